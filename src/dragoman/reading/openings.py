"""Where an expression of time can begin: words of time, and numbers and small words with such a word close by."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence, Set

from dragoman.language.automaton import Match
from dragoman.reading.atoms import QUARTER, ROMAN
from dragoman.reading.said import DAY_PARTS
from dragoman.reading.stream import Stream
from dragoman.reading.text import Sentence

_TELLING_HEADS = frozenset(
    {
        *(
            "month",
            "foreign month",
            "month_word",
            "weekday",
            "phrase",
            "unit",
            "unit_ago",
            "pair",
            "season",
            "holiday",
            "decade",
        ),
        *("repeated", "era", "half", "plural", *DAY_PARTS),
    }
)
# What marks the number beside it, and says nothing without one.
_MARKING_HEADS = frozenset({"year_word", "day_word", "hour_word", "decade_word"})
_HEADS = _TELLING_HEADS | _MARKING_HEADS
# Words that only lead to a part of an expression, or stand between two.
_SMALL_HEADS = frozenset({"on", "of", "article", "until", "night_to", "ordinal", "doubtful", "since_event", "of_event"})
_WHOLE = frozenset({"weekday", "month"})
# How far before and behind a helping word the word must stand that it belongs to: "the first ... of the month".
_BEFORE, _BEHIND = 3, 7
# How far behind a number a word of time may stand: "twenty-one days ago".
_FAR = 8
# How far from a number a word may stand that marks it: "2022. m.", "the year of 1990".
_NEAR = 2
_DAY_DIGITS = 2
_JOINTS = frozenset("/-–—.:~,")


def openings(stream: Stream) -> Iterator[tuple[Sentence, list[int]]]:
    """The sentences that can tell a time, with the words at which a part of an expression can begin."""
    numbers = {match.first for match in stream.matches("number")}
    numbers.update(place for place, word in enumerate(stream.words) if word.kind == "number")
    named = [match for match in stream.matches("time") if match.entry.value in _HEADS and _tells(match, numbers)]
    helping = _helping(stream)
    telling = _telling(stream, named, numbers, helping)
    near = {place for place in helping if not telling.isdisjoint(range(place - _BEFORE, place + _BEHIND))}
    # "Hai" in "thứ Hai" (Monday) is no number.
    inside = {place for match in named if match.entry.value in _WHOLE for place in range(match.first + 1, match.last)}
    yield from _by_sentence(stream, sorted((telling - (inside & numbers)) | near))


def _helping(stream: Stream) -> set[int]:
    """Where words begin that lead to an expression of time or belong to one."""
    helping = {match.first for match in stream.matches("time") if match.entry.value not in _SMALL_HEADS}
    helping.update(match.first for match in stream.matches("word") if match.entry.value in ("between", "from"))
    return helping


def _telling(stream: Stream, named: Sequence[Match], numbers: Set[int], helping: Set[int]) -> set[int]:
    """The places of words of time, and of the numbers that belong to them or look like a date."""
    beside = {match.first for match in named} | {match.last + 1 for match in named}
    telling = {place for match in named for place in (match.first, match.last - 1)}
    telling.update(place for place in numbers if _may_open(stream, place, beside))
    telling.update(_romans(stream), _quarters(stream))
    # "27" in "from 27 to 29/3".
    led = [place for place in numbers if place - 1 in helping]
    telling.update([place for place in led if not telling.isdisjoint(range(place, place + _FAR))])
    return telling


def _tells(match: Match, numbers: Set[int]) -> bool:
    """Whether a word says something of time, or marks a number close by."""
    if match.entry.value in _TELLING_HEADS:
        return True
    return not numbers.isdisjoint(range(match.first - _NEAR, match.last + 1 + _NEAR))


def _by_sentence(stream: Stream, places: list[int]) -> Iterator[tuple[Sentence, list[int]]]:
    at = 0
    while at < len(places):
        sentence = stream.sentence_of(places[at])
        end = max(at + 1, bisect_left(places, sentence.last, at))
        yield sentence, places[at:end]
        at = end


def _romans(stream: Stream) -> Iterator[int]:
    """Roman numbers beside a word for century, quarter or half."""
    for match in stream.matches("time"):
        if match.entry.form in ("century", "quarter", "half") and match.entry.value == "unit":
            for place in (match.first - 1, match.first - 2, match.first - 3, match.last, match.last + 1):
                if 0 <= place < len(stream.words) and ROMAN.match(stream.words[place].text):
                    yield place


def _quarters(stream: Stream) -> Iterator[int]:
    """Words as "Q3" and "H1"."""
    if QUARTER.search(stream.text):
        yield from (place for place, word in enumerate(stream.words) if QUARTER.fullmatch(word.text))


def _may_open(stream: Stream, place: int, beside: Set[int]) -> bool:
    """Whether a number is worth a look: digits of a date or a clock, or a word of time not far behind."""
    if not beside.isdisjoint(range(place - _BEFORE, place + _FAR)):
        return True
    words = stream.words
    if words[place].kind != "number":
        return False
    follows = words[place + 1].text if place + 1 < len(words) else ""
    if place > 1 and words[place - 1].text in _JOINTS and words[place - 2].kind == "number":
        return True
    if any(match.entry.value == "ordinal" for match in stream.at("time", place + 1)):
        return True
    is_spaced = follows.isdigit() and len(follows) <= _DAY_DIGITS
    return is_spaced or follows in _JOINTS or "." in words[place].text or len(words[place].text) == 4
