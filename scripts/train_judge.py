"""Learn the judge from pages whose article is known: dumps with labelled lines, and HTML pages with their text.

    python -m scripts.train_judge [FOLDER]      # default: ../shared/data, or DRAGOMAN_DATA

Only numbers over language-neutral features come out of it: no text of the pages is kept. It writes
`src/dragoman/cleaning/judge.json`; what the judge reaches on sites that it was not taught, `python -m benchmarks
judge_unseen` measures.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import os
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from dragoman.cleaning.features import FEATURES, TEXT, features
from dragoman.cleaning.judge import Learned, Verdict, judge, learned_from
from dragoman.cleaning.markup import Markup, marked_blocks, parsed
from dragoman.intake.charset import decode
from scripts.boosting import Binned, Settings, answers, binned, boosted, edges_of
from scripts.weights import plain, written

SETS = ("daniel", "fundus")
FOLDS = 5
ALTERED = 0.3
MODERN = 3.0
OF_TEXT = Settings(trees=120, rate=0.15, rows=0.5, features=0.4)
OF_MARKUP = Settings(trees=100, rate=0.15, rows=0.5, features=0.3, seed=2)
TARGET = Path(__file__).parents[1] / "src/dragoman/cleaning/judge.json"

Floats = NDArray[np.floating[Any]]

# A block is the article's where this share of its runs of letters stands in the reference.
_SHARE, _RUN = 0.6, 8
_INNER_STOP = re.compile(r"[.!?]\s|[。！？।؟۔]")


class LabelledPage(Struct):
    """The blocks of a page, with 1 for each that stands in the article; `taught` is 0 for those that teach nothing."""

    set: str
    id: str
    language: str
    lines: list[str]
    labels: list[int]
    title: str = ""
    markup: Markup | None = None
    taught: list[int] | None = None
    reference: str = ""

    @property
    def fold(self) -> int:
        """The same for all pages of a site."""
        site = self.id.split("_")[1 if self.set == "daniel" else 0]
        return hashlib.sha1(site.encode()).digest()[0] % FOLDS


def flat_pages(folder: Path) -> list[LabelledPage]:
    """The dumps of `page-lines`; an empty line is no block."""
    found = []
    for name in SETS:
        for row in _rows(folder / f"page-lines/{name}.jsonl.gz"):
            both = [(" ".join(line.split()), label) for line, label in zip(row["lines"], row["labels"], strict=True)]
            both = [(line, label) for line, label in both if line]
            found.append(LabelledPage(name, row["id"], row["language"], [a for a, _ in both], [b for _, b in both]))
    return found


def html_pages(folder: Path) -> list[LabelledPage]:
    """The pages of `page-text`, each block labelled by how much of it stands in the reference text."""
    found = []
    for name in SETS:
        for row in _rows(folder / f"page-text/{name}.jsonl.gz"):
            content = base64.b64decode(row["html"]) if row["html_encoding"] == "base64" else row["html"].encode()
            tree = parsed(decode(content).text)
            window = tree.css_first("title")
            title = " ".join(window.text().split()) if window else ""
            markup = marked_blocks(tree)
            if not markup.texts:
                continue
            labels = [int(share >= _SHARE) for share in shares(markup.texts, row["text"])]
            # The two sets differ in whether the headline belongs to the text: cleaning sees to that, not the judge.
            taught = [int(not _is_headline(line, title)) for line in markup.texts]
            found.append(
                LabelledPage(name, row["id"], row["language"], markup.texts, labels, title, markup, taught, row["text"])
            )
    return found


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as rows:
        yield from map(json.loads, rows)


def _squeezed(text: str) -> str:
    return "".join(filter(str.isalnum, text.lower()))


def _is_headline(line: str, title: str) -> bool:
    squeezed = _squeezed(line)
    return len(squeezed) > 8 and squeezed in _squeezed(title)


def shares(lines: Sequence[str], reference: str) -> list[float]:
    """Of each block the share of its runs of eight letters that stands in the reference text."""
    whole = _squeezed(reference)
    runs = {whole[at : at + _RUN] for at in range(len(whole) - _RUN + 1)}
    known = {_squeezed(line) for line in reference.split("\n")}
    found = []
    for line in lines:
        squeezed = _squeezed(line)
        if squeezed and squeezed in known:
            found.append(1.0)
        elif len(squeezed) < 2 * _RUN:
            found.append(0.0)
        else:
            own = [squeezed[at : at + _RUN] for at in range(len(squeezed) - _RUN + 1)]
            found.append(sum(run in runs for run in own) / len(own))
    return found


def cropped(page: LabelledPage) -> LabelledPage:
    """The same flat page with little around its article: not every page brings menus."""
    places = [at for at, label in enumerate(page.labels) if label]
    around = hashlib.sha1(page.id.encode()).digest()[2] % 4
    start, stop = max(0, places[0] - around), places[-1] + 1 + around
    return LabelledPage(page.set, f"{page.id} cropped", page.language, page.lines[start:stop], page.labels[start:stop])


def shortened(page: LabelledPage) -> LabelledPage:
    """The same flat page as a short report: the article's first blocks, a sentence each, with a few blocks around."""
    digest = hashlib.sha1(page.id.encode()).digest()
    places = [at for at, label in enumerate(page.labels) if label]
    body = set(places[: 2 + digest[3] % 6])
    start, stop = max(0, min(body) - digest[4] % 16), min(len(page.lines), places[-1] + 1 + digest[5] % 24)
    lines: list[str] = []
    labels: list[int] = []
    for at in range(start, stop):
        if page.labels[at] and at not in body:
            continue
        stops = _INNER_STOP.search(page.lines[at], 60)
        lines.append(page.lines[at][: stops.start() + 1] if page.labels[at] and stops else page.lines[at])
        labels.append(page.labels[at])
    return LabelledPage(page.set, f"{page.id} shortened", page.language, lines, labels)


