from __future__ import annotations

import pytest

from dragoman.cleaning.metadata import FlatPage, authors, outlet, outlet_of_url, published, tags, told_by
from dragoman.model import Outlet

TEXT = "The minister of Norland met the president of Sudania in the capital on Wednesday."


def page(*lines: str, headline: int | None = None, start: int, language: str = "en") -> FlatPage:
    kept = tuple(at >= start or at == headline for at in range(len(lines)))
    return FlatPage(lines, kept, headline, start, language)


def test_a_credit_between_strokes_at_the_end_names_the_outlet() -> None:
    assert outlet(page(TEXT, f"{TEXT} /Lakeside Courier/", start=0)) == Outlet("Lakeside Courier")


def test_an_agency_credited_at_the_end_is_not_the_outlet() -> None:
    assert outlet(page(TEXT, f"{TEXT} /Reuters/", start=0)) is None
    assert outlet(page(TEXT, f"{TEXT} (AFP)", start=0)) is None


def test_a_name_that_opens_the_texts_of_a_page_is_the_outlet() -> None:
    given = FlatPage(
        (f"Lakeside - {TEXT}", TEXT, "Lakeside - Fog delays the ferry.", "Lakeside - Ferry runs again."),
        (True, True, False, False),
        None,
        0,
        "en",
    )
    assert outlet(given) == Outlet("Lakeside")


def test_a_name_that_opens_this_text_alone_may_be_a_place() -> None:
    assert outlet(page(f"Lakeside - {TEXT}", TEXT, start=0)) is None


def test_the_address_goes_first() -> None:
    found = outlet(page(f"{TEXT} /Lakeside Courier/", start=0), "https://www.reuters.com/world/a")
    assert found is not None
    assert found.name == "Reuters"


@pytest.mark.parametrize("url", ["", "not an address", "http://[bad", "https://localhost/a"])
def test_an_address_that_tells_nothing_gives_no_outlet(url: str) -> None:
    assert outlet_of_url(url) is None


def test_a_name_at_the_top_with_a_menu_below_is_the_outlet() -> None:
    given = page("LAKESIDE COURIER", "News Sport Opinion Notices", "Minister visits", TEXT, headline=2, start=3)
    assert outlet(given) == Outlet("LAKESIDE COURIER")


@pytest.mark.parametrize(
    "rest",
    [
        ("News Sport Opinion Notices", "Minister visits", TEXT),
        ("Latest news from Norland", "Minister visits", TEXT),
        ("All the latest news", "Minister visits", TEXT),
    ],
)
def test_a_section_at_the_top_is_no_outlet(rest: tuple[str, ...]) -> None:
    assert outlet(page("Latest news", *rest, headline=2, start=3)) is None


def test_a_name_in_small_letters_at_the_top_may_be_the_outlet() -> None:
    given = page("Lakeside courier", "News Sport Opinion Notices", "Minister visits", TEXT, headline=2, start=3)
    assert outlet(given) == Outlet("Lakeside courier")


def test_a_name_at_the_top_that_returns_within_a_line_is_the_outlet() -> None:
    given = page("Lakeside news", "Minister visits", TEXT, "Write to Lakeside news", headline=1, start=2)
    assert outlet(given) == Outlet("Lakeside news")


def test_one_word_at_the_top_needs_the_rights_to_be_the_outlet() -> None:
    given = ("SEARCH", "Minister visits", TEXT, "Site Search")
    assert outlet(page(*given, headline=1, start=2)) is None
    assert outlet(page(*given, "© Search", headline=1, start=2)) == Outlet("Search")


def test_a_name_at_the_top_is_written_as_the_page_writes_it_further_down() -> None:
    given = page(
        "LAKESIDE of NORLAND".upper(), "Minister visits", TEXT, f"{TEXT} © Lakeside of Norland", headline=1, start=2
    )
    assert outlet(given) == Outlet("Lakeside of Norland")


def test_a_line_at_the_top_that_leads_to_nothing_is_no_outlet() -> None:
    assert outlet(page("Latest news:", "Minister visits", TEXT, headline=1, start=2)) is None


@pytest.mark.parametrize("line", ["By Ada Holm", "Ada Holm.", "Author: Ada Holm"])
def test_a_name_beside_the_date_is_the_author(line: str) -> None:
    assert authors(page("Minister visits", line, "12.01.2022 10:15", TEXT, headline=0, start=3)) == ("Ada Holm",)


def test_a_name_that_the_text_speaks_of_is_no_author() -> None:
    lines = ("Minister visits", "Erik Vane", "12.01.2022 10:15", f"{TEXT} Erik Vane spoke.")
    assert authors(page(*lines, headline=0, start=3)) == ()


def test_a_name_without_a_date_beside_it_is_no_author() -> None:
    assert authors(page("Minister visits", "Ada Holm", TEXT, headline=0, start=2)) == ()


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Tags: Norland, fog, Norland", ("Norland", "fog")),
        ("Теги: Норланд, туман", ("Норланд", "туман")),
        ("标签：诺兰、雾", ("诺兰", "雾")),
        ("Warning: fog, ice", ()),
    ],
)
def test_a_line_behind_the_text_may_list_its_tags(line: str, found: tuple[str, ...]) -> None:
    given = FlatPage((TEXT, TEXT, "Share", line), (True, True, False, False), None, 0, "en")
    assert tags(given) == found


def test_what_is_told_together_is_what_is_told_alone() -> None:
    given = page(
        "Minister visits", "By Ada Holm", "12.01.2022 10:15", f"{TEXT} /Lakeside Courier/", headline=0, start=3
    )
    told = told_by(given, None)
    assert (told.published, told.authors, told.outlet) == (published(given), authors(given), outlet(given))
    assert told.authors == ("Ada Holm",)
