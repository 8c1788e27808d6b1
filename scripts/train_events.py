"""Learn which tellings tell an event, from texts whose events are known.

    python -m scripts.train_events        # the data: ../shared/data, or DRAGOMAN_DATA

Taught by the parallel record (the events of 41 news documents, by line, in every language with a whole pack), by the
PLOVER codebook's own sentences (both CC BY-SA 4.0), by UniversalPetrarch's Spanish sentences (MIT), by the articles of
`own_events.toml` and by the examples of the packs. Only numbers over language-neutral traits come out of it: no text
and no name is kept. It writes `src/dragoman/reading/events.json`, and prints how well it tells events in documents that
it was not taught.
"""

from __future__ import annotations

import hashlib
import tomllib
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import accumulate
from pathlib import Path
from typing import Any

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from benchmarks import sets
from dragoman.language.pack import read_examples, whole_pack_codes
from dragoman.model import When
from dragoman.reading.entities import cast
from dragoman.reading.event_traits import EVENT_TRAITS, WORTH, Around, event_traits, worths
from dragoman.reading.eventful import Learned, learned_from
from dragoman.reading.events import tellings
from dragoman.reading.findings import heard
from dragoman.reading.lexicon import lexicon
from dragoman.reading.stream import Stream
from scripts.boosting import Binned, Settings, binned, boosted, edges_of
from scripts.record import FOLDS, fold_of, recorded
from scripts.weights import plain, written

Floats = NDArray[np.floating[Any]]
# Language, document, line and type.
Key = tuple[str, str, int, str]

DAY = When(date(2018, 10, 1), date(2018, 10, 1), "day", "metadata")
TARGET = Path(__file__).parents[1] / "src/dragoman/reading/events.json"
OWN = Path(__file__).parent / "own_events.toml"
SETTINGS = Settings(trees=200, rate=0.06, ridge=20.0, rows=0.6, features=0.4)
# Of what is told, so much must be right.
LEAST_PRECISION = 0.63
# A sentence of its own says nothing of the article that it stands in; an article of our own stands in one language,
# where a document of the record stands in all.
SENTENCE_WEIGHT, EXAMPLE_WEIGHT, OWN_WEIGHT = 3.0, 1.0, 3.0
# How many tellings of the usual kind stand beside those of a sense, so that a rare one is not taken at its word; and in
# how many parts texts fall, so that none teaches what its own senses are worth.
SENSE_PRIOR, PARTS = 10.0, 12


class Text(Struct):
    """A text to learn from: `true` are the types that each line may have; a document is the same in all languages."""

    language: str
    document: str
    text: str
    true: dict[int, set[str]]
    weight: float
    source: str


class Taught(Struct):
    """Tellings to learn from, as columns of traits; `places` are the text and the sentence that each stands in."""

    seen: Floats
    labels: Floats
    weights: Floats
    folds: NDArray[np.int64]
    keys: list[Key]
    sources: list[str]
    senses: list[str]
    places: list[tuple[int, int]]
    true: dict[str, set[Key]]


def main() -> None:
    given = taught()
    least = check(given)
    TARGET.write_text(written(with_least(learn(given), least)), encoding="utf-8")


def taught() -> Taught:
    """Everything there is to learn from."""
    columns: list[Floats] = []
    labels: list[float] = []
    weights: list[float] = []
    folds: list[int] = []
    keys: list[Key] = []
    sources: list[str] = []
    senses: list[str] = []
    places: list[tuple[int, int]] = []
    true: dict[str, set[Key]] = defaultdict(set)
    for number, one in enumerate((*of_record(), *of_sentences(), *of_own(), *of_examples())):
        starts = list(accumulate((len(line) + 1 for line in one.text.split("\n")), initial=0))
        for line, types in one.true.items():
            true[one.source].update((one.language, one.document, line, each) for each in sorted(types))
        told, seen = read(one)
        if not told:
            continue
        columns.append(seen)
        for start, event_type, sense, sentence in told:
            senses.append(sense)
            places.append((number, sentence))
            line = bisect_right(starts, start) - 1
            keys.append((one.language, one.document, line, event_type))
            labels.append(float(event_type in one.true.get(line, ())))
        weights.extend([one.weight] * len(told))
        folds.extend([fold_of(one.document)] * len(told))
        sources.extend([one.source] * len(told))
    seen = np.concatenate(columns, 1)
    return Taught(seen, np.array(labels), np.array(weights), np.array(folds), keys, sources, senses, places, dict(true))


