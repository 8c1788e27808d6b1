from __future__ import annotations

from datetime import date

import pytest

from dragoman.knowledge.offices import Person
from dragoman.language.keys import name_key
from dragoman.reading.people import known_by_full_name, known_by_surname, latest_term, term_on

DAY = date(2022, 2, 23)


def by_name(name: str) -> str | None:
    known = known_by_full_name(name_key(name))
    return known.name if known is not None else None


def by_surname(word: str, on: date | None = DAY, countries: tuple[str, ...] = (), accents: bool = False) -> str | None:
    known = known_by_surname(word, on, countries, accents)
    return known.name if known is not None else None


def person(name: str) -> Person:
    known = known_by_full_name(name_key(name))
    assert known is not None
    return known


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Sergei Lavrov", "Sergei Lavrov"),
        ("Sergey Lavrov", "Sergei Lavrov"),
        ("Сергій Лавров", "Sergei Lavrov"),
        ("S. Lavrov", "Sergei Lavrov"),
        ("Emmanuel Macron", "Emmanuel Macron"),
        ("Емануел Макрон", "Emmanuel Macron"),
    ],
)
def test_a_full_name_is_known_in_any_spelling(written: str, name: str) -> None:
    assert by_name(written) == name


@pytest.mark.parametrize("written", ["Lavrov", "Igor Lavrov", "Sergei Kollwig", "", "Sergei"])
def test_a_surname_or_another_given_name_is_no_full_name(written: str) -> None:
    assert by_name(written) is None


@pytest.mark.parametrize("word", ["lavrov", "лавров", "макрон", "macron"])
def test_a_rare_surname_means_its_one_bearer(word: str) -> None:
    assert by_surname(word) in ("Sergei Lavrov", "Emmanuel Macron")


@pytest.mark.parametrize("word", ["harbour", "kollwig", "sergei", "boris"])
def test_an_unknown_word_or_a_given_name_means_nobody(word: str) -> None:
    assert by_surname(word) is None


def test_a_surname_in_latin_letters_must_be_written_as_it_is() -> None:
    # The key of both is one.
    assert name_key("Makron") == name_key("Macron")
    assert by_surname("makron") is None


def test_whoever_holds_an_office_on_the_day_is_meant_among_several() -> None:
    assert by_surname("johnson", date(2022, 2, 23)) == "Boris Johnson"


def test_an_office_is_held_within_its_term() -> None:
    merkel = person("Angela Merkel")
    held = term_on(merkel, date(2020, 1, 1))
    assert held is not None
    assert held.office == "chancellor"
    assert term_on(merkel, DAY) is None
    assert latest_term(merkel, DAY) is None
