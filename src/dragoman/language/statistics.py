"""How likely each language is by the letters of a text: naive Bayes over runs of two to six bytes.

The model is py3langid's, baked by `scripts/bake_languages.py` into `languages.model.zst`. Unpacked it is a line of
JSON, an automaton that finds the runs, then a row of weights for each run, one byte a language.
"""

from __future__ import annotations

import math
import sys
import unicodedata
from array import array
from collections import Counter, defaultdict
from functools import cache
from pathlib import Path

import numpy as np
from msgspec import Struct
from msgspec.json import decode
from numpy.typing import NDArray

from dragoman.zstandard import zstandard

MODEL = Path(__file__).with_name("languages.model.zst")

# How often a run occurs counts by its logarithm, in this many parts of one.
_PARTS = 1024
# Weighted sums stay within 32 bits for this many bytes of text.
_MOST_BYTES = 20_000


class Header(Struct, frozen=True):
    """The first line of the model.

    A language stands in it once for each script that it was learned in. The weight of a run in a language is the
    language's `least` plus `step` times the byte in the run's row; behind the last row all weights are the least.

    Behind the line stand three tables of integers of 32 bits, with an entry for each of the states 1 to `states`: the
    edge that leads there (the state before, times 256, plus a byte), the state to fall back on where no edge leads on,
    and the row of the run that ends there, counted from 1, or 0.
    """

    source: str
    languages: tuple[str, ...]
    prior: tuple[float, ...]
    least: tuple[float, ...]
    step: float
    states: int


class _Model(Struct, frozen=True):
    header: Header
    edges: dict[int, int]
    fallback: array[int]
    row: array[int]
    prior: NDArray[np.float64]
    least: NDArray[np.float64]
    weights: NDArray[np.uint8]
    """A row for each run, and one of nought before them and behind."""


def languages() -> frozenset[str]:
    """The languages that the model tells apart, by ISO 639 code."""
    return frozenset(_model().header.languages)


def chances(text: str) -> dict[str, float]:
    """The chance of each language of the model, adding up to 1.

    Longer texts are surer, by the square root of their bytes; bytes behind the first 20,000 do not count.
    Method: Lui & Baldwin (2011), with the damped counts and the calibration of py3langid.
    """
    # Headlines in capitals are read in small letters, as the model was taught.
    text = unicodedata.normalize("NFC", text.lower() if text.isupper() else text)
    content = text.encode("utf-8", "surrogatepass")[:_MOST_BYTES]
    scores = _scores(_rows_found(content))
    best, length = max(scores), math.sqrt(len(content) or 1)
    likely = [math.exp((score - best) / length) for score in scores]
    whole = math.fsum(likely)
    merged: dict[str, float] = defaultdict(float)
    for language, chance in zip(_model().header.languages, likely, strict=True):
        merged[language] += chance / whole
    return dict(merged)


def _rows_found(content: bytes) -> Counter[int]:
    """How often each run occurs; at each byte only the longest that ends there counts."""
    model = _model()
    following, fallback = model.edges.get, model.fallback
    state, states = 0, []
    for byte in content:
        reached = following(state << 8 | byte)
        while reached is None:
            state = fallback[state]
            reached = following(state << 8 | byte)
        state = reached
        states.append(state)
    found = Counter(map(model.row.__getitem__, states))
    del found[0]
    return found


@cache
def _damped(count: int) -> int:
    """What a run counts for that occurs so often."""
    return round(math.log1p(count) * _PARTS)


def _scores(found: Counter[int]) -> list[float]:
    """The logarithm of each language's likelihood; all alike where nothing was found."""
    model = _model()
    header = model.header
    if not found:
        return [0.0] * len(header.languages)
    weights = list(map(_damped, found.values()))
    # Whole numbers, so that the sum is the same in whatever order a machine adds.
    totals = np.array(weights, np.int32) @ model.weights[list(found)].astype(np.int32)
    whole = sum(weights)
    scores: list[float] = (model.prior + (model.least * whole + header.step * totals) / _PARTS).tolist()
    return scores


@cache
def _model() -> _Model:
    content = zstandard().decompress(MODEL.read_bytes())
    start = content.find(b"\n") + 1
    header = decode(content[:start], type=Header)
    size = 4 * header.states
    edges, fallback, row = (_integers(content[start + size * table : start + size * (table + 1)]) for table in range(3))
    following = dict.fromkeys(range(256), 0)
    following.update(zip(edges, range(1, header.states + 1), strict=True))
    beginning = array("I", [0])
    width = len(header.languages)
    rows = np.frombuffer(content, np.uint8, offset=start + 3 * size).reshape(-1, width)
    weights = np.zeros((max(row) + 1, width), np.uint8)
    weights[1 : 1 + len(rows)] = rows
    prior, least = np.array(header.prior), np.array(header.least)
    return _Model(header, following, beginning + fallback, beginning + row, prior, least, weights)


def _integers(content: bytes) -> array[int]:
    integers = array("I")
    integers.frombytes(content)
    if sys.byteorder == "big":
        integers.byteswap()
    return integers
