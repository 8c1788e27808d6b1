"""Which articles reprint which: found by the fingerprints of their runs of words, verified on the whole text."""

from dragoman.record.copies.folding import fold
from dragoman.record.copies.outlets import outlet_key, outlet_keys
from dragoman.record.copies.reprints import with_copies

__all__ = ["fold", "outlet_key", "outlet_keys", "with_copies"]
