from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some
from tests.reading.reading import lines_of

from dragoman.language.words import Folding, words
from dragoman.reading.text import Sentence, sentences

ABBREVIATIONS = frozenset({"mr", "dr", "т.нар"})
MONTHS = dict.fromkeys(frozenset({"januar", "märz"}), 4)


def split(text: str) -> list[Sentence]:
    return sentences(text, words(text, Folding({})), lines_of(text), ABBREVIATIONS, MONTHS)


def surfaces(text: str) -> list[str]:
    return [text[sentence.span[0] : sentence.span[1]] for sentence in split(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met. They left!", ["They met.", "They left!"]),
        ("Did they meet? Nobody knows …", ["Did they meet?", "Nobody knows …"]),
        ("They met", ["They met"]),
        ("Mr. Brown met Dr. Green. They left.", ["Mr. Brown met Dr. Green.", "They left."]),
        ("J. K. Brown left. He spoke.", ["J. K. Brown left.", "He spoke."]),
        ("Am 10. Januar kam er. Am 3. März ging er.", ["Am 10. Januar kam er.", "Am 3. März ging er."]),
        ("It cost 3.5 million. That is much.", ["It cost 3.5 million.", "That is much."]),
        ("Visit example.org. It is free.", ["Visit example.org.", "It is free."]),
        ("They came, etc. and left.", ["They came, etc. and left."]),
        ("“They met.” He left.", ["“They met.”", "He left."]),
        ("(They met.) He left.", ["(They met.)", "He left."]),
        ("He left. “They met.”", ["He left.", "“They met.”"]),
        ("Really?! Yes.", ["Really?!", "Yes."]),
        ("会談した。その後帰国した。", ["会談した。", "その後帰国した。"]),
        ("वे मिले। वे गए।", ["वे मिले।", "वे गए।"]),
        ("A headline without a stop\nThe first sentence.", ["A headline without a stop", "The first sentence."]),
        ("", []),
        ("...", ["..."]),
    ],
)
def test_a_stop_ends_a_sentence_unless_what_stands_around_it_says_otherwise(text: str, expected: list[str]) -> None:
    assert surfaces(text) == expected


def test_a_sentence_knows_its_words_and_its_paragraph() -> None:
    assert split("One two. Three.\n\nFour.") == [
        Sentence(0, 3, (0, 8), 0),
        Sentence(3, 5, (9, 15), 0),
        Sentence(5, 7, (17, 22), 1),
    ]


_TEXT = some.text(alphabet="aB. 1!?“”\"'()…\n。Mr", max_size=80)


@given(_TEXT)
def test_sentences_cover_all_words_once_and_in_order(text: str) -> None:
    places = [place for sentence in split(text) for place in range(sentence.first, sentence.last)]
    assert places == list(range(len(words(text, Folding({})))))


@given(_TEXT)
def test_no_sentence_is_empty_or_reaches_over_the_end_of_a_paragraph(text: str) -> None:
    paragraphs = lines_of(text)
    for sentence in split(text):
        start, end = paragraphs[sentence.paragraph]
        assert sentence.first < sentence.last
        assert start <= sentence.span[0] < sentence.span[1] <= end
