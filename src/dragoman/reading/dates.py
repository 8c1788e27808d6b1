"""The grammar of calendar dates: a day, a month, a year in words and digits, whole or in part."""

from __future__ import annotations

import re
from typing import NamedTuple

from msgspec import structs

from dragoman.reading.counting import Said, Shift
from dragoman.reading.marks import Marks, shortened_months

_DASHES = "-–—‐‑~"
_OPENING = "([{\"'“‘«„‚"
_LAST_DAY = 31
_DECEMBER = 12
_PLAIN_YEARS = range(1000, 2200)
_LIKELY_YEARS = range(1900, 2100)
_LIKELY_PLANS = range(1950, 2060)
# A year of two digits is of this century up to here.
_CENTURY_TURNS = 40
_DOTTED = re.compile(r"\d{1,4}(?:\.\d{1,4}){1,2}")


class Found(NamedTuple):
    """What is said from a word to before another."""

    first: int
    last: int
    said: Said


def date_at(marks: Marks, place: int) -> Found | None:
    """The calendar date that begins at a word, the longest reading of it."""
    day_word = marks.after("day_word", place)
    start = place if day_word is None else day_word
    readings: list[Found | None] = []
    if "number" in marks.heads(start):
        readings = [_numeric(marks, start, is_day=day_word is not None), _day_month(marks, start)]
        if day_word is not None:
            readings.append(_day_of_shifted_month(marks, start))
    if day_word is None:
        readings += [
            _year_first(marks, start),
            _month_day(marks, start),
            _month(marks, start),
            _year_alone(marks, start),
        ]
    longest = max((found for found in readings if found), key=lambda found: found.last, default=None)
    return longest and longest._replace(first=place)


def month_at(marks: Marks, place: int) -> tuple[int, int] | None:
    """The number of the month that is named here, and where the text goes on."""
    found = marks.match("month", place)
    if found is not None:
        return found.entry.index, _past_stop(marks, found.last)
    after = marks.after("month_word", place)
    if after is not None:
        counted = marks.count(after)
        if counted is not None and counted[0] <= _DECEMBER:
            return counted
    return None


def year_at(marks: Marks, place: int) -> tuple[int, int] | None:
    """A year of four digits, with the language's word for it before or after; None for an amount ("2000 people")."""
    word = marks.after("year_word", place)
    start = place if word is None else word
    year = marks.digits(start, 4)
    if year is None or year not in _PLAIN_YEARS or (word is None and marks.counts_something(start + 1)):
        return None
    if marks.is_sign(start + 1, "./:") and marks.touches(start + 1) and marks.digits(start + 2, 9) is not None:
        return None
    return year, marks.past(start + 1, "year_word")


def shift_at(marks: Marks, place: int, unit: str) -> tuple[Shift, int] | None:
    """A unit of the calendar counted from now ("last year", "this week"), and where the text goes on."""
    phrase = marks.match("phrase", place)
    if phrase is not None:
        shift = shift_of(phrase.entry.form)
        return (shift, phrase.last) if shift is not None and shift.unit == unit else None
    turned = turn_at(marks, place)
    start = place if turned is None else turned[1]
    named = marks.match("unit", start)
    if named is None or named.entry.form != unit:
        return None
    if turned is not None:
        return Shift(unit, turned[0]), named.last
    turned = turn_at(marks, named.last)
    return None if turned is None else (Shift(unit, turned[0]), turned[1])


def shift_of(value: str) -> Shift | None:
    """The step that a pack's value tells: "week-1"; None for what has no days ("now")."""
    parted = re.fullmatch(r"([a-z]+)([+-]\d+)", value)
    return None if parted is None else Shift(parted.group(1), int(parted.group(2)))


def turn_at(marks: Marks, place: int) -> tuple[int, int] | None:
    """A word for last (-1), this (0) or next (1), and where the text goes on."""
    for head, turn in (("last", -1), ("this", 0), ("next", 1)):
        after = marks.after(head, place)
        if after is not None:
            return turn, after
    return None


def is_dash(marks: Marks, place: int) -> bool:
    """Whether a sign that joins two ends of a range stands here."""
    return marks.is_sign(place, _DASHES)


