"""The part of a language pack that tells what is in dispute: who came and who did not, who accuses and who denies.

Every field is explained for pack writers in ``docs/writing-a-language-pack.md``.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Forms = tuple[str, ...]
DisputeKey = Literal["attended", "absent", "denies", "rejects", "unheld", "accuses", "call", "meeting"]


class DisputeForms(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words by which one report contradicts another.

    ``attended`` says that somebody took part, ``absent`` that he did not ("did not attend", "without the participation
    of"), ``denies`` that something is not so, ``rejects`` that a charge or a report is not accepted, ``unheld`` that a meeting or a call was not held ("never took place"),
    ``accuses`` that somebody is charged with something; ``call`` and ``meeting`` name the talk that all this is of.
    """

    attended: Forms = ()
    absent: Forms = ()
    denies: Forms = ()
    rejects: Forms = ()
    unheld: Forms = ()
    accuses: Forms = ()
    call: Forms = ()
    meeting: Forms = ()
