from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from tests.conftest import Lists
from tests.made_places import alternate, place

import dragoman
from dragoman.errors import ListError
from dragoman.imports.geonames import Wanted
from dragoman.imports.importing import Outcome
from dragoman.imports.importing_places import import_places, renew_places
from dragoman.knowledge.lists import use_lists
from dragoman.knowledge.place import PlaceKind
from dragoman.knowledge.places import place_by_id

SETTLEMENTS = frozenset[PlaceKind]({"city", "district", "region"})
ALL = Wanted(frozenset(), SETTLEMENTS, 0)
VEREMKIVKA = place(900_001, "Veremkivka", others="Веремковка,Веремківка", population=430)
OXHOLM = place(900_002, "Oxholm", country="DK", at=(55.5, 9.5), population=7_000)


def bring(
    lists: Lists,
    content: str | bytes,
    wanted: Wanted = ALL,
    names: Path | None = None,
    file: str = "made.txt",
) -> Outcome:
    placed = lists.file(content, file)
    outcome = import_places(placed, "2026-01-02T03:04:05Z", lists.complaints.append, wanted, None, names)
    use_lists()
    return outcome


def places(text: str, language: str) -> list[tuple[str, str | None, str | None]]:
    found = dragoman.analyse(text, language=language)
    return [(one.name, one.country, one.knowledge_id) for one in found.entities if one.kind == "place"]


def test_a_place_of_a_list_is_found_in_any_script_and_case(lists: Lists) -> None:
    assert places("Fighting went on in Veremkivka.", "en") == []
    assert bring(lists, VEREMKIVKA).list.rows == 1
    village = [("Veremkivka", "UKR", "geonames:900001")]
    assert places("Fighting went on in Veremkivka.", "en") == village
    assert places("Бои идут в Веремковке.", "ru") == village
    assert places("Бої тривають у Веремківці.", "uk") == village


def test_its_coordinates_are_those_of_the_list(lists: Lists) -> None:
    bring(lists, VEREMKIVKA)
    found = place_by_id("geonames:900001")
    assert found is not None
    assert (found.latitude, found.longitude, found.population, found.kind) == (50.0, 30.0, 430, "city")
    assert place_by_id("geonames:900009") is None


def test_only_the_countries_kinds_and_sizes_that_are_wanted_are_taken(lists: Lists) -> None:
    river = place(900_003, "Verema", feature="H.STM", population=0)
    content = VEREMKIVKA + OXHOLM + river + place(900_004, "Little Oxholm", country="DK", population=20)
    assert bring(lists, content).list.rows == 3
    assert bring(lists, content, Wanted(frozenset({"DNK"}), SETTLEMENTS, 500)).list.rows == 1
    assert bring(lists, content, Wanted(frozenset(), frozenset({"river"}), 500)).list.rows == 1


def test_a_known_name_may_be_a_place_of_a_list(lists: Lists) -> None:
    text = "Police in Paris, Tennessee, arrested a man."
    assert ("Paris", "USA", "geonames:900005") not in places(text, "en")
    bring(lists, place(900_005, "Paris", country="US", at=(36.3, -88.3), population=10_150))
    assert ("Paris", "USA", "geonames:900005") in places(text, "en")


def test_names_in_other_languages_come_from_their_own_file(lists: Lists) -> None:
    others = alternate(900_002, "ru", "Оксхольм") + alternate(900_002, "link", "https://example.org/oxholm")
    others += alternate(900_002, "de", "Altholm", historic="1") + alternate(900_009, "ru", "Нигде")
    bring(lists, OXHOLM, names=lists.file(others, "alternates.txt"))
    assert places("Переговоры прошли в Оксхольме.", "ru") == [("Oxholm", "DNK", "geonames:900002")]
    assert places("Die Gespräche fanden in Altholm statt.", "de") == []


def test_a_name_counts_only_where_something_happens(lists: Lists) -> None:
    bring(lists, place(900_006, "Hoped", country="GB"))
    assert places("Hoped for talks were called off.", "en") == []


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("a line\n", "1 columns, not 19 as GeoNames has"),
        (place("x1", "Nowhere"), "'x1' is no number of a place"),
        (place(1, "Nowhere", at=("north", 1)), "'north' are no degrees between -90 and 90"),
        (place(1, "Nowhere", at=(1, 181)), "'181' are no degrees between -180 and 180"),
        (place(1, "Nowhere", at=(1, "nan")), "'nan' are no degrees between -180 and 180"),
        (place(1, " "), "no name, or one of 0 characters"),
        (place(1, "N" * 600), "no name, or one of 600 characters"),
        (place(1, "Nowhere", population="many"), "'many' is no number of inhabitants"),
    ],
)
def test_a_bad_line_is_refused_with_its_number_and_the_rest_is_taken(lists: Lists, line: str, wrong: str) -> None:
    outcome = bring(lists, line + OXHOLM)
    assert (outcome.list.rows, outcome.complaints) == (1, 1)
    assert lists.complaints[0].endswith(f"made.txt: line 1: {wrong}")


def test_a_line_that_is_no_text_is_refused(lists: Lists) -> None:
    outcome = bring(lists, b"\xff\xfe\n" + OXHOLM.encode() + b"x" * (2 << 20))
    assert (outcome.list.rows, outcome.complaints) == (1, 2)


def test_a_file_may_be_zipped_as_geonames_gives_it(lists: Lists) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("readme.txt", "what the columns mean")
        archive.writestr("DK.txt", OXHOLM)
    assert bring(lists, packed.getvalue(), file="DK.zip").list.name == "DK"
    assert places("They met in Oxholm.", "en") == [("Oxholm", "DNK", "geonames:900002")]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 broken", b"\x1f\x8b broken", b"one line\n"])
def test_a_file_of_no_places_is_refused_and_what_was_there_stays(lists: Lists, content: bytes) -> None:
    bring(lists, OXHOLM)
    with pytest.raises(ListError, match=r"made\.txt: "):
        bring(lists, content)
    use_lists()
    assert places("They met in Oxholm.", "en") == [("Oxholm", "DNK", "geonames:900002")]


def test_a_list_of_places_is_renewed_of_its_own_rows(lists: Lists) -> None:
    before = bring(lists, VEREMKIVKA + OXHOLM).list
    after = renew_places("made").list
    use_lists()
    assert (after.rows, after.forms, after.sha256) == (before.rows, before.forms, before.sha256)
    assert places("They met in Oxholm.", "en") == [("Oxholm", "DNK", "geonames:900002")]


def test_a_name_of_two_hundred_places_is_one_that_the_sentence_speaks_for(lists: Lists) -> None:
    many = [place(900_100 + at, "Samename", country="US", at=(30 + at / 20, -100)) for at in range(200)]
    bring(lists, "".join(many) + place(900_900, "Samename", country="DK", at=(55, 9), population=900))
    assert places("They met in Samename.", "en") == [("Samename", None, None)]
    assert places("They met in Samename, Denmark.", "en") == [("Samename", "DNK", "geonames:900900")]