def importance(page: LabelledPage) -> Floats:
    """A long block weighs more, as in the measures; a page with many blocks does not outweigh the others."""
    wide = np.sqrt(np.array([min(1000, len(line)) + 10.0 for line in page.lines]))
    boost = MODERN if page.set == "fundus" else 1.0
    boost *= ALTERED if page.id.endswith(("cropped", "shortened")) else 1.0
    taught = 1.0 if page.taught is None else np.array(page.taught, float)
    scaled: Floats = wide * (boost * 400 / np.sum(wide)) * taught
    return scaled


class Taught(Struct):
    """All pages as one table: the bins of their blocks, and of each block its page's number, label and weight."""

    pages: list[LabelledPage]
    table: Binned
    page: NDArray[np.int64]
    labels: Floats
    weights: Floats
    marked: NDArray[np.bool_]


def taught(given: Sequence[LabelledPage]) -> Taught:
    """The table to learn from."""
    seen = [features(page.lines, page.title, page.markup).astype(np.float32) for page in given]
    whole = np.concatenate(seen, 1)
    edges = edges_of(whole[:, ::7].astype(float))
    widths = [one.shape[1] for one in seen]
    return Taught(
        list(given),
        Binned(binned(whole, edges), edges),
        np.repeat(np.arange(len(given)), widths),
        np.concatenate([np.array(page.labels, float) for page in given]),
        np.concatenate([importance(page) for page in given]),
        np.repeat(np.array([page.markup is not None for page in given]), widths),
    )


def learn(given: Taught, without_fold: int | None = None) -> dict[str, Any]:
    """What `judge.json` holds: first trees over the text of all pages, then trees that mend them on HTML pages."""
    pages = np.array([page.fold != without_fold for page in given.pages])
    use = pages[given.page]
    of_text = [FEATURES.index(name) for name in TEXT]
    text = Binned(
        np.ascontiguousarray(given.table.bins[of_text][:, use]), tuple(given.table.edges[row] for row in of_text)
    )
    bias, first = boosted(text, given.labels[use], given.weights[use], OF_TEXT)
    scores = bias + sum((answers(tree, text) for tree in first), np.zeros(int(use.sum())))
    html = use & given.marked
    markup = Binned(np.ascontiguousarray(given.table.bins[:, html]), given.table.edges)
    _, second = boosted(markup, given.labels[html], given.weights[html], OF_MARKUP, scores[given.marked[use]])
    return {"bias": round(bias, 4), "text": plain(first, TEXT), "markup": plain(second, FEATURES)}


def unseen(given: Taught) -> Iterator[tuple[LabelledPage, Verdict]]:
    """Each unaltered page with the verdict of a judge that was taught without its site."""
    for fold in range(FOLDS):
        learned: Learned = learned_from(learn(given, fold))
        for page in given.pages:
            if page.fold == fold and not page.id.endswith((" cropped", " shortened")):
                yield page, judge(page.lines, page.title, page.markup, learned)


def given_pages(folder: Path) -> list[LabelledPage]:
    """All pages to learn from, the altered ones among them."""
    flat = flat_pages(folder)
    return [*flat, *map(cropped, flat), *map(shortened, flat), *html_pages(folder)]


def main() -> None:
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else os.environ.get("DRAGOMAN_DATA", "../shared/data"))
    data = {"learned_by": "scripts/train_judge.py", **learn(taught(given_pages(folder)))}
    TARGET.write_text(written(data), encoding="utf-8")


if __name__ == "__main__":
    main()
