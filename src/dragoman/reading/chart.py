"""All that the words of time in a sentence can say together: the parts, joined in every way the grammar allows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from dragoman.language.remembered import Remembered
from dragoman.reading.atoms import atoms
from dragoman.reading.joining import joined
from dragoman.reading.marks import Marks
from dragoman.reading.said import Loose, Piece, Said

Chart = Mapping[int, Sequence[Piece]]
# Where a part may begin, and the joint before it.
Start = tuple[int, str]

# Small words between two parts of an expression: "in the morning of the 5th".
_MOST_SMALL_WORDS = 3
_SHORT_WORD = 3
# More readings of one place are no expression of time but a page of bare numbers.
_MOST_PIECES = 60
_SMALL = ("of", "on", "article", "day_word")


def chart_of(marks: Marks, places: Iterable[int]) -> Chart:
    """The pieces that begin at each of these places, single ones and joined ones.

    Read from the right to the left, so that what a piece can be joined to is known when it is reached.
    """
    chart: dict[int, list[Piece]] = {}
    behind = Remembered(partial(starts_behind, marks))
    for place in sorted(places, reverse=True):
        single = atoms(marks, place)
        if single:
            chart[place] = _grown(marks, chart, behind, single)
    return chart


def _grown(marks: Marks, chart: Chart, behind: Mapping[int, Sequence[Start]], single: Sequence[Piece]) -> list[Piece]:
    """Pieces with all that they can be joined to; `behind` tells where that may begin."""
    pieces = list(dict.fromkeys(single))
    seen = set(pieces)
    for piece in pieces:
        for start, joint in behind[piece.last]:
            for further in chart.get(start, ()):
                closes = marks.is_sign(piece.last, "(") and marks.is_sign(further.last, ")")
                for said in joined(marks, piece, further, joint):
                    together = Piece(piece.first, further.last + closes, said)
                    if together not in seen and len(pieces) < _MOST_PIECES:
                        seen.add(together)
                        pieces.append(together)
    return pieces


def starts_behind(marks: Marks, last: int) -> list[Start]:
    """Where the next part of an expression may begin, and what stands between."""
    starts = [(last, "")]
    is_comma = marks.is_sign(last, ",(")
    if is_comma or (marks.is_sign(last, ".") and marks.touches(last)):
        joint = "," if is_comma else ""
        starts.append((last + 1, joint))
        starts += [(start, joint) for start in past_small_words(marks, last + 1)]
    elif (marks.is_dash(last) or marks.is_sign(last, "/")) and marks.touches(last) and marks.touches(last + 1):
        starts.append((last + 1, "-"))
    else:
        starts += [(start, "") for start in past_small_words(marks, last)]
    return starts


def past_small_words(marks: Marks, place: int) -> list[int]:
    """The places behind one, two, three small words that may stand inside an expression."""
    starts: list[int] = []
    for _ in range(_MOST_SMALL_WORDS):
        hour = marks.past(place, "hour_word")
        if hour > place and "number" in marks.heads(hour):
            starts.append(hour)
        start = max(marks.past(place, *_SMALL), marks.past_grammar(place, "of", "in", "on"), marks.past_owner(place))
        if start == place and not starts:
            start = _past_any_short_word(marks, place)
        if start == place:
            break
        starts.append(start)
        place = start
    return starts


def _past_any_short_word(marks: Marks, place: int) -> int:
    """Where nothing is known of the language's small words, behind one short word: "3 de marzo"."""
    if marks.knows_small_words:
        return place
    word = marks.word(place)
    if word is None or word.kind != "word" or len(word.text) > _SHORT_WORD:
        return place
    return place if word.capitalised or marks.heads(place) else place + 1


def longest_said(pieces: Sequence[Piece]) -> list[tuple[Piece, Said]]:
    """The pieces that say something by themselves, the longest first; of equal ones, that of more joined parts."""
    whole = [(piece, piece.said) for piece in pieces if isinstance(piece.said, Said)]
    if len(whole) < 2:
        return whole
    order = {piece: at for at, (piece, _) in enumerate(whole)}
    return sorted(whole, key=lambda each: (-each[0].last, -order[each[0]]))


def loose(pieces: Sequence[Piece], kind: str) -> list[tuple[Piece, Loose]]:
    """The pieces of one loose kind, the longest first."""
    found = [(piece, piece.said) for piece in pieces if isinstance(piece.said, Loose) and piece.said.kind == kind]
    return sorted(found, key=lambda each: -each[0].last)
