"""What a rule of joining is.

A rule takes two parts that stand beside each other, the first and the second, and gives what they say together, in
every way they can; nothing where they do not belong together. What stands between them is their joint: nothing or
small words (""), a comma or an opening bracket (","), a dash or a slash ("-").
"""

from __future__ import annotations

from collections.abc import Callable

from dragoman.reading.marks import Marks
from dragoman.reading.said import Loose, Piece, Said

Rule = Callable[[Marks, Piece, Piece, str], list[Said | Loose]]

STEPPING = frozenset({"ago", "hence", "earlier", "later"})


def is_other_word(marks: Marks, place: int) -> bool:
    """Whether a word has another sense beside that of time."""
    stream = marks.stream
    return bool(stream.at("word", place) or stream.at("event", place) or stream.at("report", place))
