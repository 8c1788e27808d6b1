from __future__ import annotations

import pytest
from tests.reading.reading import cast_of, names, stream_of

from dragoman.reading.groups import groups


def attached(language: str, text: str) -> list[str]:
    """The groups of a sentence, each with how it is attached."""
    stream = stream_of(language, text)
    cast = cast_of(stream)
    return [
        " ".join((*group.markers, *names(cast, group.entities)))
        for group in groups(stream, cast, cast.mentions, stream.sentences[0])
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Den Iran kritisierte Polen.", ["object Iran", "Poland"]),
        ("Der Iran kritisierte Polen.", ["Iran", "Poland"]),
        ("Dem Iran drohte Polen.", ["indirect Iran", "Poland"]),
        ("Polen drohte der Türkei.", ["Poland", "indirect Türkiye"]),
        ("Die Türkei drohte Polen.", ["Türkiye", "Poland"]),
        ("Polen besetzte Teile der Ukraine.", ["Poland", "of Ukraine"]),
        ("Polen sprach mit dem Iran.", ["Poland", "with Iran"]),
    ],
)
def test_an_article_in_its_case_tells_who_is_no_subject(text: str, expected: list[str]) -> None:
    assert attached("de", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Russlands große Not begann.", ["possessive Russia"]),
        ("Der Angriff Russlands begann.", ["possessive Russia"]),
        ("Polen begann mit Russlands Hilfe.", ["Poland", "possessive Russia"]),
        ("Paris schwieg.", ["France"]),
        ("Laos und die USA schwiegen.", ["Laos United States"]),
    ],
)
def test_a_name_in_the_genitive_owns_what_stands_beside_it(text: str, expected: list[str]) -> None:
    assert attached("de", text) == expected


def test_articles_tell_nothing_where_the_pack_gives_them_no_case() -> None:
    assert attached("en", "The Kremlin criticised Poland.") == ["Russia", "Poland"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lula acusou a Rússia.", ["Luiz Inácio Lula da Silva", "Russia"]),
        ("Lula pediu a Putin.", ["Luiz Inácio Lula da Silva", "to in Vladimir Putin"]),
    ],
)
def test_a_word_that_is_article_and_preposition_is_told_by_its_noun(text: str, expected: list[str]) -> None:
    assert attached("pt", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Τον Πούτιν επέκρινε ο Μακρόν.", ["object Vladimir Putin", "Emmanuel Macron"]),
        ("Η Ρωσία συνέλαβε κατοίκους.", ["Russia", "object residents"]),
    ],
)
def test_an_article_or_an_ending_shows_an_object_without_a_dative(text: str, expected: list[str]) -> None:
    assert attached("el", text) == expected
