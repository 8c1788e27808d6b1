"""Days that one article leaves open, closed by others: a weekday, or a day and month without a year.

Reading leaves them in `When.time` in the truncated form of ISO 8601: `W-3` is a Wednesday, `--01-21` a 21 January.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import msgspec

from dragoman.model import When
from dragoman.record.facts import Filed, Identity, Local
from dragoman.record.told import Told

_WEEKDAY = re.compile(r"W-([1-7])")
_MONTH_DAY = re.compile(r"--(\d\d)-(\d\d)")
_LEAST_SHARED = 2  # identities that an article must share to lend its year


def close_days(tellings: Sequence[Told], articles: Sequence[Filed], identity: Mapping[Local, Identity]) -> list[Told]:
    """The tellings, with open weekdays and year-less days closed where the record leaves one reading only.

    The day comes from another telling of what the same parties did, or, for a day without a year, from the dated
    articles that share the most identities. It is then `inferred`, and `when_from` names the article.
    """
    days = _days_by_parties(tellings)
    neighbours = _Neighbours(articles, identity)
    return [_closed(telling, days, neighbours) for telling in tellings]


def has_open_day(when: When | None) -> bool:
    """Whether a weekday or a day without a year waits for its date."""
    return when is not None and when.time is not None and bool(_WEEKDAY.match(when.time) or _MONTH_DAY.match(when.time))


def could_be(when: When, day: date) -> bool:
    """Whether an open weekday or year-less day can be this one."""
    written = when.time or ""
    if weekday := _WEEKDAY.match(written):
        fits = day.isoweekday() == int(weekday[1])
    elif month_day := _MONTH_DAY.match(written):
        fits = (day.month, day.day) == (int(month_day[1]), int(month_day[2]))
    else:
        return False
    return fits and (when.earliest is None or when.earliest <= day) and (when.latest is None or day <= when.latest)


_DaysByParties = Mapping[tuple[str, str], Sequence[tuple[date, Told]]]


def _days_by_parties(tellings: Iterable[Told]) -> _DaysByParties:
    """The dated tellings of each party, so that a telling finds those that share its parties."""
    found: dict[tuple[str, str], list[tuple[date, Told]]] = defaultdict(list)
    for telling in tellings:
        if telling.day is not None and not has_open_day(telling.when):
            for party in telling.actors | telling.recipients:
                found[telling.family, party].append((telling.day, telling))
    return found


def _closed(telling: Told, days: _DaysByParties, neighbours: _Neighbours) -> Told:
    when = telling.when
    if when is None or not has_open_day(when):
        return telling
    found = _day_of_same_parties(telling, when, days) or _year_of_neighbours(telling, when, neighbours)
    if found is None:
        return telling
    day, article = found
    return msgspec.structs.replace(telling, when=When(day, day, "day", "inferred"), when_from=article)


def _day_of_same_parties(telling: Told, when: When, days: _DaysByParties) -> tuple[date, str] | None:
    parties = telling.actors | telling.recipients
    if not parties:
        return None
    rarest = min(sorted(parties), key=lambda party: len(days.get((telling.family, party), ())))
    fitting: dict[date, str] = {}
    for day, other in days.get((telling.family, rarest), ()):
        if could_be(when, day) and same_parties(telling, other) and fits_publication(telling, day):
            fitting[day] = min(fitting.get(day, other.local[0]), other.local[0])
    return next(iter(fitting.items())) if len(fitting) == 1 else None


def same_parties(one: Told, other: Told) -> bool:
    """Whether the parties are the same, or those of one meeting are among those of the other, two at the least."""
    if one.parties == other.parties:
        return True
    if not (one.is_reciprocal and other.is_reciprocal):
        return False
    first, second = one.parties[0], other.parties[0]
    return len(first & second) >= 2 and (first <= second or second <= first)


def fits_publication(telling: Told, day: date) -> bool:
    """Whether a telling can speak of this day, as its article was published: what was held lies before that."""
    published = telling.published
    if published is None:
        return True
    if telling.status in ("held", "done"):
        return published.latest is None or day <= published.latest
    if telling.status in ("planned", "possible"):
        return published.earliest is None or published.basis in ("masthead", "bound") or day >= published.earliest
    return True


class _Neighbours:
    """The dated articles by whom they speak of."""

    def __init__(self, articles: Sequence[Filed], identity: Mapping[Local, Identity]) -> None:
        self._of_article: dict[str, set[str]] = defaultdict(set)
        for (article, _), found in identity.items():
            self._of_article[article].add(found.id)
        self._dated = {filed.key: day for filed in articles if (day := _day_of(filed)) is not None}
        self._by_identity: dict[str, list[str]] = defaultdict(list)
        for article in sorted(self._dated):
            for one in self._of_article[article]:
                self._by_identity[one].append(article)

    def nearest(self, article: str) -> list[tuple[date, str]]:
        """The dated articles that share the most identities with this one, with their days."""
        shared = Counter(
            other for one in self._of_article[article] for other in self._by_identity.get(one, ()) if other != article
        )
        most = max(shared.values(), default=0)
        if most < _LEAST_SHARED:
            return []
        return [(self._dated[other], other) for other in sorted(shared) if shared[other] == most]


def _day_of(filed: Filed) -> date | None:
    article = filed.analysis.article
    assert article is not None
    published = article.published
    if published is None or published.basis in ("masthead", "bound"):
        return None
    return published.latest


def _year_of_neighbours(telling: Told, when: When, neighbours: _Neighbours) -> tuple[date, str] | None:
    written = _MONTH_DAY.match(when.time or "")
    if written is None:
        return None
    month, day_of_month = int(written[1]), int(written[2])
    found: dict[date, str] = {}
    for day, article in neighbours.nearest(telling.local[0]):
        # Eight years hold a 29 February.
        near = [_day(day.year + step, month, day_of_month) for step in range(-8, 9)]
        fitting = [one for one in near if one is not None and could_be(when, one) and fits_publication(telling, one)]
        if fitting:
            found.setdefault(min(fitting, key=lambda one: (abs((one - day).days), one)), article)
    return next(iter(found.items())) if len(found) == 1 else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
