"""Names by their sound, in whatever script: how like two words sound, and the consonants by which they can be found.

A word becomes a row of sounds, each with the alternatives that its letters leave open; two rows are compared by
weighted edit distance. The letters' sounds stand in `sounds.toml`, for all languages of a script together.
"""

from __future__ import annotations

import itertools
import unicodedata
from functools import cache, lru_cache
from importlib import resources

import msgspec
from anyascii import anyascii
from msgspec import Struct

from dragoman.language.homoglyphs import unmixed
from dragoman.language.scripts import first_script

_SILENT = "-"
_LONGEST_WORD = 40
_MOST_SKELETONS = 6
# Consonants that a change of language or script leaves apart.
_COARSE = {
    **dict.fromkeys("pbfv", "P"), **dict.fromkeys("tdT", "T"),
    **dict.fromkeys("szSZCJc", "S"), **dict.fromkeys("kgx", "K"), "m": "M", "n": "N", "l": "L", "r": "R",
}  # fmt: skip
_WRITTEN_IN_LATIN = frozenset({"Hani", "Jpan", "Hang"})


class _Near(Struct, frozen=True):
    sounds: str
    cost: float


class _Table(Struct, frozen=True):
    vowels: str
    faint: dict[str, float]
    near: tuple[_Near, ...]
    loose_vowels: frozenset[str]
    letters: dict[str, dict[str, str]]


class Sound(Struct, frozen=True, gc=False):
    """One place in a word: the sounds that may stand there, and what it costs to leave it out."""

    options: str
    omission: float


Sounds = tuple[Sound, ...]

# No one asks how much less alike than this two words are.
_WORTH_COMPARING = 0.6
_ROUNDING = 1e-9


@lru_cache(maxsize=25_000)
def sounds(word: str) -> Sounds:
    """The sounds of a word, in order."""
    word = unmixed(word.lower())[:_LONGEST_WORD]
    script = first_script(word)
    table = _letters(script)
    loose = script in _table().loose_vowels
    heard = (
        _sound(options, loose) for group in _groups(_written(word, script), table) for options in table[group].split()
    )
    # A letter written twice sounds once.
    return tuple(sound for sound, _ in itertools.groupby(heard))


@lru_cache(maxsize=15_000)
def likeness(one: str, other: str, least: float = _WORTH_COMPARING) -> float:
    """How alike two words sound: 1 for the same, 0 where it is less than `least` or their lengths are too far apart."""
    first, second = sounds(one), sounds(other)
    shortest, longest = sorted((_weight(first), _weight(second)))
    if longest <= 0 or shortest < _WORTH_COMPARING * longest:
        return 0.0
    alike = 1.0 - _distance(first, second, (1.0 - least) * longest) / longest
    return alike if alike >= least else 0.0


@lru_cache(maxsize=25_000)
def skeletons(word: str) -> tuple[str, ...]:
    """The consonants of a word by coarse classes, once for each way in which it may be read (six at most)."""
    choices = [_coarse(sound.options, sound.omission <= 0) for sound in sounds(word)]
    read = itertools.islice(itertools.product(*(choice for choice in choices if choice != ("",))), _MOST_SKELETONS)
    undoubled = ("".join(letter for letter, _ in itertools.groupby("".join(letters))) for letters in read)
    return tuple(dict.fromkeys(undoubled))


@cache
def _table() -> _Table:
    raw = resources.files(__package__).joinpath("sounds.toml").read_bytes()
    return msgspec.toml.decode(raw, type=_Table)


@cache
def _letters(script: str) -> dict[str, str]:
    return _table().letters[script if script in _table().letters else "Latn"]


def _written(word: str, script: str) -> str:
    """The word in the letters of the table of its script, without accents that the table does not know."""
    table = _letters(script)
    if script in _WRITTEN_IN_LATIN or (script not in _table().letters):
        return anyascii(word).lower()
    return "".join(
        letter
        if letter in table
        else "".join(plain for plain in unicodedata.normalize("NFD", letter) if not unicodedata.combining(plain))
        for letter in unicodedata.normalize("NFC", word)
    )


def _groups(written: str, table: dict[str, str]) -> list[str]:
    """The word cut into the longest groups of letters that the table has; other signs are left out."""
    marked = f"^{written}$"
    longest = max(map(len, table))
    found, at = [], 0
    while at < len(marked):
        for length in range(min(longest, len(marked) - at), 0, -1):
            group = marked[at : at + length]
            if group in table:
                found.append(group)
                break
        else:
            length = 1
        at += length
    return found


@cache
def _sound(options: str, loose: bool) -> Sound:
    kinds = options.split("/")
    heard = [kind for kind in kinds if kind != _SILENT]
    if len(heard) < len(kinds):
        return Sound("".join(heard), 0.0)
    table = _table()
    omission = min(table.faint.get(kind, 1.0) for kind in heard)
    if loose and all(kind in table.vowels for kind in heard):
        omission = 0.1
    return Sound("".join(heard), omission)


@lru_cache(maxsize=25_000)
def _weight(row: Sounds) -> float:
    return sum(sound.omission for sound in row)


def _distance(first: Sounds, second: Sounds, most: float) -> float:
    """What it costs to make one of the other; where that is more than `most`, at least some of it."""
    places = [(sound.options, sound.omission) for sound in second]
    line = [0.0]
    for _, omission in places:
        line.append(line[-1] + omission)
    for sound in first:
        options, omission = sound.options, sound.omission
        diagonal, left = line[0], line[0] + omission
        line[0] = left
        for at, (others, insertion) in enumerate(places, 1):
            above = line[at]
            best = diagonal if options == others else diagonal + _cost(options, others)
            best = min(best, above + omission)
            left += insertion
            left = min(left, best)
            diagonal = above
            line[at] = left
        if min(line) > most + _ROUNDING:
            break
    return line[-1]


@lru_cache(maxsize=20_000)
def _cost(one: str, other: str) -> float:
    """What it costs to take a sound for another, by the alternatives of each that are nearest."""
    if set(one) & set(other):
        return 0.0
    near = _near()
    return min((near.get((a, b), 1.0) for a in one for b in other), default=1.0)


@cache
def _near() -> dict[tuple[str, str], float]:
    found: dict[tuple[str, str], float] = {}
    for row in _table().near:
        for pair in itertools.permutations(row.sounds, 2):
            found[pair] = min(row.cost, found.get(pair, 1.0))
    return found


@cache
def _coarse(options: str, may_be_silent: bool) -> tuple[str, ...]:
    """The classes that a place may have: no vowel and no faint sound is a class."""
    classes = [*([""] if may_be_silent else []), *(_COARSE.get(kind, "") for kind in options)]
    return tuple(dict.fromkeys(classes))
