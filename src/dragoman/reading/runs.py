"""Runs of capitalised words that the lexicon does not know: names, mostly."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.knowledge.given_names import ambiguous_given_names, family_first_surnames, given_names
from dragoman.language.automaton import bases
from dragoman.language.keys import is_latin, plain_letters
from dragoman.language.words import Word
from dragoman.reading.found import Found, FoundKind
from dragoman.reading.joined_names import joins_two
from dragoman.reading.stream import Stream
from dragoman.reading.text import Sentence

_HYPHENS = frozenset("-‐–")

_INNER_SIGNS = frozenset("-–‐'’.")

_MOST_NAME_WORDS = 5
_LEAST_BODY = 3
_LEAST_SHOUTED = 2
_STEM = 6

# "Benedict XVI", in any script.
_ORDINAL = re.compile("(?:X{0,2}(?:IX|IV|V?I{0,3}))(?<=.)")

_OPENING_MARKS = frozenset('"“„«‘”')

_COMMON = frozenset({"word", "report", "event"})
_ORDINARY = frozenset(
    {
        "word",
        "never",
        "report",
        "event",
        "doubtful",
        "unit",
        "number",
        "context",
        "time",
        "source",
        "multiplier",
        "many",
        "bound",
    }
)
_NO_PARTICLE = frozenset({"word", "role"})
_ADDRESSED = frozenset({"organisation word", "organisation", "outlet", "country", "place", "role"})


def runs(stream: Stream, sentence: Sentence, taken: Sequence[bool]) -> list[Found]:
    """The runs of a sentence, in order; `taken` says of each word of the text whether the lexicon knows it."""
    headline = is_headline(stream, sentence)
    found: list[Found] = []
    reach = sentence.first
    for place in stream.capitals(sentence):
        if place < reach or taken[place] or not _begins_name(stream, place) or _is_day_only(stream, place):
            continue
        last = _run_end(stream, place, sentence.last, taken)
        opens = is_opening(stream, place, sentence)
        body = _body_end(stream, last, sentence.last, taken) if _may_be_body(stream, place) else None
        if body is not None and opens and last - place == 1 and not _is_capital_elsewhere(stream, place):
            # "Every company" has its capital for opening the sentence.
            reach = last
            continue
        if body is not None:
            first = place + 1 if last - place > 1 and opens and _is_ordinary(stream, place, last) else place
            found.append(Found(first, body, "organisation", name=stream.surface(first, body)))
            reach = body
            continue
        run = _run(stream, place, last, sentence, headline)
        if run is not None:
            found.append(run)
        reach = last
    return found


def is_headline(stream: Stream, sentence: Sentence) -> bool:
    """Whether a sentence has capitals on words that are no names, as headlines have in some languages."""
    if not stream.lexicon.pack.names.title_case or len(stream.capitals(sentence)) <= _LEAST_SHOUTED:
        return False
    long = [word for word in stream.words[sentence.first : sentence.last] if word.kind == "word" and len(word.text) > 3]
    if len(long) <= 3 or sum(word.capitalised for word in long) < 0.7 * len(long):
        return False
    # "Sergei Lavrov met Antony Blinken" has capitals too, but on names alone.
    places = (place for place in range(sentence.first, sentence.last) if not is_opening(stream, place, sentence))
    return any(stream.words[place].capitalised and _is_common(stream, place) for place in places)


def is_opening(stream: Stream, place: int, sentence: Sentence) -> bool:
    """Whether a word has its capital for opening a sentence or a quotation."""
    words = stream.words
    if place > sentence.first:
        before = words[place - 1]
        if before.kind != "sign":
            return False
        if before.text in _OPENING_MARKS and before.end == words[place].start:
            return True
    return all(words[at].kind == "sign" for at in range(sentence.first, place))


def _is_common(stream: Stream, place: int) -> bool:
    return stream.words[place].folded in stream.lower_case or stream.is_any(_COMMON, place)


def _begins_name(stream: Stream, place: int) -> bool:
    word = stream.words[place]
    return word.kind in ("word", "short") and word.capitalised and not _is_noun(stream, place)


def _is_noun(stream: Stream, place: int) -> bool:
    """Whether a word is a common noun of a language that writes these with a capital; after a given name it is none."""
    if not stream.at("noun", place):
        return False
    before = stream.words[place - 1].folded if place else ""
    return not (before in given_names() or stream.ends_kind(place, "title") or stream.ends_kind(place, "role"))


def _is_day_only(stream: Stream, place: int) -> bool:
    """Whether a capitalised word is a weekday or a month that is no given name."""
    return stream.is_day(place) and stream.words[place].folded not in given_names()


def _run_end(stream: Stream, first: int, stop: int, taken: Sequence[bool]) -> int:
    words = stream.words
    place = first + 1
    last = place
    while place < stop and not taken[place] and place - first <= 2 * _MOST_NAME_WORDS:
        word = words[place]
        if _begins_name(stream, place):
            if is_latin(word.text) != is_latin(words[first].text):
                last = place + 1 if _ORDINAL.fullmatch(word.text) else last
                break
            place += 1
            last = place
        elif word.kind == "possessive":
            break
        elif place + 1 < stop and not taken[place + 1] and _joins(stream, place):
            place += 1
            if word.text in _HYPHENS and not _begins_name(stream, place):
                place += 1
                last = place
        else:
            break
    return last


def _is_capital_elsewhere(stream: Stream, place: int) -> bool:
    """Whether a word, in this or another form, has a capital inside a sentence too."""
    stem = stream.words[place].folded[:_STEM]
    return any(
        word.capitalised and word.folded.startswith(stem) and not is_opening(stream, other, stream.sentence_of(other))
        for other, word in enumerate(stream.words)
        if other != place
    )


def _may_be_body(stream: Stream, first: int) -> bool:
    """Whether capitals may begin the name of a body: they are no person's."""
    if len(stream.words[first].text) < _LEAST_BODY:
        return False
    is_introduced = stream.ends_kind(first, "title") or stream.ends_kind(first, "role")
    return not is_introduced and not is_given_name(stream, stream.words[first].text)


