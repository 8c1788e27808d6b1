"""Places of the lists that the user imported from GeoNames, by name and by id.

Names stand in a trie by the script-free keys of their parts; it and the rows stay on the disk, mapped into memory.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from pathlib import Path

from dragoman.errors import ListError
from dragoman.knowledge.list_folder import Imported, checked_version, data_folder
from dragoman.knowledge.lists import Index, place_lists
from dragoman.knowledge.mapped_rows import Rows, mapped
from dragoman.knowledge.place import Place
from dragoman.knowledge.place_rows import PlaceRow

PLACE_DATA = ("names.trie", "names.rows", "rows", "rows.places", "numbers")
_MOST_REMEMBERED = 200_000
_MOST_BEARERS = 1_000


class _Places:
    """A list of places, opened. Raises `ListError` where it is damaged or was made by another version."""

    def __init__(self, found: Imported) -> None:
        checked_version(found)
        folder = data_folder(found)
        try:
            self.names = Index(folder, "names")
            self.rows = Rows(folder, PlaceRow)
            self._numbers = mapped(folder / "numbers").cast("I")
        except (OSError, RuntimeError, ValueError) as damage:
            raise ListError(f"{folder}: is damaged ({damage}); import the list {found.name!r} again") from damage

    def numbered(self, number: int) -> Place | None:
        """The place of this number in GeoNames."""
        half = len(self._numbers) // 2
        at = bisect_left(self._numbers, number, 0, half)
        if at == half or self._numbers[at] != number:
            return None
        return self.rows[self._numbers[half + at]].place()


class _Opened:
    """The lists of places in use, opened when they are first asked and again when others are chosen."""

    def __init__(self) -> None:
        self._chosen: tuple[Imported, ...] | None = None
        self._lists: tuple[_Places, ...] = ()
        self.beginnings: dict[str, bool] = {}

    def lists(self) -> tuple[_Places, ...]:
        """The lists of places that are in use now."""
        chosen = place_lists()
        if chosen is not self._chosen:
            self._lists = tuple(map(_Places, chosen))
            self._chosen = chosen
            self.beginnings.clear()
        return self._lists


_opened = _Opened()


def has_places() -> bool:
    """Whether any list of places is in use."""
    return bool(_opened.lists())


def begins_place(key: str) -> bool:
    """Whether the name of a place begins with this part key."""
    lists = _opened.lists()
    found = _opened.beginnings.get(key)
    if found is None:
        found = any(one.names.trie.get(key) is not None or one.names.has(f"{key} ") for one in lists)
        if len(_opened.beginnings) >= _MOST_REMEMBERED:
            _opened.beginnings.clear()
        _opened.beginnings[key] = found
    return found


def begin_place(keys: Sequence[str]) -> tuple[Place, ...]:
    """The places whose whole name has these part keys, the largest first; those of several lists once."""
    found: dict[str, Place] = {}
    for one in _opened.lists():
        for number in one.names.rows(" ".join(keys))[:_MOST_BEARERS]:
            place = one.rows[number].place()
            found.setdefault(place.id, place)
    return tuple(sorted(found.values(), key=lambda place: (-place.population, place.id)))


def listed_place(number: int) -> Place | None:
    """The place of a number in GeoNames, if one of the lists in use has it."""
    return next((place for one in _opened.lists() if (place := one.numbered(number)) is not None), None)


def rows_of_places(folder: Path) -> Iterator[PlaceRow]:
    """The rows of a list whose data lie in a folder. Raises `ListError` where they are damaged."""
    rows = Rows(folder, PlaceRow)
    return (rows[number] for number in range(len(rows)))
