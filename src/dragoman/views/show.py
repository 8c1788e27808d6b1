"""One fact of the record by its id, opened down to the sentence it rests on."""

from __future__ import annotations

from msgspec import Struct

from dragoman.errors import NotFound
from dragoman.model import When
from dragoman.record import ask
from dragoman.record.store import Record
from dragoman.views.disagreements import Dispute, disputes
from dragoman.views.events import EventLine, event_lines
from dragoman.views.person import PersonPage, person
from dragoman.views.quotes import Quote, quote_lines
from dragoman.views.story import StoryPage, story

_TABLES = {"v": "events", "s": "statements", "p": "identities", "d": "disagreements", "a": "articles", "y": "stories"}
_LEAST_LETTERS = 3


class ArticlePage(Struct, frozen=True, kw_only=True):
    """One article as it was read; `copy_of` is the article that it reprints."""

    id: str
    title: str | None
    outlet: str | None
    page: str
    language: str
    published: When | None
    copy_of: str | None
    text: str
    warnings: tuple[str, ...]


Shown = EventLine | Quote | PersonPage | Dispute | ArticlePage | StoryPage


def show(record: Record, id: str) -> Shown:
    """The event, statement, story, person, disagreement or article of this id, or of the only id that begins so.

    Raises `NotFound` where there is none, or more than one.
    """
    full = full_id(record, id)
    if full[0] == "v":
        return event_lines(record, [full])[0]
    if full[0] == "y":
        return story(record, full)
    if full[0] == "s":
        return quote_lines(record, [full])[0]
    if full[0] == "p":
        return person(record, full)
    if full[0] == "d":
        return _dispute(record, full)
    return _article(record, full)


def full_id(record: Record, id: str) -> str:
    """The only id in the record that begins so. Raises `NotFound` where there is none, or more than one."""
    table = _TABLES.get(id[:1])
    if table is None or len(id) < _LEAST_LETTERS:
        raise NotFound(f"{record.path}: {id!r} is no id; ids begin with v, s, p, d, y or a")
    found = ask.ids_beginning(record.connection, table, id)
    if not found:
        raise NotFound(f"{record.path}: nothing in it has the id {id!r}")
    if len(found) > 1 and id not in found:
        raise NotFound(f"{record.path}: {id!r} can be {', '.join(found)}")
    return id if id in found else found[0]


def _dispute(record: Record, id: str) -> Dispute:
    (found,) = disputes(record.connection, ask.disagreements(record.connection, ids=[id]))
    return found


def _article(record: Record, id: str) -> ArticlePage:
    filed = ask.article(record.connection, id)
    assert filed is not None
    article = filed.analysis.article
    assert article is not None
    origins = {copy.article: copy.origin for copy in ask.copies(record.connection)}
    return ArticlePage(
        id=id,
        title=article.title,
        outlet=None if article.outlet is None else article.outlet.name,
        page=filed.analysis.source.uri,
        language=article.language,
        published=article.published,
        copy_of=origins.get(id),
        text=article.text,
        warnings=filed.analysis.warnings,
    )
