"""Articles hung on others: what that makes of the trees, and which articles thereby come into another story."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Mapping
from heapq import heapify, heappop, heappush

from msgspec import Struct

from dragoman.record.rows import list_text
from dragoman.record.stories.linking import Link


class Leaf(Struct, frozen=True):
    """An article as its tree holds it, apart from where it hangs: its days, as numbers, and its language."""

    day: int | None
    told: int | None
    language: str


class Hung(Struct, frozen=True):
    """Where an article hangs, and in which story, by its number."""

    story: int
    parent: int | None
    score: float | None
    leaf: Leaf


class Rehung(Struct, frozen=True):
    """The articles whose row changed: as they hung before, and as they hang now; `None` where they do not."""

    before: dict[int, Hung | None]
    now: dict[int, Hung | None]

    @property
    def moved(self) -> set[int]:
        """The articles that are in another story, or came into one or fell out."""
        return {article for article in self.now if _story(self.before[article]) != _story(self.now[article])}


def _story(hung: Hung | None) -> int | None:
    return None if hung is None else hung.story


def rehang(
    connection: sqlite3.Connection,
    links: Mapping[int, Link | None],
    leaves: Mapping[int, Leaf],
    gone: Collection[int],
    joined: Collection[tuple[int, int]],
) -> Rehung:
    """Hang each article on what its link says, as a head where it has none; `gone` fall off.

    `leaves` are the articles that come or come again, `joined` pairs whose trees are one story.
    """
    was = hung(connection, {*links, *gone, *leaves})
    before: dict[int, Hung | None] = {article: was[article] for article in gone if article in was}
    connection.executemany("DELETE FROM story_articles WHERE article = ?", ((article,) for article in sorted(gone)))
    changed = set()
    for article, link in sorted(links.items()):
        old = was.get(article)
        now = _now(old, link, leaves.get(article))
        if now == old:
            continue
        before[article] = old
        _write(connection, article, now)
        if old is None or old.parent != now.parent:
            changed.add(article)
    touched = {one.story for one in was.values()}
    before |= _tell_stories(connection, changed | _joined_heads(connection, touched), joined, before)
    after = hung(connection, before)
    return Rehung(before, {article: after.get(article) for article in before})


def hung(connection: sqlite3.Connection, articles: Iterable[int]) -> dict[int, Hung]:
    """How those of these articles hang that are in trees."""
    rows = connection.execute(
        "SELECT article, story, parent, score, day, told, language FROM story_articles "
        "WHERE article IN (SELECT value FROM json_each(?))",
        (list_text(sorted(articles)),),
    )
    return {
        article: Hung(story, parent, score, Leaf(day, told, language))
        for article, story, parent, score, day, told, language in rows
    }


def _now(old: Hung | None, link: Link | None, leaf: Leaf | None) -> Hung:
    leaf = leaf or (None if old is None else old.leaf)
    assert leaf is not None
    story = 0 if old is None else old.story  # 0 until it is told
    return Hung(story, None, None, leaf) if link is None else Hung(story, link.parent, link.score, leaf)


def _write(connection: sqlite3.Connection, article: int, now: Hung) -> None:
    connection.execute(
        "INSERT OR REPLACE INTO story_articles (article, story, parent, score, day, told, language) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        (article, now.story, now.parent, now.score, now.leaf.day, now.leaf.told, now.leaf.language),
    )


def _joined_heads(connection: sqlite3.Connection, stories: Collection[int]) -> set[int]:
    """The heads of the trees that are in these stories because users joined them."""
    rows = connection.execute(
        "SELECT article FROM story_articles INDEXED BY story_heads "
        "WHERE parent IS NULL AND article <> story AND story IN (SELECT value FROM json_each(?))",
        (list_text(sorted(stories)),),
    )
    return {article for (article,) in rows}


def _tell_stories(
    connection: sqlite3.Connection,
    changed: Collection[int],
    joined: Collection[tuple[int, int]],
    known: Mapping[int, Hung | None],
) -> dict[int, Hung | None]:
    """Give these articles, and what hangs on them, the story of what they hang on now; how the others hung before."""
    first = _first_heads(connection, joined)
    before: dict[int, Hung | None] = {}
    # What an article hangs on comes before it, so that its story is told by then.
    waiting = _in_order(connection, {*changed, *first})
    heapify(waiting)
    while waiting:
        _, article = heappop(waiting)
        old = hung(connection, (article,))[article]
        if old.parent is None:
            story = first.get(article, article)
        else:
            above = connection.execute("SELECT story FROM story_articles WHERE article = ?", (old.parent,))
            (story,) = above.fetchone()
        if story == old.story:
            continue
        if article not in known and article not in before:
            before[article] = old
        connection.execute("UPDATE story_articles SET story = ? WHERE article = ?", (story, article))
        hanging = connection.execute("SELECT article FROM story_articles WHERE parent = ?", (article,))
        for one in _in_order(connection, [one for (one,) in hanging]):
            heappush(waiting, one)
    return before


def _in_order(connection: sqlite3.Connection, articles: Collection[int]) -> list[tuple[int, int]]:
    """These articles with their places; copies stand behind all, since nothing hangs on them."""
    if not articles:
        return []
    rows = connection.execute(
        "SELECT coalesce(place, ?), value FROM json_each(?) LEFT JOIN story_features ON article = value",
        (_LAST, list_text(sorted(articles))),
    )
    return rows.fetchall()


_LAST = (1 << 63) - 1


def _first_heads(connection: sqlite3.Connection, joined: Collection[tuple[int, int]]) -> dict[int, int]:
    """For each head of a tree that is joined with others the head that comes first of them all."""
    together: dict[int, set[int]] = {}
    for one, other in joined:
        ends = (_head(connection, one), _head(connection, other))
        whole = set().union(*(together.get(end, {end}) for end in ends))
        together |= dict.fromkeys(whole, whole)
    places = {article: at for at, article in _in_order(connection, together)}
    return {head: min(whole, key=places.__getitem__) for head, whole in together.items()}


def _head(connection: sqlite3.Connection, article: int) -> int:
    """The head of an article's tree."""
    (head,) = connection.execute(
        "WITH RECURSIVE above (article, parent) AS (SELECT article, parent FROM story_articles WHERE article = ? "
        "UNION ALL SELECT own.article, own.parent FROM above JOIN story_articles AS own ON own.article = above.parent) "
        "SELECT article FROM above WHERE parent IS NULL",
        (article,),
    ).fetchone()
    return int(head)
