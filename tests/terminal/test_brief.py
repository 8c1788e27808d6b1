"""A brief about people and pages that would like to be more than text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from html.parser import HTMLParser

import pytest
from tests.record.writing import LAVROV, Writing, who

from dragoman.terminal.html import html
from dragoman.terminal.markdown import escaped, markdown
from dragoman.terminal.sheet import Sheet, sheet
from dragoman.views.questions import open_record

EVIL = who("<script>alert(1)</script>[x](javascript:y)")
TEXT = f"{EVIL.name} met Lavrov \u202eelbaugnu\u202c **at** `once` & said <img src=x onerror=z>."


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sheet]:
    articles = [
        Writing(TEXT, EVIL, LAVROV, outlet="_Evil_ <b>\x1b[31m", published="2022-01-22", uri="https://e.example/?a=1&b=\"'")
        .event("CONSULT", EVIL.name, "Sergey Lavrov", at="met", on="2022-01-21"),
        Writing("زار لافروف العاصمة.", who("Sergey Lavrov", "لافروف", known="Q58217", country="RUS"),
                outlet="الخبر", published="2022-01-23", language="ar", script="Arab")
        .event("CONSULT/visit", "Sergey Lavrov", at="زار", on="2022-01-20"),
    ]  # fmt: skip
    with open_record(tmp_path_factory.mktemp("brief") / "record.dragoman", create=True) as kept:
        kept.fold([writing.done() for writing in articles])
        yield sheet(kept.brief("Lavrov", date(2022, 1, 15), date(2022, 1, 25)))


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str | None] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [value for name, value in attrs if name in ("href", "src")]

    def handle_data(self, data: str) -> None:
        self.text += data


def test_a_page_of_html_holds_nothing_but_its_own_markup(made: Sheet) -> None:
    page = html(made)
    seen = _Tags()
    seen.feed(page)
    own = {"html", "head", "meta", "title", "style", "body", "h1", "h2", "p", "ul", "li", "time", "bdi", "q", "a"}
    assert set(seen.tags) <= own
    assert seen.links == ["https://e.example/?a=1&b=\"'"]
    assert "<img src=x onerror=z>" in seen.text
    assert "default-src 'none'" in page
    assert '<q lang="ar" dir="auto">زار لافروف العاصمة.</q>' in page


def test_markdown_holds_the_words_and_no_markup_of_theirs(made: Sheet) -> None:
    page = markdown(made)
    assert "<script" not in page
    assert "<img" not in page
    assert "[x](" not in page
    assert r"\*\*at\*\* \`once\` &amp; said &lt;img src=x onerror=z>." in page
    assert r"\_Evil\_ &lt;b>" in page
    assert "\u2068زار لافروف العاصمة.\u2069" in page


@pytest.mark.parametrize("form", [html, markdown])
def test_nothing_turns_the_direction_of_writing_or_commands_a_terminal(made: Sheet, form: object) -> None:
    page = form(made)  # type: ignore[operator]  # either of the two
    assert re.findall("[\u061c\u200e\u200f\u202a-\u202e\u2066\u2067\x1b]", page) == []
    assert page.count("\u2068") == page.count("\u2069")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2022-02-17 was a day", "2022-02-17 was a day"),
        ("1. April", r"1\. April"),
        ("- and so on", r"\- and so on"),
        ("# first", r"\# first"),
        ("> quoted", r"\> quoted"),
        ("two\nlines\tand   blanks", "two lines and blanks"),
        ("a | b ~~c~~", r"a \| b \~\~c\~\~"),
    ],
)
def test_a_text_stays_a_text_in_markdown(text: str, expected: str) -> None:
    assert escaped(text) == expected


def test_every_line_has_its_sources_with_outlet_language_day_and_sentence(made: Sheet) -> None:
    (happened,) = made.sections
    assert happened.title == "What happened"
    assert [(item.day, len(item.sources)) for item in happened.items] == [("2022-01-20", 1), ("2022-01-21", 1)]
    source = happened.items[0].sources[0]
    assert (source.outlet, source.language, source.day) == ("الخبر", "ar", "2022-01-23")
    assert source.sentence == "زار لافروف العاصمة."


def test_a_brief_of_nothing_says_so() -> None:
    nothing = Sheet("Nobody", "", ())
    assert "Nothing in this record fits" in markdown(nothing)
    assert "Nothing in this record fits" in html(nothing)
