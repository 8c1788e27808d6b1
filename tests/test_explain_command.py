from __future__ import annotations

from pathlib import Path

import pytest
from tests.test_cli import answer, called, rows

TEXT = "Blinken met Lavrov in Geneva.\nMacron condemned Russia."


@pytest.fixture
def page(tmp_path: Path) -> Path:
    file = tmp_path / "page.txt"
    file.write_text(TEXT, "utf-8")
    return file


def test_a_page_is_explained_sentence_by_sentence(page: Path) -> None:
    shown = answer("explain", page, "--languages", "en")
    assert [line for line in shown.splitlines() if line and line[0] != " "] == TEXT.splitlines()
    assert '"met" (meet, verb): CONSULT Antony Blinken, Sergei Lavrov [subject]' in shown
    assert '"condemned" (condemn, verb): ACCUSE/disapprove Emmanuel Macron [subject] -> Russia' in shown


def test_only_the_sentences_that_are_asked_for_are_shown(page: Path) -> None:
    assert "Geneva" not in answer("explain", page, "--languages", "en", "--with", "condemned")


def test_words_are_explained_without_a_page() -> None:
    (sentence,) = rows("explain", "--languages", "en", "--text", "Macron condemned Russia.")
    assert [verdict["told"] for verdict in sentence["verdicts"]] == [True]


@pytest.mark.parametrize("arguments", [[], ["page.txt", "--text", "words"]])
def test_either_a_page_or_words_are_wanted(arguments: list[str]) -> None:
    result = called("explain", *arguments)
    assert (result.exit_code, "give either a PAGE or --text" in result.stderr) == (2, True)


def test_a_page_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    result = called("explain", tmp_path / "missing.txt")
    assert result.exit_code == 1
    assert "missing.txt" in result.stderr
