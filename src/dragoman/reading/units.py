"""What a number counts: its unit before or behind it, and what befell those counted."""

from __future__ import annotations

from dragoman.language.pack_parts import Unit
from dragoman.reading.currencies import money_before, money_behind
from dragoman.reading.stream import Stream

PEOPLE = "people"
PERCENT = "percent"

_CLOSING = ".,;:!?…)]}\"'”’»“،؛؟"
_PERCENT_SIGNS = "%٪％"
# What a unit's word may only be a part of: "tấn" (tonnes) in "tấn công" (to attack).
_LONGER = ("event", "report", "role", "time")
# Groups that are counted by the head.
_COUNTED = frozenset({
    "activists", "aid workers", "candidates", "citizens", "clergy", "critics", "doctors", "drivers", "experts",
    "farmers", "fishermen", "gunmen", "hackers", "investigators", "judges", "lawyers", "mercenaries", "militants",
    "ministers", "nationalists", "observers", "officials", "opponents", "peacekeepers", "politicians", "prosecutors",
    "rebels", "rescuers", "residents", "separatists", "settlers", "smugglers", "strikers", "students", "supporters",
    "suspects", "teachers", "terrorists", "veterans", "victims", "volunteers", "voters", "women", "workers", "youths",
})  # fmt: skip
_MOST_BETWEEN = 2
_FATE_BEFORE = 3
_FATE_BEHIND = 6
_BARE_FATE_BEHIND = 3
_TOLL_BEFORE = 12

# A unit's name, and its words: the first and the one behind the last.
LocatedUnit = tuple[str, int, int]


def unit_before(stream: Stream, place: int) -> LocatedUnit | None:
    """The unit that stands right before a number: a currency's sign or code, or a word of the pack ("yüzde")."""
    if money := money_before(stream, place):
        return money
    if place == 0:
        return None
    return next(
        ((match.entry.value, match.first, place) for match in stream.ending("unit before", place)),
        None,
    )


def unit_after(stream: Stream, place: int, stop: int) -> LocatedUnit | None:
    """The unit that follows a number, at most two describing words between ("100,000 Russian troops")."""
    words = stream.words
    if place >= stop:
        return None
    if words[place].text == "." and place + 1 < stop and stream.at("multiplier", place - 1):
        place += 1
    start = place + 1 if stream.is_head(place, "of", "from") and not stream.at("unit", place) else place
    if start < stop and words[start].text in _PERCENT_SIGNS:
        return PERCENT, start, start + 1
    if start < stop and (money := money_behind(stream, start)):
        return money
    for find in (_unit_at, _people_at):
        for at in range(start, min(start + _MOST_BETWEEN + 1, stop)):
            unit = find(stream, at, stop)
            if unit is not None:
                return unit
            if not _describes(stream, at):
                break
    return None


def _unit_at(stream: Stream, place: int, stop: int) -> LocatedUnit | None:
    """What is counted, by a word of the pack."""
    for kind in ("unit", "measure", "short unit"):
        found = stream.at(kind, place)
        if found and found[0].last <= stop and not _begins_longer(stream, place, found[0].last):
            return found[0].entry.value, place, found[0].last
    return None


def _begins_longer(stream: Stream, place: int, last: int) -> bool:
    pack = stream.lexicon.pack
    # Where words are written whole, "16 anlaşma imzaladı" (signed 16 agreements) has the unit all the same.
    is_whole = pack.spaced and not pack.syllabic
    return any(
        match.last > last for kind in _LONGER if kind != "event" or not is_whole for match in stream.at(kind, place)
    )


def _people_at(stream: Stream, place: int, stop: int) -> LocatedUnit | None:
    """Who is counted, by the name of a people ("Syrians") or of a group that is a unit too."""
    for match in (*stream.at("group", place), *stream.at("country", place)):
        if match.last <= stop:
            if match.entry.form == "people":
                return PEOPLE, place, match.last
            if any(unit.name == match.entry.value for unit in stream.lexicon.pack.unit):
                return match.entry.value, place, match.last
            if match.entry.kind == "group" and match.entry.value in _COUNTED:
                return PEOPLE, place, match.last
    return None


def _describes(stream: Stream, place: int) -> bool:
    """Whether a word may stand between a number and its unit."""
    if stream.words[place].kind != "word":
        return False
    if stream.words[place - 1].end == stream.words[place].start and stream.words[place - 1].kind != "sign":
        return False
    return not any(
        stream.at(kind, place)
        for kind in ("word", "report", "event", "time", "bound", "bound behind", "number", "multiplier", "fate")
    )


