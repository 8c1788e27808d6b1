"""Bodies that nobody has listed, known by the words of their names or by what stands beside them.

Here is what the names themselves tell: a company's legal form, a university's place, the marks around a party's name.
What only their surroundings tell is in `unnamed_bodies`, which asks after the persons are known.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from dragoman.knowledge.given_names import given_names
from dragoman.language.automaton import bases
from dragoman.language.keys import is_latin, part_key
from dragoman.reading.acronyms import join_acronyms
from dragoman.reading.found import Found
from dragoman.reading.joined import Joined
from dragoman.reading.lexicon import SCRIPTS_WITHOUT_CAPITALS
from dragoman.reading.people import is_known_surname
from dragoman.reading.runs import is_opening
from dragoman.reading.stream import Stream

_OPENING = frozenset('„“«"‘')
_CLOSING = frozenset('“”»"’')
_MOST_QUOTED = 6
_MOST_TAILS = 3
_MOST_PURPOSE = 3
_BUSINESS = "BUS"
_NO_NAME = frozenset({"word", "report", "time", "number"})
_NOUNS = frozenset({"organisation word", "body"})


def bodies(stream: Stream, found: Sequence[Found]) -> list[Found]:
    """The found names, those joined and called organisations that are some; nothing new in scripts without capitals."""
    if stream.lexicon.pack.script in SCRIPTS_WITHOUT_CAPITALS:
        return list(found)
    joined = list(found)
    for step in (_companies, _partners, _quoted, _compounds, _tails, _purposes, _of_towns, _courts):
        joined = step(stream, joined)
    join_acronyms(stream, joined)
    return joined


def _body(stream: Stream, first: int, last: int, country: str | None = None, sector: str | None = None) -> Found:
    return Found(first, last, "organisation", name=stream.surface(first, last), country=country, sector=sector)


def is_free(item: Found) -> bool:
    """Whether a run may be anything yet: no title stands before it, and it is no headline's."""
    return item.kind == "run" and bool(item.parts) and not (item.titled or item.sure or item.modifier)


def is_unknown_body(stream: Stream, item: Found) -> bool:
    """Whether an organisation is known by its words alone."""
    return item.kind == "organisation" and item.country is None and item.name == stream.surface(item.first, item.last)


def _companies(stream: Stream, found: list[Found]) -> list[Found]:
    """Names with the legal form of a company behind them: "Adler Limited", "Nord Verlag 2 AG", "Adler, Inc."."""
    ending = {item.last: item for item in found}
    joined = Joined(found)
    for match in stream.matches("legal form"):
        inside = joined.at(match.first)
        if inside is not None and not (inside.first < match.first and inside.last <= match.last):
            inside = None
        item = inside or ending.get(match.first) or ending.get(match.first - 1)
        if item is None or not (is_free(item) or is_unknown_body(stream, item)):
            continue
        between = stream.words[item.last : match.first]
        if any(word.text != "," and word.kind != "number" for word in between) or _is_shouted(stream, item):
            continue
        parts = [one for one in joined.within(match.first, match.last) if one.first >= match.first]
        joined.replace((item, *parts), _body(stream, item.first, match.last, sector=_BUSINESS))
    kept = joined.in_order()
    for item in kept:
        if is_free(item) and len(item.parts) > 1 and _ends_as(stream, item, "company word"):
            item.kind, item.name = "organisation", stream.surface(item.first, item.last)
    return kept


def _ends_as(stream: Stream, item: Found, kind: str) -> bool:
    return any(match.last == item.last for match in stream.at(kind, item.last - 1)) and is_latin(item.name)


def _is_shouted(stream: Stream, item: Found) -> bool:
    """Whether a name stands in a sentence all in capitals."""
    sentence = stream.sentence_of(item.first)
    long = [word for word in stream.words[sentence.first : sentence.last] if len(word.text) > 1 and word.kind == "word"]
    return sum(word.text.isupper() for word in long) > len(long) / 2


