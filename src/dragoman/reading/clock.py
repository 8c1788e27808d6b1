"""Times of day with their zones: "10:30", "5 p.m.", "lúc 16 giờ (giờ Moscow)"."""

from __future__ import annotations

import re

from dragoman.knowledge.calendar import zone_names
from dragoman.reading.marks import Marks
from dragoman.reading.said import DAY_PARTS, Clock, DayPart

_DOTTED = re.compile(r"(\d{1,2})\.(\d{2})")
_HOUR_AND_MINUTES = re.compile(r"(\D{1,3})(\d{2})")
_MOST_ZONE_WORDS = 5
_HOURS = 24
_NOON = 12
# Hours up to this are of the early morning where they are told as "at night".
_SMALL_HOURS = 4
_PARTS_OF_DAY = frozenset(DAY_PARTS)


def clock_at(marks: Marks, place: int, beside_date: bool) -> tuple[Clock, int] | None:
    """The time of day that begins at a word, and where the text goes on.

    An hour without minutes counts only with its word or a part of the day, and `beside_date`.
    """
    word = marks.after("hour_word", place)
    start = place if word is None else word
    read = _with_minutes(marks, start, has_word=word is not None)
    if read is None and beside_date:
        read = _hour(marks, start, has_word=word is not None)
    if read is None:
        return None
    clock, last = read
    after = _hour_word_behind(marks, last)
    clock, last = _with_part_of_day(marks, clock, last if after is None else after)
    zone, last = _zone(marks, last)
    return (clock if zone is None else clock._replace(zone=zone)), last


def is_marked(marks: Marks, place: int, last: int) -> bool:
    """Whether a word for the hour, a part of the day or a zone beside the digits tells that they are a time of day."""
    if _counts_days(marks, place, last):
        return False
    if marks.stands_after(place, "hour_word", *DAY_PARTS, "on") or marks.stream.ends_head(place, "in"):
        return True
    if last > place + 3:
        return True
    behind = marks.ending("hour_word", last)
    is_unit = behind is not None and marks.match("unit", behind.first) is not None
    return marks.stands_after(last, *DAY_PARTS) or (behind is not None and not is_unit)


def _counts_days(marks: Marks, place: int, last: int) -> bool:
    """Whether a number in words counts days or nights: "три дня", "за одну ніч"; "в три дня" is a time of day."""
    if last != place + 2 or marks.words[place].kind != "word":
        return False
    if marks.match("night", place + 1) is not None:
        number = marks.count(place)
        return number is not None and number[0] == 1
    is_placed = marks.stands_after(place, "on") or marks.stream.ends_head(place, "in")
    return not is_placed and marks.match("unit", place + 1) is not None


def _with_minutes(marks: Marks, place: int, has_word: bool) -> tuple[Clock, int] | None:
    word = marks.word(place)
    if word is None or word.kind != "number" or (marks.touches(place) and marks.is_sign(place - 1, ":.-/")):
        return None
    dotted = _DOTTED.fullmatch(word.text)
    if dotted is not None:
        has_word = has_word or marks.after("hour_word", place + 1) is not None
        clock = _clock(int(dotted.group(1)), int(dotted.group(2))) if has_word else None
        return None if clock is None else (clock, place + 1)
    return _glued_minutes(marks, place) or _parted_by_colons(marks, place)


def _parted_by_colons(marks: Marks, place: int) -> tuple[Clock, int] | None:
    """As "10:30", "10:30:05"."""
    hour, minute = marks.digits(place, 2), marks.digits(place + 2, 2)
    if hour is None or minute is None or not marks.is_sign(place + 1, ":") or len(marks.words[place + 2].text) != 2:
        return None
    if not (marks.touches(place + 1) and marks.touches(place + 2)):
        return None
    second, last = 0, place + 3
    if marks.is_sign(last, ":"):
        found = marks.digits(last + 1, 2)
        if found is None or len(marks.words[last + 1].text) != 2:
            return None
        second, last = found, last + 2
    clock = _clock(hour, minute, second)
    return None if clock is None else (clock, last)


def _glued_minutes(marks: Marks, place: int) -> tuple[Clock, int] | None:
    """As "20h30": the word for hour and the minutes are one word."""
    hour, word = marks.digits(place, 2), marks.word(place + 1)
    parted = None if word is None or not marks.touches(place + 1) else _HOUR_AND_MINUTES.fullmatch(word.folded)
    if hour is None or parted is None or parted.group(1) not in marks.stream.lexicon.pack.time.hour_word:
        return None
    clock = _clock(hour, int(parted.group(2)))
    return None if clock is None else (clock, place + 2)


def _hour(marks: Marks, place: int, has_word: bool) -> tuple[Clock, int] | None:
    counted = marks.count(place)
    if counted is None or counted[0] > _HOURS:
        return None
    hour, last = counted
    after = _hour_word_behind(marks, last)
    if not (has_word or after is not None or marks.begins_any(_PARTS_OF_DAY, last)):
        return None
    minute = None if after is None else marks.digits(after, 2)
    if after is not None and minute is not None and minute < 60:
        unit = marks.match("unit", after + 1)
        is_minutes = unit is not None and unit.entry.form == "minute"
        return Clock(hour % _HOURS, minute), after + 1 + is_minutes
    if after is None and has_word and not _may_end(marks, last):
        return None
    return Clock(hour % _HOURS, exact=False), last


def _may_end(marks: Marks, place: int) -> bool:
    """Whether a bare hour may end here: "at 10 on Monday", not "at 10 sites"."""
    word = marks.word(place)
    if word is None or word.kind == "sign":
        return True
    return marks.begins_any(_PARTS_OF_DAY, place) or bool(marks.stream.at("word", place))


def _hour_word_behind(marks: Marks, place: int) -> int | None:
    """Where the text goes on after a word for the hour; one that is a preposition belongs to what follows: "at"."""
    is_preposition = marks.past_grammar(place, "in", "of", "to", "from", "for", "about", "with") > place
    return None if is_preposition else marks.after("hour_word", place)


def _clock(hour: int, minute: int, second: int = 0) -> Clock | None:
    return Clock(hour, minute, second) if hour < _HOURS and minute < 60 and second < 60 else None


def hour_of_day(hour: int, part: DayPart) -> int:
    """The hour of 24 that an hour of a part of the day is: 3 in the afternoon, 12 at night, 2 at night."""
    if hour > _NOON:
        return hour
    if part in ("morning", "midnight") or (part == "night" and (hour == _NOON or hour <= _SMALL_HOURS)):
        return hour % _NOON
    return hour % _NOON + (_NOON if part != "noon" or hour == _NOON or hour <= _SMALL_HOURS else 0)


def _with_part_of_day(marks: Marks, clock: Clock, place: int) -> tuple[Clock, int]:
    """Twelve hours on for "p.m." and its like."""
    start = marks.past_grammar(place, "in", "of")
    for head in DAY_PARTS:
        last = marks.after(head, start)
        if last is not None:
            return clock._replace(hour=hour_of_day(clock.hour, head)), last
    return clock, place


def _zone(marks: Marks, place: int) -> tuple[str | None, int]:
    opened = place + 1 if marks.is_sign(place, "(,") else place
    if opened >= marks.stop:
        return None, place
    names = zone_names()
    for last in range(min(opened + _MOST_ZONE_WORDS, marks.stop), opened, -1):
        name = " ".join(marks.stream.surface(opened, last).lower().split())
        if name in names:
            return name, last + 1 if opened > place and marks.is_sign(last, ")") else last
    return None, place