def _body_end(stream: Stream, last: int, stop: int, taken: Sequence[bool]) -> int | None:
    """The end of a body's name that goes on in lower case, at most one more word between: "Национальная ассамблея"."""
    if not stream.lexicon.pack.names.body_last:
        return None
    for place in (last, last + 1):
        for match in stream.at("body", place):
            between = stream.words[last:place]
            is_small = all(word.kind == "word" and not word.capitalised for word in stream.words[last : match.last])
            if (
                match.last <= stop
                and is_small
                and not any(taken[last : match.last])
                and not _is_function(stream, between)
            ):
                return match.last
    return None


def _is_function(stream: Stream, between: Sequence[Word]) -> bool:
    return any(len(word.text) < 4 for word in between)


def _joins(stream: Stream, place: int) -> bool:
    word, before, after = stream.words[place], stream.words[place - 1], stream.words[place + 1]
    if word.text in _INNER_SIGNS:
        touches = before.end == word.start
        if word.text == ".":
            return after.capitalised and touches and (len(before.text) == 1 or stream.ends_kind(place, "title"))
        if not (touches and word.end == after.start) or joins_two(stream, place):
            return False
        return after.capitalised or _is_given_in_two(stream, place) or _is_linked(stream, place)
    if stream.is_head(place, "shared") and not stream.at("particle", place - 1):
        # "von der Leyen", but "sagte Merz der Zeitung".
        return False
    if stream.is_head(place, "to") and stream.is_any(_ADDRESSED, place + 1):
        # "dijo Plasco al Post": what is told to somebody is no part of a name.
        return False
    return bool(stream.at("particle", place)) and (after.capitalised or bool(stream.at("particle", place + 1)))


def _is_linked(stream: Stream, hyphen: int) -> bool:
    """Whether a small particle stands between two hyphens: "Saif-ul-Malook"."""
    two = stream.words[hyphen + 2 : hyphen + 4]
    return bool(stream.at("particle", hyphen + 1)) and len(two) > 1 and two[0].text in _HYPHENS and two[1].capitalised


def _is_given_in_two(stream: Stream, hyphen: int) -> bool:
    """Whether a hyphen joins a given name in two parts, of which the second is small: "Moon Jae-in"."""
    return hyphen >= 2 and stream.words[hyphen - 2].folded in family_first_surnames()


def _run(stream: Stream, first: int, last: int, sentence: Sentence, headline: bool) -> Found | None:
    # "ông", "господин": most languages write a title small.
    titled = stream.ends_kind(first, "title")
    if is_opening(stream, first, sentence) and not stream.at("title", first) and _is_ordinary(stream, first, last):
        if last - first == 1:
            return None
        first += 1
    for match in stream.at("title", first):
        titled, first = True, match.last
        while first < last and stream.words[first].text == ".":
            first += 1
    while last - first > 1 and (stream.is_head(first, "article") or not stream.words[first].capitalised):
        first += 1
    if first >= last or any(match.last == last for match in stream.at("never", first)):
        return None
    if headline and not titled:
        last = _cut_headline(stream, first, last)
    parts = _parts(stream, first, last)
    first = _with_particles(stream, first, sentence)
    if not parts or (len(parts) == 1 and len(parts[0]) < 2):
        return None
    # A headline in capitals is no body's name for a word in it.
    is_shouted = len(parts) > _LEAST_SHOUTED and all(part.isupper() for part in parts)
    kind = "run" if is_shouted else _run_kind(stream, first, last)
    if kind != "run" and len(parts) == 1:
        # "Council" or "River" alone is no name.
        return None
    name = " ".join(parts) if kind == "run" else stream.surface(first, last)
    return Found(first, last, kind, name=name, parts=parts, titled=titled, modifier=headline and not titled)


