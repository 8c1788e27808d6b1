"""The words of time of a language as phrases of its lexicon: those of its pack, of the CLDR, of other calendars."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import TypeVar

import msgspec

from dragoman.knowledge.calendar import months, weekdays
from dragoman.knowledge.eras import era_words, foreign_months
from dragoman.language.compiled import Entry, Phrase
from dragoman.language.pack import pack_code_for, read_pack
from dragoman.language.pack_times import Forms, TimeWords

_ORDINAL_DIGITS = 2
_YEAR_DIGITS = 4

Name = TypeVar("Name", bound=str)


def time_words(language: str, time: TimeWords) -> Iterator[Phrase]:
    """Every word and phrase of time that a language knows, with what it is."""
    yield from _of_calendar(language, time)
    for phrase in time.phrases:
        yield from _each(phrase.forms, Entry("time", "phrase", phrase.value))
    yield from _named("unit", time.units)
    yield from _named("season", time.seasons)
    yield from _named("holiday", time.holidays)
    yield from _named("repeated", time.repeated)
    yield from _named("pair", time.pairs)
    yield from _named("unit_ago", time.units_ago)
    yield from _named("plural", time.plurals)
    yield from _numbered("count", time.counts)
    yield from _numbered("half", time.halves)
    yield from _numbered("nth", time.ordinals)
    yield from _numbered("decade", time.decades)
    plain = msgspec.to_builtins(time)
    for head in sorted(head for head, forms in plain.items() if isinstance(forms, list | tuple) and head != "phrases"):
        yield from _each(tuple(plain[head]), Entry("time", head))


def _of_calendar(language: str, time: TimeWords) -> Iterator[Phrase]:
    # Endings are tried only where the pack does not list the forms itself: a weekday's case may be another word.
    for name, number in months(language).items():
        # What has full stops inside is read with the last one as one word: "ม.ค."
        spelled = f"{name}." if "." in name else name
        yield spelled, Entry("time", "month", index=number), str(number) not in time.months
    for name, number in weekdays(language).items():
        yield name, Entry("time", "weekday", index=number), str(number) not in time.weekdays
    yield from _numbered("month", time.months)
    yield from _numbered("weekday", time.weekdays)
    for name, (calendar, number) in foreign_months(language).items():
        yield name, Entry("time", "foreign month", calendar, number), True
    for word in era_words():
        yield word, Entry("time", "era", word), False


def _named(head: str, forms_of: Mapping[Name, Forms]) -> Iterator[Phrase]:
    for name, forms in forms_of.items():
        yield from _each(forms, Entry("time", head, name))


def _numbered(head: str, forms_of: Mapping[Name, Forms]) -> Iterator[Phrase]:
    for number, forms in forms_of.items():
        yield from _each(forms, Entry("time", head, index=int(number)))


def _each(forms: Forms, entry: Entry) -> Iterator[Phrase]:
    for form in forms:
        yield form, entry, False


@cache
def words_behind_numbers(language: str) -> Mapping[str, int]:
    """The words before which the stop of a number ends no sentence, with the most digits of the number.

    They are months, and units of time where nouns have a capital: "im 17. Jahrhundert".
    """
    pack = read_pack(pack_code_for(language))
    counted = dict.fromkeys(_words(pack.time.units), _ORDINAL_DIGITS) if pack.names.nouns else {}
    return counted | dict.fromkeys((*months(language), *_words(pack.time.months)), _YEAR_DIGITS)


def _words(forms_of: Mapping[Name, Forms]) -> Iterator[str]:
    """The single words among forms."""
    for forms in forms_of.values():
        for form in forms:
            yield from (word.lower() for word in form.split("|") if " " not in form)
