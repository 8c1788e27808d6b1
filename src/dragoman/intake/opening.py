"""Bytes at hand opened, whatever they are: containers within containers, archives, feeds, tables, pages."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import BinaryIO

from dragoman.errors import UnreadablePage
from dragoman.intake.archives import archive_pages
from dragoman.intake.containers import Member
from dragoman.intake.entries import feed_pages, listed_addresses
from dragoman.intake.given import Given
from dragoman.intake.guard import LARGEST_PAGE, is_binary
from dragoman.intake.kinds import container_of, refused_kind, written_kind
from dragoman.intake.members import begins_records, holds_records, is_plain_archive, packed_pieces, plain_pieces
from dragoman.intake.refusal import Refusal
from dragoman.intake.single import TOO_LARGE, single_page
from dragoman.intake.stream import Stream
from dragoman.intake.tables import checked_columns, json_array, json_lines, parquet_rows
from dragoman.intake.tars import tar_members
from dragoman.intake.unpacking import DECODERS, Unpacked
from dragoman.intake.zips import zip_members
from dragoman.model import Page

_CHUNK = 1 << 16
_FAR = 1 << 20
_DEEPEST = 4


def pages_of(
    content: bytes | BinaryIO,
    uri: str,
    *,
    hints: Mapping[str, str] | None = None,
    charset: str | None = None,
    fetched: str | None = None,
    columns: Mapping[str, str] | None = None,
    left_out: Counter[str] | None = None,
) -> Iterator[Page | Refusal]:
    """The pages of bytes, or of an open file, that are at hand already; all that `pages` says of a source holds here.

    `hints`, `charset` and the moment at which they were `fetched` are what is known from where they came.
    """
    stream = io.BytesIO(content) if isinstance(content, bytes) else content
    given = Given(
        uri,
        hints=dict(hints or {}),
        charset=charset,
        fetched=fetched,
        columns=checked_columns(columns or {}),
        left_out=left_out,
    )
    yield from opened(given, Stream(stream.read))


def opened(given: Given, stream: Stream) -> Iterator[Page | Refusal]:
    """The pages that a stream holds; what fails while it is read is the last refusal."""
    try:
        yield from _opened(given, stream)
    except UnreadablePage as reason:
        yield given.refusal(str(reason))


def _opened(given: Given, stream: Stream) -> Iterator[Page | Refusal]:
    head = stream.peek(_CHUNK)
    if not head.strip() and not stream.peek(2 * _CHUNK).strip():
        yield given.refusal("empty")
        return
    container = _container(given, stream, head)
    if container is None:
        yield from _written(given, stream, head)
    elif given.depth >= _DEEPEST:
        yield given.refusal(f"packed more than {_DEEPEST} times")
    else:
        yield from container


def _container(given: Given, stream: Stream, head: bytes) -> Iterator[Page | Refusal] | None:
    """The pages of a container of any kind, or `None` where none begins."""
    magic = begins_records(head)
    if magic is not None:
        return archive_pages(given, packed_pieces(stream, magic))
    for magic, begin in DECODERS.items():
        if head.startswith(magic):
            return opened(given.within(), Stream(Unpacked(stream, begin, magic).more))
    match container_of(head):
        case "zip":
            return _members(given, zip_members(stream))
        case "tar":
            return _members(given, tar_members(stream))
        case "parquet":
            return parquet_rows(given)
    return _web_archive(given, stream, head)


def _web_archive(given: Given, stream: Stream, head: bytes) -> Iterator[Page | Refusal] | None:
    if is_plain_archive(head):
        return archive_pages(given, plain_pieces(stream), digests=True)
    if refused_kind(head) or not (is_binary(head) or b"WARC-" in head[:4096]):
        return None
    # Where the first record is damaged, the ones behind it tell what it is.
    farther = stream.peek(_FAR)
    if is_plain_archive(farther):
        return archive_pages(given, plain_pieces(stream), digests=True)
    magic = holds_records(farther)
    return archive_pages(given, packed_pieces(stream, magic)) if magic else None


def _members(given: Given, members: Iterable[Member]) -> Iterator[Page | Refusal]:
    empty = True
    for member in members:
        inside = given.within(member.name or None)
        if member.left_out:
            given.leave_out(member.left_out)
        elif member.stream is None:
            empty = False
            yield inside.refusal(member.reason or "cannot be read")
        else:
            empty = False
            yield from opened(inside, member.stream)
    if empty:
        yield given.refusal("an archive without pages")


def _written(given: Given, stream: Stream, head: bytes) -> Iterator[Page | Refusal]:
    refused = refused_kind(head) or ("binary, not text" if is_binary(head) else None)
    if refused:
        yield given.refusal(refused)
        return
    kind = written_kind(head)
    if kind == "json lines":
        yield from json_lines(given, stream)
        return
    if given.size is not None and given.size > LARGEST_PAGE:
        yield given.refusal(TOO_LARGE)
        return
    content = stream.read((given.size or LARGEST_PAGE) + 1)
    if given.size and len(content) > given.size:
        # The file has grown since it was opened.
        content += stream.read(LARGEST_PAGE)
    # A page is whole, or it is refused: what is damaged at its end says so now.
    stream.peek(1)
    if len(content) > LARGEST_PAGE:
        yield given.refusal(TOO_LARGE)
    elif kind in ("feed", "json feed"):
        yield from feed_pages(given, content)
    elif kind == "addresses":
        yield from listed_addresses(given, content)
    elif kind == "json array":
        yield from json_array(given, content)
    else:
        yield single_page(given, content)
