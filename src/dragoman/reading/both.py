"""Whom "the two ministers" and "both countries" mean: two that the text has named together just before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dragoman.language.automaton import Match
from dragoman.reading.attached import markers
from dragoman.reading.entities import Cast, Located
from dragoman.reading.groups import Group
from dragoman.reading.stream import Stream
from dragoman.reading.text import Sentence

_ALONE, _PEOPLE, _SIDES = "both_alone", "both_people", "both_sides"
# What stands right behind "both" where it says both of whom.
_OPENS_NOUN = ("article", "of", "possessive", "this")
_SENTENCES_BACK = 4


def with_both(
    stream: Stream, cast: Cast, by_sentence: Mapping[int, Sequence[Located]], number: int, found: list[Group]
) -> list[Group]:
    """The groups of a sentence, by its number, together with those that stand for two named before, in order."""
    sentence = stream.sentences[number]
    added = [
        Group(match.first, match.last, meant, markers(stream, match.first, match.last, sentence), personal=personal)
        for match, personal in _phrases(stream, sentence)
        if (meant := _meant(cast, _before(by_sentence, number, match.first), personal))
    ]
    if not added:
        return found
    # The ministers of "the two ministers" are nobody else.
    kept = [one for one in found if not any(one.first < other.last and other.first < one.last for other in added)]
    return sorted([*kept, *added], key=lambda group: (group.first, group.last))


def _phrases(stream: Stream, sentence: Sentence) -> Iterator[tuple[Match, bool]]:
    """The phrases of a sentence that stand for two, the longest of those that overlap, and whether for people."""
    found = [
        (match, head != _SIDES)
        for head in (_ALONE, _PEOPLE, _SIDES)
        for match in stream.of_head(head, sentence.first, sentence.last)
        if head != _ALONE or _is_alone(stream, match.last, sentence)
    ]
    end = sentence.first
    for match, personal in sorted(found, key=lambda each: (each[0].first, -each[0].last)):
        if match.first >= end:
            end = match.last
            yield match, personal


def _is_alone(stream: Stream, place: int, sentence: Sentence) -> bool:
    """Whether no noun follows at a word: "the two met", but "the two bridges"."""
    if place >= sentence.last or stream.words[place].kind != "word" or stream.is_predicate(place):
        return True
    return bool(stream.heads_at(place)) and not stream.is_head(place, *_OPENS_NOUN)


def _before(by_sentence: Mapping[int, Sequence[Located]], number: int, place: int) -> Iterator[list[Located]]:
    """The mentions before a word of a sentence, then those of the sentences before it, the nearest first."""
    yield [mention for mention in by_sentence.get(number, ()) if mention.last <= place]
    for back in range(1, _SENTENCES_BACK + 1):
        yield list(by_sentence.get(number - back, ()))


def _meant(cast: Cast, before: Iterator[list[Located]], personal: bool) -> tuple[int, ...]:
    """The only two that the nearest sentence names which names two, people before countries or the other way round.

    Nobody where that sentence names more, or where one between names somebody else: who is meant is not said. Nor where
    two people of the same sentence act for the countries: "X and Y raised the ties of both countries".
    """
    seen: set[int] = set()
    for back, mentions in enumerate(before):
        people = _named(cast, mentions, "person")
        countries = _named(cast, mentions, "country")
        if not personal and not back and len(people) == 2 and len(countries) < 2:
            return ()
        if personal and len(people) < 2 and len(countries) == 2 and not seen:
            return countries
        here = people if personal else _sides_of(cast, countries, people)
        seen.update(here)
        if len(seen) > 2:
            return ()
        if len(here) == 2:
            return here
    return ()


def _sides_of(cast: Cast, countries: tuple[int, ...], people: tuple[int, ...]) -> tuple[int, ...]:
    """The countries that are named, one of them by who acts for it: "Tusk turned down the offer of Ukraine"."""
    if len(countries) != 1:
        return countries or _countries_of(cast, people)
    own = cast.entities[countries[0]].country
    others = tuple(one for one in people if cast.entities[one].country not in (None, own))
    is_one = len({cast.entities[one].country for one in others}) == 1
    return (*countries, *_countries_of(cast, others[:1])) if is_one else countries


def _named(cast: Cast, mentions: Sequence[Located], kind: str) -> tuple[int, ...]:
    return tuple(dict.fromkeys(one.entity for one in mentions if cast.entities[one.entity].kind == kind))


def _countries_of(cast: Cast, people: tuple[int, ...]) -> tuple[int, ...]:
    """The countries of people where the text names these as well, else the people, who stand for them."""
    named = {entity.country: at for at, entity in enumerate(cast.entities) if entity.kind == "country"}
    sides = tuple(dict.fromkeys(named[c] for one in people if (c := cast.entities[one].country) in named))
    return sides if len(sides) == len(people) else people
