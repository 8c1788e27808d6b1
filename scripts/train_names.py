"""Learn which runs of capitalised words are persons' names, from texts whose persons are known.

    python -m scripts.train_names        # the data: ../shared/data, or DRAGOMAN_DATA

Taught by the parallel record (the people of 41 news documents, by line, in many languages of the parallel texts
NTREX-128), by Universal NER's Serbian and Croatian news (both CC BY-SA 4.0) by the examples of the packs and by
`own_names.toml`. Only numbers over language-neutral traits come out of it: no text and no name is kept. It writes
`src/dragoman/reading/names.json`.
"""

from __future__ import annotations

import random
import re
import tomllib
import unicodedata
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import date
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import Any

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from benchmarks import sets
from dragoman.knowledge.given_names import given_names
from dragoman.knowledge.name_parts import all_name_parts, name_groups
from dragoman.language.automaton import bases
from dragoman.language.keys import part_key
from dragoman.language.pack import pack_codes, read_examples
from dragoman.reading.found import Found
from dragoman.reading.lexicon import lexicon
from dragoman.reading.mentions import find
from dragoman.reading.personal import believed, learned_from
from dragoman.reading.persons import Persons
from dragoman.reading.stream import Stream
from dragoman.reading.traits import TRAITS, Article, traits
from scripts.boosting import Binned, Settings, binned, boosted, edges_of
from scripts.record import FOLDS, LANGUAGES, fold_of, recorded
from scripts.weights import plain, written

Floats = NDArray[np.floating[Any]]
Label = Callable[[Stream, Found], float | None]

# When the documents of the parallel record were published.
DAY = date(2018, 10, 1)
TARGET = Path(__file__).parents[1] / "src/dragoman/reading/names.json"
SETTINGS = Settings(trees=160, rate=0.12, ridge=3.0, rows=0.6, features=0.4)

UNPACKED = 0.1
# A paragraph alone teaches what can be told without the rest of its document.
ALONE = 0.4
# How often each document is read with other names, and how many of its given names are then well known ones.
SWAPPED, GIVEN_SHARE = 2, 0.6
# What we wrote ourselves is all one document.
OWN, OWN_WEIGHT = "examples", 4.0


class Text(Struct):
    """A text to learn from: `label` says of each of its runs whether it is a person's name, or that it teaches nothing.

    `document` is the same for all texts that are cut out of one.
    """

    language: str
    document: str
    text: str
    label: Label
    weight: float = 1.0
    day: date | None = None


class Taught(Struct):
    """Names to learn from, as columns of traits; of each its label, weight and the fold of its document."""

    seen: Floats
    labels: Floats
    weights: Floats
    folds: NDArray[np.int64]


def main() -> None:
    given = taught()
    check(given)
    TARGET.write_text(written(learn(given)), encoding="utf-8")


def taught() -> Taught:
    """Everything there is to learn from."""
    columns: list[Floats] = []
    labels: list[float | None] = []
    weights: list[float] = []
    folds: list[int] = []
    for one in (*of_record(), *of_news(), *of_examples()):
        stream = Stream(one.text, _paragraphs(one.text), lexicon(one.language))
        names, known = Persons(stream, one.day).candidates(find(stream))
        told = [one.label(stream, item) for item in names]
        use = [at for at, label in enumerate(told) if label is not None]
        if not use:
            continue
        article = Article(stream, names)
        columns.append(traits(article, [(item, item.first in known) for item in names])[:, use])
        labels.extend(told[at] for at in use)
        weights.extend([one.weight if one.language in pack_codes() else one.weight * UNPACKED] * len(use))
        folds.extend([fold_of(one.document)] * len(use))
    return Taught(np.concatenate(columns, 1), np.array(labels, float), np.array(weights), np.array(folds))


def _paragraphs(text: str) -> list[tuple[int, int]]:
    starts = accumulate((len(line) + 1 for line in text.split("\n")), initial=0)
    return [(start, start + len(line)) for start, line in zip(starts, text.split("\n"), strict=False) if line.strip()]


def of_record() -> Iterator[Text]:
    """The documents of the parallel record in each language, with who is on which line."""
    for language in LANGUAGES:
        for one in recorded(language):
            document, texts = one.document.id, one.document.lines
            people: dict[int, list[str]] = defaultdict(list)
            for person in one.marks["people"]:
                for line in person["lines"]:
                    people[line].append(person["name"])
            names = [people[number] for number in range(one.document.first, one.document.first + len(texts))]
            yield Text(language, document, "\n".join(texts), _by_line(texts, names), day=DAY)
            for text, own in zip(texts, names, strict=True):
                yield Text(language, document, text, _by_line([text], [own]), ALONE, DAY)
            for seed in range(SWAPPED):
                other, own_names = swapped(texts, names, f"{language} {document} {seed}")
                yield Text(language, document, "\n".join(other), _by_line(other, own_names), ALONE, DAY)


def swapped(texts: Sequence[str], names: Sequence[Sequence[str]], seed: str) -> tuple[list[str], list[list[str]]]:
    """The same lines about people with other names, drawn from all that are known: the few there teach little of names.

    A name stays where it is not written as in English.
    """
    chance = random.Random(seed)
    given, parts = _drawn_from()
    words = sorted({word for own in names for name in own for word in name.split() if word.isalpha() and len(word) > 2})
    first = {name.split()[0] for own in names for name in own}
    other = {
        word: chance.choice(given if word in first and chance.random() < GIVEN_SHARE else parts).capitalize()
        for word in words
    }
    if not other:
        return list(texts), [list(own) for own in names]
    pattern = re.compile(rf"\b(?:{'|'.join(other)})\b")
    lines = [pattern.sub(lambda found: other[found.group()], text) for text in texts]
    return lines, [[*own, *(pattern.sub(lambda found: other[found.group()], name) for name in own)] for own in names]


