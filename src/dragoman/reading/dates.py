"""The grammar of calendar dates: a day, a month, a year in words and digits, whole or in part."""

from __future__ import annotations

from dragoman.reading.marks import Marks, shortened_months
from dragoman.reading.numeric_dates import LIKELY_YEARS, numeric_date
from dragoman.reading.said import Found, Said
from dragoman.reading.years import past_of, shift_at, with_year, year_at

_LAST_DAY = 31
_DECEMBER = 12
_SIGN_OF_YEAR = 2
_LIKELY_PLANS = range(1950, 2060)


def date_at(marks: Marks, place: int) -> Found | None:
    """The calendar date that begins at a word, the longest reading of it."""
    day_word = marks.after("day_word", place)
    start = place if day_word is None else day_word
    readings: list[Found | None] = []
    if "number" in marks.heads(start):
        readings = [numeric_date(marks, start, is_day=day_word is not None), _day_month(marks, start)]
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
    if day is None or not 1 <= day <= _LAST_DAY or marks.hangs_on(place):
        return None
    return day, past_ordinal(marks, place + 1)


def past_ordinal(marks: Marks, place: int) -> int:
    """Behind the sign of an ordinal that hangs on a number: "th", "-го", a full stop."""
    if not marks.touches(place):
        return place
    hyphen = marks.is_dash(place) and marks.touches(place + 1)
    for start in (place, place + hyphen):
        last = marks.after("ordinal", start)
        if last is not None:
            return last
    return place + 1 if marks.is_sign(place, ".") else place


def _day_month(marks: Marks, place: int) -> Found | None:
    """As "27 December 2021", "ngày 10 tháng 1 năm 2022", "3 de marzo"."""
    day = _day(marks, place)
    if day is None:
        return None
    start = marks.past(day[1], "day_word")
    if (marks.is_dash(start) and marks.touches(start)) or marks.is_sign(start, "/"):
        start += 1
    month = month_at(marks, past_of(marks, start, "of"))
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
    if (marks.is_dash(start) or marks.is_sign(start, "/")) and marks.touches(start):
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
    start = _past_sign_of_year(marks, year[1])
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


def _past_sign_of_year(marks: Marks, place: int) -> int:
    """Behind what hangs on a year: "2022年", "2022-Jan"; without a pack also behind a letter or two: "2022 m."."""
    word = marks.word(place)
    if word is None:
        return place
    if marks.is_sign(place, "./-"):
        return place + 1 if marks.touches(place) else place
    is_known = bool(marks.stream.lexicon.pack.grammar.of) and not marks.touches(place)
    if word.kind in ("number", "sign") or is_known or len(word.text) > _SIGN_OF_YEAR or marks.heads(place):
        return place
    has_stop = marks.is_sign(place + 1, ".") and marks.touches(place + 1)
    return place + 1 + has_stop


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
    if year not in LIKELY_YEARS:
        return False
    if _opens_years(marks, place) or marks.stands_after(place, "on", "from", "until"):
        return True
    is_bracketed = marks.is_sign(place - 1, "([") and marks.is_sign(last, ")],;-–—‐‑~")
    if is_bracketed or marks.stream.ends_head(place, "in", "of"):
        return True
    return year in _LIKELY_PLANS and marks.stream.ends_head(place, "by")


def _opens_years(marks: Marks, place: int) -> bool:
    """Whether a later year hangs on with a dash: "2014-2016"."""
    if not (marks.is_dash(place + 1) and marks.touches(place + 1) and marks.touches(place + 2)):
        return False
    year, later = marks.digits(place, 4), marks.digits(place + 2, 4)
    is_later = year is not None and later is not None and later in LIKELY_YEARS and later > year
    return is_later and not marks.touches(place + 3)
