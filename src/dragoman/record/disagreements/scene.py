"""The sentences of an article with all that was read in them, by which claims are found and compared."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import cache, cached_property, lru_cache
from typing import TypeVar

from msgspec import Struct

from dragoman.language.disputes import DisputeWord, Told, told_among
from dragoman.language.pack import pack_code_for, read_pack
from dragoman.language.pack_status import StatusKey
from dragoman.language.words import Folding
from dragoman.model import EventMention, Figure, Mention, Quotation, Span, TimeExpression
from dragoman.reading.text import Sentence, sentences
from dragoman.reading.time_words import words_behind_numbers
from dragoman.record.facts import Filed
from dragoman.record.identity.asking import Identified

Days = tuple[date, date]
_Item = TypeVar("_Item")
# Characters of languages that write without blanks count by threes.
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]{1,3}|(?:(?![\u3040-\u30ff\u3400-\u9fff])\w)+")
_LONGEST_CLAUSE = 16  # so many words may stand between a denial and what the clause that it opens tells
_READ_LATELY = 1024  # so many articles' words are kept at hand


class Named(Struct, frozen=True):
    """Somebody named in a sentence: where he stands there, and who he is."""

    mention: Mention
    party: Identified

    @property
    def span(self) -> Span:
        """Where he stands in the text."""
        return self.mention.span


class Scene(Struct, frozen=True, dict=True):
    """A sentence with who is named in it and what is told in it, in the order of the text.

    `number` is its place in the article, `paragraph` that of its paragraph; `statuses` are the keys of its words of
    status.
    """

    number: int
    paragraph: int
    span: Span
    text: str
    words: tuple[DisputeWord, ...]
    statuses: frozenset[StatusKey]
    named: tuple[Named, ...]
    times: tuple[TimeExpression, ...]
    figures: tuple[Figure, ...]
    events: tuple[EventMention, ...]
    quotations: tuple[Quotation, ...]

    @cached_property
    def countries(self) -> frozenset[str]:
        """The countries that are named, also by their people and by those who speak for them."""
        return frozenset(one.party.country for one in self.named if one.party.country is not None)

    @cached_property
    def people(self) -> frozenset[str]:
        """The persons and organisations that are named, by their identities."""
        return frozenset(one.party.id for one in self.named if one.party.kind in ("person", "organisation"))

    @cached_property
    def places(self) -> frozenset[str]:
        """The places that are named, by their identities."""
        return frozenset(one.party.id for one in self.named if one.party.kind == "place")

    @cached_property
    def things(self) -> frozenset[str]:
        """What is used, lost or captured in it: missiles, hostages."""
        return frozenset(word.name for word in self.words if word.key == "thing")

    @cached_property
    def days(self) -> tuple[Days, ...]:
        """The stretches of time that are told, both ends known."""
        return tuple(
            (time.when.earliest, time.when.latest)
            for time in self.times
            if time.when.earliest is not None and time.when.latest is not None
        )

    @property
    def day(self) -> date | None:
        """The one day that is told; None where none is, or several, or a longer stretch."""
        days = set(self.days)
        if len(days) != 1:
            return None
        first, last = next(iter(days))
        return first if first == last else None

    def span_of_day(self) -> Span | None:
        """Where its one day stands."""
        return next((time.span for time in self.times if time.when.earliest == self.day is not None), None)

    def span_of(self, entity: str) -> Span | None:
        """Where somebody or something is first named, by the entity's id."""
        return next((one.span for one in self.named if one.mention.entity == entity), None)

    def has(self, *keys: str) -> bool:
        """Whether a word of dispute of one of these keys stands in it."""
        return not self._keys.isdisjoint(keys)

    @cached_property
    def _keys(self) -> frozenset[str]:
        return frozenset(word.key for word in self.words)

    def opens_clause(self, word: Span, told: Span) -> bool:
        """Whether a word hands over to the clause in which something is told: "denied that the two had met".

        What a further clause tells is not denied: "denied that the missile that had killed two was his".
        """
        if told[0] < word[1] or self.words_between(word, told) > _LONGEST_CLAUSE:
            return False
        if any(word[1] <= event.trigger[0] < told[0] for event in self.events):
            return False
        opening = [one.span for one in self.words if one.key == "that" and word[1] <= one.span[0] < told[0]]
        return len(opening) == 1 and self.words_between(word, opening[0]) <= 1

    def words_between(self, one: Span, other: Span) -> int:
        """How many words stand between two spans of the text; none where they overlap."""
        first, second = sorted((one, other))
        between = self.text[first[1] - self.span[0] : max(second[0], first[1]) - self.span[0]]
        return sum(1 for _ in _WORD.finditer(between))


def scenes(filed: Filed, who: Mapping[str, Identified]) -> list[Scene]:
    """The sentences of an article; `who` are the identities of its entities, those without one are left out."""
    article = filed.analysis.article
    assert article is not None
    found, told = _read(article.text, article.language, article.paragraphs)
    starts = [one.span[0] for one in found]
    analysis = filed.analysis
    names = [Named(one, who[one.entity]) for one in analysis.mentions if one.entity in who]
    words_of = _cut(told.disputes, starts, lambda one: one.span)
    statuses = _cut(told.statuses, starts, lambda one: one.span)
    named = _cut(names, starts, lambda one: one.span)
    times = _cut(analysis.times, starts, lambda one: one.span)
    figures = _cut(analysis.figures, starts, lambda one: one.span)
    events = _cut(analysis.events, starts, lambda one: one.trigger)
    quotations = _cut(analysis.quotations, starts, lambda one: one.span)
    return [
        Scene(
            number=number,
            paragraph=one.paragraph,
            span=one.span,
            text=article.text[slice(*one.span)],
            words=words_of[number],
            statuses=frozenset(one.key for one in statuses[number]),
            named=named[number],
            times=times[number],
            figures=figures[number],
            events=events[number],
            quotations=quotations[number],
        )
        for number, one in enumerate(found)
    ]


@lru_cache(_READ_LATELY)
def _read(text: str, language: str, paragraphs: tuple[Span, ...]) -> tuple[list[Sentence], Told]:
    """The sentences of a text, and its words of dispute and of status.

    An article is handed over again whenever its story or its events change, mostly soon after it came.
    """
    pack = read_pack(pack_code_for(language))
    words = _folding(pack.code).words(text)
    abbreviations = frozenset(word.rstrip(".").lower() for word in pack.abbreviations)
    found = sentences(text, words, paragraphs, abbreviations, words_behind_numbers(language))
    return found, told_among(words, language)


def _cut(items: Iterable[_Item], starts: Sequence[int], span: Callable[[_Item], Span]) -> list[tuple[_Item, ...]]:
    """What begins in each sentence, in the order of the text."""
    found: list[list[_Item]] = [[] for _ in starts]
    for item in sorted(items, key=span):
        number = bisect_right(starts, span(item)[0]) - 1
        if number >= 0:
            found[number].append(item)
    return [tuple(one) for one in found]


@cache
def _folding(code: str) -> Folding:
    pack = read_pack(code)
    return Folding(pack.fold, pack.elisions)
