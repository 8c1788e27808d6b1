from __future__ import annotations

import time
from collections.abc import Sequence
from datetime import date

import pytest
from selectolax.lexbor import LexborHTMLParser

from dragoman.cleaning.head import read_head
from dragoman.cleaning.visible_dates import searched_date
from dragoman.model import When

TEXT = "The minister of Norland met the president of Sudania in the capital on Wednesday."
HEADLINE = "Minister visits Sudania"


def searched(body: str, language: str = "en", head: str = "") -> When | None:
    """The date of a page of which each element without a child is a block, and those with `TEXT` are the article."""
    tree = LexborHTMLParser(f"<html><head>{head}</head><body>{body}</body></html>")
    lines = [line.strip() for line in (tree.body.text(separator="\n") if tree.body else "").split("\n") if line.strip()]
    return searched_date(tree, read_head(tree), lines, [TEXT in line for line in lines], language)


def day(when: When | None) -> date | None:
    return when.earliest if when else None


@pytest.mark.parametrize(
    "body",
    [
        f"<h1>{HEADLINE}</h1><p>12 January 2022</p><p>{TEXT}</p>",
        f"<p>12.01.2022, 10:15</p><h1>{HEADLINE}</h1><p>{TEXT}</p>",
        f"<h1>{HEADLINE}</h1><p>{TEXT}</p><p>Published on 12 January 2022 by Ada Holm</p>",
        f'<h1>{HEADLINE}</h1><time datetime="2022-01-12">two hours ago</time><p>{TEXT}</p>',
        f'<h1>{HEADLINE}</h1><p>{TEXT}</p><span class="entry-date">12 January 2022</span>',
        f"<h1>{HEADLINE}</h1><p>12 January 2022 - {TEXT}</p>",
        f"<h1>{HEADLINE}</h1><p>{TEXT}</p><p>This was posted on Wednesday, 12 January 2022 and filed under the "
        "talks, the visits and the trade of Norland with others, with all that was said of them there.</p>",
    ],
)
def test_the_day_beside_the_article_is_found(body: str) -> None:
    assert day(searched(body, "de" if "10:15" in body else "en")) == date(2022, 1, 12)


def test_a_shown_day_is_explicit_with_its_clock() -> None:
    body = f"<h1>{HEADLINE}</h1><p>12 January 2022, 10:15 GMT</p><p>{TEXT}</p>"
    assert searched(body) == When(date(2022, 1, 12), date(2022, 1, 12), "minute", "explicit", "10:15:00+00:00")


@pytest.mark.parametrize(
    "other",
    [
        "<p>Updated 14 January 2022</p>",
        '<div class="comments"><p>Jo, 13 January 2022</p></div>',
        '<aside><h2>Other visits</h2><time datetime="2022-01-14">14 January</time></aside>',
        "<footer><p>© Courier, 1 January 2023</p></footer>",
        "<ul><li>Fog on the lake</li><li>11 January 2022</li><li>Ferry runs</li><li>11 January 2022</li></ul>",
    ],
)
def test_other_days_of_the_page_do_not_count_beside_it(other: str) -> None:
    assert day(searched(f"<h1>{HEADLINE}</h1><p>12 January 2022</p><p>{TEXT}</p>{other}")) == date(2022, 1, 12)


def test_a_change_counts_where_nothing_else_is_told() -> None:
    assert day(searched(f"<h1>{HEADLINE}</h1><p>{TEXT}</p><p>Last updated 14 January 2022</p>")) == date(2022, 1, 14)


def test_days_of_equal_standing_give_none() -> None:
    teasers = "".join(f"<p>Fog {at}</p><p>{at} January 2022</p>" for at in range(1, 9))
    assert searched(f"<h1>{HEADLINE}</h1>{f'<p>{TEXT}</p>' * 12}<p>More</p><p>of</p><p>it</p>{teasers}") is None


def test_a_script_tells_the_day_where_the_page_does_not_show_it() -> None:
    script = '<script>var page = {"publishedAt": "2022-01-12T10:15:00Z"};</script>'
    assert day(searched(f"<h1>{HEADLINE}</h1><p>{TEXT}</p>{script}")) == date(2022, 1, 12)


def test_an_unnamed_date_of_the_head_gives_way_to_the_one_below_the_headline() -> None:
    head = '<meta name="date" content="2022-03-01">'
    assert day(searched(f"<h1>{HEADLINE}</h1><p>12 January 2022</p><p>{TEXT}</p>", head=head)) == date(2022, 1, 12)
    assert day(searched(f"<h1>{HEADLINE}</h1><p>{TEXT}</p>", head=head)) == date(2022, 3, 1)


def test_the_masthead_s_day_is_a_bound() -> None:
    body = f"<p>Wednesday, 12 January 2022</p><p>News</p><p>Sport</p><h1>{HEADLINE}</h1><p>{TEXT}</p>"
    assert searched(body) == When(None, date(2022, 1, 12), "none", "masthead")


def test_a_page_without_a_day_has_none() -> None:
    assert searched(f"<h1>{HEADLINE}</h1><p>{TEXT}</p>") is None


@pytest.mark.parametrize(
    "pieces",
    [
        ("<time>1.1.2022</time>", 50_000),
        ("<p>published 2022 </p>", 50_000),
        ('<div class="date">1.1.2022', 400),
        ("<script>publishedAt=", 50_000),
    ],
    ids=["times", "lines", "nested", "scripts"],
)
def test_a_page_full_of_dates_costs_little(pieces: Sequence[object]) -> None:
    one, times = str(pieces[0]), int(str(pieces[1]))
    start = time.process_time()
    searched(one * times)
    assert time.process_time() - start < 10
