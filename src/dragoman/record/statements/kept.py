"""Quotations in the record's tables: by article, by key, by statement, and the links between them."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

import msgspec
from msgspec import Struct

from dragoman.record.rows import insert, list_text
from dragoman.record.statements.cells import CELLS
from dragoman.record.statements.said import Said

_COLUMNS = "number, said, voice, statement_versions.place, blocks, statement, article"
_FROM = "statement_versions JOIN statement_voices USING (article)"
_BY_PLACE = "SELECT version, place FROM statement_blocks WHERE block = ? AND place"
_AROUND = f"""
    SELECT {_COLUMNS} FROM (
        SELECT version FROM ({_BY_PLACE} < ? ORDER BY place DESC LIMIT ?)
        UNION ALL SELECT version FROM ({_BY_PLACE} BETWEEN ? AND ?)
        UNION ALL SELECT version FROM ({_BY_PLACE} > ? ORDER BY place LIMIT ?)
    ) CROSS JOIN statement_versions ON number = version JOIN statement_voices USING (article) ORDER BY place
"""
_decode_blocks = msgspec.msgpack.Decoder(tuple[int, ...]).decode


class Kept(Struct, frozen=True, gc=False):
    """A quotation in its row."""

    number: int
    said: Said
    cell: bytes
    voice: bytes
    place: int
    blocks: tuple[int, ...]
    statement: str
    article: int


class Link(Struct, frozen=True, order=True):
    """Two quotations of one statement; without `odds` they have the same words, else one is perhaps a translation.

    Of a translation both languages are told, the owner's first.
    """

    owner: int
    other: int
    odds: float | None = None
    languages: tuple[str, str] | None = None

    def language_of_other(self, number: int) -> str:
        """The language of a translation's other end, seen from one of both."""
        assert self.languages is not None
        return self.languages[1 if number == self.owner else 0]


class Room:
    """The quotations that are looked at while articles are folded in; each is unpacked once."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self._said: dict[tuple[bytes, bytes], Said] = {}

    def _from_row(self, row: Sequence[Any]) -> Kept:
        number, cell, voice, place, blocks, statement, article = row
        said = self._said.get((cell, voice))
        if said is None:
            said = self._said[cell, voice] = CELLS.unpacked(cell, voice)
        return Kept(number, said, cell, voice, place, _decode_blocks(blocks), statement, article)

    def of_articles(self, articles: Collection[int]) -> list[Kept]:
        """The quotations of these articles."""
        return self._select("article IN (SELECT value FROM json_each(?))", list_text(sorted(articles)))

    def of_statements(self, statements: Collection[str]) -> list[Kept]:
        """The quotations of these statements."""
        return self._select("statement IN (SELECT value FROM json_each(?))", list_text(sorted(statements)))

    def numbered(self, numbers: Collection[int]) -> list[Kept]:
        """These quotations."""
        return self._select("number IN (SELECT value FROM json_each(?))", list_text(sorted(numbers)))

    def _select(self, condition: str, value: str) -> list[Kept]:
        rows = self.connection.execute(f"SELECT {_COLUMNS} FROM {_FROM} WHERE {condition}", (value,))
        return [self._from_row(row) for row in rows]

    def around(self, block: int, first: int, last: int, most: int) -> list[Kept]:
        """The quotations under a key between two places, and so many before and behind them, in their order."""
        rows = self.connection.execute(_AROUND, (block, first, most, block, first, last, block, last, most))
        return [self._from_row(row) for row in rows]

    def give_voices(self, voices: Mapping[int, bytes | None]) -> None:
        """Note what articles that quote somebody say of themselves; nothing of those that quote nobody any more."""
        gone = [(article,) for article, voice in voices.items() if voice is None]
        self.connection.executemany("DELETE FROM statement_voices WHERE article = ?", gone)
        come = [(article, voice) for article, voice in voices.items() if voice is not None]
        self.connection.executemany("INSERT OR REPLACE INTO statement_voices VALUES (?, ?)", come)

    def put(self, said: Said, article: int, place: int, blocks: Sequence[int]) -> int:
        """Put in a quotation that belongs to no statement yet; the number of its row."""
        row = (
            *("", 0, article, said.quotation, "", "", int(said.is_copy), *said.span, list_text(said.types), place),
            *(msgspec.msgpack.encode(list(blocks)), CELLS.packed(said)),
        )
        cursor = self.connection.execute(
            "INSERT INTO statement_versions (statement, position, article, quotation, kind, source, is_copy, "
            "span_start, span_end, types, place, blocks, said) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            row,
        )
        number = int(cursor.lastrowid or 0)
        insert(
            self.connection,
            "statement_blocks",
            ["block", "place", "version"],
            [(block, place, number) for block in blocks],
        )
        return number

    def take_out(self, one: Kept) -> set[int]:
        """Take out a quotation, and all links to it; the numbers of those that it was linked with."""
        linked = {end for link in self.linked([one.number]) for end in (link.owner, link.other)} - {one.number}
        self.connection.executemany(
            "DELETE FROM statement_blocks WHERE block = ? AND place = ? AND version = ?",
            ((block, one.place, one.number) for block in one.blocks),
        )
        for column in ("owner", "other"):
            self.connection.execute(f"DELETE FROM statement_links WHERE {column} = ?", (one.number,))
        self.connection.execute("DELETE FROM statement_versions WHERE number = ?", (one.number,))
        return linked

    def links_of(self, block: int, owners: Collection[int]) -> dict[int, set[Link]]:
        """The links that quotations have under a key."""
        rows = self.connection.execute(
            "SELECT owner, other, odds, languages FROM statement_links "
            "WHERE block = ? AND owner IN (SELECT value FROM json_each(?))",
            (block, list_text(owners)),
        )
        found: dict[int, set[Link]] = {owner: set() for owner in owners}
        for row in rows:
            found[row[0]].add(_link(row))
        return found

    def relink(self, block: int, before: Collection[Link], links: Collection[Link]) -> set[int]:
        """Put links in the place of those that were under a key; the ends of all that changed."""
        gone, new = set(before) - set(links), set(links) - set(before)
        if not gone and not new:
            return set()
        self.connection.executemany(
            "DELETE FROM statement_links WHERE owner = ? AND block = ? AND other = ?",
            ((one.owner, block, one.other) for one in gone),
        )
        insert(
            self.connection,
            "statement_links",
            ["owner", "block", "other", "odds", "languages"],
            [(one.owner, block, one.other, one.odds, " ".join(one.languages or ()) or None) for one in sorted(new)],
        )
        return {end for one in gone | new for end in (one.owner, one.other)}

    def linked(self, numbers: Iterable[int]) -> set[Link]:
        """All links of these quotations."""
        wanted = list_text(sorted(numbers))
        found: set[Link] = set()
        for column in ("owner", "other"):
            rows = self.connection.execute(
                f"SELECT owner, other, odds, languages FROM statement_links "
                f"WHERE {column} IN (SELECT value FROM json_each(?))",
                (wanted,),
            )
            found.update(map(_link, rows))
        return found


def _link(row: Sequence[Any]) -> Link:
    owner, other, odds, languages = row
    return Link(owner, other, odds, None if languages is None else tuple(languages.split()))
