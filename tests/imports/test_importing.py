from __future__ import annotations

import bz2
import gzip
import multiprocessing
import os
import signal
from contextlib import suppress
from pathlib import Path
from unittest.mock import patch

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.conftest import Lists
from tests.made_lists import ELENA, OFFICE, PERSON, ROW, answer, dump, lines

from dragoman.errors import ListError
from dragoman.imports.importing import import_file, renew
from dragoman.knowledge.list_folder import alone, imported_list, imported_lists, remove
from dragoman.knowledge.lists import listed, use_lists

HEAD = "id,name,wikidata\n"
MINE = HEAD + "1,Ivana Petrova,Q990001\n"
OTHER = HEAD + "2,Koba Tarkhnishvili,\n"


def everything(folder: Path) -> dict[str, bytes]:
    return {str(at.relative_to(folder)): at.read_bytes() for at in folder.rglob("*") if at.is_file()}


def test_a_list_says_from_what_it_was_made(lists: Lists) -> None:
    made = lists.bring(MINE, "people.csv").list
    assert (made.name, made.file, made.imported) == ("people", "people.csv", "2026-01-02T03:04:05Z")
    assert (made.rows, made.forms, len(made.sha256)) == (1, 1, 64)
    assert imported_lists() == (made,)


@pytest.mark.parametrize(("pack", "ending"), [(gzip.compress, "gz"), (bz2.compress, "bz2")])
def test_a_packed_file_is_unpacked_on_the_way(lists: Lists, pack: object, ending: str) -> None:
    assert callable(pack)
    assert lists.bring(pack(MINE.encode()), f"people.csv.{ending}").list.name == "people"
    assert len(listed(("ivana", "petrova"))) == 1


def test_an_imported_list_takes_the_place_of_the_one_of_its_name(lists: Lists) -> None:
    lists.bring(MINE)
    lists.bring(OTHER)
    assert listed(("ivana", "petrova")) == ()
    assert len(listed(("koba", "tarhnisvili"))) == 1
    assert len([at for at in (lists.folder / "mine").iterdir() if at.is_dir()]) == 1


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9, "not text in UTF-8"),
        (b'{"some": "thing"}\n', "neither FollowTheMoney nor Wikidata"),
        (b"Just a text.\nNothing more.\n", "no column of names"),
        (HEAD.encode(), "no person or organisation"),
        (gzip.compress(MINE.encode() * 9, mtime=0)[:-12], "cut off"),
        (b'[{"item": "Q1"', "no answer to a query"),
    ],
)
def test_a_file_that_is_no_list_is_named_and_leaves_all_as_it_was(lists: Lists, content: bytes, reason: str) -> None:
    lists.bring(MINE)
    before = everything(lists.folder)
    place = lists.file(content)
    with pytest.raises(ListError, match=reason) as told:
        import_file(place, "2026-01-02T03:04:05Z", lists.complaints.append)
    assert str(told.value).startswith(f"{place}: ")
    assert everything(lists.folder) == before


def _import_and_stop(place: Path) -> None:
    def stop(_: object) -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    with patch("dragoman.imports.importing.put", stop):
        import_file(place, "2026-01-02T03:04:05Z", lambda _: None)


def test_an_import_that_is_killed_leaves_the_old_list_and_the_next_one_cleans_up(lists: Lists) -> None:
    lists.bring(MINE)
    process = multiprocessing.get_context("fork").Process(target=_import_and_stop, args=(lists.file(OTHER),))
    process.start()
    process.join()
    assert process.exitcode == -signal.SIGKILL
    use_lists()
    assert len(listed(("ivana", "petrova"))) == 1
    assert list(lists.folder.glob(".importing-*"))
    lists.bring(OTHER)
    assert not list(lists.folder.glob(".importing-*"))
    assert len([at for at in (lists.folder / "mine").iterdir() if at.is_dir()]) == 1


def test_what_is_asked_while_a_list_is_replaced_is_answered_by_the_old_one(lists: Lists) -> None:
    lists.bring(MINE)
    import_file(lists.file(OTHER), "2026-01-02T03:04:05Z", lists.complaints.append)
    assert len(listed(("ivana", "petrova"))) == 1
    use_lists()
    assert listed(("ivana", "petrova")) == ()


def test_two_imports_at_a_time_are_refused(lists: Lists) -> None:
    with alone(), pytest.raises(ListError, match="another program is importing"):
        lists.bring(MINE)


@pytest.mark.parametrize("name", ["", ".hidden", "a/b", "../up", "a b", "x" * 65])
def test_a_name_that_is_no_name_of_a_list_is_refused(lists: Lists, name: str) -> None:
    with pytest.raises(ListError, match="no name for a list"):
        import_file(lists.file(MINE), "2026-01-02T03:04:05Z", lists.complaints.append, name)
    with pytest.raises(ListError, match="no name for a list"):
        remove(name)


def test_a_list_is_made_anew_of_its_own_rows(lists: Lists) -> None:
    lists.bring(MINE)
    lists.file("")
    place = lists.folder / "mine" / "list.json"
    place.write_bytes(msgspec.json.encode(msgspec.structs.replace(imported_list("mine"), made_with="other")))
    made = renew("mine").list
    use_lists()
    assert len(listed(("ivana", "petrova"))) == 1
    assert (made.file, made.imported, made.rows) == ("mine.csv", "2026-01-02T03:04:05Z", 1)


def test_a_list_that_was_removed_is_gone(lists: Lists) -> None:
    lists.bring(MINE)
    remove("mine")
    assert imported_lists() == ()
    with pytest.raises(ListError, match="no list 'mine'"):
        remove("mine")


def test_the_same_file_makes_the_same_list(lists: Lists) -> None:
    made = [lists.bring(MINE, name).list for name in ("a.csv", "b.csv")]
    one, other = ({at.name: at.read_bytes() for at in (lists.folder / m.name / m.data).iterdir()} for m in made)
    assert one == other


def refused_or_imported(lists: Lists, content: bytes) -> None:
    with suppress(ListError):
        assert lists.bring(content).list.rows > 0


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=300))
def test_any_bytes_are_a_list_or_are_refused(lists: Lists, content: bytes) -> None:
    refused_or_imported(lists, content)


@settings(max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from([lines(PERSON, PERSON), dump(ELENA, OFFICE), answer(ROW, ROW), MINE + OTHER]),
    st.integers(0, 10_000),
    st.integers(0, 40),
    st.binary(max_size=6),
)
def test_a_damaged_list_is_imported_as_far_as_it_goes_or_refused(
    lists: Lists, good: str, at: int, taken: int, put: bytes
) -> None:
    content = good.encode()
    at %= len(content)
    refused_or_imported(lists, content[:at] + put + content[at + taken :])
