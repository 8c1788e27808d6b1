"""A text in plain letters and by its consonants, whatever its script, as rows of bytes that numpy can count over.

Both are made for comparing: what languages and scripts write in several ways is written in one.
"""

from __future__ import annotations

import unicodedata
from functools import cache

import numpy as np
from anyascii import anyascii
from msgspec import Struct
from numpy.typing import NDArray

Letters = NDArray[np.uint8]

_BLANK = 32
_CODES = 0x30000  # letters stand below; what is above are signs
_WIDTH = 6  # the most plain letters that one letter is written with
_SPELT = {"ו": "w"}  # a vowel in most Hebrew names, as the Arabic letter is that anyascii writes with it
# Where words stand without spaces, one ends where another of these kinds of letters begins.
_KINDS = (
    (1, "A", "z"), (2, "\u3040", "\u309f"), (3, "\u30a0", "\u30fa"), (3, "\u30fc", "\u30ff"), (4, "\u3400", "\u9fff"),
)  # fmt: skip
_PLAIN = {"y": "i", "w": "v", "q": "k", "z": "s"}
_SOFTENING, _ASPIRATED = b"eiyh", b"tscpkzgdb"
_CLASSES = {
    **dict.fromkeys("pbfv", "P"), **dict.fromkeys("td", "T"), **dict.fromkeys("szcjx", "S"),
    **dict.fromkeys("kgq", "K"), **dict.fromkeys("mn", "N"), **dict.fromkeys("lr", "L"), " ": " ",
}  # fmt: skip


class _Table(Struct):
    """How each letter is written plainly, filled as letters come up; which kind of letter it is."""

    letters: Letters
    known: NDArray[np.bool_]
    kinds: Letters


def letters(text: str) -> Letters:
    """The text in the letters a to z, digits and single blanks, with a blank at both ends."""
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
    plain: Letters = table.letters[codes].ravel()
    plain = plain[plain != 0]
    single: Letters = plain[_unlike_neighbour(plain) | (plain != _BLANK)]
    return single


def spelled(plain: Letters) -> Letters:
    """Plain letters without the habits of spelling that differ most: `c` and `k`, `ph`, `w` and `v`, `y` and `i`."""
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
    classes = classes[classes != 0]
    single: Letters = classes[_unlike_neighbour(classes)]
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
    table = _Table(np.zeros((_CODES, _WIDTH), np.uint8), np.zeros(_CODES, np.bool_), kinds)
    _learn(table, range(128))
    return table


def _learn(table: _Table, codes: list[int] | range) -> None:
    for code in codes:
        written = _written(chr(code)).encode("ascii")[:_WIDTH]
        table.letters[code, : len(written)] = list(written)
        table.known[code] = True


def _written(letter: str) -> str:
    """A letter in plain letters; a blank for what stands between words, nothing for accents and marks within them."""
    if letter.isdecimal():
        return str(unicodedata.digit(letter))
    if unicodedata.category(letter).startswith("M"):
        return "".join(filter(str.isalnum, anyascii(letter).lower()))
    spelt = _SPELT.get(letter) or anyascii(letter).lower()
    written = "".join(sign if sign.isalnum() else "" if sign in "'`" else " " for sign in spelt)
    return written or ("" if letter.isalpha() or letter in "'`" else " ")


@cache
def _byte_tables() -> tuple[Letters, Letters, NDArray[np.bool_], NDArray[np.bool_]]:
    spelled_as = np.arange(256, dtype=np.uint8)
    classes = np.zeros(256, np.uint8)
    for one, other in _PLAIN.items():
        spelled_as[ord(one)] = ord(other)
    for one, other in _CLASSES.items():
        classes[ord(one)] = ord(other)
    classes[list(b"0123456789")] = _BLANK
    # Numbers are told apart by themselves.
    spelled_as[list(b"0123456789")] = _BLANK
    softening, aspirated = np.zeros(256, np.bool_), np.zeros(256, np.bool_)
    softening[list(_SOFTENING)] = True
    aspirated[list(_ASPIRATED)] = True
    return spelled_as, classes, softening, aspirated
