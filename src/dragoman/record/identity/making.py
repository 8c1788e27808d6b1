"""An identity made of its entities: its id, its name, its spellings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TypeVar

from dragoman.language.homoglyphs import mixed_script
from dragoman.language.scripts import first_script
from dragoman.record.facts import Identity, Rulings, Spelling
from dragoman.record.identity.bearers import Bearer
from dragoman.record.identity.constraints import Said, in_order, last_said
from dragoman.record.ids import distinct_ids

_Text = TypeVar("_Text", bound=str)


def made(bearers: Sequence[Bearer], groups: Sequence[Sequence[int]], rulings: Rulings) -> tuple[Identity, ...]:
    """The identities of these groups of entities, by id; what users said of name and knowledge id holds."""
    members = [[bearers[number] for number in group] for group in groups]
    said_links, said_names = in_order(rulings.links), in_order(rulings.names)
    links = [_ruled(said_links, group) for group in members]
    seeds = [(_seed(group, link), group[0].local) for group, link in zip(members, links, strict=True)]
    ids = distinct_ids("p", seeds)
    found = [
        _identity(name, group, link, _ruled(said_names, group))
        for name, group, link in zip(ids, members, links, strict=True)
    ]
    return tuple(sorted(found, key=lambda identity: identity.id))


def _ruled(said: Said, group: Sequence[Bearer]) -> str | None:
    return last_said(said, (bearer.local for bearer in group))


def _seed(group: Sequence[Bearer], link: str | None) -> tuple[str, ...]:
    known = [link] if link else sorted(bearer.knowledge_id for bearer in group if bearer.knowledge_id)
    if known:
        return ("known", known[0])
    listed = min((one for bearer in group for one in bearer.listed), default=None)
    if listed is not None:
        return ("listed", listed)
    country = min((bearer.country for bearer in group if bearer.country), default="")
    if group[0].kind == "country" and country:
        return ("country", country)
    keys = sorted({key for bearer in group for key in bearer.full_keys or bearer.keys})
    return (group[0].kind, *(keys[0] if keys else ()), country)


def _identity(name: str, group: Sequence[Bearer], link: str | None, called: str | None) -> Identity:
    spellings: Counter[str] = Counter()
    for bearer in group:
        spellings.update(dict(bearer.forms))
    return Identity(
        id=name,
        kind=_most([bearer.kind for bearer in group]) or "person",
        name=called or _canonical_name(group),
        knowledge_id=link or _most([bearer.knowledge_id for bearer in group]),
        country=_most([bearer.country for bearer in group]),
        sector=_most([bearer.sector for bearer in group]),
        spellings=tuple(_spelling(form, count) for form, count in sorted(spellings.items())),
        entities=tuple(bearer.local for bearer in group),
        listed=tuple(sorted({one for bearer in group for one in bearer.listed})),
    )


def _spelling(form: str, count: int) -> Spelling:
    return Spelling(form, first_script(form), count, mixed_script(form))


def _canonical_name(group: Sequence[Bearer]) -> str:
    """The name that most articles give.

    First those of whom the bearer is known, then those that name him in full, then those that stand so in the text:
    what an article writes itself is truer than what is written in Latin letters for it.
    """
    told = Counter(
        (
            bearer.knowledge_id is not None,
            _is_full(bearer.name),
            any(form == bearer.name for form, _ in bearer.forms),
            bearer.name,
        )
        for bearer in group
    )
    return min(told, key=lambda name: (not name[0], not name[1], not name[2], -told[name], name[3]))[3]


def _is_full(name: str) -> bool:
    """Whether a name has two parts or more, none of them an initial."""
    parts = name.split()
    return len(parts) > 1 and all(len(part.rstrip(".")) > 1 for part in parts)


def _most(values: Iterable[_Text | None]) -> _Text | None:
    counted = Counter(value for value in values if value is not None)
    return min(counted, key=lambda value: (-counted[value], value)) if counted else None
