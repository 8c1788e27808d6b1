"""The boundaries of five real articles; the pages lie beside the project and are not part of it."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from dragoman.cleaning.article import Cleaned, article
from dragoman.cleaning.boilerplate import Boilerplate
from dragoman.intake.sources import pages
from dragoman.language.pack import cleaning_words
from dragoman.model import Page, When

FOLDER = Path(os.environ.get("DRAGOMAN_PAGES", Path(__file__).parents[2] / "../shared/pages"))
pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason=f"the five pages are not at {FOLDER}")


@pytest.fixture(scope="module")
def cleaned() -> list[Cleaned]:
    phrases = Boilerplate(cleaning_words)
    return [article(page, phrases) for page in pages(sorted(FOLDER.glob("0*.txt"))) if isinstance(page, Page)]


@pytest.mark.parametrize(
    ("page", "kept"),
    [
        (0, (5, 7, 9, 11, 17, 19, 21)),
        (1, (1, 11, 13, 20, 22, 24)),
        (2, (3, 5, 7, 11, 13, 17, 19, 21, 25, 27, 29)),
        (3, (5, 9, 11, 13, 15)),
        (4, (5, 7, 8, 9, 12, 13, 14, 15, 16, 17, 18, 19)),
    ],
)
def test_the_article_is_these_lines_of_the_page(cleaned: list[Cleaned], page: int, kept: tuple[int, ...]) -> None:
    lines = sorted(FOLDER.glob("0*.txt"))[page].read_text(encoding="utf-8").split("\n")
    article_lines = [lines[number - 1] for number in kept]
    # Spaces aside, for a drop cap is mended.
    assert "".join(cleaned[page].article.text.split()) == "".join("".join(article_lines).split())


def test_outlets_are_told(cleaned: list[Cleaned]) -> None:
    names = [page.article.outlet.name if page.article.outlet else None for page in cleaned[:2]]
    assert names == ["Telegrafi", "PolitNavigator"]


def test_dates_are_told_with_their_basis_and_none_is_invented(cleaned: list[Cleaned]) -> None:
    day = date(2022, 2, 23)
    assert [page.article.published for page in cleaned] == [
        None,
        When(day, day, "minute", "explicit", "09:46:00+03:00"),
        None,
        When(None, date(2026, 2, 6), "none", "masthead"),
        None,
    ]
    assert cleaned[1].article.authors == ("Maxim Karpenko",)
