"""Whether what is said of time may stand as an expression: a bare year, month or weekday is often another word."""

from __future__ import annotations

from dragoman.reading.atoms import is_day_alone
from dragoman.reading.marks import Marks, shortened_months, shortened_weekdays
from dragoman.reading.numeric_dates import LIKELY_YEARS
from dragoman.reading.rules import STEPPING, is_other_word
from dragoman.reading.runs import is_given_name
from dragoman.reading.said import Piece, Said
from dragoman.reading.said_fields import has_only

_LIKELY_PLANS = range(1950, 2060)
_OLD_YEARS = range(1500, 1900)
_CENTURY = 100
_BEHIND_A_DAY = frozenset({"month", "unit"})
_DATED = frozenset({"month", "weekday", "year_word", "unit", "early", "middle", "late"})
_MONEY = frozenset("$€£¥₽₴₺₩")


def stands(marks: Marks, piece: Piece, said: Said) -> bool:
    """Whether a piece says enough by itself, and where it stands does not speak against it."""
    if said.month is None and said.day is not None and said.weekday is None and said.shift is None:
        is_alone = marks.days_alone or _is_named_day(marks, piece) or is_day_alone(marks, piece.first, piece.last)
        return said.year is None and is_alone
    if _counts_from_event(marks, piece, said):
        return False
    if has_only(said, "year"):
        return _is_year(marks, piece, said.year or 0)
    if has_only(said, "month") or has_only(said, "month", "calendar"):
        return _is_month(marks, piece)
    if has_only(said, "weekday"):
        return _is_whole(marks, piece) or _is_weekday(marks, piece)
    if has_only(said, "season"):
        return _is_placed(marks, piece)
    if said.day is not None and said.month is not None and said.year is None and said.shift is None:
        return _is_day_of_month(marks, piece)
    is_half = said.nth is not None and said.within is None and said.nth.unit == "half"
    return not is_half or marks.match("half", piece.first) is not None


def _is_named_day(marks: Marks, piece: Piece) -> bool:
    """Whether a number is a day of the month by the word before it: "el día 18", "no dia 5"."""
    is_named = any(marks.match("day_word", place) is not None for place in range(piece.first, piece.last))
    # "El día 18 de la guerra" is no day of a month.
    if not is_named or marks.begins_any(_BEHIND_A_DAY, piece.last) or marks.stream.is_head(piece.last, "of"):
        return False
    is_placed = marks.stands_after(piece.first, "on", "article") or marks.stream.ends_head(piece.first, "in", "of")
    return is_placed or _is_whole(marks, piece)


def _counts_from_event(marks: Marks, piece: Piece, said: Said) -> bool:
    """Whether so many days before or after are those of something that happened: "two days after the attack"."""
    is_stepped = any(marks.begins_any(STEPPING, place) for place in range(piece.first, piece.last))
    if said.shift is None or said.base is not None or not is_stepped:
        return False
    if marks.stands_after(piece.first, "since_event") or marks.match("of_event", piece.last) is not None:
        return True
    is_step = marks.stands_after(piece.last, "earlier", "later")
    follows = marks.word(piece.last)
    if not (is_step and said.then and follows is not None):
        return False
    is_article = marks.match("article", piece.last) is not None
    return is_article or marks.stream.is_head(piece.last, "article", "of", "the", "that")


def _is_whole(marks: Marks, piece: Piece) -> bool:
    """Whether a piece is all that its sentence says."""
    return marks.fills_sentence(piece.first, piece.last, ".:")


def _is_placed(marks: Marks, piece: Piece) -> bool:
    place = piece.first
    heads = ("on", "from", "until", "article", "early", "middle", "late")
    return _is_whole(marks, piece) or marks.stands_after(place, *heads) or marks.stream.ends_head(place, "in", "of")


def _is_day_of_month(marks: Marks, piece: Piece) -> bool:
    """A day of a month that is another word too, written small, needs its year: "2 may"."""
    if _is_score(marks, piece.first - 2) or _is_score(marks, piece.last - 1):
        return False
    month = next((at for at in range(piece.first, piece.last) if marks.match("month", at)), None)
    if month is None or marks.words[month].capitalised or marks.writes_months_small:
        return True
    return not is_other_word(marks, month)


def _is_score(marks: Marks, place: int) -> bool:
    """Whether two numbers that run backwards begin at a word: those of "their 4-1 win in February"."""
    one, two = marks.digits(place, 2) if place >= 0 else None, marks.digits(place + 2, 2)
    if one is None or two is None or one <= two or not marks.is_dash(place + 1):
        return False
    is_glued = marks.touches(place + 1) and marks.touches(place + 2)
    return is_glued and not (marks.touches(place) or marks.is_sign(place + 3, "/"))


def _is_month(marks: Marks, piece: Piece) -> bool:
    place, last = piece.first, piece.last
    is_doubtful = marks.match("doubtful", place) is not None
    if is_doubtful and not (_is_placed(marks, piece) or marks.stream.ends_head(place, "by", "to", "from")):
        return False
    if _begins_name(marks, piece) or _is_surname(marks, piece):
        return False
    if marks.stands_after(last, "month_word") or marks.match("month_word", place) is not None:
        return marks.words[place].kind != "number" or last > place + 1
    if marks.words[place].folded in shortened_months(marks.stream.lexicon.language) and not _is_whole(marks, piece):
        return False
    if not marks.writes_months_small and not marks.words[place].capitalised and not _is_whole(marks, piece):
        return False
    if not is_other_word(marks, place):
        return True
    heads = ("last", "next", "this", "early", "middle", "late", "from", "until", "on")
    return marks.stands_after(place, *heads) or marks.stream.ends_head(place, "in")


