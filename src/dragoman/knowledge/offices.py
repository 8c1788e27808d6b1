"""Who held which office when, and how the names of public people are written.

Hand-written in `data/offices/*.toml`, one file a region, baked to JSON; only what is certain stands there. A term
without an end is one whose end is not known: it is good evidence until `known_until`, and weaker after.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache

from msgspec import Struct

from dragoman.knowledge.tables import read_table


class _Term(Struct, frozen=True):
    office: str
    start: str | None = None
    end: str | None = None
    country: str | None = None
    organisation: str | None = None
    joint: bool = False


class _Entry(Struct, frozen=True):
    name: str
    country: str | None = None
    sector: str = "GOV"
    id: str | None = None
    spellings: tuple[str, ...] = ()
    terms: tuple[_Term, ...] = ()


class _Offices(Struct, frozen=True):
    known_until: date
    person: tuple[_Entry, ...]


class Holder(Struct, frozen=True, kw_only=True):
    """A term of office: of a country (alpha-3) or of an organisation, both days inclusive.

    A day that is known only to the month is the surest day of it: the last for a start, the first for an end.
    `joint` marks an office that several people hold at once.
    """

    person: str
    knowledge_id: str | None
    office: str
    country: str | None
    organisation: str | None
    start: date | None
    end: date | None
    joint: bool

    def held(self, on: date) -> bool:
        """Whether the term reaches over this day, as far as its days are known."""
        return (self.start is None or self.start <= on) and (self.end is None or on <= self.end)


class Person(Struct, frozen=True, kw_only=True):
    """A public person: canonical name in Latin script, Wikidata id where certain, other spellings of the name.

    `spellings` hold what transliteration alone does not match; `terms` are in the order of time.
    """

    name: str
    knowledge_id: str | None
    country: str | None
    sector: str
    spellings: tuple[str, ...]
    terms: tuple[Holder, ...]


@cache
def _offices() -> _Offices:
    return read_table("offices", _Offices)


def _surest_start(written: str) -> date:
    if len(written) == 10:
        return date.fromisoformat(written)
    year, month = int(written[:4]), int(written[5:] or 12)
    following = date(year + month // 12, month % 12 + 1, 1)
    return date.fromordinal(following.toordinal() - 1)


def _surest_end(written: str) -> date:
    return date.fromisoformat(
        written if len(written) == 10 else f"{written}-01" if len(written) == 7 else f"{written}-01-01"
    )


def _holder(entry: _Entry, term: _Term) -> Holder:
    return Holder(
        person=entry.name,
        knowledge_id=entry.id,
        office=term.office,
        country=None if term.organisation else term.country or entry.country,
        organisation=term.organisation,
        start=_surest_start(term.start) if term.start else None,
        end=_surest_end(term.end) if term.end else None,
        joint=term.joint,
    )


def _in_order(terms: Iterable[Holder]) -> tuple[Holder, ...]:
    return tuple(sorted(terms, key=lambda held: (held.start or date.min, held.person)))


@cache
def people() -> tuple[Person, ...]:
    """All known people, in the order of the table."""
    return tuple(
        Person(
            name=entry.name,
            knowledge_id=entry.id,
            country=entry.country,
            sector=entry.sector,
            spellings=entry.spellings,
            terms=_in_order(_holder(entry, term) for term in entry.terms),
        )
        for entry in _offices().person
    )


@cache
def _by_name_or_id() -> dict[str, Person]:
    found: dict[str, Person] = {}
    for known in people():
        for key in (known.name.casefold(), known.knowledge_id):
            if key is not None:
                found[key] = known
    return found


def person(name_or_id: str) -> Person | None:
    """The person of a canonical name (in any case) or a Wikidata id."""
    return _by_name_or_id().get(name_or_id) or _by_name_or_id().get(name_or_id.casefold())


@cache
def _by_office() -> dict[tuple[str, str | None], tuple[Holder, ...]]:
    found: dict[tuple[str, str | None], list[Holder]] = {}
    for known in people():
        for term in known.terms:
            found.setdefault((term.office, term.organisation or term.country), []).append(term)
    return {key: _in_order(terms) for key, terms in found.items()}


def offices() -> tuple[str, ...]:
    """The offices known here, by their English names, sorted."""
    return tuple(sorted({office for office, _ in _by_office()}))


@cache
def offices_of_one() -> frozenset[str]:
    """The offices that one person of a country holds at a time; of ministers and diplomats it has many."""
    return frozenset(
        term.office
        for person in people()
        for term in person.terms
        if term.country is not None and term.organisation is None and not term.joint
    )


def holders(office: str, of: str, on: date | None = None) -> tuple[Holder, ...]:
    """Who held an office of a country (alpha-3) or organisation (its name) on a day; on any day without one.

    In the order of their terms; empty where nobody is known. More than one on a day only for an office that is
    held jointly, or on the day when it changes hands.
    """
    terms = _by_office().get((office, of), ())
    return terms if on is None else tuple(term for term in terms if term.held(on))


def known_until() -> date:
    """The day up to which the table was kept: after it, an open term may have ended."""
    return _offices().known_until
