"""Tellings in the record's tables: by article, by block, by event, and the links between them."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence

import msgspec
from msgspec import Struct

from dragoman.record.events.cells import CELLS
from dragoman.record.events.telling import Told
from dragoman.record.facts import Local
from dragoman.record.identity.asking import Identified
from dragoman.record.rows import insert, list_text

Links = set[tuple[int, int]]  # owners and others, by the numbers of their rows


class Kept(Struct, frozen=True, gc=False):
    """A telling in its row."""

    number: int
    told: Told
    cell: bytes
    voice: bytes
    anchor: int
    settled: bool
    blocks: tuple[int, ...]
    event: str
    article: int


_Row = tuple[int, bytes, bytes, int, int, bytes, str, int]
_COLUMNS = "number, told, voice, event_tellings.anchor, settled, blocks, event, article"
_FROM = "event_tellings JOIN telling_voices USING (article)"
_decode_blocks = msgspec.msgpack.Decoder(tuple[int, ...]).decode


class Room:
    """The tellings that are looked at while articles are folded in; each is unpacked once."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self._kept: dict[int, Kept] = {}
        self._who: dict[str, Identified] = {}

    def _from_row(self, row: _Row) -> Kept:
        number, cell, voice, anchor, settled, blocks, event, article = row
        found = self._kept.get(number)
        is_told = found is not None and (found.cell, found.voice) == (cell, voice)
        if found is not None and is_told and (found.event, found.settled) == (event, bool(settled)):
            return found
        told = found.told if found is not None and is_told else CELLS.unpacked(cell, voice)
        kept = self._kept[number] = Kept(
            number, told, cell, voice, anchor, bool(settled), _decode_blocks(blocks), event, article
        )
        return kept

    def of_articles(self, articles: Iterable[int]) -> list[Kept]:
        """The tellings of these articles."""
        return self._select("article IN (SELECT value FROM json_each(?))", list_text(articles))

    def of_events(self, events: Iterable[str]) -> list[Kept]:
        """The tellings of these events."""
        return self._select("event IN (SELECT value FROM json_each(?))", list_text(events))

    def all(self) -> Iterator[Kept]:
        """Every telling."""
        for row in self.connection.execute(f"SELECT {_COLUMNS} FROM {_FROM}"):
            yield self._from_row(row)

    def numbered(self, numbers: Iterable[int]) -> list[Kept]:
        """These tellings."""
        return self._select("number IN (SELECT value FROM json_each(?))", list_text(numbers))

    def _select(self, condition: str, value: str) -> list[Kept]:
        rows = self.connection.execute(f"SELECT {_COLUMNS} FROM {_FROM} WHERE {condition}", (value,))
        return [self._from_row(row) for row in rows]

    def in_block(self, block: int, most: int = -1) -> list[Kept]:
        """The tellings of a block, or at most so many."""
        return self._joined("block = ? LIMIT ?", (block, most))

    def in_days(self, block: int, first: int, last: int) -> list[Kept]:
        """The tellings of a block that have a day, in a stretch of days."""
        return self._joined("block = ? AND telling_blocks.anchor BETWEEN ? AND ?", (block, max(first, 1), last))

    def undated(self, block: int) -> list[int]:
        """The numbers of the tellings of a block that have no day."""
        rows = self.connection.execute("SELECT telling FROM telling_blocks WHERE block = ? AND anchor = 0", (block,))
        return [telling for (telling,) in rows]

    def _joined(self, among: str, values: Sequence[int]) -> list[Kept]:
        rows = self.connection.execute(
            f"SELECT {_COLUMNS} FROM telling_blocks JOIN event_tellings ON number = telling "
            f"JOIN telling_voices USING (article) WHERE {among}",
            values,
        )
        # In whatever order they came.
        return sorted((self._from_row(row) for row in rows), key=lambda one: one.told.local)

    def numbers(self, named: Collection[Local]) -> dict[Local, int]:
        """The numbers of these tellings, as far as they are there."""
        rows = self.connection.execute(
            "SELECT key, mention, event_tellings.number FROM articles JOIN event_tellings "
            "ON article = articles.number WHERE key IN (SELECT value FROM json_each(?))",
            (list_text(sorted({article for article, _ in named})),),
        )
        return {(key, mention): number for key, mention, number in rows if (key, mention) in named}

    def owners(self, block: int) -> set[int]:
        """The tellings that own links in a block. Of few blocks this is asked."""
        return {
            owner for (owner,) in self.connection.execute("SELECT owner FROM telling_links WHERE block = ?", (block,))
        }

    def who(self, tellings: Iterable[Told]) -> dict[str, Identified]:
        """The parties and places of these tellings."""
        wanted = {one for told in tellings for one in (*told.actors, *told.recipients, told.where) if one is not None}
        new = sorted(wanted - self._who.keys())
        if new:
            rows = self.connection.execute(
                "SELECT id, kind, country, name FROM identities WHERE id IN (SELECT value FROM json_each(?))",
                (list_text(new),),
            )
            self._who.update((row[0], Identified(*row)) for row in rows)
        return self._who

    def give_voice(self, article: int, voice: bytes | None) -> None:
        """Note what an article that tells something says of itself; nothing of one that tells nothing any more."""
        if voice is None:
            self.connection.execute("DELETE FROM telling_voices WHERE article = ?", (article,))
        else:
            self.connection.execute("INSERT OR REPLACE INTO telling_voices VALUES (?, ?)", (article, voice))

    def put(self, told: Told, article: int, blocks: Sequence[int]) -> int:
        """Put a telling in; its number."""
        cursor = self.connection.execute(
            "INSERT INTO event_tellings (event, position, article, mention, status, source, is_copy, trigger_start, "
            "trigger_end, sentence_start, sentence_end, anchor, settled, blocks, told) "
            "VALUES ('', 0, ?, ?, ?, '', ?, ?, ?, ?, ?, ?, 0, ?, ?)",
            (
                *(article, told.mention, told.status, int(told.article != told.origin), *told.trigger),
                *(*told.sentence, told.anchor, msgspec.msgpack.encode(blocks), CELLS.packed(told)),
            ),
        )
        number = cursor.lastrowid
        assert number is not None
        insert(
            self.connection,
            "telling_blocks",
            ["block", "anchor", "telling"],
            [(block, told.anchor, number) for block in blocks],
        )
        return number

    def take_out(self, kept: Iterable[Kept]) -> None:
        """Take tellings out with their links."""
        for one in kept:
            self.connection.executemany(
                "DELETE FROM telling_blocks WHERE block = ? AND anchor = ? AND telling = ?",
                ((block, one.anchor, one.number) for block in one.blocks),
            )
            self.connection.execute("DELETE FROM telling_links WHERE owner = ?1 OR other = ?1", (one.number,))
            self.connection.execute("DELETE FROM event_tellings WHERE number = ?", (one.number,))
            self._kept.pop(one.number, None)

    def relink(self, block: int, owners: Collection[int], links: Links) -> set[int]:
        """Set the links that these owners have in a block; the tellings at both ends of those that changed."""
        rows = self.connection.execute(
            "SELECT owner, other FROM telling_links WHERE block = ? AND owner IN (SELECT value FROM json_each(?))",
            (block, list_text(owners)),
        )
        before = set(rows.fetchall())
        gone, new = before - links, links - before
        self.connection.executemany(
            "DELETE FROM telling_links WHERE owner = ? AND block = ? AND other = ?",
            ((owner, block, other) for owner, other in sorted(gone)),
        )
        insert(self.connection, "telling_links", ["owner", "block", "other"], [(a, block, b) for a, b in sorted(new)])
        return {number for link in (*gone, *new) for number in link}

    def settle(self, numbers: Iterable[int], settled: bool) -> None:
        """Note of tellings whether they were joined within their story."""
        self.connection.executemany(
            "UPDATE event_tellings SET settled = ? WHERE number = ?", ((int(settled), number) for number in numbers)
        )

    def linked(self, numbers: Collection[int]) -> Iterator[tuple[int, int]]:
        """The links at one end of which is one of these."""
        yield from self.connection.execute(
            "SELECT owner, other FROM telling_links WHERE owner IN (SELECT value FROM json_each(?1)) "
            "UNION SELECT owner, other FROM telling_links WHERE other IN (SELECT value FROM json_each(?1))",
            (list_text(numbers),),
        ).fetchall()
