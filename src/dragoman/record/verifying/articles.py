"""Pages with their digests, and articles whose facts stand on their text."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from typing import Any

from dragoman.model import Analysis, Span, When
from dragoman.record.ids import content_id
from dragoman.record.shelf import filed_by_number
from dragoman.record.verifying.damage import Damage

# A page that could not be fetched has no bytes and no digest.
_DIGEST = re.compile("[0-9a-f]{64}|")


def pages(connection: sqlite3.Connection) -> Iterator[Damage]:
    """Pages without a proper digest, and pages that are in twice."""
    for number, digest, reason in connection.execute("SELECT number, sha256, reason FROM pages"):
        if not _DIGEST.fullmatch(digest) or (reason is None and not digest):
            yield Damage("pages", str(number), f"{digest!r} is no digest")
    twice = "SELECT uri, record FROM pages GROUP BY uri, record, sha256 HAVING count(*) > 1 ORDER BY 1, 2"
    for uri, record in connection.execute(twice).fetchall():
        yield Damage("pages", f"{uri} {record}", "is in more than once")


def articles(connection: sqlite3.Connection) -> Iterator[Damage]:
    """Articles that do not have the key of their text, or facts that do not stand in it."""
    yield from _not_spoken_for(connection)
    for number, key in connection.execute("SELECT number, key FROM articles ORDER BY key").fetchall():
        try:
            analysis = filed_by_number(connection, number).analysis
        except Exception as trouble:  # whatever a damaged cell makes of the decoder
            yield Damage("articles", key, f"cannot be decoded: {trouble}")
            continue
        for reason in _of_article(key, analysis):
            yield Damage("articles", key, reason)


def _not_spoken_for(connection: sqlite3.Connection) -> Iterator[Damage]:
    """Articles whose page is not among the pages, or is not the first of those that gave them."""
    rows = connection.execute(
        "SELECT key FROM articles WHERE NOT EXISTS (SELECT 1 FROM pages WHERE uri = page_uri AND record = page_record "
        "AND article = articles.number) ORDER BY key"
    )
    yield from (Damage("articles", key, "its page is not among the pages") for (key,) in rows.fetchall())
    rows = connection.execute(
        "SELECT DISTINCT key FROM pages JOIN articles ON articles.number = pages.article "
        "WHERE (sha256, record, uri) < ((SELECT min(own.sha256) FROM pages AS own WHERE own.uri = page_uri "
        "AND own.record = page_record AND own.article = articles.number), page_record, page_uri) ORDER BY key"
    )
    yield from (Damage("articles", key, "another page should speak for it") for (key,) in rows.fetchall())


def _of_article(key: str, analysis: Analysis) -> Iterator[str]:
    """What is wrong with an article and what was read from it."""
    article = analysis.article
    assert article is not None
    if content_id("a", article.id, article.text) != key:
        yield "its id and its text are not those of its key"
    for what, span in _spans(analysis):
        if not 0 <= span[0] < span[1] <= len(article.text):
            yield f"{what} does not stand in the text: {span[0]} to {span[1]} of {len(article.text)}"
    for one in analysis.events:
        if not (one.sentence[0] <= one.trigger[0] and one.trigger[1] <= one.sentence[1]):
            yield f"the word of event {one.id} does not stand in its sentence"
    for quotation in analysis.quotations:
        if quotation.text != article.text[slice(*quotation.span)]:
            yield f"the words of quotation {quotation.id} are not those of the text"
    yield from _ids(analysis)
    yield from _days(analysis)


def _spans(analysis: Analysis) -> Iterator[tuple[str, Span]]:
    """Everything that stands in the text, with its name."""
    assert analysis.article is not None
    yield from (("a stretch in another language", one.span) for one in analysis.article.other_languages)
    yield from ((f"a mention of {one.entity}", one.span) for one in analysis.mentions)
    yield from (("an expression of time", one.span) for one in analysis.times)
    yield from (("a figure", one.span) for one in analysis.figures)
    yield from (("a citation", one.span) for one in analysis.citations)
    for event in analysis.events:
        yield f"the word of event {event.id}", event.trigger
        yield f"the sentence of event {event.id}", event.sentence
    for quotation in analysis.quotations:
        yield f"quotation {quotation.id}", quotation.span
        if quotation.cue is not None:
            yield f"the cue of quotation {quotation.id}", quotation.cue


def _ids(analysis: Analysis) -> Iterator[str]:
    """Ids that two bear, and such as name nothing."""
    for kind, ones in _by_kind(analysis).items():
        ids = [one.id for one in ones]
        if len(set(ids)) < len(ids):
            yield f"two of its {kind} have one id"
    entities = {one.id for one in analysis.entities}
    events = {one.id for one in analysis.events}
    for what, entity in _named(analysis):
        if entity is not None and entity not in entities:
            yield f"{what} names {entity}, which is none of its entities"
    for figure in analysis.figures:
        if figure.event is not None and figure.event not in events:
            yield f"a figure names {figure.event}, which is none of its events"


def _by_kind(analysis: Analysis) -> dict[str, tuple[Any, ...]]:
    return {"entities": analysis.entities, "events": analysis.events, "quotations": analysis.quotations}


def _named(analysis: Analysis) -> Iterator[tuple[str, str | None]]:
    """Every place at which an entity is named by its id."""
    yield from (("a mention", one.entity) for one in analysis.mentions)
    yield from (("a figure", one.of) for one in analysis.figures)
    yield from (("a citation", one.entity) for one in analysis.citations)
    for event in analysis.events:
        for entity in (*event.actors, *event.recipients, event.where, event.according_to):
            yield f"event {event.id}", entity
    for quotation in analysis.quotations:
        yield f"quotation {quotation.id}", quotation.speaker
        yield f"quotation {quotation.id}", quotation.addressee


def _days(analysis: Analysis) -> Iterator[str]:
    assert analysis.article is not None
    for when in (
        *(analysis.article.published, analysis.article.modified),
        *(one.when for one in analysis.times),
        *(one.when for one in analysis.events),
    ):
        if when is not None and _ends_before_it_begins(when):
            yield f"a time ends before it begins: {when.earliest} to {when.latest}"


def _ends_before_it_begins(when: When) -> bool:
    return when.earliest is not None and when.latest is not None and when.latest < when.earliest
