"""Where the places of the user's own lists stand in a text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from dragoman.knowledge.list_keys import MOST_PLACE_PARTS
from dragoman.knowledge.listed_places import begin_place, begins_place, has_places
from dragoman.knowledge.place import Place
from dragoman.language.keys import part_key
from dragoman.reading.found import Found
from dragoman.reading.lexicon import SCRIPTS_WITHOUT_CAPITALS
from dragoman.reading.listed import options_of
from dragoman.reading.place_names import is_borne_out
from dragoman.reading.stream import Stream

_HYPHENS = frozenset("-‐’'")


def with_listed_places(stream: Stream, found: list[Found]) -> list[Found]:
    """What the lexicon knows, with the places of lists; a place that it knows may also be one of theirs.

    A list of places holds most words of a language: a name counts only where the sentence bears it out.
    """
    if not has_places():
        return found
    for item in found:
        if item.kind == "place" and item.places:
            known = {place.id for place in item.places}
            others = (place for place in _of_words(stream, item.first, item.last) if place.id not in known)
            item.places = (*item.places, *others)
    return sorted([*found, *_unknown(stream, found)], key=lambda item: item.first)


def _unknown(stream: Stream, found: Sequence[Found]) -> Iterator[Found]:
    """The places that the lexicon does not know."""
    taken = {place for item in found for place in range(item.first, item.last)}
    ending = {item.last: item for item in found}
    reach = 0
    for first in _beginnings(stream):
        if first < reach or first in taken:
            continue
        last, places = _longest(stream, first, taken)
        before = next((ending[place] for place in range(first, max(first - 3, 0), -1) if place in ending), None)
        if places and is_borne_out(stream, first, last, before):
            reach = last
            item = Found(first, last, "place", name=places[0].name, country=places[0].country, places=places)
            ending[last] = item
            yield item


def _beginnings(stream: Stream) -> Iterator[int]:
    """The words with which a place's name may begin."""
    if stream.lexicon.pack.script not in SCRIPTS_WITHOUT_CAPITALS:
        yield from (place for sentence in stream.sentences for place in stream.capitals(sentence))
    elif stream.lexicon.pack.spaced:
        yield from (place for place, word in enumerate(stream.words) if word.kind == "word")


def _longest(stream: Stream, first: int, taken: set[int]) -> tuple[int, tuple[Place, ...]]:
    """The places of the longest name that begins at a word, and where it ends."""
    if not any(map(begins_place, _keys_of(stream, first))):
        return first, ()
    most = min(first + 2 * MOST_PLACE_PARTS, len(stream.words))
    last = sum(1 for _ in takewhile(lambda place: _may_be_part(stream, place, taken), range(first, most))) + first
    for end in range(last, first, -1):
        if stream.words[end - 1].kind == "word" and (places := _of_words(stream, first, end)):
            return end, places
    return first, ()


def _may_be_part(stream: Stream, place: int, taken: set[int]) -> bool:
    word = stream.words[place]
    return place not in taken and (word.kind == "word" or word.text in _HYPHENS)


def _of_words(stream: Stream, first: int, last: int) -> tuple[Place, ...]:
    """The places of lists whose name these words are; the last of them may have an ending."""
    words = [place for place in range(first, last) if stream.words[place].kind == "word"]
    if not words or len(words) > MOST_PLACE_PARTS:
        return ()
    front = tuple(part_key(stream.words[place].text) for place in words[:-1])
    for key in _keys_of(stream, words[-1]):
        if key and all(front) and (places := begin_place((*front, key))):
            return places
    return ()


def _keys_of(stream: Stream, place: int) -> Sequence[str]:
    (keys,) = options_of(stream, [stream.words[place].text])
    return keys
