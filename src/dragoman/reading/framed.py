"""Verbs that tell an event of some objects alone: "lifted" a ban, "sent" peacekeepers, "opened" an investigation.

A pack writes such verbs and objects in two lists (`objects`), instead of a phrase with a gap for each pair, and what
stands between them (numbers, adjectives, whose it is) may be longer than a gap.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from dragoman.language.automaton import Match
from dragoman.reading.stream import Stream
from dragoman.reading.text import Sentence

_REACH = 10
_PASSIVE_REACH = 4
_PERSONAL_REACH = 5
_MEASURES = frozenset({"number", "multiplier", "unit"})
_PLACES = frozenset({"place", "country"})
_PARTING = ("break", "that", "relative", "whom", "and", "infinitive")
_PREPOSITIONS = ("with", "by", "to", "from", "against", "about", "for")


def framed(stream: Stream, sentence: Sentence) -> Iterator[Match]:
    """The verbs of a sentence that have one of their objects, each up to the end of it where it stands behind."""
    there = {match.entry.index for match in stream.within("object", sentence)}
    if not there:
        return
    for match in stream.within("framed", sentence):
        if match.entry.index not in there:
            continue
        is_active = match.entry.form == "verb" or _shares_auxiliary(stream, sentence, match)
        leads = is_active or stream.lexicon.pack.order != "SVO"
        if leads and (behind := _behind(stream, sentence, match)) is not None:
            yield Match(match.first, behind, replace(match.entry, form="verb") if is_active else match.entry)
        elif object_before(stream, sentence, match) is not None:
            yield match


def _behind(stream: Stream, sentence: Sentence, verb: Match) -> int | None:
    """Where the object behind a verb ends: in its clause, with nothing between that parts the two."""
    measured = False
    adjunct = False
    for place in range(verb.last, min(verb.last + _REACH, sentence.last)):
        end = _object_at(stream, verb, place)
        if end is not None:
            # What says where and when keeps its own part in the sentence: "sent | to Syria | 20 tonnes of aid".
            return verb.last if adjunct else min(end, sentence.last)
        if _opens_adjunct(stream, place):
            adjunct = True
            continue
        if (place == verb.last or (adjunct and _is_day(stream, place - 1))) and _opens_object(stream, verb, place):
            continue
        measured = measured or stream.words[place].kind == "number" or stream.is_any(_MEASURES, place)
        if _parts(stream, place, measured):
            return None
    return None


def _opens_object(stream: Stream, verb: Match, place: int) -> bool:
    """Whether a preposition only opens the object: "expulsó **a** dos diplomáticos", "livre **de** nouveaux chars"."""
    near = range(place + 1, min(place + _PERSONAL_REACH, len(stream.words)))
    return stream.is_head(place, "to", "from") and any(_object_at(stream, verb, one) is not None for one in near)


def _shares_auxiliary(stream: Stream, sentence: Sentence, participle: Match) -> bool:
    """Whether a participle is the second of one auxiliary: "a accusé Minsk **et gelé** les relations"."""
    if participle.entry.form != "passive" or not stream.ends_head(participle.first, "and"):
        return False
    before = range(participle.first - 1, sentence.first, -1)
    verb = next((place for place in before if stream.is_head(place, "perfect", "passive")), None)
    return verb is not None and stream.is_head(verb, "perfect") and not stream.is_head(verb, "passive")


def _parts(stream: Stream, place: int, measured: bool) -> bool:
    """Whether an object is not looked for beyond a word; "in" is passed over behind an amount: "$5m in aid"."""
    if stream.words[place].text in ",;:(":
        return True
    # Portuguese "a" is "to" as well as "the": "fechou a fronteira".
    if stream.is_head(place, "to") and stream.is_head(place, "article"):
        return False
    if stream.is_head(place, *_PARTING, *_PREPOSITIONS):
        return True
    return stream.is_head(place, "in") and not measured


def _opens_adjunct(stream: Stream, place: int) -> bool:
    """Whether words say only where, when or to whom: "received **in** Ankara **on Tuesday** the foreign minister"."""
    behind = place + 1
    if _is_day(stream, place) or behind >= len(stream.words):
        return _is_day(stream, place)
    is_place = stream.is_any(_PLACES, behind) or stream.words[behind].capitalised
    if stream.is_head(place, "to", "for") and stream.is_any(_PLACES, behind):
        return True
    return _is_day(stream, behind) or (stream.is_head(place, "in") and is_place)


def _is_day(stream: Stream, place: int) -> bool:
    """Whether a word is part of a day that is told by its name: no length, as in "a two-day-old ceasefire"."""
    counted = {"number", "sign"} & {stream.words[place].kind, stream.words[place - 1].kind}
    return stream.is_day(place) and not counted and not stream.is_any(_MEASURES, place)


def object_before(stream: Stream, sentence: Sentence, verb: Match) -> range | None:
    """The object that leads a passive ("the ban has been lifted"), or any verb where verbs do not stand second."""
    is_led = stream.lexicon.pack.order in ("SOV", "free")
    near = range(max(sentence.first, verb.first - _PASSIVE_REACH), verb.first)
    if verb.entry.form != "passive" and not is_led and not any(stream.is_head(place, "passive") for place in near):
        return None
    for place in range(verb.first - 1, max(sentence.first, verb.first - _REACH) - 1, -1):
        end = _object_at(stream, verb, place)
        if end is not None:
            return range(place, end)
        if stream.words[place].text in ",;:":
            return None
    return None


def _object_at(stream: Stream, verb: Match, place: int) -> int | None:
    """Where an object of a verb that begins at a word ends; None where none does."""
    return next((one.last for one in stream.at("object", place) if one.entry.index == verb.entry.index), None)