def fated(stream: Stream, unit: str, first: int, last: int, done: int) -> str | None:
    """The unit, by what befell those counted: of people who were killed it is the dead; None for a mere measure."""
    fate = next((one for one in _fates(stream, first, last, done) if one.of == unit), None)
    if fate is not None:
        return fate.name
    is_figure = any(one.name == unit and not one.alone for one in stream.lexicon.pack.unit)
    return None if is_figure else unit


def has_fate(stream: Stream, unit: str) -> bool:
    """Whether a unit is of those whom something befell: "one" counts them, and hardly anything else."""
    return any(one.name == unit and one.fate for one in stream.lexicon.pack.unit)


def _fates(stream: Stream, first: int, last: int, done: int) -> list[Unit]:
    """What befalls those counted from word `first` to before `last`: told right before them, behind them or near."""
    is_verb_last = stream.lexicon.pack.order == "SOV"
    if stream.ends_kind(first, "fate") and not is_verb_last:
        return _fate_ending(stream, first)
    units = stream.lexicon.pack.unit
    found: list[Unit] = []
    for place in range(last, min(last + _FATE_BEHIND, stream.sentence_of(first).last)):
        found.extend(units[match.entry.index] for match in stream.at("fate", place))
        if found or _parts(stream, place):
            break
    if is_verb_last and found:
        # "3명이 숨지고 12명이 다쳤다": what stands before is told of those counted before.
        return found
    for place in range(first - 1, max(first - _FATE_BEFORE, done, 0), -1):
        if _parts(stream, place):
            break
        if stream.ends_kind(place, "fate"):
            found.extend(_fate_ending(stream, place))
    return found


def _fate_ending(stream: Stream, place: int) -> list[Unit]:
    units = stream.lexicon.pack.unit
    return [units[match.entry.index] for match in stream.ending("fate", place)]


def _parts(stream: Stream, place: int) -> bool:
    """Whether a clause or a further number begins at a word."""
    word = stream.words[place]
    if word.kind in ("sign", "number") or stream.at("number", place):
        return True
    # One character of a language that writes without blanks is a part of many words.
    if word.kind == "single" or stream.is_head(place, "passive"):
        return False
    return stream.is_head(place, "and", "break")


def bare_fate(stream: Stream, first: int, last: int, done: int, is_untold: bool) -> LocatedUnit | None:
    """The unit of a number without one, by what befell those counted.

    The words stand right before it ("injuring 30"), or right behind it if it is untold ("hundreds were killed") or
    others were counted before ("12 people were killed and 30 were wounded").
    """
    stop = stream.sentence_of(first).last
    units = stream.lexicon.pack.unit
    found: list[Unit] = []
    if stream.ends_kind(first, "fate") and _closes(stream, last, stop):
        found = _fate_ending(stream, first)
    elif is_untold or done > stream.sentence_of(first).first:
        for place in range(last, min(last + _BARE_FATE_BEHIND, stop)):
            if found or _parts(stream, place):
                break
            found = [units[match.entry.index] for match in stream.at("fate", place)]
    unit = next((one for one in found if one.of == PEOPLE), None)
    return (unit.name, first, last) if unit is not None else None


def tolled(stream: Stream, first: int, done: int) -> str | None:
    """The unit of a number by a word for how many they are, some words before it: "the death toll rose to 15"."""
    earliest = max(first - _TOLL_BEFORE, done, stream.sentence_of(first).first)
    for place in range(first, earliest, -1):
        if place < first and _parts(stream, place):
            return None
        found = stream.ending("toll", place)
        if found:
            return found[0].entry.value
    return None


def closes_toll(stream: Stream, last: int) -> bool:
    """Whether a number ends there and counts nothing that is named behind it; an ending may hang on it ("15-re")."""
    if _closes(stream, last, stream.sentence_of(last - 1).last):
        return True
    before, behind = stream.words[last - 1], stream.words[last]
    return behind.kind == "sign" and before.end == behind.start


def _closes(stream: Stream, place: int, stop: int) -> bool:
    """Whether nothing follows a number at a word that it could count."""
    if place >= stop:
        return True
    return stream.words[place].text in _CLOSING or bool(stream.at("word", place) or stream.at("time", place))