def _begins_name(marks: Marks, piece: Piece) -> bool:
    """Whether a capitalised word behind a month, which nothing places in time, makes it a name: "April Ryan"."""
    follows = marks.word(piece.last)
    if (
        marks.writes_months_small
        or follows is None
        or follows.kind != "word"
        or not follows.capitalised
        or marks.begins_any(_DATED, piece.last)
    ):
        return False
    heads = ("in", "of", "by", "to", "from", "between", "and")
    return not (_is_placed(marks, piece) or marks.stream.ends_head(piece.first, *heads))


def _is_surname(marks: Marks, piece: Piece) -> bool:
    """Whether a given name makes a name of a word that the language writes small: "Plácido Domingo"."""
    stream, place = marks.stream, piece.first
    if place == stream.sentence_of(place).first or not (marks.writes_months_small and _needs_small_word(marks)):
        return False
    return marks.words[place].capitalised and is_given_name(stream, marks.words[place - 1].text, sure=True)


def _needs_small_word(marks: Marks) -> bool:
    time = marks.stream.lexicon.pack.time
    return bool(time.on or time.article)


def _is_year(marks: Marks, piece: Piece, year: int) -> bool:
    """A year after its word, after a preposition of time, or in brackets; a bare number only if it is no round one."""
    place, last = piece.first, piece.last
    if marks.words[last - 1].kind == "word" and marks.stream.at("number", place):
        return False
    is_named = marks.after("year_word", place) is not None or marks.match("unit", place) is not None
    has_word = is_named or marks.stands_after(last, "year_word", "ordinal")
    if has_word or marks.stands_after(place, "early", "middle", "late", "season"):
        return True
    if year in _OLD_YEARS:
        return bool(year % _CENTURY) and _is_all_behind_in(marks, place, last)
    if year not in LIKELY_YEARS or (marks.touches(place) and not marks.is_sign(place - 1, "([\"'“‘«„-–—/")):
        return False
    if marks.stands_after(place, "on", "from", "until"):
        return True
    is_bracketed = marks.is_sign(place - 1, "([") and marks.is_sign(last, ")],;-–—‐‑~")
    if is_bracketed or marks.stream.ends_head(place, "in", "of"):
        return True
    is_plan = year in _LIKELY_PLANS and marks.stream.ends_head(place, "by")
    return is_plan or (bool(year % _CENTURY) and _is_no_amount(marks, place, last))


def _is_all_behind_in(marks: Marks, place: int, last: int) -> bool:
    """Whether a number ends its clause behind "in", and so counts nothing: "it was built in 1870"."""
    ends = marks.word(last) is None or (marks.is_sign(last, ",.;:)") and not marks.touches(place))
    return ends and marks.stream.ends_head(place, "in")


def _is_no_amount(marks: Marks, place: int, last: int) -> bool:
    """Whether nothing beside a bare number makes it an amount, a label or a part of another number.

    Amounts of thousands have a sign between their digits or are round: "1996" without one is a year.
    """
    stream = marks.stream
    before, after = marks.words[place - 1] if place else None, marks.word(last)
    if before is not None and (before.kind == "number" or before.text in _MONEY or before.text in "#№-–—/"):
        return False
    if after is not None and (after.kind == "number" or after.text in _MONEY or after.text in "%°-–—/"):
        return False
    return not marks.counts_something(last) and not stream.ends_kind(place, "label")


def _is_weekday(marks: Marks, piece: Piece) -> bool:
    """Whether a weekday without anything beside it is one.

    Where the lexicon has another sense for it ("thứ hai" is also "the second"), or the language writes it small and
    puts a preposition before it, a word for "on", "from" or "until", or a reporting verb must stand before it.
    """
    stream, place, last = marks.stream, piece.first, piece.last
    if last - place == 1 and marks.words[place].folded in shortened_weekdays(stream.lexicon.language):
        return False
    if marks.match("doubtful", place) is not None and not _is_placed(marks, piece):
        return False
    if _is_surname(marks, piece):
        return False
    if (row := marks.match("nth", place)) is not None and row.last == last and not marks.words[last - 1].capitalised:
        return False
    is_placed = (
        marks.stands_after(place, "on", "from", "until", "morning", "evening", "day_word", "article")
        or stream.ends_head(place, "in", "from", "to", "by", "between", "and")
        or any(match.last == place for match in stream.within("report", stream.sentence_of(place)))
    )
    if is_placed or (marks.opens_sentence(place) and marks.is_sign(last, ".,:")):
        return True
    first, final = marks.words[place], marks.words[last - 1]
    if stream.at("number", last - 1) and last - place > 1:
        # Vietnamese "thứ Hai" is a Monday, "thứ hai" the second; Chinese "两周五天" is two weeks and five days.
        is_counted = stream.lexicon.pack.spaced or stream.ends_kind(place, "number")
        return final.capitalised or not is_counted
    is_small = first.text[0].islower() and last - place == 1
    return not (is_small and stream.lexicon.pack.time.on)
