"""Who stands on the lists that the user imported, asked by full names.

The lists in use are opened once, when the first question is put: their tries and rows stay on the disk, mapped into
memory, and only what matches is decoded. What is found depends on the lists in use alone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path

import marisa_trie
import msgspec
from msgspec import Struct

from dragoman.errors import ListError
from dragoman.knowledge.list_folder import Imported, checked_version, data_folder, imported_list, imported_lists
from dragoman.knowledge.list_keys import LONGEST_UNSPACED, key_of, unspaced
from dragoman.knowledge.list_rows import ListedKind, Row
from dragoman.knowledge.mapped_rows import Rows, mapped
from dragoman.language.keys import part_key

# A list of more people and organisations than this holds most common names.
MANY = 100_000
_MOST_REMEMBERED = 200_000
# What the form of a list of places is called.
PLACE_FORM = "GeoNames"


class Listed(Struct, frozen=True):
    """One person or organisation of a list, by the `id` that it has there.

    `countries` are alpha-3 codes, `country` the first of them; `roles` are worded as the list words them. `of_many`:
    the list is so long that a name on it says little.
    """

    list: str
    id: str
    name: str
    kind: ListedKind
    country: str | None = None
    countries: tuple[str, ...] = ()
    wikidata: str | None = None
    roles: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    of_many: bool = False

    @property
    def entry(self) -> str:
        """Its id among all lists: `LIST:ID`."""
        return f"{self.list}:{self.id}"


class Index:
    """Keys in a trie, and which rows each leads to."""

    def __init__(self, folder: Path, name: str) -> None:
        self.trie = marisa_trie.Trie().mmap(str(folder / f"{name}.trie"))
        self._rows = mapped(folder / f"{name}.rows").cast("I")

    def rows(self, key: str) -> Sequence[int]:
        """The rows of a key, none for one that is not there."""
        number = self.trie.get(key)
        return () if number is None else self.rows_of(number)

    def has(self, begun: str) -> bool:
        """Whether a key begins so."""
        return next(self.trie.iterkeys(begun), None) is not None

    def rows_of(self, number: int) -> Sequence[int]:
        """The rows of a key by its number in the trie."""
        return self._rows[self._rows[number] : self._rows[number + 1]]


class _List:
    """A list, opened. Raises `ListError` where it is damaged or was made by another version."""

    def __init__(self, found: Imported) -> None:
        checked_version(found)
        folder = data_folder(found)
        try:
            self.names = Index(folder, "names")
            self.unspaced = Index(folder, "unspaced")
            self._rows = Rows(folder, Row)
            self._labels = _labels(folder)
        except (OSError, RuntimeError, ValueError, msgspec.DecodeError) as damage:
            raise ListError(f"{folder}: is damaged ({damage}); import the list {found.name!r} again") from damage
        self._name = found.name
        self._is_long = found.rows > MANY

    def listed(self, numbers: Iterable[int]) -> Iterator[Listed]:
        for number in numbers:
            row = self._rows[number]
            yield Listed(
                list=self._name,
                id=row.id,
                name=row.name,
                kind=row.kind,
                country=row.countries[0] if row.countries else None,
                countries=row.countries,
                wikidata=row.wikidata,
                roles=_worded(self._labels, row.roles),
                topics=row.topics,
                of_many=self._is_long,
            )


def _labels(folder: Path) -> dict[str, str]:
    """How a list words the roles that its rows name."""
    return msgspec.json.decode((folder / "labels").read_bytes(), type=dict[str, str])


def _worded(labels: dict[str, str], roles: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(labels.get(role, role) for role in roles) if labels else roles


class _Asked:
    """The lists in use: which were chosen, and, from the first question on, these opened."""

    def __init__(self) -> None:
        self.chosen: tuple[str, ...] | None = None
        self._opened: tuple[_List, ...] | None = None
        self.of_places: tuple[Imported, ...] = ()
        self._first_parts: dict[str, bool] = {}
        self._first_letters: dict[str, bool] = {}
        self.beginnings: dict[str, bool] = {}

    def choose(self, names: Collection[str] | None) -> None:
        self.chosen = None if names is None else tuple(sorted(set(names)))
        found = imported_lists() if self.chosen is None else [imported_list(name) for name in self.chosen]
        self.of_places = tuple(one for one in found if one.form == PLACE_FORM)
        self._opened = tuple(_List(one) for one in found if one.form != PLACE_FORM)
        self._first_parts.clear()
        self._first_letters.clear()
        self.beginnings.clear()

    def lists(self) -> tuple[_List, ...]:
        if self._opened is None:
            self.choose(self.chosen)
        return self._opened or ()

    def is_first_part(self, key: str) -> bool:
        """Whether some full name begins with a part of this key."""
        found = self._first_parts.get(key)
        if found is None:
            begun = key_of((key, ""))
            found = _kept(self._first_parts, key, any(one.names.has(begun) for one in self.lists()))
        return found

    def are_first_letters(self, written: str) -> bool:
        """Whether some name without blanks begins with these letters."""
        found = self._first_letters.get(written)
        if found is None:
            begun = unspaced(written)
            found = _kept(self._first_letters, written, any(one.unspaced.has(begun) for one in self.lists()))
        return found


def _kept(answers: dict[str, bool], asked: str, answer: bool) -> bool:
    """The answer, kept for the next time: texts ask it at every word."""
    if len(answers) >= _MOST_REMEMBERED:
        answers.clear()
    answers[asked] = answer
    return answer


# What a process asks, as its packs and tables are: read once.
_asked = _Asked()


def use_lists(names: Collection[str] | None = None) -> None:
    """Says which lists are asked from now on: those of these names, none for no name, all that are there for `None`.

    Raises `ListError` where one is not there, is damaged, or was made by another version of the program.
    """
    _asked.choose(names)


def lists_in_use() -> tuple[str, ...] | None:
    """The lists that were chosen by name; None where all are in use."""
    return _asked.chosen


def place_lists() -> tuple[Imported, ...]:
    """The lists of places in use; the same tuple until others are chosen."""
    _asked.lists()
    return _asked.of_places


def has_lists() -> bool:
    """Whether any list of people or organisations is in use."""
    return bool(_asked.lists())


def listed(keys: tuple[str, ...]) -> tuple[Listed, ...]:
    """Everybody and every organisation with a full name of these part keys (`language.keys.name_key`), in this order.

    A name of two parts is a person's also where the family name stands first. Nobody is found by a single part.
    """
    lists = _asked.lists()
    if not lists or len(keys) < 2:
        return ()
    found = dict.fromkeys(_of_key(lists, key_of(keys)))
    if len(keys) == 2:
        turned = _of_key(lists, key_of(keys[::-1]))
        found |= dict.fromkeys(one for one in turned if one.kind == "person")
    return tuple(found)


def _of_key(lists: tuple[_List, ...], key: str) -> list[Listed]:
    return [one for opened in lists for one in opened.listed(opened.names.rows(key))]


def may_begin(word: str) -> bool:
    """Whether some name begins with this word of a text, in writing with blanks or without."""
    found = _asked.beginnings.get(word)
    if found is None:
        joint = len(word) > 2 and _asked.are_first_letters(word[:2])
        found = _kept(_asked.beginnings, word, joint or _asked.is_first_part(part_key(word)))
    return found


def begins_full_name(key: str) -> bool:
    """Whether some full name begins with the part of this key, or with the parts of these with blanks between."""
    return _asked.is_first_part(key)


def begin_listed(keys: Sequence[str]) -> tuple[int, tuple[Listed, ...]] | None:
    """Who has the longest full name that these part keys begin with, and how many of them it has.

    None where they begin with nobody's name.
    """
    lists = _asked.lists()
    if not lists or len(keys) < 2:
        return None
    asked = key_of((*keys, ""))
    best, found = "", list[Listed]()
    for opened in lists:
        for key, number in opened.names.trie.iter_prefixes_with_ids(asked):
            if len(key) < len(best) or asked[len(key)] != " ":
                continue
            found = [*(found if key == best else ()), *opened.listed(opened.names.rows_of(number))]
            best = key
    return (best.count(" ") + 1, tuple(found)) if found else None


def begins_listed(text: str, at: int = 0) -> tuple[int, tuple[Listed, ...]] | None:
    """Who is named, in writing without blanks, by the name that begins here; the longest, with where it ends.

    The names of full names in Han, kana and the like; None where none begins.
    """
    if not _asked.are_first_letters(text[at : at + 2]):
        return None
    lists = _asked.lists()
    window = unspaced(text[at : at + LONGEST_UNSPACED])
    best, found = 0, list[Listed]()
    for opened in lists:
        for key, number in opened.unspaced.trie.iter_prefixes_with_ids(window):
            if len(key) > best:
                best, found = len(key), []
            if len(key) == best:
                found += opened.listed(opened.unspaced.rows_of(number))
    return (at + best, tuple(found)) if found else None


def rows_of(found: Imported) -> tuple[Iterator[Row], dict[str, str]]:
    """The rows of a list, and the names of offices that they hold by ids. Raises `ListError` where it is damaged."""
    folder = data_folder(found)
    rows = Rows(folder, Row)
    return (rows[number] for number in range(len(rows))), _labels(folder)
