"""Reporting clauses set off by dashes: «…, — said Zakharova. — …», and direct speech that a dash opens in its line.

Russian and Ukrainian write the first inside the quotation marks as a rule; the second is common in most of Europe.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dragoman.model import Span
from dragoman.reading.quotation_marks import stretch_at
from dragoman.reading.stream import Stream

_DASHES = frozenset("—–-")
_BEFORE_DASH = frozenset(",.!?…")
_CUE_WITHIN = 5
_INSERTED_WITHIN = 18


def without_insertions(stream: Stream, stretches: Iterable[Span]) -> list[Span]:
    """The stretches with reporting clauses between dashes cut out of them."""
    return [piece for stretch in stretches for piece in _pieces(stream, stretch)]


def spoken_lines(stream: Stream, stretches: Sequence[Span]) -> list[Span]:
    """Direct speech that a dash opens at the head of a paragraph, as far as a reporting clause tells it for speech."""
    found: list[Span] = []
    for start, end in stream.paragraphs:
        first = stream.word_at(start)
        if first + 1 >= len(stream.words) or stream.words[first].text not in _DASHES:
            continue
        spoken = (stream.words[first + 1].start, end)
        pieces = list(_pieces(stream, spoken))
        if pieces != [spoken] and stretch_at(stretches, spoken[0]) is None:
            found.extend(pieces)
    return found


def _pieces(stream: Stream, stretch: Span) -> Iterator[Span]:
    start, end = stretch
    place = stream.word_at(start)
    while place < len(stream.words) and stream.words[place].start < end:
        insertion = _insertion_at(stream, place, end)
        if insertion is None:
            place += 1
            continue
        yield start, _end_of_speech(stream, place)
        place = insertion
        if place >= len(stream.words) or stream.words[place].start >= end:
            return
        start = stream.words[place].start
    if start < end:
        yield start, end


def _insertion_at(stream: Stream, dash: int, end: int) -> int | None:
    """The word behind a reporting clause that a dash opens; None where the dash opens none."""
    words = stream.words
    if words[dash].text not in _DASHES or dash == 0 or words[dash - 1].text not in _BEFORE_DASH:
        return None
    if not any(stream.at("report", place) for place in range(dash + 1, min(dash + _CUE_WITHIN, len(words)))):
        return None
    for place in range(dash + 2, min(dash + _INSERTED_WITHIN, len(words))):
        if words[place].start >= end:
            break
        if words[place].text in _DASHES and words[place - 1].text in _BEFORE_DASH:
            return place + 1
    behind = dash + 1
    while behind < len(words) and words[behind].start < end:
        behind += 1
    return behind


def _end_of_speech(stream: Stream, dash: int) -> int:
    """Where the words before a dash end; the comma that hands over to the reporting clause is not theirs."""
    last = stream.words[dash - 1]
    return last.start if last.text == "," else last.end
