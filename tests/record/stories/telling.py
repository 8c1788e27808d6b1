"""Records of stories in memory, told by the keys of their articles, whatever numbers these got."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta

from tests.record.writing import Who, Writing, who

from dragoman.model import Analysis
from dragoman.record.facts import Rulings
from dragoman.record.filings import Filings
from dragoman.record.stories.folding import fold

PEOPLE = [who(f"{name} {name}ov", known=f"Q{number}") for number, name in enumerate(("Alma", "Berat", "Cyril", "Dora"))]
STRANGERS = [who(f"{name} {name}escu") for name in ("Pavel", "Ruta", "Samir", "Tekla", "Ulrich", "Vanja")]
COUNTRIES = [who(name, kind="country", country=name[:3].upper()) for name in ("Aland", "Bland", "Cland")]
PLACES = [who(name, kind="place", known=f"Q9{number}") for number, name in enumerate(("Geneva", "Vienna", "Ohrid"))]

_STORIES = """
    SELECT telling.key, stories.id, above.key, score, day, told, story_articles.language FROM story_articles
    JOIN articles AS telling ON telling.number = article JOIN stories ON stories.number = story
    LEFT JOIN articles AS above ON above.number = parent ORDER BY telling.key
"""
_ROWS = (
    _STORIES,
    "SELECT id, title, first_day, last_day, articles, languages, names FROM stories ORDER BY id",
    "SELECT own.key, about, earliest, latest, other.key FROM story_bounds JOIN articles AS own ON own.number = article "
    "LEFT JOIN articles AS other ON other.number = said_by ORDER BY own.key",
    "SELECT key, place, features FROM story_features JOIN articles ON number = article ORDER BY key",
)


def rows(connection: sqlite3.Connection) -> list[list[tuple[object, ...]]]:
    """All that the layer holds, by keys."""
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    return [connection.execute(query).fetchall() for query in _ROWS]


def told(connection: sqlite3.Connection) -> dict[str, set[str]]:
    """The ids of the articles of each story, by the id of its head."""
    found: dict[str, set[str]] = {}
    for head, article in connection.execute(
        "SELECT head.id, told.id FROM story_articles JOIN articles AS head ON head.number = story "
        "JOIN articles AS told ON told.number = article"
    ):
        found.setdefault(head, set()).add(article)
    return found


def fold_waiting(connection: sqlite3.Connection, filings: Filings, more: Collection[int] = ()) -> set[int]:
    """Fold the articles that wait, and others, into stories alone."""
    waiting = {number for (number,) in connection.execute("SELECT article FROM waiting")}
    connection.execute("DELETE FROM waiting")
    filings.forget({*waiting, *more})
    connection.execute("BEGIN")
    changed = fold(connection, filings, waiting | set(more), Rulings())
    connection.execute("COMMIT")
    return changed


def batches(analyses: Sequence[Analysis], seed: int) -> Iterable[list[Analysis]]:
    """The analyses in some order, in batches of some sizes."""
    chance = random.Random(seed)
    left = chance.sample(list(analyses), len(analyses))
    while left:
        size = chance.choice((1, 2, 7, 40))
        yield left[:size]
        left = left[size:]


def made(seed: int, count: int) -> list[Analysis]:
    """Articles about few people in few places, so that many are near each other; some have no day."""
    chance = random.Random(seed)
    return [_article(chance, number) for number in range(count)]


def _article(chance: random.Random, number: int) -> Analysis:
    about: list[Who] = [
        *chance.sample(PEOPLE, chance.choice((0, 1, 1, 2))),
        *chance.sample(STRANGERS, chance.choice((0, 1, 2))),
        *chance.sample(COUNTRIES, chance.choice((0, 1, 2))),
        *chance.sample(PLACES, chance.choice((0, 1))),
    ]
    words = [f"w{chance.randrange(60)}" for _ in range(20)]
    text = " ".join([*(form for one in about for form in one.forms), *words, f"n{number}"])
    day = date(2024, 1, 1) + timedelta(days=chance.randrange(70))
    published = None if chance.random() < 0.15 else day.isoformat()
    writing = Writing(text, *about, outlet=f"Outlet {number}", published=published, id=f"a{number}")
    if about and chance.random() < 0.4:
        writing.event("CONSULT", about[0].name, at=about[0].forms[0], on=day.isoformat())
    return writing.done()
