"""Corrections of single facts as users make them: events, statements, stories and articles by their ids."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from sqlite3 import Connection

from dragoman.errors import NotFound, WrongCorrection
from dragoman.record import ask, kept_corrections
from dragoman.record.anchors import AnchorKind
from dragoman.record.corrections import Side
from dragoman.record.facts import Event, Local, Statement
from dragoman.record.stories.asking import articles_of_story
from dragoman.views.correcting import Corrected, Correcting
from dragoman.views.filters import one_named

_LEAST_LETTERS = 3


class CorrectingFacts:
    """What one user says of facts. Each method makes one correction, or raises and leaves the record as it was.

    Ids are those of events (v...), statements (q...), stories (s...) and articles (a...), or their beginnings; of an
    article its own id, too. All raise `NotFound` for one that is not in the record, `WrongCorrection` for what makes no
    sense, `RecordLocked` while another program writes.
    """

    def __init__(self, correcting: Correcting) -> None:
        self._correcting = correcting
        self._record = correcting.record

    def reject(self, id: str) -> Corrected:
        """An event did not happen as told, or was not told; a statement was not said."""
        with self._record.correcting() as connection:
            if (event := self._event(connection, id)) is not None:
                side = _anchors(connection, "telling", _told(event))
                return self._say(connection, "reject", (event.id,), (side,))
            statement = self._statement(connection, id)
            side = _anchors(connection, "quotation", _quoted(statement))
            return self._say(connection, "reject", (statement.id,), (side,))

    def date(self, id: str, first: str, last: str | None = None) -> Corrected:
        """An event was on this day, or between two; an article appeared on it."""
        days = [_day(first), _day(last or first)]
        if days[0] > days[1]:
            raise WrongCorrection(f"{last} lies before {first}")
        value = "/".join(dict.fromkeys(map(str, days)))
        asked = (id, first, *([] if last is None else [last]))
        with self._record.correcting() as connection:
            if (event := self._event(connection, id)) is not None:
                side = _anchors(connection, "telling", _told(event))
            else:
                side = _anchors(connection, "article", [(self._article(connection, id), "")])
            return self._say(connection, "date", asked, (side,), value)

    def speaker(self, id: str, name: str) -> Corrected:
        """A statement was said by somebody whom the articles that quote it name."""
        with self._record.correcting() as connection:
            statement, one = self._statement(connection, id), one_named(self._record, name)
            articles = {article for article, _ in _quoted(statement)}
            named = [local for local in one.entities if local[0] in articles]
            if not named:
                raise WrongCorrection(f"{one.name} ({one.id}) is named in no article that quotes {statement.id}")
            sides = (
                _anchors(connection, "quotation", _quoted(statement)),
                kept_corrections.anchors_of(connection, named),
            )
            return self._say(connection, "speaker", (statement.id, name), sides)

    def merge_events(self, id: str, other_id: str) -> Corrected:
        """Two events are one."""
        with self._record.correcting() as connection:
            one, other = self._one_event(connection, id), self._one_event(connection, other_id)
            if one.id == other.id:
                raise WrongCorrection(f"{id!r} and {other_id!r} are one event already: {one.id}")
            sides = tuple(_anchors(connection, "telling", _told(event)[:1]) for event in (one, other))
            return self._say(connection, "merge-events", (one.id, other.id), sides)

    def split_event(self, id: str, articles: Sequence[str]) -> Corrected:
        """What these articles tell of an event is another event."""
        with self._record.correcting() as connection:
            event = self._one_event(connection, id)
            keys = {self._article(connection, article) for article in articles}
            going = [local for local in _told(event) if local[0] in keys]
            if not going:
                raise WrongCorrection(f"none of these articles tells the event {event.id}")
            if len(going) == len(_told(event)):
                raise WrongCorrection(f"all of the event {event.id} would go: nothing is left to be split from")
            side = _anchors(connection, "telling", going)
            return self._say(connection, "split-event", (event.id, *_options(articles)), (side,))

    def merge_stories(self, id: str, other_id: str) -> Corrected:
        """Two stories are one."""
        with self._record.correcting() as connection:
            one, other = (self._story(connection, asked) for asked in (id, other_id))
            if one == other:
                raise WrongCorrection(f"{id!r} and {other_id!r} are one story already: {one}")
            heads = [articles_of_story(connection, story)[0] for story in (one, other)]
            sides = tuple(_anchors(connection, "article", [(head, "")]) for head in heads)
            return self._say(connection, "merge-stories", (one, other), sides)

    def split_story(self, id: str, articles: Sequence[str]) -> Corrected:
        """These articles of a story tell another one."""
        with self._record.correcting() as connection:
            story = self._story(connection, id)
            keys = {self._article(connection, article) for article in articles}
            of_story = articles_of_story(connection, story)
            if not keys <= set(of_story):
                raise WrongCorrection(f"not all of these articles are of the story {story}")
            if len(keys) == len(of_story):
                raise WrongCorrection(f"all of the story {story} would go: nothing is left to be split from")
            side = _anchors(connection, "article", [(key, "") for key in sorted(keys)])
            return self._say(connection, "split-story", (story, *_options(articles)), (side,))

    def _say(
        self,
        connection: Connection,
        kind: str,
        asked: tuple[str, ...],
        sides: tuple[Side, ...],
        value: str | None = None,
    ) -> Corrected:
        return Corrected(self._correcting.add(connection, kind, asked, sides, value), ())  # type: ignore[arg-type]  # one of the kinds

    def _one(self, connection: Connection, table: str, id: str) -> str | None:
        if len(id) < _LEAST_LETTERS:
            return None
        found = ask.ids_beginning(connection, table, id)
        if id in found:
            return id
        if len(found) > 1:
            raise WrongCorrection(f"{id!r} can be {', '.join(found[:5])}")
        return found[0] if found else None

    def _event(self, connection: Connection, id: str) -> Event | None:
        found = self._one(connection, "events", id)
        return None if found is None else ask.events(connection, [found])[0]

    def _one_event(self, connection: Connection, id: str) -> Event:
        event = self._event(connection, id)
        if event is None:
            raise NotFound(f"{self._record.path}: there is no event {id!r}")
        return event

    def _statement(self, connection: Connection, id: str) -> Statement:
        found = self._one(connection, "statements", id)
        if found is None:
            raise NotFound(f"{self._record.path}: there is no event or statement {id!r}")
        return ask.statements(connection, [found])[0]

    def _story(self, connection: Connection, id: str) -> str:
        found = self._one(connection, "stories", id)
        if found is None:
            raise NotFound(f"{self._record.path}: there is no story {id!r}")
        return found

    def _article(self, connection: Connection, id: str) -> str:
        rows = connection.execute("SELECT key FROM articles WHERE id = ? ORDER BY key", (id,)).fetchall()
        found = rows[0][0] if len(rows) == 1 else self._one(connection, "articles", id)
        if found is None:
            raise NotFound(f"{self._record.path}: there is no article {id!r}")
        return str(found)


def _day(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError as error:
        raise WrongCorrection(f"{written[:40]!r} is no day: write 2022-01-12") from error


def _options(articles: Sequence[str]) -> list[str]:
    return [part for one in articles for part in ("--article", one)]


def _told(event: Event) -> list[Local]:
    return sorted((one.article, one.mention) for one in event.history)


def _quoted(statement: Statement) -> list[Local]:
    return sorted((one.article, one.quotation) for one in statement.versions)


def _anchors(connection: Connection, kind: AnchorKind, locals_: Iterable[Local]) -> Side:
    """What a correction holds on to of tellings, quotations or articles."""
    return kept_corrections.anchors_of(connection, list(locals_), kind)
