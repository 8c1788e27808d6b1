"""Wikidata's dumps in JSON: one array, an entity a line. People are told by their class, and so are organisations.

A person's offices are ids of other entities of the dump. Their labels are collected as they come, before or after those
who hold them.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import msgspec
from msgspec import Struct

from dragoman.imports.entries import LONGEST_LINE, Entry, Told, entry, terms
from dragoman.intake.stream import Stream, lines
from dragoman.knowledge.list_rows import ListedKind


class _Text(Struct):
    value: str


class _Id(Struct):
    id: str = ""


class _Value(Struct):
    value: msgspec.Raw = msgspec.Raw(b"null")
    type: str = ""


class _Snak(Struct):
    datavalue: _Value | None = None


class _Claim(Struct):
    mainsnak: _Snak
    rank: str = "normal"


class _Claims(Struct):
    """Of the claims, those that a list has use for."""

    P31: list[_Claim] = []
    P27: list[_Claim] = []
    P17: list[_Claim] = []
    P39: list[_Claim] = []


class _Entity(Struct):
    # An entity without any of a kind writes an empty array in place of the object.
    id: str
    labels: dict[str, _Text] | list[_Text] = {}
    aliases: dict[str, list[_Text]] | list[_Text] = {}
    claims: _Claims | list[_Claim] = msgspec.field(default_factory=_Claims)


class _Classes(Struct, frozen=True):
    classes: dict[str, ListedKind]
    offices: dict[str, tuple[str, ...]]


def entries(stream: Stream, labels: dict[str, str]) -> Iterator[Entry]:
    """An entry for every entity; the names of offices are put into `labels`, by their ids, on the way."""
    decode = msgspec.json.Decoder(_Entity).decode
    for number, line in enumerate(lines(stream, LONGEST_LINE), start=1):
        if line is None:
            yield Entry(number, None, (f"more than {LONGEST_LINE >> 20} MB in one line",))
            continue
        written = line.strip().removeprefix(b"\xef\xbb\xbf").rstrip(b",")
        if written in (b"", b"[", b"]"):
            continue
        try:
            yield _entry(number, decode(written), labels)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            yield Entry(number, None, (f"no entity of Wikidata: {error}",))


def _entry(number: int, found: _Entity, labels: dict[str, str]) -> Entry:
    claims = found.claims if isinstance(found.claims, _Claims) else _Claims()
    written = found.labels if isinstance(found.labels, dict) else {}
    classes = _ids(claims.P31)
    usual = next((written[code].value for code in ("en", "mul") if code in written), None)
    if usual is not None and any(name in _classes().offices["classes"] for name in classes):
        labels[found.id] = usual
    kind = next((_classes().classes[name] for name in classes if name in _classes().classes), None)
    if kind is None:
        return Entry(number, None, kind="other entities")
    others = found.aliases if isinstance(found.aliases, dict) else {}
    countries = (terms().country_ids.get(id) for id in (*_ids(claims.P27), *_ids(claims.P17)))
    return entry(
        number,
        Told(
            id=found.id,
            kind=kind,
            name=usual,
            names=[text.value for text in written.values()] + [text.value for each in others.values() for text in each],
            countries=[country for country in countries if country is not None],
            roles=_ids(claims.P39),
        ),
    )


def _ids(claims: Iterable[_Claim]) -> list[str]:
    """The entities that claims name, without those that Wikidata itself has given up."""
    found = []
    for claim in claims:
        value = claim.mainsnak.datavalue
        if claim.rank != "deprecated" and value is not None and value.type == "wikibase-entityid":
            found.append(msgspec.json.decode(value.value, type=_Id).id)
    return [id for id in found if id]


@cache
def _classes() -> _Classes:
    return msgspec.convert(tomllib.loads(Path(__file__).with_name("wikidata.toml").read_text("utf-8")), _Classes)
