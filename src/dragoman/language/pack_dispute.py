"""The part of a language pack that tells what is in dispute: who came and who did not, who accuses and who denies.

Every field is explained for pack writers in ``docs/writing-a-language-pack.md``.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Forms = tuple[str, ...]
DisputeKey = Literal[
    "attended", "absent", "denies", "rejects", "charges", "unheld", "accuses", "call", "meeting", "none"
]


class DisputeForms(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words by which one report contradicts another.

    ``attended`` says that somebody took part, ``absent`` that he did not ("did not attend", "without the participation
    of"), ``denies`` that something is not so, ``unheld`` that a meeting or a call was not held ("never took place"),
    ``accuses`` that somebody is charged with something; ``call`` and ``meeting`` name the talk that all this is of.
    ``rejects`` are verbs that deny only beside one of the ``charges``, what is said or charged ("rejected the
    allegations"); ``none`` are phrases that hold one of these words and say nothing of the kind.
    """

    attended: Forms = ()
    absent: Forms = ()
    denies: Forms = ()
    rejects: Forms = ()
    charges: Forms = ()
    unheld: Forms = ()
    accuses: Forms = ()
    call: Forms = ()
    meeting: Forms = ()
    none: Forms = ()
