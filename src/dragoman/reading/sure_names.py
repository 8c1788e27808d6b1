"""Names of people that are found from their first word to their last, while they are being found in one text."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.knowledge.offices import person
from dragoman.language.keys import part_key
from dragoman.reading.found import Found
from dragoman.reading.speech import says
from dragoman.reading.stream import Stream

# Kinds of words of which no name is made.
ORDINARY = frozenset({
    "word", "never", "report", "event", "unit", "number", "multiplier", "bound", "time", "source", "role",
    "title", "group", "organisation word", "place word", "context",
})  # fmt: skip


class SureNames:
    """The names of one text; which words are taken grows with them."""

    def __init__(self, stream: Stream, found: Sequence[Found], taken: Sequence[bool]) -> None:
        self._stream = stream
        self._rules = stream.lexicon.pack.names
        self._taken = list(taken)
        self._beginning = {item.first: item for item in found}
        self._ending = {item.last: item for item in found}
        self._found: list[Found] = []

    def _in_order(self) -> list[Found]:
        return sorted(self._found, key=lambda item: item.first)

    def _add_known_spellings(self) -> None:
        """People whose name stands as the knowledge spells it in this script."""
        for match in self._stream.matches("person"):
            known = person(match.entry.value)
            if known is not None:
                self._add(match.first, match.last, tuple(known.name.split()))

    def _is_marked(self, place: int) -> bool:
        return self._stream.is_any(ORDINARY, place)

    def _is_said_behind(self, place: int) -> bool:
        """Whether a reporting verb begins at a word."""
        return says(self._stream, place)

    def _is_title(self, place: int) -> bool:
        return bool(self._stream.at("title", place))

    def _add(self, first: int, last: int, parts: tuple[str, ...]) -> None:
        """Takes in a name of free words, each part of which has a letter."""
        if first >= last or any(self._taken[first:last]) or not all(part_key(part) for part in parts):
            return
        self._found.append(Found(first, last, "person", name=" ".join(parts), parts=parts, titled=True, sure=True))
        self._taken[first:last] = [True] * (last - first)

    def _free(self, first: int, last: int) -> None:
        """Gives words back that were taken for a place's name."""
        self._taken[first:last] = [False] * (last - first)
