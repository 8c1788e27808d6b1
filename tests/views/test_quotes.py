from __future__ import annotations

from typing import Any

import pytest
from tests.record.writing import BLINKEN, Writing, filler

from dragoman.record.store import record_in_memory
from dragoman.terminal.people import show_quotes
from dragoman.views.quotes import Quote, left_out, quotes

FULL = "We remain ready to talk, but we will not do it under threat, not now and not later"
CUT = "we will not do it under threat"


def said(outlet: str, words: str, published: str, **about: Any) -> Writing:
    text = f"{outlet}: “{words}”, Blinken said.{filler(outlet)}"
    return Writing(text, BLINKEN, outlet=outlet, published=published, **about).quote(words, "Antony Blinken")


def asked(*writings: Writing) -> tuple[Quote, ...]:
    with record_in_memory() as record:
        record.fold([writing.done() for writing in writings])
        return quotes(record)


@pytest.mark.parametrize(
    ("full", "cut", "missing"),
    [
        (FULL, CUT, ("We remain ready to talk, but", "not now and not later")),
        (FULL, FULL, ()),
        ("One two three", "One three", ("two",)),
        ("双方应通过对话妥善管控分歧", "双方应妥善管控分歧", ("通过对话",)),
        ("Чекаємо, але недовго", "чекаємо", ("але недовго",)),
    ],
)
def test_what_a_cut_version_leaves_out_is_told_in_the_full_ones_words(
    full: str, cut: str, missing: tuple[str, ...]
) -> None:
    assert left_out(full, cut) == missing


def test_a_statement_stands_once_with_every_version() -> None:
    (quote,) = asked(said("One", FULL, "2022-01-12"), said("Two", CUT, "2022-01-13"))
    assert (quote.text, quote.sources, str(quote.published)) == (FULL, 2, "2022-01-12")
    assert [(one.passage.outlet, one.kind, bool(one.left_out)) for one in quote.versions] == [
        ("One", "full", False),
        ("Two", "cut", True),
    ]


def test_who_cut_the_words_and_what_he_left_out_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    show_quotes(asked(said("One", FULL, "2022-01-12"), said("Two", CUT, "2022-01-13")))
    shown = capsys.readouterr().out
    assert "cut by Two: without “We remain ready to talk, but” … “not now and not later”" in shown
    assert "2 independent sources" in shown
