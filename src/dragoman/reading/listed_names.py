"""Names of the user's own lists in scripts without capitals, where they stand as the lists have them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from dragoman.knowledge.list_choice import Naming, is_borne_out
from dragoman.knowledge.list_keys import unspaced, unspaced_parts
from dragoman.knowledge.lists import Listed, begin_listed, begins_full_name, begins_listed, has_lists, listed, may_begin
from dragoman.language.automaton import bases
from dragoman.language.keys import is_latin, part_key
from dragoman.reading.found import Found
from dragoman.reading.listed import options_of
from dragoman.reading.speech import says
from dragoman.reading.stream import Stream
from dragoman.reading.sure_names import ORDINARY

_TWO = 2
_MOST_WORDS = 4
# Ideographs, and katakana at the beginning of its run: where a name may begin in writing without blanks.
_MAY_BEGIN = re.compile("[\u3005\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]|(?<![\u30a1-\u30ff])[\u30a1-\u30fa]")
# From Thai on, scripts may write a full name as one word.
_JOINT = "\u0e00"
_FAR = 6
_BETWEEN_PARTS = str.maketrans(dict.fromkeys("·・•‧∙=＝", " "))

Place = tuple[int, int, tuple[Listed, ...]]


def listed_names(stream: Stream, found: Sequence[Found]) -> list[Found]:
    """The people and organisations of lists, in order, without overlaps; `found` is what the lexicon knows.

    A short name of a large list counts only where something speaks for it: a country of his that the text names, or an
    office, a title or a word of reporting beside it.
    """
    if not has_lists():
        return []
    countries = frozenset(item.country for item in found if item.kind == "country" and item.country)
    places = _in_spaced(stream) if stream.lexicon.pack.spaced else _in_unspaced(stream)
    names: list[Found] = []
    for first, last, rows in places:
        if (names and first < names[-1].last) or _is_taken(stream, found, first, last):
            continue
        if stream.lexicon.pack.spaced and any(stream.at("word", place) for place in range(first, last)):
            # "In death", "from the winner": whoever is called so, a small word is no part of his name.
            continue
        naming = Naming(_parts(stream, first, last), countries)
        if any(is_borne_out(one, naming) for one in rows) or _is_spoken_for(stream, found, first, last):
            names.append(_named(stream, first, last, rows))
    return names


def _in_unspaced(stream: Stream) -> Iterator[Place]:
    text = unspaced(stream.text)
    for match in _MAY_BEGIN.finditer(text):
        begun = begins_listed(text, match.start())
        if begun is not None:
            first, last = stream.word_at(match.start()), stream.word_at(begun[0])
            if stream.words[first].start == match.start() and stream.words[last - 1].end == begun[0]:
                yield first, last, begun[1]


def _in_spaced(stream: Stream) -> Iterator[Place]:
    """Names of several words, of which the last may have an ending, and those that are written as one."""
    for place, word in enumerate(stream.words):
        if word.kind != "word" or not may_begin(word.text):
            continue
        if word.text >= _JOINT and (rows := _joint(stream, place)):
            yield place, place + 1, rows
            continue
        last, rows = _of_words(stream, place)
        if rows:
            yield place, last, rows


def _joint(stream: Stream, place: int) -> tuple[Listed, ...]:
    """Whose name in one word, as Korean writes it, a word is, but for a particle."""
    word = stream.words[place]
    begun = begins_listed(stream.text[word.start : word.end])
    if begun is None:
        return ()
    is_whole = word.text[: begun[0]] in bases(word.text, stream.lexicon.endings)
    return begun[1] if is_whole else ()


def _of_words(stream: Stream, first: int) -> tuple[int, tuple[Listed, ...]]:
    """The longest name of several words that begins at one, where it ends, and whose it is."""
    near = takewhile(lambda word: word.kind == "word", stream.words[first : first + _MOST_WORDS])
    keys = list(takewhile(bool, (part_key(word.text) for word in near)))
    if len(keys) < _TWO or not begins_full_name(keys[0]):
        return first, ()
    exact = begin_listed(keys)
    least = first + (exact[0] if exact is not None else 1)
    for last in range(first + len(keys), least, -1):
        front = keys[: last - first - 1]
        if last - first > _TWO and not begins_full_name(" ".join(front)):
            continue
        (options,) = options_of(stream, [stream.words[last - 1].text])
        for key in options[1:]:
            if rows := listed((*front, key)):
                return last, rows
    return least, exact[1] if exact is not None else ()


def _is_taken(stream: Stream, found: Iterable[Found], first: int, last: int) -> bool:
    """Whether a word or another name reaches into these words or over them; what lies in them is part of the name.

    People whom the knowledge has are found by themselves.
    """
    marked = [match for kind in ORDINARY for place in range(first - _FAR, last) for match in stream.at(kind, place)]
    known = [match for place in range(first - _FAR, last) for match in stream.at("person", place)]
    places = [*((item.first, item.last) for item in found), *((match.first, match.last) for match in marked)]
    reaching = [(begin, end) for begin, end in places if begin < last and end > first]
    inside = (first <= begin and end <= last and (begin, end) != (first, last) for begin, end in reaching)
    return not all(inside) or any(one.last > first for one in known)


def _is_spoken_for(stream: Stream, found: Iterable[Found], first: int, last: int) -> bool:
    """Whether an office, a title or a reporting verb stands right beside a name."""
    offices = [item for item in found if item.kind == "role"]
    if any(item.last == first or item.first == last for item in offices):
        return True
    if stream.ends_kind(first, "title") or stream.at("title", last):
        return True
    return says(stream, last)


def _named(stream: Stream, first: int, last: int, rows: tuple[Listed, ...]) -> Found:
    surface = stream.surface(first, last)
    people = tuple(one for one in rows if one.kind == "person")
    if not people:
        return Found(first, last, "organisation", name=surface, listed=rows)
    written = next((one.name.split() for one in people if is_latin(one.name)), [])
    parts = tuple(part for part in written if part_key(part)) or _written_parts(stream, first, surface)
    return Found(first, last, "person", name=" ".join(parts), parts=parts, titled=True, sure=True, listed=people)


def _written_parts(stream: Stream, first: int, surface: str) -> tuple[str, ...]:
    """The parts of a name as it stands; a family name of the language is the first of them."""
    parts = tuple(surface.translate(_BETWEEN_PARTS).split())
    if len(parts) == 1:
        ends = sorted((match.last - first for match in stream.at("family", first)), reverse=True)
        family = next((end for end in ends if end < len(surface)), 0)
        parts = tuple(part for part in (surface[:family], surface[family:]) if part)
    return parts


def _parts(stream: Stream, first: int, last: int) -> int:
    return last - first if stream.lexicon.pack.spaced else unspaced_parts(last - first)
