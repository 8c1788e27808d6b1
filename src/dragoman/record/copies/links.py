"""Pairs of articles of which one reprints the other, and the families that hang together by them."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable

from dragoman.record.rows import list_text

Pair = tuple[int, int]


def links_of(connection: sqlite3.Connection, articles: Collection[int]) -> set[Pair]:
    """The links of these articles, each as (one of them, the other)."""
    rows = connection.execute(
        "SELECT article, other FROM copy_links WHERE article IN (SELECT value FROM json_each(?))",
        (list_text(sorted(articles)),),
    )
    return {(one, other) for one, other in rows}


def link(connection: sqlite3.Connection, pairs: Iterable[Pair]) -> None:
    """Link pairs of articles; those that are linked stay so."""
    connection.executemany("INSERT OR IGNORE INTO copy_links (article, other) VALUES (?, ?)", _both_ways(pairs))


def unlink(connection: sqlite3.Connection, pairs: Iterable[Pair]) -> None:
    """Undo links."""
    connection.executemany("DELETE FROM copy_links WHERE article = ? AND other = ?", _both_ways(pairs))


def _both_ways(pairs: Iterable[Pair]) -> list[Pair]:
    return sorted({pair for one, other in pairs for pair in ((one, other), (other, one))})


def families(connection: sqlite3.Connection, articles: Iterable[int]) -> list[set[int]]:
    """All articles that hang together by links with one of these: a set for each family, also of one alone."""
    found: list[set[int]] = []
    seen: set[int] = set()
    for article in sorted(articles):
        if article not in seen:
            family = {member for (member,) in connection.execute(_FAMILY, (article,))}
            seen |= family
            found.append(family)
    return found


_FAMILY = """WITH RECURSIVE family (article) AS
    (VALUES (?) UNION SELECT other FROM family JOIN copy_links USING (article)) SELECT article FROM family"""
