"""Which organisations of the user's own lists those of one article are."""

from __future__ import annotations

from collections.abc import Collection

from dragoman.knowledge.list_choice import Naming, meant
from dragoman.knowledge.list_keys import MOST_PARTS, whole_parts
from dragoman.knowledge.lists import Listed, has_lists, listed
from dragoman.language.keys import name_key, part_key
from dragoman.reading.found import Found
from dragoman.reading.listed import listed_of, options_of
from dragoman.reading.someone import Others, Someone
from dragoman.reading.stream import Stream

_TWO = 2


class ListedBodies:
    """Which organisations of the lists those of one article are."""

    def __init__(self, stream: Stream, countries: Collection[str]) -> None:
        self._stream = stream
        self._countries = countries

    def name(self, item: Found) -> tuple[Listed, ...]:
        """The rows that are meant by what was found by a list's name; it is called as they call it from now on."""
        rows = meant(item.listed, self._naming(item, item.country))
        if rows:
            item.name, item.country, item.of = rows[0].name, rows[0].country or item.country, None
        return rows

    def is_body(self, item: Found) -> bool:
        """Whether a run of capitalised words, nobody's name, is the name of a listed body; it is one from now on."""
        if len(item.parts) < _TWO or item.titled or not has_lists():
            return False
        item.listed = listed_of("organisation", options_of(self._stream, item.parts))
        if not meant(item.listed, self._naming(item, item.country)):
            return False
        item.kind = "organisation"
        return True

    def link(self, others: Others) -> None:
        """Tells those that were found by other words who they are on the lists."""
        if not has_lists():
            return
        for someone in others.everyone():
            if someone.kind == "organisation" and not someone.listed:
                item = someone.located[0][0]
                someone.link(meant(self._rows(someone, item), self._naming(item, someone.country)))

    def _rows(self, someone: Someone, item: Found) -> tuple[Listed, ...]:
        words = [word.text for word in self._stream.words[item.first : item.last] if word.kind != "sign"]
        rows = listed_of("organisation", options_of(self._stream, words)) if len(words) <= MOST_PARTS else ()
        by_name = (one for one in listed(name_key(someone.name)) if one.kind == "organisation")
        return tuple(dict.fromkeys((*rows, *by_name)))

    def _naming(self, item: Found, country: str | None) -> Naming:
        words = self._stream.words[item.first : item.last]
        parts = whole_parts(part_key(word.text) for word in words if word.kind != "sign")
        return Naming(parts, self._countries, country)
