"""Dates in digits: "27/12/2021", "23.02.2022", "2022-02-23", and "27/12" where a word tells that it is a day."""

from __future__ import annotations

import re

from msgspec import structs

from dragoman.knowledge.eras import calendar_of_year
from dragoman.reading.marks import Marks
from dragoman.reading.said import DAY_PARTS, DAYS, MONTHS, Piece, Said
from dragoman.reading.years import in_century, year_of

LIKELY_YEARS = range(1900, 2100)
# A number and a dash stand before the end of a range.
_LEAST_BEFORE = 2
_DOTTED = re.compile(r"\d{1,4}(?:\.\d{1,4}){1,2}")


def numeric_date(marks: Marks, place: int) -> Piece | None:
    """As "27/12/2021", "23.02.2022", "2022-02-23", and "27/12" where something tells that it is a day."""
    word = marks.word(place)
    if word is None or word.kind != "number" or marks.hangs_on(place):
        return None
    texts, sign, last = _parts(marks, place)
    said: Said | None = None
    if len(texts) == 3:
        said = _whole(marks, texts, sign)
    elif len(texts) == 1:
        said, last = _spaced(marks, place)
    elif len(texts) == 2 and not marks.counts_something(last):
        said = _pair(marks, place, texts, sign, last)
    if said is None:
        return None
    if said.year is None:
        # "14.10. - 15.10.": the full stop of a day and month, where the sentence goes on.
        last += sign == "." and marks.is_sign(last, ".") and marks.touches(last) and marks.word(last + 1) is not None
    return Piece(place, marks.past(last, "year_word") if said.year else last, said)


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
    if sign == "-" and len(texts) == 2 and marks.is_sign(last, "/.") and marks.digits(last + 1, 4) is not None:
        # "5-6/3": two days of one month.
        return texts[:1], "", place + 1
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
        year = numbers[2] if lengths[2] == 4 else in_century(numbers[2])
    else:
        return None
    calendar = calendar_of_year(marks.stream.lexicon.language, year)
    counted = None if calendar is None else year_of(calendar, year)
    return structs.replace(counted, month=month, day=day) if counted is not None and _is_date(month, day) else None


def _spaced(marks: Marks, place: int) -> tuple[Said | None, int]:
    """A date with blanks, as the French write it, and where the text goes on: "20 02 2014"; "20 02" only alone."""
    last = place
    while (word := marks.word(last)) is not None and word.kind == "number" and word.text.isdigit():
        last += 1
    texts = [word.text for word in marks.words[place:last]]
    before = marks.past(marks.stream.sentence_of(place).first, "on", "article")
    is_alone = before == place and marks.word(last) is None
    if marks.order == "MDY" or not (is_alone or (len(texts) == 3 and len(texts[2]) == 4)):
        return None, place
    if place and marks.words[place - 1].kind == "number":
        return None, place
    said = _whole(marks, texts, "/") if len(texts) == 3 else _month_of_day(marks, texts)
    return said, last


def _month_of_day(marks: Marks, texts: list[str]) -> Said | None:
    if len(texts) != 2 or max(len(text) for text in texts) > 2:
        return None
    month, day = _month_and_day(marks, int(texts[0]), int(texts[1]), "MDY", "YMD")
    return Said(month=month, day=day) if _is_date(month, day) else None


def _pair(marks: Marks, place: int, texts: list[str], sign: str, last: int) -> Said | None:
    """A day and a month, or a month and a year, where a word before tells that it is a date, or nothing else stands."""
    if not all(text.isdigit() for text in texts):
        return None
    one, two = (int(text) for text in texts)
    if marks.stands_after(place, "hour_word") or (marks.days_alone and sign in "-–—"):
        return None
    is_day = marks.stands_after(place, "day_word") or marks.fills_sentence(place, last, ".")
    is_end = _is_end(marks, place) or _is_begin(marks, place, sign, texts, last)
    is_placed = is_day or is_end or _is_placed(marks, place)
    if len(texts[1]) == 4 and len(texts[0]) <= 2:
        likely = sign in "/." and one in MONTHS and two in LIKELY_YEARS
        return Said(year=two, month=one) if likely and (is_placed or sign == "/") else None
    if not is_placed or max(len(text) for text in texts) > 2 or (sign not in "/." and not is_day):
        return None
    if sign == "." and [len(text) for text in texts] != [2, 2] and not is_day:
        return None
    month, day = _month_and_day(marks, one, two, "MDY", "YMD")
    if sign == "." and (day, month) != (one, two) and marks.order == "DMY":
        # "11.15" is a clock, no day that is written the other way round.
        return None
    return Said(month=month, day=day) if _is_date(month, day) else None


def _is_placed(marks: Marks, place: int) -> bool:
    """Whether a word before tells that a date follows."""
    heads = ("on", "from", "weekday", "phrase", *DAY_PARTS, "early", "middle", "late", "night_to")
    is_until = marks.stands_after(place, "until") and not marks.stream.ends_head(place, "and")
    is_listed = marks.is_sign(place - 1, ",(") and marks.stands_after(place - 1, "weekday", "phrase")
    # "le 31/10" is a day, "les 2/3" are a part.
    is_long = any(len(word.text) > 1 for at in (place, place + 2) if (word := marks.word(at)) is not None)
    is_named = is_long and marks.stands_after(place, "article")
    return is_until or is_listed or is_named or marks.stands_after(place, *heads)


def _is_end(marks: Marks, place: int) -> bool:
    """Whether a number stands before, with a dash between, behind a word that tells a date: "on 5-6/3"."""
    if place < _LEAST_BEFORE:
        return False
    start = place - 2 - marks.is_sign(place - 2, ".")
    is_range = marks.is_dash(place - 1) and start >= 0 and marks.digits(start, 2) is not None
    return is_range and (
        _is_placed(marks, start) or marks.stands_after(start, "day_word") or marks.opens_sentence(start)
    )


def _is_begin(marks: Marks, place: int, sign: str, texts: list[str], last: int) -> bool:
    """Whether a dash and a further date in digits follow: "14.10. - 15.10.2013"; "28/2-1/3" alone."""
    after = last + marks.is_sign(last, ".")
    word = marks.word(after + 1)
    is_dotted = sign == "." and all(len(text) == 2 for text in texts)
    if sign == "/" and marks.opens_sentence(place) and marks.is_dash(last) and marks.is_sign(last + 2, "/"):
        return all(word.text in "/-–" or word.kind == "number" for word in marks.words[last : marks.stop])
    return is_dotted and marks.is_dash(after) and word is not None and word.text.count(".") >= 1


def _month_and_day(marks: Marks, one: int, two: int, *month_first: str) -> tuple[int, int]:
    """Which of two numbers is the month: by the language's order, unless only the other can be."""
    month, day = (one, two) if marks.order in month_first else (two, one)
    return (day, month) if month not in MONTHS and day in MONTHS else (month, day)


def _is_date(month: int, day: int) -> bool:
    return month in MONTHS and day in DAYS
