"""Learn when one wording translates another, from the same news documents in many languages.

    python -m scripts.train_translations        # the data: ../shared/data, or DRAGOMAN_DATA

Taught by the parallel texts NTREX-128 (CC BY-SA 4.0), line by line: a line and its translation, or its translation
with a line before or behind it, against other lines of the same document. Only weights of language-neutral signs come
out of it: no text and no name is kept. It tells how many pairs are judged rightly in documents that were not learned
from, and writes `src/dragoman/record/statements/translations.json`.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
from msgspec import Struct

from benchmarks import sets
from dragoman.language.pack import pack_codes
from dragoman.record.statements.likeness import stretches, traits
from dragoman.record.statements.wording import Wording, wording
from scripts.record import FOLDS, LANGUAGES, fold_of
from scripts.weights import written

TARGET = Path(__file__).parents[1] / "src/dragoman/record/statements/translations.json"
_CODES = {**LANGUAGES, "fa": "fas", "ja": "jpn", "ko": "kor", "zh": "zho-CN"}
_SHORTEST, _LONGEST = 25, 260
_PAIRS = 6
_OTHERS = 4
_BY_LETTER, _OFTEN = ("ja", "zh"), 0.05  # two languages that share whole signs, of which there are no other two
_FEWEST = 60  # a sign that is seen less often teaches nothing
_RIDGE = 10.0
Weights = Mapping[str, float]


class Example(Struct):
    """Two wordings of a document, and whether the shorter is translated in the longer."""

    fold: int
    shorter: Wording
    longer: Wording
    true: bool


def examples() -> list[Example]:
    """Pairs of lines in two languages each, the same at every run."""
    chance = random.Random(7)
    languages = sorted(set(_CODES) & set(pack_codes()))
    documents = {code: sets.parallel_documents(_CODES[code]) for code in languages}
    found: list[Example] = []
    for number, document in enumerate(documents["en"]):
        fold = fold_of(document.id)
        for place, line in enumerate(document.lines):
            if not _SHORTEST <= len(line) <= _LONGEST:
                continue
            for _ in range(_PAIRS):
                one, other = chance.sample(_BY_LETTER if chance.random() < _OFTEN else languages, 2)
                here, there = documents[one][number].lines, documents[other][number].lines
                found += _of_line(chance, fold, place, (here, one), (there, other))
    return found


def _of_line(
    chance: random.Random, fold: int, place: int, mine: tuple[Sequence[str], str], theirs: tuple[Sequence[str], str]
) -> Iterator[Example]:
    (here, one), (there, other) = mine, theirs
    own = wording(here[place], one)
    wider = chance.choice([(0, 0), (0, 0), (0, 1), (-1, 0)])
    elsewhere = [at for at in range(len(there)) if abs(at - place) > 1 and len(there[at]) >= _SHORTEST]
    for at in (place, *chance.sample(elsewhere, min(_OTHERS, len(elsewhere)))):
        lines = there[max(0, at + wider[0]) : at + wider[1] + 1]
        found = wording(" ".join(lines), other)
        shorter, longer = sorted((own, found), key=lambda words: words.length)
        yield Example(fold, shorter, longer, at == place)


def learned(taught: Sequence[Example]) -> dict[str, float]:
    """Weights of all traits that are seen often: what is learned first chooses the stretches for the second time."""
    weights: dict[str, float] = {}
    for _ in range(2):
        rows = [best(example, weights) for example in taught]
        seen = Counter(name for row in rows for name in row)
        names = sorted(name for name, often in seen.items() if often >= _FEWEST)
        weights = _fitted(rows, np.array([example.true for example in taught]), names)
    return weights


def best(example: Example, weights: Weights) -> dict[str, float]:
    """The traits of the likeliest stretch; of the whole while nothing is learned."""
    rows = [
        traits(example.shorter, example.longer, *stretch)
        for stretch in stretches(example.shorter.length, example.longer)
    ]
    return max(rows, key=lambda row: odds(row, weights)) if weights else rows[0]


def odds(row: Mapping[str, float], weights: Weights) -> float:
    """The log-odds that weights give to traits."""
    return sum(weights.get(name, 0.0) * value for name, value in row.items())


def _fitted(rows: Sequence[Mapping[str, float]], true: np.ndarray, names: Sequence[str]) -> dict[str, float]:
    """Logistic regression with a ridge, by Newton's method."""
    columns = {name: number for number, name in enumerate(names)}
    seen = np.zeros((len(rows), len(names)), np.float32)
    for number, row in enumerate(rows):
        for name, value in row.items():
            if name in columns:
                seen[number, columns[name]] = value
    found = np.zeros(len(names))
    for _ in range(12):
        likely = 1.0 / (1.0 + np.exp(-(seen @ found)))
        slope = seen.T @ (true - likely) - _RIDGE * found
        bend = (seen * (likely * (1 - likely))[:, None]).T @ seen + _RIDGE * np.eye(len(names))
        found += np.linalg.solve(bend, slope)
    return {name: round(float(weight), 3) for name, weight in zip(names, found, strict=True)}


def main() -> None:
    """Learn, tell how well it was learned, and write the weights."""
    every = examples()
    judged: list[tuple[float, bool]] = []
    for fold in range(FOLDS):
        weights = learned([example for example in every if example.fold != fold])
        judged += [(odds(best(one, weights), weights), one.true) for one in every if one.fold == fold]
    for least in (-1.0, 0.0, 1.0, 2.0, 3.0, 4.0):
        right = sum(true for likely, true in judged if likely >= least)
        given = sum(likely >= least for likely, _ in judged)
        print(f"from {least}: precision {right / given:.4f}, recall {right / sum(true for _, true in judged):.4f}")
    weights = learned(every)
    TARGET.write_text(written(weights), "utf-8")


if __name__ == "__main__":
    main()
