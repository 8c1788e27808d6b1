from __future__ import annotations

import re
from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scripts.bake_hand_written import written

from dragoman.knowledge import offices
from dragoman.knowledge.countries import country_name
from dragoman.knowledge.ontology import sectors
from dragoman.knowledge.organisations import organisations
from dragoman.language.keys import name_key

BEYOND_COUNTRIES = {"IGO"}


def names_of(held: tuple[offices.Holder, ...]) -> list[str]:
    return [term.person for term in held]


_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")


def test_a_day_is_written_as_a_year_a_month_or_a_day() -> None:
    terms = [term for person in written("offices")["person"] for term in person.get("terms", ())]
    days = [term[key] for term in terms for key in ("start", "end") if key in term]
    assert [day for day in days if not re.fullmatch(r"\d{4}(-\d\d){0,2}", day)] == []


def test_the_table_has_no_field_that_is_not_read() -> None:
    people = written("offices")["person"]
    assert set().union(*people) <= {"name", "country", "sector", "id", "spellings", "terms"}
    terms = [term for person in people for term in person.get("terms", ())]
    assert set().union(*terms) <= {"office", "start", "end", "country", "organisation", "joint"}


def test_nobody_and_no_wikidata_id_stands_twice() -> None:
    names = Counter(person.name.casefold() for person in offices.people())
    ids = Counter(person.knowledge_id for person in offices.people() if person.knowledge_id is not None)
    assert [name for name, count in (names + ids).items() if count > 1] == []
    assert all(re.fullmatch(r"Q[1-9]\d*", one) for one in ids)


def test_no_full_name_means_two_people() -> None:
    bearers: dict[tuple[str, ...], set[str]] = {}
    for person in offices.people():
        for spelling in (person.name, *person.spellings):
            bearers.setdefault(name_key(spelling), set()).add(person.name)
    assert {keys: names for keys, names in bearers.items() if len(keys) > 1 and len(names) > 1} == {}


def test_a_spelling_stands_there_only_where_its_key_differs() -> None:
    for person in offices.people():
        # What stands without blanks is found sign by sign: another sign of the same sound is another spelling.
        spaced = [one for one in (person.name, *person.spellings) if not _UNSPACED.search(one)]
        keys = [name_key(spelling) for spelling in spaced]
        assert len(keys) == len(set(keys)), person.name


def test_countries_and_sectors_are_known_ones() -> None:
    for person in offices.people():
        assert person.sector in sectors(), person.name
        for country in (person.country, *(term.country for term in person.terms)):
            assert country is None or country in BEYOND_COUNTRIES or country_name(country), person.name


def test_terms_end_after_they_begin() -> None:
    terms = [term for person in offices.people() for term in person.terms]
    assert [term for term in terms if term.start is not None and term.end is not None and term.start > term.end] == []


def test_an_office_that_is_not_joint_has_one_holder_at_a_time() -> None:
    held: dict[tuple[str, str | None], list[offices.Holder]] = {}
    for person in offices.people():
        for term in person.terms:
            if not term.joint:
                held.setdefault((term.office, term.organisation or term.country), []).append(term)
    for terms in held.values():
        in_order = sorted(terms, key=lambda term: (term.start or date.min, term.end or date.max))
        for former, latter in pairwise(in_order):
            assert latter.start is not None, latter
            assert former.end is not None, f"{former} has no end, but {latter.person} follows"
            assert former.end <= latter.start, f"{former} overlaps {latter}"


