"""What a user gave to be followed: addresses, and files that list some."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from dragoman.errors import DragomanError, NotAFeed, Unfetched
from dragoman.intake.addresses import is_web_address
from dragoman.intake.feeds import Entry
from dragoman.intake.fetching import Web
from dragoman.intake.guard import LARGEST_PAGE
from dragoman.intake.named import named, unpacked


class Subscriptions(Struct, frozen=True):
    """Addresses of feeds and sitemaps, and the pages that files named, by file."""

    feeds: tuple[str, ...] = ()
    entries: dict[str, tuple[Entry, ...]] = {}


def subscriptions(written: Iterable[str], web: Web) -> Subscriptions:
    """What is to be followed of what a user wrote; ports that stand there may be asked.

    Raises `DragomanError`, beginning with what was written, where it is neither an address nor a list of some.
    """
    feeds: dict[str, None] = {}
    entries: dict[str, tuple[Entry, ...]] = {}
    for one in written:
        if is_web_address(one):
            feeds[_address(one, one, web)] = None
            continue
        lists, of_file = _file(Path(one))
        feeds.update((_address(one, url, web), None) for url in lists)
        for entry in of_file:
            _address(one, entry.url or "", web)
        if of_file:
            entries[one] = of_file
    return Subscriptions(tuple(feeds), entries)


def _address(written: str, url: str, web: Web) -> str:
    try:
        return web.permit(url).url
    except Unfetched as reason:
        raise DragomanError(f"{written}: {url[:200]}: {reason}" if url != written else f"{url}: {reason}") from reason


def _file(path: Path) -> tuple[tuple[str, ...], tuple[Entry, ...]]:
    try:
        with path.open("rb") as stream:
            content = stream.read(LARGEST_PAGE + 1)
    except OSError as error:
        raise DragomanError(f"{path}: cannot be read: {error.strerror}") from error
    if len(content) > LARGEST_PAGE:
        raise DragomanError(f"{path}: larger than {LARGEST_PAGE >> 20} MB")
    try:
        found = named(unpacked(content))
    except NotAFeed as reason:
        raise DragomanError(f"{path}: {reason}") from reason
    if found is None or not (found.lists or found.entries):
        raise DragomanError(f"{path}: names no address of a feed")
    return found.lists, found.entries
