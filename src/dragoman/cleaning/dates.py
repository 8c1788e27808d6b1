"""The publication date, as a page tells it: in its head, or in a line near the headline."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import cache

from msgspec import Struct

from dragoman.knowledge.calendar import months, numeric_order, zone_names, zone_offset
from dragoman.model import Basis, When

# A date line says little besides the date: "Published by N. N. on ..., updated ...".
_MOST_OTHER_WORDS = 9
_LONGEST_DATE_LINE = 130

_ISO = re.compile(r"\b(?P<year>(?:19|20)\d{2})([-/.])(?P<month>\d{1,2})\2(?P<day>\d{1,2})(?=\D|$)")
_CHINESE = re.compile(r"(?P<year>(?:19|20)\d{2})\s*[年년]\s*(?P<month>\d{1,2})\s*[月월]\s*(?P<day>\d{1,2})\s*[日일]")
_NUMERIC = re.compile(r"(?<![\d.])(\d{1,2})\s?([./-])\s?(\d{1,2})\s?\2\s?((?:19|20)\d{2})(?!\d)")
_CLOCK = re.compile(
    r"(?<![\d.:/-])([01]?\d|2[0-3])[:.h時시点點]\s?([0-5]\d)(?::[0-5]\d)?(?![\d.:/]\d)\s*([ap]\.?\s?m\b)?", re.I
)
_OFFSET = re.compile(r"(?:UTC|GMT)?\s?([+\-−])(\d{1,2})(?::?([0-5]\d))?(?!\d)|\b(UTC|GMT|Z)\b")
_WORD = re.compile(r"[^\W\d_]+")


class DateLine(Struct, frozen=True):
    """A line that dates the page: the day, the clock time where it stands there (ISO 8601), and where in the line."""

    day: date
    time: str | None
    span: tuple[int, int]

    def when(self, basis: Basis = "explicit") -> When:
        """The day as a stretch of time."""
        return When(self.day, self.day, "minute" if self.time else "day", basis, self.time)


def date_line(line: str, language: str, after: str = "") -> DateLine | None:
    """The date that a short line holds, or `None` where it holds none or much else besides.

    Numbers are read in the order usual in the language, names of months as its calendar has them (or the English).
    `after` is the next line: a zone's name may stand there. Of several dates in a line the earliest counts, for a
    page is published before it is changed.
    """
    if len(line) > _LONGEST_DATE_LINE or not any(character.isdigit() for character in line):
        return None
    found = sorted(set(_days(line, language)))
    if not found:
        return None
    if len(_WORD.findall(line)) > _MOST_OTHER_WORDS + 3:
        return None
    day, start, end = found[0]
    # The numbers of a date are no clock time.
    blanked = line
    for _, from_, to in found:
        blanked = blanked[:from_] + "\0" * (to - from_) + blanked[to:]
    clock = _clock(blanked, after, day)
    return DateLine(day, clock, (start, end))


def _days(line: str, language: str) -> Iterator[tuple[date, int, int]]:
    for match in (*_ISO.finditer(line), *_CHINESE.finditer(line)):
        yield from _day(int(match["year"]), int(match["month"]), int(match["day"]), match.span())
    for match in _NUMERIC.finditer(line):
        first, second, year = int(match[1]), int(match[3]), int(match[4])
        # Points between the numbers are never American.
        month_first = numeric_order(language) == "MDY" and match[2] != "."
        day, month = (second, first) if (month_first and first <= 12) or second > 12 else (first, second)
        yield from _day(year, month, day, match.span())
    for code in dict.fromkeys((language, "en")):
        named, month_numbers = _named_dates(code)
        if named is None:
            continue
        for match in named.finditer(line):
            month = month_numbers[" ".join((match["m1"] or match["m2"]).lower().split())]
            yield from _day(int(match["y1"] or match["y2"]), month, int(match["d1"] or match["d2"]), match.span())


def _day(year: int, month: int, day: int, span: tuple[int, int]) -> Iterator[tuple[date, int, int]]:
    try:
        yield date(year, month, day), span[0], span[1]
    except ValueError:
        return


@cache
def _named_dates(language: str) -> tuple[re.Pattern[str] | None, dict[str, int]]:
    """What finds "14 December 2011" and "December 14, 2011" in a language, with a short word or two between."""
    numbers = dict(months(language))
    if not numbers:
        return None, numbers
    names = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in sorted(numbers, key=lambda n: (-len(n), n)))
    between = r"[\s.,/-]*(?:[^\W\d_]{1,4}[\s.,]+)?"
    year = r"(?:19|20)\d{2}"
    pattern = (
        rf"(?<!\d)(?P<d1>\d{{1,2}})(?:st|nd|rd|th|er|º|ª)?{between}\b(?P<m1>{names})\b{between}(?P<y1>{year})(?!\d)"
        rf"|\b(?P<m2>{names})\b[\s.]*(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?[\s.,]+(?P<y2>{year})(?!\d)"
    )
    return re.compile(pattern, re.IGNORECASE), numbers


def _clock(line: str, after: str, day: date) -> str | None:
    match = _CLOCK.search(line)
    if not match:
        return None
    hour, minute = int(match[1]), int(match[2])
    half = (match[3] or "").lower()[:1]
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    clock = f"{hour:02}:{minute:02}:00"
    offset = _zone(line[match.end() :], day) or _zone(after[:40], day)
    return clock + offset if offset else clock


def _zone(text: str, day: date) -> str | None:
    """The offset from UTC that a zone's name or number tells, as in ISO 8601."""
    match = _OFFSET.match(text.strip(" ,()[]"))
    if match and match[2]:
        ahead = timedelta(hours=int(match[2]), minutes=int(match[3] or 0))
        return _iso(-ahead if match[1] != "+" else ahead) if ahead <= timedelta(hours=14) else None
    lowered = text.lower()
    for name in zone_names():
        if name in lowered and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", lowered):
            offset = zone_offset(name, day)
            if offset is not None:
                return _iso(offset)
    return "+00:00" if match else None


def _iso(offset: timedelta) -> str:
    minutes = round(offset.total_seconds() / 60)
    sign = "-" if minutes < 0 else "+"
    return f"{sign}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


def told(value: str) -> When | None:
    """A day or moment in ISO 8601, as containers and heads of pages tell it; `None` where it is none.

    The day is the one that was written, in the zone that was written.
    """
    value = value.strip()
    match = re.match(r"(\d{4})-?(\d{2})-?(\d{2})(?!\d)", value)
    if not match:
        return None
    try:
        day = date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None
    moment = re.match(r"[T\s]+(\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s?(Z|[+-]\d{2}:?\d{2})?", value[match.end() :])
    if not moment:
        return When(day, day, "day", "metadata")
    zone = moment[4] or ""
    zone = "+00:00" if zone == "Z" else zone if not zone or ":" in zone else f"{zone[:3]}:{zone[3:]}"
    try:
        datetime.fromisoformat(f"{day}T{moment[1]}:{moment[2]}:{moment[3] or '00'}{zone}")
    except ValueError:
        return When(day, day, "day", "metadata")
    return When(day, day, "minute", "metadata", f"{moment[1]}:{moment[2]}:{moment[3] or '00'}{zone}")
