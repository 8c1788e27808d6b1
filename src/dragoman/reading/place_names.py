"""Names that may be places', and whether they are: many are words, or people's names, too."""

from __future__ import annotations

from dragoman.knowledge.place import Place
from dragoman.knowledge.places import bearers, is_sure_name, is_written_name, place_names
from dragoman.language.automaton import Match
from dragoman.reading.case_endings import stands_in
from dragoman.reading.found import Found
from dragoman.reading.glued import glued
from dragoman.reading.lexicon import SCRIPTS_WITHOUT_CAPITALS
from dragoman.reading.runs import is_given_name
from dragoman.reading.stream import Stream

_SHORT = 5
_SMALL, _LITTLE, _MIDDLING, _LARGE = 100_000, 300_000, 1_000_000, 3_000_000
COMMAS = frozenset(",،、，")
_DASHES = frozenset("-–—")
_FIRST_PARAGRAPHS, _DATELINE = 3, 9


def found_place(stream: Stream, match: Match) -> Found:
    """A place's name, with all that it may mean."""
    first, last, entry = match.first, match.last, match.entry
    options = places_named(stream, first, last, "place", "maybe place")
    exact = place_names().get(stream.words[first].folded, ()) if last == first + 1 else ()
    if exact:
        # What an ending would make of the word is not meant where the word is a name as it stands.
        options = [place for place in options if place in exact or place.kind != "city"]
    if last > first + 1 and any(place.kind == "region" for place in options):
        # "Харьковская область" is no city, though packs may call it by the city's name.
        options = [place for place in options if place.kind == "region"]
    return Found(first, last, "place", name=entry.value, country=entry.form or None, places=tuple(options))


def places_named(stream: Stream, first: int, last: int, *kinds: str) -> list[Place]:
    """The places that the words from `first` to before `last` name, where the lexicon has them as one of the kinds."""
    matches = [match for kind in kinds for match in stream.at(kind, first)]
    groups = [match.entry.index for match in matches if match.last == last and match.entry.index >= 0]
    return list({place.id: place for group in groups for place in bearers(group)}.values())


def is_doubtful(stream: Stream, match: Match) -> bool:
    """Whether a name may as well be another word: the text writes that small, or only an ending makes a place of it.

    So may a short name where nothing has a capital.
    """
    if match.last - match.first > 1 or match.entry.index < 0:
        return False
    word = stream.words[match.first]
    if stream.lexicon.pack.script in SCRIPTS_WITHOUT_CAPITALS:
        return stream.lexicon.pack.spaced and len(word.text) < _SHORT
    if word.folded in stream.lower_case:
        return True
    place = bearers(match.entry.index)[0]
    if place.kind == "city" and (place.population >= _LARGE or (place.capital and place.population >= _SMALL)):
        return False
    is_opening = stream.sentence_of(match.first).first == match.first
    is_sure = is_sure_name(word.text.lower())
    if not is_sure and word.folded not in place_names():
        is_short = len(word.text) <= _SHORT and place.population < _MIDDLING
        return (is_short or is_opening) and place.country not in stream.countries
    is_small = place.kind == "city" and place.population < _LITTLE
    is_strange = not is_sure and stream.lexicon.pack.script == "Latn"
    is_chance = is_opening and not is_written_name(word.text.lower())
    return is_small and (is_chance or is_strange) and place.country not in stream.countries


def is_dateline(stream: Stream, first: int, last: int) -> bool:
    """Whether a name opens a paragraph as the place that it is written from: a dash or an agency follows."""
    start = stream.words[first].start
    if all(paragraph[0] != start for paragraph in stream.paragraphs[:_FIRST_PARAGRAPHS]):
        return False
    behind = range(last, min(last + _DATELINE, len(stream.words)))
    if behind and stream.words[last].text == "(":
        return any(stream.words[place].text == ")" for place in behind)
    for place in behind:
        word = stream.words[place]
        if word.text in _DASHES:
            return stream.text[word.start - 1] == " "
        if word.kind == "word" and not word.capitalised and not stream.at("time", place):
            return False
    return False


def is_borne_out(stream: Stream, first: int, last: int, before: Found | None) -> bool:
    """Whether a name that people or words bear too is a place's here.

    It stands in or from there, or beside a word for places, what it lies in follows behind a comma, or it is joined to
    a place; and no family name follows.
    """
    behind = stream.words[last] if last < len(stream.words) else None
    if behind is not None and behind.kind == "word" and behind.capitalised and not _is_land(stream, last):
        return False
    is_from = stream.ends_head(first, "from") and not stream.ends_head(first, "of")
    if is_from or stream.ends_head(first, "in") or stream.ends_kind(first, "place word"):
        return True
    if is_dateline(stream, first, last):
        return True
    if is_joined(stream, first, before) or _is_of_told_country(stream, first, last):
        return True
    if stands_in(stream, first, last) and not stream.ends_head(first - 1, "in"):
        return True
    return behind is not None and behind.text in COMMAS and _is_land(stream, last + 1)


def _is_of_told_country(stream: Stream, first: int, last: int) -> bool:
    """Whether the sentence names the country of the place that a name means, which stands alone and is no person's."""
    sentence = stream.sentence_of(first)
    lead = next(
        (bearers(match.entry.index)[0] for match in stream.at("maybe place", first) if match.last == last), None
    )
    if lead is None or first == sentence.first or stream.words[first - 1].capitalised:
        return False
    if is_given_name(stream, stream.words[first].text):
        return False
    return lead.country in stream.countries_by_sentence.get(stream.number_of_sentence(first), ())


def is_joined(stream: Stream, first: int, before: Found | None) -> bool:
    """Whether a place by name stands before it with only "and" or a comma between."""
    if before is None or before.kind != "place":
        return False
    if before.last == first:
        return "and" in glued(stream, first)
    if before.last == first - 2:
        # "près de Tombouctou et de Gao"
        return stream.is_head(before.last, "and") and not stream.words[before.last + 1].capitalised
    if before.last != first - 1:
        return False
    return stream.words[before.last].text in COMMAS or stream.is_head(before.last, "and")


def _is_land(stream: Stream, place: int) -> bool:
    """Whether a country's name or a region's begins at a word."""
    if any(match.entry.form == "name" for match in stream.at("country", place)):
        return True
    groups = (match.entry.index for match in stream.at("place", place))
    return any(group >= 0 and bearers(group)[0].kind == "region" for group in groups)
