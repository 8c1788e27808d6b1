"""Articles hung on others: what that makes of the trees, and which articles thereby come into another story."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Mapping
from heapq import heapify, heappop, heappush

from msgspec import Struct
from msgspec.structs import replace

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
    now = {article: _now(was.get(article), link, leaves.get(article)) for article, link in links.items()}
    now = {article: one for article, one in now.items() if one != was.get(article)}
    before |= {article: was.get(article) for article in now}
    touched = {one.story for one in was.values()}
    changed = {article for article, one in now.items() if article not in was or was[article].parent != one.parent}
    telling = _Telling(connection, now, _first_heads(connection, joined, now))
    telling.tell(changed | _joined_heads(connection, touched))
    before |= {article: one for article, one in telling.before.items() if article not in before}
    connection.executemany(
        "INSERT OR REPLACE INTO story_articles (article, story, parent, score, day, told, language) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            (article, one.story, one.parent, one.score, one.leaf.day, one.leaf.told, one.leaf.language)
            for article, one in sorted(now.items())
        ),
    )
    return Rehung(before, {article: now.get(article) for article in before})


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


def _joined_heads(connection: sqlite3.Connection, stories: Collection[int]) -> set[int]:
    """The heads of the trees that are in these stories because users joined them."""
    rows = connection.execute(
        "SELECT article FROM story_articles INDEXED BY story_heads "
        "WHERE parent IS NULL AND article <> story AND story IN (SELECT value FROM json_each(?))",
        (list_text(sorted(stories)),),
    )
    return {article for (article,) in rows}


class _Telling:
    """Articles given the story of what they hang on; `now` are those whose row is another than in the table."""

    def __init__(self, connection: sqlite3.Connection, now: dict[int, Hung], first: Mapping[int, int]) -> None:
        self._connection = connection
        self._now = now
        self._first = first
        self._known: dict[int, Hung] = {}
        self.before: dict[int, Hung] = {}

    def tell(self, articles: Collection[int]) -> None:
        """Give these articles, and what hangs on them, the story of what they hang on now."""
        # What an article hangs on comes before it, so that its story is told by then.
        waiting = _in_order(self._connection, {*articles, *self._first})
        heapify(waiting)
        while waiting:
            _, article = heappop(waiting)
            old = self._hung(article)
            story = self._first.get(article, article) if old.parent is None else self._hung(old.parent).story
            if story == old.story:
                continue
            if article not in self._now:
                self.before[article] = old
            self._now[article] = replace(old, story=story)
            # What hangs on one that is new is new to it, and waits already.
            if old.story:
                for one in _in_order(self._connection, self._hanging(article)):
                    heappush(waiting, one)

    def _hung(self, article: int) -> Hung:
        found = self._now.get(article) or self._known.get(article)
        if found is None:
            found = self._known[article] = hung(self._connection, (article,))[article]
        return found

    def _hanging(self, article: int) -> list[int]:
        rows = self._connection.execute("SELECT article FROM story_articles WHERE parent = ?", (article,))
        return [one for (one,) in rows]


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


def _first_heads(
    connection: sqlite3.Connection, joined: Collection[tuple[int, int]], now: Mapping[int, Hung]
) -> dict[int, int]:
    """For each head of a tree that is joined with others the head that comes first of them all."""
    together: dict[int, set[int]] = {}
    for one, other in joined:
        ends = (_head(connection, one, now), _head(connection, other, now))
        whole = set().union(*(together.get(end, {end}) for end in ends))
        together |= dict.fromkeys(whole, whole)
    places = {article: at for at, article in _in_order(connection, together)}
    return {head: min(whole, key=places.__getitem__) for head, whole in together.items()}


def _head(connection: sqlite3.Connection, article: int, now: Mapping[int, Hung]) -> int:
    """The head of an article's tree."""
    while True:
        hanging = now.get(article) or hung(connection, (article,))[article]
        if hanging.parent is None:
            return article
        article = hanging.parent