def with_year(marks: Marks, said: Said, last: int) -> tuple[Said, int]:
    """What is said with the year that follows: "2022", ", 2022", "of last year"."""
    start = last
    if marks.is_sign(start, ",/") or (is_dash(marks, start) and marks.touches(start)):
        slashed = not marks.is_sign(start, ",")
        start += 1
        if slashed and marks.digits(start, 4) is None:
            return said, last
    else:
        start = marks.past_grammar(start, "of", "in")
    year = year_at(marks, start)
    if year is not None:
        return structs.replace(said, year=year[0]), year[1]
    shift = shift_at(marks, start, "year")
    if shift is not None:
        return structs.replace(said, shift=shift[0]), shift[1]
    return said, last


def _past_stop(marks: Marks, place: int) -> int:
    """Behind the full stop of an abbreviated month, where the sentence goes on after it."""
    if marks.is_sign(place, ".") and marks.touches(place):
        following = marks.word(place + 1)
        if following is not None and (following.kind == "number" or marks.is_sign(place + 1, ",")):
            return place + 1
    return place


def _day(marks: Marks, place: int) -> tuple[int, int] | None:
    """The number of a day with its ordinal's sign, and where the text goes on."""
    day = marks.digits(place, 2)
    if day is None or not 1 <= day <= _LAST_DAY or _is_part_of_more(marks, place):
        return None
    return day, past_ordinal(marks, place + 1)


def past_ordinal(marks: Marks, place: int) -> int:
    """Behind the sign of an ordinal that hangs on a number: "th", "-го", a full stop."""
    if not marks.touches(place):
        return place
    hyphen = is_dash(marks, place) and marks.touches(place + 1)
    for start in (place, place + hyphen):
        last = marks.after("ordinal", start)
        if last is not None:
            return last
    return place + 1 if marks.is_sign(place, ".") else place


def _is_part_of_more(marks: Marks, place: int) -> bool:
    """Whether a number hangs on what stands before it ("F-16", "page/10"); a bracket or a quotation mark frees it."""
    if not marks.touches(place):
        return False
    before = marks.words[place - 1]
    if before.kind != "sign":
        return not marks.stands_after(place, "day_word", "month_word", "year_word", "month")
    if before.text in _OPENING or before.text in "|,;:@":
        return False
    joins = before.text in _DASHES
    return not (joins and (place < 2 or marks.words[place - 2].kind == "number" or not marks.touches(place - 1)))


def _day_month(marks: Marks, place: int) -> Found | None:
    """As "27 December 2021", "ngày 10 tháng 1 năm 2022", "3 de marzo"."""
    day = _day(marks, place)
    if day is None:
        return None
    start = marks.past(day[1], "day_word")
    if (is_dash(marks, start) and marks.touches(start)) or marks.is_sign(start, "/"):
        start += 1
    month = month_at(marks, marks.past_grammar(start, "of"))
    if month is None:
        return None
    if _is_doubtful(marks, month[1] - 1) and not marks.words[month[1] - 1].capitalised:
        said, last = with_year(marks, Said(month=month[0], day=day[0]), month[1])
        return Found(place, last, said) if said.year else None
    said, last = with_year(marks, Said(month=month[0], day=day[0]), month[1])
    return Found(place, last, said)


def _month_day(marks: Marks, place: int) -> Found | None:
    """As "December 27, 2021". Where the day comes first as a rule, only with an ordinal or a year."""
    month = month_at(marks, place)
    if month is None:
        return None
    start = month[1]
    if (is_dash(marks, start) or marks.is_sign(start, "/")) and marks.touches(start):
        start += 1
    day = _day(marks, start)
    if day is None:
        return None
    last = start + 1 if day[1] == start + 2 and marks.is_sign(start + 1, ".") else day[1]
    if marks.counts_something(last) or (marks.is_sign(last, ":./") and marks.digits(last + 1, 4) is not None):
        return None
    said, end = with_year(marks, Said(month=month[0], day=day[0]), marks.past(last, "day_word"))
    is_usual = marks.order != "DMY" and not (_is_doubtful(marks, place) and not marks.words[place].capitalised)
    if is_usual or last > start + 1 or said.year or end > last:
        return Found(place, end, said)
    return None


