"""By which way the record follows from its articles."""

from __future__ import annotations

# Counts up with every change of what follows from the same articles, so that an older record is worked through anew.
DERIVATION = "9"
