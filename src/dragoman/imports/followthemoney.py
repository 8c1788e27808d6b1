"""Lines of FollowTheMoney, as OpenSanctions and Aleph write them: an entity a line, its properties as lists of values.

The schema is the library's own, baked; the lines are decoded by msgspec. The library itself takes a second to be loaded
and brings 200 MB; what it does to values beyond that (cleaning of what the writers cleaned) is not needed here.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import msgspec
from msgspec import Struct

from dragoman.imports.entries import LONGEST_LINE, Entry, Told, country_of_code, entry, terms
from dragoman.intake.stream import Stream, lines


class _Entity(Struct):
    id: str
    schema: str
    properties: dict[str, msgspec.Raw] = {}
    caption: str | None = None


def entries(stream: Stream) -> Iterator[Entry]:
    """An entry for every line that holds anything.

    An entity may be told in several lines of one id, as Aleph's fragments are.
    """
    decode = msgspec.json.Decoder(_Entity).decode
    for number, line in enumerate(lines(stream, LONGEST_LINE), start=1):
        if line is None:
            yield Entry(number, None, (f"more than {LONGEST_LINE >> 20} MB in one line",))
            continue
        if not line.strip():
            continue
        try:
            found = decode(line.removeprefix(b"\xef\xbb\xbf"))
            yield _entry(number, found)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            yield Entry(number, None, (f"no entity of FollowTheMoney: {error}",))


def _entry(number: int, found: _Entity) -> Entry:
    told = terms()
    kind = told.kinds.get(found.schema)
    if kind is None:
        return Entry(number, None, kind=found.schema)
    held = _Held(found.properties)
    countries = _countries(held)
    return entry(
        number,
        Told(
            id=found.id,
            kind=kind,
            name=found.caption if found.caption in held.of("name") else None,
            names=[value for name in _names_first() for value in held.of(name)],
            weak_names=[value for name in told.weak for value in held.of(name)],
            countries=countries,
            wikidata=held.of("wikidataId"),
            roles=held.of("position"),
            topics=[value for name in told.topics for value in held.of(name)],
        ),
    )


class _Held:
    """The properties of one entity: those asked for are decoded, in the order in which they stand."""

    def __init__(self, properties: dict[str, msgspec.Raw]) -> None:
        self._properties = properties

    def of(self, name: str) -> list[str]:
        """The values of a property that are texts; what is nested in it (an address, an owner) is none."""
        raw = self._properties.get(name)
        if raw is None:
            return []
        values: Any = msgspec.json.decode(raw)
        return [value for value in (values if isinstance(values, list) else [values]) if isinstance(value, str)]


@cache
def _names_first() -> tuple[str, ...]:
    """The properties that hold names, the chief one first."""
    return tuple(sorted(terms().names, key=lambda name: (name != "name", name)))


def _countries(held: _Held) -> list[str]:
    codes = (code for name in terms().countries for code in held.of(name))
    return [country for code in codes if (country := country_of_code(code)) is not None]
