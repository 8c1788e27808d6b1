"""What an article is of, in a few hundred numbers that are the same in every language: what stories are told by.

A feature is a number of 32 bits: its kind, how much it tells by itself (its level, in quarters), and a hash of what it
is. Everything follows from the analysis alone, so that an article keeps its features whatever else the record holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import IntEnum
from itertools import product
from zlib import crc32

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from dragoman.language.keys import part_key
from dragoman.language.sounds import skeletons
from dragoman.model import Analysis, Article, Entity, When
from dragoman.record.stories.grams import Numbers, all_grams, levels, telling


class Kind(IntEnum):
    """The kinds of features, each compared by itself."""

    LETTERS = 0
    SOUNDS = 1
    NUMBERS = 2
    NAMES = 3
    KNOWN = 4
    DAYS = 5
    DEEDS = 6
    COUNTRIES = 7


KINDS = len(Kind)
_KIND, _LEVEL = 29, 24
_HASH = (1 << _LEVEL) - 1
_MOST = {Kind.NUMBERS: 40, Kind.NAMES: 60, Kind.KNOWN: 40, Kind.DAYS: 24, Kind.DEEDS: 24, Kind.COUNTRIES: 16}
# How much each kind of thing tells, in quarters, as parallel texts share it more often than others do.
_LEVEL_OF_KNOWN = {"person": 16, "organisation": 10, "place": 12, "group": 8}
_LEVEL_OF_COUNTRY = 8
_LEVEL_OF_DIGITS = (10, 12, 22, 27)
_LEVEL_OF_ROUND = 12
_LEVEL_OF_YEAR, _LEVEL_OF_RECENT_YEAR = 19, 12
_LEVEL_OF_NAME, _LEVEL_OF_SOUND = 14, 10
_LEVEL_OF_DAY, _LEVEL_OF_MONTH = 14, 10
_LEVEL_OF_DEED = 8
# A digit within a word of letters with cases is no number; elsewhere words may stand close to it.
_NUMBER = re.compile(r"\d(?<![A-Za-z\u00c0-\u052f\d]\d)[\d.,\u066b\u066c\u00a0\u202f]*")
# East Asian numbers stand in parts, each with its own scale: 7万7千 is 77,000.
_SCALES = {
    **dict.fromkeys("百백", 100), **dict.fromkeys("千천", 1_000), **dict.fromkeys("万萬만", 10_000),
    **dict.fromkeys("億亿억", 100_000_000), **dict.fromkeys("兆조", 1_000_000_000_000),
}  # fmt: skip
_SCALE = re.compile(f"[{''.join(_SCALES)}]")
_PART = re.compile(rf"(\d[\d,.]*) ?([{''.join(_SCALES)}])?")
_IN_PARTS = re.compile(rf"(?:\d[\d,.]* ?[{''.join(_SCALES)}] ?)+(?:\d[\d,]*)?")
_SHORTEST_KEY = 3
_BETWEEN_WORDS = re.compile(r"[\s·・]+")
_RECENT_YEAR = 2010
_LONGEST_TEXT = 20_000


class Features(Struct, frozen=True, eq=False):
    """The features of an article, each once and in order."""

    numbers: Numbers


def features(analysis: Analysis) -> Features:
    """The features of an article's analysis."""
    assert analysis.article is not None
    text = _whole(analysis.article)
    return Features(np.sort(np.concatenate((_of_text(text), _of_facts(analysis, text)))))


def first_of(kind: Kind) -> NDArray[np.uint32]:
    """Between which numbers the features of a kind stand: the first of it, and the first behind it."""
    return np.array([kind << _KIND, min((kind + 1) << _KIND, (1 << 32) - 1)], np.uint32)


def kinds_of(numbers: Numbers) -> Numbers:
    """The kind of each feature."""
    return numbers >> np.uint32(_KIND)


def levels_of(numbers: Numbers) -> NDArray[np.float32]:
    """How much each feature tells: about the logarithm of how much oftener two texts of one thing share it."""
    quarters = ((numbers >> np.uint32(_LEVEL)) & np.uint32(31)).astype(np.float32)
    return quarters * np.float32(0.25)


def _whole(article: Article) -> str:
    title = article.title or ""
    text = article.text[:_LONGEST_TEXT]
    return text if text.startswith(title) else f"{title}\n{text}"


def _of_text(text: str) -> Numbers:
    grams = all_grams(text)
    found = []
    rows = zip((Kind.LETTERS, Kind.SOUNDS), (grams.of_letters, grams.of_sounds), levels(), strict=True)
    for kind, numbers, level in rows:
        chosen = telling(numbers, level)
        found.append(np.uint32(kind << _KIND) | (level[chosen].astype(np.uint32) << np.uint32(_LEVEL)) | chosen)
    return np.concatenate(found)


