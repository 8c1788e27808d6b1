"""Bodies that only their surroundings tell, among the runs of capitals that are no person's name."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise

from dragoman.language.keys import is_latin
from dragoman.reading.acronyms import explained, stands_for_body
from dragoman.reading.bodies import is_free, is_unknown_body
from dragoman.reading.found import Found
from dragoman.reading.lexicon import SCRIPTS_WITHOUT_CAPITALS
from dragoman.reading.speech import speaks_after
from dragoman.reading.stream import Stream

_MOST_BETWEEN = 11
_INNER_SIGNS = frozenset(",-‐–'’")
_MARKS = frozenset('„“«"‘')


def call_bodies(stream: Stream, found: Sequence[Found], persons: Collection[int]) -> None:
    """Calls organisations what is left and stands as one; `persons` are the first words of names of persons."""
    if stream.lexicon.pack.script in SCRIPTS_WITHOUT_CAPITALS:
        return
    left = [item for item in found if is_free(item) and item.first not in persons]
    in_brackets = explained(stream) if left else frozenset()
    told = [item for item in left if _is_told(stream, item, in_brackets)]
    names = {item.name for item in told} | {item.name for item in found if item.kind == "organisation"}
    called = {item.name for item in found if item.kind in ("run", "person") and item.first in persons}
    for item in left:
        if item.name in names and item.name not in called:
            item.kind, item.name = "organisation", stream.surface(item.first, item.last)
    _describe_persons(stream, found, persons)


def _describe_persons(stream: Stream, found: Sequence[Found], persons: Collection[int]) -> None:
    """A body right behind a person tells whose he is, and speaks for nobody: "Peter Martin, of the consultancy CGA"."""
    named = [item for item in found if item.kind != "role"]
    for before, item in pairwise(named):
        if is_unknown_body(stream, item) and item.of is None and before.first in persons:
            is_one = stream.number_of_sentence(before.first) == stream.number_of_sentence(item.first)
            item.modifier = item.modifier or (is_one and _describes(stream, before.last, item.first))


def _describes(stream: Stream, first: int, last: int) -> bool:
    """Whether the words between a person and a body only tell more of him: no verb among them, no sign but commas."""
    words = stream.words[first:last]
    set_off = bool(words) and words[0].text == ","
    if len(words) > _MOST_BETWEEN or not any(word.kind == "word" for word in words):
        return False
    if any(stream.is_predicate(place) for place in range(first, last)):
        return False
    if any(word.kind == "possessive" or (word.kind == "sign" and word.text not in _INNER_SIGNS) for word in words):
        return False
    parting = ("and", "with", "between", "against")
    return set_off or not any(stream.is_head(place, *parting) for place in range(first, last))


def _is_told(stream: Stream, item: Found, in_brackets: Collection[str]) -> bool:
    if item.last == item.first + 1 and stands_for_body(stream, item.first, in_brackets):
        return True
    if _is_behind_noun(stream, item):
        return True
    return _is_foreign(stream, item) and (speaks_after(stream, item) or _is_led(stream, item))


def _is_foreign(stream: Stream, item: Found) -> bool:
    """Whether a name is in Latin letters among others, as no person's is."""
    return is_latin(item.name) and stream.lexicon.pack.script not in ("Latn", "Zyyy")


def _is_led(stream: Stream, item: Found) -> bool:
    """Whether an office stands right before a name: "директор Wheelhouse"."""
    return stream.ends_kind(item.first, "role")


def _is_behind_noun(stream: Stream, item: Found) -> bool:
    """Whether the noun of a body stands right before a name as it is: "компания Leader", "công ty Sao Mai"."""
    place = item.first
    if place and stream.words[place - 1].text in _MARKS:
        place -= 1
    if stream.ends_kind(place, "body noun"):
        return True
    return _is_foreign(stream, item) and stream.ends_kind(place, "body")
