"""Years and decades as they are written: with their word, their ending, their era, or bare."""

from __future__ import annotations

from dragoman.knowledge.eras import FIRST_YEAR, OURS, Calendar, calendar_of_year, era_words, has_own_months, year_span
from dragoman.language.automaton import Match
from dragoman.reading.marks import PLAIN_YEARS, Marks
from dragoman.reading.numbers import number_at
from dragoman.reading.said import Loose, Piece, Said

_SHORTEST_WORD = 3
_SHORT_YEAR = 2
# A year of two digits is of this century up to here.
_CENTURY_TURNS = 40
# Letters of what stands behind a year as its sign: "2022 m.".
_LONGEST_SIGN = 2
# The words for nought in a year that is told digit by digit.
_NOUGHTS = "〇零"


def years_at(marks: Marks, place: int) -> list[Piece]:
    """A year of four digits with the language's word for it before or behind, and a decade of such digits."""
    word = marks.after("year_word", place)
    start = place if word is None else word
    year = marks.digits(start, 4)
    if year is None and word is None:
        spelled = _year_in_words(marks, start) or _year_by_digits(marks, start)
        if spelled is not None:
            return [spelled]
    calendar = None if year is None else _calendar_of(marks, year)
    if year is None or calendar is None:
        return [] if word is not None else [*_short_year(marks, start), *_short_decade(marks, start)]
    if marks.is_sign(start + 1, "./:") and marks.touches(start + 1) and marks.digits(start + 2, 9) is not None:
        return []
    return _in_digits(marks, place, start, calendar, year)


def _short_year(marks: Marks, place: int) -> list[Piece]:
    """A year of two digits with its word, where a month touches it or it begins with nought: "18年10月1日", "08年"."""
    year, last = marks.digits(place, 2), marks.after("year_word", place + 1)
    if year is None or last is None or not marks.touches(place + 1) or marks.words[place + 1].kind != "single":
        return []
    text = marks.words[place].text
    is_month = marks.touches(last) and marks.match("month", last) is not None
    is_year = len(text) == _SHORT_YEAR and (text[0] == "0" or is_month)
    return [Piece(place, last, Said(year=in_century(year)))] if is_year else []


def _calendar_of(marks: Marks, year: int) -> Calendar | None:
    """The calendar of a year that stands bare; None where digits tell no year."""
    return calendar_of_year(marks.stream.lexicon.language, year) or (OURS if year in PLAIN_YEARS else None)


def _in_digits(marks: Marks, place: int, start: int, calendar: Calendar, year: int) -> list[Piece]:
    """What a year in digits at `start` says with the words beside it, the first of them at `place`."""
    pieces: list[Piece] = []
    behind = _past_year_word(marks, start + 1)
    era = _era_behind(marks, behind)
    if era is not None:
        return _in_era(place, *era, year)
    has_word = behind > start + 1
    if start > place or has_word or not marks.counts_something(start + 1):
        said = year_of(calendar, year)
        if said is not None:
            pieces.append(Piece(place, behind if has_word else _past_sign_of_year(marks, behind), said))
    decade = _past_decade_word(marks, start + 1)
    if decade > start + 1 and year % 10 == 0:
        pieces.append(Piece(place, decade, Said(year=year, decade=True)))
    return pieces


def _year_in_words(marks: Marks, place: int) -> Piece | None:
    """A year told in words, which counts only beside another part: "mayo de mil novecientos noventa"."""
    if marks.words[place].kind != "word" or not marks.stream.at("number", place):
        return None
    number = number_at(marks.stream, place)
    is_year = number is not None and number.value in PLAIN_YEARS and number.last <= marks.stop
    return Piece(place, number.last, Said(year=int(number.value))) if number is not None and is_year else None


def _year_by_digits(marks: Marks, place: int) -> Piece | None:
    """A year whose digits are words, one by one, before the word for year: "二〇二二年"."""
    last = marks.after("year_word", place + 4)
    if last is None or marks.words[place].kind != "single":
        return None
    numbers = marks.stream.lexicon.pack.number.words
    digits = [
        numbers.get(marks.words[at].text, 0.0 if marks.words[at].text in _NOUGHTS else -1.0)
        for at in range(place, place + 4)
    ]
    if not all(0 <= digit <= 9 for digit in digits):
        return None
    return Piece(place, last, Said(year=int("".join(str(int(digit)) for digit in digits))))


def year_of(calendar: Calendar, year: int) -> Said | None:
    """A year of a calendar, as one of ours where the months are ours; None for one that cannot be counted out."""
    span = year_span(calendar, year)
    if span is None:
        return None
    return Said(year=year, calendar=calendar) if has_own_months(calendar) else Said(year=span[0].year)


