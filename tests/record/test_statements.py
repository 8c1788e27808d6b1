from __future__ import annotations

from tests.record.writing import BLINKEN, LAVROV, Writing, derived

WORDS = "We remain ready to talk, but we will not do it under threat"


def said(outlet: str, words: str, speaker: str | None = "Antony Blinken", language: str = "en") -> Writing:
    writing = Writing(
        f"{outlet}: “{words}”, Blinken or Lavrov said.", BLINKEN, LAVROV, outlet=outlet, language=language
    )
    return writing.quote(words, speaker)


def versions(*writings: Writing) -> list[tuple[str, int]]:
    return sorted((one.text, len(one.versions)) for one in derived(*writings).statements)


def test_a_cut_version_of_the_same_words_is_the_same_statement() -> None:
    assert versions(said("One", WORDS), said("Two", "we will not do it under threat")) == [(WORDS, 2)]


def test_other_words_are_another_statement() -> None:
    assert len(versions(said("One", WORDS), said("Two", "We are not ready for anything of the sort at all"))) == 2


def test_the_same_words_of_another_speaker_are_another_statement() -> None:
    assert len(versions(said("One", WORDS), said("Two", WORDS, "Sergey Lavrov"))) == 2


def test_short_words_meet_only_when_they_are_the_same() -> None:
    assert versions(said("One", "Never again"), said("Two", "Never again"), said("Three", "Never")) == [
        ("Never", 1),
        ("Never again", 2),
    ]


def test_languages_are_kept_apart() -> None:
    assert len(versions(said("One", WORDS), said("Two", WORDS, language="fr"))) == 2
