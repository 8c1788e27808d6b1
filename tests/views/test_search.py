from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.record.writing import BLINKEN, GENEVA, LAVROV, RUSSIA, Writing, filler, who

from dragoman.errors import WrongQuestion
from dragoman.views.questions import OpenRecord, open_record
from dragoman.views.search import Found

LAVROV_ZH = who("Sergey Lavrov", "拉夫罗夫", known="Q58217", country="RUS")
BLINKEN_ZH = who("Antony Blinken", "布林肯", known="Q7821917", country="USA")
LAVROV_AR = who("Sergey Lavrov", "لافروف", known="Q58217", country="RUS")

ARTICLES = [
    Writing(
        "Blinken and Lavrov held talks in Geneva.\nThe Café de Paris was full.", BLINKEN, LAVROV, GENEVA,
        outlet="Courier", published="2022-01-22", id="talks",
    ).event("CONSULT", "Antony Blinken", "Sergey Lavrov", at="held talks", on="2022-01-21", where="Geneva"),
    Writing(
        "拉夫罗夫与布林肯在日内瓦举行会谈。", LAVROV_ZH, BLINKEN_ZH, who("Geneva", "日内瓦", kind="place", known="Q71"),
        outlet="日报", published="2022-01-23", language="zh", script="Hani", id="会谈",
    ).event("CONSULT", "Antony Blinken", "Sergey Lavrov", at="会谈", on="2022-01-21", where="Geneva"),
    Writing(
        "زار لافروف العاصمة.", LAVROV_AR,
        outlet="الخبر", published="2022-02-01", language="ar", script="Arab", id="visit",
    ).event("CONSULT/visit", "Sergey Lavrov", at="زار", on="2022-01-31"),
    Writing(
        "Russia was sanctioned over its sanctions on grain.", RUSSIA,
        outlet="Grain Weekly", published="2022-03-01", id="grain",
    ).event("SANCTION", at="sanctioned", to=["Russia"]),
    Writing("A concert was held.\nThe hall talks to the ear.", outlet="Arts", published="2022-03-02", id="concert"),
]  # fmt: skip


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenRecord]:
    with open_record(tmp_path_factory.mktemp("search") / "record.dragoman", create=True) as opened:
        opened.fold([writing.done() for writing in ARTICLES])
        yield opened


def outlets(found: Found) -> list[str | None]:
    return [hit.outlet for hit in found.hits]


def test_a_query_in_one_language_finds_the_others_by_who_and_what(asked: OpenRecord) -> None:
    found = asked.search("talks Lavrov Geneva")
    assert outlets(found) == ["Courier", "日报"]
    assert [hit.grounds for hit in found.hits] == [("words", "event", "names"), ("event", "names")]
    assert [party.name for term in found.terms for party in term.names] == ["Sergey Lavrov", "Geneva"]


@pytest.mark.parametrize("name", ["Lavrov", "Лавров", "拉夫罗夫", "لافروف", "ラブロフ", "LAVROV"])
def test_a_name_in_any_script_finds_all_who_name_him(asked: OpenRecord, name: str) -> None:
    assert sorted(map(str, outlets(asked.search(name)))) == ["Courier", "الخبر", "日报"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("café", ["Courier"]),
        ("cafe", ["Courier"]),
        ("CAFÉ paris", ["Courier"]),
        ("conc*", ["Arts"]),
        ('"concert was held"', ["Arts"]),
        ('"held concert"', []),
        ("举行", ["日报"]),
        ("在日内瓦举行", ["日报"]),
        ("Russland", ["Grain Weekly"]),
        ("sanctions", ["Grain Weekly"]),
        ("Sanktionen", ["Grain Weekly"]),
        ("Sanktionen Russland", ["Grain Weekly"]),
        ("concert Lavrov", []),
    ],
)
def test_words_phrases_beginnings_and_meanings(asked: OpenRecord, query: str, expected: list[str]) -> None:
    assert outlets(asked.search(query)) == expected


def test_names_run_together_with_other_words_are_cut_out(asked: OpenRecord) -> None:
    found = asked.search("拉夫罗夫会谈")
    assert [(term.text, [one.name for one in term.names]) for term in found.terms] == [
        ("拉夫罗夫", ["Sergey Lavrov"]),
        ("会谈", []),
    ]
    assert outlets(found)[0] == "日报"


def test_what_a_meaning_lacks_is_told_and_comes_last(asked: OpenRecord) -> None:
    found = asked.search("talks Lavrov Paris")
    assert [(hit.outlet, hit.missing) for hit in found.hits][:2] == [
        ("Courier", ()),
        ("الخبر", ("Paris",)),
    ]


def test_a_snippet_marks_what_was_found_at_its_place(asked: OpenRecord) -> None:
    hits = {hit.outlet: hit for hit in asked.search("talks Lavrov").hits}
    texts = {str(writing.about["outlet"]): writing.text for writing in ARTICLES}
    marked = {
        str(outlet): [texts[str(outlet)][slice(*mark)] for mark in hit.snippet.marks] for outlet, hit in hits.items()
    }
    assert marked == {"Courier": ["Lavrov", "talks"], "日报": ["拉夫罗夫", "会谈"], "الخبر": ["زار", "لافروف"]}
    for outlet, hit in hits.items():
        assert texts[str(outlet)][slice(*hit.snippet.span)] == hit.snippet.text


def test_a_copy_is_counted_with_its_origin(tmp_path: Path) -> None:
    text = "Blinken met Lavrov." + filler("Agency")
    agency = Writing(text, BLINKEN, LAVROV, outlet="Agency", published="2022-01-22", id="1")
    reprint = Writing(text + " Ends.", BLINKEN, LAVROV, outlet="Reprint", published="2022-01-23", id="2")
    with open_record(tmp_path / "record.dragoman", create=True) as opened:
        opened.fold([agency.done(), reprint.done()])
        assert [(hit.outlet, hit.copies) for hit in opened.search("Lavrov").hits] == [("Agency", 1)]


def test_at_most_so_many_are_given_and_more_is_told(asked: OpenRecord) -> None:
    assert len(asked.search("Lavrov", limit=1).hits) == 1
    assert asked.search("Lavrov", limit=1).more
    assert not asked.search("Lavrov").more


@pytest.mark.parametrize("query", ["", " ", "*", '""', "!?", "a*", "Lavrov ab*", "a" * 301, "word " * 25])
def test_a_query_without_words_or_too_long_is_refused(asked: OpenRecord, query: str) -> None:
    with pytest.raises(WrongQuestion):
        asked.search(query)


@settings(max_examples=60)
@given(query=st.text(alphabet=st.one_of(st.sampled_from('"*()+-^:{}ANDORT \x00\ud800拉夫罗\u202e'), st.characters())))
def test_no_query_breaks_the_search(asked: OpenRecord, query: str) -> None:
    with suppress(WrongQuestion):
        asked.search(query)


def test_the_order_of_arrival_has_no_say(tmp_path: Path) -> None:
    answers = []
    for number, order in enumerate((ARTICLES, ARTICLES[::-1])):
        with open_record(tmp_path / f"{number}.dragoman", create=True) as opened:
            for writing in order:
                opened.fold([writing.done()])
            answers.append([opened.search(query) for query in ("Lavrov", "talks Lavrov", "held", "sanctions")])
    assert answers[0] == answers[1]