def read(one: Text) -> tuple[list[tuple[int, str, str, int]], Floats]:
    """The tellings of a text, each with where it stands, its type, its sense and its sentence, and their traits."""
    starts = list(accumulate((len(line) + 1 for line in one.text.split("\n")), initial=0))
    paragraphs = [(start, start + len(line)) for start, line in zip(starts, one.text.split("\n"), strict=False)]
    stream = Stream(one.text, [each for each in paragraphs if each[0] < each[1]], lexicon(one.language))
    people = cast(stream, DAY if one.source in ("record", "own") else None)
    people, antecedents, _, walls = heard(stream, people)
    told = tellings(stream, people, walls, antecedents)
    seen = (
        event_traits(Around(stream, people, walls, told), told, {"": 0.0}) if told else np.zeros((len(EVENT_TRAITS), 0))
    )
    return [(stream.words[each.first].start, each.type, each.sense.name, each.sentence.first) for each in told], seen


def of_record() -> Iterator[Text]:
    """The documents of the parallel record in each language, with what is told on which line."""
    for language in whole_pack_codes():
        for one in recorded(language):
            true: dict[int, set[str]] = defaultdict(set)
            for event in one.marks["events"]:
                true[event["line"] - one.document.first].add(event["type"])
            yield Text(language, one.document.id, one.document.text, dict(true), 1.0, "record")


def of_sentences() -> Iterator[Text]:
    """Single sentences whose events are marked."""
    for name in ("plover-gsr", "petrarch-es"):
        for row in sets.items(f"events/{name}.jsonl"):
            if row["language"] in whole_pack_codes():
                types = {each for event in row.get("events", [row]) for each in event["types"]}
                text = row["text"].replace("\n", " ")
                yield Text(row["language"], row["id"], text, {0: types}, SENTENCE_WEIGHT, name)


def of_own() -> Iterator[Text]:
    """The articles of our own in the languages with a whole pack."""
    with OWN.open("rb") as file:
        articles = tomllib.load(file)["article"]
    for number, article in enumerate(articles):
        if article["language"] in whole_pack_codes():
            true = {int(line): set(types) for line, types in article["events"].items()}
            yield Text(article["language"], f"own {number}", article["text"], true, OWN_WEIGHT, "own")


def of_examples() -> Iterator[Text]:
    """The packs' own examples that say what is told in them."""
    for language in whole_pack_codes():
        for number, example in enumerate(read_examples(language)):
            if example.events is not None:
                types = {event.split("/")[0].split(" ")[0] for event in example.events}
                text = example.text.replace("\n", " ")
                yield Text(language, f"example {number}", text, {0: types}, EXAMPLE_WEIGHT, "examples")


def learn(given: Taught, without_fold: int | None = None) -> dict[str, Any]:
    """What `events.json` holds, but for the threshold."""
    use = np.flatnonzero(given.folds != (-1 if without_fold is None else without_fold))
    seen = given.seen[:, use].copy()
    seen[-len(WORTH) :] = _worth_elsewhere(given, use)
    edges = edges_of(seen.astype(float))
    labels, weights = given.labels[use], given.weights[use]
    share = float(np.average(labels, weights=weights))
    bias = round(float(np.log(share / (1 - share))), 4)
    _, trees = boosted(Binned(binned(seen, edges), edges), labels, weights, SETTINGS, np.full(len(use), bias))
    return {
        "learned_by": "scripts/train_events.py",
        "bias": bias,
        "senses": sense_worth(given, use),
        "trees": plain(trees, EVENT_TRAITS),
    }


def with_least(learned: dict[str, Any], least: float) -> dict[str, Any]:
    """The same with the log-odds that a telling needs to be told."""
    return {"learned_by": learned["learned_by"], "bias": learned["bias"], "least": least, **learned}


