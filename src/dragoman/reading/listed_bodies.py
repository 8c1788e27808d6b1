"""Where the names of organisations of the user's own lists stand in a text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.knowledge.list_keys import MOST_PARTS
from dragoman.knowledge.lists import Listed, begin_listed, has_lists
from dragoman.language.keys import part_key
from dragoman.reading.found import Found
from dragoman.reading.lexicon import SCRIPTS_WITHOUT_CAPITALS
from dragoman.reading.runs import is_headline, is_opening
from dragoman.reading.stream import Stream
from dragoman.reading.text import Sentence
from dragoman.reading.traits import part_traits

_THREE = 3
_MOST_WORDS = MOST_PARTS + 2
# Signs that may stand inside a body's name; at any other it ends.
_INNER = frozenset("-‐–.&'’")
_ORDINARY = ("word", "never", "report", "event", "time", "title", "role")


def with_listed_bodies(stream: Stream, found: list[Found]) -> list[Found]:
    """What the lexicon knows, with the organisations of lists whose names stand in the text as the lists have them.

    A name swallows what lies in it ("Bank of Ireland"), and gives way to what reaches beyond it or is as long.
    """
    if not has_lists() or stream.lexicon.pack.script in SCRIPTS_WITHOUT_CAPITALS:
        return found
    bodies = list(_bodies(stream, found))
    if not bodies:
        return found
    inside = {place for body in bodies for place in range(body.first, body.last)}
    kept = [item for item in found if item.first not in inside]
    return sorted([*kept, *bodies], key=lambda item: item.first)


def _bodies(stream: Stream, found: Sequence[Found]) -> Iterator[Found]:
    beginning = {item.first: item.last for item in found}
    inner = {place for item in found for place in range(item.first + 1, item.last)}
    for sentence in stream.sentences:
        if is_headline(stream, sentence):
            continue
        place = sentence.first
        while place < sentence.last:
            if not stream.words[place].capitalised:
                place += 1
                continue
            last, rows = _longest(stream, place, sentence)
            is_whole = place not in inner and last not in inner and beginning.get(place, place) < last
            if rows and is_whole and _is_name(stream, place, last, sentence):
                yield Found(place, last, "organisation", name=stream.surface(place, last), listed=rows)
                place = last
            else:
                place += 1


def _longest(stream: Stream, first: int, sentence: Sentence) -> tuple[int, tuple[Listed, ...]]:
    """The longest name of a body that begins at a word: where it ends, and whose it is."""
    places: list[int] = []
    keys: list[str] = []
    for place in range(first, min(first + _MOST_WORDS, sentence.last)):
        word = stream.words[place]
        key = part_key(word.text) if word.kind != "sign" else ""
        if key:
            places.append(place)
            keys.append(key)
        elif word.text not in _INNER:
            break
    begun = begin_listed(keys)
    if begun is None:
        return first, ()
    return places[begun[0] - 1] + 1, tuple(one for one in begun[1] if one.kind == "organisation")


def _is_name(stream: Stream, first: int, last: int, sentence: Sentence) -> bool:
    """Whether words have their capitals for being a name, and no person's."""
    words = stream.words[first:last]
    if is_opening(stream, first, sentence) and not any(word.capitalised for word in words[1:]):
        return False
    names = [
        place
        for place in range(first, last)
        if stream.words[place].capitalised and not any(stream.at(kind, place) for kind in _ORDINARY)
    ]
    if all(stream.words[place].folded in stream.lower_case for place in names):
        return False
    of_body = any(stream.at("organisation word", place) for place in range(first, last))
    given = part_traits(stream.lexicon.language, words[0].folded).given
    return of_body or not given or len(words) > _THREE
