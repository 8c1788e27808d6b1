"""The day about which an article tells that has none of its own, and the weekdays that follow from it.

"On Thursday they met" of an article without a day: where others date the meeting, its Wednesday is the day before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import TypeVar

import msgspec
from msgspec import Struct

from dragoman.record.events.linked import Linked
from dragoman.record.events.telling import Told
from dragoman.record.events.times import could_be, nearest_weekday

_BEFORE = timedelta(days=6)  # what an article calls by its weekday lies no more before it


class Reference(Struct, frozen=True):
    """A day of which an article tells, and the article that dates it, where it does not itself."""

    day: date
    said_by: str | None


_Article = TypeVar("_Article", str, int)  # by its key, or by its number


def latest(told: Iterable[tuple[_Article, Reference]]) -> dict[_Article, Reference]:
    """Of all days about which an article tells the last, which lies nearest to the day on which it appeared."""
    found: dict[_Article, Reference] = {}
    for article, reference in told:
        before = found.get(article)
        if before is None or _order(reference) > _order(before):
            found[article] = reference
    return found


def references(linked: Linked) -> dict[str, Reference]:
    """The last day about which each article without a day tells, by the key of the article."""
    return latest(_told_days(linked))


def _order(reference: Reference) -> tuple[object, ...]:
    return reference.day, reference.said_by is None, reference.said_by or ""


def _told_days(linked: Linked) -> Iterator[tuple[str, Reference]]:
    dated = {linked.groups.of(one.first): one for one in linked.happenings()}
    for place, told in enumerate(linked.tellings):
        if told.said is not None or told.status not in ("held", "done"):
            continue
        one = dated.get(linked.groups.of(place))
        if told.day is not None and _is_near(told, told.day):
            yield told.article, Reference(told.day, told.when_from)
        elif one is not None and told.when is not None and could_be(told.when, one.day) and _is_near(told, one.day):
            telling = (linked.tellings[at].article for at in one.members if linked.tellings[at].day == one.day)
            yield told.article, Reference(one.day, min(telling))


def _is_near(told: Told, day: date) -> bool:
    """Whether the article may have appeared then."""
    published = told.published
    if published is None or published.earliest is None or published.latest is None:
        return False
    return published.earliest - _BEFORE <= day <= published.latest


def referred(told: Told, reference: Reference | None) -> Told:
    """A telling with its open weekday closed by the day about which its article tells."""
    if reference is None or told.when is None or told.said is not None:
        return told
    when = nearest_weekday(told.when, reference.day, is_ahead=told.status in ("possible", "planned", "confirmed"))
    return told if when is None else msgspec.structs.replace(told, when=when, when_from=reference.said_by)