def _partners(stream: Stream, found: list[Found]) -> list[Found]:
    """Names joined by the sign of a firm: "Blohm & Voss"."""
    kept: list[Found] = []
    for item in found:
        before = kept[-1] if kept else None
        if before is not None and is_free(before) and is_free(item) and item.first == before.last + 1:
            are_short = len(before.parts) == 1 or len(item.parts) == 1
            if stream.words[before.last].text == "&" and are_short:
                kept[-1] = _body(stream, before.first, item.last)
                continue
        kept.append(item)
    return kept


def _quoted(stream: Stream, found: list[Found]) -> list[Found]:
    """Names in marks behind the noun of a body: "компания «Лидер»", "партията „Нов ден“"."""
    joined = Joined(found)
    for kind in ("body noun", "body"):
        for match in stream.matches(kind):
            first = match.last + 1
            last = _closing(stream, match.last)
            if last is None or not stream.words[first].capitalised:
                continue
            inside = joined.within(first, last)
            if any(item.first < first or item.last > last for item in inside):
                continue
            if all(item.kind in ("run", "place", "country") for item in inside):
                joined.replace(inside, _body(stream, first, last))
    return joined.in_order()


def _closing(stream: Stream, opening: int) -> int | None:
    """Where a short stretch in marks ends that begins at a word; None where none does."""
    stop = stream.sentence_of(opening).last if opening < len(stream.words) else 0
    if opening + 1 >= stop or stream.words[opening].text not in _OPENING:
        return None
    for place in range(opening + 2, min(stop, opening + 2 + _MOST_QUOTED)):
        if stream.words[place].text in _CLOSING:
            return place
    return None


def _compounds(stream: Stream, found: list[Found]) -> list[Found]:
    """The names of bodies where each word is several syllables, of which the first has the capital: "Đảng Dân chủ"."""
    if not stream.lexicon.pack.syllabic:
        return found
    kept: list[Found] = []
    reach = 0
    for item in found:
        if item.first < reach:
            continue
        if is_unknown_body(stream, item) and (last := _end_of_compounds(stream, item)) > item.last:
            item.last, item.name = last, stream.surface(item.first, last)
            item.reach = item.first, last
            reach = last
        kept.append(item)
    return kept


def _end_of_compounds(stream: Stream, item: Found) -> int:
    words, stop = stream.words, stream.sentence_of(item.first).last
    starts = [match.last for place in range(item.first, item.last) for match in stream.at("organisation word", place)]
    capitals = item.last - (max(starts) if starts else item.first)
    last = item.last
    while capitals == 1 and last < stop and _is_small(stream, last):
        last += 1
        capitals = 0
        while last < stop and words[last].kind == "word" and words[last].capitalised and not stream.at("country", last):
            last += 1
            capitals += 1
    return last


def _tails(stream: Stream, found: list[Found]) -> list[Found]:
    """The names of bodies that go on behind "of": "University of Chicago", "Institute for Policy Research"."""
    beginning = {item.first: item for item in found}
    joined = Joined(found)
    for match in stream.matches("organisation word"):
        head = joined.at(match.first)
        if head is not None and head.last < match.last:
            head = None
        if not stream.words[match.first].capitalised:
            continue
        if head is None:
            head = _body(stream, match.first, match.last)
        elif not is_unknown_body(stream, head) or head.last != match.last:
            continue
        tails: list[Found] = []
        while len(tails) < _MOST_TAILS and (tail := _tail(stream, head, tails, beginning)) is not None:
            tails.append(tail)
        if tails:
            joined.replace((head, *tails), _body(stream, head.first, tails[-1].last, country=_country(tails)))
    return joined.in_order()


def _purposes(stream: Stream, found: list[Found]) -> list[Found]:
    """The names of bodies that go on in small words behind "for": "Ministrstvo za javno upravo"."""
    if stream.lexicon.pack.names.title_case or stream.lexicon.pack.syllabic:
        return found
    joined, beginning = Joined(found), {item.first for item in found}
    for match in stream.matches("organisation word"):
        head = joined.at(match.first)
        if not stream.words[match.first].capitalised:
            continue
        if head is not None and not is_unknown_body(stream, head):
            continue
        first, last = (head.first, head.last) if head is not None else (match.first, match.last)
        end = _end_of_purpose(stream, last, beginning)
        if end > last and not _is_shouted(stream, _body(stream, first, last)):
            joined.replace(() if head is None else (head,), _body(stream, first, end))
            beginning.add(first)
    return joined.in_order()


