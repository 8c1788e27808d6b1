"""Stories: the list of them, and one with its chapters, its articles in all languages, its events and disagreements."""

from __future__ import annotations

from datetime import date
from itertools import groupby

from msgspec import Struct

from dragoman.errors import NotFound
from dragoman.record import ask, ask_stories
from dragoman.record.ask_articles import Card, cards
from dragoman.record.ask_events import EventsAsked, event_ids
from dragoman.record.ask_stories import StoriesAsked, Story, StoryArticle
from dragoman.record.store import Record
from dragoman.views.events import EventLine, event_lines
from dragoman.views.filters import EVERYTHING, Filters, parties_meant

_LEAST_LETTERS = 3


class Telling(Struct, frozen=True, kw_only=True):
    """An article of a story; `like` is the key of the earlier article that it is most alike, if any.

    `score` tells how much (0 to 1), `is_copy` whether it reprints another.
    """

    article: str
    title: str | None
    outlet: str | None
    language: str
    published: date | None
    page: str
    like: str | None
    score: float | None
    is_copy: bool


class Chapter(Struct, frozen=True):
    """A stretch of a story without a pause; days are those of its articles, where they have one."""

    number: int
    first: date | None
    last: date | None
    articles: tuple[Telling, ...]


class StoryPage(Struct, frozen=True):
    """A story with all that the record holds of it; disagreements stand with their events."""

    story: Story
    chapters: tuple[Chapter, ...]
    events: tuple[EventLine, ...]


def stories(record: Record, filters: Filters = EVERYTHING, *, least: int = 2) -> tuple[Story, ...]:
    """The stories that at least so many articles tell, those that were told last first.

    `about`: one who bears this name takes part in an event of it; `since`, `until` and `language` are asked of its
    articles, `limit` and `after` of the list; the other filters have no say.
    """
    parties = parties_meant(record, filters)
    if filters.about is not None and not parties:
        return ()
    asked = StoriesAsked(
        parties=parties, since=filters.since, until=filters.until, language=filters.language, least=least
    )
    return tuple(ask_stories.stories(record.connection, asked, limit=filters.limit, after=filters.after))


def story(record: Record, id: str) -> StoryPage:
    """The story of this id, or of the only id that begins so; raises `NotFound`."""
    found = _only(record, id)
    hung = ask_stories.story_articles(record.connection, found.id)
    known = cards(record.connection, [one.number for one in hung])
    chapters = tuple(
        _chapter(number, [_telling(one, known[one.number]) for one in of_chapter])
        for number, of_chapter in groupby(hung, lambda one: one.chapter)
    )
    events = event_ids(record.connection, EventsAsked(story=found.id))
    return StoryPage(found, chapters, event_lines(record, events))


def _only(record: Record, id: str) -> Story:
    ids = ask.ids_beginning(record.connection, "stories", id) if len(id) >= _LEAST_LETTERS else []
    if len(ids) > 1 and id not in ids:
        raise NotFound(f"{record.path}: {id!r} can be {', '.join(ids)}")
    found = ask_stories.story(record.connection, id if id in ids else ids[0]) if ids else None
    if found is None:
        raise NotFound(f"{record.path}: no story in it has the id {id!r}")
    return found


def _chapter(number: int, articles: list[Telling]) -> Chapter:
    days = sorted(one.published for one in articles if one.published is not None)
    return Chapter(number, days[0] if days else None, days[-1] if days else None, tuple(articles))


def _telling(one: StoryArticle, card: Card) -> Telling:
    return Telling(
        article=card.key,
        title=card.title,
        outlet=card.outlet,
        language=card.language,
        published=card.published,
        page=card.page,
        like=one.parent,
        score=one.score,
        is_copy=card.origin is not None,
    )
