"""Copies: reprints of agencies' reports among news of six languages, made-up reprints in scripts without spaces, speed.

All articles of a set are folded into one record without days of publication; where one is a copy is read off it.

- *Slavic*: the documents of SlavicNER. The file names the pairs of one language with their Jaccard index over runs of
  five words, and has all pairs that share anything worth naming. *Recall* is of the pairs with 0.5 and more: *linked*
  are those that were compared and found copies of one another, *in one family* those that are copies of one origin.
  *Precision* is the share of the pairs that we call so which by their words (letters and digits in lower case) have a
  Jaccard index of 0.5 or of whose shorter text half stands in the longer; with *Jaccard alone* only the first counts,
  so that shortened versions and two reprints that cut one report differently are false.
- *Made reprints*: the NTREX documents in languages without spaces, and in English. Each is reprinted in made-up ways:
  *shortened* to about 40 in a hundred of its letters; with a *new head and end*: the first line is another, and
  lines of another document follow, a fifth of it; *edited*: so many letters in a hundred are replaced by others
  of the language, in phrases of four words or, without spaces, of eight letters. A reprint is found where it is in
  one family with its document; *of two documents* are the pairs of one family that should be in two.
- *Speed*: SlavicNER once more, in batches of 500, without the reading and storing of articles; processor time, the
  smallest of three. Fingerprints alone, then all that it takes to know the copies, kept in a database in memory.
"""

from __future__ import annotations

import re
import sqlite3
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from hashlib import sha256
from itertools import combinations
from random import Random
from statistics import mean

from msgspec import Struct

from benchmarks import sets
from benchmarks.results import Row
from dragoman.contract import SCHEMA
from dragoman.model import Analysis, Article, Source
from dragoman.record import copies
from dragoman.record.copies.fingerprints import fingerprints
from dragoman.record.facts import Rulings
from dragoman.record.filings import Filings
from dragoman.record.store import record_in_memory

Pair = frozenset[str]
_BATCH = 500
_PASSES = 3
_WORD = re.compile(r"\w+")


class Found(Struct, frozen=True):
    """Pairs of ids that are copies of one another, and those that are in one family."""

    linked: frozenset[Pair]
    in_family: frozenset[Pair]
    seconds: float


def found(texts: Mapping[str, str]) -> Found:
    """The copies among some texts, and the processor time that it took to find them."""
    with record_in_memory() as record:
        record.put([_analysis(name, text) for name, text in texts.items()])
        connection = record.connection
        names = dict(connection.execute("SELECT number, id FROM articles ORDER BY number"))
        seconds = _folded(connection, list(names))
        links = connection.execute("SELECT article, other FROM copy_links").fetchall()
        families: dict[int, set[int]] = defaultdict(set)
        for article, origin in connection.execute("SELECT article, origin FROM copies"):
            families[origin] |= {article, origin}
    return Found(
        frozenset(frozenset((names[one], names[other])) for one, other in links),
        frozenset(
            frozenset((names[one], names[other]))
            for family in families.values()
            for one, other in combinations(family, 2)
        ),
        seconds,
    )


def _analysis(name: str, text: str) -> Analysis:
    article = Article(
        id=name, language="und", script="Zyyy", language_confidence=1.0, text=text, paragraphs=((0, len(text)),)
    )
    source = Source(name, "text", 0, sha256(name.encode()).hexdigest())
    return Analysis(schema=SCHEMA, coder="benchmark", source=source, article=article)


def _folded(connection: sqlite3.Connection, numbers: list[int]) -> float:
    """Fold articles in; the processor time that it took, without decoding them."""
    filings = Filings(connection)
    seconds = 0.0
    for start in range(0, len(numbers), _BATCH):
        batch = numbers[start : start + _BATCH]
        for number in batch:
            _ = filings[number]
        connection.execute("BEGIN")
        begun = time.process_time()
        copies.fold(connection, filings, batch, Rulings())
        seconds += time.process_time() - begun
        connection.execute("COMMIT")
    return seconds


@cache
def _documents() -> dict[str, str]:
    return {item["id"]: item["text"] for item in sets.items("names/slavicner.jsonl")}


@cache
def _runs(name: str) -> frozenset[tuple[str, ...]]:
    words = _WORD.findall(_documents()[name].lower())
    return frozenset(tuple(words[start : start + 5]) for start in range(len(words) - 4))


def _likeness(pair: Pair) -> tuple[float, float]:
    """The Jaccard index of two documents, and how much of the shorter stands in the longer."""
    one, other = sorted((_runs(name) for name in pair), key=len)
    both = len(one & other)
    return both / (len(one) + len(other) - both), both / len(one)


def _language(pair: Pair) -> str:
    return min(pair).split("/")[1]


def slavic() -> Iterator[Row]:
    ours = found(_documents())
    true = {frozenset((one["a"], one["b"])) for one in sets.items("duplicates/slavic.jsonl") if one["jaccard"] >= 0.5}
    yield from _slavic_rows("all", true, ours)
    for language in sorted({_language(pair) for pair in true}):

        def spoken(pairs: Iterable[Pair], language: str = language) -> set[Pair]:
            return {pair for pair in pairs if _language(pair) == language}

        yield from _slavic_rows(
            language,
            spoken(true),
            Found(frozenset(spoken(ours.linked)), frozenset(spoken(ours.in_family)), ours.seconds),
        )


