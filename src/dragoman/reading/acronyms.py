"""Names in capitals, and the names in full that they are short for."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from dragoman.knowledge.given_names import given_names
from dragoman.language.keys import is_latin
from dragoman.reading.found import Found
from dragoman.reading.stream import Stream

_ACRONYM = re.compile(r"[^\W\d_]{2,6}")
_SHORTEST, _LONGEST = 3, 5
_TOUCHING = frozenset(".-‐–/@_'’")
_ROMAN = re.compile(r"[IVXLC]+")
_MOST_WORDS = 10
_OTHERS = frozenset(
    {"no body", "unit", "role", "title", "time", "number", "legal form", "organisation word", "never", "word"}
)
_FEWEST_WORDS = 2


def is_body_acronym(stream: Stream, place: int) -> bool:
    """Whether a word in capitals may be the name of a body: no number, no unit, and not shouted with its neighbours."""
    word = stream.words[place]
    if not _ACRONYM.fullmatch(word.text) or not word.text.isupper() or _ROMAN.fullmatch(word.text):
        return False
    if stream.is_any(_OTHERS, place) or word.folded in stream.lower_case:
        return False
    return word.folded not in given_names() and not any(_is_shout(stream, other) for other in (place - 1, place + 1))


def explained(stream: Stream) -> frozenset[str]:
    """The words (folded) that stand somewhere in brackets behind common words: "веб-камера (ВК)"."""
    words = stream.words
    openings = (place for place, word in enumerate(words[:-1]) if word.text == "(")
    return frozenset(words[place + 1].folded for place in openings if _is_behind_common(stream, place))


def stands_for_body(stream: Stream, place: int, explained_words: Collection[str]) -> bool:
    """Whether an acronym that no name in full explains may be taken for a body's by its looks alone.

    It is no part of an address or a compound, and none of `explained`.
    """
    word = stream.words[place]
    if not _SHORTEST <= len(word.text) <= _LONGEST or not is_body_acronym(stream, place) or _is_touched(stream, place):
        return False
    return word.folded not in explained_words


def _is_touched(stream: Stream, place: int) -> bool:
    words = stream.words
    before = words[place - 1] if place else None
    if before is not None and before.end == words[place].start and before.text in _TOUCHING:
        return True
    behind = words[place + 1 : place + 3]
    return len(behind) > 1 and behind[0].text in _TOUCHING and behind[0].end == behind[1].start


def _is_behind_common(stream: Stream, bracket: int) -> bool:
    before = stream.words[bracket - 1]
    return bracket > 0 and before.kind == "word" and not before.capitalised


def _is_shout(stream: Stream, place: int) -> bool:
    """Whether a neighbour is in capitals too, as in a headline or among initials."""
    if not 0 <= place < len(stream.words):
        return False
    word = stream.words[place]
    return word.kind == "word" and len(word.text) > 1 and word.text.isupper()


def join_acronyms(stream: Stream, found: Sequence[Found]) -> None:
    """Calls a name in full and the acronym in brackets behind it by one name: "Democratic Union (DU)"."""
    ending = {item.last: item for item in found}
    beginning = {item.first: item for item in found}
    alike: dict[str, list[Found]] = {}
    for item in found:
        if item.last == item.first + 1:
            alike.setdefault(stream.words[item.first].folded, []).append(item)
    for item in found:
        if not _is_in_brackets(stream, item) or not stream.words[item.first].text.isupper():
            continue
        full = _full_name(stream, item, ending.get(item.first - 1), beginning)
        if full is None:
            continue
        if item.kind == "run":
            item.kind, item.name, item.country, item.sector = "organisation", full.name, full.country, full.sector
        elif full.country is None:
            full.name, full.country, full.sector = item.name, item.country, item.sector
        _call_alike(item, alike[stream.words[item.first].folded])


def _is_in_brackets(stream: Stream, item: Found) -> bool:
    words = stream.words
    if item.kind not in ("run", "organisation") or item.last != item.first + 1 or not item.first:
        return False
    return words[item.first - 1].text == "(" and item.last < len(words) and words[item.last].text in ")/,;"


def _full_name(stream: Stream, acronym: Found, before: Found | None, beginning: Mapping[int, Found]) -> Found | None:
    """The organisation of which the words before a bracket are the name."""
    letters = stream.words[acronym.first].folded
    if acronym.kind == "run" and not is_body_acronym(stream, acronym.first):
        return None
    if before is not None and before.kind == "organisation" and before.form == "name":
        return before
    if before is not None and before.kind == "run" and len(before.parts) >= _FEWEST_WORDS:
        if _initials(stream, before.first, before.last, letters):
            before.kind, before.name = "organisation", stream.surface(before.first, before.last)
            return before
        return None
    return _long_name(stream, acronym, beginning)


def _long_name(stream: Stream, acronym: Found, beginning: Mapping[int, Found]) -> Found | None:
    """An organisation whose name goes on up to the bracket in words that nobody knows."""
    end = acronym.first - 1
    first = max(end - _MOST_WORDS, stream.sentence_of(acronym.first).first)
    near = [beginning[place] for place in range(first, end) if place in beginning]
    for item in near:
        is_body = item.kind == "organisation" and item.form == "name"
        if not is_body or not _is_one_name(stream, item.last, end):
            continue
        if all(one.last <= item.last for one in near):
            item.last, item.reach = end, (item.first, end)
            item.name = stream.surface(item.first, end)
        return item
    return None


def _is_one_name(stream: Stream, first: int, last: int) -> bool:
    """Whether nothing between two words ends a name: no sign, no verb."""
    return all(stream.words[place].kind == "word" and not stream.is_predicate(place) for place in range(first, last))


def _initials(stream: Stream, first: int, last: int, letters: str) -> bool:
    """Whether an acronym's letters begin words of a stretch in their order, the first of them its first."""
    words = [word.folded for word in stream.words[first:last] if word.kind == "word"]
    if not words or is_latin(words[0]) != is_latin(letters) or words[0][0] != letters[0]:
        return False
    left = list(letters)
    for word in words:
        if left and word[0] == left[0]:
            left.pop(0)
    return not left and len(words) >= _FEWEST_WORDS


def _call_alike(acronym: Found, alike: Sequence[Found]) -> None:
    """Calls the same acronym alike wherever it stands."""
    for item in alike:
        if item.kind == "run":
            item.kind, item.name, item.country, item.sector = (
                "organisation", acronym.name, acronym.country, acronym.sector,
            )  # fmt: skip
