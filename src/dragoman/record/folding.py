"""Articles folded into the record, layer by layer: each costs by what it touches, and their order has no say."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterable

from msgspec import Struct

from dragoman.record import copies, identity
from dragoman.record.disagreements import folding as disagreements_folding
from dragoman.record.events import folding as events_folding
from dragoman.record.facts import Rulings
from dragoman.record.filings import Filings
from dragoman.record.rows import list_text
from dragoman.record.statements import folding as statements_folding
from dragoman.record.stories import folding as stories_folding

# So many articles are folded together: the more, the less each costs, and the later the first are to be asked for.
TOGETHER = 500


class Layer(Struct, frozen=True):
    """One layer of the record: what it is worked out by, on which earlier ones it rests, and its tables.

    `fold` takes back what the given articles contributed, brings them in as they are now (one that is no longer in the
    record is only taken back), and gives the numbers of all articles of which a later layer must know that this one's
    outcome changed. Of the tables those that point to others come first.
    """

    name: str
    rests_on: tuple[str, ...]
    fold: Callable[[sqlite3.Connection, Filings, Collection[int], Rulings], set[int]]
    tables: tuple[str, ...]


LAYERS: tuple[Layer, ...] = (
    Layer("copies", (), copies.fold, ("copies", "copy_links", "fingerprints", "fingerprinted")),
    Layer(
        "identity",
        (),
        identity.fold,
        (
            *("identity_doubts", "identity_links", "identity_keys", "identity_spellings", "identity_articles"),
            *("identity_members", "identity_nodes", "identities", "spellings"),
        ),
    ),
    Layer(
        "stories",
        ("copies",),
        stories_folding.fold,
        ("story_keys", "story_features", "story_bounds", "story_articles", "stories"),
    ),
    Layer(
        "events",
        ("copies", "identity", "stories"),
        events_folding.fold,
        (
            *("telling_links", "telling_blocks", "telling_references", "telling_voices"),
            *("event_tellings", "event_parties", "events"),
        ),
    ),
    Layer(
        "statements",
        ("copies", "identity", "stories"),
        statements_folding.fold,
        (
            "statement_links",
            "statement_blocks",
            "statement_about",
            "statement_voices",
            "statement_versions",
            "statements",
        ),
    ),
    Layer(
        "disagreements",
        ("copies", "identity", "stories", "events"),
        disagreements_folding.fold,
        ("disagreement_claims", "disagreement_events", "disagreements", "claim_topics", "stated_claims"),
    ),
)


def fold_waiting(connection: sqlite3.Connection, filings: Filings, rulings: Rulings, most: int = TOGETHER) -> None:
    """Bring in articles that are new or changed, at most so many.

    A layer looks at these, and at all for which one that it rests on came to another outcome.
    """
    coming = waiting(connection, most)
    filings.forget(coming)
    filings.amend(rulings.amendments)
    changed: dict[str, set[int]] = {}
    for layer in LAYERS:
        given = frozenset(coming).union(*(changed[name] for name in layer.rests_on))
        changed[layer.name] = layer.fold(connection, filings, given, rulings)
    connection.executemany("DELETE FROM waiting WHERE article = ?", ((number,) for number in coming))


def waiting(connection: sqlite3.Connection, most: int) -> list[int]:
    """The numbers of articles that are in and not yet folded, at most so many."""
    return [number for (number,) in connection.execute("SELECT article FROM waiting ORDER BY article LIMIT ?", (most,))]


def wait_for(connection: sqlite3.Connection, keys: Iterable[str]) -> None:
    """Let these articles be folded again, as far as they are in the record."""
    connection.execute(
        "INSERT OR IGNORE INTO waiting (article) SELECT number FROM articles "
        "WHERE key IN (SELECT value FROM json_each(?))",
        (list_text(sorted(keys)),),
    )


def begin_anew(connection: sqlite3.Connection) -> None:
    """Forget all that follows from the articles, and let every article wait to be folded."""
    for layer in reversed(LAYERS):
        for table in layer.tables:
            connection.execute(f'DELETE FROM "{table}"')
    connection.execute("INSERT OR IGNORE INTO waiting (article) SELECT number FROM articles")
