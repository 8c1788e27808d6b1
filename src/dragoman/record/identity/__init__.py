"""Who is who across articles: entities meet by what is known of them or by their names and all that stands around.

`resolving` is the way through: `bearers` (what is told of each entity), `constraints` (what users said), `blocks` (who
is compared), `likeness` and `evidence` (what speaks for one), `clusters` (who joins), `making` and `suggesting`.
"""

from dragoman.record.identity.resolving import Resolved, identities, identity_of, resolved

__all__ = ["Resolved", "identities", "identity_of", "resolved"]
