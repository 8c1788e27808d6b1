"""The grammar of what counts from now: yesterday, last week, two days ago, next Monday, last March, early 2014."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import structs

from dragoman.reading.dates import date_at, month_at
from dragoman.reading.marks import Marks
from dragoman.reading.outlook import lies_ahead
from dragoman.reading.said import Found, Part, Said, Shift
from dragoman.reading.years import shift_at, shift_of, turn_at, with_year

_PARTS: tuple[Part, ...] = ("early", "middle", "late")
_LONG_UNITS = ("week", "month", "year")
_SHORT_WORD = 3
_STEPS = (("ago", -1), ("hence", 1))
_STEPPING = frozenset(head for head, _ in _STEPS)


def period_at(marks: Marks, place: int) -> Found | None:
    """The expression that begins at a word, a calendar date or one that counts from now; the longest reading of it."""
    heads = marks.heads(place)
    longest: Found | None = None
    for opening, reader in _READERS if heads else ():
        if not opening.isdisjoint(heads):
            found = reader(marks, place)
            if found is not None and (longest is None or found.last > longest.last):
                longest = found
    return None if longest is None or _is_of_a_month(marks, longest) else longest


def _is_of_a_month(marks: Marks, found: Found) -> bool:
    """Whether a week or weekday is one of a month that follows ("the last week of September"), not counted from now."""
    said = found.said
    if said.day is not None or not (said.weekday or (said.shift is not None and said.shift.unit == "week")):
        return False
    start = marks.past_grammar(found.last, "of")
    if start == found.last or said.part is not None:
        return False
    return month_at(marks, start) is not None or shift_at(marks, start, "month") is not None


def _phrase(marks: Marks, place: int) -> Found | None:
    """As "yesterday", "last week", "next week Monday"."""
    phrase = marks.match("phrase", place)
    if phrase is None:
        return None
    shift = shift_of(phrase.entry.form)
    if shift is None:
        return None
    if shift.unit == "weekend":
        return Found(place, phrase.last, Said(shift=Shift("week", shift.steps), weekend=True))
    weekday = marks.match("weekday", marks.past(phrase.last, "on")) if shift.unit == "week" else None
    if weekday is not None:
        return Found(place, weekday.last, Said(weekday=weekday.entry.index, shift=shift))
    if shift.unit == "day":
        dated = date_at(marks, _past_comma(marks, phrase.last))
        if dated is not None and dated.said.day is not None and dated.said.shift is None:
            return Found(place, dated.last, dated.said)
    return Found(place, phrase.last, Said(shift=shift))


def _counted_unit(marks: Marks, place: int) -> Found | None:
    """As "two days ago", "преди два дни", "a week ago", "in three weeks", "the last two weeks", "3 ngày tới"."""
    for head, sign in _STEPS if marks.begins_any(_STEPPING, place) else ():
        after = marks.after(head, place)
        counted = None if after is None else _amount(marks, after, alone=True)
        if after is not None and counted is not None and (sign < 0 or not _is_unsure(marks, place, after)):
            return Found(place, counted[1], Said(shift=_step(counted[0], sign)))
    turned = turn_at(marks, place)
    if turned is not None and turned[0]:
        counted = _amount(marks, turned[1], alone=False)
        return None if counted is None else Found(place, counted[1], Said(reach=_step(counted[0], turned[0])))
    counted = _amount(marks, place, alone=_opens_alone(marks, place))
    if counted is None:
        return _counted_phrase(marks, place)
    for head, sign in _STEPS if marks.begins_any(_STEPPING, counted[1]) else ():
        after = marks.after(head, counted[1])
        if after is not None and not (sign > 0 and _is_grammar(marks, counted[1])):
            return Found(place, after, Said(shift=_step(counted[0], sign)))
    turned = turn_at(marks, counted[1])
    if turned is None or not turned[0] or marks.count(place) is None:
        return None
    return Found(place, turned[1], Said(reach=_step(counted[0], turned[0])))


def _counted_phrase(marks: Marks, place: int) -> Found | None:
    """As "3 tháng tới": a number before what without it is a phrase ("tháng tới", next month)."""
    count = marks.count(place)
    phrase = None if count is None else marks.match("phrase", count[1])
    shift = None if phrase is None else shift_of(phrase.entry.form)
    if count is None or phrase is None or shift is None or abs(shift.steps) != 1 or shift.unit not in _LONG_UNITS:
        return None
    amount = Shift(shift.unit, count[0] * shift.steps)
    words = [word.folded for word in marks.words[phrase.first : phrase.last]]
    time = marks.stream.lexicon.pack.time
    if {words[0], words[-1], " ".join(words[1:])}.isdisjoint(time.ago if shift.steps < 0 else ()):
        return Found(place, phrase.last, Said(reach=amount))
    return Found(place, phrase.last, Said(shift=amount))


def _amount(marks: Marks, place: int, alone: bool) -> tuple[Shift, int] | None:
    """So many of a unit; `alone`: a unit without a number is one of it."""
    counted = marks.count(place)
    start = place if counted is None else counted[1]
    named = marks.match("unit", start)
    if named is None or (counted is None and not alone):
        return None
    return Shift(named.entry.form, 1 if counted is None else counted[0]), named.last


def _step(amount: Shift, sign: int) -> Shift:
    if amount.unit == "century":
        return Shift("year", 100 * sign * amount.steps)
    return Shift(amount.unit, sign * amount.steps)


def _opens_alone(marks: Marks, place: int) -> bool:
    """Whether a unit that begins here may mean one: after an article, a sign, or nothing, not after "some" or "few"."""
    before = marks.word(place - 1)
    return before is None or before.kind == "sign" or len(before.text) <= 2 or _is_grammar(marks, place - 1)


def _is_grammar(marks: Marks, place: int) -> bool:
    return bool(marks.stream.at("word", place))


def _is_unsure(marks: Marks, place: int, after: int) -> bool:
    """Whether "in two days" may be a length: its word is a mere preposition, and the sentence tells no future."""
    return _is_grammar(marks, place) and after == place + 1 and not lies_ahead(marks.stream, place)


def _turned(marks: Marks, place: int) -> Found | None:
    """As "last week", "tuần trước", "last Monday", "last March", "next summer", "this morning"."""
    for unit in _LONG_UNITS:
        shift = shift_at(marks, place, unit)
        if shift is not None:
            return Found(place, shift[1], Said(shift=shift[0]))
    turned = turn_at(marks, place)
    return _turned_after(marks, place) if turned is None else _turned_before(marks, place, *turned)


def _turned_before(marks: Marks, place: int, turn: int, start: int) -> Found | None:
    """A weekday, month, season or part of the day behind its "last", "this" or "next"."""
    weekday, month, season = (marks.match(head, start) for head in ("weekday", "month", "season"))
    if weekday is not None:
        return Found(place, weekday.last, Said(weekday=weekday.entry.index, turn=turn))
    if month is not None:
        said, last = with_year(marks, Said(month=month.entry.index), month.last)
        return Found(place, last, said if last > month.last else structs.replace(said, turn=turn))
    if season is not None:
        return Found(place, season.last, Said(season=season.entry.form, turn=turn))
    last = marks.past(start, "morning", "evening")
    return Found(place, last, Said(shift=Shift("day", 0))) if turn == 0 and last > start else None


def _turned_after(marks: Marks, place: int) -> Found | None:
    """A month or season with its "last" or "next" behind it."""
    named = marks.match("month", place) or marks.match("season", place)
    turned = None if named is None else turn_at(marks, named.last)
    if named is None or turned is None or _turns_what_follows(marks, turned[1]):
        return None
    if named.entry.value == "season":
        return Found(place, turned[1], Said(season=named.entry.form, turn=turned[0]))
    return Found(place, turned[1], Said(month=named.entry.index, turn=turned[0]))


def _turns_what_follows(marks: Marks, place: int) -> bool:
    return any(marks.match(head, place) for head in ("unit", "month", "weekday", "season", "morning", "evening"))


def _weekday(marks: Marks, place: int) -> Found | None:
    """As "Monday", "Monday, 10 January", "last Monday" with the word behind, "Monday of next week"."""
    weekday = marks.match("weekday", place)
    if weekday is None:
        return None
    said, last = Said(weekday=weekday.entry.index), _past_stop(marks, weekday.last)
    dated = date_at(marks, _past_comma(marks, last))
    if dated is not None and dated.said.day is not None:
        together = structs.replace(dated.said, weekday=weekday.entry.index)
        return Found(place, dated.last, together)
    week = shift_at(marks, marks.past(marks.past_grammar(last, "of", "in"), "on"), "week")
    if week is not None:
        return Found(place, week[1], structs.replace(said, shift=week[0]))
    turned = turn_at(marks, last)
    if turned is not None and not _turns_what_follows(marks, turned[1]):
        return Found(place, turned[1], structs.replace(said, turn=turned[0]))
    return Found(place, weekday.last, said) if _is_weekday(marks, place, weekday.last) else None


def _is_weekday(marks: Marks, place: int, last: int) -> bool:
    """Whether a weekday without anything beside it is one.

    Where the lexicon has another sense for it ("thứ hai" is also "the second"), or the language writes it small and
    puts a preposition before it, a word for "on", "from" or "until", or a reporting verb must stand before it.
    """
    stream = marks.stream
    is_placed = (
        marks.stands_after(place, "on", "from", "until", "morning", "evening", "day_word")
        or stream.ends_head(place, "in", "from", "to", "by", "between", "and")
        or any(match.last == place for match in stream.within("report", stream.sentence_of(place)))
    )
    is_whole = place == stream.sentence_of(place).first and (marks.word(last) is None or marks.is_sign(last, ".,:"))
    if is_placed or is_whole:
        return True
    first, final = marks.words[place], marks.words[last - 1]
    if stream.at("number", last - 1) and last - place > 1:
        return final.capitalised
    is_small = first.text[0].islower() and last - place == 1
    return not (is_small and stream.lexicon.pack.time.on)


def _season(marks: Marks, place: int) -> Found | None:
    """As "spring 2014", "the summer of last year"; a season alone is too often another word."""
    season = marks.match("season", place)
    if season is None:
        return None
    said, last = with_year(marks, Said(season=season.entry.form), season.last)
    return Found(place, last, said) if last > season.last else None


def _decade(marks: Marks, place: int) -> Found | None:
    """As "1990s", "thập niên 1990", "90-те години"; not "in his 30s"."""
    word = marks.after("decade_word", place)
    if word is not None and (marks.touches(place) or not marks.words[place].text[0].isalpha()):
        return None
    start = place if word is None else word
    year = marks.digits(start, 4)
    if year is None or year % 10 or not (10 <= year < 100 or 1000 < year < 2100):
        return None
    joined = start + 1
    if marks.is_dash(joined) and marks.after("decade_word", joined) is None:
        joined += 1
    last = marks.past(joined, "decade_word")
    if last == joined:
        if word is None:
            return None
        last = start + 1
    named = marks.words[last - 1] if word is None else marks.words[place]
    if year < 100 and len(named.text) < _SHORT_WORD and not marks.is_sign(start - 1, "'’‘"):
        return None
    return Found(place, last, Said(year=year if year >= 100 else 1900 + year, decade=True))


def _part(marks: Marks, place: int) -> Found | None:
    """As "early March", "in mid-2014", "at the end of the year"."""
    for part in _PARTS:
        after = marks.after(part, place)
        if after is None:
            continue
        start = after + 1 if marks.is_dash(after) else marks.past_grammar(after, "of", "in")
        return _of_period(marks, place, start, part) or _of_period(marks, place, _past_short(marks, start), part)
    return None


def _of_period(marks: Marks, place: int, start: int, part: Part) -> Found | None:
    for found in (_turned(marks, start), _phrase(marks, start), _decade(marks, start), date_at(marks, start)):
        if found is not None and _has_parts(found.said):
            return Found(place, found.last, structs.replace(found.said, part=part))
    month = marks.match("month", start)
    if month is not None:
        said, last = with_year(marks, Said(month=month.entry.index, part=part), month.last)
        return Found(place, last, said)
    year = marks.digits(start, 4)
    if year is not None and 1900 <= year < 2100 and not marks.counts_something(start + 1):
        return Found(place, marks.past(start + 1, "year_word"), Said(year=year, part=part))
    unit = marks.match("unit", start)
    if unit is not None and unit.entry.form in _LONG_UNITS and turn_at(marks, unit.last) is None:
        return Found(place, unit.last, Said(shift=Shift(unit.entry.form, 0), part=part))
    return None


def _has_parts(said: Said) -> bool:
    if said.day is not None or said.weekday is not None or said.season is not None:
        return False
    return said.shift is None or said.shift.unit in (*_LONG_UNITS, "decade")


def _past_short(marks: Marks, place: int) -> int:
    """Behind one short word, such as an article."""
    word = marks.word(place)
    return place + 1 if word is not None and word.kind == "word" and len(word.text) <= _SHORT_WORD else place


def _past_comma(marks: Marks, place: int) -> int:
    start = place + 1 if marks.is_sign(place, ",(") else place
    return marks.past(start, "on")


def _past_stop(marks: Marks, place: int) -> int:
    """Behind the full stop of a shortened weekday: "пон., 5 май"."""
    is_stop = marks.is_sign(place, ".") and marks.touches(place)
    return place + 1 if is_stop and marks.word(place + 1) is not None else place


_READERS: tuple[tuple[frozenset[str], Callable[[Marks, int], Found | None]], ...] = (
    (frozenset({"number", "month", "day_word", "month_word", "year_word"}), date_at),
    (frozenset({"weekday"}), _weekday),
    (frozenset({"phrase"}), _phrase),
    (frozenset({"number", "unit", "ago", "hence", "last", "next"}), _counted_unit),
    (frozenset({"last", "this", "next", "unit", "phrase", "month", "season"}), _turned),
    (frozenset({"season"}), _season),
    (frozenset({"number", "decade_word"}), _decade),
    (frozenset(_PARTS), _part),
)
