"""How far two parts of names are one: the grounds on which two words can be the same family or given name."""

from __future__ import annotations

from enum import IntEnum
from functools import lru_cache

from msgspec import Struct

from dragoman.knowledge.given_names import given_names
from dragoman.language.keys import plain_letters
from dragoman.language.sounds import likeness, sounds
from dragoman.record.identity.clusters import meet
from dragoman.record.identity.feminine import masculine_keys
from dragoman.record.identity.names import Part

_SOUNDS_ALIKE = 0.8
_SOUNDS_NEARLY_ALIKE = 0.65
_SHORT = 3
_LEAST_MISSPELT = 6
_OTHER_BEGINNING = 0.5
_KNOWN_AS_TWO = 0.6


class Ground(IntEnum):
    """Why two parts are one, the weakest first."""

    OTHER = 0
    """Surely two names."""
    OPEN = 1
    """Neither one nor surely two."""
    MISSPELT = 2
    INITIAL = 3
    SOUND = 4
    GENDER = 5
    VARIANT = 6
    INFLECTED = 7
    SPELLING = 8
    SAME = 9


class Match(Struct, frozen=True, gc=False):
    """Two parts compared: the ground, and how much it says for one name (0 to 1)."""

    ground: Ground
    strength: float


_DIFFERENT = Match(Ground.OTHER, 0.0)
_UNDECIDED = Match(Ground.OPEN, 0.0)


@lru_cache(maxsize=20_000)
def given_match(one: Part, other: Part) -> Match:
    """Two given names, middle names or patronymics compared."""
    if one.is_initial or other.is_initial:
        return _initial_match(one, other)
    if one.key == other.key:
        return Match(Ground.SAME, 1.0)
    if _shares_name(one, other):
        return Match(Ground.SPELLING, 0.95 if min(len(one.key), len(other.key)) > _SHORT else 0.8)
    if _share_base(one, other):
        return Match(Ground.INFLECTED, 0.5 if _both_stand_as_names(one, other) else 0.9)
    if meet(one.variants, other.variants):
        return Match(Ground.VARIANT, 0.75)
    if _is_of_other_gender(one, other):
        return _DIFFERENT
    return _sound_match(one, other, is_family=False)


@lru_cache(maxsize=20_000)
def family_match(one: Part, other: Part) -> Match:
    """Two family names compared."""
    if one.is_initial or other.is_initial:
        return _DIFFERENT
    if one.key == other.key:
        return Match(Ground.SAME, 1.0)
    if _shares_name(one, other):
        return Match(Ground.SPELLING, 0.95 if min(len(one.key), len(other.key)) > _SHORT else 0.8)
    if _share_base(one, other):
        return Match(Ground.INFLECTED, 0.9)
    if meet(masculine_keys(one.key), masculine_keys(other.key)):
        return Match(Ground.GENDER, 0.75)
    return _sound_match(one, other, is_family=True)


def _shares_name(one: Part, other: Part) -> bool:
    return meet(one.groups, other.groups)


def _share_base(one: Part, other: Part) -> bool:
    return meet(one.keys, other.keys) or meet(one.base_groups, other.base_groups)


def _both_stand_as_names(one: Part, other: Part) -> bool:
    """Whether each is a given name as it stands: "Александра" may be Aleksandr's genitive, or a woman."""
    return one.text in given_names() and other.text in given_names()


def _is_of_other_gender(one: Part, other: Part) -> bool:
    """Whether the one is the other with the vowel of a woman's name: Petr and Petra, Ivan and Ivana."""
    shorter, longer = sorted((one, other), key=lambda part: len(part.key))
    if longer.language and longer.text not in given_names():
        return False
    return longer.key[:-1] == shorter.key and longer.key[-1] == "a"


def _initial_match(one: Part, other: Part) -> Match:
    """An initial and what it may stand for: by its letter, and by its sound where the script or language is another."""
    mine, theirs = plain_letters(one.text), plain_letters(other.text)
    same = mine.startswith(theirs) or theirs.startswith(mine)
    if not same and (
        one.script != other.script or (one.language and other.language and one.language != other.language)
    ):
        same = _begin_alike(one, other)
    return Match(Ground.INITIAL, 0.55) if same else _DIFFERENT


def _begin_alike(one: Part, other: Part) -> bool:
    """Whether two words may begin with one sound: a first one that may be silent gives way to the next."""
    return meet(_openings(one.text), _openings(other.text))


@lru_cache(maxsize=20_000)
def _openings(text: str) -> str:
    """The sounds with which a word may begin, a letter each."""
    found = ""
    for sound in sounds(text):
        found += sound.options
        if sound.omission > 0:
            break
    return found


def _sound_match(one: Part, other: Part, is_family: bool) -> Match:
    """What is left to the ear: across scripts the sound itself, in one language no more than a letter's slip.

    Whether two family names that are not one are surely two is of no account.
    """
    known_as_two = bool(one.groups and other.groups)
    if one.script == other.script and one.language == other.language:
        if known_as_two:
            return _DIFFERENT
        if _is_one_letter_off(one.key, other.key) and min(len(one.key), len(other.key)) >= _LEAST_MISSPELT:
            return Match(Ground.MISSPELT, 0.2)
        is_open = not is_family and likeness(one.text, other.text, _SOUNDS_NEARLY_ALIKE) > 0
        return _UNDECIDED if is_open else _DIFFERENT
    alike = likeness(one.text, other.text, _SOUNDS_ALIKE if is_family else _SOUNDS_NEARLY_ALIKE)
    if alike >= _SOUNDS_ALIKE and min(len(one.text), len(other.text)) >= _SHORT:
        strength = 0.2 + 0.7 * (alike - _SOUNDS_ALIKE) / (1 - _SOUNDS_ALIKE)
        if not _begin_alike(one, other):
            strength *= _OTHER_BEGINNING
        return Match(Ground.SOUND, strength * (_KNOWN_AS_TWO if known_as_two else 1.0))
    return _UNDECIDED if alike >= _SOUNDS_NEARLY_ALIKE else _DIFFERENT


def _is_one_letter_off(one: str, other: str) -> bool:
    """Whether one letter is left out, put in, exchanged, or has changed places with its neighbour."""
    if abs(len(one) - len(other)) > 1:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    end = 0
    while end < min(len(one), len(other)) - start and one[-1 - end] == other[-1 - end]:
        end += 1
    left, right = one[start : len(one) - end], other[start : len(other) - end]
    return max(len(left), len(right)) <= 1 or (len(left) == len(right) == 2 and left == right[::-1])
