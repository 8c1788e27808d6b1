"""Articles hung on others: what that makes of the trees, and which articles thereby come into another story."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Mapping

from msgspec import Struct

from dragoman.record.rows import list_text
from dragoman.record.stories.linking import Link


class Leaf(Struct, frozen=True):
    """An article as its tree holds it, apart from where it hangs."""

    day: str | None
    language: str


class Rehung(Struct, frozen=True):
    """Whose story or parent changed, and the stories that lost or won or changed an article, by their numbers."""

    moved: set[int]
    stories: set[int]


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
    wanted = list_text(sorted({*links, *gone}))
    rows = connection.execute(
        "SELECT article, story, parent, score, day, language FROM story_articles "
        "WHERE article IN (SELECT value FROM json_each(?))",
        (wanted,),
    )
    before = {row[0]: row[1:] for row in rows}
    stories = {row[0] for row in before.values()}
    changed = set()
    for article in sorted(gone):
        connection.execute("DELETE FROM story_articles WHERE article = ?", (article,))
    for article, link in sorted(links.items()):
        hung = (None, None) if link is None else (link.parent, link.score)
        was = before.get(article)
        leaf = leaves.get(article)
        if was is None:
            assert leaf is not None
            connection.execute(
                "INSERT INTO story_articles (article, story, parent, score, chapter, day, language) "
                "VALUES (?, 0, ?, ?, 0, ?, ?)",
                (article, *hung, leaf.day, leaf.language),
            )
        elif was[1:] != (*hung, *was[3:]) or (leaf is not None and was[3:] != (leaf.day, leaf.language)):
            connection.execute(
                "UPDATE story_articles SET parent = ?, score = ?, day = ?, language = ? WHERE article = ?",
                (*hung, *(was[3:] if leaf is None else (leaf.day, leaf.language)), article),
            )
        else:
            continue
        if was is None or was[1] != hung[0]:
            changed.add(article)
    moved = _tell_stories(connection, changed | _heads_in(connection, stories) | leaves.keys(), joined)
    return Rehung(changed | moved.moved | (set(gone) & set(before)), stories | moved.stories)


def _heads_in(connection: sqlite3.Connection, stories: Collection[int]) -> set[int]:
    """The heads of the trees that are in these stories."""
    rows = connection.execute(
        "SELECT article FROM story_articles WHERE parent IS NULL AND story IN (SELECT value FROM json_each(?))",
        (list_text(sorted(stories)),),
    )
    return {article for (article,) in rows}


def _tell_stories(
    connection: sqlite3.Connection, changed: Collection[int], joined: Collection[tuple[int, int]]
) -> Rehung:
    """Give these articles, and all that hangs on them, the story of the head that they now hang on."""
    heads: dict[int, int] = {}
    first = _first_heads(connection, joined, heads)
    moved, stories = set(), set()
    at = {article: _head(connection, article, heads) for article in sorted(changed)}
    at |= {head: head for head in {*first, *at.values()}}
    waiting = [(article, first.get(head, head)) for article, head in at.items()]
    while waiting:
        article, head = waiting.pop()
        (story,) = connection.execute("SELECT story FROM story_articles WHERE article = ?", (article,)).fetchone()
        stories |= {story, head} - {0}
        if story == head:
            continue
        connection.execute("UPDATE story_articles SET story = ? WHERE article = ?", (head, article))
        moved.add(article)
        hanging = connection.execute("SELECT article FROM story_articles WHERE parent = ?", (article,))
        waiting += [(other, head) for (other,) in hanging]
    return Rehung(moved, stories)


def _first_heads(
    connection: sqlite3.Connection, joined: Collection[tuple[int, int]], heads: dict[int, int]
) -> dict[int, int]:
    """For each head of a tree that is joined with others the head that comes first of them all."""
    together: dict[int, set[int]] = {}
    for one, other in joined:
        ends = (_head(connection, one, heads), _head(connection, other, heads))
        whole = set().union(*(together.get(end, {end}) for end in ends))
        together |= dict.fromkeys(whole, whole)
    rows = connection.execute(
        "SELECT article, place FROM story_features WHERE article IN (SELECT value FROM json_each(?))",
        (list_text(sorted(together)),),
    )
    places = dict(rows.fetchall())
    return {head: min(whole, key=places.__getitem__) for head, whole in together.items()}


def _head(connection: sqlite3.Connection, article: int, heads: dict[int, int]) -> int:
    """The head of an article's tree."""
    way = []
    while article not in heads:
        way.append(article)
        row = connection.execute("SELECT parent FROM story_articles WHERE article = ?", (article,)).fetchone()
        if row[0] is None:
            heads[article] = article
        else:
            article = row[0]
    for passed in way:
        heads[passed] = heads[article]
    return heads[article]
