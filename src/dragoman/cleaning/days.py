"""Days of the calendar in a short text, as pages write them above and below their articles."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache, lru_cache

from msgspec import Struct

from dragoman.cleaning.persian_days import may_hold_persian_day, persian_days
from dragoman.knowledge.calendar import calendar_languages, months, numeric_order

# News pages are no older than the web, and a day far ahead is a misprint or another calendar's.
_FIRST_YEAR, _LAST_YEAR = 1990, 2099
# Thailand counts from the Buddha's death.
_BUDDHIST = 543

_YEAR = r"(?:(?:19|20)\d{2}|25[4-9]\d)(?!\d)"
_ANY_YEAR = re.compile(r"(?:19|20)\d\d|25[4-9]\d|\d[./]\d\d(?!\d)")
_ISO = re.compile(rf"(?<![\d.])({_YEAR})([-/.]|\.\s)(\d{{1,2}})\2(\d{{1,2}})(?=\D|$)")
_UNITS = re.compile(rf"({_YEAR})\s*[年년]\s*(\d{{1,2}})\s*[月월]\s*(\d{{1,2}})\s*[日일]")
_NUMERIC = re.compile(rf"(?<![\d.])(\d{{1,2}})\s?([./-])\s?(\d{{1,2}})\s?\2\s?({_YEAR}|\d{{2}}(?![\d.:/-]))")
_DAY_FIRST = re.compile(rf"(?<!\d)(\d{{1,2}})(?!\d)(?P<m>\D{{3,32}}?)({_YEAR})")
# In Vietnamese months have numbers: "29 tháng 12 năm 2021".
_MONTH_COUNTED = re.compile(rf"(?<!\d)(\d{{1,2}})\s(?P<m>\D{{2,9}}\s\d{{1,2}})\s\D{{2,6}}\s({_YEAR})")
_DAY_LAST = re.compile(
    rf"(?P<m>[^\W\d_][^\s\d,/()|]*)[\s.]+(\d{{1,2}})(?:st|nd|rd|th)?(?!\d)(?:\s?[,.]\s?|\s)(?:[^\W\d_]{{1,4}}\s)?({_YEAR})"
)
_YEAR_FIRST = re.compile(
    rf"(?<!\d)({_YEAR})[.,\s]*(?:[^\W\d_]{{1,5}}[.\s]+)?"
    r"(?:(?P<m>[^\s\d,/()|]{3,20})[.,\s]\s?(\d{1,2})(?![\d:])|(\d{1,2})\.?\s(?P<m2>[^\s\d,/()|]{3,20}))"
)
_FOREIGN_DIGIT = re.compile(r"[^\D0-9]")
_WORD = re.compile(r"[^\s\d.,/()|:–—-]+")
# Between a day and its month, or a month and its year, stand at most short words: "12th of January, de 2022".
_SHORT = 4


class Day(Struct, frozen=True, order=True):
    """A day and where in the text it stands."""

    day: date
    start: int
    end: int


def days(text: str, language: str) -> list[Day]:
    """The days in a short text, each place once, in the order of the calendar.

    Numbers are read in the order usual in the language, in digits of any script; names of months as its calendar has
    them or the English; where its calendar is not known, as any language has them.
    """
    found = [Day(*one) for one in persian_days(text)] if may_hold_persian_day(text) else []
    text = ascii_digits(text)
    if _ANY_YEAR.search(text):
        found += [*_numbered(text, language), *_named(text, language)]
    return sorted(set(found))


def may_hold_day(text: str) -> bool:
    """Whether it is worth looking for days in a text: a year stands there, or two numbers of a date."""
    if text.isascii():
        return _ANY_YEAR.search(text) is not None
    return _ANY_YEAR.search(ascii_digits(text)) is not None or may_hold_persian_day(text)


def ascii_digits(text: str) -> str:
    """The text with the digits of all scripts as 0 to 9, as long as before."""
    return text if text.isascii() else _FOREIGN_DIGIT.sub(lambda digit: str(unicodedata.decimal(digit[0])), text)


def _numbered(text: str, language: str) -> Iterator[Day]:
    for match in _ISO.finditer(text):
        yield from _day(match, match[1], int(match[3]), match[4])
    for match in _UNITS.finditer(text):
        yield from _day(match, match[1], int(match[2]), match[3])
    for match in _NUMERIC.finditer(text):
        first, second = int(match[1]), int(match[3])
        # Points between the numbers are never American.
        month_first = match[2] != "." and numeric_order(language) == "MDY"
        day, month = (second, first) if (month_first and first <= 12) or second > 12 else (first, second)
        yield from _day(match, match[4] if len(match[4]) == 4 else f"20{match[4]}", month, str(day))


def _named(text: str, language: str) -> Iterator[Day]:
    for match in _DAY_FIRST.finditer(text):
        if month := _month_between(match["m"].lower(), language):
            yield from _day(match, match[3], month, match[1])
    for match in _MONTH_COUNTED.finditer(text):
        if month := _month(match["m"].lower(), language):
            yield from _day(match, match[3], month, match[1])
    for match in _DAY_LAST.finditer(text):
        if month := _month(match["m"].lower().rstrip("."), language):
            yield from _day(match, match[3], month, match[2])
    for match in _YEAR_FIRST.finditer(text):
        if month := _month((match["m"] or match["m2"]).lower().rstrip("."), language):
            yield from _day(match, match[1], month, match[3] or match[4])


def _day(match: re.Match[str], year: str, month: int, day: str) -> Iterator[Day]:
    counted = int(year) - _BUDDHIST if int(year) > _LAST_YEAR else int(year)
    if not _FIRST_YEAR <= counted <= _LAST_YEAR:
        return
    try:
        yield Day(date(counted, month, int(day)), *match.span())
    except ValueError:
        return


def _month_between(between: str, language: str) -> int | None:
    """The month that stands between a day and a year, with short words beside it at most."""
    words = _WORD.findall(between)
    for at, word in enumerate(words[:4]):
        rest = words[:at] + words[at + 1 :]
        if (found := _month(word, language)) and all(len(other) <= _SHORT for other in rest):
            return found
        pair = " ".join(words[at : at + 2])
        if at + 1 < len(words) and (found := _month(pair, language)):
            return found
    return None


@lru_cache(maxsize=4096)
def _month(name: str, language: str) -> int | None:
    own, english = _months(language), _months("en")
    found = own.get(name) or english.get(name) or (None if own else _months_of_all().get(name))
    return found or _shortened(name, own) or _shortened(name, english)


def _shortened(name: str, known: Mapping[str, int]) -> int | None:
    """The one month whose name begins so: beside a day and a year also "mar" and "dec" are no other words."""
    if len(name) < 3:
        return None
    begun = {number for month, number in known.items() if month.startswith(name)}
    return begun.pop() if len(begun) == 1 else None


@cache
def _months(language: str) -> Mapping[str, int]:
    return dict(months(language))


@cache
def _months_of_all() -> Mapping[str, int]:
    """Names of months in all languages; one that differs between them has the meaning that most give it."""
    votes: dict[str, Counter[int]] = {}
    for language in calendar_languages():
        for name, number in _months(language).items():
            votes.setdefault(name, Counter())[number] += 1
    return {name: max(sorted(count), key=lambda number: count[number]) for name, count in votes.items()}
