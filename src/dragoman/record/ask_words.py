"""Articles by their words, by whom they name and by what they tell: bounded questions, whatever the record's size.

What too many articles fit is asked of the latest articles alone, so that an answer never depends on the order in which
articles came.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from msgspec import Struct

from dragoman.record.rows import list_text
from dragoman.record.stretches import stretches

# Of more articles than these, the best are not looked for among all.
MANY = 4_000
MANY_SAYING = 20_000
_LATEST = 2_000
_LATEST_FIRST = (
    f"SELECT number, published_latest, key FROM articles ORDER BY published_latest DESC, key DESC LIMIT {_LATEST}"
)
_GAP = 2_000
_IDS = "(SELECT value FROM json_each(?))"


class Words(Struct, frozen=True):
    """Words that stand one after the other, as `folded_words` gives them; the last may be only a beginning."""

    words: tuple[str, ...]
    is_beginning: bool = False

    def __str__(self) -> str:
        """The full text's expression for them: words hold no signs, so that none of them can be taken for syntax."""
        return f'"{" ".join(self.words)}"{" *" if self.is_beginning else ""}'


def saying(connection: sqlite3.Connection, asked: Sequence[Words], most: int) -> list[int]:
    """The numbers of articles that hold all of these in title or text, the best first (titles weigh more)."""
    expression = " AND ".join(map(str, asked))
    if not asked:
        return []
    found = "SELECT rowid FROM article_words WHERE article_words MATCH ?"
    if _are_many(connection, found, [expression], MANY_SAYING):
        return _latest_saying(connection, expression, most)
    ranked = connection.execute(
        "SELECT round(bm25(article_words, 8.0, 1.0), 6) AS rank, rowid FROM article_words WHERE article_words MATCH ? "
        "ORDER BY rank",
        (expression,),
    ).fetchall()
    # Of those that fit as well as the last one none is left out before their keys are known.
    worst = ranked[most - 1][0] if len(ranked) > most else None
    best = {number: rank for rank, number in ranked if worst is None or rank <= worst}
    rows = connection.execute(f"SELECT key, number FROM articles WHERE number IN {_IDS}", (list_text(best),))
    in_order = sorted((best[number], key, number) for key, number in rows)
    return [number for _, _, number in in_order[:most]]


def _latest_saying(connection: sqlite3.Connection, expression: str, most: int) -> list[int]:
    """Of the latest articles, those that the full text finds."""
    latest = [number for (number,) in connection.execute(f"SELECT number FROM ({_LATEST_FIRST})")]
    found: set[int] = set()
    # Articles of neighbouring days mostly have neighbouring numbers: the full text is asked by stretches of numbers.
    for first, last in stretches(latest, _GAP):
        rows = connection.execute(
            "SELECT rowid FROM article_words WHERE article_words MATCH ? AND rowid BETWEEN ? AND ?",
            (expression, first, last),
        )
        found.update(number for (number,) in rows)
    return [number for number in latest if number in found][:most]


def says(connection: sqlite3.Connection, number: int, words: Words) -> bool:
    """Whether an article holds these words in title or text."""
    rows = connection.execute(
        "SELECT 1 FROM article_words WHERE article_words MATCH ? AND rowid = ?", (str(words), number)
    )
    return rows.fetchone() is not None


def naming(connection: sqlite3.Connection, groups: Sequence[Sequence[str]], most: int) -> list[int]:
    """The numbers of articles that name one of each of these groups of identities, the latest first."""
    named = f"SELECT article FROM identity_entities WHERE identity IN {_IDS}"
    few = [group for group in groups if not _are_many(connection, named, [list_text(group)])]
    many = [group for group in groups if group not in few]
    if not few:
        each = f"EXISTS ({named} AND article = number)"
        return _latest(connection, [(each, list_text(group)) for group in many], most)
    gathered = " INTERSECT ".join([named] * len(few))
    others = "".join(f" AND EXISTS ({named} AND article = number)" for _ in many)
    rows = connection.execute(
        f"SELECT number FROM articles WHERE number IN ({gathered}){others} ORDER BY published_latest DESC, key LIMIT ?",
        [*(list_text(group) for group in (*few, *many)), most],
    )
    return [number for (number,) in rows]


def _are_many(connection: sqlite3.Connection, select: str, values: Sequence[str], many: int = MANY) -> bool:
    counted = connection.execute(f"SELECT count(*) FROM ({select} LIMIT {many + 1})", values)
    return bool(counted.fetchone()[0] > many)


def _latest(connection: sqlite3.Connection, conditions: Sequence[tuple[str, str]], most: int) -> list[int]:
    """The latest articles that fit, of the latest that there are."""
    where = " AND ".join(condition for condition, _ in conditions)
    rows = connection.execute(
        f"SELECT number FROM ({_LATEST_FIRST}) WHERE {where} LIMIT ?",
        [*(value for _, value in conditions), most],
    )
    return [number for (number,) in rows]
