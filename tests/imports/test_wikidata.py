from __future__ import annotations

import json

from tests.conftest import Lists
from tests.made_lists import ELENA, OFFICE, RIVER, claim, dump, entity

from dragoman.knowledge.lists import listed
from dragoman.language.keys import name_key


def test_a_person_of_a_dump_is_listed_by_labels_and_aliases_of_all_languages(lists: Lists) -> None:
    outcome = lists.bring(dump(RIVER, ELENA, OFFICE), "wikidata.json")
    for name in ("Elena Marchenko", "Olena Marchenko", "Олена Марченко"):
        (found,) = listed(name_key(name))
        assert (found.id, found.name, found.wikidata) == ("Q990001", "Elena Marchenko", "Q990001")
        assert (found.kind, found.country) == ("person", "UKR")
    assert (outcome.list.form, outcome.list.rows, outcome.complaints) == ("Wikidata", 1, 0)
    assert outcome.left_out == {"other entities": 2}


def test_an_office_has_its_label_wherever_in_the_dump_it_stands(lists: Lists) -> None:
    for entities in ((ELENA, OFFICE), (OFFICE, ELENA)):
        lists.bring(dump(*entities), "wikidata.json")
        assert [one.roles for one in listed(name_key("Elena Marchenko"))] == [("Minister of Lakes",)]


def test_an_office_without_a_label_keeps_its_id(lists: Lists) -> None:
    lists.bring(dump(ELENA))
    assert [one.roles for one in listed(name_key("Elena Marchenko"))] == [("Q990009",)]


def test_what_wikidata_has_given_up_does_not_count(lists: Lists) -> None:
    given_up = {**ELENA["claims"], "P27": claim("Q159", rank="deprecated") + claim("Q212")}
    lists.bring(dump({**ELENA, "claims": given_up}))
    assert [one.countries for one in listed(name_key("Elena Marchenko"))] == [("UKR",)]


def test_an_organisation_is_told_by_its_class(lists: Lists) -> None:
    lists.bring(dump(entity("Q990007", {"en": "Lake Union"}, {"P31": claim("Q245065"), "P17": claim("Q39")})))
    assert [(one.kind, one.country) for one in listed(name_key("Lake Union"))] == [("organisation", "CHE")]


def test_an_entity_without_labels_writes_arrays_and_is_no_error(lists: Lists) -> None:
    empty = {"type": "item", "id": "Q990008", "labels": [], "aliases": [], "claims": []}
    outcome = lists.bring(dump(ELENA, empty))
    assert (outcome.list.rows, outcome.complaints) == (1, 0)


def test_a_broken_line_is_told_and_costs_no_other(lists: Lists) -> None:
    lists.bring(dump(ELENA, OFFICE).replace('{"type": "item", "id": "Q990009"', '{"type": "item", "id'), "w.json")
    assert len(listed(name_key("Elena Marchenko"))) == 1
    (told,) = lists.complaints
    assert "w.json: line 3: no entity of Wikidata" in told


def test_lines_without_an_array_around_them_are_a_dump_too(lists: Lists) -> None:
    lists.bring(json.dumps(ELENA) + "\n" + json.dumps(OFFICE) + "\n", "part.json")
    assert len(listed(name_key("Elena Marchenko"))) == 1
