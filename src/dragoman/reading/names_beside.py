"""What stands beside names in scripts without capitals: offices and titles, words of reporting, what closes a name."""

from __future__ import annotations

import re

from dragoman.reading.glued import MARKERS
from dragoman.reading.sure_names import ORDINARY, SureNames

_MOST_BETWEEN = 3
_LONGEST_REPORT = 4
_CLOSING = frozenset({"time", "role"})
_COMMAS = frozenset(",،、，")


class NamesBeside(SureNames):
    """The names of one text, as far as what stands beside a word tells whether it is one."""

    def _is_introduced(self, place: int) -> bool:
        """Whether a title or an office stands before a word, with its country, its body or its field between."""
        stream = self._stream
        at, skipped = place, 0
        while at > 0:
            if stream.ends_kind(at, "title"):
                return not self._names_a_place(at)
            item = self._ending.get(at)
            if item is not None and item.kind == "role":
                return not self._rules.role_behind or self._is_given(place)
            if item is not None and item.kind in ("country", "organisation", "group"):
                at = item.first
            elif stream.ends_head(at, "former"):
                at -= 1
            elif skipped < _MOST_BETWEEN and self._has_article(stream.words[at - 1].folded) and at < place:
                at, skipped = at - 1, skipped + 1
            else:
                return False
        return False

    def _names_a_place(self, place: int) -> bool:
        """Whether the title that ends before a word belongs to a street's or a body's name."""
        words = range(max(place - _MOST_BETWEEN, 0), place)
        return any(self._stream.at(kind, at) for kind in ("place word", "organisation word") for at in words)

    def _is_described(self, last: int) -> bool:
        """Whether an office stands right behind a name, a comma between them or not, where offices stand there."""
        if not self._rules.role_behind:
            return False
        words = self._stream.words
        at = last + 1 if last < len(words) and words[last].text in _COMMAS else last
        item = self._beginning.get(at)
        return item is not None and item.kind == "role"

    def _is_said(self, first: int, last: int) -> bool:
        """Whether a reporting verb stands right before or behind."""
        return self._is_said_before(first) or self._is_said_behind(last)

    def _is_said_before(self, first: int) -> bool:
        """Whether a reporting verb, or an "according to", ends right before a word."""
        return any(
            match.entry.form in ("verb", "according") and match.last == first
            for start in range(max(first - _LONGEST_REPORT, 0), first)
            for match in self._stream.at("report", start)
        )

    def _closes(self, place: int) -> bool:
        """Whether a word ends the name before it: a sign, a "that", a preposition, an office or a time."""
        stream = self._stream
        return (
            stream.words[place].kind == "sign"
            or stream.is_head(place, "that", "relative", *MARKERS)
            or stream.is_any(_CLOSING, place)
        )

    def _is_only_month(self, place: int) -> bool:
        """Whether nothing but a month makes a word behind a reporting verb anything else than a name: جوان."""
        others = ORDINARY - {"time"}
        return self._is_said_before(place) and not self._stream.is_any(others, place)

    def _is_given(self, place: int) -> bool:
        return bool(self._stream.at("given", place))

    def _has_article(self, word: str) -> bool:
        return bool(self._rules.article) and word.startswith(self._rules.article)

    @staticmethod
    def _is_like(pattern: str | None, word: str) -> bool:
        return pattern is not None and re.fullmatch(pattern, word) is not None
