"""Articles folded into stories: each looks at those near it, and only trees that this touches are told anew."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Sequence

from dragoman.record.facts import Filed, Rulings
from dragoman.record.filings import Filings
from dragoman.record.rows import list_text
from dragoman.record.stories import kept, postings
from dragoman.record.stories.kept import Kept
from dragoman.record.stories.linking import Link, parent
from dragoman.record.stories.order import published_on
from dragoman.record.stories.ruled import Ruled, ruled
from dragoman.record.stories.trees import Leaf, rehang
from dragoman.record.stories.writing import write_stories


def fold(connection: sqlite3.Connection, filings: Filings, articles: Collection[int], rulings: Rulings) -> set[int]:
    """Bring these articles into the stories as they are now; the numbers of all whose story changed.

    That is: whose story, parent or chapter is another than before, or on which others hang than before, since these
    bound its day.
    """
    given = set(articles) | _copies(connection, articles)
    present = _present(connection, given)
    gone = given - present
    origins = _origins(connection, present)
    said = ruled(connection, rulings, present)
    coming = _coming(connection, filings, sorted(present - set(origins)), said)
    looking = _post(connection, sorted((gone | set(origins)) | {one.candidate.article for one in coming}), coming)
    links: dict[int, Link | None] = {number: Link(origin, 1.0) for number, origin in origins.items()}
    links |= _links(connection, looking - gone, said)
    leaves = {number: _leaf(filings[number]) for number in sorted(present)}
    rehung = rehang(connection, links, leaves, gone, said.joined)
    return rehung.moved | write_stories(connection, filings, rehung.stories, present)


def _leaf(filed: Filed) -> Leaf:
    assert filed.analysis.article is not None
    day = published_on(filed.analysis.article.published)
    return Leaf(None if day is None else day.isoformat(), filed.analysis.article.language)


def _copies(connection: sqlite3.Connection, articles: Iterable[int]) -> set[int]:
    """The copies of these that are in stories: they hang on them."""
    rows = connection.execute(
        "SELECT article FROM copies JOIN story_articles USING (article) "
        "WHERE origin IN (SELECT value FROM json_each(?))",
        (list_text(sorted(articles)),),
    )
    return {number for (number,) in rows}


def _present(connection: sqlite3.Connection, articles: Iterable[int]) -> set[int]:
    rows = connection.execute(
        "SELECT number FROM articles WHERE number IN (SELECT value FROM json_each(?))", (list_text(sorted(articles)),)
    )
    return {number for (number,) in rows}


def _origins(connection: sqlite3.Connection, articles: Iterable[int]) -> dict[int, int]:
    rows = connection.execute(
        "SELECT article, origin FROM copies WHERE article IN (SELECT value FROM json_each(?))",
        (list_text(sorted(articles)),),
    )
    return dict(rows.fetchall())


def _coming(connection: sqlite3.Connection, filings: Filings, articles: Sequence[int], said: Ruled) -> list[Kept]:
    """What is to be kept of the articles of which something else is kept, or nothing."""
    marks = kept.marks(connection, articles)
    found = []
    for article in articles:
        mark = kept.mark(connection, article, filings[article], said)
        if marks.get(article) != mark:
            found.append(kept.made(article, filings[article], mark))
    return found


def _post(connection: sqlite3.Connection, articles: Iterable[int], coming: Sequence[Kept]) -> set[int]:
    """Let articles be found as they are now, or no longer; all that must look again at those before them."""
    looking: set[int] = set()
    gone = []
    for article in articles:
        before = kept.kept_of(connection, article)
        if before is not None:
            gone.append(before.posted)
            looking |= postings.behind(connection, before.posted)
    for posted in gone:
        postings.take_out(connection, posted)
        kept.forget(connection, posted.article)
    for one in coming:
        postings.put(connection, one.posted)
        kept.keep(connection, one)
    for one in coming:
        looking |= postings.behind(connection, one.posted)
    fresh = {one.candidate.article for one in coming}
    return (looking | fresh) - ({posted.article for posted in gone} - fresh)


def _links(connection: sqlite3.Connection, articles: Iterable[int], said: Ruled) -> dict[int, Link | None]:
    """What each of these articles hangs on now."""
    found: dict[int, Link | None] = {}
    for article in sorted(articles):
        one = kept.kept_of(connection, article)
        assert one is not None
        near = postings.before(connection, one.posted)
        others = [other for other in near.articles if said.may_hang(article, other)]
        found[article] = parent(one.candidate, kept.candidates(connection, others), near.crowd)
    return found
