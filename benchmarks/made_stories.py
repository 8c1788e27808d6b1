"""Stories that never were: who takes part, what becomes of it, on which days, and in which words it is spoken of.

Officials, countries, cities and outlets are those of the knowledge, at the day of the story; those who are arrested and
who lead protests are invented. Large countries are in the news more often than small ones. Everything about a story
follows from the seed and the story's number.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from msgspec import Struct

from benchmarks.made_words import WORDS, rank, surname
from dragoman.knowledge.countries import country_codes
from dragoman.knowledge.given_names import given_names
from dragoman.knowledge.offices import holders
from dragoman.knowledge.outlets import KnownOutlet, outlets
from dragoman.knowledge.place import Place
from dragoman.knowledge.places import places

FIRST_DAY = date(2016, 3, 1)
# No story is told longer than this after it began, so that what is told on a day follows from the days before it.
LONGEST = 40
LANGUAGES = ("en", "de", "fr", "es", "ru", "zh")
SCRIPTS = {"ru": "Cyrl", "zh": "Hani"}
_OFFICES = ("foreign minister", "president", "prime minister", "defence minister")
_COUNTRIES = 120
_PEOPLE_IN_ALL = 400_000


class Official(Struct, frozen=True):
    """Who speaks for a country, and in which office."""

    name: str
    office: str
    country: str
    knowledge_id: str | None


class Chapter(Struct, frozen=True):
    """What is told on one day: the sentence, the day that it speaks of, its number, how many articles tell it."""

    told: date
    sentence: str
    about: date
    number: int
    articles: int


class Story(Struct, frozen=True):
    """One development: two officials, a place, somebody unknown; `topic` and `spoken` are ranks of words."""

    number: int
    a: Official
    b: Official
    place: Place
    unknown: str
    topic: tuple[int, ...]
    spoken: tuple[int, ...]
    chapters: tuple[Chapter, ...]


@cache
def sentences() -> Mapping[str, Any]:
    """The sentences by language, what each tells, and how stories go."""
    return tomllib.loads(Path(__file__).with_name("made_sentences.toml").read_text("utf-8"))


@cache
def _countries() -> tuple[str, ...]:
    """Countries by the population of their largest cities, the largest first."""
    known = set(country_codes())
    people: dict[str, int] = {}
    for place in places():
        if place.country in known:
            people[place.country] = people.get(place.country, 0) + (place.population or 0)
    return tuple(sorted(people, key=lambda code: (-people[code], code)))[:_COUNTRIES]


@cache
def _cities(country: str) -> tuple[Place, ...]:
    return tuple(place for place in places() if place.country == country)[:30]


@cache
def _given_names() -> tuple[str, ...]:
    return tuple(sorted(name.capitalize() for name in given_names() if name.isascii() and name.isalpha()))


@cache
def _told_by(language: str) -> tuple[KnownOutlet, ...]:
    return tuple(one for one in outlets() if language in one.languages and one.kind == "outlet")


@cache
def _official(country: str, office: str, month: date) -> Official:
    """Who held the office in that month; where nobody is known to, somebody invented."""
    held = holders(office, country, month)
    if held:
        return Official(held[0].person, office, country, held[0].knowledge_id)
    random = Random(f"{office} of {country} in {month.year // 4}")
    return Official(person_name(random), office, country, None)


def person_name(random: Random) -> str:
    """A name that nobody knows; over many, some bear the same one, and some come again."""
    again = Random(f"person {int(_PEOPLE_IN_ALL * random.random() ** 2)}")
    return f"{again.choice(_given_names())} {surname(again)}"


def _skewed(random: Random, things: Sequence[Any]) -> Any:
    """One of these, the first ones more often."""
    return things[int(len(things) * random.random() ** 2.5)]


def outlet_in(language: str, random: Random) -> KnownOutlet:
    """An outlet that writes in the language."""
    return _skewed(random, _told_by(language))  # type: ignore[no-any-return]  # it is what went in


def story(seed: int, number: int, began: date) -> Story:
    """The story of this number, which began on that day."""
    random = Random(f"{seed} story {number}")
    x, y = _skewed(random, _countries()), _skewed(random, _countries())
    if x == y:
        y = _countries()[-1 - random.randrange(20)]
    month = began.replace(day=1)
    office = _skewed(random, _OFFICES)
    return Story(
        number,
        _official(x, office, month),
        _official(y, _skewed(random, _OFFICES) if random.random() < 0.2 else office, month),
        _skewed(random, _cities(random.choice((x, y)))),
        person_name(random),
        tuple(min(rank(random) + 300, WORDS - 1) for _ in range(14)),
        tuple(rank(random) for _ in range(random.randint(9, 16))),
        _chapters(random, began),
    )


def _chapters(random: Random, began: date) -> tuple[Chapter, ...]:
    told, about = began, began + timedelta(random.randint(3, 12))
    number = random.randint(3, 60) * random.choice((1, 1, 10))
    found: list[Chapter] = []
    for sentence in random.choice(sentences()["stories"]["ways"]):
        coming = sentence in ("plan", "confirm", "postpone", "cancel")
        day = about if coming else max(told, about) if found and found[-1].sentence in ("plan", "confirm") else told
        told = told if coming else day
        articles = min(24, 1 + int(random.expovariate(0.35)))
        found.append(Chapter(told, sentence, day if coming else told, number, articles))
        told += timedelta(random.randint(1, 4))
        number += random.randint(0, number)
        if sentence == "postpone":
            about += timedelta(random.randint(7, 14))
    last = began + timedelta(LONGEST)
    return tuple(one for one in found if one.told <= last)
