"""Whom of the user's own lists the people of one article are."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import islice, product

from dragoman.knowledge.list_choice import Naming, is_borne_out, meant, meant_as
from dragoman.knowledge.list_keys import unspaced_parts, whole_parts
from dragoman.knowledge.list_rows import ListedKind
from dragoman.knowledge.lists import Listed, has_lists, listed
from dragoman.language.keys import name_key
from dragoman.reading.found import Found
from dragoman.reading.runs import cut_front
from dragoman.reading.someone import Someone
from dragoman.reading.stream import Stream
from dragoman.reading.traits import part_traits

Options = Sequence[tuple[str, ...]]

# As many as three parts of four possible base forms each have; of longer names, the likeliest.
_MOST_READINGS = 64
_TWO = 2
_HARDLY_KNOWN = 1


def options_of(stream: Stream, parts: Iterable[str]) -> Options:
    """The keys that each part of a name may have: its own and those of what it may be the inflected form of."""
    own = stream.lexicon
    return [part_traits(own.language, own.fold(part)).keys or ("",) for part in parts]


def listed_of(kind: ListedKind, options: Options) -> tuple[Listed, ...]:
    """Those of the lists in use who bear a full name, each of whose parts may have several keys."""
    found: dict[Listed, None] = {}
    for keys in islice(product(*options), _MOST_READINGS):
        found |= dict.fromkeys(one for one in listed(keys) if one.kind == kind)
    return tuple(found)


class ListedPeople:
    """What lists have of the names of one article, kept until all is told of their bearers."""

    def __init__(self, stream: Stream) -> None:
        self._stream = stream
        self._countries: Collection[str] = ()
        self._rows: dict[int, tuple[Listed, ...]] = {}
        self._noted: dict[Someone, tuple[int, dict[Listed, None]]] = {}

    def look_up(self, names: Iterable[Found], countries: Collection[str]) -> None:
        """Asks the lists for these names, in an article that names these countries (alpha-3)."""
        self._countries = countries
        if not has_lists():
            return
        for item in names:
            rows = item.listed or self._with_front(item)
            if rows:
                self._rows[item.first] = tuple(one for one in rows if one.kind == "person")

    def has(self, item: Found) -> bool:
        """Whether somebody on a list has this name."""
        return bool(self._rows.get(item.first))

    def is_sure(self, item: Found) -> bool:
        """Whether that is enough for it to be a name: of a large list, only where something bears it out."""
        return any(is_borne_out(one, self._naming(item)) for one in self._rows.get(item.first, ()))

    def note(self, someone: Someone, item: Found) -> None:
        """Keeps who the bearer of a name may be; his longest name tells best."""
        rows = self._rows.get(item.first, ())
        if not rows:
            return
        parts = self._naming(item).parts
        before, held = self._noted.get(someone, (0, {}))
        if parts >= before:
            self._noted[someone] = parts, {**(held if parts == before else {}), **dict.fromkeys(rows)}

    def link(self, everyone: Iterable[Someone]) -> None:
        """Tells each, now that his country and role are known, who he is on the lists."""
        if not has_lists():
            return
        for someone in everyone:
            if someone.kind == "person" and not someone.listed:
                someone.link(self._meant(someone))

    def _meant(self, someone: Someone) -> tuple[Listed, ...]:
        parts, noted = self._noted.get(someone, (0, {}))
        naming = Naming(parts, self._countries, someone.country, someone.role)
        if someone.known is None:
            return meant(noted, naming)
        rows = dict.fromkeys((*noted, *listed(name_key(someone.known.name))))
        people = [one for one in rows if one.kind == "person"]
        return meant_as(people, someone.knowledge_id, naming)

    def _with_front(self, item: Found) -> tuple[Listed, ...]:
        """Who has a name; what stands before it with a capital of its own and is no part of it is cut off."""
        if len(item.parts) < _TWO:
            return ()
        rows = self._of(item.parts)
        if rows or item.sure:
            return rows
        own = self._stream.lexicon
        for at in range(1, len(item.parts) - 1):
            front = part_traits(own.language, own.fold(item.parts[at - 1]))
            if front.given or front.scripts > _HARDLY_KNOWN or len(item.parts[at - 1]) == 1:
                return ()
            if rows := self._of(item.parts[at:]):
                cut_front(self._stream, item, at)
                return rows
        return ()

    def _of(self, parts: Sequence[str]) -> tuple[Listed, ...]:
        """Lists know "Jong-un" as two parts."""
        options = options_of(self._stream, (one for part in parts for one in part.split("-")))
        return listed_of("person", [keys for keys in options if keys[0]])

    def _naming(self, item: Found) -> Naming:
        if item.listed:
            parts = unspaced_parts(item.last - item.first)
        else:
            parts = whole_parts(keys[0] for keys in options_of(self._stream, item.parts))
        return Naming(parts, self._countries, item.country, item.role)
