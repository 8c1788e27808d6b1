"""What words tell of those who bear arms: workers strike, and so does an army."""

from __future__ import annotations

from msgspec.structs import replace

from dragoman.language.senses import senses
from dragoman.reading.entities import Cast
from dragoman.reading.tellings import Telling

_ARMED = frozenset({"MIL", "REB", "UAF", "PRM"})
_UNARMED = frozenset({None, "CVL", "MED", "JRN", "REF"})
_BLOW = "ASSAULT"
_STRANGE_TO_STATES = "PROTEST"


def armed(cast: Cast, told: Telling) -> Telling:
    """The telling in the sense that its words have where armed men, or for a protest states, are the ones who act."""
    if told.sense.armed is None or (told.type, told.mode) != (told.sense.type, told.sense.mode):
        return told
    if not told.actors or not all(_is_armed(cast, told, one) for one in told.actors):
        return told
    meant = senses()[told.sense.armed]
    return replace(told, type=meant.type, mode=meant.mode, contexts=meant.contexts, sense=meant)


def _is_armed(cast: Cast, told: Telling, actor: int) -> bool:
    entity = cast.entities[actor]
    if entity.sector is None or entity.kind == "country":
        return entity.kind == "country" and told.type == _STRANGE_TO_STATES and bool(told.recipients)
    return entity.sector in _ARMED


def without_victims(cast: Cast, told: Telling) -> Telling:
    """The telling without people without arms who only lead the sentence of an attack: they have not made it.

    "Trzy osoby nie żyją po ataku na Odessę": the people died of it.
    """
    is_attack = told.type == _BLOW and told.form == "noun" and told.actor_by == "main"
    if not is_attack or not told.actors or not all(is_unarmed(cast, one) for one in told.actors):
        return told
    return replace(told, actors=(), actor_by="none")


def is_unarmed(cast: Cast, party: int) -> bool:
    """Whether a party is a group of people who bear no arms."""
    entity = cast.entities[party]
    return entity.kind == "group" and entity.sector in _UNARMED
