"""The facts of an article packed into one cell of its row."""

from __future__ import annotations

import zlib
from typing import Any

import msgspec
from msgspec import Struct

from dragoman.model import Analysis, Citation, Entity, EventMention, Figure, Mention, Quotation, TimeExpression
from dragoman.record.likely_parts import LIKELY


class _Parts(Struct, omit_defaults=True):
    entities: tuple[Entity, ...] = ()
    mentions: tuple[Mention, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    events: tuple[EventMention, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    figures: tuple[Figure, ...] = ()
    citations: tuple[Citation, ...] = ()


_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(_Parts)


def packed(analysis: Analysis) -> bytes:
    """All that was read from an article; the words of quotations are left out, since the article has them."""
    spoken = tuple(msgspec.structs.replace(one, text="") for one in analysis.quotations)
    return packed_parts({name: getattr(analysis, name) for name in _Parts.__struct_fields__} | {"quotations": spoken})


def packed_parts(parts: dict[str, Any]) -> bytes:
    """Facts by the names that an analysis has for them, packed."""
    press = zlib.compressobj(zdict=LIKELY)
    return press.compress(_encoder.encode(_Parts(**parts))) + press.flush()


def unpacked(cell: bytes, text: str) -> dict[str, Any]:
    """The facts that `packed` packed, by the names that an analysis has for them; `text` is the article's."""
    parts = _decoder.decode(_unpressed(cell))
    found = {name: getattr(parts, name) for name in _Parts.__struct_fields__}
    spoken = (msgspec.structs.replace(one, text=text[slice(*one.span)]) for one in parts.quotations)
    return found | {"quotations": tuple(spoken)}


def _unpressed(cell: bytes) -> bytes:
    undone = zlib.decompressobj(zdict=LIKELY)
    parts = undone.decompress(cell)
    if not undone.eof or undone.unused_data:
        raise zlib.error("its end is not where it should be")
    return parts
