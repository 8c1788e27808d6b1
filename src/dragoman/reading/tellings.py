"""A telling: one reading of an event word, before it is decided whether it tells an event at all."""

from __future__ import annotations

from typing import Literal, get_args

from msgspec import Struct

from dragoman.language.senses import Sense
from dragoman.model import AuxiliaryMode
from dragoman.reading.text import Sentence

# Types whose parties all act together.
RECIPROCAL = frozenset({"CONSULT", "AGREE", "COOPERATE"})

# How the actor was found, from the surest way to none.
ActorBy = Literal[
    "subject", "behind", "passive", "owner", "between", "carrier", "report", "pronoun", "speaker", "main", "quoted",
    "before", "judged", "none",
]  # fmt: skip

# The ways by which grammar finds an actor, and the forms of event words.
WAYS: tuple[str, ...] = tuple(way for way in get_args(ActorBy) if way not in ("judged", "none"))
FORMS = ("verb", "passive", "noun", "state")


class Telling(Struct, frozen=True, kw_only=True):
    """An event mention before ids: parties are positions in `Cast.entities`, places are words.

    `pronoun` is the head of the pronoun that acts, "" for a subject left out. `sense`, `doubtful`, `actor_by` and
    `governed` (how many event words it is put together of) are what `event_traits` judges it by; `odds` the log-odds
    that it tells an event, `plain` whether it names two sides of public life by plain words, `diplomatic` whether it is
    of a meeting across a border, `again` whether it only goes on with a meeting told before (`resumed`),
    `struck` whether it is an attack on a place that is named right behind its word,
    `visits` whether it turns a visit without a host into something else (called off, invited to).
    """

    type: str
    mode: str | None
    actors: tuple[int, ...]
    recipients: tuple[int, ...]
    auxiliary: tuple[AuxiliaryMode, ...]
    contexts: tuple[str, ...]
    first: int
    last: int
    sentence: Sentence
    bounds: tuple[int, int]
    pronoun: str | None
    form: str
    sense: Sense
    doubtful: bool = False
    actor_by: ActorBy = "none"
    governed: int = 1
    demands: bool = False
    takes_place: bool = False
    odds: float = 0.0
    plain: bool = False
    again: bool = False
    struck: bool = False
    visits: bool = False
    diplomatic: bool = False
