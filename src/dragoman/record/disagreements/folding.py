"""Articles folded into disagreements: what they claim is stated anew, and the topics that this touches found anew."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator

import msgspec

from dragoman.record.disagreements.claim import Stated
from dragoman.record.disagreements.clashing import disagreements
from dragoman.record.disagreements.courses import courses
from dragoman.record.disagreements.deeds import deeds
from dragoman.record.disagreements.denials import accusations
from dragoman.record.disagreements.held import talks
from dragoman.record.disagreements.numbers import figures
from dragoman.record.disagreements.report import Report
from dragoman.record.disagreements.scene import scenes
from dragoman.record.disagreements.talks import attendances, initiatives
from dragoman.record.disagreements.written import write
from dragoman.record.events.kept import Room
from dragoman.record.events.telling import Told
from dragoman.record.facts import Rulings
from dragoman.record.filings import Filings
from dragoman.record.identity.asking import Identified, identities_in
from dragoman.record.rows import list_text
from dragoman.record.stories.asking import stories_of

_KINDS = (initiatives, attendances, figures, courses, talks, deeds, accusations)

_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(Stated).decode


def fold(connection: sqlite3.Connection, filings: Filings, articles: Collection[int], _: Rulings) -> set[int]:
    """State what these articles claim as it is now; the articles of all disagreements that changed.

    An article that reprints another claims nothing of its own.
    """
    before = _rows(connection, articles)
    now = _stated(connection, filings, articles)
    gone, come = before - now, now - before
    connection.executemany("DELETE FROM stated_claims WHERE article = ? AND topic = ? AND cell = ?", sorted(gone))
    connection.executemany("INSERT INTO stated_claims (article, topic, cell) VALUES (?, ?, ?)", sorted(come))
    topics = {topic for _, topic, _ in gone | come}
    return write(connection, {topic: disagreements(_of_topic(connection, topic)) for topic in topics})


def _rows(connection: sqlite3.Connection, articles: Iterable[int]) -> set[tuple[int, str, bytes]]:
    """What was stated of these articles: article, topic and cell."""
    rows = connection.execute(
        "SELECT article, topic, cell FROM stated_claims WHERE article IN (SELECT value FROM json_each(?))",
        (list_text(sorted(articles)),),
    )
    return set(rows)


def _of_topic(connection: sqlite3.Connection, topic: str) -> list[Stated]:
    rows = connection.execute("SELECT cell FROM stated_claims WHERE topic = ?", (topic,))
    return [_decode(cell) for (cell,) in rows]


def _stated(connection: sqlite3.Connection, filings: Filings, articles: Collection[int]) -> set[tuple[int, str, bytes]]:
    """What these articles claim, of those that are in the record and reprint no other."""
    return {
        (number, stated.topic, _encode(stated))
        for number, report in _reports(connection, filings, articles)
        for find in _KINDS
        for stated in find(report)
    }


def _reports(
    connection: sqlite3.Connection, filings: Filings, articles: Collection[int]
) -> Iterator[tuple[int, Report]]:
    wanted = list_text(sorted(articles))
    rows = connection.execute(
        "SELECT number FROM articles WHERE number IN (SELECT value FROM json_each(?)) "
        "AND number NOT IN (SELECT article FROM copies)",
        (wanted,),
    )
    present = sorted(number for (number,) in rows)
    stories = stories_of(connection, present)
    who: dict[int, dict[str, Identified]] = {number: {} for number in present}
    for (number, entity), party in identities_in(connection, present).items():
        who[number][entity] = party
    told: dict[int, dict[str, tuple[str, Told]]] = {number: {} for number in present}
    for kept in Room(connection).of_articles(present):
        told[kept.article][kept.told.mention] = (kept.event, kept.told)
    of_events = _stories_of_events(connection, {event for tellings in told.values() for event, _ in tellings.values()})
    for number in present:
        filed = filings[number]
        yield (
            number,
            Report(
                filed=filed,
                scenes=tuple(scenes(filed, who[number])),
                story=stories.get(number),
                told=told[number],
                stories=of_events,
                who=who[number],
            ),
        )


def _stories_of_events(connection: sqlite3.Connection, events: Collection[str]) -> dict[str, str]:
    """The story in which most tell it, of each event that has one."""
    rows = connection.execute(
        "SELECT id, story FROM events WHERE story IS NOT NULL AND id IN (SELECT value FROM json_each(?))",
        (list_text(sorted(events)),),
    )
    return dict(rows.fetchall())
