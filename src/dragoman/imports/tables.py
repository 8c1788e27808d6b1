"""Tables of people: CSV and TSV with a header, and answers to queries to Wikidata, in JSON or CSV.

What a column holds is told by its name (`columns.toml`). Several rows of one id tell of one person.
"""

from __future__ import annotations

import csv
import re
import tomllib
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from dragoman.errors import ListError
from dragoman.imports.entries import LONGEST_LINE, Entry, Told, country_of_code, entry, terms, wikidata_id
from dragoman.intake.stream import Stream, lines
from dragoman.knowledge.countries import country_codes, country_languages, country_names
from dragoman.knowledge.list_rows import ListedKind

LARGEST_ANSWER = 256 << 20

_SIGNS = re.compile(r"[\s_\-?]+")
_SEVERAL = re.compile(r"\s*[;|]\s*")
_Fields = Mapping[str, tuple[str, ...]]


class _Words(Struct, frozen=True):
    columns: dict[str, tuple[str, ...]]
    kinds: dict[ListedKind, tuple[str, ...]]


class _Answer(Struct):
    bindings: list[msgspec.Raw]


class _Answered(Struct):
    results: _Answer


def csv_entries(stream: Stream) -> Iterator[Entry]:
    """An entry for every row of CSV or TSV. Raises `ListError` for a table without a column of names."""
    written = _Lines(stream)
    reader = csv.reader(written, delimiter=_delimiter(stream), strict=True)
    try:
        head = next(reader, [])
    except csv.Error as error:
        raise ListError(f"no table: its first line cannot be read: {error}") from error
    fields = _fields_of([name.removeprefix("\ufeff") for name in head])
    while True:
        first = written.begin()
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            several = written.number > first
            written.give_back()
            reason = "a quotation mark that is not closed" if several else f"no row of a table: {error}"
            yield Entry(first, None, (reason,))
            continue
        if written.broken:
            yield Entry(first, None, tuple(written.broken))
        elif any(cell.strip() for cell in row):
            yield _entry(first, _told(fields, row))


def answer_entries(stream: Stream) -> Iterator[Entry]:
    """An entry for every row of an answer in JSON: SPARQL's form of results, or an array of objects.

    Such an answer is one piece of JSON and is read as one; raises `ListError` where it is none, or a larger one.
    """
    content = stream.read(LARGEST_ANSWER + 1).removeprefix(b"\xef\xbb\xbf")
    if len(content) > LARGEST_ANSWER:
        raise ListError(f"an answer of more than {LARGEST_ANSWER >> 20} MB: ask for it as CSV")
    try:
        if content.lstrip()[:1] == b"[":
            rows = msgspec.json.decode(content, type=list[msgspec.Raw])
        else:
            rows = msgspec.json.decode(content, type=_Answered).results.bindings
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise ListError(f"JSON that is no answer to a query: {error}") from error
    known: dict[tuple[str, ...], list[tuple[str, str]]] = {}
    for number, raw in enumerate(rows, start=1):
        try:
            told = {name: _text(value) for name, value in msgspec.json.decode(raw, type=dict[str, Any]).items()}
        except msgspec.DecodeError as error:
            yield Entry(number, None, (f"no row of an answer: {error}",))
            continue
        names = tuple(told)
        if names not in known:
            known[names] = _fields_of(names)
        yield _entry(number, _told(known[names], list(told.values())))


def _text(value: Any) -> str:
    if isinstance(value, dict):
        value = value.get("value")
    return value if isinstance(value, str) else "" if value is None else str(value)


class _Lines:
    """The lines of a stream as text, row by row; what is wrong with a row's lines stands in `broken`.

    A quotation mark that is not closed takes further lines with it: those can be given back.
    """

    def __init__(self, stream: Stream) -> None:
        self._lines = lines(stream, LONGEST_LINE)
        self._again: deque[tuple[str, str | None]] = deque()
        self._row: list[tuple[str, str | None]] = []
        self.number = 0

    @property
    def broken(self) -> list[str]:
        """What is wrong with the lines of the row."""
        return [trouble for _, trouble in self._row if trouble is not None]

    def begin(self) -> int:
        """A row begins; the number of its first line."""
        self._row = []
        return self.number + 1

    def give_back(self) -> None:
        """All lines of the row but its first are read again, as rows of their own."""
        self._again.extendleft(reversed(self._row[1:]))
        self.number -= len(self._row) - 1

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._again.popleft() if self._again else _decoded(next(self._lines))
        self._row.append(line)
        self.number += 1
        return line[0]


