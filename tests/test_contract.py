"""Every analysis follows the contract, and rests on the words that it claims to rest on."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from msgspec import structs
from tests.whole import Whole, inside

import dragoman
from dragoman.cli import main
from dragoman.contract import SCHEMA, decode, encode
from dragoman.knowledge.ontology import contexts, event_types, modes
from dragoman.model import Analysis, Span


@pytest.fixture(scope="session")
def validator() -> Draft202012Validator:
    printed = CliRunner().invoke(main, ["schema"])
    assert printed.exit_code == 0
    schema = json.loads(printed.stdout)
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    return Draft202012Validator(schema)


def spans(analysis: Analysis) -> Iterator[Span]:
    """Every span of an analysis."""
    yield from (one.span for one in analysis.mentions)
    yield from (one.span for one in analysis.times)
    yield from (one.span for one in analysis.figures)
    yield from (one.span for one in analysis.citations)
    for event in analysis.events:
        yield from (event.trigger, event.sentence)
    for quotation in analysis.quotations:
        yield quotation.span
        if quotation.cue is not None:
            yield quotation.cue


def named_entities(analysis: Analysis) -> Iterator[str | None]:
    """Every id of an entity that an analysis uses."""
    yield from (one.entity for one in analysis.mentions)
    yield from (one.entity for one in analysis.citations)
    yield from (one.of for one in analysis.figures)
    for event in analysis.events:
        yield from (*event.actors, *event.recipients, event.where, event.according_to)
    for quotation in analysis.quotations:
        yield from (quotation.speaker, quotation.addressee)


def holds_what_the_contract_says(analysis: Analysis) -> None:
    article = analysis.article
    assert article is not None
    text = article.text
    for start, end in spans(analysis):
        assert 0 <= start < end <= len(text)
        assert text[start:end].strip()
    ids = {one.id for one in analysis.entities}
    assert len(ids) == len(analysis.entities)
    assert {one for one in named_entities(analysis) if one is not None} <= ids
    assert {one.event for one in analysis.figures if one.event is not None} <= {one.id for one in analysis.events}
    for quotation in analysis.quotations:
        assert text[slice(*quotation.span)] == quotation.text
    for event in analysis.events:
        assert inside(event.trigger, event.sentence)
        assert event.type in event_types()
        assert event.mode is None or event.mode in modes(event.type)
        assert set(event.contexts) <= set(contexts())
        assert not set(event.actors) & set(event.recipients)
        assert 0 < event.confidence <= 1
    surfaces = {(one.entity, text[slice(*one.span)]) for one in analysis.mentions}
    for entity in analysis.entities:
        assert entity.name.strip()
        assert {name for name in entity.names if (entity.id, name) not in surfaces} == set()
    told = [*(one.when for one in analysis.times), *(one.when for one in analysis.events)]
    for when in (one for one in told if one is not None):
        assert when.earliest is None or when.latest is None or when.earliest <= when.latest
    before = 0
    for start, end in article.paragraphs:
        assert before <= start < end <= len(text)
        assert "\n" not in text[start:end].strip()
        before = end


def test_every_analysis_of_the_demo_follows_the_schema(demo: Whole, validator: Draft202012Validator) -> None:
    for page, analysis in demo.analyses.items():
        problems = [problem.message for problem in validator.iter_errors(json.loads(encode(analysis)))]
        assert problems == [], page


def test_every_analysis_of_the_demo_rests_on_its_text(demo: Whole) -> None:
    for analysis in demo.analyses.values():
        holds_what_the_contract_says(analysis)


def test_an_analysis_comes_back_as_it_was_written(demo: Whole) -> None:
    for analysis in demo.analyses.values():
        assert decode(encode(analysis)) == analysis
        assert encode(decode(encode(analysis))) == encode(analysis)


def test_a_refused_page_follows_the_schema_and_has_no_article(validator: Draft202012Validator) -> None:
    refused = dragoman.analyse("")
    written = json.loads(encode(refused))
    assert list(written) == ["schema", "coder", "source", "error"]
    assert not list(validator.iter_errors(written))
    assert decode(encode(refused)) == refused


def test_the_order_of_the_fields_is_that_of_the_contract(demo: Whole) -> None:
    written = json.loads(encode(demo.analyses["07-en.html"]))
    assert list(written) == [
        "schema", "coder", "source", "article", "entities", "mentions", "times", "events", "quotations", "figures",
        "citations", "warnings",
    ]  # fmt: skip
    assert written["schema"] == SCHEMA
    assert written["coder"] == f"dragoman {dragoman.__version__}"


def test_entries_of_lists_are_left_out_where_there_are_none(demo: Whole, validator: Draft202012Validator) -> None:
    analysis = demo.analyses["07-en.html"]
    assert all("listed" not in entity for entity in json.loads(encode(analysis))["entities"])
    first = structs.replace(analysis.entities[0], listed=("mine:1",))
    told = structs.replace(analysis, entities=(first, *analysis.entities[1:]))
    assert json.loads(encode(told))["entities"][0]["listed"] == ["mine:1"]
    assert list(validator.iter_errors(json.loads(encode(told)))) == []
    assert decode(encode(told)) == told


@pytest.mark.parametrize(
    "broken",
    [
        {"schema": SCHEMA},
        {"error": "no source"},
        {"article": {"id": 7}},
    ],
)
def test_what_does_not_follow_the_contract_is_refused_by_both(
    broken: dict[str, Any], validator: Draft202012Validator
) -> None:
    assert list(validator.iter_errors(broken))
    with pytest.raises(ValueError, match=r"missing|Expected"):
        decode(json.dumps(broken))


def test_an_object_with_both_an_article_and_an_error_is_refused(demo: Whole, validator: Draft202012Validator) -> None:
    both = {**json.loads(encode(demo.analyses["07-en.html"])), "error": "but also not"}
    assert list(validator.iter_errors(both))


# Words that reading has rules for, beside anything that Unicode holds.
PIECES = (
    "Blinken", "Лавров", "Bộ trưởng", "said", "заяви", "“", "”", "„", "«", "»", '"', "'", "—", "-", "…", ".", ":", "\n",
    "met with", "in Geneva", "on 21 January", "12/1/2022", "w środę", "yesterday", "100,000 troops", "16:00", "U.S.",
    "\u200b", "\u202e", "\u0301", "\ufeff", "\x85", "\u2028", "ß", "İ", "ﬁ", "𝔅", "🇽🇰", "漢字", "გიორგი", "not", "will",
)  # fmt: skip
texts = st.one_of(
    st.text(max_size=200),
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=8)), max_size=40).map(" ".join),
)


@settings(max_examples=120, suppress_health_check=[HealthCheck.too_slow])
@given(text=texts, language=st.sampled_from([None, "en", "ru", "vi", "bg", "fi", "und"]))
def test_any_text_gives_an_analysis_that_holds_or_an_error(text: str, language: str | None) -> None:
    analysis = dragoman.analyse(text, language=language, published="2022-02-22")
    if analysis.article is None:
        assert analysis.error
        assert "fault of the program" not in analysis.error
        return
    assert analysis.article.text == text
    holds_what_the_contract_says(analysis)
    assert decode(encode(analysis)) == analysis


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    where=st.integers(0, 5000),
    length=st.integers(0, 400),
    page=st.sampled_from(["07-en.html", "09-ru.txt", "17-vi.txt"]),
)
def test_any_piece_of_an_article_gives_an_analysis_that_holds(demo: Whole, where: int, length: int, page: str) -> None:
    """Articles cut anywhere: a quotation without an end, a sentence without a beginning."""
    whole = demo.article(page).text
    start = where % len(whole)
    analysis = dragoman.analyse(whole[start : start + length], language=demo.article(page).language)
    if analysis.article is not None:
        holds_what_the_contract_says(analysis)
    else:
        assert "fault of the program" not in (analysis.error or "")
