"""A text in plain letters and by its consonants, whatever its script, as rows of bytes that numpy can count over.

Both are made for comparing: what languages and scripts write in several ways is written in one.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from importlib import resources

import msgspec
import numpy as np
from anyascii import anyascii
from msgspec import Struct
from numpy.typing import NDArray

from dragoman.language.scripts import first_script

Letters = NDArray[np.uint8]

_BLANK = 32
_CODES = 0x30000  # letters stand below; what is above are signs
_WIDTH = 6  # the most plain letters that one letter is written with
_BEGINS = 128  # this bit of a consonant says that a name may begin with it, in a row of letters without spaces
# Where words stand without spaces, one ends where another of these kinds of letters begins.
_HIRAGANA, _HAN = 2, 4
_KINDS = (
    (1, "A", "z"), (_HIRAGANA, "\u3040", "\u309f"), (3, "\u30a0", "\u30fa"), (3, "\u30fc", "\u30ff"),
    (_HAN, "\u3400", "\u9fff"),
)  # fmt: skip
_PLAIN = {"y": "i", "w": "b", "v": "b", "f": "p", "q": "k", "z": "s", "r": "l"}
_SOFTENING, _ASPIRATED, _VOWELS = b"eiyh", b"tscpkzgdb", b"aeiouy"
_CLASSES = {
    **dict.fromkeys("pbfv", "P"), **dict.fromkeys("td", "T"), **dict.fromkeys("szcjx", "S"),
    **dict.fromkeys("kgq", "K"), **dict.fromkeys("mn", "N"), **dict.fromkeys("lr", "L"), " ": " ",
}  # fmt: skip


class Plain(Struct, frozen=True, eq=False):
    """A text in the letters a to z, digits and single blanks, with a blank at both ends; and as its names sound."""

    letters: Letters
    heard: Letters


class _Endings(Struct, frozen=True):
    letters: str
    parts: str


class _Known(Struct, frozen=True):
    letters: dict[str, str]
    groups: dict[str, dict[str, str]]
    endings: _Endings
    heard: dict[str, str]


class _Table(Struct):
    """How each letter is written plainly, filled as letters come up; which kind of letter it is."""

    letters: Letters
    heard: Letters
    known: NDArray[np.bool_]
    kinds: Letters


def plain(text: str) -> Plain:
    """The text in plain letters."""
    codes = np.frombuffer(f" {text} ".encode("utf-32-le", "surrogatepass"), np.uint32)
    codes = codes[codes < _CODES]
    table = _table()
    kinds = table.kinds[codes]
    cuts = np.flatnonzero((kinds[1:] != kinds[:-1]) & (kinds[1:] > 0) & (kinds[:-1] > 0)) + 1
    if len(cuts):
        codes = np.insert(codes, cuts, _BLANK)
    unknown = codes[~table.known[codes]]
    if len(unknown):
        _learn(table, np.unique(unknown).tolist())
    letters = _single(table.letters[codes])
    return Plain(letters, _single(table.heard[codes]) if (kinds == _HAN).any() else letters)


def _single(rows: Letters) -> Letters:
    """The rows one after another, without what is empty; one blank for several."""
    row: Letters = rows.ravel()
    row = row[row != 0]
    single: Letters = row[_unlike_neighbour(row) | (row != _BLANK)]
    return single


def spelled(plain: Letters) -> Letters:
    """Plain letters without the habits of spelling that differ most: `c` and `k`, `ph`, `l` and `r`."""
    following, before = np.append(plain[1:], np.uint8(_BLANK)), np.append(np.uint8(_BLANK), plain[:-1])
    table = _byte_tables()
    written: Letters = table[0][plain]
    is_c = plain == ord("c")
    written[is_c] = np.where(table[2][following[is_c]], ord("s"), ord("k"))
    kept: Letters = written[~((plain == ord("h")) & table[3][before])]
    return kept


def consonants(plain: Letters) -> Letters:
    """The consonants of plain letters by coarse classes, one for a doubled one, with the blanks."""
    table = _byte_tables()
    classes: Letters = table[1][plain]
    following = np.append(plain[1:], np.uint8(_BLANK))
    classes[(plain == ord("c")) & ~table[2][following]] = ord("K")
    # Before a vowel it is no vowel itself.
    classes[(plain == ord("w")) & table[4][following]] = ord("P")
    classes = classes[classes != 0]
    single: Letters = classes[_unlike_neighbour(classes & np.uint8(_BEGINS - 1))]
    return single


def _unlike_neighbour(row: Letters) -> NDArray[np.bool_]:
    unlike = np.ones(len(row), np.bool_)
    unlike[1:] = row[1:] != row[:-1]
    return unlike


@cache
def _table() -> _Table:
    kinds = np.zeros(_CODES, np.uint8)
    for kind, first, last in _KINDS:
        kinds[ord(first) : ord(last) + 1] = kind
    letters, heard = (np.zeros((_CODES, _WIDTH), np.uint8) for _ in range(2))
    table = _Table(letters, heard, np.zeros(_CODES, np.bool_), kinds)
    _learn(table, range(128))
    return table


@cache
def _known() -> _Known:
    raw = resources.files(__package__).joinpath("letters.toml").read_bytes()
    return msgspec.toml.decode(raw, type=_Known)


@cache
def _heard() -> dict[str, bytes]:
    """What Han letters of foreign names sound like there, in consonants."""
    return {
        letter: bytes([ord(sounds[0]) | _BEGINS]) + sounds[1:].encode() if sounds else b""
        for sounds, letters in _known().heard.items()
        for letter in letters
    }


def _learn(table: _Table, codes: list[int] | range) -> None:
    for code in codes:
        letter, kind = chr(code), table.kinds[code]
        written = b" " if kind == _HIRAGANA or _of_an_ending(letter) else _written(letter).encode("ascii")[:_WIDTH]
        heard = _heard().get(letter, b" ") if kind == _HAN else written
        table.letters[code, : len(written)] = list(written)
        table.heard[code, : len(heard)] = list(heard)
        table.known[code] = True


def _of_an_ending(letter: str) -> bool:
    endings, parts = _known().endings, unicodedata.normalize("NFD", letter)
    return letter in endings.letters or any(part in parts for part in endings.parts.split())


def _written(letter: str) -> str:
    """A letter in plain letters; a blank for what stands between words, nothing for accents and marks within them."""
    if letter.isdecimal():
        return str(unicodedata.digit(letter))
    if unicodedata.category(letter).startswith("M"):
        return "".join(filter(str.isalnum, anyascii(letter).lower()))
    spelt = _known().letters.get(letter.lower()) or anyascii(letter).lower()
    for group, written in _known().groups.get(first_script(letter), {}).items():
        spelt = spelt.replace(group, written)
    written = "".join(sign if sign.isalnum() else "" if sign in "'`" else " " for sign in spelt)
    return written or ("" if letter.isalpha() or letter in "'`" else " ")


@cache
def _byte_tables() -> tuple[Letters, Letters, NDArray[np.bool_], NDArray[np.bool_], NDArray[np.bool_]]:
    spelled_as = np.arange(256, dtype=np.uint8)
    classes = np.zeros(256, np.uint8)
    for one, other in _PLAIN.items():
        spelled_as[ord(one)] = ord(other)
    for one, other in _CLASSES.items():
        classes[ord(one)] = ord(other)
    for one in set("".join(_CLASSES.values()).strip()):
        classes[[ord(one), ord(one) | _BEGINS]] = ord(one), ord(one) | _BEGINS
    classes[list(b"0123456789")] = _BLANK
    # Numbers are told apart by themselves.
    spelled_as[list(b"0123456789")] = _BLANK
    softening, aspirated, vowels = (np.zeros(256, np.bool_) for _ in range(3))
    softening[list(_SOFTENING)] = True
    aspirated[list(_ASPIRATED)] = True
    vowels[list(_VOWELS)] = True
    return spelled_as, classes, softening, aspirated, vowels