def sense_worth(given: Taught, use: NDArray[np.int64]) -> dict[str, float]:
    """The log-odds that words of each sense tell an event, by these rows; "" is any sense."""
    right: dict[str, float] = defaultdict(float)
    wrong: dict[str, float] = defaultdict(float)
    for row in use:
        right[given.senses[row]] += given.weights[row] * given.labels[row]
        wrong[given.senses[row]] += given.weights[row] * (1 - given.labels[row])
    share = sum(right.values()) / (sum(right.values()) + sum(wrong.values()))
    pairs = {sense: (right[sense] + SENSE_PRIOR * share, wrong[sense] + SENSE_PRIOR * (1 - share)) for sense in right}
    worth = {sense: round(float(np.log(a / b)), 3) for sense, (a, b) in sorted(pairs.items())}
    return {"": round(float(np.log(share / (1 - share))), 3), **worth}


def _worth_elsewhere(given: Taught, use: NDArray[np.int64]) -> Floats:
    """What the senses of these rows are worth by the texts of other parts: a text must not say it of its own."""
    part = np.array([hashlib.sha1(f"part {given.keys[row][1]}".encode()).digest()[0] % PARTS for row in use])
    found = np.zeros((len(WORTH), len(use)), np.float32)
    for number in range(PARTS):
        own = np.flatnonzero(part == number)
        found[:, own] = worth_of(given, use[own], sense_worth(given, use[part != number]))
    return found


def worth_of(given: Taught, rows: NDArray[np.int64], worth: Mapping[str, float]) -> Floats:
    """The rows of `WORTH` for these rows, which hold whole texts."""
    found = np.zeros((len(WORTH), len(rows)), np.float32)
    texts: dict[int, list[int]] = defaultdict(list)
    for at, row in enumerate(rows):
        texts[given.places[row][0]].append(at)
    for columns in texts.values():
        own = [worth.get(given.senses[rows[at]], worth[""]) for at in columns]
        found[:, columns] = worths(own, [given.places[rows[at]][1] for at in columns])
    return found


def check(given: Taught) -> float:
    """Prints how well events are told in documents that were not taught; gives the log-odds to keep them from."""
    odds = np.zeros(len(given.labels))
    for fold in range(FOLDS):
        learned: Learned = learned_from(with_least(learn(given, fold), 0.0))
        rows = np.flatnonzero(given.folds == fold)
        seen = given.seen[:, rows].copy()
        seen[-len(WORTH) :] = worth_of(given, rows, learned.senses)
        odds[rows] = learned.odds(seen)
    best: dict[Key, float] = {}
    for key, source, own in zip(given.keys, given.sources, odds, strict=True):
        if source == "record":
            best[key] = max(best.get(key, own), own)
    true = given.true["record"]
    cuts = [round(at / 20, 2) for at in range(-60, 60)]
    least = next(cut for cut in cuts if _precision(best, true, cut) >= LEAST_PRECISION)
    print(
        f"record: F1 {_f1(best, true, least):.3f} from {least}; at most {max(_f1(best, true, cut) for cut in cuts):.3f}"
    )
    for language in sorted({key[0] for key in true}):
        own_best = {key: own for key, own in best.items() if key[0] == language}
        own_true = {key for key in true if key[0] == language}
        said = {key for key, own in own_best.items() if own >= least}
        precision, recall = len(said & own_true) / max(len(said), 1), len(said & own_true) / len(own_true)
        reach = len(own_best.keys() & own_true) / len(own_true)
        f1 = _f1(own_best, own_true, least)
        print(f"  {language}: F1 {f1:.3f}, precision {precision:.3f}, recall {recall:.3f} of {reach:.3f} within reach")
    _print_reliability(odds, given)
    return least


def _precision(best: dict[Key, float], true: set[Key], least: float) -> float:
    said = {key for key, own in best.items() if own >= least}
    return len(said & true) / max(len(said), 1)


def _f1(best: dict[Key, float], true: set[Key], least: float) -> float:
    said = {key for key, own in best.items() if own >= least}
    return 2 * len(said & true) / max(len(said) + len(true), 1)


def _print_reliability(odds: Floats, given: Taught) -> None:
    said = 1 / (1 + np.exp(-odds))
    for low in np.arange(0, 10) / 10:
        rows = (said >= low) & (said < low + 0.1)
        if rows.any():
            right = np.average(given.labels[rows], weights=given.weights[rows])
            print(f"  said {low:.1f} to {low + 0.1:.1f}: right {right:.2f} of {rows.sum()}")


if __name__ == "__main__":
    main()
