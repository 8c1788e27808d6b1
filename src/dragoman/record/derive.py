"""The record as a pure function of its articles: identities, copies, events, statements, disagreements."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from dragoman.record import directory
from dragoman.record.facts import Filed, Statement
from dragoman.record.statements import statements

# Counts up with every change of what follows from the same articles, so that an older record is worked through anew.
DERIVATION = "5"


def derive(connection: sqlite3.Connection, articles: Sequence[Filed]) -> tuple[Statement, ...]:
    """Interim."""
    in_order = sorted(articles, key=lambda filed: filed.key)
    found = tuple(directory.identities(connection))
    identity = {local: one for one in found for local in one.entities}
    return statements(in_order, identity)
