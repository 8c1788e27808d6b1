"""Parallel documents by the features of stories alone: which of all 123 is the translation.

Every document of NTREX in each of 128 languages looks for its English original among all English documents, and each
of these for its translation, by `record.stories.likeness` of two analyses and nothing else; right is the share of
both together. Languages with a pack are read with their language given, the others as they come; all as published on 1
October 2018. The groups of letters that tell most were learned from these documents: *learned on others* is the same
with what was learned on one half of the documents and measured on the other, either way round.

*Time* is what the features of a document cost beyond its analysis, and what comparing it with another one costs.
"""

from __future__ import annotations

import time
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from unittest import mock

import numpy as np
from numpy.typing import NDArray

import dragoman
from benchmarks import engine, sets
from benchmarks.parallel import LANGUAGES, PUBLISHED
from benchmarks.results import Row
from dragoman.model import Analysis
from dragoman.record.stories.features import Features, features
from dragoman.record.stories.likeness import likenesses, weighed

_PACKS = {code: language for language, code in LANGUAGES.items()}
_BASELINE = "plain n-grams .954; ar .72, ja .75, zh .76"
_WHOSE = "goal 0.97, 0.99 with a pack"
_TIMED = 20


def partners() -> Iterator[Row]:
    """The share of right partners: over all languages, over those with a pack, and of each of these."""
    yield from _rows(_right(range(_count()), _featured()), "right partner")


def partners_learned_on_others() -> Iterator[Row]:
    """The same with groups of letters that were learned on the other half of the documents."""
    from scripts.learn_telling_grams import learned

    right: dict[str, float] = {}
    halves = [[number for number in range(_count()) if number % 2 == half] for half in (0, 1)]
    for chosen, others in (halves, halves[::-1]):
        found = learned(others)
        with mock.patch("dragoman.record.stories.features.levels", lambda found=found: found):
            for code, share in _right(chosen, _featured()).items():
                right[code] = right.get(code, 0.0) + share * len(chosen) / _count()
    yield from list(_rows(right, "right partner, learned on others"))[:2]


def speed() -> Iterator[Row]:
    """What features and comparing cost, a document of 2 KB on average."""
    read = [_analyses(code)[number] for code in ("eng", "arb", "zho-CN") for number in range(_TIMED)]
    own = [features(one) for one in read]
    start = time.process_time()
    for one in read:
        features(one)
    cost = (time.process_time() - start) / len(read)
    start = time.process_time()
    for featured in own:
        likenesses(featured, own)
    compared = (time.process_time() - start) / len(own) ** 2
    for measure, seconds in (("features, ms a document", cost), ("comparing, ms a pair", compared)):
        yield Row(
            set="ntrex",
            languages="en, ar, zh",
            items=f"{len(read)} documents",
            measure=measure,
            ours=seconds * 1000,
            unit="ms",
        )


def _count() -> int:
    return len(sets.parallel_documents("eng"))


@cache
def _analyses(code: str) -> Sequence[Analysis]:
    return _read(code)


def _read(code: str) -> list[Analysis]:
    language = _PACKS.get(code)
    return [
        dragoman.analyse(document.text, language=language, published=PUBLISHED)
        for document in sets.parallel_documents(code)
    ]


@cache
def _all_read() -> dict[str, list[Analysis]]:
    codes = sets.parallel_codes()
    return dict(zip(codes, engine.each(_read, codes, chunk=1), strict=True))


def _featured() -> dict[str, list[Features]]:
    return {code: [features(one) for one in read] for code, read in _all_read().items()}


def _right(chosen: Collection[int], featured: dict[str, list[Features]]) -> dict[str, float]:
    """For each language the share of these documents that find their partners, in both directions."""
    return {code: _share(chosen, featured["eng"], own) for code, own in featured.items() if code != "eng"}


def _share(chosen: Collection[int], english: Sequence[Features], own: Sequence[Features]) -> float:
    table: NDArray[np.float32] = np.stack([weighed(likenesses(one, english)) for one in own])
    numbers = np.array(sorted(chosen))
    there = table.argmax(axis=1)[numbers] == numbers
    back = table.argmax(axis=0)[numbers] == numbers
    return float(np.concatenate((there, back)).mean())


def _rows(right: dict[str, float], measure: str) -> Iterator[Row]:
    packs = {code: share for code, share in right.items() if code in _PACKS}
    for languages, shares in ((f"{len(right)} languages", right), (f"{len(packs)} languages with a pack", packs)):
        yield _row(languages, measure, float(np.mean(list(shares.values()))))
    for code, share in sorted(packs.items(), key=lambda one: (one[1], one[0])):
        yield _row(_PACKS[code], measure, share)


def _row(languages: str, measure: str, share: float) -> Row:
    items = f"{_count()} documents a language"
    return Row(
        set="ntrex", languages=languages, items=items, measure=measure, ours=share, to_beat=_BASELINE, whose=_WHOSE
    )


PARTS = (partners, partners_learned_on_others, speed)
