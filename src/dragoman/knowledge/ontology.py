"""PLOVER 2.0: what kinds of political events there are, and what one becomes inside another.

The facts are those of the codebook (`data/plover.toml`, baked to JSON): 16 types, 67 modes, 37 contexts, four
auxiliary modes. The table of compositions is this project's reading of the codebook's rules for hard cases.
"""

from __future__ import annotations

from functools import cache
from typing import Literal

from msgspec import Struct

from dragoman.knowledge.tables import read_table

QuadClass = Literal["verbal cooperation", "material cooperation", "verbal conflict", "material conflict"]
Code = tuple[str, str | None]
Argument = Literal["inner actor", "inner recipient", "other party"]


class _EventType(Struct, frozen=True):
    name: str
    quad_class: QuadClass
    score: float
    recipient_required: bool
    modes: dict[str, float | None]


class _Rule(Struct, frozen=True):
    outer: tuple[str, ...]
    inner: tuple[str, ...]
    result: str
    recipient: Argument


class _Reduction(Struct, frozen=True):
    event: tuple[str, ...]
    result: str


class _Plover(Struct, frozen=True):
    event_type: tuple[_EventType, ...]
    contexts: tuple[str, ...]
    auxiliary_modes: tuple[str, ...]
    sectors: dict[str, str]
    composition: tuple[_Rule, ...]
    undoing: tuple[_Reduction, ...]
    future: tuple[_Reduction, ...]


class Composition(Struct, frozen=True):
    """What an event becomes under a governing one.

    `recipient` says who receives it where the governing event names nobody itself: the actor or the recipient of
    the inner event, or the party of it who is not the outer actor.
    """

    type: str
    mode: str | None
    recipient: Argument


@cache
def _plover() -> _Plover:
    return read_table("plover", _Plover)


@cache
def _types() -> dict[str, _EventType]:
    return {event_type.name: event_type for event_type in _plover().event_type}


def event_types() -> tuple[str, ...]:
    """The 16 types, from cooperation to conflict, in the codebook's order."""
    return tuple(_types())


def modes(event_type: str) -> tuple[str, ...]:
    """The modes of a type, as the codebook spells them; raises `KeyError` for an unknown type."""
    return tuple(_types()[event_type].modes)


def quad_class(event_type: str) -> QuadClass:
    """Verbal or material, cooperation or conflict; raises `KeyError` for an unknown type."""
    return _types()[event_type].quad_class


def score(event_type: str, mode: str | None = None) -> float:
    """The intensity from -10 (conflict) to 10 (cooperation); a mode without a score of its own has its type's.

    Raises `KeyError` for an unknown type, or a mode that is not of this type.
    """
    known = _types()[event_type]
    own = None if mode is None else known.modes[mode]
    return known.score if own is None else own


def contexts() -> tuple[str, ...]:
    """The 37 contexts."""
    return _plover().contexts


def auxiliary_modes() -> tuple[str, ...]:
    """The four auxiliary modes."""
    return _plover().auxiliary_modes


def sectors() -> dict[str, str]:
    """The sectors of actors by code, each with its meaning in English."""
    return dict(_plover().sectors)


def recipient_required(event_type: str) -> bool:
    """Whether an event of this type is coded only with a recipient; raises `KeyError` for an unknown type."""
    return _types()[event_type].recipient_required


def _code(written: str) -> Code:
    event_type, _, mode = written.partition("/")
    return event_type, mode or None


@cache
def _compositions() -> dict[tuple[Code, Code], Composition]:
    """Every pair of the table; a rule that stands earlier wins."""
    pairs: dict[tuple[Code, Code], Composition] = {}
    for rule in _plover().composition:
        result_type, result_mode = _code(rule.result)
        for outer in rule.outer:
            for inner in rule.inner:
                composition = Composition(result_type, result_mode, rule.recipient)
                pairs.setdefault((_code(outer), _code(inner)), composition)
    return pairs


def composition(outer: Code, inner: Code) -> Composition | None:
    """What an event becomes that a governing event speaks of, or `None` where the two stay apart.

    A rule for the exact modes goes before one for the types: REQUEST/assist governing AID is ruled by REQUEST
    governing AID unless it has a rule of its own.
    """
    table = _compositions()
    for outer_code in (outer, (outer[0], None)):
        for inner_code in (inner, (inner[0], None)):
            if (found := table.get((outer_code, inner_code))) is not None:
                return found
    return None


@cache
def _futures() -> dict[Code, Code]:
    return _reductions(_plover().future)


@cache
def _undoings() -> dict[Code, Code]:
    return _reductions(_plover().undoing)


def _reductions(rows: tuple[_Reduction, ...]) -> dict[Code, Code]:
    return {_code(event): _code(row.result) for row in rows for event in row.event}


def reduce_future(event_type: str, mode: str | None = None) -> Code:
    """What an event is coded as while it is still to come: a meeting announced is an agreement."""
    return announced(event_type, mode) or (event_type, mode)


def announced(event_type: str, mode: str | None = None) -> Code | None:
    """What it is to announce an event; None where the codebook knows of no such thing."""
    return _reduced(_futures(), (event_type, mode))


def reduce_undone(event_type: str, mode: str | None = None) -> Code | None:
    """What it is to cancel, to lift or to end an event: sanctions lifted are a concession; None for what has no end."""
    return _reduced(_undoings(), (event_type, mode))


def _reduced(table: dict[Code, Code], code: Code) -> Code | None:
    return table.get(code) or table.get((code[0], None))
