"""Feeds of a server of our own, followed round by round."""

from __future__ import annotations

from pathlib import Path

from tests.web import Server, Time, feed, response, web

from dragoman.following.rounds import Following
from dragoman.following.subscriptions import subscriptions
from dragoman.following.work import Round
from dragoman.intake.fetching import Web
from dragoman.record.store import Record

ATOM = "application/atom+xml"
EVERY = 900.0


class Follower:
    """Follows what a server offers, round by round, and keeps what it was told."""

    def __init__(self, record: Record, time: Time, server: Server, *written: str, way: Web | None = None) -> None:
        self.told: list[str] = []
        self.time = time
        way = way or web(time, server)
        addresses = [one if Path(one).exists() else server.url + one for one in written]
        self.following = Following(record, way, subscriptions(addresses, way), told=self.told.append)

    def round(self, after: float = 0.0) -> Round:
        self.time.now += after
        return self.following.round(EVERY)


def offer(server: Server, *names: str, path: str = "/feed", **updated: str) -> None:
    entries = [(f"{server.url}/{name}", f"Title of {name}") for name in names]
    changed = {f"{server.url}/{name}": moment for name, moment in updated.items()}
    server.answers[path] = response(feed(*entries, updated=changed), content_type=ATOM)


def pages(record: Record) -> list[tuple[str, str | None]]:
    """The path of every page in the record, with the reason where it is refused."""
    rows = record.connection.execute("SELECT uri, reason FROM pages ORDER BY number").fetchall()
    return [("/" + uri.split("/", 3)[3], reason) for uri, reason in rows]
