"""Articles folded into stories: each looks at those near it, and only trees that this touches are told anew."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable

from dragoman.record.facts import Filed, Rulings
from dragoman.record.filings import Filings
from dragoman.record.rows import list_text
from dragoman.record.stories import kept, postings
from dragoman.record.stories.kept import Kept
from dragoman.record.stories.linking import Link, parent
from dragoman.record.stories.order import published_on
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
    coming = [kept.made(number, filings[number]) for number in sorted(present - set(origins))]
    looking = _post(connection, sorted(given), coming)
    links: dict[int, Link | None] = {number: Link(origin, 1.0) for number, origin in origins.items()}
    links |= _links(connection, looking - gone)
    leaves = {number: _leaf(filings[number]) for number in sorted(present)}
    rehung = rehang(connection, links, leaves, gone)
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


def _post(connection: sqlite3.Connection, articles: Iterable[int], coming: Iterable[Kept]) -> set[int]:
    """Let articles be found as they are now; all that must look again at those before them."""
    looking: set[int] = set()
    fresh = {one.candidate.article: one for one in coming}
    gone = []
    for article in articles:
        before, now = kept.kept_of(connection, article), fresh.get(article)
        if before is None or (now is not None and _is_same(before, now)):
            continue
        gone.append(before.posted)
        looking |= postings.behind(connection, before.posted)
    for posted in gone:
        postings.take_out(connection, posted)
        kept.forget(connection, posted.article)
    left = {posted.article for posted in gone}
    placed = [one for number, one in fresh.items() if number in left or kept.kept_of(connection, number) is None]
    for one in placed:
        postings.put(connection, one.posted)
        kept.keep(connection, one)
    for one in placed:
        looking |= postings.behind(connection, one.posted)
    return (looking | set(fresh)) - (left - set(fresh))


def _is_same(before: Kept, now: Kept) -> bool:
    return (
        before.posted == now.posted
        and before.candidate.language == now.candidate.language
        and before.candidate.features.numbers.tobytes() == now.candidate.features.numbers.tobytes()
    )


def _links(connection: sqlite3.Connection, articles: Iterable[int]) -> dict[int, Link | None]:
    """What each of these articles hangs on now."""
    found: dict[int, Link | None] = {}
    for article in sorted(articles):
        one = kept.kept_of(connection, article)
        assert one is not None
        near = postings.before(connection, one.posted)
        found[article] = parent(one.candidate, kept.candidates(connection, near))
    return found
