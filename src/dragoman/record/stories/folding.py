"""Articles folded into stories: each looks at those near it, and only trees that this touches are told anew."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Sequence

from dragoman.record.facts import Filed, Rulings
from dragoman.record.filings import Filings
from dragoman.record.rows import list_text
from dragoman.record.stories import postings
from dragoman.record.stories.bounds import write_bounds
from dragoman.record.stories.kept import Keeping, Kept, kept_marks, made, marks
from dragoman.record.stories.linking import Link, parent
from dragoman.record.stories.order import day_number, place, published_on
from dragoman.record.stories.ruled import Ruled, ruled
from dragoman.record.stories.trees import Leaf, rehang
from dragoman.record.stories.writing import write_stories


def fold(connection: sqlite3.Connection, filings: Filings, articles: Collection[int], rulings: Rulings) -> set[int]:
    """Bring these articles into the stories as they are now; the numbers of all that are in another story now.

    So are those without a day whose story says something else of it.
    """
    given = set(articles) | _copies(connection, articles)
    present = _present(connection, given)
    gone = given - present
    origins = _origins(connection, present)
    said = ruled(connection, rulings, present)
    keeping = Keeping(connection)
    coming = _coming(connection, filings, sorted(present - set(origins)), said)
    looking = _post(connection, keeping, gone | set(origins) | {one.candidate.article for one in coming}, coming)
    links: dict[int, Link | None] = {number: Link(origin, 1.0) for number, origin in origins.items()}
    links |= _links(connection, keeping, looking - gone, said)
    leaves = {number: _leaf(filings[number]) for number in sorted(present)}
    rehung = rehang(connection, links, leaves, gone, said.joined)
    write_stories(connection, filings, rehung, present)
    return rehung.moved | write_bounds(connection, rehung)


def _leaf(filed: Filed) -> Leaf:
    assert filed.analysis.article is not None
    day = published_on(filed.analysis.article.published)
    told = day_number(place(filed.key, filed.analysis)) if day is None else None
    return Leaf(None if day is None else day.toordinal(), told, filed.analysis.article.language)


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
    before, now = kept_marks(connection, articles), marks(connection, filings, articles, said)
    return [made(one, filings[one], now[one]) for one in articles if before.get(one) != now[one]]


def _post(
    connection: sqlite3.Connection, keeping: Keeping, articles: Iterable[int], coming: Sequence[Kept]
) -> set[int]:
    """Let articles be found as they are now, or no longer; all that must look again at those before them."""
    looking: set[int] = set()
    gone = keeping.posted(articles)
    for posted in gone:
        looking |= postings.behind(connection, posted)
    for posted in gone:
        postings.take_out(connection, posted)
        keeping.forget(posted.article)
    postings.put(connection, [one.posted for one in coming])
    keeping.keep(coming)
    for one in coming:
        looking |= postings.behind(connection, one.posted)
    fresh = {one.candidate.article for one in coming}
    return (looking | fresh) - ({posted.article for posted in gone} - fresh)


def _links(
    connection: sqlite3.Connection, keeping: Keeping, articles: Collection[int], said: Ruled
) -> dict[int, Link | None]:
    """What each of these articles hangs on now."""
    near = {}
    for posted in keeping.posted(articles):
        found = postings.before(connection, posted)
        if said.parted:
            found = [one for one in found if said.may_hang(posted.article, one.article)]
        near[posted.article] = found
    candidates = keeping.candidates({*near, *(one.article for of_one in near.values() for one in of_one)})
    return {
        article: parent(candidates[article], [candidates[one.article] for one in others], others)
        for article, others in near.items()
    }
