"""The boundaries of five real articles; the pages lie beside the project and are not part of it."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from dragoman.cleaning.article import Cleaned, article
from dragoman.cleaning.boilerplate import Boilerplate
from dragoman.intake.sources import pages
from dragoman.language.pack import pack_codes, read_pack
from dragoman.model import Page, When

FOLDER = Path(os.environ.get("DRAGOMAN_PAGES", Path(__file__).parents[2] / "../shared/pages"))
pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason=f"the five pages are not at {FOLDER}")


@pytest.fixture(scope="module")
def cleaned() -> list[Cleaned]:
    phrases = Boilerplate({code: read_pack(code).cleaning for code in pack_codes()})
    return [article(page, phrases) for page in pages(sorted(FOLDER.glob("0*.txt"))) if isinstance(page, Page)]


@pytest.mark.parametrize(
    ("page", "paragraphs", "start", "end"),
    [
        (0, 7, "Blinken, Lavrovit: Rusia të tërheqë", "Kremlini. /Telegrafi/"),
        (1, 6, "Blinken refused to meet with Lavrov,", "Blinken said."),
        (2, 11, "Русия и НАТО ще възстановят", 'използва сила срещу Украйна".'),
        (3, 5, "Лавров се хвали:", "се казва в съобщението."),
        (4, 12, "Nỗ lực giảm căng thẳng", "Olaf Scholz./."),
    ],
)
def test_the_article_has_its_boundaries(
    cleaned: list[Cleaned], page: int, paragraphs: int, start: str, end: str
) -> None:
    found = cleaned[page].article
    assert found.text.startswith(start)
    assert found.text.endswith(end)
    assert paragraphs <= len(found.paragraphs) <= paragraphs + 1


@pytest.mark.parametrize(
    ("page", "intruder"),
    [
        (0, "Ukraina do të rrisë"),
        (0, "Merkel"),
        (1, "Subscribe"),
        (1, "Lavrov..."),
        (2, "Норвежки"),
        (3, "Мерц"),
        (4, "Phú Thọ"),
    ],
)
def test_other_stories_are_not_in_the_article(cleaned: list[Cleaned], page: int, intruder: str) -> None:
    assert intruder not in cleaned[page].article.text


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