def _decoded(line: bytes | None) -> tuple[str, str | None]:
    """A line as text and what is wrong with it; one that is no text is a dash."""
    if line is None:
        return "-\n", f"more than {LONGEST_LINE >> 20} MB in one line"
    try:
        text = line.removesuffix(b"\r").decode("utf-8")
    except UnicodeDecodeError:
        return "-\n", "not UTF-8"
    return ("-\n", "a character that no text has") if "\0" in text else (f"{text}\n", None)


def _delimiter(stream: Stream) -> str:
    header = stream.peek(1 << 16).split(b"\n", 1)[0]
    return max("\t,;", key=lambda sign: header.count(sign.encode()))


def _fields_of(columns: Iterable[str]) -> list[tuple[str, str]]:
    """What each column holds: a field, or nothing that is known, and its name made plain."""
    plain = [_SIGNS.sub("", column).lower() for column in columns]
    fields = [(_field_names().get(name, ""), name) for name in plain]
    if not any(field == "name" for field, _ in fields):
        raise ListError(f"no column of names; the columns are {', '.join(columns)[:200] or 'none'}")
    return fields


@cache
def _words() -> _Words:
    return msgspec.convert(tomllib.loads(Path(__file__).with_name("columns.toml").read_text("utf-8")), _Words)


@cache
def _field_names() -> dict[str, str]:
    return {name: field for field, names in _words().columns.items() for name in (field, *names)}


def _told(fields: list[tuple[str, str]], row: list[str]) -> _Fields:
    """What a row tells by fields; in front what stands in the field's own column."""
    found: dict[str, list[str]] = {}
    for (field, column), cell in zip(fields, row, strict=False):
        if field and cell.strip():
            # Wikidata's service of labels puts a comma between aliases.
            values = cell.split(", ") if column.endswith("altlabel") else _SEVERAL.split(cell)
            if field in ("id", "name"):
                values = [cell]
            found.setdefault(field, []).extend(value.strip() for value in values if value.strip())
    return {field: tuple(values) for field, values in found.items()}


def _entry(line: int, told: _Fields) -> Entry:
    kinds = told.get("kind", ())
    kind = _kind(kinds[0]) if kinds else "person"
    if kind is None:
        return Entry(line, None, kind=kinds[0][:40])
    if not told.get("name") and not told.get("aliases"):
        return Entry(line, None, ("no name",))
    wrong: list[str] = []
    wikidata = told.get("wikidata", ())
    written = told.get("id", ())
    id = (wikidata_id(written[0]) or written[0]) if written else wikidata[0] if wikidata else f"line {line}"
    return entry(
        line,
        Told(
            id=id,
            kind=kind,
            names=(*told.get("name", ()), *told.get("aliases", ())),
            countries=_countries(told.get("country", ()), wrong),
            wikidata=wikidata,
            roles=told.get("role", ()),
            topics=told.get("topics", ()),
        ),
        wrong,
    )


def _kind(written: str) -> ListedKind | None:
    plain = _SIGNS.sub("", written).lower()
    return next((kind for kind, words in _words().kinds.items() if plain in words), None)


def _countries(written: Iterable[str], wrong: list[str]) -> list[str]:
    found = []
    for text in written:
        country = _country(text)
        if country is None:
            wrong.append(f"the country {text[:40]!r} is not known")
        else:
            found.append(country)
    return found


def _country(text: str) -> str | None:
    """The alpha-3 code of a country by a code, its Wikidata id, or its name in any language."""
    id = wikidata_id(text)
    if id is not None:
        return terms().country_ids.get(id)
    if text.upper() in country_codes():
        return text.upper()
    return country_of_code(text) or _country_names().get(text.casefold())


@cache
def _country_names() -> dict[str, str]:
    found: dict[str, str] = {}
    for language in ("en", *country_languages()):
        for name, code in country_names(language).items():
            found.setdefault(name.casefold(), code)
    return found
