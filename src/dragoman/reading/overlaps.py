"""What the lexicon marks at the same words: which of several matches holds, and what the longer ones hide."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dragoman.language.automaton import Match

# Kinds that compete for the same words: of two matches in one family, the longer holds.
_FAMILIES = {
    "event": "predicate",
    "report": "predicate",
    "number": "number",
    "multiplier": "number",
}
_NEEDED = frozenset({"need", "object"})
_NOWHERE = (0, 0)
_CONJUNCTIONS = frozenset({"break", "condition"})


def longest(matches: Iterable[Match]) -> dict[str, list[Match]]:
    """The matches (by place, longer ones first) without those that lie within a longer one of their family, by kind."""
    kept: dict[str, list[Match]] = {}
    reach: dict[str | int, tuple[int, int]] = {}
    for match in matches:
        kind, first, last = match.entry.kind, match.first, match.last
        family: str | int
        if kind in _NEEDED:
            # What one event word needs, or has as its object, does not hide what another does.
            family = match.entry.index if kind == "need" else ~match.entry.index
        else:
            family = _FAMILIES.get(kind, kind)
        reached = reach.get(family, _NOWHERE)
        if last > reached[1]:
            reach[family] = first, last
        elif reached != (first, last):
            continue
        kept.setdefault(kind, []).append(match)
    return kept


def inside_names(marked: Mapping[str, Iterable[Match]]) -> set[int]:
    """The words of names of several words: in "United States" nobody states anything."""
    return {
        place
        for kind in ("country", "organisation")
        for match in marked.get(kind, ())
        if match.last - match.first > 1
        for place in range(match.first, match.last)
    }


def conjunctions(small: Iterable[Match]) -> dict[int, int]:
    """Where conjunctions begin among small words, with where they end."""
    found: dict[int, int] = {}
    for match in small:
        if match.entry.value in _CONJUNCTIONS:
            found[match.first] = max(match.last, found.get(match.first, 0))
    return found
