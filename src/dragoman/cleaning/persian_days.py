"""Days of the solar calendar of Iran and Afghanistan in a short text: "۱۲ مرداد ۱۴۰۳", "۱۴۰۳/۰۵/۱۲"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from dragoman.knowledge.eras import all_month_names, to_gregorian

_NUMBERS = all_month_names("persian")
_NAMES = "|".join(sorted(_NUMBERS, key=len, reverse=True))
# Years of the news; only in the digits of Persian, for 1402 and 1403 are years of other calendars too.
_YEAR = r"(۱۳[۷-۹][۰-۹]|۱۴[۰-۴][۰-۹])"
_DIGIT = "[۰-۹]"
_NUMERIC = re.compile(rf"(?<!\d){_YEAR}\s?[/\-.]\s?({_DIGIT}{{1,2}})\s?[/\-.]\s?({_DIGIT}{{1,2}})(?!\d)")
_NAMED = re.compile(rf"(?<!\d)({_DIGIT}{{1,2}})\s*(?:ام|م)?\s+({_NAMES})\s*(?:ماه)?\s*[،,]?\s*(?:سال\s)?{_YEAR}(?!\d)")


def persian_days(text: str) -> Iterator[tuple[date, int, int]]:
    """The days of the solar calendar in a short text, in Gregorian days, each with the place where it stands."""
    for match in _NUMERIC.finditer(text):
        yield from _day(int(match[1]), int(match[2]), int(match[3]), match.span())
    for match in _NAMED.finditer(text):
        yield from _day(int(match[3]), _NUMBERS[match[2]], int(match[1]), match.span())


def may_hold_persian_day(text: str) -> bool:
    """Whether it is worth looking for such days in a text."""
    return "۱۴" in text or "۱۳" in text


def _day(year: int, month: int, day: int, span: tuple[int, int]) -> Iterator[tuple[date, int, int]]:
    found = to_gregorian("persian", year, month, day)
    if found:
        yield found, *span