def _year_first(marks: Marks, place: int) -> Found | None:
    """As "2022年1月10日", "2022. január 10.", "2022 January"."""
    year = year_at(marks, place)
    if year is None:
        return None
    start = year[1]
    if marks.is_sign(start, "./-") and marks.touches(start):
        start += 1
    month = month_at(marks, start)
    if month is None:
        return None
    start = month[1]
    if marks.is_sign(start, "/-") and marks.touches(start):
        start += 1
    day = _day(marks, start)
    if day is None or with_year(marks, Said(), start)[1] > start:
        return Found(place, month[1], Said(year=year[0], month=month[0]))
    last = start + 1 if marks.is_sign(start + 1, ".") else day[1]
    return Found(place, marks.past(last, "day_word"), Said(year=year[0], month=month[0], day=day[0]))


def _day_of_shifted_month(marks: Marks, place: int) -> Found | None:
    """As "ngày 10 tháng này": a day of this month."""
    day = _day(marks, place)
    if day is None:
        return None
    shift = shift_at(marks, marks.past_grammar(day[1], "of", "in"), "month")
    return None if shift is None else Found(place, shift[1], Said(day=day[0], shift=shift[0]))


def _month(marks: Marks, place: int) -> Found | None:
    """As "March 2022", "March last year", and a month alone where it cannot be another word."""
    month = month_at(marks, place)
    if month is None:
        return None
    said, last = with_year(marks, Said(month=month[0]), month[1])
    if last > month[1] or _may_stand_alone(marks, place, month[1]):
        return Found(place, last, said)
    return None


def _may_stand_alone(marks: Marks, place: int, last: int) -> bool:
    if marks.words[place].folded in shortened_months(marks.stream.lexicon.language) and last == place + 1:
        return False
    if _writes_months_large(marks) and not marks.words[last - 1].capitalised:
        return False
    if not _is_doubtful(marks, place):
        return True
    heads = ("last", "next", "this", "early", "middle", "late", "from", "until", "on")
    return marks.stands_after(place, *heads) or marks.stream.ends_head(place, "in")


def _writes_months_large(marks: Marks) -> bool:
    """Whether the pack writes its months with capitals: then a small "march" is none."""
    forms = marks.stream.lexicon.pack.time.months.values()
    return any(form[:1].isupper() for several in forms for form in several)


def _is_doubtful(marks: Marks, place: int) -> bool:
    """Whether the word is another one as well: "may", "march"."""
    stream = marks.stream
    return bool(stream.at("word", place) or stream.at("event", place) or stream.at("report", place))


def _year_alone(marks: Marks, place: int) -> Found | None:
    """A year after its word, after a preposition of time, or in brackets; never a bare number."""
    year = year_at(marks, place)
    if year is None:
        return None
    has_word = marks.after("year_word", place) is not None or marks.stands_after(year[1], "year_word")
    is_told = has_word or marks.stands_after(place, "early", "middle", "late", "season")
    if is_told or _is_likely_year(marks, place, year[0], year[1]):
        return Found(place, year[1], Said(year=year[0]))
    return None


def _is_likely_year(marks: Marks, place: int, year: int, last: int) -> bool:
    if year not in _LIKELY_YEARS:
        return False
    if _opens_years(marks, place) or marks.stands_after(place, "on", "from", "until"):
        return True
    is_bracketed = marks.is_sign(place - 1, "([") and marks.is_sign(last, ")],;" + _DASHES)
    if is_bracketed or marks.stream.ends_head(place, "in", "of"):
        return True
    return year in _LIKELY_PLANS and marks.stream.ends_head(place, "by")


def _opens_years(marks: Marks, place: int) -> bool:
    """Whether a later year hangs on with a dash: "2014-2016"."""
    if not (is_dash(marks, place + 1) and marks.touches(place + 1) and marks.touches(place + 2)):
        return False
    year, later = marks.digits(place, 4), marks.digits(place + 2, 4)
    is_later = year is not None and later is not None and later in _LIKELY_YEARS and later > year
    return is_later and not marks.touches(place + 3)


