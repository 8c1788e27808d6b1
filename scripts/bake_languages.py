"""Bake the model of py3langid, which tells languages apart by their bytes, into a form that plain Python reads fast.

Writes `languages.model.zst` into `dragoman.language`; `statistics.py` there says what stands in it. The automaton finds
the same byte runs as py3langid's, with fewer edges; a weight becomes one byte.
"""

from __future__ import annotations

from importlib.metadata import version
from typing import Any, NamedTuple

import numpy as np
from msgspec.json import encode
from numpy.typing import NDArray
from py3langid.langid import MODEL_FILE, LanguageIdentifier

from dragoman.language.statistics import MODEL, Header
from dragoman.zstandard import zstandard

GREATEST_BYTE = 255


class State(NamedTuple):
    """A state of an automaton: its number in the model, the bytes that lead there, and the last edge of them."""

    number: int
    prefix: bytes
    edge: int


def source() -> str:
    """Which model is baked here."""
    return f"py3langid {version('py3langid')}"


def transitions(model: Any) -> NDArray[np.int32]:
    """Which state of the model follows upon each state and byte."""
    rows = np.array(model.tk_nextmove, dtype=np.int32).reshape(-1, 256)
    following: NDArray[np.int32] = rows[np.array(model.tk_row)]
    return following


def states_of(following: NDArray[np.int32]) -> list[State]:
    """The states in the order of their shortest prefixes, the beginning first."""
    states = [State(0, b"", 0)]
    seen = {0}
    for place, state in enumerate(states):
        for byte, number in enumerate(following[state.number].tolist()):
            if number not in seen:
                seen.add(number)
                states.append(State(number, state.prefix + bytes([byte]), place << 8 | byte))
    return states


def fallback_of(states: list[State], following: NDArray[np.int32]) -> list[int]:
    """For each state but the beginning, the one of the longest end of its prefix.

    Raises `ValueError` where these and the edges between the states do not lead wherever the model's automaton leads.
    """
    by_prefix = {state.prefix: place for place, state in enumerate(states)}
    fallback = [0]
    for state in states[1:]:
        ends = (state.prefix[start:] for start in range(1, len(state.prefix) + 1))
        fallback.append(next(by_prefix[end] for end in ends if end in by_prefix))
    numbers = np.array([state.number for state in states])
    expected = following[numbers[fallback]]
    expected[0] = 0
    places, last = np.divmod([state.edge for state in states[1:]], 256)
    expected[places, last] = numbers[1:]
    if not np.array_equal(expected, following[numbers]):
        raise ValueError(f"{source()}: its automaton is not one of byte runs")
    return fallback[1:]


def rows_of(weights: NDArray[np.float64]) -> tuple[NDArray[np.uint8], NDArray[np.float64], float]:
    """The weights as bytes, with what a zero stands for in each language and how much one more is."""
    least = weights.min(axis=0)
    step = float((weights - least).max()) / GREATEST_BYTE
    return np.rint((weights - least) / step).astype(np.uint8), least, step


def baked() -> bytes:
    """The content of `languages.model.zst`."""
    model = LanguageIdentifier.from_model_file(MODEL_FILE)
    following = transitions(model)
    states = states_of(following)
    fallback = fallback_of(states, following)
    rows, least, step = rows_of(model.nb_ptc.astype(np.float64))
    # Rows of nothing but zeros go last, and are not written.
    empty = ~rows.any(axis=1)
    order = np.argsort(empty, kind="stable")
    row = np.zeros(len(order) + 1, dtype=np.int64)
    row[order] = np.arange(1, len(order) + 1)
    header = Header(
        source=source(),
        languages=tuple(model.nb_classes),
        prior=tuple(round(float(value), 6) for value in model.nb_pc),
        least=tuple(round(float(value), 6) for value in least),
        step=step,
        states=len(states) - 1,
    )
    edges = [state.edge for state in states[1:]]
    # No run has the number -1, and the last place of `row` is 0.
    ending = row[[model.tk_output[state.number] for state in states[1:]]]
    return b"".join(
        [
            encode(header),
            b"\n",
            *(np.array(table, dtype="<u4").tobytes() for table in (edges, fallback, ending)),
            rows[order[: len(order) - int(empty.sum())]].tobytes(),
        ]
    )


def main() -> None:
    content = zstandard().compress(baked(), 19)
    # Replaced, not written over: a program may have the old one mapped.
    fresh = MODEL.with_suffix(".new")
    fresh.write_bytes(content)
    fresh.replace(MODEL)
    print(f"{MODEL.name}: {len(content):,} bytes")


if __name__ == "__main__":
    main()
