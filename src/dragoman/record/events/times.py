"""Whether a telling can speak of a day: open weekdays, days without a year, and what was published when.

Reading leaves open days in `When.time` in the truncated form of ISO 8601: `W-3` is a Wednesday, `--01-21` a 21 January,
`--12` some December.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from dragoman.model import When
from dragoman.record.events.telling import Told

NEAR = timedelta(days=31)  # how far an article without a day of its own may lie from what it tells
AHEAD = timedelta(days=45)  # what is planned may lie farther ahead of the word
NEAR_DEED = timedelta(days=10)  # deeds are told sooner than meetings, and done oftener
_WEEKDAY = re.compile(r"W-([1-7])")
_MONTH_DAY = re.compile(r"--(\d\d)-(\d\d)")
_MONTH = re.compile(r"--(\d\d)$")


def has_open_day(when: When | None) -> bool:
    """Whether a weekday, or a day or month without a year, waits for its date."""
    written = None if when is None else when.time
    return written is not None and any(form.match(written) for form in (_WEEKDAY, _MONTH_DAY, _MONTH))


def could_be(when: When, day: date) -> bool:
    """Whether an open weekday or year-less day can be this one."""
    written = when.time or ""
    if weekday := _WEEKDAY.match(written):
        fits = day.isoweekday() == int(weekday[1])
    elif month_day := _MONTH_DAY.match(written):
        fits = (day.month, day.day) == (int(month_day[1]), int(month_day[2]))
    elif month := _MONTH.match(written):
        fits = day.month == int(month[1])
    else:
        return False
    return fits and (when.earliest is None or when.earliest <= day) and (when.latest is None or day <= when.latest)


def closed_by(when: When | None, published: When | None) -> When | None:
    """An open day closed by the stretch in which its article appeared, where only one day fits; else as it was.

    A weekday may lie a week before or after, a day or month without a year half a year.
    """
    if when is None or published is None or not has_open_day(when):
        return when
    if published.earliest is None or published.latest is None:
        return when
    reach = timedelta(days=6 if _WEEKDAY.match(when.time or "") else 183)
    fitting = _days(when, published.earliest - reach, published.latest + reach)
    if _WEEKDAY.match(when.time or ""):
        # "On Wednesday" is the last one rather than the next.
        fitting = [day for day in fitting if day <= published.latest]
    if _MONTH.match(when.time or ""):
        return _whole_month(when, fitting)
    if len(fitting) != 1:
        return when
    return When(fitting[0], fitting[0], "day", "inferred")


def nearest_weekday(when: When, day: date, is_ahead: bool) -> When | None:
    """An open weekday as the one within three days of a day, or as the next from it on; None where it is no weekday."""
    if not _WEEKDAY.match(when.time or ""):
        return None
    first, last = (0, 6) if is_ahead else (-3, 3)
    fitting = _days(when, day + timedelta(days=first), day + timedelta(days=last))
    return When(fitting[0], fitting[0], "day", "inferred") if fitting else None


def _whole_month(when: When, fitting: list[date]) -> When:
    """The month of these days, where it is one whole month."""
    if not fitting or (fitting[-1] - fitting[0]).days >= NEAR.days or fitting[0].day != 1:
        return when
    last = fitting[-1]
    return When(fitting[0], last, "month", "inferred") if (last + timedelta(days=1)).day == 1 else when


def _days(when: When, first: date, last: date) -> list[date]:
    length = (last - first).days + 1
    return [day for step in range(min(length, 800)) if could_be(when, day := first + timedelta(days=step))]


def fits_publication(telling: Told, day: date) -> bool:
    """Whether a telling can speak of this day, as its article was published: what was held lies before that."""
    published = telling.published
    if published is None:
        return True
    if telling.status in ("held", "done"):
        return published.latest is None or day <= published.latest
    if telling.status in ("planned", "possible", "confirmed"):
        return published.earliest is None or published.basis in ("masthead", "bound") or day >= published.earliest
    return True


def can_be_on(telling: Told, day: date) -> bool:
    """Whether a telling without a day of its own can be of this day."""
    when = telling.when
    if "historical" in telling.auxiliary or not fits_publication(telling, day):
        return False
    if when is not None:
        if has_open_day(when) and not could_be(when, day):
            return False
        if (when.earliest is not None and day < when.earliest) or (when.latest is not None and when.latest < day):
            return False
    return _is_near(telling, day)


def _is_near(telling: Told, day: date) -> bool:
    published = telling.published
    if published is None or published.earliest is None or published.latest is None:
        interval = telling.interval
        return interval is None or interval[1] - interval[0] <= NEAR
    if not telling.is_reciprocal:
        return published.earliest - NEAR_DEED <= day <= published.latest + NEAR_DEED
    ahead = AHEAD if telling.status in ("planned", "possible", "confirmed") else NEAR
    return published.earliest - NEAR <= day <= published.latest + ahead
