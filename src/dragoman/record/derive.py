"""The record as a pure function of its articles: identities, copies, events, statements, disagreements."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.record.copies import copies
from dragoman.record.disagreements import disagreements
from dragoman.record.events import events
from dragoman.record.facts import Derived, Filed, Identity
from dragoman.record.statements import statements

# Counts up with every change of what follows from the same articles, so that an older record is worked through anew.
DERIVATION = "4"


def derive(articles: Sequence[Filed], identities: Sequence[Identity]) -> Derived:
    """Everything that follows from these articles and from who is who in them.

    The order of the articles, and what was derived before, have no say.
    """
    in_order = sorted(articles, key=lambda filed: filed.key)
    identity = {local: one for one in identities for local in one.entities}
    found_copies = copies(in_order)
    found_events = events(in_order, identity, found_copies)
    found_statements = statements(in_order, identity)
    return Derived(
        identities=tuple(identities),
        copies=found_copies,
        events=found_events,
        statements=found_statements,
        disagreements=disagreements(in_order, found_events, found_statements, identity),
    )
