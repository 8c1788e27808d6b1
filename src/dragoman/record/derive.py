"""The record as a pure function of its articles: identities, copies, events, statements, disagreements."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from dragoman.record import ask, directory
from dragoman.record.disagreements import disagreements
from dragoman.record.facts import Disagreement, Filed, Statement
from dragoman.record.statements import statements

# Counts up with every change of what follows from the same articles, so that an older record is worked through anew.
DERIVATION = "4"


def derive(
    connection: sqlite3.Connection, articles: Sequence[Filed]
) -> tuple[tuple[Statement, ...], tuple[Disagreement, ...]]:
    """Interim."""
    in_order = sorted(articles, key=lambda filed: filed.key)
    found = tuple(directory.identities(connection))
    identity = {local: one for one in found for local in one.entities}
    found_statements = statements(in_order, identity)
    return found_statements, disagreements(in_order, ask.events(connection), found_statements, identity)
