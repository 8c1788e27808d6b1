"""Who is who across articles: entities meet by what is known of them or by their names and all that stands around.

`folding` is the way through: `contributions` (what articles tell of `nodes`), `keys` and `links` (who is compared, by
`likeness` and `evidence`), `components` and `cores` (who is one), `lone` (whom a surname means), `entries` (what comes
of it). `kept` holds it in tables, `asking` answers from them.
"""

from dragoman.record.identity.asking import Identified, identities_in, suggestions
from dragoman.record.identity.folding import fold

__all__ = ["Identified", "fold", "identities_in", "suggestions"]
