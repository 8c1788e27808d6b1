"""Bake the model of py3langid, which tells languages apart by their bytes, into a form that plain Python reads fast.

Writes `languages.model` into `dragoman.language`; `statistics.py` there says what stands in it. The automaton of the
model becomes the byte runs that it finds, the languages that their script alone names are left out, and a weight
becomes one byte: the answers stay the same.
"""

from __future__ import annotations

import tomllib
from collections import deque
from importlib.metadata import version
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from msgspec.json import encode
from numpy.typing import NDArray
from py3langid.langid import MODEL_FILE, LanguageIdentifier

from dragoman.language.statistics import MODEL, Header

SCRIPTS = MODEL.with_name("scripts.toml")
GREATEST_BYTE = 255


class Run(NamedTuple):
    """A byte run that the model counts, with its weights by language; without any where all are the least."""

    weighed: bool
    run: bytes
    weights: bytes


def source() -> str:
    """Which model is baked here."""
    return f"py3langid {version('py3langid')}"


def named_by_their_script() -> frozenset[str]:
    """The languages that the statistics are never asked about."""
    tables = tomllib.loads(SCRIPTS.read_text("utf-8"))["script"].values()
    written = [(table.get("languages", []), table.get("also", [])) for table in tables]
    alone = {languages[0] for languages, _ in written if len(languages) == 1}
    shared = {language for languages, also in written for language in (*also, *languages[len(languages) == 1 :])}
    return frozenset(alone - shared)


def prefixes(model: Any) -> dict[int, bytes]:
    """The shortest bytes that lead to each state of the model's automaton."""
    found = {0: b""}
    waiting = deque([0])
    while waiting:
        state = waiting.popleft()
        row = model.tk_row[state] << 8
        for byte in range(256):
            following = model.tk_nextmove[row + byte]
            if following not in found:
                found[following] = found[state] + bytes([byte])
                waiting.append(following)
    return found


def byte_runs(model: Any) -> dict[bytes, int]:
    """The byte runs that the automaton finds, with their numbers in the model.

    Raises `ValueError` where a state gives another number than that of the longest run that its prefix ends with.
    """
    by_state = prefixes(model)
    runs: dict[int, bytes] = {}
    for state, prefix in by_state.items():
        number = model.tk_output[state]
        if number >= 0 and len(prefix) < len(runs.get(number, prefix + b"?")):
            runs[number] = prefix
    numbers = {run: number for number, run in runs.items()}
    for state, prefix in by_state.items():
        ends = (prefix[start:] for start in range(len(prefix)))
        if next((numbers[end] for end in ends if end in numbers), -1) != model.tk_output[state]:
            raise ValueError(f"{source()}: state {state} of its automaton is not that of its longest run")
    return numbers


def baked() -> bytes:
    """The content of `languages.model`."""
    model = LanguageIdentifier.from_model_file(MODEL_FILE)
    left_out = named_by_their_script()
    kept = [place for place, language in enumerate(model.nb_classes) if language not in left_out]
    weights: NDArray[np.float64] = model.nb_ptc[:, kept].astype(np.float64)
    least = weights.min(axis=0)
    step = float((weights - least).max()) / GREATEST_BYTE
    rows = np.rint((weights - least) / step).astype(np.uint8)
    # Rows of nothing but zeros go last, and are not written.
    runs = sorted(
        (Run(bool(rows[number].any()), run, rows[number].tobytes()) for run, number in byte_runs(model).items()),
        key=lambda run: (not run.weighed, len(run.run), run.run),
    )
    parts: dict[tuple[bool, int], list[bytes]] = {}
    for run in runs:
        parts.setdefault((run.weighed, len(run.run)), []).append(run.run)
    header = Header(
        source=source(),
        languages=tuple(model.nb_classes[place] for place in kept),
        prior=tuple(round(float(model.nb_pc[place]), 6) for place in kept),
        least=tuple(round(float(value), 6) for value in least),
        step=step,
        runs=tuple((length, len(part)) for (_, length), part in parts.items()),
    )
    written = [run.weights for run in runs if run.weighed]
    return b"".join([encode(header), b"\n", *(run.run for run in runs), *written])


def main() -> None:
    content = baked()
    MODEL.write_bytes(content)
    print(f"{MODEL.name}: {len(content):,} bytes")


if __name__ == "__main__":
    main()
