"""The analysis as JSON, and the JSON Schema of it, out of the types of `model`.

This is the one interface that other programs read: a field is added only with a new schema number.
"""

from __future__ import annotations

from typing import Any

import msgspec

from dragoman.model import Analysis

SCHEMA = "dragoman.analysis/1"

_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(Analysis)


def encode(analysis: Analysis) -> bytes:
    """One line of JSON in UTF-8, without the line's end.

    A page that could not be read has `error` and no `article`; an article has no `error`.
    """
    plain = msgspec.to_builtins(analysis)
    unset = "error" if analysis.error is None else "article"
    del plain[unset]
    if analysis.error is not None:
        plain = {name: plain[name] for name in ("schema", "coder", "source", "error")}
    return _encoder.encode(plain)


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
