from __future__ import annotations

import pytest
from tests.reading.reading import read, stream_of

from dragoman.reading.mentions import find


def bearers(language: str, text: str) -> list[tuple[str, str | None]]:
    """The bearers of the roles of a text, each with the country of his role."""
    found = find(stream_of(language, text))
    return [(item.bearer.name, item.country) for item in found if item.kind == "role" and item.bearer is not None]


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("en", "Polish ambassador to Oslo Anton Kolwig left.", "Anton Kolwig"),
        ("en", "Poland's envoy to Norway Anton Kolwig left.", "Anton Kolwig"),
        ("bg", "Полският посланик в Осло Антон Колвиг си тръгна.", "Антон Колвиг"),
        ("mk", "Полскиот амбасадор во Осло Антон Колвиг си замина.", "Антон Колвиг"),
        ("sq", "Ambasadori polak në Oslo Anton Kolvig iku.", "Anton Kolvig"),
        ("el", "Ο πολωνός πρέσβης στο Όσλο Αντόν Κόλβιγκ έφυγε.", "Αντόν Κόλβιγκ"),
        ("sv", "Polens ambassadör i Oslo Anton Kolwig reste.", "Anton Kolwig"),
        ("it", "L'ambasciatore polacco a Oslo Anton Kolwig è partito.", "Anton Kolwig"),
        ("vi", "Đại sứ Ba Lan tại Moscow Anton Kolwig rời đi.", "Anton Kolwig"),
        ("en", "Polish ambassador in Paris Anton Kolwig left.", "Anton Kolwig"),
        ("tr", "Polonya'nın Oslo Büyükelçisi Anton Kolwig gitti.", "Anton Kolwig"),
        ("tr", "Polonya'nın Norveç Büyükelçisi Anton Kolwig gitti.", "Anton Kolwig"),
        ("fi", "Puolan suurlähettiläs Oslossa Anton Kolwig lähti.", "Anton Kolwig"),
        ("zh", "波兰驻挪威大使陈大文离开了。", "陈 大文"),
        ("ja", "ポーランドの佐藤太郎駐ノルウェー大使は帰国した。", "佐藤 太郎"),
    ],
)
def test_an_ambassador_is_of_the_country_that_sends_him(language: str, text: str, name: str) -> None:
    assert bearers(language, text) == [(name, "POL")]


def test_the_country_of_a_posting_inside_the_words_of_an_office_owns_nobody() -> None:
    assert bearers("ja", "ポーランドの佐藤太郎駐日大使は帰国した。") == [("佐藤 太郎", "POL")]
    assert bearers("ja", "佐藤太郎駐日米国大使は帰国した。") == [("佐藤 太郎", "USA")]


def test_a_town_alone_before_an_ambassador_says_nothing_of_who_sent_him() -> None:
    assert bearers("tr", "Oslo Büyükelçisi Anton Kolwig gitti.") == [("Anton Kolwig", None)]
    assert bearers("tr", "Norveç Büyükelçisi Anton Kolwig gitti.") == [("Anton Kolwig", "NOR")]


def test_a_name_behind_a_verb_is_no_ambassadors() -> None:
    assert bearers("en", "The Polish ambassador in Oslo told Anton Kolwig to leave.") == []


def test_where_something_happens_sends_no_envoy() -> None:
    assert bearers("en", "In Ukraine US envoy Anton Kolwig spoke.") == [("Anton Kolwig", "USA")]
    assert bearers("en", "US Ukraine envoy Anton Kolwig spoke.") == [("Anton Kolwig", "USA")]


def test_who_acts_on_an_ambassador_does_not_send_him() -> None:
    found = find(stream_of("tr", "Ermenistan Rusya büyükelçisini sınır dışı etti."))
    assert [item.country for item in found if item.kind == "role"] == ["RUS"]


def test_a_headline_with_a_surname_means_the_ambassador_of_the_text() -> None:
    text = "Ламбсдорф се срещна с Титов\n\nГерманският посланик в Москва Александър Ламбсдорф прие Владимир Титов."
    people = [entity for entity in read("bg", text).entities if entity.kind == "person"]
    assert [(entity.country, entity.role) for entity in people] == [("DEU", "ambassador"), (None, None)]