def _slavic_rows(language: str, true: set[Pair], ours: Found) -> Iterator[Row]:
    goal = "our goal"
    for called, pairs in (("linked", ours.linked), ("in one family", ours.in_family)):
        likeness = [_likeness(pair) for pair in sorted(pairs, key=sorted)]
        right = sum(jaccard >= 0.5 or contained >= 0.5 for jaccard, contained in likeness) / len(pairs)
        alike = sum(jaccard >= 0.5 for jaccard, _ in likeness) / len(pairs)
        common = {"set": "slavic", "languages": language}
        of = f"{len(true):,} pairs"
        yield Row(
            items=of,
            measure=f"recall, {called}",
            ours=len(true & pairs) / len(true),
            to_beat=".99",
            whose=goal,
            **common,
        )
        of = f"{len(pairs):,} pairs"
        yield Row(items=of, measure=f"precision, {called}", ours=right, to_beat=".98", whose=goal, **common)
        if language == "all":
            yield Row(items=of, measure=f"precision, {called}, Jaccard alone", ours=alike, **common)


_UNSPACED = {
    "zh": "zho-CN", "zh-Hant": "zho-TW", "yue": "yue", "ja": "jpn", "th": "tha", "km": "khm", "lo": "lao", "my": "mya",
}  # fmt: skip
_EDITED = (5, 10, 20)
Edit = Callable[[list[str], list[str], Random], str]


def _shortened(lines: list[str], _: list[str], random: Random) -> str:
    """Lines that follow one another, about 40 in a hundred of all letters."""
    total = sum(map(len, lines))
    start = random.randrange(max(1, len(lines) * 6 // 10))
    kept: list[str] = []
    for line in lines[start:] + lines[:start]:
        kept.append(line)
        if sum(map(len, kept)) >= 0.4 * total:
            break
    return "\n".join(kept)


def _new_head_and_end(lines: list[str], others: list[str], random: Random) -> str:
    own: list[str] = []
    for line in random.sample(others, len(others)):
        if sum(map(len, own)) >= 0.25 * sum(map(len, lines)):
            break
        own.append(line)
    return "\n".join([random.choice(others), *lines[1:], *own])


def _edited(percent: int) -> Edit:
    def edit(lines: list[str], others: list[str], random: Random) -> str:
        text, other = "\n".join(lines), "\n".join(others)
        is_spaced = text.count(" ") > len(text) / 12
        units, new = (text.split(" "), other.split(" ")) if is_spaced else (list(text), list(other))
        length = 4 if is_spaced else 8
        for start in random.sample(range(0, len(units), length), round(len(units) / length * percent / 100)):
            at = random.randrange(max(1, len(new) - length))
            units[start : start + length] = new[at : at + length][: len(units) - start]
        return (" " if is_spaced else "").join(units)

    return edit


_EDITS: dict[str, Edit] = {
    "shortened": _shortened,
    "new head and end": _new_head_and_end,
    **{f"edited, {percent} in a hundred": _edited(percent) for percent in _EDITED},
}


def made() -> Iterator[Row]:
    yield from _made_rows(_UNSPACED)
    yield from _made_rows({"en": "eng"})


def _made_rows(codes: Mapping[str, str]) -> Iterator[Row]:
    recalls: dict[str, list[float]] = defaultdict(list)
    pairs = false = reprints = 0
    for code in codes.values():
        documents = sets.parallel_documents(code)
        ours = found(_with_reprints(documents)).in_family
        for name in _EDITS:
            hits = sum(frozenset((one.id, f"{one.id} {name}")) in ours for one in documents)
            recalls[name].append(hits / len(documents))
        names = sorted((one.id for one in documents), key=len, reverse=True)
        false += sum(len({_document(name, names) for name in pair}) == 2 for pair in ours)
        pairs += len(ours)
        reprints += len(documents)
    common = {"set": "made reprints", "languages": " ".join(codes)}
    for name, shares in recalls.items():
        items = f"{reprints} reprints"
        yield Row(items=items, measure=f"recall, {name}", ours=mean(shares), **common)
        if len(shares) > 1:
            yield Row(items=items, measure=f"recall, {name}, lowest language", ours=min(shares), **common)
    yield Row(items=f"{pairs:,} pairs", measure="of two documents", ours=false / pairs, **common)


def _with_reprints(documents: Sequence[sets.Document]) -> dict[str, str]:
    texts = {one.id: one.text for one in documents}
    for number, document in enumerate(documents):
        others = [line for step in range(1, 11) for line in documents[number - step].lines]
        for name, edit in _EDITS.items():
            texts[f"{document.id} {name}"] = edit(list(document.lines), others, Random(f"{document.id} {name}"))
    return texts


def _document(name: str, names: list[str]) -> str:
    return next(one for one in names if name == one or name.startswith(f"{one} "))


def speed() -> Iterator[Row]:
    texts = list(_documents().values())
    signs = sum(map(len, texts)) // len(texts)
    items = f"{len(texts):,} pages of {signs:,} signs"
    begun = [_time_of(lambda: fingerprints(texts)) for _ in range(_PASSES)]
    folded = [found(_documents()).seconds for _ in range(_PASSES)]
    for measure, seconds in (("fingerprints alone", min(begun)), ("fingerprints, look-up and families", min(folded))):
        rate = len(texts) / seconds
        yield Row(
            set="slavicner", languages="6", items=items, measure=measure, ours=rate, unit="pages a second and core",
            to_beat="10,000", whose="our goal",
        )  # fmt: skip


def _time_of(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


PARTS = (slavic, made, speed)
