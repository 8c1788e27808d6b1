"""What a list says of one person or organisation, and when two rows of it say the same."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

import msgspec
from msgspec import Struct

ListedKind = Literal["person", "organisation"]

_A: dict[ListedKind, str] = {"person": "a person", "organisation": "an organisation"}


class Row(Struct, frozen=True, array_like=True):
    """One person or organisation of a list, as it is kept.

    `names` can be matched, `weak_names` are kept alone: the list says itself that others bear them too. `countries` are
    alpha-3 codes, the one he acts for first; `roles` and `topics` are as the list words them.
    """

    id: str
    kind: ListedKind
    name: str
    names: tuple[str, ...] = ()
    weak_names: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    wikidata: str | None = None
    roles: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()


def contradiction(one: Row, other: Row) -> str | None:
    """Why two rows of one id cannot be one: another kind, another Wikidata id; None where they can."""
    if one.kind != other.kind:
        return f"the id {one.id} is {_A[other.kind]} here and {_A[one.kind]} before"
    if one.wikidata and other.wikidata and one.wikidata != other.wikidata:
        return f"the id {one.id} is {other.wikidata} here and {one.wikidata} before"
    return None


def joined(one: Row, other: Row) -> Row:
    """What two rows of one id say together, the earlier one first."""
    return msgspec.structs.replace(
        one,
        name=one.name or other.name,
        names=_together(one.names, other.names),
        weak_names=_together(one.weak_names, other.weak_names),
        countries=_together(one.countries, other.countries),
        wikidata=one.wikidata or other.wikidata,
        roles=_together(one.roles, other.roles),
        topics=_together(one.topics, other.topics),
    )


def _together(one: Iterable[str], other: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*one, *other)))
