from __future__ import annotations

import csv
import io
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.conftest import Lists

from dragoman.errors import ListError
from dragoman.knowledge.list_folder import imported_list
from dragoman.knowledge.list_keys import full_name_key, unspaced_key
from dragoman.knowledge.lists import begins_listed, listed, use_lists
from dragoman.language.keys import name_key

HEAD = "id,name,aliases,country,wikidata,role\n"
MINE = HEAD + "1,Ivana Petrova,Ивана Петрова;إيفانا بيتروفا,BGR,Q990001,deputy minister\n"


def ids(name: str) -> list[str]:
    return [one.id for one in listed(name_key(name))]


@pytest.mark.parametrize("name", ["Ivana Petrova", "Ивана Петрова", "إيفانا بيتروفا", "Petrova Ivana", "IVANA PETROVA"])
def test_somebody_is_found_by_a_full_name_in_any_script_and_order(lists: Lists, name: str) -> None:
    lists.bring(MINE)
    assert ids(name) == ["1"]


def test_what_is_found_says_what_the_list_says(lists: Lists) -> None:
    lists.bring(MINE)
    (found,) = listed(name_key("Ivana Petrova"))
    assert (found.list, found.name, found.kind) == ("mine", "Ivana Petrova", "person")
    assert (found.country, found.wikidata, found.roles) == ("BGR", "Q990001", ("deputy minister",))


@pytest.mark.parametrize("keys", [(), ("ivana",), ("petrova",)])
def test_nobody_is_found_by_a_single_part(lists: Lists, keys: tuple[str, ...]) -> None:
    lists.bring(HEAD + "1,Petrova,Ivana,BGR,,\n" + "2,Ivana Petrova,,BGR,,\n")
    assert listed(keys) == ()


def test_an_organisation_has_no_family_name_to_stand_in_front(lists: Lists) -> None:
    lists.bring("id,name,kind\n1,Granite Council,organisation\n")
    assert ids("Granite Council") == ["1"]
    assert ids("Council Granite") == []


def test_without_lists_nobody_is_found(lists: Lists) -> None:
    assert listed(("ivana", "petrova")) == ()
    assert begins_listed("今天习近平") is None


def test_a_name_in_running_text_without_blanks_is_found_where_it_begins(lists: Lists) -> None:
    lists.bring(HEAD + "1,Yamada Taro,山田 太郎|コバ・タルフニシヴィリ,JPN,,\n")
    text = "昨日山田太郎首相は"
    found = begins_listed(text, 2)
    assert found is not None
    end, (one,) = found
    assert (text[2:end], one.id) == ("山田太郎", "1")
    assert begins_listed(text, 3) is None
    assert begins_listed("コバ･タルフニシヴィリは") is not None


def test_of_two_names_that_begin_alike_the_longer_is_meant(lists: Lists) -> None:
    lists.bring(HEAD + "1,A B,阮文明,,,\n2,C D,阮文明德,,,\n")
    found = begins_listed("阮文明德说")
    assert found is not None
    assert (found[0], [one.id for one in found[1]]) == (4, ["2"])


def test_all_lists_are_asked_or_those_that_were_chosen(lists: Lists) -> None:
    lists.bring(MINE, "a.csv")
    lists.bring(MINE.replace("Q990001", "Q990002"), "b.csv")
    assert [one.list for one in listed(("ivana", "petrova"))] == ["a", "b"]
    use_lists(["b"])
    assert [one.list for one in listed(("ivana", "petrova"))] == ["b"]
    use_lists([])
    assert listed(("ivana", "petrova")) == ()


def test_a_list_that_is_not_there_is_an_error(lists: Lists) -> None:
    with pytest.raises(ListError, match="no list 'other'"):
        use_lists(["other"])


def test_a_damaged_list_is_an_error_that_names_it(lists: Lists) -> None:
    lists.bring(MINE)
    (trie,) = lists.folder.glob("mine/*/names.trie")
    trie.write_bytes(trie.read_bytes()[:-1])
    with pytest.raises(ListError, match=r"names\.trie: is damaged; import the list 'mine' again"):
        use_lists()


def test_a_damaged_row_is_an_error_that_names_the_list(lists: Lists) -> None:
    lists.bring(MINE)
    (rows,) = lists.folder.glob("mine/*/rows")
    rows.write_bytes(b"\xff" * rows.stat().st_size)
    use_lists()
    with pytest.raises(ListError, match=r"is damaged .*; import the list again"):
        listed(name_key("Ivana Petrova"))


def test_a_list_made_by_another_version_says_how_it_is_made_anew(lists: Lists) -> None:
    lists.bring(MINE)
    place = lists.folder / "mine" / "list.json"
    other = msgspec.structs.replace(imported_list("mine"), made_with="other")
    place.write_bytes(msgspec.json.encode(other))
    with pytest.raises(ListError, match="dragoman knowledge renew mine"):
        use_lists()


LETTERS = st.sampled_from("abdeghiklmnoprstuvz абгдезиклмнопрстуф αβγδεικλμνοπρστ قلمنهوبتثر 山田太郎 김정은")
NAMES = st.text(LETTERS, min_size=2, max_size=20).map(lambda name: " ".join(name.split())).filter(bool)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(NAMES, min_size=1, max_size=8))
def test_whoever_is_on_a_list_is_found_by_each_of_his_names(lists: Lists, names: list[str]) -> None:
    written = io.StringIO()
    csv.writer(written).writerows([["id", "name"], *([f"n{at}", name] for at, name in enumerate(names))])
    lists.bring(written.getvalue())
    for at, name in enumerate(names):
        if full_name_key(name) is not None:
            assert f"n{at}" in ids(name)
        elif (key := unspaced_key(name)) is not None:
            found = begins_listed(key)
            assert found is not None
            assert f"n{at}" in [one.id for one in found[1]]
        else:
            assert f"n{at}" not in ids(name)


def test_the_folder_is_that_of_the_environment_or_among_the_users_data(monkeypatch: pytest.MonkeyPatch) -> None:
    from dragoman.knowledge.list_folder import lists_folder

    monkeypatch.setenv("DRAGOMAN_KNOWLEDGE", "/somewhere")
    assert lists_folder() == Path("/somewhere")
    monkeypatch.delenv("DRAGOMAN_KNOWLEDGE")
    monkeypatch.setenv("XDG_DATA_HOME", "/data")
    assert lists_folder() == Path("/data/dragoman/lists")
