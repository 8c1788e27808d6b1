"""Days of the solar calendar of Iran and Afghanistan in a short text: "۱۲ مرداد ۱۴۰۳", "۱۴۰۳/۰۵/۱۲".

Method: the 33-year cycle, which agrees with the astronomical calendar from 1178 to 1633 (1799 to 2256).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

# Both spellings of the Persian letters, and the names of the signs that Afghanistan uses.
_MONTHS = (
    ("فروردین", "فروردين", "حمل"),
    ("اردیبهشت", "ارديبهشت", "ثور"),
    ("خرداد", "جوزا"),
    ("تیر", "تير", "سرطان"),
    ("مرداد", "امرداد", "اسد"),
    ("شهریور", "شهريور", "سنبله"),
    ("مهر", "میزان", "ميزان"),
    ("آبان", "عقرب"),
    ("آذر", "قوس"),
    ("دی", "دي", "جدی", "جدي"),
    ("بهمن", "دلو"),
    ("اسفند", "حوت"),
)
_NUMBERS = {name: number for number, names in enumerate(_MONTHS, start=1) for name in names}
_NAMES = "|".join(sorted(_NUMBERS, key=len, reverse=True))
# Years of the news; only in the digits of Persian, for 1402 and 1403 are years of other calendars too.
_YEAR = r"(۱۳[۷-۹][۰-۹]|۱۴[۰-۴][۰-۹])"
_DIGIT = "[۰-۹]"
_NUMERIC = re.compile(rf"(?<!\d){_YEAR}\s?[/\-.]\s?({_DIGIT}{{1,2}})\s?[/\-.]\s?({_DIGIT}{{1,2}})(?!\d)")
_NAMED = re.compile(rf"(?<!\d)({_DIGIT}{{1,2}})\s*(?:ام|م)?\s+({_NAMES})\s*(?:ماه)?\s*[،,]?\s*(?:سال\s)?{_YEAR}(?!\d)")
_ANCHOR = date(2021, 3, 21).toordinal()


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
    length = 31 if month <= 6 else 30
    if not (1 <= month <= 12 and 1 <= day <= length):
        return
    ordinal = _ANCHOR + _count(year, month, day) - _count(1400, 1, 1)
    # The last month has its thirtieth day in leap years only.
    if day == 30 and month == 12 and _count(year + 1, 1, 1) - _count(year, 12, 30) != 1:
        return
    yield date.fromordinal(ordinal), *span


def _count(year: int, month: int, day: int) -> int:
    """The number of a day, counted from some day."""
    shifted = year + 1595
    before = (month - 1) * 31 if month < 7 else (month - 7) * 30 + 186
    return 365 * shifted + shifted // 33 * 8 + (shifted % 33 + 3) // 4 + before + day
