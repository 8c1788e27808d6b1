"""What the record knows of the feeds that are followed into it: how they answered last, what is still to be fetched."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from msgspec import Struct

from dragoman.record.rows import list_text
from dragoman.record.store import Record


class FollowedFeed(Struct, frozen=True):
    """A feed's last answer: its marks, when it was asked, in seconds since 1970, and how often it failed since."""

    url: str
    etag: str | None = None
    last_modified: str | None = None
    asked: float | None = None
    not_before: float = 0.0
    failures: int = 0


class Wanted(Struct, frozen=True):
    """An address that a feed named, with what the feed told of it, and how often it was asked for in vain."""

    url: str
    feed: str
    title: str | None = None
    published: str | None = None
    updated: str | None = None
    failures: int = 0


class Followed:
    """The state of followed feeds in a record. Each change is a transaction."""

    def __init__(self, record: Record) -> None:
        self._record = record

    def feed(self, url: str) -> FollowedFeed:
        """What is known of a feed; of a new one only its address."""
        row = self._record.connection.execute(
            "SELECT url, etag, last_modified, asked, not_before, failures FROM followed_feeds WHERE url = ?", (url,)
        ).fetchone()
        return FollowedFeed(url) if row is None else FollowedFeed(*row)

    def answered(self, feed: FollowedFeed, named: Iterable[Wanted] = ()) -> None:
        """Keep what a feed answered, together with the addresses that it named.

        New ones are to be fetched, unless the record holds their page; old ones again where the feed says that they
        were changed since.
        """
        with self._record.writing() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO followed_feeds (url, etag, last_modified, asked, not_before, failures) "
                "VALUES (?, ?, ?, ?, ?, ?)",
                (feed.url, feed.etag, feed.last_modified, feed.asked, feed.not_before, feed.failures),
            )
            for one in named:
                self._want(one)

    def _want(self, one: Wanted) -> None:
        # Of one and the same address the fuller entry counts; only a change that the feed dates asks for it again.
        self._record.connection.execute(
            "INSERT INTO followed_addresses (url, feed, title, published, updated, not_before, failures, settled) "
            "VALUES (?1, ?2, ?3, ?4, ?5, 0, 0, EXISTS (SELECT 1 FROM pages WHERE uri = ?1 AND sha256 <> '')) "
            "ON CONFLICT (url) DO UPDATE SET title = coalesce(excluded.title, title), "
            "published = coalesce(excluded.published, published), updated = excluded.updated, "
            "not_before = iif(excluded.updated <> updated, 0, not_before), "
            "failures = iif(excluded.updated <> updated, 0, failures), "
            "settled = iif(excluded.updated <> updated, 0, settled) "
            "WHERE excluded.updated IS NOT NULL AND excluded.updated IS NOT updated",
            (one.url, one.feed, one.title, one.published, one.updated),
        )

    def waiting(self, feeds: Collection[str], now: float) -> list[Wanted]:
        """The addresses that these feeds named and that may be fetched now, in the order in which they came."""
        rows = self._record.connection.execute(
            "SELECT url, feed, title, published, updated, failures FROM followed_addresses "
            "WHERE settled = 0 AND not_before <= ? AND feed IN (SELECT value FROM json_each(?)) ORDER BY number",
            (now, list_text(feeds)),
        )
        return [Wanted(*row) for row in rows]

    def next_moment(self, feeds: Collection[str]) -> float | None:
        """When the next of the addresses that these feeds named may be fetched; None where none is left."""
        (moment,) = self._record.connection.execute(
            "SELECT min(not_before) FROM followed_addresses "
            "WHERE settled = 0 AND feed IN (SELECT value FROM json_each(?))",
            (list_text(feeds),),
        ).fetchone()
        return None if moment is None else float(moment)

    def is_settled(self, url: str) -> bool:
        """Whether an address was fetched, or given up."""
        row = self._record.connection.execute("SELECT settled FROM followed_addresses WHERE url = ?", (url,)).fetchone()
        return row is not None and bool(row[0])

    def settle(self, url: str) -> None:
        """An address need not be fetched any more."""
        self._set(url, "settled = 1")

    def put_off(self, url: str, not_before: float, failures: int) -> None:
        """An address is to be asked for again, not before a moment."""
        with self._record.writing() as connection:
            connection.execute(
                "UPDATE followed_addresses SET not_before = ?, failures = ? WHERE url = ?", (not_before, failures, url)
            )

    def _set(self, url: str, change: str) -> None:
        with self._record.writing() as connection:
            connection.execute(f"UPDATE followed_addresses SET {change} WHERE url = ?", (url,))