def _with_particles(stream: Stream, first: int, sentence: Sentence) -> int:
    """Where a surname begins that has its particles before it: "von der Leyen"."""
    start = first
    while start > sentence.first and (before := _particle_before(stream, start)) is not None:
        start = max(before, sentence.first)
    return start


def _particle_before(stream: Stream, place: int) -> int | None:
    """Where a particle begins that ends just before a word and is nothing else."""
    for start in (place - 2, place - 1) if stream.ends_kind(place, "particle") else ():
        if start >= 0 and any(match.last == place for match in stream.at("particle", start)):
            is_other = any(stream.is_any(_NO_PARTICLE, at) for at in range(start, place))
            return None if is_other else start
    return None


def _cut_headline(stream: Stream, first: int, last: int) -> int:
    """Where a name ends in a headline that capitalises every word: after a given name and the word behind it."""
    is_name = last - first > 2 and stream.words[first].folded in given_names()
    return first + 2 if is_name else last


def _parts(stream: Stream, first: int, last: int) -> tuple[str, ...]:
    """The words of a name; what a hyphen joins is one of them."""
    parts: list[str] = []
    place = first
    while place < last:
        word = stream.words[place]
        if word.kind in ("word", "short"):
            is_joined = bool(parts) and place > first and stream.words[place - 1].text in _HYPHENS
            if is_joined:
                parts[-1] += stream.words[place - 1].text + word.text
            else:
                parts.append(word.text)
        place += 1
    return tuple(parts)


def cut_front(stream: Stream, item: Found, parts: int) -> None:
    """Takes the first so many parts off a run: they are no part of the name."""
    first = item.first
    left = parts
    while left:
        first += 1
        if stream.words[first].kind in ("word", "short") and stream.words[first - 1].text not in _HYPHENS:
            left -= 1
    item.first, item.parts = first, item.parts[parts:]
    item.name = " ".join(item.parts)
    if item.reach[0] < first and item.role is None:
        item.reach = first, item.reach[1]


def cut_back(stream: Stream, item: Found, parts: int) -> Found:
    """Cuts a run behind so many parts; what follows is a run of its own, which is given back."""
    second = Found(item.first, item.last, item.kind, name=item.name, parts=item.parts)
    cut_front(stream, second, parts)
    item.last, item.parts = second.first, item.parts[:parts]
    while stream.words[item.last - 1].kind == "sign":
        item.last -= 1
    item.name = " ".join(item.parts)
    item.reach = item.reach[0], max(item.last, item.reach[1] if item.reach[1] <= item.last else item.last)
    return second


def _is_ordinary(stream: Stream, first: int, last: int) -> bool:
    """Whether a sentence's first word is most likely capitalised only for standing there."""
    word = stream.words[first]
    syllable = stream.lexicon.pack.names.syllable
    if syllable and last - first == 1 and re.fullmatch(syllable, plain_letters(word.text)):
        # Any syllable may open a sentence; one alone is hardly a name.
        return True
    if word.folded in given_names():
        return False
    return word.folded in stream.lower_case or stream.is_any(_ORDINARY, first)


def _run_kind(stream: Stream, first: int, last: int) -> FoundKind:
    if _holds(stream, "organisation word", first, last):
        return "organisation"
    reach = last + 1 if stream.lexicon.pack.names.place_last else last
    if _holds(stream, "place word", max(first - 1, 0), reach):
        return "place"
    return "run"


def _holds(stream: Stream, kind: str, first: int, last: int) -> bool:
    # A letter with a point is an initial sooner than "г." (town).
    return bool(stream.matches(kind)) and any(
        match.last <= last and len(stream.words[place].text) > 1
        for place in range(first, last)
        for match in stream.at(kind, place)
    )


def is_given_name(stream: Stream, word: str, sure: bool = False) -> bool:
    """Whether a word, or what it may be the inflected form of, is a given name; `sure` leaves out common words."""
    folded = stream.lexicon.fold(word)
    if folded in ambiguous_given_names():
        return not sure
    return any(candidate in given_names() for candidate in bases(folded, stream.lexicon.endings))
