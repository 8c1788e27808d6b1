"""The analysis as JSON, and the JSON Schema of it, out of the types of `model`.

This is the one interface that other programs read. A field that is always there is added only with a new schema
number; what only some pages tell is left out where it is not told, so that older readers meet nothing new.
"""

from __future__ import annotations

from typing import Any

import msgspec

from dragoman.model import Analysis
from dragoman.timex import timex_of

SCHEMA = "dragoman.analysis/1"

# Told of some pages and entities only, and left out of the JSON where it is not.
_OF_SOME_SOURCES = ("offset", "fetched")
_OF_SOME_ARTICLES = ("modified", "section", "tags", "other_languages")
_OF_SOME_ENTITIES = ("listed",)

_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(Analysis)


def encode(analysis: Analysis, timex: bool = False) -> bytes:
    """One line of JSON in UTF-8, without the line's end.

    A page that could not be read has `error` and no `article`; an article has no `error`. With `timex` every expression
    of time has its TIMEX3 too, which the schema does not know.
    """
    plain = msgspec.to_builtins(analysis)
    unset = "error" if analysis.error is None else "article"
    del plain[unset]
    if analysis.error is not None:
        plain = {name: plain[name] for name in ("schema", "coder", "source", "error")}
    _leave_out(plain["source"], _OF_SOME_SOURCES)
    if "article" in plain:
        _leave_out(plain["article"], _OF_SOME_ARTICLES)
        for entity in plain["entities"]:
            _leave_out(entity, _OF_SOME_ENTITIES)
    if timex and "article" in plain:
        for expression, told in zip(plain["times"], analysis.times, strict=True):
            expression["timex"] = msgspec.to_builtins(timex_of(told.when))
    return _encoder.encode(plain)


def _leave_out(plain: dict[str, Any], names: tuple[str, ...]) -> None:
    for name in names:
        if plain[name] is None or plain[name] == ():
            del plain[name]


def decode(line: bytes | str) -> Analysis:
    """The analysis that a line of JSON holds.

    Raises `msgspec.ValidationError` (a `ValueError`) where the line does not follow the contract.
    """
    return _decoder.decode(line)


def json_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of one line of output."""
    (schema,), components = msgspec.json.schema_components([Analysis], ref_template="#/$defs/{name}")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": SCHEMA,
        "oneOf": [{"required": ["article"]}, {"required": ["error"]}],
        **schema,
        "$defs": components,
    }
