"""What a source of a list gives: rows, what is wrong with them, and what is of no kind that a list holds."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import msgspec
from msgspec import Struct

from dragoman.knowledge.countries import alpha3_of
from dragoman.knowledge.list_rows import ListedKind, Row
from dragoman.language.keys import is_latin

LONGEST_NAME = 500
LONGEST_LINE = 16 << 20

_WIKIDATA = re.compile(r"(?:https?://(?:www\.)?wikidata\.org/(?:entity|wiki)/)?(Q[1-9][0-9]{0,11})")


class Entry(NamedTuple):
    """What stands in a line: a row, complaints about it, or, with neither, something of another kind."""

    line: int
    row: Row | None
    complaints: tuple[str, ...] = ()
    kind: str = ""


class Terms(Struct, frozen=True):
    """The words of FollowTheMoney, and Wikidata's ids of countries, as `scripts/bake_list_terms.py` wrote them."""

    kinds: dict[str, ListedKind]
    names: tuple[str, ...]
    weak: tuple[str, ...]
    countries: tuple[str, ...]
    topics: tuple[str, ...]
    country_ids: dict[str, str]


@cache
def terms() -> Terms:
    """The baked words of other people's lists."""
    return msgspec.json.decode(Path(__file__).with_name("terms.json").read_bytes(), type=Terms)


class Told(Struct, frozen=True, kw_only=True):
    """What a source tells of a person or organisation, as it writes it; countries are alpha-3 codes already.

    `name` is the chief one where the source says which.
    """

    id: str
    kind: ListedKind
    name: str | None = None
    names: Sequence[str] = ()
    weak_names: Sequence[str] = ()
    countries: Sequence[str] = ()
    wikidata: Sequence[str] = ()
    roles: Sequence[str] = ()
    topics: Sequence[str] = ()


def entry(line: int, told: Told, complaints: Iterable[str] = ()) -> Entry:
    """The row of what is told; its complaints say what cannot be used. Of several Wikidata ids none is taken."""
    wrong = list(complaints)
    if len(told.id) > LONGEST_NAME:
        return Entry(line, None, (*wrong, f"an id of {len(told.id):,} characters"))
    usable = _names(told.names, wrong)
    weak = _names(told.weak_names, wrong)
    chief = _names((told.name,) if told.name else (), wrong)
    row = Row(
        id=told.id,
        kind=told.kind,
        name=chief[0] if chief else _chief(usable),
        names=tuple(dict.fromkeys((*chief, *usable))),
        weak_names=tuple(one for one in weak if one not in usable),
        countries=tuple(dict.fromkeys(told.countries)),
        wikidata=_one_wikidata(told.wikidata, told.id, wrong),
        roles=_plain(told.roles),
        topics=_plain(told.topics),
    )
    return Entry(line, row, tuple(wrong))


def wikidata_id(text: str) -> str | None:
    """The Wikidata id that a text is, alone or as the address of the entity."""
    found = _WIKIDATA.fullmatch(text.strip())
    return found[1] if found else None


def country_of_code(code: str) -> str | None:
    """The alpha-3 code of a country or of the one that a territory is part of ("gb-sct"), from two letters."""
    return alpha3_of(code.strip().partition("-")[0])


def _names(written: Iterable[str], wrong: list[str]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for name in written:
        if len(name) > LONGEST_NAME:
            wrong.append(f"a name of {len(name):,} characters, {name[:20]!r}...")
            continue
        plain = " ".join(unicodedata.normalize("NFC", name).split())
        if any(letter.isalpha() for letter in plain):
            found[plain] = None
    return tuple(found)


def _chief(names: tuple[str, ...]) -> str:
    """The first name in Latin letters, else the first."""
    return next((name for name in names if is_latin(name)), names[0] if names else "")


def _one_wikidata(written: Iterable[str], id: str, wrong: list[str]) -> str | None:
    told = [text for text in written if text.strip()]
    ids = {text: wikidata_id(text) for text in told}
    wrong.extend(f"{text[:40]!r} is no Wikidata id" for text, found in ids.items() if found is None)
    sure = sorted({found for found in ids.values() if found is not None})
    if len(sure) > 1:
        wrong.append(f"several Wikidata ids ({', '.join(sure[:5])}), none of which is taken")
        return None
    return sure[0] if sure else wikidata_id(id) if not told else None


def _plain(texts: Iterable[str]) -> tuple[str, ...]:
    joined = (" ".join(text.split()) for text in texts)
    return tuple(dict.fromkeys(text for text in joined if text and len(text) <= LONGEST_NAME))