def _era_behind(marks: Marks, place: int) -> tuple[int, Calendar] | None:
    """The end and the calendar of a word that stands behind its year: "۱۴۰۰ خورشیدی"."""
    for match in marks.beginning(place):
        if match.entry.value == "era" and era_words()[match.entry.form].behind:
            return match.last, era_words()[match.entry.form].calendar
    return None


def _in_era(first: int, last: int, calendar: Calendar, year: int) -> list[Piece]:
    said = year_of(calendar, year)
    return [] if said is None else [Piece(first, last, said)]


def _past_year_word(marks: Marks, place: int) -> int:
    """Behind the word for year, or the ending that a year bears: "2022-го", "2021-ben"."""
    after = marks.past(place, "year_word")
    if after > place:
        return after
    if marks.is_sign(place, "."):
        # The stop of an ordinal: "2022. godine".
        behind = marks.past(place + 1, "year_word")
        return behind if behind > place + 1 and marks.touches(place) else place
    return past_ordinal(marks, place)


def _short_decade(marks: Marks, place: int) -> list[Piece]:
    """As "the '90s", "90-те години"; not "in his 30s"."""
    decade = marks.digits(place, 2)
    last = _past_decade_word(marks, place + 1)
    if decade is None or decade % 10 or not decade or last == place + 1:
        return []
    is_short = len(marks.words[last - 1].text) < _SHORTEST_WORD and not marks.is_sign(place - 1, "'’‘")
    return [] if is_short else [Piece(place, last, Said(year=1900 + decade, decade=True))]


def _past_decade_word(marks: Marks, place: int) -> int:
    start = place + 1 if marks.is_dash(place) else place
    return marks.after("decade_word", start) or place


def decade_at(marks: Marks, place: int, last: int) -> list[tuple[int, Said | Loose | None]]:
    """A decade behind its word: "thập niên 1990", "les années 90"."""
    word = marks.words[place].text
    # A short ending opens no decade: "ih 40" are forty of them.
    is_ending = last == place + 1 and len(word) < _SHORTEST_WORD and marks.stream.lexicon.pack.spaced
    if marks.touches(place) or not word[0].isalpha() or is_ending:
        return []
    last += marks.is_sign(last, "'’‘")
    year = marks.digits(last, 4)
    if year is None or year % 10 or not (10 <= year < 100 or year in PLAIN_YEARS):
        return []
    return [(last + 1, Said(year=year if year >= 100 else 1900 + year, decade=True))]


def _past_sign_of_year(marks: Marks, place: int) -> int:
    """Behind what hangs on a year: "2022-Jan"; without a pack also behind a letter or two: "2022 m."."""
    word = marks.word(place)
    if word is None or word.kind in ("number", "sign") or marks.heads(place):
        return place
    is_known = (marks.knows_small_words or marks.stream.lexicon.pack.time.year_word) and not marks.touches(place)
    if is_known or len(word.text) > _LONGEST_SIGN:
        return place
    has_stop = marks.is_sign(place + 1, ".") and marks.touches(place + 1)
    return place + 1 + has_stop


def era_at(marks: Marks, match: Match) -> list[tuple[int, Said | Loose | None]]:
    """A year of another era behind its word: "令和2年", "พ.ศ. 2565", "民国三十八年"."""
    era = era_words()[match.entry.form]
    numbered = None if era.behind else _number_of_year(marks, match.last)
    said = None if numbered is None else year_of(era.calendar, numbered[0])
    return [] if numbered is None or said is None else [(marks.past(numbered[1], "year_word"), said)]


def _number_of_year(marks: Marks, place: int) -> tuple[int, int] | None:
    """A year in digits, or spelled before the word for year, and where the text goes on."""
    word = marks.word(place)
    if word is None:
        return None
    digits = 1 if word.text == FIRST_YEAR else marks.digits(place, 4)
    if digits is not None:
        return digits, place + 1
    counted = marks.count(place)
    return counted if counted is not None and marks.after("year_word", counted[1]) is not None else None


def past_ordinal(marks: Marks, place: int) -> int:
    """Behind the sign of an ordinal that hangs on a number: "th", "-го", a full stop."""
    if not marks.touches(place):
        return place
    hyphen = marks.is_dash(place) and marks.touches(place + 1)
    for start in (place, place + hyphen):
        last = marks.after("ordinal", start)
        if last is not None:
            return last
    return place + 1 if marks.is_sign(place, ".") and marks.word(place + 1) is not None else place


def in_century(year: int) -> int:
    """The year that two digits stand for."""
    return year + (2000 if year <= _CENTURY_TURNS else 1900)
