"""The record as a pure function of its articles: identities, copies, events, statements, disagreements."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.record.disagreements import disagreements
from dragoman.record.events import events
from dragoman.record.facts import Copy, Derived, Filed, Rulings
from dragoman.record.identity import identity_of, resolved
from dragoman.record.statements import statements

# Counts up with every change of what follows from the same articles, so that an older record is worked through anew.
DERIVATION = "3"

_NO_RULINGS = Rulings()


def derive(articles: Sequence[Filed], copies: Sequence[Copy], rulings: Rulings = _NO_RULINGS) -> Derived:
    """Everything that follows from these articles, which of them are copies, and what users said of who is who.

    The order of the articles, and what was derived before, have no say.
    """
    in_order = sorted(articles, key=lambda filed: filed.key)
    who = resolved(in_order, rulings)
    identity = identity_of(who.identities)
    found_events = events(in_order, identity, copies)
    found_statements = statements(in_order, identity)
    return Derived(
        identities=who.identities,
        copies=tuple(copies),
        events=found_events,
        statements=found_statements,
        disagreements=disagreements(in_order, found_events, found_statements, identity),
        suggestions=who.suggestions,
    )
