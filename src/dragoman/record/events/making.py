"""An event made of its tellings: what they say together, and its history."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

import msgspec

from dragoman.knowledge.ontology import quad_class
from dragoman.model import When
from dragoman.record.events.parties import Who
from dragoman.record.events.telling import Parties, Told
from dragoman.record.events.times import could_be, has_open_day
from dragoman.record.facts import Event, Status, Telling
from dragoman.record.ids import content_id
from dragoman.record.rows import when_row
from dragoman.record.sources import sources

_COURSE: tuple[Status, ...] = (
    "possible", "planned", "confirmed", "postponed", "cancelled", "refused", "held", "done", "denied",
)  # fmt: skip
_BEFORE: tuple[Status, ...] = ("possible", "planned", "confirmed", "postponed", "cancelled", "refused")
_PLANS: tuple[Status, ...] = ("possible", "planned", "confirmed")
_POSTPONED = _COURSE.index("postponed")
_AT_THE_END = 2**31
_PRECISIONS = ("minute", "hour", "day", "week", "month", "season", "year", "decade", "none")
_BASES = ("explicit", "relative", "inferred", "metadata", "masthead", "bound")
_KINDS = ("place", "organisation", "country", "group", "person")


def made(tellings: Sequence[Told], who: Who) -> Event:
    """The event that these tellings are of; `who` knows all their parties and places."""
    return _Making(sorted(tellings, key=lambda one: one.local), who).event()


class _Making:
    """One event in the making: the tellings that are of it, and what they say together."""

    def __init__(self, tellings: Sequence[Told], who: Who) -> None:
        self.who = who
        self.source = sources(tellings)
        self.tellings = settled(tellings)
        self.when, self.when_from = self._best_when()
        off = [one.said for one in self.tellings if one.status in ("refused", "cancelled") and one.said is not None]
        self.called_off = min((2 * day.toordinal() - 1 for day in off), default=_AT_THE_END)
        self.put_off = self._days_put_off()
        self.type = self._type()
        self.actors, self.recipients = self._parties()

    def event(self) -> Event:
        """The event as it stands in the record."""
        in_order = sorted(self.tellings, key=self._said_order)
        history = tuple(entry(telling, self.source[telling.local]) for telling in in_order)
        first = min(self.tellings, key=lambda one: (one.said or date.max, one.local))
        return Event(
            # Its earliest telling names it: what is told later does not change that.
            id=content_id("v", first.family, *first.local),
            type=self.type,
            mode=_most(telling.mode for telling in self.tellings if telling.type == self.type),
            contexts=tuple(sorted({context for telling in self.tellings for context in telling.contexts})),
            quad_class=quad_class(self.type),
            actors=tuple(self._by_name(self.actors)),
            recipients=tuple(self._by_name(self.recipients)),
            when=self.when,
            when_from=self.when_from,
            where=self._where(),
            status=status_now([telling.status for telling in in_order]),
            story=_most(telling.story for telling in self.tellings),
            sources=len(set(self.source.values())),
            copies=len({telling.article for telling in self.tellings if telling.article != telling.origin}),
            history=history,
        )

    def _best_when(self) -> tuple[When | None, str | None]:
        """The most precise interval, of these the one with most sources, explicit before relative before bound.

        The day of a refusal is no day of the meeting: it stands only where no plan tells one. Of a meeting that was put
        off the days told before that count no longer.
        """
        of_meeting = [telling for telling in self.tellings if telling.day is not None and not telling.is_off]
        dated = self._after_postponement(of_meeting) or of_meeting
        dated = dated or [one for one in self.tellings if one.when is not None and _is_done(one)]
        dated = dated or [one for one in self.tellings if one.when is not None]
        support: dict[tuple[object, ...], set[str]] = defaultdict(set)
        for telling in dated:
            if telling.when is not None:
                support[_span(telling.when)].add(self.source[telling.local])

        def rank(telling: Told) -> tuple[object, ...]:
            when = telling.when
            assert when is not None
            closed = when.earliest is not None and when.latest is not None
            precise = _PRECISIONS.index("day" if when.precision in ("minute", "hour") else when.precision)
            order = (not closed, precise, -len(support[_span(when)]), _PRECISIONS.index(when.precision))
            return (*order, _BASES.index(when.basis), *(part or "" for part in when_row(when)), telling.local)

        best = min(dated, key=rank, default=None)
        return (None, None) if best is None else (best.when, best.when_from)

    def _after_postponement(self, dated: Sequence[Told]) -> list[Told]:
        put_off = [one.said for one in self.tellings if one.status == "postponed" and one.said is not None]
        if not put_off:
            return []
        after = [one for one in dated if _is_done(one) or (one.said is not None and one.said > min(put_off))]
        return after or [one for one in self.tellings if _is_done(one) and one.when is not None]

    def _days_put_off(self) -> dict[str, date]:
        """The day that was put off, by the article that tells of it; the first of all days where it does not say."""
        found: dict[str, date] = {}
        for one in self.tellings:
            if one.status == "postponed":
                found[one.article] = max(one.day or date.min, found.get(one.article, date.min))
        return found

    def _type(self) -> str:
        """A meeting is a meeting once one tells that it was held, before that what was last said of it."""
        if any(telling.type == "CONSULT" and telling.status != "possible" for telling in self.tellings):
            return "CONSULT"
        return max(self.tellings, key=self._said_order).type

    def _parties(self) -> tuple[Parties, Parties]:
        """Whom most sources name, country by country; of these the tellings that name people rather than countries."""
        telling = [one for one in self.tellings if one.type == self.type or one.is_reciprocal]
        backing: dict[tuple[Parties, Parties], set[str]] = defaultdict(set)
        for one in telling:
            backing[self._lands(one)].add(self.source[one.local])

        def rank(one: Told) -> tuple[object, ...]:
            everyone = one.actors | one.recipients
            people = sum(self.who[party].kind == "person" for party in everyone)
            lands = self._lands(one)
            named = sum(map(len, lands)) > 1
            backed = (-len(backing[lands]), -sum(map(len, lands)), sorted(lands[0]), sorted(lands[1]))
            is_type = one.type == self.type
            return (not named, *backed, -people, not is_type, sorted(one.actors), sorted(one.recipients))

        best = min(telling, key=rank)
        actors, recipients = best.actors, best.recipients
        return (actors | recipients, frozenset()) if self.type == "CONSULT" else (actors, recipients)

    def _lands(self, telling: Told) -> tuple[Parties, Parties]:
        """Who takes part, by country where one is known."""
        first, second = (frozenset(self.who[party].country or party for party in part) for part in telling.parties)
        return first, second

    def _where(self) -> str | None:
        counted = Counter(telling.where for telling in self.tellings if telling.where is not None)
        kind = {where: _KINDS.index(self.who[where].kind) for where in counted}
        return min(counted, key=lambda where: (kind[where], -counted[where], where), default=None)

    def _by_name(self, parties: Parties) -> list[str]:
        return sorted(parties, key=lambda party: (self.who[party].name, party))

    def _said_order(self, telling: Told) -> tuple[object, ...]:
        """By the day of the word; where it is unknown, plans go before the event's day and reports after it.

        Plans go before it is called off, too, and denials behind all else. In an article that tells of a postponement
        the plan for a later day comes after it.
        """
        course = _COURSE.index(telling.status)
        if telling.status in _PLANS and telling.day is not None:
            put_off = self.put_off.get(telling.article)
            course = _POSTPONED if put_off is not None and put_off < telling.day else course
        is_plan = telling.status in _PLANS
        return (self._said_on(telling), course, is_plan, telling.article, telling.sentence, telling.mention)

    def _said_on(self, telling: Told) -> int:
        """The day of the word, counted in halves of days."""
        if telling.said is not None:
            return 2 * telling.said.toordinal()
        if telling.status == "denied":
            return _AT_THE_END
        when = self.when
        if when is None or when.earliest is None or when.latest is None:
            day = 0 if telling.status in _BEFORE else _AT_THE_END
        else:
            day = 2 * when.earliest.toordinal() - 1 if telling.status in _BEFORE else 2 * when.latest.toordinal() + 1
        return min(day, self.called_off) if telling.status in _PLANS else day


def entry(telling: Told, source: str) -> Telling:
    """A telling as the history of its event has it; `source` is the independent one behind it."""
    return Telling(
        article=telling.article,
        mention=telling.mention,
        status=telling.status,
        when=telling.when,
        when_from=telling.when_from,
        said=telling.published,
        outlet=telling.outlet,
        according_to=telling.according_to,
        source=source,
        is_copy=telling.article != telling.origin,
        trigger=telling.trigger,
        sentence=telling.sentence,
    )


def settled(tellings: Sequence[Told]) -> list[Told]:
    """The tellings of one event as they are read beside one another, in their order: days and headlines are closed."""
    return _with_headlines(_closed(tellings))


def _is_done(telling: Told) -> bool:
    return telling.status in ("held", "done")


def _closed(tellings: Sequence[Told]) -> list[Told]:
    """The tellings, with open weekdays and year-less days closed by the day that another tells."""
    days: dict[date, str] = {}
    for telling in tellings:
        if telling.day is not None and not has_open_day(telling.when):
            days[telling.day] = min(days.get(telling.day, telling.article), telling.article)
    return [_closed_by(telling, days) for telling in tellings]


def _with_headlines(tellings: Sequence[Told]) -> list[Told]:
    """The tellings, with headlines in the status that the text below gives: their present tense is of any day."""
    first: dict[str, Told] = {}
    for telling in sorted(tellings, key=lambda one: (one.sentence, one.mention)):
        if not telling.is_headline:
            first.setdefault(telling.article, telling)
    return [
        msgspec.structs.replace(one, status=first[one.article].status)
        if one.is_headline and one.day is None and not one.is_off and one.article in first
        else one
        for one in tellings
    ]


def _closed_by(telling: Told, days: dict[date, str]) -> Told:
    when = telling.when
    if when is None or not has_open_day(when):
        return telling
    fitting = [day for day in sorted(days) if could_be(when, day)]
    if len(fitting) != 1:
        return telling
    day = fitting[0]
    return msgspec.structs.replace(telling, when=When(day, day, "day", "inferred"), when_from=days[day])


def _span(when: When) -> tuple[object, ...]:
    return (when.earliest, when.latest, "day" if when.precision in ("minute", "hour") else when.precision)


def _most(values: Iterable[str | None]) -> str | None:
    counted = Counter(value for value in values if value is not None)
    return min(counted, key=lambda value: (-counted[value], value), default=None)


def status_now(course: Sequence[Status]) -> Status:
    """What the event has come to: what was held, done or called off stays so, whatever plans are told again later.

    What was put off is planned again where a plan or a confirmation is told after it.
    """
    for settling in (("held", "done", "denied"), ("refused", "cancelled")):
        settled = [status for status in course if status in settling]
        if settled:
            return settled[-1]
    last = [status for status in course if status in ("postponed", "confirmed")]
    return last[-1] if last else course[-1]
