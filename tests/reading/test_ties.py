from __future__ import annotations

import pytest
from tests.reading.reading import read, stream_of

from dragoman.reading.found import Found
from dragoman.reading.mentions import find


def roles(language: str, text: str) -> list[str]:
    """Each role with the country or body that it belongs to and with its bearer."""
    return [_line(item) for item in find(stream_of(language, text)) if item.kind == "role"]


def _line(role: Found) -> str:
    former = "former " if role.former else ""
    of = f" of {role.of.name}" if role.of is not None else ""
    return f"{former}{role.name}{of}: {role.bearer.name if role.bearer is not None else '?'}"


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Foreign Minister Anna Kollwig left.", "foreign minister: Anna Kollwig"),
        ("de", "Der US-Präsident kam.", "president of United States: ?"),
        ("de", "Polens neuer Präsident kam.", "president of Poland: ?"),
        ("de", "Der Kremlchef kam.", "president of Russia: ?"),
        ("de", "Der NATO-Generalsekretär kam.", "secretary general of NATO: ?"),
        ("en", "The Polish foreign minister, Anna Kollwig, left.", "foreign minister of Poland: Anna Kollwig"),
        ("en", "Poland's foreign minister Anna Kollwig left.", "foreign minister of Poland: Anna Kollwig"),
        ("en", "Poland's new foreign minister, Anna Kollwig, left.", "foreign minister of Poland: Anna Kollwig"),
        ("en", "Poland's trade and foreign minister, Anna Kollwig, left.", "foreign minister of Poland: Anna Kollwig"),
        ("en", "The foreign minister of Poland, Anna Kollwig, left.", "foreign minister of Poland: Anna Kollwig"),
        ("en", "Anna Kollwig, the Polish foreign minister, left.", "foreign minister of Poland: Anna Kollwig"),
        ("en", "Anna Kollwig, foreign minister of Poland, left.", "foreign minister of Poland: Anna Kollwig"),
        ("en", "Anna Kollwig (foreign minister) left.", "foreign minister: Anna Kollwig"),
        ("en", "The Polish foreign minister left.", "foreign minister of Poland: ?"),
        ("en", "NATO spokeswoman Anna Kollwig left.", "spokesperson of NATO: Anna Kollwig"),
        ("en", "The foreign minister left. Anna Kollwig stayed.", "foreign minister: ?"),
        ("ru", "Министр иностранных дел Польши Анна Кольвиг ушла.", "foreign minister of Poland: Анна Кольвиг"),
        ("ru", "Польский премьер-министр Анна Кольвиг ушла.", "prime minister of Poland: Анна Кольвиг"),
        ("uk", "Президентка Молдови Анна Кольвіг пішла.", "president of Moldova: Анна Кольвіг"),
        ("bg", "Премиерът на Полша Анна Колвиг си тръгна.", "prime minister of Poland: Анна Колвиг"),
        ("sq", "Kryeministri i Polonisë Anton Kolvig iku.", "prime minister of Poland: Anton Kolvig"),
        ("vi", "Thủ tướng Ba Lan Anna Kollwig rời đi.", "prime minister of Poland: Anna Kollwig"),
    ],
)
def test_a_role_is_tied_to_its_country_and_its_bearer(language: str, text: str, expected: str) -> None:
    assert roles(language, text) == [expected]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The former Polish president Anna Kollwig left.", "former president of Poland: Anna Kollwig"),
        ("en", "Anna Kollwig, the former Polish president, left.", "former president of Poland: Anna Kollwig"),
        ("en", "The ex-president of Poland left.", "former president of Poland: ?"),
        ("ru", "Бывший президент Польши ушёл.", "former president of Poland: ?"),
        ("uk", "Колишній президент Польщі пішов.", "former president of Poland: ?"),
        ("bg", "Бившият президент на Полша си тръгна.", "former president of Poland: ?"),
        ("sq", "Ish-presidenti i Polonisë iku.", "former president of Poland: ?"),
        ("vi", "Cựu tổng thống Ba Lan rời đi.", "former president of Poland: ?"),
    ],
)
def test_a_role_that_is_over_is_known_as_such(language: str, text: str, expected: str) -> None:
    assert roles(language, text) == [expected]


def test_a_deputy_of_a_deputy_is_one_person() -> None:
    bearers = {
        role.bearer.name
        for role in find(stream_of("en", "US Deputy Secretary of State Anna Kollwig left."))
        if role.kind == "role" and role.bearer is not None
    }
    assert bearers == {"Anna Kollwig"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Chad Kollwig left.", "Chad Kollwig"),
        ("So John Kennedy left.", "John Kennedy"),
        ("So Georgia Kollwig left.", "Georgia Kollwig"),
    ],
)
def test_a_name_keeps_its_part_that_is_a_countrys_or_a_places_too(text: str, name: str) -> None:
    assert [item.name for item in find(stream_of("en", text))] == [name]


def test_a_country_behind_a_role_is_no_part_of_the_name_that_follows() -> None:
    found = {item.kind: item.name for item in find(stream_of("vi", "Ngoại trưởng Nga Sergey Lavrov rời đi."))}
    assert (
        found
        == {"role": "foreign minister", "country": "Russia", "run": "Sergey Lavrov"}
        | ({"person": "Sergey Lavrov"} if "person" in found else {})
        or found["person"] == "Sergey Lavrov"
    )


def test_a_ministry_and_a_group_belong_to_their_country() -> None:
    found = find(stream_of("en", "The Polish police and the defence ministry of France waited."))
    assert [(item.name, item.country) for item in found if item.kind in ("organisation", "group")] == [
        ("police", "POL"),
        ("defence ministry", "FRA"),
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Deputy Secretary of State Maria Kollwig came."),
        ("bg", "Първият заместник държавен секретар Мария Колвиг дойде."),
        ("uk", "Перша заступниця держсекретаря Марія Кольвіг прибула."),
        ("ru", "Первый заместитель госсекретаря Мария Кольвиг прибыла."),
    ],
)
def test_who_stands_in_for_a_secretary_of_state_is_none(language: str, text: str) -> None:
    roles = [one.role for one in read(language, text).entities if one.kind == "person"]
    assert roles == ["deputy secretary of state"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "El ministro ruso de Exteriores viajó."),
        ("fr", "Le ministre russe des Affaires étrangères est parti."),
        ("it", "Il ministro russo degli Esteri è partito."),
        ("ro", "Ministrul rus de externe a plecat."),
    ],
)
def test_a_country_inside_a_title_says_whose_minister_it_is(language: str, text: str) -> None:
    assert roles(language, text) == ["foreign minister of Russia: ?"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "En un mitin en Nortumbria Occidental, el presidente habló."),
        ("en", "At a rally in Upper Vendria, the president spoke."),
    ],
)
def test_where_something_happens_bears_no_office(language: str, text: str) -> None:
    assert roles(language, text) == ["president: ?"]
