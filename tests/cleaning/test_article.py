from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.cleaning.article import Cleaned, article
from dragoman.errors import UnreadablePage
from dragoman.model import Article, Outlet, Page, Source, When

Clean = Callable[..., Cleaned]

DUMP = """Lakeside Courier
News  Sport  Opinion  Notices
Sign in

Norland's foreign minister visits Sudania for border talks

Norland's foreign minister visits Sudania for border talks

Ada Holm
January 12, 2022 10:15 AM (Moscow time)
Views: 2684

The foreign minister of Norland, Erik Vane, met the president of Sudania in the capital and discussed the border.

“We had good talks, and we will go on with them in the spring,” Vane said after the meeting of three hours.

Read also: Five cats were saved from a tree in the old harbour

Ferry to the islands runs again

Ferry to the islands runs again

The president of Sudania thanked the minister and announced that a new treaty on the border would be signed soon.

The foreign minister of Norland, Erik Vane, met the president of Sudania...

Neither side would say how many soldiers still stand at the border, but Vane spoke of “a few hundred” on both sides.

Tags: Norland, Sudania

Comments (12)

Most read

Fog delays the morning ferry for the third day in a row

Fog delays the morning ferry for the third day in a row

Sport 3 hours ago
"""


def paragraphs(found: Article) -> list[str]:
    return [found.text[start:end] for start, end in found.paragraphs]


def jsonl(text: str, **hints: str) -> Page:
    content = text.encode()
    return Page(Source("x", "jsonl", 3, hashlib.sha256(content).hexdigest()), content, form="clean", hints=hints)


def test_a_dump_gives_headline_and_paragraphs_and_nothing_else(clean: Clean) -> None:
    found = clean(DUMP).article
    assert [paragraph[:32] for paragraph in paragraphs(found)] == [
        "Norland's foreign minister visit",
        "The foreign minister of Norland,",
        "“We had good talks, and we will ",
        "The president of Sudania thanked",
        "Neither side would say how many ",
    ]
    assert found.title == "Norland's foreign minister visits Sudania for border talks"
    assert found.text.count(found.title) == 1
    assert found.dropped.lines > 10
    assert found.dropped.characters > 200


def test_a_dump_tells_date_author_outlet_and_language(clean: Clean) -> None:
    found = clean(DUMP).article
    day = date(2022, 1, 12)
    assert found.published == When(day, day, "minute", "explicit", "10:15:00+03:00")
    assert found.authors == ("Ada Holm",)
    assert found.outlet == Outlet("Lakeside Courier")
    assert (found.language, found.script) == ("en", "Latn")


def test_a_masthead_date_is_only_a_bound(clean: Clean) -> None:
    page = "6 February, 2026\n\n" + DUMP.replace("January 12, 2022 10:15 AM (Moscow time)\n", "")
    cleaned = clean(page)
    assert cleaned.article.published == When(None, date(2026, 2, 6), "none", "masthead")
    assert cleaned.warnings == ("masthead date only",)


def test_dates_of_other_stories_do_not_count(clean: Clean) -> None:
    page = DUMP.replace("January 12, 2022 10:15 AM (Moscow time)\n", "").replace(
        "Sport 3 hours ago", "14 March 2023, 09:15"
    )
    assert clean(page).article.published is None


def test_the_hints_of_the_container_go_first(clean: Clean) -> None:
    found = clean(DUMP, title="A title", published="2022-01-11", outlet="Reuters", language="en-GB", id="a1").article
    assert (found.id, found.title, found.language, found.language_confidence) == ("a1", "A title", "en", 1.0)
    assert found.published == When(date(2022, 1, 11), date(2022, 1, 11), "day", "metadata")
    assert found.outlet is not None
    assert found.outlet.name == "Reuters"


def test_a_drop_cap_is_put_back_to_its_word_before_offsets_are_fixed(clean: Clean) -> None:
    text = "The foreign minister of Norland, Erik Vane, met the president"
    found = clean(DUMP.replace(text, f"T he{text[3:]}", 1)).article
    assert paragraphs(found)[1].startswith(text)


def test_the_id_depends_on_the_content_alone(clean: Clean) -> None:
    assert clean(DUMP).article.id == clean(DUMP).article.id
    assert clean(DUMP).article.id != clean(DUMP + "\n").article.id


def test_a_single_sentence_is_an_article(clean: Clean) -> None:
    assert (
        clean("The two ministers met in Geneva on Friday.").article.text == "The two ministers met in Geneva on Friday."
    )


