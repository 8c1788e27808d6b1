"""What one article claims, ready to be held against the claims of others."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Literal

from msgspec import Struct

from dragoman.model import Span
from dragoman.record.disagreements.scene import Days
from dragoman.record.facts import Claim, DisagreementKind

Part = Literal["one", "accuser", "denier"]


class Source(Struct, frozen=True, kw_only=True):
    """Whose word an article's claims are: the article by its key, its outlet and the names by which that is cited.

    `said` is the day of the article, where that is known.
    """

    article: str
    outlet: str | None
    country: str | None
    language: str
    said: date | None
    outlets: tuple[str, ...]


class Stated(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One claim. Claims of one `room` (a story, or an event told outside of stories), kind and `about` may clash.

    `side` is what two claims differ in, where that is no number; `low` and `high` are the least and the most that a
    number can be, `of` is whose they are that it counts. `countries`, `people`, `places` and `days` are what its
    sentence tells besides, by which two claims are seen to be of one thing; `events` are those told in the sentence,
    `cited` the outlets that it names. Of a number, `thing` is what it counts, `beside` what else is counted or used
    there, `around` the countries of the sentences before, where its own names none. What is `lone` is told once in its
    article: no other number of its unit, no other deed of its kind.
    """

    room: str
    kind: DisagreementKind
    about: str
    value: str
    side: str
    source: Source
    span: Span
    sentence: Span
    according_to: str | None = None
    part: Part = "one"
    of: str | None = None
    low: float | None = None
    high: float | None = None
    countries: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    days: tuple[Days, ...] = ()
    events: tuple[str, ...] = ()
    cited: tuple[str, ...] = ()
    thing: str = ""
    beside: tuple[str, ...] = ()
    around: tuple[str, ...] = ()
    lone: bool = False

    @property
    def order(self) -> tuple[str, str, Span, str]:
        """Where it stands among others by the days of their articles, whatever came first into the record."""
        return str(self.source.said or ""), self.source.article, self.span, self.side

    @property
    def topic(self) -> str:
        """What it can clash with has the same."""
        return "\x1f".join((self.room, self.kind, self.about))

    @property
    def claim(self) -> Claim:
        """The claim as the record keeps it."""
        source = self.source
        return Claim(
            value=self.value,
            article=source.article,
            span=self.span,
            sentence=self.sentence,
            outlet=source.outlet,
            according_to=self.according_to,
            outlet_country=source.country,
            language=source.language,
        )


def is_one_voice(one: Stated, other: Stated) -> bool:
    """Whether one source stands behind both: an outlet, or one that it cites.

    What happened an outlet may tell by one voice and have denied by another; its own numbers it only corrects.
    """
    if {*one.source.outlets, *one.cited}.isdisjoint((*other.source.outlets, *other.cited)):
        return False
    return one.kind != "happened" or one.according_to == other.according_to


def apart(one: Iterable[Days], other: Iterable[Days]) -> int | None:
    """How many days lie between the nearest of two lists of stretches; None where one of them is empty."""
    gaps = [max((its[0] - mine[1]).days, (mine[0] - its[1]).days, 0) for mine in one for its in other]
    return min(gaps, default=None)


def days_between(one: Stated, other: Stated) -> int | None:
    """How many days lie between the articles; None where one has no day."""
    if one.source.said is None or other.source.said is None:
        return None
    return abs((one.source.said - other.source.said).days)
