"""Whom a name means: by its spelling, by what is known of people, with endings undone, at last by its sound."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import islice, product
from typing import Literal

from msgspec import Struct

from dragoman.knowledge.countries import countries_called
from dragoman.knowledge.offices import Person, people
from dragoman.knowledge.places import place_names
from dragoman.language.automaton import Ending, bases, endings_of, prefixes_of
from dragoman.language.keys import name_key
from dragoman.language.pack import pack_codes, read_pack
from dragoman.language.sounds import likeness
from dragoman.language.words import Folding
from dragoman.record import directory
from dragoman.record.facts import Identity
from dragoman.record.store import Record

FoundBy = Literal["id", "name", "knowledge", "ending", "sound"]
Key = tuple[str, ...]
_LEAST_BASE = 3
_MOST_BASES = 400
_SOUNDS_ALIKE = 0.85
_AS_GOOD = 0.05
# What is shorter sounds like too much.
_LEAST_SOUNDED = 4
# What is longer is no name.
_LONGEST_BENT = 200


class Meant(Struct, frozen=True):
    """Those whom a name means, and how they were found; nobody is found by nothing."""

    identities: tuple[Identity, ...] = ()
    by: FoundBy | None = None


def meant(record: Record, name: str, by_sound: bool = False) -> Meant:
    """Those whom a name means, in any script and with any ending, or who have this id.

    The surest way that finds somebody counts: an id; a spelling of the record; one that is known, or the sound of what
    is known; the name with an ending of some language undone; if `by_sound`, a name of the record that sounds so.
    """
    ids, by = ids_meant(record, name, by_sound)
    return Meant(tuple(directory.identities(record.connection, ids)), by) if ids else Meant()


def ids_meant(record: Record, name: str, by_sound: bool = False) -> tuple[list[str], FoundBy | None]:
    """The ids of those whom `meant` finds, and how they were found."""
    connection = record.connection
    key = name_key(name)
    ways: tuple[tuple[FoundBy, Iterable[Sequence[str]]], ...] = (
        ("id", [[name]]),
        ("name", [[*directory.identities_named(connection, key), *_countries(record, name)]]),
        ("knowledge", (directory.identities_of(connection, *known_as(one)) for one in [name])),
        ("ending", _without_endings(record, name) if len(name) <= _LONGEST_BENT else ()),
        ("sound", (_sounding(record, name) for _ in range(by_sound and len(name) <= _LONGEST_BENT))),
    )
    for by, tries in ways:
        for ids in tries:
            found = [head.id for head in directory.heads(connection, ids)] if ids else []
            if found:
                return found, by
    return [], None


def _countries(record: Record, name: str) -> list[str]:
    """The ids of the countries that some language calls so."""
    return directory.countries_of(record.connection, countries_called(name))


def known_as(name: str) -> tuple[list[str], list[str]]:
    """Ids in Wikidata and GeoNames, and keys of names, of the people and places that are known by this name."""
    ids, keys = _ids_and_keys(_known([name_key(name)]))
    bearers = place_names().get(unicodedata.normalize("NFC", name.strip()).lower(), ())
    return [*ids, *(place.id for place in bearers)], keys


def _keyed(record: Record, keys: Iterable[Key]) -> Iterable[Sequence[str]]:
    return (directory.identities_named(record.connection, key) for key in keys)


def _ids_and_keys(known: Iterable[Person]) -> tuple[list[str], list[str]]:
    meant = list(known)
    ids = [person.knowledge_id for person in meant if person.knowledge_id is not None]
    return ids, [" ".join(name_key(person.name)) for person in meant]


@cache
def _by_key() -> dict[Key, tuple[Person, ...]]:
    """Known people by the keys of their spellings, and by the last part of each."""
    found: dict[Key, dict[Person, None]] = {}
    for person in people():
        for spelling in (person.name, *person.spellings):
            key = name_key(spelling)
            for part in {key, key[-1:]}:
                found.setdefault(part, {})[person] = None
    return {key: tuple(known) for key, known in found.items()}


def _known(keys: Iterable[Key]) -> list[Person]:
    return [person for key in keys if key for person in _by_key().get(key, ())]


def _without_endings(record: Record, name: str) -> Iterable[Sequence[str]]:
    """Whom the name means with endings undone: first those of whom the least must be undone."""
    by_length: dict[int, dict[Key, None]] = {}
    for base in _bases(name):
        key = name_key(base)
        if key and len(key[-1]) >= _LEAST_BASE:
            by_length.setdefault(len(name) - len(base), {})[key] = None
    for _, keys in sorted(by_length.items()):
        yield sorted({one for ids in _keyed(record, keys) for one in ids})
        yield directory.identities_of(record.connection, *_ids_and_keys(_known(keys)))


def _bases(name: str) -> list[str]:
    """What the name may be an inflected form of, in any language that has a pack; all its words inflect alike."""
    found: dict[str, None] = {}
    for fold, endings in _endings():
        choices = [bases(fold(word), endings) for word in name.split()]
        for words in islice(product(*choices), _MOST_BASES):
            found[" ".join(words)] = None
    return list(found)


@cache
def _endings() -> tuple[tuple[Folding, tuple[Ending, ...]], ...]:
    packs = [read_pack(code) for code in pack_codes()]
    folds = [Folding(pack.fold) for pack in packs]
    return tuple(
        (fold, endings_of(pack.names.endings, fold) + prefixes_of(pack.names.prefixes, fold))
        for pack, fold in zip(packs, folds, strict=True)
    )


def _sounding(record: Record, name: str) -> list[str]:
    """The ids of those whose names sound most like this one, if any sounds like it."""
    # As it is written, and as its key has it: the record holds keys.
    words = [(word, " ".join(name_key(word))) for word in name.split()]
    if not words or min(len(key) for _, key in words) < _LEAST_SOUNDED:
        return []
    alike = {
        part: best
        for part in directory.last_parts(record.connection)
        if len(part) >= _LEAST_SOUNDED and (best := max(_likeness(word, part) for word in words)) >= _SOUNDS_ALIKE
    }
    scores: dict[str, float] = {}
    for id, key in directory.keys_ending_in(record.connection, sorted(alike)):
        parts = key.split()
        score = sum(max(_likeness(word, part) for part in parts) for word in words) / len(words)
        scores[id] = max(score, scores.get(id, 0.0))
    best = max(scores.values(), default=0.0)
    return sorted(id for id, score in scores.items() if score >= max(_SOUNDS_ALIKE, best - _AS_GOOD))


def _likeness(word: tuple[str, str], part: str) -> float:
    return max(likeness(spelling, part) for spelling in word)
