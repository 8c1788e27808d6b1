from __future__ import annotations

import json

import pytest
from tests.conftest import Lists
from tests.made_lists import ROW, answer

from dragoman.errors import ListError
from dragoman.knowledge.lists import listed
from dragoman.language.keys import name_key


def test_a_table_is_read_by_the_usual_names_of_its_columns(lists: Lists) -> None:
    lists.bring(
        "id,schema,name,aliases,birth_date,countries,dataset\n"
        'k1,Person,Ivana Petrova,"Ивана Петрова;Petrova, Ivana",1970,bg;fr,made\n'
        "k2,Vessel,Grey Heron,,,,made\n"
    )
    (found,) = listed(name_key("Ивана Петрова"))
    assert (found.id, found.kind, found.countries) == ("k1", "person", ("BGR", "FRA"))
    assert lists.complaints == []


@pytest.mark.parametrize(
    ("head", "row"),
    [
        ("Full Name\tAlso known as\tNationality", "Ivana Petrova\tИвана Петрова|I. P. Petrova\tBulgaria"),
        ("name;alias;country", "Ivana Petrova;Ивана Петрова;България"),
        ("\ufeffname,alias,country", '"Ivana Petrova","Ивана Петрова",bgr'),
        ("?personLabel,?personAltLabel,?country", 'Ivana Petrova,"Ивана Петрова, Ivana P",Q219'),
    ],
)
def test_tabs_semicolons_marks_and_other_names_of_columns_do_no_harm(lists: Lists, head: str, row: str) -> None:
    lists.bring(f"{head}\r\n{row}\r\n")
    assert [one.country for one in listed(name_key("Ивана Петрова"))] == ["BGR"]
    assert lists.complaints == []


def test_a_row_without_an_id_has_that_of_its_line(lists: Lists) -> None:
    lists.bring("name\nIvana Petrova\n\nKoba Tarkhnishvili\n")
    assert [one.id for one in listed(name_key("Koba Tarkhnishvili"))] == ["line 4"]


def test_a_table_without_names_is_no_list(lists: Lists) -> None:
    with pytest.raises(ListError, match=r"mine\.csv: no column of names; the columns are town, people"):
        lists.bring("town,people\nGeneva,200000\n")


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        (b'"2","Ann" Ash,,\n', "line 3: no row of a table"),
        (b"2,Ann\xff Ash,,\n", "line 3: not UTF-8"),
        (b"2,Ann\0 Ash,,\n", "line 3: a character that no text has"),
        (b"2,,,\n", "line 3: no name"),
        (b"2,Ann Ash,Atlantis,\n", "line 3: the country 'Atlantis' is not known"),
        (b"2,Ann Ash,,P12\n", "line 3: 'P12' is no Wikidata id"),
        (b"2," + b"A" * 10_000 + b",,\n", "line 3: a name of 10,000 characters"),
        (b"2," + b"A" * 200_000 + b",,\n", "line 3: no row of a table"),
        (b"1,Ivana Petrova,,Q990002\n", "line 3: the id 1 is Q990002 here and Q990001 before, in line 2"),
    ],
)
def test_what_is_wrong_with_a_row_is_told_with_its_line(lists: Lists, row: bytes, complaint: str) -> None:
    good = b"1,Ivana Petrova,,Q990001\n"
    outcome = lists.bring(b"id,name,country,wikidata\n" + good + row + b"3,Koba Tarkhnishvili,,\n")
    assert complaint in lists.complaints[0]
    assert outcome.complaints == len(lists.complaints)
    assert len(listed(name_key("Ivana Petrova"))) == len(listed(name_key("Koba Tarkhnishvili"))) == 1


def test_a_quotation_mark_that_is_not_closed_costs_its_own_line_alone(lists: Lists) -> None:
    outcome = lists.bring('name,country\nIvana Petrova,\n"Ann Ash,\nKoba Tarkhnishvili,Atlantis\n"Bo\nBerg",\n')
    first, second = lists.complaints
    assert "line 3: a quotation mark that is not closed" in first
    assert "line 4: the country 'Atlantis' is not known" in second
    assert outcome.list.rows == 3
    assert len(listed(name_key("Koba Tarkhnishvili"))) == 1


def test_an_answer_to_a_query_is_read_row_by_row_and_joined_by_item(lists: Lists) -> None:
    outcome = lists.bring(answer(ROW, {**ROW, "alias": "إيفانا بيتروفا"}), "query.json")
    (found,) = listed(name_key("إيفانا بيتروفا"))
    assert (found.id, found.wikidata, found.country) == ("Q990001", "Q990001", "BGR")
    assert found.roles == ("deputy minister",)
    assert (outcome.list.form, outcome.list.rows, outcome.complaints) == ("answer", 1, 0)


def test_the_short_form_of_an_answer_and_its_csv_say_the_same(lists: Lists) -> None:
    lists.bring(json.dumps([ROW]), "short.json")
    lists.bring(",".join(ROW) + "\n" + ",".join(ROW.values()) + "\n", "query.csv")
    short, table = sorted(listed(name_key("Ивана Петрова")), key=lambda one: one.list, reverse=True)
    assert (short.list, short.wikidata, short.country) == ("short", "Q990001", "BGR")
    assert (table.list, table.wikidata, table.country) == ("query", "Q990001", "BGR")


def test_an_answer_that_is_cut_off_is_no_list(lists: Lists) -> None:
    with pytest.raises(ListError, match=r"query\.json: JSON that is no answer to a query"):
        lists.bring(answer(ROW)[:-20], "query.json")