def _numeric(marks: Marks, place: int, is_day: bool) -> Found | None:
    """As "27/12/2021", "23.02.2022", "2022-02-23", and "27/12" where something tells that it is a day."""
    word = marks.word(place)
    if word is None or word.kind != "number" or _is_part_of_more(marks, place):
        return None
    texts, sign, last = _parts(marks, place)
    if len(texts) == 3:
        said = _whole(marks, texts, sign)
    elif len(texts) == 2 and not marks.counts_something(last):
        said = _pair(marks, place, texts, sign, is_day)
    else:
        return None
    if said is None:
        return None
    if said.year is None:
        # "14.10. - 15.10.": the full stop of a day and month, where the sentence goes on.
        last += sign == "." and marks.is_sign(last, ".") and marks.touches(last) and marks.word(last + 1) is not None
        said, last = with_year(marks, said, last)
    return Found(place, marks.past(last, "year_word") if said.year else last, said)


def _parts(marks: Marks, place: int) -> tuple[list[str], str, int]:
    """The numbers that one sign joins, that sign, and where the text goes on."""
    first = marks.words[place].text
    if _DOTTED.fullmatch(first):
        return first.split("."), ".", place + 1
    texts, sign, last = [first], "", place + 1
    while marks.is_sign(last, sign or "/-–.‐") and marks.touches(last):
        spaced = marks.words[last].text == "."
        following = marks.word(last + 1)
        if following is None or following.kind != "number" or not (spaced or marks.touches(last + 1)):
            break
        sign = marks.words[last].text
        texts.append(following.text)
        last += 2
    return texts, sign, last


def _whole(marks: Marks, texts: list[str], sign: str) -> Said | None:
    if not all(text.isdigit() for text in texts):
        return None
    lengths = [len(text) for text in texts]
    numbers = [int(text) for text in texts]
    if lengths[0] == 4 and max(lengths[1:]) <= 2:
        year, month, day = numbers
    elif max(lengths[:2]) <= 2 and (lengths[2] == 4 or (lengths[2] == 2 and (sign == "/" or lengths[:2] == [2, 2]))):
        month, day = _month_and_day(marks, numbers[0], numbers[1], "MDY")
        year = numbers[2] if lengths[2] == 4 else _in_century(numbers[2])
    else:
        return None
    return Said(year=year, month=month, day=day) if _is_date(month, day) and year in _PLAIN_YEARS else None


def _pair(marks: Marks, place: int, texts: list[str], sign: str, is_day: bool) -> Said | None:
    """A day and a month, or a month and a year, where a word before tells that it is a date."""
    if not all(text.isdigit() for text in texts):
        return None
    one, two = (int(text) for text in texts)
    heads = ("on", "from", "until", "weekday", "morning", "evening", "early", "middle", "late")
    is_placed = is_day or marks.stands_after(place, *heads) or _follows_weekday(marks, place)
    if len(texts[1]) == 4 and len(texts[0]) <= 2:
        likely = sign in "/." and 1 <= one <= _DECEMBER and two in _LIKELY_YEARS
        return Said(year=two, month=one) if likely and (is_placed or sign == "/") else None
    if not is_placed or max(len(text) for text in texts) > 2 or (sign not in "/." and not is_day):
        return None
    if sign == "." and [len(text) for text in texts] != [2, 2] and not is_day:
        return None
    month, day = _month_and_day(marks, one, two, "MDY", "YMD")
    return Said(month=month, day=day) if _is_date(month, day) else None


def _follows_weekday(marks: Marks, place: int) -> bool:
    return marks.is_sign(place - 1, ",(") and marks.stands_after(place - 1, "weekday")


def _month_and_day(marks: Marks, one: int, two: int, *month_first: str) -> tuple[int, int]:
    """Which of two numbers is the month: by the language's order, unless only the other can be."""
    month, day = (one, two) if marks.order in month_first else (two, one)
    return (day, month) if month > _DECEMBER >= day else (month, day)


def _is_date(month: int, day: int) -> bool:
    return 1 <= month <= _DECEMBER and 1 <= day <= _LAST_DAY


def _in_century(year: int) -> int:
    return year + (2000 if year <= _CENTURY_TURNS else 1900)