@pytest.mark.parametrize(
    ("office", "of", "day", "name"),
    [
        ("foreign minister", "RUS", "2022-02-01", "Sergei Lavrov"),
        ("president", "USA", "2018-10-05", "Donald Trump"),
        ("president", "USA", "2022-02-01", "Joe Biden"),
        ("secretary of state", "USA", "2018-10-07", "Mike Pompeo"),
        ("chancellor", "DEU", "2022-02-01", "Olaf Scholz"),
        ("prime minister", "GBR", "2018-10-05", "Theresa May"),
        ("president", "UKR", "2018-10-05", "Petro Poroshenko"),
        ("prime minister", "KOS", "2022-02-01", "Albin Kurti"),
        ("secretary general", "NATO", "2022-02-01", "Jens Stoltenberg"),
        ("secretary general", "United Nations", "2016-12-01", "Ban Ki-moon"),
        ("president", "European Council", "2018-10-05", "Donald Tusk"),
        ("president", "European Commission", "2018-10-05", "Jean-Claude Juncker"),
        ("high representative", "European Union", "2018-10-05", "Federica Mogherini"),
        ("secretary general", "OSCE", "2018-10-05", "Thomas Greminger"),
        ("director", "International Monetary Fund", "2018-10-05", "Christine Lagarde"),
        ("director", "International Atomic Energy Agency", "2022-02-01", "Rafael Grossi"),
        ("director", "World Health Organization", "2020-04-01", "Tedros Adhanom Ghebreyesus"),
        ("party leader", "VNM", "2018-10-05", "Nguyen Phu Trong"),
    ],
)
def test_an_office_has_its_holder_on_a_day(office: str, of: str, day: str, name: str) -> None:
    assert names_of(offices.holders(office, of, date.fromisoformat(day))) == [name]


def test_both_hold_an_office_on_the_day_when_it_changes_hands() -> None:
    assert names_of(offices.holders("chancellor", "DEU", date(2021, 12, 8))) == ["Angela Merkel", "Olaf Scholz"]


def test_a_month_is_taken_at_its_surest_day() -> None:
    (term,) = (term for term in offices.holders("foreign minister", "PRK") if term.person == "Ri Yong Ho")
    assert (term.start, term.end) == (date(2016, 5, 31), date(2020, 1, 1))


def test_without_a_day_all_holders_are_told_in_order() -> None:
    held = offices.holders("chancellor", "DEU")
    assert names_of(held)[-4:] == ["Gerhard Schröder", "Angela Merkel", "Olaf Scholz", "Friedrich Merz"]
    assert [term.start for term in held] == sorted(term.start for term in held if term.start is not None)


def test_a_spokesperson_is_one_of_several() -> None:
    assert {"Dmitry Peskov", "Maria Zakharova"} <= set(
        names_of(offices.holders("spokesperson", "RUS", date(2022, 2, 1)))
    )


def test_an_unknown_office_country_or_time_has_no_holder() -> None:
    assert offices.holders("lord of the rings", "RUS", date(2022, 2, 1)) == ()
    assert offices.holders("president", "XXX", date(2022, 2, 1)) == ()
    assert offices.holders("president", "RUS", date(1812, 9, 7)) == ()


def test_a_person_is_found_by_name_in_any_case_and_by_id() -> None:
    found = offices.person("vladimir putin")
    assert found is not None
    assert found is offices.person("Q7747")
    assert offices.person("Nobody At All") is None


def test_people_of_public_life_may_have_no_office() -> None:
    found = offices.person("Christine Blasey Ford")
    assert found is not None
    assert found.terms == ()


def test_offices_of_organisations_bear_names_that_the_organisations_bear() -> None:
    known = {organisation.name for organisation in organisations()}
    for name in ("NATO", "United Nations", "European Union", "European Commission", "European Council", "OSCE"):
        assert name in known
        assert any(term.organisation == name for person in offices.people() for term in person.terms)


@given(
    st.sampled_from([term for person in offices.people() for term in person.terms if term.start is not None]),
    st.integers(min_value=0, max_value=20_000),
)
def test_a_holder_is_told_on_every_day_of_the_term(term: offices.Holder, days: int) -> None:
    assert term.start is not None
    day = min(term.start + timedelta(days=days), term.end or offices.known_until())
    if day >= term.start:
        of = term.organisation or term.country
        assert of is not None
        assert term in offices.holders(term.office, of, day)