def _end_of_purpose(stream: Stream, last: int, beginning: Collection[int]) -> int:
    """Where a name ends that goes on behind "for": in one small word, or in all up to a sign or a word of grammar."""
    start = next((match.last for match in stream.at("word", last) if match.entry.value == "for"), None)
    if start is None:
        return last
    stop = stream.sentence_of(last - 1).last
    end = start
    while end < stop and end - start <= _MOST_PURPOSE and _is_small(stream, end) and end not in beginning:
        end += 1
    if end == start:
        return last
    return end if end - start <= _MOST_PURPOSE else start + 1


def _is_small(stream: Stream, place: int) -> bool:
    """Whether a small word may be part of a name, as no reporting verb and no word of grammar is."""
    word = stream.words[place]
    return word.kind == "word" and not word.capitalised and not stream.is_any(_NO_NAME, place)


def _country(items: Sequence[Found]) -> str | None:
    return next((item.country for item in items if item.kind == "place"), None)


def _tail(stream: Stream, head: Found, tails: Sequence[Found], beginning: dict[int, Found]) -> Found | None:
    """What belongs to a body's name behind a word such as "of"."""
    last = tails[-1].last if tails else head.last
    for match in stream.at("word", last):
        if match.entry.value not in ("of", "for"):
            continue
        for first in (match.last, match.last + 1):
            item = beginning.get(first)
            if item is None or (first > match.last and not stream.is_head(match.last, "article")):
                continue
            if item.kind == "place" or (is_free(item) and not is_like_person(stream, item)):
                return item
    return None


def is_like_person(stream: Stream, item: Found) -> bool:
    """Whether a run begins with a given name or may be the surname of somebody known."""
    own = stream.lexicon
    first, last = own.fold(item.parts[0]), own.fold(item.parts[-1])
    if any(base in given_names() for base in bases(first, own.endings)):
        return True
    return any(is_known_surname(part_key(base)) for base in bases(last, own.endings))


def _of_towns(stream: Stream, found: list[Found]) -> list[Found]:
    """Bodies with a town in their names: "Belfast Magistrates Court", "Университет Саппоро"."""
    kept: list[Found] = []
    for item in found:
        before = kept[-1] if kept else None
        if before is not None and before.last == item.first and before.form == "name":
            in_front = before.kind == "place" and is_unknown_body(stream, item) and _has_word(stream, item, item.last)
            behind = item.kind == "place" and item.form == "name" and is_unknown_body(stream, before)
            if in_front or (behind and _begins_with_word(stream, before)):
                country = before.country if in_front else item.country
                kept[-1] = _body(stream, before.first, item.last, country, before.sector or item.sector)
                continue
        kept.append(item)
    return kept


def _has_word(stream: Stream, item: Found, last: int) -> bool:
    places = range(item.first, item.last)
    return any(match.last == last for place in places for match in stream.at("organisation word", place))


def _begins_with_word(stream: Stream, item: Found) -> bool:
    return bool(stream.at("organisation word", item.first))


def _courts(stream: Stream, found: list[Found]) -> list[Found]:
    """Courts, chambers and ministries with names of several words and a capital: "the Supreme Court"."""
    if stream.lexicon.pack.syllabic:
        return found
    for item in found:
        if item.kind != "group" or item.last - item.first == 1 or not stream.words[item.first].capitalised:
            continue
        sentence = stream.sentence_of(item.first)
        if is_opening(stream, item.first, sentence) or _is_shouted(stream, item):
            continue
        places = range(item.first, item.last)
        if any(stream.is_any(_NOUNS, place) for place in places):
            item.kind, item.name = "organisation", stream.surface(item.first, item.last)
    return found
