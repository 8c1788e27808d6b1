"""Articles folded into disagreements: what they claim is stated anew, and the topics that this touches found anew."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator, Mapping

from dragoman.record.disagreements.claim import Stated
from dragoman.record.disagreements.clashing import disagreements
from dragoman.record.disagreements.courses import courses
from dragoman.record.disagreements.courses_alike import alike
from dragoman.record.disagreements.deeds import deeds
from dragoman.record.disagreements.denials import accusations
from dragoman.record.disagreements.held import talks
from dragoman.record.disagreements.kept import articles_of, cells, keep, unpack
from dragoman.record.disagreements.numbers import figures
from dragoman.record.disagreements.report import Report
from dragoman.record.disagreements.scene import scenes
from dragoman.record.disagreements.talks import attendances, initiatives
from dragoman.record.disagreements.written import write
from dragoman.record.events.kept import Room
from dragoman.record.events.telling import Told
from dragoman.record.facts import Disagreement, Filed, Rulings
from dragoman.record.filings import Filings
from dragoman.record.identity.asking import Identified, identities_in
from dragoman.record.rows import list_text
from dragoman.record.stories.asking import stories_of

_KINDS = (initiatives, attendances, figures, courses, alike, talks, deeds, accusations)


def fold(connection: sqlite3.Connection, filings: Filings, articles: Collection[int], _: Rulings) -> set[int]:
    """State what these articles claim as it is now; the articles of all disagreements that changed.

    An article that reprints another claims nothing of its own.
    """
    kept = cells(connection, articles)
    before = {article: unpack(cell) for article, cell in kept.items()}
    now = _stated(connection, filings, articles)
    touched: set[str] = set()
    for article in sorted(before.keys() | now.keys()):
        was, has = before.get(article, []), now.get(article, [])
        if was != has:
            touched |= {one.topic for one in set(was) ^ set(has)}
            keep(connection, article, has, {one.topic for one in was})
    return write(connection, _found(connection, sorted(touched), now))


def _found(
    connection: sqlite3.Connection, topics: Collection[str], claims: dict[int, list[Stated]]
) -> dict[str, list[Disagreement]]:
    """The disagreements of these topics; `claims` are those of articles that are known already."""
    articles = articles_of(connection, topics)
    others = {article for some in articles.values() for article in some} - claims.keys()
    claims = claims | {article: unpack(cell) for article, cell in cells(connection, others).items()}
    return {
        topic: disagreements(one for article in articles[topic] for one in claims[article] if one.topic == topic)
        for topic in topics
    }


def _stated(connection: sqlite3.Connection, filings: Filings, articles: Collection[int]) -> dict[int, list[Stated]]:
    """What these articles claim, each once, of those that are in the record and reprint no other."""
    return {
        number: sorted({stated for find in _KINDS for stated in find(report)}, key=_place)
        for number, report in _reports(connection, filings, articles)
    }


def _place(stated: Stated) -> tuple[str, ...]:
    """Where a claim stands among those of its article."""
    return (stated.topic, *(str(part) for part in (stated.order, stated.value, stated.according_to, stated.events)))


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
        meant = _with_countries(filed, who[number])
        yield (
            number,
            Report(
                filed=filed,
                scenes=tuple(scenes(filed, meant)),
                story=stories.get(number),
                told=told[number],
                stories=of_events,
                who=meant,
            ),
        )


def _with_countries(filed: Filed, who: Mapping[str, Identified]) -> dict[str, Identified]:
    """Who is meant, with the country that the article tells where the record knows of none: "the ministry".

    A group is nobody in particular: of which country "the troops" of an article are, no other can tell, unless the
    article names that country too.
    """
    told = {one.id: one.country for one in filed.analysis.entities}
    named = set(told.values())
    return {
        entity: party
        if party.country is not None and (party.kind != "group" or party.country in named)
        else party._replace(country=told.get(entity))
        for entity, party in who.items()
    }


def _stories_of_events(connection: sqlite3.Connection, events: Collection[str]) -> dict[str, str]:
    """The story in which most tell it, of each event that has one."""
    rows = connection.execute(
        "SELECT id, story FROM events WHERE story IS NOT NULL AND id IN (SELECT value FROM json_each(?))",
        (list_text(sorted(events)),),
    )
    return dict(rows.fetchall())
