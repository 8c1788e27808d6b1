"""Whether the table of offices agrees with itself: two holders at once, times without a holder, people told twice.

Everything here is a question to a list of people, so that a draft can be asked before it becomes the table.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping
from datetime import date, timedelta
from itertools import pairwise

from msgspec import Struct

from dragoman.knowledge.offices import Holder, Person

# A month is how exactly many days are known, and how long a caretaker may stay beside the newly elected.
MONTH = 31
_DAY = timedelta(days=1)

Seat = tuple[str, str]


class Overlap(Struct, frozen=True):
    """Two holders of an office that only one can hold, both of them in it from `start` to `end`."""

    office: str
    of: str
    former: str
    latter: str
    start: date
    end: date


class Gap(Struct, frozen=True):
    """Days between two holders of an office of which nobody is told."""

    office: str
    of: str
    former: str
    latter: str
    start: date
    end: date


class Fault(Struct, frozen=True):
    """What cannot be true of a person in the table, and of whom it is told."""

    person: str
    reason: str


def seats(known: Iterable[Person], joint: bool = True) -> Mapping[Seat, tuple[Holder, ...]]:
    """Offices, each with its country or organisation, to those who held them in the order of their terms.

    Without offices held by several at once unless `joint`.
    """
    found: dict[Seat, list[Holder]] = {}
    for person in known:
        for term in person.terms:
            of = term.organisation or term.country
            if of is not None and (joint or not term.joint):
                found.setdefault((term.office, of), []).append(term)
    return {seat: tuple(sorted(terms, key=_in_time)) for seat, terms in sorted(found.items())}


def _in_time(term: Holder) -> tuple[date, date, str]:
    return term.start or date.min, term.end or date.max, term.person


def overlaps(known: Iterable[Person], since: date, until: date, longest: int = MONTH) -> tuple[Overlap, ...]:
    """Pairs of holders of one office who are both in it for more than `longest` days between two days.

    A term without an end lasts until the end of time: it overlaps everybody who follows.
    """
    found = []
    for (office, of), terms in seats(known, joint=False).items():
        for at, former in enumerate(terms):
            for latter in terms[at + 1 :]:
                start = max(former.start or date.min, latter.start or date.min, since)
                end = min(former.end or until, latter.end or until, until)
                if (end - start).days > longest:
                    found.append(Overlap(office, of, former.person, latter.person, start, end))
    return tuple(found)


def gaps(known: Iterable[Person], since: date, until: date, longest: int = 3 * MONTH) -> tuple[Gap, ...]:
    """Stretches of more than `longest` days between two holders of one office, as far as they lie between two days.

    The time before the first known holder and after the last is no gap: `coverage` measures it.
    """
    found = []
    for (office, of), terms in seats(known, joint=False).items():
        latest = terms[0]
        for term in terms[1:]:
            if latest.end is None:
                break
            start, end = max(latest.end, since), min(term.start or date.min, until)
            if (end - start).days > longest:
                found.append(Gap(office, of, latest.person, term.person, start, end))
            if term.end is None or term.end > latest.end:
                latest = term
    return tuple(found)


def coverage(known: Iterable[Person], since: date, until: date) -> Mapping[Seat, float]:
    """The share of the days between two days on which the holder of an office is known, 0 to 1.

    Days of one month between two holders count as known: it is then the day of the change that is not.
    """
    return {seat: covered(terms, since, until) for seat, terms in seats(known).items()}


def covered(terms: Iterable[Holder], since: date, until: date) -> float:
    """The share of the days between two days that these terms cover together, as in `coverage`."""
    days, reached = 0, None
    for start, end in sorted(_stretches(terms, since, until)):
        if reached is None or (start - reached).days > MONTH + 1:
            days += (end - start).days + 1
            reached = end
        elif end > reached:
            days += (end - reached).days
            reached = end
    return days / ((until - since).days + 1)


def _stretches(terms: Iterable[Holder], since: date, until: date) -> list[tuple[date, date]]:
    within = [(max(term.start or since, since), min(term.end or until, until)) for term in terms]
    return [(start, end) for start, end in within if start <= end]


def faults(
    known: Collection[Person],
    offices: Collection[str] | None = None,
    key: Callable[[str], Hashable] = str.casefold,
) -> tuple[Fault, ...]:
    """What is wrong with single people: impossible terms, ids and names that two of them bear, unknown offices.

    Two spellings are one name where `key` gives the same for both. `offices` are those that the language packs know;
    without them offices are not looked at.
    """
    found = [fault for person in known for fault in _impossible_terms(person)]
    found += _shared("Wikidata id", [(person.knowledge_id, person) for person in known if person.knowledge_id])
    found += _shared("name", [(key(name), person) for person in known for name in _full_names(person)])
    if offices is not None:
        found += [
            Fault(person.name, f"no language pack knows the office {term.office!r}")
            for person in known
            for term in person.terms
            if term.office not in offices
        ]
    return tuple(dict.fromkeys(found))


def _full_names(person: Person) -> list[str]:
    """The names by which a person is told from the others of that surname."""
    return [name for name in (person.name, *person.spellings) if len(name.split()) > 1]


def _impossible_terms(person: Person) -> list[Fault]:
    """Terms that end before they begin, and those of one office that the same person holds twice at once."""
    found = [
        Fault(person.name, f"{term.office}: begins on {term.start}, after its end on {term.end}")
        for term in person.terms
        if term.start is not None and term.end is not None and term.start > term.end + MONTH * _DAY
    ]
    own = sorted(person.terms, key=lambda term: (term.office, term.organisation or term.country or "", _in_time(term)))
    for former, latter in pairwise(own):
        same = (former.office, former.organisation, former.country) == (
            latter.office,
            latter.organisation,
            latter.country,
        )
        if same and (former.end is None or (latter.start is not None and latter.start < former.end)):
            found.append(Fault(person.name, f"{former.office}: the term of {former.start} goes on into the next"))
    return found


def _shared(what: str, bearers: Iterable[tuple[Hashable, Person]]) -> list[Fault]:
    first: dict[Hashable, Person] = {}
    found = []
    for value, person in bearers:
        other = first.setdefault(value, person)
        if other is not person:
            found.append(Fault(person.name, f"bears the same {what} as {other.name}: {value}"))
    return found
