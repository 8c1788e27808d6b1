"""Who had an event or a statement first, and who has it from whom."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from dragoman.errors import NotFound
from dragoman.model import Span, When
from dragoman.record.chains import Link, Teller, chain
from dragoman.record.evidence import Passage, passage
from dragoman.record.filings import Filings
from dragoman.record.store import Record
from dragoman.views.events import EventLine, event_lines
from dragoman.views.quotes import Quote, quote_lines
from dragoman.views.show import full_id


class Source(Struct, frozen=True, kw_only=True):
    """One who tells it, with those who have it from him.

    `article` is its key; one that is named, but whose article is not in the record, has none. `tie` says how it hangs
    on the one above, `words` where it names that one, `also` whom it names besides.
    """

    outlet: str | None
    country: str | None = None
    language: str | None = None
    article: str | None = None
    title: str | None = None
    published: When | None = None
    tie: Literal["reprints", "cites"] | None = None
    words: Passage | None = None
    also: tuple[str, ...] = ()
    having: tuple[Source, ...] = ()


class ChainOf(Struct, frozen=True, kw_only=True):
    """The chain behind an event or a statement: those who have it from nobody else first, in the order of time.

    `sources` is how many of them are independent.
    """

    id: str
    event: EventLine | None
    statement: Quote | None
    sources: int
    roots: tuple[Source, ...]


def chain_of(record: Record, id: str) -> ChainOf:
    """The chain behind the event or statement of this id, or of the only id that begins so. Raises `NotFound`."""
    full = full_id(record, id)
    if full[0] not in "vs":
        raise NotFound(f"{record.path}: {id!r} is neither an event nor a statement")
    found = chain(record.connection, _places(record.connection, full))
    return ChainOf(
        id=full,
        event=event_lines(record, [full])[0] if full[0] == "v" else None,
        statement=quote_lines(record, [full])[0] if full[0] == "s" else None,
        sources=found.sources,
        roots=_roots(record.connection, found.tellers),
    )


def _places(connection: sqlite3.Connection, id: str) -> dict[int, list[Span]]:
    """The sentences that tell an event, or the paragraphs that quote a statement, by the numbers of their articles."""
    found: dict[int, list[Span]] = defaultdict(list)
    if id[0] == "v":
        rows = connection.execute(
            "SELECT article, sentence_start, sentence_end FROM event_tellings WHERE event = ?", (id,)
        )
        for article, start, end in rows:
            found[article].append((start, end))
        return found
    filings = Filings(connection)
    rows = connection.execute("SELECT article, span_start FROM statement_versions WHERE statement = ?", (id,))
    for number, at in rows.fetchall():
        article = filings[number].analysis.article
        assert article is not None
        found[number] += [span for span in article.paragraphs if span[0] <= at < span[1]]
    return found


class _Tree:
    """Articles under those from which they have it."""

    def __init__(self, connection: sqlite3.Connection, tellers: Sequence[Teller]) -> None:
        self._connection = connection
        self._tellers = {one.article: one for one in tellers}
        self._above: dict[str, tuple[str, Link]] = {}
        for one in tellers:
            link = next((link for link in one.links if not self._hangs_on(link.to, one.article)), None)
            if link is not None:
                self._above[one.article] = (link.to, link)

    def _hangs_on(self, article: str, other: str) -> bool:
        """Whether an article has it from another in the end, or is that one."""
        while article != other and article in self._above:
            article = self._above[article][0]
        return article == other

    def roots(self) -> list[str]:
        """Those who have it from nobody, in the order of time; outlets outside stand where the first names them."""
        tops = (key if key not in self._above else self._top(key) for key in self._tellers)
        return list(dict.fromkeys(tops))

    def _top(self, key: str) -> str:
        while key in self._above:
            key = self._above[key][0]
        return key

    def source(self, key: str) -> Source:
        """One source with all below it."""
        below = tuple(self.source(one) for one in self._tellers if self._above.get(one, ("",))[0] == key)
        teller = self._tellers.get(key)
        if teller is None:
            return Source(outlet=key, having=below)
        _, link = self._above.get(key, ("", None))
        return Source(
            outlet=teller.outlet,
            country=teller.country,
            language=teller.language,
            article=key,
            title=teller.title,
            published=teller.published,
            tie=None if link is None else link.tie,
            words=self._words(key, link),
            also=tuple(self._name(one.to) for one in teller.links if link is not None and one.to != link.to),
            having=below,
        )

    def _name(self, key: str) -> str:
        teller = self._tellers.get(key)
        return key if teller is None else teller.outlet or key

    def _words(self, key: str, link: Link | None) -> Passage | None:
        if link is None or link.span is None or link.sentence is None:
            return None
        return passage(self._connection, key, link.span, link.sentence)


def _roots(connection: sqlite3.Connection, tellers: Sequence[Teller]) -> tuple[Source, ...]:
    tree = _Tree(connection, tellers)
    return tuple(tree.source(root) for root in tree.roots())
