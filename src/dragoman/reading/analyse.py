"""Article in, analysis out: the rooms of reading in their order."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

import msgspec

from dragoman._version import __version__
from dragoman.contract import SCHEMA
from dragoman.model import Analysis, Article, EventMention, Mention, Source, Span, TimeExpression, When
from dragoman.reading.anchoring import lies_after, on_same_side, when_of
from dragoman.reading.carried import Dated, carried
from dragoman.reading.citations import citations
from dragoman.reading.composing import reduced
from dragoman.reading.contexts import Contexts
from dragoman.reading.counts import counts
from dragoman.reading.crowds import with_crowds
from dragoman.reading.datelines import scene
from dragoman.reading.entities import Cast, Located, mentions_of
from dragoman.reading.events import distinct, event_mention
from dragoman.reading.findings import findings, unheard
from dragoman.reading.frames import SPEAKER
from dragoman.reading.places import where_of
from dragoman.reading.quotation_marks import stretch_at
from dragoman.reading.sayings import Said, as_quotations
from dragoman.reading.stream import Stream
from dragoman.reading.tellings import Telling
from dragoman.reading.times import LocatedTime

CODER = f"dragoman {__version__}"

_Placed = TypeVar("_Placed", LocatedTime, Located)


def read(
    source: Source, article: Article, warnings: Iterable[str] = (), lap: Callable[[str], None] | None = None
) -> Analysis:
    """The analysis of an article: a pure function of it, the packs and the knowledge.

    `lap` is told, with a name, whenever a part of the reading ends.

    Raises `PackError` where the language's pack cannot be read.
    """
    lap = lap or unheard
    seen = findings(article, lap)
    stream, article, said = seen.stream, seen.article, seen.said
    people, told = with_crowds(stream, seen.cast, distinct(seen.kept))
    outlet = article.outlet.name if article.outlet is not None else None
    dates = [time for time in seen.times if time.sort == "date"]
    events = _events(stream, people, told, said, dates, seen.walls, article)
    lap("reading: events")
    analysis = Analysis(
        schema=SCHEMA,
        coder=CODER,
        source=source,
        article=article,
        entities=people.entities,
        mentions=_with_pronouns(stream, people, seen.pronouns),
        times=tuple(TimeExpression(stream.span(found.first, found.last), found.when) for found in seen.times),
        events=events,
        quotations=as_quotations(stream, people, said),
        figures=counts(stream, people, events, dates),
        citations=citations(stream, people, outlet),
        warnings=(*warnings, *seen.warnings),
    )
    lap("reading: the rest")
    return analysis


def _events(
    stream: Stream,
    people: Cast,
    told: Sequence[Telling],
    said: Sequence[Said],
    times: Sequence[LocatedTime],
    walls: Sequence[Span],
    article: Article,
) -> tuple[EventMention, ...]:
    ids = [entity.id for entity in people.entities]
    found: list[EventMention] = []
    contexts = Contexts(stream)
    written_from = scene(stream, people) if told else None
    dated: list[Dated] = []
    for one in told:
        trigger = stream.span(one.first, one.last)
        near = [
            time
            for time in _within(times, one.sentence.first, one.sentence.last)
            if one.pronoun != SPEAKER and on_same_side(trigger, stream.span(time.first, time.last), walls)
        ]
        when = when_of(stream, one, near, article.published)
        if stretch_at(walls, trigger[0]) is None:
            when = when if near else carried(stream, one, dated) or when
            dated.append((one, when))
        near_by = _within(people.mentions, one.sentence.first, one.sentence.last)
        place = where_of(stream, people, one, near_by, written_from)
        if one.takes_place and place is None and one.sense.mode == "visit":
            # A visit to nobody and nowhere.
            continue
        speaker = _whose_words(trigger, said)
        found.append(
            event_mention(
                len(found) + 1,
                _as_coming(_at_its_country(people, one, place), when, article.published),
                stream,
                people,
                when=when,
                where=None if place is None else ids[place],
                according_to=None if speaker is None or one.actors == (speaker,) else ids[speaker],
                contexts=contexts.of(one),
            )
        )
    return tuple(found)


def _as_coming(told: Telling, when: When | None, published: When | None) -> Telling:
    """A meeting on a day after publication is a coming one, also where no word of the sentence says so."""
    if when is None or "future" in told.auxiliary or not lies_after(when, published):
        return told
    return reduced(msgspec.structs.replace(told, auxiliary=tuple(sorted((*told.auxiliary, "future")))))


def _at_its_country(people: Cast, told: Telling, place: int | None) -> Telling:
    """A visit to a town, an attack on it or aid for it concerns its country, where the article names that.

    So does a visit called off: whoever was to go there is the only party that its words name, and no host at home.
    """
    parties = (*told.actors, *told.recipients)
    if place is None or not (told.takes_place or (told.visits and len(parties) == 1)):
        return told
    code = people.entities[place].country
    if told.visits and people.entities[parties[0]].country == code:
        return told
    hosts = [at for at, entity in enumerate(people.entities) if entity.kind == "country" and entity.country == code]
    hosts = [host for host in hosts if host not in told.actors]
    if not hosts or hosts[0] in told.recipients:
        return told
    return msgspec.structs.replace(told, recipients=(*told.recipients, hosts[0]) if told.visits else (hosts[0],))


def _within(items: Sequence[_Placed], first: int, last: int) -> Sequence[_Placed]:
    """The items (in order) that begin in the words from `first` to before `last`."""
    start = bisect_left(items, first, key=_first)
    return items[start : bisect_left(items, last, lo=start, key=_first)]


def _first(item: LocatedTime | Located) -> int:
    return item.first


def _whose_words(trigger: Span, said: Sequence[Said]) -> int | None:
    """The speaker of the innermost quotation in which an event is told."""
    around = [one for one in said if one.span[0] <= trigger[0] and trigger[1] <= one.span[1]]
    return min(around, key=lambda one: one.span[1] - one.span[0]).speaker if around else None


def _with_pronouns(stream: Stream, people: Cast, pronouns: Mapping[int, int]) -> tuple[Mention, ...]:
    ids = [entity.id for entity in people.entities]
    found = [Mention(ids[entity], stream.span(place, place + 1), "pronoun") for place, entity in pronouns.items()]
    return tuple(sorted((*mentions_of(stream, people), *found), key=lambda mention: mention.span))
