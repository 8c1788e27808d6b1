"""How likely each language is by the letters of a text: naive Bayes over runs of two to six bytes.

The model is py3langid's, baked by `scripts/bake_languages.py` into `languages.model`: a line of JSON, the byte runs by
length, then a row of weights for each run, one byte a language. A sum of rows is a sum of long integers that hold a
weight in each of their bytes, so that all languages are added up at once.
"""

from __future__ import annotations

import math
import mmap
import struct
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import chain
from operator import itemgetter
from pathlib import Path

from msgspec import Struct
from msgspec.json import decode

MODEL = Path(__file__).with_name("languages.model")

_LONGEST_RUN = 6
# A byte that UTF-8 never holds: no run reaches back over it.
_NO_BYTE = b"\xff"
# How often a run occurs counts by its logarithm, in this many parts of one.
_PARTS = 1024
# Sums of 8 bits stay within 16 for this many rows, and weighted ones within 32 for this many bytes of text.
_ROWS_AT_ONCE = 256
_MOST_BYTES = 20_000


class Header(Struct, frozen=True):
    """The first line of the model.

    A language stands in it once for each script it is written in. The weight of a run in a language is the
    language's `least` plus `step` times the byte in the run's row; runs without a row have the least everywhere.
    """

    source: str
    languages: tuple[str, ...]
    prior: tuple[float, ...]
    least: tuple[float, ...]
    step: float
    runs: tuple[tuple[int, int], ...]
    """Length and number of the byte runs that follow, in the order of their rows."""


class _Model(Struct, frozen=True):
    header: Header
    places: dict[bytes, int]
    """Which row is a run's, counted from 1."""
    content: mmap.mmap
    rows: int
    """Where in the content the rows begin."""


def languages() -> frozenset[str]:
    """The languages that the model tells apart, by ISO 639 code."""
    return frozenset(_model().header.languages)


def chances(text: str) -> dict[str, float]:
    """The chance of each language of the model, adding up to 1.

    Longer texts are surer, by the square root of their bytes; bytes behind the first 20,000 do not count.
    Method: Lui & Baldwin (2011), with the damped counts and the calibration of py3langid.
    """
    header = _model().header
    content = _bytes(text)
    scores = _scores(header, Counter(_found(content)))
    length = math.sqrt(len(content) or 1)
    best = max(scores)
    likely = [math.exp((score - best) / length) for score in scores]
    whole = math.fsum(likely)
    merged: dict[str, float] = defaultdict(float)
    for language, chance in zip(header.languages, likely, strict=True):
        merged[language] += chance / whole
    return dict(merged)


def _bytes(text: str) -> bytes:
    # Headlines in capitals are read as the model learned its words.
    text = unicodedata.normalize("NFC", text.lower() if text.isupper() else text)
    return text.encode("utf-8", "surrogatepass")[:_MOST_BYTES]


def _found(content: bytes) -> Iterator[int]:
    """The longest known run that ends at each byte, by its place."""
    padded = _NO_BYTE * (_LONGEST_RUN - 1) + content
    return filter(None, map(_place, [padded[at : at + _LONGEST_RUN] for at in range(len(content))]))


@lru_cache(maxsize=1 << 15)
def _place(window: bytes) -> int:
    place = _model().places.get
    return place(window) or place(window[1:]) or place(window[2:]) or place(window[3:]) or place(window[4:], 0)


def _scores(header: Header, counts: Counter[int]) -> list[float]:
    if not counts:
        return [0.0] * len(header.languages)
    by_count: dict[int, list[int]] = defaultdict(list)
    for place, count in counts.items():
        by_count[count].append(place)
    sums = [0, 0, 0, 0]
    whole = 0
    for count, places in by_count.items():
        weight = round(math.log1p(count) * _PARTS)
        whole += weight * len(places)
        for start in range(0, len(places), _ROWS_AT_ONCE):
            for lane, added in enumerate(_added(places[start : start + _ROWS_AT_ONCE])):
                sums[lane] += weight * added
    lanes = _four_bytes_each(len(header.languages))
    totals = chain.from_iterable(
        zip(*(lanes.unpack(total.to_bytes(lanes.size, "little")) for total in sums), strict=True)
    )
    return [
        prior + (least * whole + header.step * total) / _PARTS
        for prior, least, total in zip(header.prior, header.least, totals, strict=False)
    ]


def _added(places: list[int]) -> tuple[int, int, int, int]:
    """The sum of rows: integers of 32 bits a language, for each first, second, third and fourth of the languages."""
    model = _model()
    width = len(model.header.languages)
    content, before = model.content, model.rows - width
    every_second, every_fourth = _masks(width)
    rows = [
        int.from_bytes(content[start : start + width], "little")
        for start in [before + place * width for place in places]
    ]
    even = sum([row & every_second for row in rows])
    odd = (sum(rows) - even) >> 8
    return even & every_fourth, odd & every_fourth, even >> 16 & every_fourth, odd >> 16 & every_fourth


@cache
def _masks(width: int) -> tuple[int, int]:
    """Every second byte of a row, and every second pair of bytes of a sum of rows."""
    longest = width + 4
    return (
        int.from_bytes(b"\xff\x00" * longest, "little"),
        int.from_bytes(b"\xff\xff\x00\x00" * longest, "little"),
    )


@cache
def _four_bytes_each(width: int) -> struct.Struct:
    return struct.Struct(f"<{-(-width // 4)}I")


@cache
def _model() -> _Model:
    # Mapped, not read: processes share it, and only rows that a text asks for are fetched.
    with MODEL.open("rb") as file:
        content = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    start = content.find(b"\n") + 1
    header = decode(content[:start], type=Header)
    runs: list[bytes] = []
    for length, number in header.runs:
        end = start + length * number
        runs += map(itemgetter(0), struct.iter_unpack(f"{length}s", content[start:end]))
        start = end
    return _Model(header, dict(zip(runs, range(1, len(runs) + 1), strict=True)), content, start)
