"""A date as a page tells it: in its head, for programs, or in a line near the headline, for readers."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from functools import cache

from msgspec import Struct

from dragoman.cleaning.days import ascii_digits, days, may_hold_day
from dragoman.knowledge.calendar import zone_names, zone_offset
from dragoman.model import Basis, When

# A date line says little besides the date: "Published by N. N. on ..., updated ...".
_MOST_WORDS = 12
_LONGEST_DATE_LINE = 130
# News pages are no older than the web.
_FIRST_YEAR = 1990

_ISO = re.compile(r"(\d{4})(-?)(\d{2})\2(\d{2})(?!\d)")
_MOMENT = re.compile(
    r"[T\s]+(\d{2}):?(\d{2})(?::?(\d{2})(?:[.,:]\d+)?)?\s?(Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2}(?!\d))?", re.I
)
# Nine digits more often count something else.
_SECONDS = re.compile(r"1\d{9}(?:\d{3})?")
_RUN_TOGETHER = re.compile(r"^((?:19|20)\d{6})(\d{4}(?:\d\d)?)$")
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
    if len(line) > _LONGEST_DATE_LINE or not may_hold_day(line):
        return None
    found = days(line, language)
    if not found or len(_WORD.findall(line)) > _MOST_WORDS:
        return None
    # The numbers of a date are no clock time.
    blanked = ascii_digits(line)
    for one in found:
        blanked = blanked[: one.start] + "\0" * (one.end - one.start) + blanked[one.end :]
    first = found[0]
    return DateLine(first.day, _clock(blanked, after, first.day), (first.start, first.end))


def told(value: str) -> When | None:
    """A day or moment in ISO 8601, as containers and heads of pages tell it; `None` where it is none.

    The day is the one that was written, in the zone that was written.
    """
    value = value.strip()
    match = _ISO.match(value)
    if not match:
        return None
    try:
        day = date(int(match[1]), int(match[3]), int(match[4]))
    except ValueError:
        return None
    moment = _MOMENT.match(value, match.end())
    if not moment:
        return When(day, day, "day", "metadata")
    clock = f"{moment[1]}:{moment[2]}:{moment[3] or '00'}{_offset(moment[4] or '')}"
    try:
        datetime.fromisoformat(f"{day}T{clock}")
    except ValueError:
        return When(day, day, "day", "metadata")
    return When(day, day, "minute", "metadata", clock)


def stated(value: str, language: str) -> When | None:
    """A day or moment as the heads of pages state it: in ISO 8601, in seconds since 1970, or as in a date line."""
    value = value.strip()
    if _SECONDS.fullmatch(value):
        moment = datetime.fromtimestamp(int(value[:10] if len(value) > 10 else value), UTC)
        found: When | None = When(moment.date(), moment.date(), "minute", "metadata", f"{moment:%H:%M:%S}+00:00")
    else:
        found = told(_RUN_TOGETHER.sub(r"\1T\2", value))
    if found and found.earliest:
        return found if _FIRST_YEAR <= found.earliest.year < 2100 else None
    line = date_line(value, language)
    return line.when("metadata") if line else None


def _offset(zone: str) -> str:
    """The offset from UTC as in ISO 8601."""
    if zone.upper() in ("Z", "UTC", "GMT"):
        return "+00:00"
    digits = zone.replace(":", "")
    return f"{digits[:3]}:{digits[3:] or '00'}" if digits else ""


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
    for name in _zone_names().findall(text.lower()):
        offset = zone_offset(name, day)
        if offset is not None:
            return _iso(offset)
    return "+00:00" if match else None


@cache
def _zone_names() -> re.Pattern[str]:
    names = "|".join(map(re.escape, sorted(zone_names(), key=len, reverse=True)))
    return re.compile(rf"(?<!\w)(?:{names})(?!\w)")


def _iso(offset: timedelta) -> str:
    minutes = round(offset.total_seconds() / 60)
    sign = "-" if minutes < 0 else "+"
    return f"{sign}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"
