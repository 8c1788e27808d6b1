"""Tables of articles: lines of JSON, arrays of JSON, rows of Parquet. A row is an article with what is told of it.

What stands in which column is told by the columns' usual names, or by the user.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import msgspec

from dragoman.errors import WrongColumns
from dragoman.intake.danger import html_danger
from dragoman.intake.given import Given
from dragoman.intake.guard import LARGEST_PAGE
from dragoman.intake.moments import moment
from dragoman.intake.refusal import Refusal
from dragoman.intake.single import TOO_LARGE
from dragoman.intake.stream import Stream, lines
from dragoman.model import Page, Source, SourceKind

_ROWS_AT_ONCE = 64

# The names by which a column is known, the usual one first.
_NAMES: dict[str, tuple[str, ...]] = {
    "text": ("text",),
    "html": ("html",),
    "id": ("id",),
    "title": ("title", "headline"),
    "published": ("published", "published_at", "date_published", "date"),
    "url": ("url", "link"),
    "outlet": ("outlet", "publisher", "source"),
    "language": ("language", "lang"),
}
_HINTS = tuple(field for field in _NAMES if field not in ("text", "html"))
FIELDS = tuple(_NAMES)
"""What a column can hold that is read."""


def checked_columns(columns: Mapping[str, str]) -> dict[str, str]:
    """The columns that a user named, by what stands in them. Raises `WrongColumns` for what is no field of ours."""
    for field in columns:
        if field not in _NAMES:
            raise WrongColumns(f"{field} is none of the fields {', '.join(FIELDS)}")
    return dict(columns)


def json_lines(given: Given, stream: Stream) -> Iterator[Page | Refusal]:
    """A page or a refusal for every line that holds anything."""
    if stream.peek(3) == b"\xef\xbb\xbf":
        stream.read(3)
    rows = _Rows(given, "jsonl")
    for number, line in enumerate(lines(stream, LARGEST_PAGE), start=1):
        if line is not None and not line.strip():
            continue
        yield rows.json_row(f"line {number}", line)
    yield from rows.wrong_columns()


def json_array(given: Given, content: bytes) -> Iterator[Page | Refusal]:
    """A page or a refusal for every object of an array."""
    rows = _Rows(given, "jsonl")
    try:
        items = msgspec.json.decode(content.removeprefix(b"\xef\xbb\xbf"), type=list[msgspec.Raw])
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        yield given.refusal(f"not JSON: {error}", "jsonl")
        return
    for number, item in enumerate(items, start=1):
        yield rows.json_row(f"object {number}", bytes(item))
    yield from rows.wrong_columns()


def parquet_rows(given: Given) -> Iterator[Page | Refusal]:
    """A page or a refusal for every row of a Parquet file, which must lie open on the disk."""
    if given.path is None:
        yield given.refusal("a Parquet table that is packed or piped: give it as a file", "parquet")
        return
    try:
        import duckdb
    except ImportError:
        yield given.refusal("a Parquet table: `pip install 'dragoman[parquet]'` makes it readable", "parquet")
        return
    rows = _Rows(given, "parquet")
    place = "".join(f"[{character}]" if character in "*?[" else character for character in str(given.path.absolute()))
    settings: dict[str, str | bool | int | float | list[str]] = {
        "autoinstall_known_extensions": "false",
        "autoload_known_extensions": "false",
        "threads": "1",
        # A group of rows is held at once; whatever would need more is refused, and nothing is written to the disk.
        "memory_limit": "1GB",
        "temp_directory": "",
    }
    try:
        with duckdb.connect(":memory:", config=settings) as database:
            found = database.execute("SELECT * FROM read_parquet(?)", [place])
            names = [str(column[0]) for column in found.description or ()]
            missing = sorted(set(given.columns.values()) - set(names))
            if missing:
                yield given.refusal(f"no column {missing[0]!r} in it; it has {', '.join(names)}", "parquet")
                return
            while batch := found.fetchmany(_ROWS_AT_ONCE):
                for row in batch:
                    yield rows.row(f"row {rows.record + 1}", dict(zip(names, row, strict=True)))
    except duckdb.Error as error:
        yield given.refusal(f"a Parquet table that cannot be read: {str(error).splitlines()[0]}", "parquet")


class _Rows:
    """The rows of one table, numbered as they come."""

    def __init__(self, given: Given, kind: SourceKind) -> None:
        self.record = 0
        self._given = given
        self._kind = kind
        # Without the text itself, every row says so.
        self._missed = {column for field, column in given.columns.items() if field in _HINTS}

    def json_row(self, place: str, written: bytes | None) -> Page | Refusal:
        """The page of a JSON object as it is written; `None` stands for one that is too large to be read."""
        if written is None:
            return self._refused("", f"{place} is {TOO_LARGE}")
        written = written.strip()
        digest = hashlib.sha256(written).hexdigest()
        try:
            told = msgspec.json.decode(written)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            return self._refused(digest, f"{place} is not JSON")
        if not isinstance(told, dict):
            return self._refused(digest, f"{place} is not a JSON object")
        return self._page(place, told, digest)

    def row(self, place: str, told: Mapping[str, Any]) -> Page | Refusal:
        """The page of a row of values."""
        written = msgspec.json.encode(told, enc_hook=str, order="sorted")
        return self._page(place, told, hashlib.sha256(written).hexdigest())

    def wrong_columns(self) -> Iterator[Refusal]:
        """A refusal for every column that the user named and no row had."""
        for column in sorted(self._missed) if self.record else ():
            yield self._refused("", f"no row has the column {column!r}, which was asked for")

    def _page(self, place: str, told: Mapping[str, Any], digest: str) -> Page | Refusal:
        self._missed.difference_update(told)
        text, html = self._written(told, "text"), self._written(told, "html")
        if text is None and html is None:
            return self._refused(digest, self._why_no_text(place, told))
        content = (text or html or "").encode("utf-8", "replace")
        reason = TOO_LARGE if len(content) > LARGEST_PAGE else html_danger(content) if text is None else None
        if reason:
            return self._refused(digest, f"{place} is {reason}")
        source = self._source(digest)
        hints = {**self._given.hints, **self._hints(told)}
        return Page(source, content, "clean", hints) if text else Page(source, content, "html", hints, "utf-8")

    def _written(self, told: Mapping[str, Any], field: str) -> str | None:
        return next((value for value in self._values(told, field) if isinstance(value, str) and value.strip()), None)

    def _values(self, told: Mapping[str, Any], field: str) -> Iterator[Any]:
        asked = self._given.columns.get(field)
        for name in (asked,) if asked else _NAMES[field]:
            yield told.get(name)

    def _why_no_text(self, place: str, told: Mapping[str, Any]) -> str:
        asked = [self._given.columns[field] for field in ("text", "html") if field in self._given.columns]
        absent = [name for name in asked or ("text", "html") if name not in told]
        if absent and (asked or len(absent) == 2):
            return f"{place} has no column {absent[0]!r}; it has {', '.join(list(told)[:20]) or 'none'}"
        return f"{place} has no text"

    def _hints(self, told: Mapping[str, Any]) -> dict[str, str]:
        """What a row tells besides its text, as text; what is neither text, number nor date tells nothing."""
        found = {}
        for field in _HINTS:
            value = next((plain for value in self._values(told, field) if (plain := _plain(value))), None)
            if value is not None:
                found[field] = value
        published = found.get("published")
        if published and not published[:1].isdigit():
            found["published"] = moment(published) or published
        return found

    def _refused(self, digest: str, reason: str) -> Refusal:
        return Refusal(self._source(digest), reason)

    def _source(self, digest: str) -> Source:
        source = Source(self._given.uri, self._kind, self.record, digest, None, self._given.fetched)
        self.record += 1
        return source


def _plain(value: Any) -> str | None:
    if isinstance(value, dict):
        # An outlet may stand there as an analysis gives it, with its name inside.
        value = value.get("name")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str | int) and not isinstance(value, bool) and str(value).strip():
        return str(value)
    return None
