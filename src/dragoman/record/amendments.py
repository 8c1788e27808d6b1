"""What users said of single facts: a date that is another, a telling that is wrong, words that somebody else said."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TypeVar

from msgspec import Struct, structs

from dragoman.model import Article, EventMention, Quotation, When
from dragoman.record.anchors import Ground
from dragoman.record.corrections import Correction, Side
from dragoman.record.facts import Amendments, Filed, Local, Parting

FACT_KINDS = frozenset({"reject", "date", "speaker", "merge-events", "split-event", "merge-stories", "split-story"})


_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


class Amended(Struct, frozen=True):
    """The amendments that corrections come to, and the numbers of those that found what they are about."""

    amendments: Amendments
    found: frozenset[int]
    replaced: dict[int, int]


def amended_by(corrections: Sequence[Correction], ground: Ground) -> Amended:
    """What the corrections that stand come to; of two about the date or speaker of one fact the later holds."""
    board = _Board()
    found = set()
    for one in corrections:
        sides = [_meant(side, ground) for side in one.sides]
        if one.kind in FACT_KINDS and sides and all(sides):
            found.add(one.number)
            board.take(one, sides)
    return Amended(board.amendments(), frozenset(found), board.replaced)


class _Board:
    """Facts as corrections amend them, from the first to the last."""

    def __init__(self) -> None:
        self.replaced: dict[int, int] = {}
        self._dates: dict[str, tuple[int, When]] = {}
        self._whens: dict[Local, tuple[int, When]] = {}
        self._speakers: dict[Local, tuple[int, str]] = {}
        self._rejected: set[Local] = set()
        self._joined: list[tuple[int, Local, Local]] = []
        self._stories_joined: list[tuple[int, str, str]] = []
        self._parted: list[Parting] = []
        self._stories_parted: list[Parting] = []

    def take(self, one: Correction, sides: Sequence[Sequence[Local]]) -> None:
        number, first = one.number, sides[0]
        match one.kind:
            case "reject":
                self._rejected.update(first)
            case "date":
                self._date(number, first, one.value or "")
            case "speaker":
                of_article = dict(sides[1])
                for local in first:
                    if local[0] in of_article:
                        self._settle(self._speakers, local, number, of_article[local[0]])
            case "merge-events":
                self._joined.append((number, first[0], sides[1][0]))
            case "split-event":
                self._parted.append(Parting(number, tuple(first)))
            case "merge-stories":
                self._stories_joined.append((number, first[0][0], sides[1][0][0]))
            case "split-story":
                self._stories_parted.append(Parting(number, tuple(first)))

    def _date(self, number: int, locals_: Sequence[Local], value: str) -> None:
        for local in locals_:
            if local[1]:
                self._settle(self._whens, local, number, _days(value))
            else:
                self._settle(self._dates, local[0], number, _days(value))

    def _settle(self, told: dict[_Key, tuple[int, _Value]], key: _Key, number: int, value: _Value) -> None:
        if key in told:
            self.replaced[told[key][0]] = number
        told[key] = (number, value)

    def amendments(self) -> Amendments:
        return Amendments(
            dates={key: when for key, (_, when) in self._dates.items()},
            whens={local: when for local, (_, when) in self._whens.items()},
            speakers={local: entity for local, (_, entity) in self._speakers.items()},
            rejected=frozenset(self._rejected),
            joined=tuple(self._joined),
            parted=tuple(self._parted),
            stories_joined=tuple(self._stories_joined),
            stories_parted=tuple(self._stories_parted),
        )


def _meant(side: Side, ground: Ground) -> list[Local]:
    return sorted({ground[anchor] for anchor in side if anchor in ground})


def _days(written: str) -> When:
    first, _, last = written.partition("/")
    days = date.fromisoformat(first), date.fromisoformat(last or first)
    return When(*days, "day" if days[0] == days[1] else "week", "inferred")


def amended(filed: Filed, amendments: Amendments) -> Filed:
    """An article as users amended it."""
    analysis, key = filed.analysis, filed.key
    if analysis.article is None or key not in amendments.articles:
        return filed
    events = (one for one in analysis.events if (key, one.id) not in amendments.rejected)
    quotations = (one for one in analysis.quotations if (key, one.id) not in amendments.rejected)
    return Filed(
        key,
        structs.replace(
            analysis,
            article=_article(analysis.article, amendments.dates.get(key)),
            events=tuple(_event(one, amendments.whens.get((key, one.id))) for one in events),
            quotations=tuple(_quotation(one, amendments.speakers.get((key, one.id))) for one in quotations),
        ),
    )


def _article(article: Article, published: When | None) -> Article:
    return article if published is None else structs.replace(article, published=published)


def _event(mention: EventMention, when: When | None) -> EventMention:
    return mention if when is None else structs.replace(mention, when=when)


def _quotation(quotation: Quotation, speaker: str | None) -> Quotation:
    return quotation if speaker is None else structs.replace(quotation, speaker=speaker)


def articles_that_differ(before: Amendments, after: Amendments) -> set[str]:
    """The keys of the articles of which users say something else than before."""
    return {key for _, keys in _said(before) ^ _said(after) for key in keys}


def _said(amendments: Amendments) -> set[tuple[str, tuple[str, ...]]]:
    said: set[tuple[str, tuple[str, ...]]] = set()
    said.update((f"date {when}", (key,)) for key, when in amendments.dates.items())
    said.update((f"when {local} {when}", (local[0],)) for local, when in amendments.whens.items())
    said.update((f"speaker {local} {entity}", (local[0],)) for local, entity in amendments.speakers.items())
    said.update((f"rejected {local}", (local[0],)) for local in amendments.rejected)
    said.update((f"joined {one}", (one[1][0], one[2][0])) for one in amendments.joined)
    said.update((f"stories {one}", one[1:]) for one in amendments.stories_joined)
    for name, parted in (("parted", amendments.parted), ("stories parted", amendments.stories_parted)):
        said.update((f"{name} {one}", tuple(sorted({local[0] for local in one.members}))) for one in parted)
    return said
