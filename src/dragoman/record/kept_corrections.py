"""Corrections in the record's tables, and what they come to over the articles that are in."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from dragoman.record.anchors import Anchor, AnchorKind, Ground, Present, ground, present_in
from dragoman.record.corrections import Correction, Side
from dragoman.record.facts import Local
from dragoman.record.rows import insert, list_from_text, list_text
from dragoman.record.rulings import Ruled, ruled
from dragoman.record.shelf import filed_by_number


def corrections(connection: sqlite3.Connection) -> list[Correction]:
    """Every correction, in the order in which they were said."""
    anchors: dict[int, dict[int, list[Anchor]]] = defaultdict(lambda: defaultdict(list))
    for number, side, article, article_id, kind, name, forms in connection.execute(
        "SELECT correction, side, article, article_id, kind, name, forms FROM correction_anchors "
        "ORDER BY correction, side, position"
    ):
        anchors[number][side].append(Anchor(article, article_id, kind, name, list_from_text(forms)))
    return [
        Correction(
            number=number,
            said=said,
            user=user,
            kind=kind,
            arguments=list_from_text(arguments),
            value=value,
            undoes=undoes,
            note=note,
            sides=tuple(tuple(side) for _, side in sorted(anchors[number].items())),
        )
        for number, said, user, kind, arguments, value, undoes, note in connection.execute(
            "SELECT number, said, user, kind, arguments, value, undoes, note FROM corrections ORDER BY number"
        ).fetchall()
    ]


def add(connection: sqlite3.Connection, correction: Correction) -> None:
    """Put a correction behind those that are there."""
    columns = ["number", "said", "user", "kind", "arguments", "value", "undoes", "note"]
    row = (
        *(correction.number, correction.said, correction.user, correction.kind, list_text(correction.arguments)),
        *(correction.value, correction.undoes, correction.note),
    )
    insert(connection, "corrections", columns, [row])
    insert(
        connection,
        "correction_anchors",
        ["correction", "side", "position", "article", "article_id", "kind", "name", "forms"],
        [
            (correction.number, side, position, one.article, one.article_id, one.kind, one.name, list_text(one.forms))
            for side, anchors in enumerate(correction.sides, 1)
            for position, one in enumerate(anchors)
        ],
    )


def anchors_of(connection: sqlite3.Connection, facts: Sequence[Local], kind: AnchorKind | None = None) -> Side:
    """What a correction holds on to of these entities, or of tellings, quotations or articles where `kind` says so."""
    wanted = set(facts)
    rows = connection.execute(
        "SELECT number FROM articles WHERE key IN (SELECT value FROM json_each(?)) ORDER BY key",
        (list_text(sorted({article for article, _ in wanted})),),
    )
    present = (one for one in _present(connection, rows) if one.local in wanted)
    return tuple(one.anchor for one in present if _is_kind(one.anchor.kind, kind))


def _is_kind(found: AnchorKind, asked: AnchorKind | None) -> bool:
    return found not in ("telling", "quotation", "article") if asked is None else found == asked


def ground_of(connection: sqlite3.Connection, said: Iterable[Correction]) -> Ground:
    """The entities of this record that the anchors of corrections mean."""
    anchors = {anchor for one in said for side in one.sides for anchor in side}
    rows = connection.execute(
        "SELECT number FROM articles WHERE key IN (SELECT value FROM json_each(?))"
        " UNION SELECT number FROM articles WHERE id IN (SELECT value FROM json_each(?))",
        (
            list_text(sorted({anchor.article for anchor in anchors})),
            list_text(sorted({anchor.article_id for anchor in anchors})),
        ),
    )
    return ground(anchors, _present(connection, rows))


def _present(connection: sqlite3.Connection, numbers: Iterable[tuple[int]]) -> Iterator[Present]:
    """All of these articles that corrections can hold on to."""
    for (number,) in numbers:
        yield from present_in(filed_by_number(connection, number))


def ruled_in(connection: sqlite3.Connection) -> Ruled:
    """What all corrections come to over the articles that are in."""
    said = corrections(connection)
    return ruled(said, ground_of(connection, said))
