"""Web archives as pages: responses and resources of HTML or text (WARC), and texts taken from them (WET).

What was asked of the servers and what is told of the archive is passed over. What is no page of text, such as an image,
a redirection or the page that says that there is none, is left out and counted.
"""

from __future__ import annotations

import hashlib
import re
from base64 import b32encode
from collections.abc import Iterable, Iterator
from datetime import datetime

import msgspec

from dragoman.errors import UnreadablePage
from dragoman.intake.given import Given
from dragoman.intake.payload import TEXT, UNTOLD, charset, media_type, page_form, response
from dragoman.intake.records import Damage, Piece, Record, records
from dragoman.intake.refusal import Refusal
from dragoman.intake.single import TOO_LARGE, single_page
from dragoman.model import Page, Source

_OF_THE_ARCHIVE = frozenset(("warcinfo", "request", "metadata"))
_ROBOTS = re.compile(r"https?://[^/]+/robots\.txt$", re.IGNORECASE)
_TOLD = "dragoman-told-"
_DIGESTS = frozenset(("sha1", "sha256", "md5"))


def archive_pages(given: Given, pieces: Iterable[Piece], digests: bool = False) -> Iterator[Page | Refusal]:
    """The pages of a web archive in the order of their records, and in its place each record that is damaged.

    With `digests`, a record that tells its digest is compared with it: in an archive that is not compressed, nothing
    else tells of a letter that was altered.
    """
    empty = True
    for framed in records(pieces):
        record = _altered(framed) or framed if digests else framed
        found = _damaged(given, record) if isinstance(record, Damage) else _page(given, record)
        if found is not None:
            empty = False
            yield found
    if empty:
        yield given.refusal("a web archive without pages of text", "warc")


def _damaged(given: Given, damage: Damage) -> Refusal:
    source = Source(given.uri, "warc", damage.number, "", damage.offset)
    return Refusal(source, f"damaged at byte {damage.offset}: {damage.reason}")


def _altered(record: Record | Damage) -> Damage | None:
    """The damage to a record that does not have the digest that it tells."""
    if isinstance(record, Damage) or not record.whole:
        return None
    name, _, told = record.header.get("warc-block-digest", "").partition(":")
    if name.lower() not in _DIGESTS or not told:
        return None
    digest = hashlib.new(name.lower(), record.body, usedforsecurity=False)
    if told.lower() == digest.hexdigest() or told.upper().rstrip("=") == b32encode(digest.digest()).decode().rstrip(
        "="
    ):
        return None
    return Damage(record.number, record.offset, "a record that does not have the digest that it tells")


def _page(given: Given, record: Record) -> Page | Refusal | None:
    """The page that a record holds, or why it cannot be read; `None` for a record that holds none."""
    kind = record.header.get("warc-type", "").lower()
    if kind in _OF_THE_ARCHIVE:
        return None
    told = msgspec.structs.replace(given, fetched=_moment(record.header.get("warc-date", "")), hints=_hints(record))
    try:
        if kind == "response":
            return _response(told, record)
        if kind == "resource":
            return _content(told, record, record.body, record.header.get("content-type", ""))
        if kind == "conversion":
            return _converted(told, record)
    except UnreadablePage as reason:
        return _refused(told, record, str(reason))
    given.leave_out(f"{kind or 'untyped'} record")
    return None


def _response(given: Given, record: Record) -> Page | Refusal | None:
    answer = response(record.body)
    if answer is None:
        if not _address(record).startswith(("http:", "https:")):
            given.leave_out("record of another protocol than HTTP")
            return None
        return _refused(given, record, "a record without its HTTP response")
    if not 200 <= answer.status < 300:
        given.leave_out(f"HTTP status {answer.status}")
        return None
    if _ROBOTS.match(_address(record)):
        given.leave_out("robots.txt")
        return None
    return _content(given, record, answer.body, answer.header.get("content-type", ""))


def _content(given: Given, record: Record, body: bytes, content_type: str) -> Page | Refusal | None:
    media = media_type(content_type)
    if media in UNTOLD:
        media = media_type(record.header.get("warc-identified-payload-type", "")) or media
    form = page_form(media, body)
    if form is None:
        given.leave_out(media if media not in UNTOLD else "no content type")
        return None
    if not record.whole:
        return _refused(given, record, TOO_LARGE)
    told = msgspec.structs.replace(given, charset=charset(content_type))
    return single_page(told, body, "warc", form, record.number, record.offset)


def _converted(given: Given, record: Record) -> Page | Refusal | None:
    media = media_type(record.header.get("content-type", ""))
    if media not in TEXT and media not in UNTOLD:
        given.leave_out(media)
        return None
    if not record.whole:
        return _refused(given, record, TOO_LARGE)
    return single_page(given, record.body, "wet", "text", record.number, record.offset)


def _refused(given: Given, record: Record, reason: str) -> Refusal:
    return Refusal(Source(given.uri, "warc", record.number, "", record.offset, given.fetched), reason)


def _hints(record: Record) -> dict[str, str]:
    told = {f"entry_{name}": record.header.get(f"{_TOLD}{name}") for name in ("title", "published")}
    hints = {"url": _address(record), **told}
    return {name: value for name, value in hints.items() if value}


def _address(record: Record) -> str:
    return record.header.get("warc-target-uri", "").removeprefix("<").removesuffix(">")


def _moment(told: str) -> str | None:
    """A moment as archives write it, if it is one."""
    try:
        return told if len(told) >= 10 and datetime.fromisoformat(told) else None
    except ValueError:
        return None
