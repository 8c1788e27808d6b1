"""Look-alike letters: a word whose letters come from several alphabets, written as the eye reads it."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from importlib import resources
from itertools import chain

import msgspec
from msgspec import Struct

_ALPHABETS = (
    ("Latn", re.compile("[A-Za-z\u00aa\u00ba\u00c0-\u024f\u1e00-\u1eff]")),
    ("Cyrl", re.compile("[\u0400-\u052f\u1c80-\u1c8f\ua640-\ua69f]")),
    ("Grek", re.compile("[\u0370-\u03ff\u1f00-\u1fff]")),
)
_CUT = re.compile(r"[\W\d_]+")


class _Alike(Struct, frozen=True):
    scripts: tuple[str, str]
    letters: tuple[str, str]


class _Table(Struct, frozen=True):
    alike: tuple[_Alike, ...]


@lru_cache(maxsize=25_000)
def unmixed(word: str) -> str:
    """The word in the alphabet that most of its letters have; the word itself where no look-alike is mixed in.

    A letter that only one alphabet has weighs most; where nothing decides, the word is Latin.
    """
    if word.isascii():
        return word
    word = unicodedata.normalize("NFC", word)
    if sum(letters.search(word) is not None for _, letters in _ALPHABETS) < 2:
        return word
    return "".join(_unmixed_part(part) for part in _parts(word))


def mixed_script(word: str) -> bool:
    """Whether look-alike letters of another alphabet stand inside a part of this word, as in "Рutin" with a Cyrillic Р.

    Parts that a hyphen or an apostrophe joins may each have an alphabet of their own ("COVID-ом").
    """
    return not word.isascii() and unmixed(word) != unicodedata.normalize("NFC", word)


def _parts(word: str) -> list[str]:
    """The runs of letters and what stands between them."""
    gaps = _CUT.findall(word)
    return list(chain.from_iterable((part, gap) for part, gap in zip(_CUT.split(word), [*gaps, ""], strict=True)))


def _unmixed_part(part: str) -> str:
    if part.isascii():
        return part
    counts = {script: len(letters.findall(part)) for script, letters in _ALPHABETS}
    present = [script for script, count in counts.items() if count]
    if len(present) < 2:
        return part
    others = {script: [letter for letter in part if _script(letter) not in (script, None)] for script in present}
    tables = {script: _look_alikes()[script] for script in present}
    whole = [script for script in present if all(letter in tables[script] for letter in others[script])]
    if not whole:
        return part
    most = max(whole, key=lambda script: (counts[script], script == "Latn"))
    return "".join(tables[most][letter] if letter in others[most] else letter for letter in part)


def _script(letter: str) -> str | None:
    return next((script for script, letters in _ALPHABETS if letters.match(letter)), None)


@cache
def _look_alikes() -> dict[str, dict[str, str]]:
    """To each alphabet, the letters of others that are taken for its own."""
    raw = resources.files(__package__).joinpath("homoglyphs.toml").read_bytes()
    found: dict[str, dict[str, str]] = {script: {} for script, _ in _ALPHABETS}
    for one in msgspec.toml.decode(raw, type=_Table).alike:
        for here, there in ((0, 1), (1, 0)):
            for own, foreign in zip(one.letters[here], one.letters[there], strict=True):
                found[one.scripts[here]].setdefault(foreign, own)
    return found
