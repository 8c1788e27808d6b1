from __future__ import annotations

import pytest
from tests.reading.reading import stream_of

from dragoman.reading.runs import is_given_name, runs


def found(language: str, text: str) -> list[str]:
    """The runs of a text of which the lexicon's names are not taken out, each with its kind."""
    stream = stream_of(language, text)
    taken = [False] * len(stream.words)
    return [f"{run.kind}: {run.name}" for sentence in stream.sentences for run in runs(stream, sentence, taken)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "So Dervina Kollwig left.", ["run: Dervina Kollwig"]),
        ("en", "So Anne-Marie Kollwig left.", ["run: Anne-Marie Kollwig"]),
        ("en", "So Moon Jae-in left.", ["run: Moon Jae-in"]),
        ("en", "So Arvid van der Kollen left.", ["run: Arvid van der Kollen"]),
        ("en", "So D. W. Kollwig left.", ["run: D W Kollwig"]),
        ("en", "So Kollwig's friend left.", ["run: Kollwig"]),
        ("en", "So Mr. Kollwig left.", ["run: Kollwig"]),
        ("en", "So the Kollwig Institute left.", ["organisation: Kollwig Institute"]),
        ("en", "So the Kollwig River rose.", ["place: Kollwig River"]),
        ("en", "So the Institute left.", []),
        ("ru", "Так Арвид Кельбрандс ушёл.", ["run: Арвид Кельбрандс"]),
        ("ru", "Так Кельбрандская ассамблея ушла.", ["organisation: Кельбрандская ассамблея"]),
        ("ru", "Так Кельбрандс Group ушла.", ["run: Кельбрандс", "run: Group"]),
        ("uk", "Так Арвід Кельбрандс пішов.", ["run: Арвід Кельбрандс"]),
        ("bg", "Тогава Арвид Келбранд си тръгна.", ["run: Арвид Келбранд"]),
        ("sq", "Atëherë Arvid Kelbrandi iku.", ["run: Arvid Kelbrandi"]),
        ("vi", "Khi ấy Trần Văn Khởi rời đi.", ["run: Trần Văn Khởi"]),
        ("de", "Da, wo Arvid von Kelbrand ging.", ["run: Arvid von Kelbrand"]),
        ("en", "so nobody left.", []),
    ],
)
def test_capitalised_words_in_a_row_are_a_name(language: str, text: str, expected: list[str]) -> None:
    assert [run for run in found(language, text) if run != "run: Da"] == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Talks are over."),
        ("en", "He left; she said: “We left.”"),
        ("en", "“He left,” they said."),
        ("en", "It was Monday."),
        ("vi", "Hai bên họp."),
        ("ru", "Переговоры окончены."),
        ("en", "Earlier it rained."),
        ("ru", "Напомним, шёл дождь."),
    ],
)
def test_a_capital_that_opens_a_sentence_or_a_quotation_makes_no_name(language: str, text: str) -> None:
    assert found(language, text) == []


def test_words_that_are_never_names_are_none_where_they_stand_alone() -> None:
    assert found("en", "So they sold the Internet on Easter.") == []


def test_a_weekday_is_no_part_of_the_name_behind_it() -> None:
    assert found("en", "So on Friday Dervina Kollwig left.") == ["run: Dervina Kollwig"]


def test_an_ordinary_word_before_a_name_at_the_head_of_a_sentence_is_cut_off() -> None:
    assert found("en", "Yesterday Dervina Kollwig left.") == ["run: Dervina Kollwig"]


def test_in_a_headline_of_capitals_a_name_ends_after_two_words() -> None:
    assert found("en", "Sergei Kollwig Says Talks Will Go On") == ["run: Sergei Kollwig"]


def test_a_short_sentence_with_names_is_no_headline() -> None:
    stream = stream_of("en", '"We met Kollwig in Utrecht," Tanner said.')
    taken = [False] * len(stream.words)
    assert not any(run.modifier for run in runs(stream, stream.sentences[0], taken))


def test_what_the_lexicon_knows_is_left_out() -> None:
    stream = stream_of("en", "So Arvid Kollwig left.")
    assert runs(stream, stream.sentences[0], [False, True, True, False, False]) == []


def test_a_given_name_is_known_in_its_inflected_forms() -> None:
    assert is_given_name(stream_of("ru", ""), "Сергеем")
    assert is_given_name(stream_of("sq", ""), "Mariave") is is_given_name(stream_of("sq", ""), "Mariave", sure=True)
    assert not is_given_name(stream_of("en", ""), "Harbour")


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "So the Kollwig-Dervin talks failed. Then Anna Kollwig met Paul Dervin.",
            ["run: Kollwig", "run: Dervin", "run: Anna Kollwig", "run: Paul Dervin"],
        ),
        ("en", "So Kollwig-Dervin left. Then Paul Dervin left.", ["run: Kollwig-Dervin", "run: Paul Dervin"]),
        (
            "sq",
            "Sot takimi Kelbrandi-Dervini dështoi. Atëherë Anna Kelbrandi takoi Paul Dervinin.",
            ["run: Kelbrandi", "run: Dervini", "run: Anna Kelbrandi", "run: Paul Dervinin"],
        ),
        (
            "hu",
            "Így elmaradt a Kelbrand-Dervin találkozó, mert Kelbrand Anna hazament, de Dervin Pál maradt.",
            ["run: Kelbrand", "run: Dervin", "run: Kelbrand Anna", "run: Dervin Pál"],
        ),
    ],
)
def test_a_hyphen_between_two_who_are_named_in_full_elsewhere_joins_no_name(
    language: str, text: str, expected: list[str]
) -> None:
    assert found(language, text) == expected
