"""Learn the judge's weights from lines labelled as article or not.

    python scripts/train_judge.py [FOLDER]      # default: ../shared/data/page-lines, or DRAGOMAN_DATA

Only numbers over language-neutral features come out of it: no text of the pages is kept. Prints the F1 of kept
lines, weighted by characters, cross-validated so that all pages of a site lie in the same fold; then learns from
all pages and writes `src/dragoman/cleaning/judge.json`.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from dragoman.cleaning import features
from dragoman.cleaning.judge import Weights, best_run, judge, likelihood

FOLDS = 5
GAP_OPENING, GAP_BLOCK = 0.5, 0.25
ALTERED = 0.1
TARGET = Path(__file__).parents[1] / "src/dragoman/cleaning/judge.json"

Matrix = NDArray[np.float64]


class LabelledPage(Struct):
    """The blocks of a page, with 1 for each that stands in the article."""

    set: str
    id: str
    language: str
    lines: list[str]
    labels: list[int]

    @property
    def fold(self) -> int:
        """The same for all pages of a site."""
        site = self.id.split("_")[1 if self.set == "daniel" else 0]
        return hashlib.sha1(site.encode()).digest()[0] % FOLDS


def pages(folder: Path) -> list[LabelledPage]:
    found = []
    for name in ("daniel", "fundus"):
        with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as rows:
            found += [
                LabelledPage(name, row["id"], row["language"], row["lines"], row["labels"])
                for row in map(json.loads, rows)
            ]
    return found


def cropped(page: LabelledPage) -> LabelledPage:
    """The same page with little around its article: not every page brings menus."""
    places = [at for at, label in enumerate(page.labels) if label]
    around = hashlib.sha1(page.id.encode()).digest()[2] % 4
    start, stop = max(0, places[0] - around), places[-1] + 1 + around
    return LabelledPage(page.set, f"{page.id} cropped", page.language, page.lines[start:stop], page.labels[start:stop])


def shortened(page: LabelledPage) -> LabelledPage:
    """The same page as a short report: the article's first blocks, a sentence each, with a few blocks around."""
    digest = hashlib.sha1(page.id.encode()).digest()
    places = [at for at, label in enumerate(page.labels) if label]
    body = set(places[: 2 + digest[3] % 6])
    start, stop = max(0, min(body) - digest[4] % 16), min(len(page.lines), places[-1] + 1 + digest[5] % 24)
    lines: list[str] = []
    labels: list[int] = []
    for at in range(start, stop):
        if page.labels[at] and at not in body:
            continue
        stops = features.INNER_STOP.search(page.lines[at], 60)
        lines.append(page.lines[at][: stops.start() + 1] if page.labels[at] and stops else page.lines[at])
        labels.append(page.labels[at])
    return LabelledPage(page.set, f"{page.id} shortened", page.language, lines, labels)


def regression(seen: Matrix, labels: Matrix, weight: Matrix, ridge: float = 3.0) -> Matrix:
    """Weights of a logistic regression by Newton's method; `ridge` spares the bias, the first column."""
    penalty = np.full(seen.shape[1], ridge)
    penalty[0] = 0.0
    found = np.zeros(seen.shape[1])
    for _ in range(12):
        odds = 1 / (1 + np.exp(-np.clip(seen @ found, -30, 30)))
        slope = seen.T @ (weight * (odds - labels)) + penalty * found
        curve = (seen * (weight * odds * (1 - odds))[:, None]).T @ seen + np.diag(penalty)
        found -= np.linalg.solve(curve + 1e-9 * np.eye(len(curve)), slope)
    return found


def importance(page: LabelledPage) -> Matrix:
    """A long block weighs more, as in the measure; a page with many blocks does not outweigh the others."""
    wide = np.sqrt(np.array([min(1000, len(line)) + 10.0 for line in page.lines]))
    boost = 3.0 if page.set == "fundus" else 1.0
    boost *= ALTERED if page.id.endswith(("cropped", "shortened")) else 1.0
    scaled: Matrix = wide * (boost * 400 / np.sum(wide))
    return scaled


def learn(given: Sequence[LabelledPage], first_seen: dict[str, Matrix]) -> Weights:
    """Both views; the second is learned over likelihoods of pages that the first did not see."""
    labels = np.concatenate([np.array(page.labels, float) for page in given])
    weight = np.concatenate([importance(page) for page in given])
    stacked = np.concatenate([first_seen[page.id] for page in given])
    second_seen: list[Matrix] = []
    for half in (0, 1):
        others = [page for page in given if _half(page) != half]
        first = regression(
            np.concatenate([first_seen[page.id] for page in others]),
            np.concatenate([np.array(page.labels, float) for page in others]),
            np.concatenate([importance(page) for page in others]),
        )
        second_seen += [(_second(page, first_seen[page.id] @ first)) for page in given if _half(page) == half]
    order = [page for half in (0, 1) for page in given if _half(page) == half]
    second = regression(
        np.concatenate(second_seen),
        np.concatenate([np.array(page.labels, float) for page in order]),
        np.concatenate([importance(page) for page in order]),
    )
    first = regression(stacked, labels, weight)
    return Weights(tuple(first.tolist()), tuple(second.tolist()), GAP_OPENING, GAP_BLOCK)


def _half(page: LabelledPage) -> int:
    return hashlib.sha1(page.id.split()[0].encode()).digest()[1] % 2


def _second(page: LabelledPage, scores: Matrix) -> Matrix:
    run, _ = best_run(scores.tolist(), GAP_OPENING, GAP_BLOCK)
    return np.array(features.second_view(page.lines, [likelihood(score) for score in scores], run))


def measure(results: Iterable[tuple[LabelledPage, Sequence[bool]]]) -> dict[str, float]:
    """F1 of kept lines weighted by characters, by set and by language of the larger set."""
    counts: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
    for page, kept in results:
        for name in (page.set, f"{page.set}/{page.language}"):
            for line, label, keep in zip(page.lines, page.labels, kept, strict=True):
                counts[name][0] += len(line) * (label and keep)
                counts[name][1] += len(line) * keep
                counts[name][2] += len(line) * label
    return {name: 2 * hit / max(1.0, said + true) for name, (hit, said, true) in sorted(counts.items())}


def main() -> None:
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else os.environ.get("DRAGOMAN_DATA", "../shared/data")) / ""
    folder = folder if folder.name == "page-lines" else folder / "page-lines"
    given = pages(folder)
    taught = [*given, *map(cropped, given), *map(shortened, given)]
    first_seen = {page.id: np.array(features.first_view(page.lines)) for page in taught}
    results = []
    for fold in range(FOLDS):
        learned = learn([page for page in taught if page.fold != fold], first_seen)
        results += [(page, judge(page.lines, learned=learned).kept) for page in given if page.fold == fold]
    for name, score in measure(results).items():
        print(f"{name:12} {score:.3f}")
    learned = learn(taught, first_seen)
    data = {
        "learned_by": "scripts/train_judge.py",
        "first": {name: round(w, 4) for name, w in zip(features.FIRST_VIEW, learned.first, strict=True)},
        "second": {name: round(w, 4) for name, w in zip(features.SECOND_VIEW, learned.second, strict=True)},
        "gap_opening": learned.gap_opening,
        "gap_block": learned.gap_block,
    }
    TARGET.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
