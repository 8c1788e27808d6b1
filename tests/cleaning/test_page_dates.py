from __future__ import annotations

from datetime import date

import pytest
from selectolax.lexbor import LexborHTMLParser

from dragoman.cleaning.head import read_head
from dragoman.cleaning.page_dates import day_in_address
from dragoman.model import When

DAY = When(date(2022, 1, 12), date(2022, 1, 12), "day", "metadata")


@pytest.mark.parametrize(
    ("address", "when"),
    [
        ("https://example.org/2022/01/12/visit", DAY),
        ("https://example.org/2022/1/12/", DAY),
        ("https://example.org/news/20220112-visit.html", DAY),
        ("https://example.org/visit-12-01-2022", DAY),
        ("https://example.org/2022-01/12/visit", DAY),
        ("https://example.org/2022/43/visit", None),
        ("https://example.org/2022/01/visit", None),
        ("https://example.org/web/20220112123456/visit", None),
        ("https://example.org/visit?d=2022-01-12", None),
        ("http://[bad", None),
        (None, None),
    ],
)
def test_an_address_tells_a_day_where_a_whole_date_stands_in_it(address: str | None, when: When | None) -> None:
    assert day_in_address(address) == when


def published(elements: str, url: str | None = None) -> When | None:
    return read_head(LexborHTMLParser(f"<html><head>{elements}</head><body></body></html>"), url).published


def test_the_moment_goes_by_the_zone_in_which_the_page_shows_it() -> None:
    elements = (
        '<meta property="article:published_time" content="2022-01-12T23:30:00Z">'
        '<time datetime="2022-01-13T00:30:00+01:00">today</time>'
    )
    assert published(elements) == When(date(2022, 1, 13), date(2022, 1, 13), "minute", "metadata", "00:30:00+01:00")


def test_the_address_has_the_local_day_of_a_moment_in_utc() -> None:
    elements = '<meta property="article:published_time" content="2022-01-13T02:30:00Z">'
    assert published(elements, "https://example.org/2022/01/12/visit") == DAY


def test_an_address_of_another_day_does_not_move_the_publication() -> None:
    elements = '<meta property="article:published_time" content="2022-01-12">'
    assert published(elements, "https://example.org/2021/11/02/visit") == DAY


def test_a_marked_time_tells_the_publication() -> None:
    assert published('<time itemprop="datePublished" datetime="2022-01-12">12.1.</time>') == DAY


def test_a_date_of_which_nothing_is_said_is_not_taken_for_the_publication() -> None:
    page = LexborHTMLParser('<html><head><meta name="date" content="2022-01-12"></head></html>')
    assert read_head(page).published is None
    assert read_head(page).dated == DAY
