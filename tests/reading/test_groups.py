from __future__ import annotations

import pytest
from tests.reading.reading import cast_of, names, stream_of

from dragoman.reading.attached import markers
from dragoman.reading.groups import groups


def found(language: str, text: str) -> list[str]:
    """The groups of the first sentence: members, how they are attached, and whether they only describe."""
    stream = stream_of(language, text)
    cast = cast_of(stream)
    sentence = stream.sentences[0]
    mentions = [one for one in cast.mentions if sentence.first <= one.first < sentence.last]
    return [
        " ".join(
            part
            for part in (
                "/".join(group.markers),
                ", ".join(names(cast, group.entities)),
                "(describes)" if group.modifier else "",
            )
            if part
        )
        for group in groups(stream, cast, mentions, sentence)
    ]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Blinken met Lavrov.", ["Antony Blinken", "Sergei Lavrov"]),
        ("en", "Blinken sat with Lavrov.", ["Antony Blinken", "with Sergei Lavrov"]),
        ("en", "Blinken and Lavrov met.", ["Antony Blinken, Sergei Lavrov"]),
        ("en", "France, Germany and Italy slept.", ["France, Germany, Italy"]),
        ("en", "France, Germany, and Italy slept.", ["France, Germany, Italy"]),
        ("en", "It lay between France and Italy.", ["between France, Italy"]),
        ("en", "The French president and the Italian police sat.", ["Emmanuel Macron, police (ITA)"]),
        ("en", "The Polish, Czech and Slovak ministers sat.", ["Poland, Czechia, Slovakia"]),
        ("fr", "Les ministres polonais, tchèque et slovaque dorment.", ["Poland, Czechia, Slovakia"]),
        ("en", "Oman, Iran sign gas deal", ["Oman, Iran"]),
        ("en", "Oman, Iran says, slept.", ["Oman", "Iran"]),
        ("en", "He sat with Turkey's Hakan Fidan.", ["with Hakan Fidan"]),
        ("en", "Macron’s car stood.", ["possessive Emmanuel Macron"]),
        ("en", "Blinken slept, Lavrov woke.", ["Antony Blinken", "Sergei Lavrov"]),
        ("en", "Lavrov met Blinken, and Macron met Scholz.", None),
        ("ru", "Лавров и Блинкен молчали.", ["Sergei Lavrov, Antony Blinken"]),
        ("uk", "Лавров та Блінкен мовчали.", ["Sergei Lavrov, Antony Blinken"]),
        ("bg", "Лавров и Блинкен мълчаха.", ["Sergei Lavrov, Antony Blinken"]),
        ("sq", "Lavrovi dhe Blinkeni heshtën.", ["Sergei Lavrov, Antony Blinken"]),
        ("vi", "Nga và Mỹ im lặng.", ["Russia, United States"]),
    ],
)
def test_who_stands_together_is_one_group_and_knows_how_it_is_attached(
    language: str, text: str, expected: list[str] | None
) -> None:
    apart = ["Sergei Lavrov", "Antony Blinken", "Emmanuel Macron", "Olaf Scholz"]
    assert found(language, text) == (apart if expected is None else expected)


def test_an_apposition_between_commas_does_not_break_a_group() -> None:
    text = "The French president, Emmanuel Macron, and the German chancellor, Olaf Scholz, met."
    assert found("en", text) == ["Emmanuel Macron, Olaf Scholz"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "He sat with his French counterpart Dervina Kollwig, 62, there."),
        ("ru", "Он сидел со своим французским коллегой Марией Кольвиг."),
        ("sq", "Ai rri me kolegun francez Sergei Kolvig."),
        ("bg", "Той седеше с френския си колега Мария Колвиг."),
    ],
)
def test_whom_an_adjective_and_a_noun_describe_is_attached_as_they_are(language: str, text: str) -> None:
    (group,) = found(language, text)
    assert group.startswith("with ")
    assert "France" not in group


def test_a_place_takes_no_part() -> None:
    assert found("en", "Blinken sat in Geneva.") == ["Antony Blinken"]


def test_an_adjective_alone_only_describes() -> None:
    assert found("en", "So Russian wheat sold.") == ["Russia (describes)"]


def test_a_verb_or_a_comma_ends_what_a_preposition_attaches() -> None:
    stream = stream_of("en", "With that said, Lavrov left. With Lavrov he left.")
    first, second = stream.sentences
    lavrov, again = (place for place, word in enumerate(stream.words) if word.text == "Lavrov")
    assert markers(stream, lavrov, lavrov + 1, first) == ()
    assert markers(stream, again, again + 1, second) == ("with",)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Russian and Ukrainian troops clashed.", ["Russia, troops (UKR)"]),
        ("en", "Russian troops and Ukrainian police sat.", ["troops (RUS), police (UKR)"]),
        ("fr", "Les soldats russes et ukrainiens attendent.", ["troops (RUS), Ukraine"]),
    ],
)
def test_adjectives_of_countries_that_share_a_noun_are_both_of_the_group(
    language: str, text: str, expected: list[str]
) -> None:
    assert found(language, text) == expected


def test_a_list_may_repeat_its_preposition() -> None:
    assert found("fr", "Un accord avec la Turquie, avec la Norvège et avec l'Iran.") == ["with Türkiye, Norway, Iran"]
    assert found("fr", "Un accord de Macron, de Scholz et de Meloni.") == [
        "of/from Emmanuel Macron, Olaf Scholz, Giorgia Meloni"
    ]
