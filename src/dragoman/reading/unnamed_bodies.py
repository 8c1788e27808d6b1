"""Bodies that only their surroundings tell, among the runs of capitals that are no person's name."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from dragoman.language.keys import is_latin
from dragoman.reading.acronyms import stands_for_body
from dragoman.reading.bodies import is_free
from dragoman.reading.found import Found
from dragoman.reading.lexicon import SCRIPTS_WITHOUT_CAPITALS
from dragoman.reading.stream import Stream

_MARKS = frozenset('„“«"‘')


def call_bodies(stream: Stream, found: Sequence[Found], persons: Collection[int]) -> None:
    """Calls organisations what is left and stands as one; `persons` are the first words of names of persons."""
    if stream.lexicon.pack.script in SCRIPTS_WITHOUT_CAPITALS:
        return
    left = [item for item in found if is_free(item) and item.first not in persons]
    told = [item for item in left if _is_told(stream, item)]
    names = {item.name for item in told} | {item.name for item in found if item.kind == "organisation"}
    called = {item.name for item in found if item.kind in ("run", "person") and item.first in persons}
    for item in left:
        if item.name in names and item.name not in called:
            item.kind, item.name = "organisation", stream.surface(item.first, item.last)


def _is_told(stream: Stream, item: Found) -> bool:
    if item.last == item.first + 1 and stands_for_body(stream, item.first):
        return True
    return _is_behind_noun(stream, item) or _is_speaking(stream, item) or _is_led(stream, item)


def _is_speaking(stream: Stream, item: Found) -> bool:
    """Whether a verb of reporting stands right behind a name: "Air Niugini said"."""
    return any(match.entry.form == "verb" for match in stream.at("report", item.last))


def _is_led(stream: Stream, item: Found) -> bool:
    """Whether a name is what somebody has an office of: "chief executive of Wheelhouse"."""
    return any(stream.ends_kind(item.first - length, "role") for length in (1, 2)) and stream.ends_head(item.first, "of")


def _is_behind_noun(stream: Stream, item: Found) -> bool:
    """Whether the noun of a body stands right before a name as it is: "компания Leader", "công ty Sao Mai"."""
    place = item.first
    if place and stream.words[place - 1].text in _MARKS:
        place -= 1
    if stream.ends_kind(place, "body noun"):
        return True
    is_foreign = is_latin(item.name) and stream.lexicon.pack.script not in ("Latn", "Zyyy")
    return is_foreign and stream.ends_kind(place, "body")
