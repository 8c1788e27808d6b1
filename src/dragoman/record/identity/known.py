"""The ids by which an entity is known: one in Wikidata, and those of users' lists. Each register speaks for itself."""

from __future__ import annotations

from collections.abc import Collection, Iterable


def known_as(knowledge_id: str | None, listed: Iterable[str]) -> tuple[str, ...]:
    """All ids of an entity, the one in Wikidata first; of lists they are `LIST:ID`."""
    return (*([knowledge_id] if knowledge_id is not None else []), *listed)


def is_listed(known: str) -> bool:
    """Whether an id is one of a list."""
    return ":" in known


def _registers(known: Iterable[str]) -> dict[str, set[str]]:
    """The ids by where they are from: by the name of the list, or empty for Wikidata."""
    found: dict[str, set[str]] = {}
    for one in known:
        found.setdefault(one.partition(":")[0] if is_listed(one) else "", set()).add(one)
    return found


def known_as_two(one: Collection[str], other: Collection[str]) -> bool:
    """Whether some register knows the bearers of these ids by different ones.

    Where Wikidata has one id for both, a list that has two means one person twice.
    """
    if not one or not other:
        return False
    mine, theirs = _registers(one), _registers(other)
    shared = mine.keys() & theirs.keys()
    if "" in shared:
        return mine[""].isdisjoint(theirs[""])
    return any(mine[register].isdisjoint(theirs[register]) for register in shared)


def known_alike(one: Collection[str], other: Collection[str]) -> bool:
    """Whether some register knows both, so that it, and not their names, says who they are."""
    return bool(one and other) and not _registers(one).keys().isdisjoint(_registers(other))
