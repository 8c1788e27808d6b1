"""Linked data (JSON-LD) of a page: what it says of its article, also where the JSON is broken in the usual ways."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

import msgspec

Thing = Mapping[str, Any]

# What an article is called, from the likeliest to what may stand for it.
_ARTICLE = re.compile(r"(?:Article|Posting|Report|Review|Recipe)$")
_STANDS_FOR_ARTICLE = re.compile(r"(?:WebPage|VideoObject|AudioObject|Episode|Clip|Event|CreativeWork)$")
_INSIDE = ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item")
_DEEPEST, _MOST_THINGS = 6, 500

# More than this is not mended: no page says so much of itself.
_LARGEST_MENDED = 500_000
_CONTROL = re.compile(r"[\x00-\x1f]+")
_AROUND = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)|(?://\s*)?(?:-->|\]\]>)\s*;?\s*$"
)
# A string or comment that is not closed ends with the text, so that it is read once and not from every place in it.
_STRING = r'("(?:[^"\\]|\\.)*+(?:"|\Z))'
_COMMENT = re.compile(_STRING + r'|/\*.*?(?:\*/|\Z)|(?<![:"])//[^\n"]{0,300}$', re.DOTALL | re.MULTILINE)
_TRAILING_COMMA = re.compile(_STRING + r"|,(?=\s?[}\]])", re.DOTALL)
_MISSING_COMMA = re.compile(r'(?<=[}\]])\s?(?=[{\[])|(?<=["\d}\]])\n(?="[\w@]{1,40}"\s?:)')
_BAD_ESCAPE = re.compile(r'\\(?!["\\/bfnrt]|u[0-9a-fA-F]{4})')
_SALVAGED = re.compile(
    r'"(datePublished|dateModified|dateCreated|headline|articleSection|inLanguage)"\s*:\s*"((?:[^"\\\n]|\\.){1,500})"'
)


def things(scripts: Iterable[str], address: str | None) -> tuple[Thing, ...]:
    """The objects of linked data that speak of the page's article, the likeliest first.

    Objects that are called articles go before those that may stand for one; of several, the one of this address first.
    References within the page are put in their places. Of JSON that cannot be mended only plain values are left.
    """
    given = [value for script in scripts for value in _values(script)]
    every = [one for value in given for one in _objects(value, 0)][:_MOST_THINGS]
    known = {one["@id"]: one for one in every if isinstance(one.get("@id"), str) and len(one) > 1}
    ranked = [(rank, one) for one in every if (rank := _rank(one, address)) is not None]
    ranked.sort(key=lambda pair: pair[0])
    return tuple(_referred(one, known) for _, one in ranked)


def first_text(found: Sequence[Thing], *names: str) -> str | None:
    """What the first object that has such a value says under these names, in their order."""
    for name in names:
        for one in found:
            value = one.get(name)
            value = value[0] if isinstance(value, list) and value else value
            if isinstance(value, dict):
                value = value.get("name") or value.get("@value")
            if isinstance(value, str) and value.strip():
                return value
    return None


def _values(script: str) -> Iterator[Any]:
    try:
        yield msgspec.json.decode(script)
    except (msgspec.DecodeError, RecursionError, UnicodeError):
        if len(script) <= _LARGEST_MENDED:
            yield from _mended(script)


def _mended(script: str) -> Iterator[Any]:
    """The values of broken JSON: each repair is tried upon the one before."""
    lines = (" ".join(line.split()) for line in script.splitlines())
    text = _AROUND.sub("", _AROUND.sub("", "\n".join(filter(None, lines)))).strip().rstrip(";")
    if "&quot;" in text:
        text = html.unescape(text)
    text = _COMMENT.sub(r"\1", text)
    for repaired in _repairs(text):
        try:
            yield msgspec.json.decode(repaired)
            return
        except RecursionError:
            return
        except (msgspec.DecodeError, UnicodeError):
            continue
    salvaged = {name: html.unescape(value) for name, value in reversed(_SALVAGED.findall(text))}
    if salvaged:
        yield {"@type": "Article", **salvaged}


def _repairs(text: str) -> Iterator[str]:
    text = _CONTROL.sub(" ", _MISSING_COMMA.sub(",", _TRAILING_COMMA.sub(r"\1", text)))
    yield text
    text = _BAD_ESCAPE.sub(r"\\\\", text)
    yield text
    yield f"[{text}]"
    # Closed too early or too late, by one.
    yield f"{text}}}"
    yield text[:-1]


def _objects(given: Any, depth: int) -> Iterator[Thing]:
    if depth > _DEEPEST:
        return
    if isinstance(given, list):
        for one in given[:_MOST_THINGS]:
            yield from _objects(one, depth + 1)
    elif isinstance(given, dict):
        yield given
        for name in _INSIDE:
            if name in given:
                yield from _objects(given[name], depth + 1)


def _rank(one: Thing, address: str | None) -> int | None:
    kinds = one.get("@type")
    named = [kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)]
    if any(map(_ARTICLE.search, named)):
        return 0 if address and _is_of(one, address) else 1
    if any(map(_STANDS_FOR_ARTICLE.search, named)):
        return 2
    return 3 if "datePublished" in one else None


def _is_of(one: Thing, address: str) -> bool:
    place = one.get("mainEntityOfPage")
    place = place.get("@id") or place.get("url") if isinstance(place, dict) else place
    return any(isinstance(value, str) and _path(value) == _path(address) for value in (place, one.get("url")))


def _path(address: str) -> str:
    try:
        return urlsplit(address).path.rstrip("/")
    except ValueError:
        return address


def _referred(one: Thing, known: Mapping[str, Thing]) -> Thing:
    """The object with what it only refers to put in place of the reference, one level deep."""
    return {name: _resolved(value, known) for name, value in one.items()}


def _resolved(value: Any, known: Mapping[str, Thing]) -> Any:
    if isinstance(value, list):
        return [_resolved(part, known) for part in value[:_MOST_THINGS]]
    if isinstance(value, dict) and "name" not in value and isinstance(value.get("@id"), str):
        return known.get(value["@id"], value)
    return value