@pytest.mark.parametrize(
    "dump",
    [
        "首相がソウルを訪問し会談\n2024年5月26日 10:30\n"
        "首相は26日、ソウルで大統領と会談し、安全保障での協力を確認した。"
        "\n両首脳は文化でも交流を続けることで一致した。\nシェアする\n",
        "Переговоры о границе пройдут в Вене\n26.05.2024 10:30\n"
        "Министр прибыл в Вену на переговоры о границе с коллегами, сообщил представитель ведомства.\n"
        "Переговоры продлятся два дня.\nПоделиться\n",
    ],
)
def test_a_short_dump_in_any_script_has_its_headline_and_date(clean: Clean, dump: str) -> None:
    found = clean(dump).article
    assert found.text.split("\n") == [dump.split("\n", maxsplit=1)[0], *dump.split("\n")[2:4]]
    assert found.title == dump.split("\n", maxsplit=1)[0]
    assert found.published == When(date(2024, 5, 26), date(2024, 5, 26), "minute", "explicit", "10:30:00")


@pytest.mark.parametrize("dump", ["Home\nNews\nSport\nContact us\nLogin\n", "Hello", "...", "1 2 3\n4 5 6\n"])
def test_a_page_of_menus_is_refused(clean: Clean, dump: str) -> None:
    with pytest.raises(UnreadablePage, match="no article found"):
        clean(dump)


def test_a_clean_page_is_kept_word_for_word() -> None:
    text = "Read also: nothing is dropped\u00a0here.\n\n  One\u00adword \nlast"
    found = article(
        jsonl(text, title="T", published="2022-02-23T09:46:00+03:00", url="https://www.example.org/a")
    ).article
    assert found.text == text
    assert paragraphs(found) == ["Read also: nothing is dropped\u00a0here.", "  One\u00adword ", "last"]
    assert found.published == When(date(2022, 2, 23), date(2022, 2, 23), "minute", "metadata", "09:46:00+03:00")
    assert found.outlet == Outlet("example.org", "example.org")


@pytest.mark.parametrize("published", ["Monday", "2022", "2022-13-45", "1640995200", "2022-02-30T10:00"])
def test_a_date_that_cannot_be_read_is_warned_of_and_costs_no_page(published: str) -> None:
    found = article(jsonl("The ministers met.", published=published))
    assert found.article.published is None
    assert found.warnings == ("published is not a date in ISO 8601",)


@pytest.mark.parametrize(
    ("told", "language", "warnings"),
    [("en_GB", "en", ()), ("SQ", "sq", ()), ("English", "en", ("language is not a code of ISO 639",))],
)
def test_a_language_that_was_told_is_a_code_or_is_warned_of(
    told: str, language: str, warnings: tuple[str, ...]
) -> None:
    found = article(jsonl("The ministers of both countries met on Friday to talk about the border.", language=told))
    assert (found.article.language, found.warnings) == (language, warnings)


def test_an_article_of_one_word_is_an_article() -> None:
    assert article(jsonl("Yes")).article.text == "Yes"


def test_a_clean_page_in_a_language_that_was_told_keeps_its_own_script() -> None:
    found = article(jsonl("Министрите се срещнаха.", language="bg")).article
    assert (found.language, found.script, found.language_confidence) == ("bg", "Cyrl", 1.0)


def test_a_published_hint_that_is_no_date_is_warned_of() -> None:
    cleaned = article(jsonl("Text.", published="last week"))
    assert cleaned.article.published is None
    assert cleaned.warnings == ("published is not a date in ISO 8601",)


def test_a_page_with_broken_characters_is_read_with_a_warning(clean: Clean) -> None:
    cleaned = clean("Министрите се срещнаха в сряда в София. ".encode() * 3 + b"\xff\xfe.")
    assert "broken characters replaced" in cleaned.warnings[0]


@settings(max_examples=80)
@given(st.lists(st.text(max_size=120), max_size=12))
def test_spans_cut_out_paragraphs_and_a_page_is_an_article_or_a_refusal(lines: list[str]) -> None:
    content = "\n".join(lines).encode("utf-8", "replace")
    try:
        found = article(Page(Source("x", "text", 0, "0" * 64), content)).article
    except UnreadablePage as refusal:
        assert str(refusal)  # noqa: PT017 - either outcome is right
        return
    assert "\n".join(paragraphs(found)) == found.text
    assert all("\n" not in paragraph and paragraph.strip() for paragraph in paragraphs(found))
