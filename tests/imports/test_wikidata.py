from __future__ import annotations

import json
from typing import Any

from tests.conftest import Lists

from dragoman.knowledge.lists import listed
from dragoman.language.keys import name_key


def claim(*ids: str, rank: str = "normal") -> list[dict[str, Any]]:
    return [
        {
            "mainsnak": {
                "snaktype": "value",
                "datavalue": {"value": {"entity-type": "item", "id": id}, "type": "wikibase-entityid"},
            },
            "type": "statement",
            "rank": rank,
        }
        for id in ids
    ]


def entity(id: str, labels: dict[str, str], claims: dict[str, Any], **aliases: str) -> dict[str, Any]:
    return {
        "type": "item",
        "id": id,
        "labels": {code: {"language": code, "value": text} for code, text in labels.items()},
        "aliases": {code: [{"language": code, "value": text}] for code, text in aliases.items()},
        "descriptions": {"en": {"language": "en", "value": "made up"}},
        "claims": claims,
        "sitelinks": [],
    }


ELENA = entity(
    "Q990001",
    {"en": "Elena Marchenko", "uk": "Олена Марченко", "ja": "オレーナ・マルチェンコ"},
    {"P31": claim("Q5"), "P27": claim("Q212"), "P39": claim("Q990009"), "P569": [{"mainsnak": {}, "rank": "normal"}]},
    en="Olena Marchenko",
)
OFFICE = entity("Q990009", {"en": "Minister of Lakes"}, {"P31": claim("Q4164871")})
RIVER = entity("Q990005", {"en": "Grey Heron"}, {"P31": claim("Q4022")})


def dump(*entities: dict[str, Any]) -> str:
    return "[\n" + ",\n".join(json.dumps(one, ensure_ascii=False) for one in entities) + "\n]\n"


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