def _of_facts(analysis: Analysis, text: str) -> Numbers:
    rows = (
        (Kind.NUMBERS, told_numbers(text)),
        (Kind.NAMES, _names(analysis.entities)),
        (Kind.KNOWN, _known(analysis.entities)),
        (Kind.DAYS, _days(analysis)),
        (Kind.DEEDS, _deeds(analysis)),
        (Kind.COUNTRIES, _countries(analysis.entities)),
    )
    return np.array([number for kind, told in rows for number in _most_telling(kind, told)], np.uint32)


def feature(kind: Kind, told: str, level: int) -> int:
    """The feature of one thing."""
    return (kind << _KIND) | (level << _LEVEL) | (crc32(told.encode("utf-8", "surrogatepass")) & _HASH)


def _most_telling(kind: Kind, told: Iterable[tuple[str, int]]) -> list[int]:
    found = {feature(kind, what, level) for what, level in told}
    # The level stands above the hash, so that what tells most comes first.
    return sorted(found, reverse=True)[: _MOST[kind]]


def told_numbers(text: str) -> Iterator[tuple[str, int]]:
    """Every number by its digits without the last zeros, so that 77,000 and 7.7 times ten thousand are one; years.

    A short one with a zero at its end also as it is: 10 of a hundred is no 1.
    """
    if _SCALE.search(text):
        text = _IN_PARTS.sub(_in_one, text)
    for written in _NUMBER.findall(text):
        digits = str(int("".join(filter(str.isdecimal, written))[:18]))
        if len(digits) == 4 and digits[:2] in ("19", "20"):
            yield digits, _LEVEL_OF_RECENT_YEAR if int(digits) >= _RECENT_YEAR else _LEVEL_OF_YEAR
        else:
            if digits[-1] == "0" and 1 < len(digits) < 4:
                yield digits, _LEVEL_OF_ROUND
            digits = digits.rstrip("0") or "0"
            yield digits, _LEVEL_OF_DIGITS[min(len(digits), len(_LEVEL_OF_DIGITS)) - 1]


def _in_one(found: re.Match[str]) -> str:
    parts = [(part.replace(",", "").strip("."), scale) for part, scale in _PART.findall(found[0])]
    try:
        return f" {round(sum(float(part) * _SCALES.get(scale, 1) for part, scale in parts))} "
    except ValueError:  # two points are a day or a version
        return found[0]


def _names(entities: Iterable[Entity]) -> Iterator[tuple[str, int]]:
    """The parts of names by their letters and by their consonants, of people and of whoever is not known."""
    for entity in entities:
        if entity.kind == "country" or (entity.knowledge_id and entity.kind != "person"):
            continue
        for word in {word for name in (entity.name, *entity.names) for word in _BETWEEN_WORDS.split(name)}:
            key = part_key(word)
            if len(key) >= _SHORTEST_KEY:
                yield key, _LEVEL_OF_NAME
            sounds = skeletons(word)
            if sounds and len(sounds[0]) >= _SHORTEST_KEY:
                yield sounds[0], _LEVEL_OF_SOUND


def _known(entities: Iterable[Entity]) -> Iterator[tuple[str, int]]:
    for entity in entities:
        if entity.kind != "country" and entity.knowledge_id:
            yield entity.knowledge_id, _LEVEL_OF_KNOWN[entity.kind]


def _countries(entities: Iterable[Entity]) -> Iterator[tuple[str, int]]:
    for entity in entities:
        if entity.kind == "country":
            yield entity.country or entity.knowledge_id or entity.name, _LEVEL_OF_COUNTRY


def _days(analysis: Analysis) -> Iterator[tuple[str, int]]:
    told = [time.when for time in analysis.times] + [event.when for event in analysis.events if event.when]
    for when in told:
        if when.earliest and when.latest:
            yield told_stretch(when)


def told_stretch(when: When) -> tuple[str, int]:
    """A stretch of time as it is written in a feature, and its level."""
    level = _LEVEL_OF_DAY if when.earliest == when.latest else _LEVEL_OF_MONTH
    return f"{when.earliest} {when.latest}", level


def _deeds(analysis: Analysis) -> Iterator[tuple[str, int]]:
    """Kinds of events with the countries of those who take part, two by two."""
    country = {entity.id: entity.country for entity in analysis.entities}
    for event in analysis.events:
        parties = sorted({land for party in (*event.actors, *event.recipients) if (land := country.get(party))})
        for one, other in product(parties, parties):
            if one < other or len(parties) == 1:
                yield f"{event.type} {one} {other}", _LEVEL_OF_DEED
