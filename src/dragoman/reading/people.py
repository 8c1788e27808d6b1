"""Known people, found by the script-free keys of their names."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from functools import cache

from dragoman.knowledge.given_names import FAMILY_FIRST_COUNTRIES, family_first_surnames, given_names
from dragoman.knowledge.offices import Holder, Person, people
from dragoman.language.keys import is_latin, name_key, part_key, plain_letters, same_given_name

_LEAST_KEY = 4
_COMING, _GONE = 366, 3653
_CALLED_BY_THE_LAST = frozenset({"VNM"})

Keys = tuple[str, ...]


@cache
def _by_full_name() -> dict[Keys, tuple[Person, ...]]:
    found: dict[Keys, tuple[Person, ...]] = {}
    for known in people():
        for spelling in (known.name, *known.spellings):
            keys = name_key(spelling)
            if known not in found.get(keys, ()):
                found[keys] = (*found.get(keys, ()), known)
    return found


@cache
def _by_surname() -> dict[str, tuple[tuple[str, Person], ...]]:
    """Surname keys to given-name keys and persons. A spelling of one word is a surname with no given name.

    Whose family name stands in front is not called by what stands last, but in Vietnam.
    """
    found: dict[str, tuple[tuple[str, Person], ...]] = {}
    for keys, owners in _by_full_name().items():
        given = keys[0] if len(keys) > 1 else ""
        for known in owners:
            if not given or known.country in _CALLED_BY_THE_LAST or not _has_family_in_front(known):
                found[keys[-1]] = (*found.get(keys[-1], ()), (given, known))
    return found


def _has_family_in_front(known: Person) -> bool:
    first = known.name.split()[0]
    return first.lower() in family_first_surnames() and known.country in FAMILY_FIRST_COUNTRIES


@cache
def _by_family_name_in_front() -> dict[str, tuple[Person, ...]]:
    """People whose family name comes first: the press calls Xi Jinping Xi."""
    found: dict[str, tuple[Person, ...]] = {}
    for known in people():
        if _has_family_in_front(known):
            first = part_key(known.name.split()[0])
            found[first] = (*found.get(first, ()), known)
    return found


@cache
def _by_office() -> dict[str, tuple[Person, ...]]:
    """Who holds or held each office anywhere, in the order of the knowledge."""
    found: dict[str, list[Person]] = {}
    for known in people():
        for office in dict.fromkeys(term.office for term in known.terms):
            found.setdefault(office, []).append(known)
    return {office: tuple(holders) for office, holders in found.items()}


def is_known_surname(key: str) -> bool:
    """Whether a known person has a surname of this key."""
    return key in _by_surname() or key in _by_family_name_in_front()


def known_by_full_name(keys: Keys) -> Person | None:
    """The one known person of this full name; None where nobody or several bear it."""
    exact = _by_full_name().get(keys, ())
    if len(keys) < 2:
        return None
    if exact:
        return exact[0] if len(exact) == 1 else None
    alike = {
        known.name: known
        for given, known in _by_surname().get(keys[-1], ())
        if given and same_given_name(given, keys[0])
    }
    return next(iter(alike.values())) if len(alike) == 1 else None


def known_by_surname(
    word: str, on: date | None, countries: Collection[str], exact_accents: bool, by_sound: bool = True
) -> Person | None:
    """The one known person whom a bare surname (in its base form) means.

    It is the only bearer, the only one in office on a day, or of those the only one whose country is among `countries`.
    A word in Latin letters must be the surname as it is written, accents aside unless `exact_accents`; one of another
    script must be a spelling that is known or, `by_sound`, long enough for its key to tell.
    """
    key = part_key(word)
    bearers = {known.name: known for _, known in _by_surname().get(key, ())}
    bearers |= {known.name: known for known in _by_family_name_in_front().get(key, ())}
    for known in _by_full_name().get((key,), ()):
        bearers[known.name] = known
    meant = [known for known in bearers.values() if _is_written(word, known, exact_accents, by_sound)]
    if word in given_names():
        # "Austin" alone is a given name or a town first.
        return None
    if on is None:
        return meant[0] if len(meant) == 1 else None
    meant = [known for known in meant if _is_of_the_time(known, on)]
    if len(meant) == 1:
        return meant[0]
    serving = [known for known in meant if term_on(known, on) is not None]
    if len(serving) > 1:
        serving = [known for known in serving if known.country in countries]
    return serving[0] if len(serving) == 1 else None


def known_by_office(beginning: str, office: str, of: str | None, on: date | None) -> Person | None:
    """The one known person whose name begins so in a script without spaces, and who holds or held an office.

    `of` is the country told with it (alpha-3), `on` the day; of several, only the one in office is meant.
    """
    called = [
        known
        for known in _by_office().get(office, ())
        if any(term.office == office and (of is None or of == term.country) for term in known.terms)
        and any(spelling.startswith(beginning) and " " not in spelling for spelling in known.spellings)
    ]
    serving = [known for known in called if on is not None and (term := term_on(known, on)) and term.office == office]
    found = serving if len(called) > 1 else called
    return found[0] if len(found) == 1 else None


def _is_written(word: str, known: Person, exact_accents: bool, by_sound: bool) -> bool:
    parts = {part.lower() for spelling in (known.name, *known.spellings) for part in spelling.split()}
    if word in parts:
        return True
    if not is_latin(word):
        # The spelling of a name in another script only the key can know.
        return by_sound and len(part_key(word)) >= _LEAST_KEY
    return not exact_accents and plain_letters(word) in {plain_letters(part) for part in parts}


def _is_of_the_time(known: Person, on: date) -> bool:
    """Whether somebody was in office in the ten years before a day, or came into it within a year behind.

    Nobody calls others by the surname alone.
    """
    if not known.terms:
        return True
    begun = (term for term in known.terms if term.start is None or (term.start - on).days <= _COMING)
    return any(term.end is None or (on - term.end).days <= _GONE for term in begun)


def term_on(known: Person, on: date) -> Holder | None:
    """The office that a person holds on a day, the latest begun of several."""
    held = [
        term
        for term in known.terms
        if (term.start is None or term.start <= on) and (term.end is None or on <= term.end)
    ]
    return held[-1] if held else None


def latest_term(known: Person, on: date | None) -> Holder | None:
    """The office held on a day, or the only one that is known of the person."""
    if on is not None:
        return term_on(known, on)
    return known.terms[0] if len(known.terms) == 1 else None
