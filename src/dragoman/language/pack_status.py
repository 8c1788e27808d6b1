"""The part of a language pack that tells how far an event has come: put off, called off, confirmed, denied ...

Every field is explained for pack writers in ``docs/writing-a-language-pack.md``.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Forms = tuple[str, ...]
StatusKey = Literal[
    "postponed",
    "cancelled",
    "confirmed",
    "refused",
    "denied",
    "possible",
    "held",
    "asked_by",
    "asked_of",
    "invited_by",
    "invited_of",
]


class StatusForms(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words by which news tells how far a meeting, a call or a visit has come, and who wanted it.

    ``postponed`` and ``cancelled`` put it off and call it off ("will not take place"), ``confirmed`` says that it takes
    place ("is set for"), ``refused`` that one side will not come, ``denied`` that it ever was, ``possible`` that it is
    only thought of, ``held`` that it did take place. The name of who asked for it stands behind ``asked_by`` ("at the
    request of") and before ``asked_of`` ("'s request"); that of who invited, behind ``invited_by`` and before
    ``invited_of``.

    ``none`` are phrases that hold a form of these and say nothing of the kind ("declined to comment"), ``things`` what
    else is put off, called off or confirmed: a vote, sanctions, a flight.
    """

    postponed: Forms = ()
    cancelled: Forms = ()
    confirmed: Forms = ()
    refused: Forms = ()
    denied: Forms = ()
    possible: Forms = ()
    held: Forms = ()
    asked_by: Forms = ()
    asked_of: Forms = ()
    invited_by: Forms = ()
    invited_of: Forms = ()
    none: Forms = ()
    things: Forms = ()
