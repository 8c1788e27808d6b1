from __future__ import annotations

from typing import Any

import pytest

from dragoman.knowledge.list_choice import Naming, is_borne_out, meant, meant_as
from dragoman.knowledge.lists import Listed


def row(id: str, *countries: str, list: str = "mine", wikidata: str | None = None, **told: Any) -> Listed:
    first = countries[0] if countries else None
    return Listed(list, id, "Ivan Petrov", "person", first, countries, wikidata, **told)


def test_of_two_of_one_name_the_one_is_meant_whose_country_the_text_names() -> None:
    one, other = row("1", "BGR"), row("2", "RUS")
    assert meant([one, other], Naming()) == ()
    assert meant([one, other], Naming(countries=("BGR", "RUS"))) == ()
    assert meant([one, other], Naming(countries=("DEU",))) == ()
    assert meant([one, other], Naming(countries=("RUS", "DEU"))) == (other,)
    assert meant([one, other], Naming(countries=("RUS",), country="BGR")) == (one,)


def test_one_of_another_country_than_the_text_gives_him_is_not_meant() -> None:
    assert meant([row("1", "BGR")], Naming()) == (row("1", "BGR"),)
    assert meant([row("1", "BGR")], Naming(country="RUS")) == ()


def test_rows_of_two_lists_with_one_wikidata_id_are_one_person() -> None:
    both = (row("1", list="a", wikidata="Q990001"), row("2", list="b", wikidata="Q990001"))
    assert meant(both, Naming()) == both
    assert meant((both[0], row("2", list="b")), Naming()) == ()


LONE = row("1", "BGR", of_many=True, roles=("Deputy Minister of Finance", "Министр"))


@pytest.mark.parametrize(
    ("naming", "expected"),
    [
        (Naming(), False),
        (Naming(countries=("RUS",)), False),
        (Naming(countries=("BGR",)), True),
        (Naming(country="BGR"), True),
        (Naming(role="finance minister"), True),
        (Naming(role="министр"), True),
        (Naming(role="spokesperson"), False),
        (Naming(parts=3), True),
        (Naming(parts=3, country="RUS"), False),
    ],
)
def test_a_name_of_a_large_list_must_be_borne_out(naming: Naming, expected: bool) -> None:
    assert bool(meant([LONE], naming)) is expected


def test_a_name_of_a_small_list_is_enough() -> None:
    assert is_borne_out(row("1"), Naming())
    assert not is_borne_out(row("1", of_many=True), Naming())


def test_whom_the_knowledge_has_is_met_by_his_wikidata_id_first() -> None:
    same, namesake = row("1", wikidata="Q1"), row("2", "RUS")
    naming = Naming(country="RUS")
    assert meant_as([namesake, same], "Q1", naming) == (same,)
    assert meant_as([namesake], "Q1", naming) == (namesake,)
    assert meant_as([row("3", "RUS", wikidata="Q3")], "Q1", naming) == ()
    assert meant_as([row("4"), row("5", "BGR")], "Q1", naming) == ()
