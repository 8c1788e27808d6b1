from __future__ import annotations

from typing import Any

import pytest
from tests.conftest import Lists
from tests.made_lists import PERSON, lines

from dragoman.imports.entries import terms
from dragoman.knowledge.lists import listed
from dragoman.language.keys import name_key


def changed(**properties: Any) -> dict[str, Any]:
    return {**PERSON, "properties": {**PERSON["properties"], **properties}}


def test_a_person_of_opensanctions_is_listed_with_what_is_told(lists: Lists) -> None:
    outcome = lists.bring(lines(PERSON), "pep.ftm.json")
    (found,) = listed(name_key("Коба Тархнишвили"))
    assert (found.list, found.id, found.name, found.kind) == ("pep", "NK-abc", "Koba Tarkhnishvili", "person")
    assert (found.countries, found.wikidata) == (("GEO",), "Q990001")
    assert (found.roles, found.topics) == (("Deputy Minister of Inland Waters",), ("role.pep",))
    assert (outcome.list.form, outcome.complaints, lists.complaints) == ("FollowTheMoney", 0, [])


def test_a_weak_alias_finds_nobody(lists: Lists) -> None:
    lists.bring(lines(PERSON))
    assert listed(name_key("Koba the Elder")) == ()


def test_an_id_that_is_wikidatas_is_one(lists: Lists) -> None:
    lists.bring(lines({**changed(wikidataId=[]), "id": "Q990002"}))
    assert [one.wikidata for one in listed(name_key("Koba Tarkhnishvili"))] == ["Q990002"]


def test_what_is_nested_in_an_entity_is_no_value(lists: Lists) -> None:
    nested = changed(country=[{"id": "x", "schema": "Address", "properties": {}}, "ge"])
    lists.bring(lines(nested))
    assert lists.complaints == []
    assert [one.country for one in listed(name_key("Koba Tarkhnishvili"))] == ["GEO"]


def test_fragments_of_one_entity_come_together(lists: Lists) -> None:
    names = {"id": "NK-abc", "schema": "Person", "properties": {"name": ["Koba Tarkhnishvili"]}}
    office = {"id": "NK-abc", "schema": "Person", "properties": {"position": ["envoy"], "country": ["ge"]}}
    outcome = lists.bring(lines(office, names))
    (found,) = listed(name_key("Koba Tarkhnishvili"))
    assert (outcome.list.rows, found.roles, found.country) == (1, ("envoy",), "GEO")


def test_what_is_no_person_and_no_organisation_is_counted(lists: Lists) -> None:
    ship = {"id": "s", "schema": "Vessel", "properties": {"name": ["Grey Heron"]}}
    company = {"id": "c", "schema": "Company", "properties": {"name": ["Grey Heron Shipping"]}}
    outcome = lists.bring(lines(PERSON, ship, company))
    assert (outcome.list.rows, outcome.left_out, outcome.complaints) == (2, {"Vessel": 1}, 0)
    assert [one.kind for one in listed(name_key("Grey Heron Shipping"))] == ["organisation"]


@pytest.mark.parametrize(
    ("broken", "complaint"),
    [
        ('{"id": "a", "schema": "Person", "prop', "no entity of FollowTheMoney"),
        ('{"schema": "Person", "properties": {"name": ["Ann Ash"]}}', "missing required field `id`"),
        ('{"id": "a", "schema": "Person", "properties": {}}', "a has no name"),
        ("\ufffd\x01", "no entity of FollowTheMoney"),
        ("[" * 5000, "no entity of FollowTheMoney"),
    ],
)
def test_a_broken_line_is_told_and_costs_no_other(lists: Lists, broken: str, complaint: str) -> None:
    outcome = lists.bring(lines(PERSON) + broken + "\n" + lines({**PERSON, "id": "NK-def"}), "pep.json")
    assert (outcome.list.rows, outcome.complaints) == (2, 1)
    (told,) = lists.complaints
    assert "pep.json: line 2: " in told
    assert complaint in told


def test_a_name_of_ten_thousand_characters_is_refused_and_the_others_kept(lists: Lists) -> None:
    lists.bring(lines(changed(alias=["x" * 10_000])))
    assert "line 1: a name of 10,000 characters" in lists.complaints[0]
    assert len(listed(name_key("Koba Tarkhnishvili"))) == 1


def test_of_two_wikidata_ids_none_is_taken(lists: Lists) -> None:
    lists.bring(lines(changed(wikidataId=["Q990001", "Q990002"])))
    assert "several Wikidata ids (Q990001, Q990002)" in lists.complaints[0]
    assert [one.wikidata for one in listed(name_key("Koba Tarkhnishvili"))] == [None]


def test_contradicting_lines_of_one_id_are_told_and_the_first_holds(lists: Lists) -> None:
    outcome = lists.bring(lines(PERSON, changed(wikidataId=["Q990002"]), {**PERSON, "schema": "Company"}))
    assert outcome.complaints == 2
    assert "line 2: the id NK-abc is Q990002 here and Q990001 before, in line 1" in lists.complaints[0]
    assert "line 3: the id NK-abc is an organisation here and a person before, in line 1" in lists.complaints[1]
    assert [one.wikidata for one in listed(name_key("Koba Tarkhnishvili"))] == ["Q990001"]


def test_the_baked_words_are_those_of_the_library() -> None:
    library = pytest.importorskip("followthemoney")
    from scripts.bake_list_terms import schema_terms

    told = schema_terms(library.model)
    ours = terms()
    assert told["kinds"] == ours.kinds
    assert (tuple(told["names"]), tuple(told["weak"])) == (ours.names, ours.weak)
    assert (tuple(told["countries"]), tuple(told["topics"])) == (ours.countries, ours.topics)


def test_what_the_library_writes_is_read(lists: Lists) -> None:
    library = pytest.importorskip("followthemoney")
    entity = library.model.make_entity("Person")
    entity.id = "made"
    entity.add("name", "Koba Tarkhnishvili")
    entity.add("alias", "Коба Тархнишвили")
    entity.add("nationality", "Georgia")
    lists.bring(lines(entity.to_dict()))
    assert [(one.id, one.country) for one in listed(name_key("Коба Тархнишвили"))] == [("made", "GEO")]
