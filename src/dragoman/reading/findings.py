"""What the rooms of reading find in an article, one after the other, before it is put into an analysis."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from dragoman.model import Article, Span
from dragoman.reading.affiliations import without_affiliations
from dragoman.reading.antecedents import Antecedents
from dragoman.reading.entities import Cast, cast
from dragoman.reading.eventful import eventful, judged
from dragoman.reading.events import tellings
from dragoman.reading.judged_parties import with_parties
from dragoman.reading.lexicon import lexicon
from dragoman.reading.party_candidates import Standing
from dragoman.reading.publication import narrowed
from dragoman.reading.quotations import parting, quoted_stretches
from dragoman.reading.sayings import Said
from dragoman.reading.stream import Stream
from dragoman.reading.talk import talk
from dragoman.reading.tellings import Telling
from dragoman.reading.times import LocatedTime, located_times


class Findings(Struct, frozen=True):
    """The typed stream of an article with times, people, quotations, and every telling, judged.

    `article` has its day of publication narrowed by what it says itself; `walls` are the direct quotations (code
    points); `pronouns` gives the entity that each resolved pronoun means. `ruled` are the tellings with the parties
    that grammar finds, `told` the same ones with the likeliest, `kept` those of them that tell an event.
    """

    article: Article
    stream: Stream
    times: tuple[LocatedTime, ...]
    warnings: tuple[str, ...]
    cast: Cast
    walls: tuple[Span, ...]
    said: tuple[Said, ...]
    ruled: tuple[Telling, ...]
    told: tuple[Telling, ...]
    kept: tuple[Telling, ...]
    pronouns: Mapping[int, int]


class Unjudged(Struct, frozen=True):
    """What stands in a text before its events are judged: who stands where, what parts it, the tellings."""

    standing: Standing
    walls: Sequence[Span]
    told: Sequence[Telling]


def unjudged(article: Article) -> Unjudged:
    """What stands in an article before its events are judged.

    Raises `PackError` where the language's pack cannot be read.
    """
    stream = streamed(article)
    people, antecedents, _, walls = heard(stream, cast(stream, article.published))
    told = tellings(stream, people, walls, antecedents)
    return Unjudged(Standing(stream, people, antecedents), walls, told)


def unheard(_: str) -> None:
    """Nobody measures."""


def streamed(article: Article) -> Stream:
    """The text of an article, as its language's lexicon sees it."""
    country = None if article.outlet is None else article.outlet.country
    return Stream(article.text, article.paragraphs, lexicon(article.language), country)


def findings(article: Article, lap: Callable[[str], None] = unheard) -> Findings:
    """Everything that is found in an article; `lap` is told, with a name, whenever a part ends.

    Raises `PackError` where the language's pack cannot be read.
    """
    stream = streamed(article)
    lap("reading: stream")
    times, warnings = located_times(stream, article.published)
    published = narrowed(article.published, times, stream) or article.published
    if published is not article.published:
        article = replace(article, published=published)
        times, warnings = located_times(stream, published)
    lap("reading: times")
    people = cast(stream, published)
    times = _outside_persons(stream, times, people)
    lap("reading: names")
    people, antecedents, said, walls = heard(stream, people)
    lap("reading: quotations")
    ruled = judged(stream, people, walls, tellings(stream, people, walls, antecedents))
    kept = eventful(stream, people, ruled)
    likeliest = with_parties(Standing(stream, people, antecedents), walls, kept)
    likeliest = without_affiliations(stream, people, likeliest)
    by_ruled = dict(zip(map(id, kept), likeliest, strict=True))
    return Findings(
        article=article,
        stream=stream,
        times=tuple(times),
        warnings=tuple(warnings),
        cast=people,
        walls=tuple(walls),
        said=tuple(said),
        ruled=tuple(ruled),
        told=tuple(by_ruled.get(id(one), one) for one in ruled),
        kept=tuple(likeliest),
        pronouns=antecedents.resolved,
    )


def _outside_persons(stream: Stream, times: Sequence[LocatedTime], people: Cast) -> list[LocatedTime]:
    """The times that are no person's name: where Theresa May is told of, "May" is a month only behind a preposition."""
    inside = {
        place
        for mention in people.mentions
        if mention.form == "name" and people.entities[mention.entity].kind == "person"
        for place in range(mention.first, mention.last)
    }
    alone = [time for time in times if time.last == time.first + 1]
    names = {stream.words[time.first].folded for time in alone if time.first in inside}
    named = {time.first for time in alone if stream.words[time.first].folded in names}
    return [time for time in times if time.first not in named or stream.ends_head(time.first, "in")]


def heard(stream: Stream, people: Cast) -> tuple[Cast, Antecedents, list[Said], list[Span]]:
    """The cast with its unnamed speakers, whom pronouns mean, who says what, and the quotations that part clauses."""
    stretches = quoted_stretches(stream)
    people, antecedents, said = talk(stream, people, stretches)
    for one in said:
        if one.speaker is not None:
            antecedents.hear(one.span, one.speaker, one.direct)
    return people, antecedents, said, parting(stream, stretches)
