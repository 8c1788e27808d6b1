from __future__ import annotations

import pytest

from dragoman.language.pack import pack_codes, read_status_examples
from dragoman.language.pack_examples import StatusExample
from dragoman.language.statuses import signs_in, statuses_in

EXAMPLES = [
    pytest.param(code, example, id=f"{code}-status-{number:02}")
    for code in pack_codes()
    for number, example in enumerate(read_status_examples(code), 1)
]


def told(sentence: str, language: str = "en") -> list[str]:
    return [f"{word.key}: {sentence[slice(*word.span)]}" for word in statuses_in(sentence, language)]


@pytest.mark.parametrize(("code", "example"), EXAMPLES)
def test_an_example_holds_its_status_words(code: str, example: StatusExample) -> None:
    assert tuple(word.key for word in statuses_in(example.text, code)) == example.words


@pytest.mark.parametrize("code", pack_codes())
def test_every_pack_has_status_words_with_examples(code: str) -> None:
    assert len(read_status_examples(code)) >= 3


def test_spans_cut_out_the_words() -> None:
    assert told("The talks, first put off, fell through.") == ["postponed: put off", "cancelled: fell through"]


def test_what_a_negation_turns_is_none() -> None:
    assert told("The talks were not postponed.") == []
    assert told("The talks were not yet postponed.") == []


def test_a_longer_phrase_hides_what_stands_in_it() -> None:
    assert told("He declined to confirm the visit.") == []


def test_a_language_without_a_pack_has_no_status_words() -> None:
    assert signs_in("The talks were postponed.", "xx").words == ()
