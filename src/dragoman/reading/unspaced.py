"""Names of people in scripts without capitals and without spaces: Chinese, Japanese."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.reading.found import Found
from dragoman.reading.stream import Stream


def unspaced(stream: Stream, found: Sequence[Found], taken: Sequence[bool]) -> list[Found]:
    """The names of people, in order."""
    return []
