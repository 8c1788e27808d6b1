"""Articles of the record by their numbers, decoded when asked for and kept while they are looked at again."""

from __future__ import annotations

import sqlite3
from collections import OrderedDict
from collections.abc import Iterable

from dragoman.record.amendments import amended
from dragoman.record.facts import Amendments, Filed
from dragoman.record.shelf import filed_by_number

_MOST = 4_000
_NOTHING = Amendments()


class Filings:
    """The analyses of a record's articles as users amended them; the most recently asked for are kept."""

    def __init__(self, connection: sqlite3.Connection, amendments: Amendments = _NOTHING) -> None:
        self._connection = connection
        self._amendments = amendments
        self._kept: OrderedDict[int, Filed] = OrderedDict()
        self._version: int | None = None

    def __getitem__(self, number: int) -> Filed:
        found = self._kept.get(number)
        if found is None:
            found = self._kept[number] = amended(filed_by_number(self._connection, number), self._amendments)
            if len(self._kept) > _MOST:
                self._kept.popitem(last=False)
        else:
            self._kept.move_to_end(number)
        return found

    def number(self, key: str) -> int:
        """The number of the article of this key. Raises `KeyError` where the record has none."""
        row = self._connection.execute("SELECT number FROM articles WHERE key = ?", (key,)).fetchone()
        if row is None:
            raise KeyError(key)
        return int(row[0])

    def forget(self, numbers: Iterable[int]) -> None:
        """Let go of articles that may have been written anew."""
        for number in numbers:
            self._kept.pop(number, None)

    def forget_what_others_wrote(self) -> None:
        """Let go of everything if another program wrote into the record since this was last asked."""
        (version,) = self._connection.execute("PRAGMA data_version").fetchone()
        if version != self._version:
            self._kept.clear()
        self._version = version

    def amend(self, amendments: Amendments) -> None:
        """From now on these amendments hold."""
        if amendments != self._amendments:
            self._amendments = amendments
            self._kept.clear()