@cache
def _drawn_from() -> tuple[list[str], list[str]]:
    """Given names, and parts of names of any kind, in Latin letters."""
    given = sorted(name for name in given_names() if name.isascii() and name.isalpha())
    return given, sorted(part for part in all_name_parts() if part.isascii() and part.isalpha() and len(part) > 2)


def _by_line(texts: Sequence[str], people: Sequence[Sequence[str]]) -> Label:
    starts = list(accumulate((len(text) + 1 for text in texts[:-1]), initial=0))

    def label(stream: Stream, item: Found) -> float | None:
        line = bisect_right(starts, stream.words[item.first].start) - 1
        return float(any(_is_called(stream, item, name) for name in people[line]))

    return label


def _is_called(stream: Stream, item: Found, name: str) -> bool:
    """Whether a name in some language is one of these in English, or a part of it."""
    theirs = [_spellings((unicodedata.normalize("NFC", word.lower()),)) for word in name.replace("-", " ").split()]
    lexicon = stream.lexicon
    ours = [_spellings(bases(lexicon.fold(word), lexicon.endings)) for part in item.parts for word in part.split("-")]
    hits = [any(_is_same(one, other) for other in ours) for one in theirs]
    if len(ours) == 1:
        return any(hits)
    return any(_is_same(one, ours[-1]) for one in theirs) and any(_is_same(one, ours[0]) for one in theirs)


def _spellings(forms: Sequence[str]) -> tuple[set[str], set[int]]:
    """The keys of the forms of a word, and the names that they spell."""
    return {part_key(form) for form in forms}, {group for form in forms for group in name_groups(form)}


def _is_same(one: tuple[set[str], set[int]], other: tuple[set[str], set[int]]) -> bool:
    if one[0] & other[0] or one[1] & other[1]:
        return True
    return any(_is_near(ours, theirs) for ours in one[0] for theirs in other[0])


def _is_near(one: str, other: str) -> bool:
    """Whether two keys have the same consonants, or three quarters of their letters in the same order."""
    bones = [letter for letter in one if letter not in "aeiou"], [letter for letter in other if letter not in "aeiou"]
    if len(bones[0]) > 2 and bones[0] == bones[1]:
        return True
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) < 4 or len(longer) - len(shorter) > 2 or shorter[0] != longer[0]:
        return False
    at = 0
    for letter in longer:
        at += at < len(shorter) and letter == shorter[at]
    return at >= 0.75 * len(longer)


def of_news() -> Iterator[Text]:
    """Serbian and Croatian news in which persons are marked."""
    for language in ("hr", "sr"):
        for document in sets.items(f"names/uner-{language}.jsonl"):
            marked = [tuple(mention["span"]) for mention in document["mentions"] if mention["kind"] == "PER"]
            yield Text(language, document["id"], document["text"], _by_span(marked))


def of_examples() -> Iterator[Text]:
    """The packs' own examples that say who is in them, and `own_names.toml`."""
    for language in pack_codes():
        for example in read_examples(language):
            if example.people is not None and example.beyond is None:
                yield Text(language, OWN, example.text, _by_line([example.text], [example.people]), OWN_WEIGHT)
    with (Path(__file__).parent / "own_names.toml").open("rb") as file:
        for row in tomllib.load(file)["text"]:
            yield Text(row["language"], OWN, row["text"], _by_line([row["text"]], [row["people"]]), OWN_WEIGHT)


def _by_span(marked: Collection[tuple[int, int]]) -> Label:
    def label(stream: Stream, item: Found) -> float | None:
        start, end = stream.span(item.first, item.last)
        if any(one <= start and end <= other for one, other in marked):
            return 1.0
        # What is more than a name, or half of it, teaches nothing.
        return None if any(one < end and start < other for one, other in marked) else 0.0

    return label


def learn(given: Taught, without_fold: int | None = None) -> dict[str, Any]:
    """What `names.json` holds."""
    use = given.folds != (-1 if without_fold is None else without_fold)
    edges = edges_of(given.seen.astype(float))
    table = Binned(np.ascontiguousarray(binned(given.seen, edges)[:, use]), edges)
    share = float(np.average(given.labels[use], weights=given.weights[use]))
    bias = round(float(np.log(share / (1 - share))), 4)
    _, trees = boosted(table, given.labels[use], given.weights[use], SETTINGS, bias + believed(given.seen[:, use]))
    return {"learned_by": "scripts/train_names.py", "bias": bias, "trees": plain(trees, TRAITS)}


def check(given: Taught) -> None:
    """Prints how well names are told apart in documents that were not taught."""
    right = [0, 0, 0]
    for fold in range(FOLDS):
        learned = learned_from(learn(given, fold))
        rows = given.folds == fold
        said = learned.odds(given.seen[:, rows]) > 0
        true = given.labels[rows] > 0
        right = [a + int(b) for a, b in zip(right, ((said & true).sum(), said.sum(), true.sum()), strict=True)]
    print(f"precision {right[0] / right[1]:.3f}, recall {right[0] / right[2]:.3f} of {len(given.labels):,} names")


if __name__ == "__main__":
    main()
