from __future__ import annotations

import pytest
from tests.reading.reading import quotations, read


def said(language: str, text: str) -> list[str]:
    return quotations(read(language, text))


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "“We shall wait for the rain,” said Lavrov.", "We shall wait for the rain,"),
        ("en", "“We shall wait for the rain,” Lavrov said.", "We shall wait for the rain,"),
        ("en", "Lavrov said: “We shall wait for the rain.”", "We shall wait for the rain."),
        ("en", "Lavrov, smiling, said, “We shall wait for the rain.”", "We shall wait for the rain."),
        ("en", "Lavrov: “We shall wait for the rain.”", "We shall wait for the rain."),
        ("en", "“We shall wait for the rain,” said the Russian foreign minister.", "We shall wait for the rain,"),
        ("en", "“We shall wait for the rain,” Lavrov told Blinken.", "We shall wait for the rain,"),
        ("ru", "«Мы будем ждать дождя», — сказал Лавров.", "Мы будем ждать дождя"),
        ("ru", "Лавров заявил: «Мы будем ждать дождя».", "Мы будем ждать дождя"),
        ("uk", "«Ми будемо чекати на дощ», — сказав Лавров.", "Ми будемо чекати на дощ"),
        ("bg", "„Ще чакаме дъжда заедно“, каза Лавров.", "Ще чакаме дъжда заедно"),
        ("sq", "“Do të presim shiun bashkë”, tha Lavrovi.", "Do të presim shiun bashkë"),
        ("vi", "“Chúng tôi sẽ chờ mưa”, ông Lavrov nói.", "Chúng tôi sẽ chờ mưa"),
        ("vi", "Ông Lavrov nói: “Chúng tôi sẽ chờ mưa”.", "Chúng tôi sẽ chờ mưa"),
    ],
)
def test_a_direct_quotation_is_what_stands_between_the_marks(language: str, text: str, expected: str) -> None:
    assert said(language, text) == [f"Sergei Lavrov: {expected}"]


def test_a_few_quoted_words_in_a_reported_clause_are_a_quotation_beside_it() -> None:
    assert said("en", "Lavrov said that the talks were “warm and open at last” now.") == [
        "Sergei Lavrov ~ the talks were “warm and open at last” now",
        "Sergei Lavrov: warm and open at last",
    ]


def test_quotation_marks_within_a_quotation_are_part_of_it() -> None:
    assert said("en", "“She told us ‘never again’ and left,” Lavrov said.") == [
        "Sergei Lavrov: She told us ‘never again’ and left,"
    ]


def test_a_quotation_that_the_speaker_breaks_is_two_of_his() -> None:
    assert said("en", "“We shall wait,” Lavrov said, “for the rain of spring.”") == [
        "Sergei Lavrov: We shall wait,",
        "Sergei Lavrov: for the rain of spring.",
    ]


def test_a_quotation_that_goes_on_behind_its_speaker_is_his() -> None:
    assert said("en", "“We shall wait for the rain,” Lavrov said. “It will come one day.”") == [
        "Sergei Lavrov: It will come one day.",
        "Sergei Lavrov: We shall wait for the rain,",
    ]


def test_a_quotation_that_opens_the_next_paragraph_is_the_same_speakers() -> None:
    assert said("en", "“We shall wait for the rain,” Lavrov said.\n“It will come one day.”") == [
        "Sergei Lavrov: It will come one day.",
        "Sergei Lavrov: We shall wait for the rain,",
    ]


def test_a_quotation_of_the_next_paragraph_with_a_speaker_of_its_own_is_his() -> None:
    assert said("en", "“We shall wait for the rain,” Lavrov said.\n“It will come one day,” Blinken said.") == [
        "Antony Blinken: It will come one day,",
        "Sergei Lavrov: We shall wait for the rain,",
    ]


def test_a_quotation_over_paragraphs_is_one_for_each() -> None:
    assert said("en", "“We shall wait for the rain.\n“It will come one day,” Lavrov said.") == [
        "Sergei Lavrov: It will come one day,",
        "Sergei Lavrov: We shall wait for the rain.",
    ]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "ru",
            "— Мы будем ждать дождя, — сказал Лавров. — Он придёт однажды весной.",
            ["Sergei Lavrov: Мы будем ждать дождя", "Sergei Lavrov: Он придёт однажды весной."],
        ),
        (
            "ru",
            "«Мы будем ждать дождя, — сказал Лавров. — Он придёт однажды весной».",
            ["Sergei Lavrov: Мы будем ждать дождя", "Sergei Lavrov: Он придёт однажды весной"],
        ),
        (
            "uk",
            "— Ми будемо чекати на дощ, — сказав Лавров. — Він прийде колись навесні.",
            ["Sergei Lavrov: Він прийде колись навесні.", "Sergei Lavrov: Ми будемо чекати на дощ"],
        ),
    ],
)
def test_dashes_set_off_the_speaker_in_a_dialogue(language: str, text: str, expected: list[str]) -> None:
    assert said(language, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “peace plan” failed.",
        "They watched “Rain and Wind” at home.",
        "The “quiet” river of the north flows on.",
        "Lavrov left “Rain and Wind” at home.",
    ],
)
def test_scare_quotes_and_titles_are_no_quotations(text: str) -> None:
    assert said("en", text) == []


def test_a_whole_sentence_between_marks_is_kept_without_a_speaker_where_none_is_told() -> None:
    assert said("en", "“Nobody was seen in the rain.” Birds sang.") == ["?: Nobody was seen in the rain."]
    assert said("de", "„Niemand war im Regen zu sehen.“ Vögel sangen.") == ["?: Niemand war im Regen zu sehen."]
    assert said("zh", "他说：“我们都在等雨。”") == ["?: 我们都在等雨。"]


def test_a_quotation_holds_exactly_the_words_of_the_text_with_its_cue_and_addressee() -> None:
    found = read("en", "It rained. “We shall wait for the rain,” Lavrov told Blinken.")
    assert found.article is not None
    (one,) = found.quotations
    assert found.article.text[slice(*one.span)] == one.text == "We shall wait for the rain,"
    assert one.cue is not None
    assert found.article.text[slice(*one.cue)] == "told"
    assert one.direct
