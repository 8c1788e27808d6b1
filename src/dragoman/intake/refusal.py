"""What a page gets that cannot be read."""

from __future__ import annotations

from msgspec import Struct

from dragoman.model import Source


class Refusal(Struct, frozen=True):
    """A page, or a part of a file, that gives no article, with the reason alone: the caller names the source."""

    source: Source
    reason: str
