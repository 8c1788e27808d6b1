"""The record is a function of the set of its articles: neither their order nor their batches have a say."""

from __future__ import annotations

import io
import random
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.record.writing import BLINKEN, GENEVA, LAVROV, NATO, RUSSIA, USA, VIENNA, Writing, filler, who

from dragoman.model import Analysis
from dragoman.record.events import folding
from dragoman.record.store import Record, record_in_memory

PUTIN = who("Vladimir Putin", known="Q7747", country="RUS", role="president")
EVERYONE = (BLINKEN, LAVROV, NATO, RUSSIA, USA, GENEVA, VIENNA, PUTIN)
PARTIES = (
    ("Antony Blinken", "Sergey Lavrov"), ("Russia", "United States"), ("NATO", "Russia"), ("Sergey Lavrov",),
    ("Antony Blinken", "Vladimir Putin"), ("NATO", "Russia", "United States"),
)  # fmt: skip
CODES: tuple[tuple[str, dict[str, Any]], ...] = (
    ("CONSULT", {}), ("CONSULT/phone", {}), ("AGREE", {"aux": ["future"]}), ("REJECT/meet", {}),
    ("CONSULT", {"aux": ["negation"]}), ("AGREE", {"aux": ["future", "hypothetical"]}), ("ACCUSE", {}),
    ("ACCUSE/disapprove", {}),
)  # fmt: skip
START = date(2022, 1, 10)


@st.composite
def news(draw: st.DrawFn) -> Analysis:
    """An article with a telling or two of what a few parties do in a few weeks."""
    number = draw(st.integers(0, 1_000))
    outlet = draw(st.sampled_from(["One", "Two", "Three", "Four"]))
    words = draw(st.sampled_from(["tells of a meeting", "writes that there was a meeting", "has news of the meeting"]))
    names = "Antony Blinken, Sergey Lavrov, Vladimir Putin, NATO, Russia and the United States in Geneva or Vienna"
    text = f"{outlet} {words} of {names}." + filler(f"{outlet} {number}")
    said = draw(st.none() | st.integers(0, 40))
    published = None if said is None else str(START + timedelta(days=said))
    writing = Writing(text, *EVERYONE, outlet=outlet, published=published)
    for _ in range(draw(st.integers(1, 2))):
        code, more = draw(st.sampled_from(CODES))
        parties = draw(st.sampled_from(PARTIES))
        day = draw(st.none() | st.integers(0, 40))
        on: Any = None if day is None else str(START + timedelta(days=day))
        if day is not None and day % 5 == 0:
            on = draw(st.sampled_from(["W-3", f"--01-{day % 28 + 1:02}", f"{on}..{START + timedelta(days=day + 6)}"]))
        where = draw(st.sampled_from([None, None, "Geneva", "Vienna"]))
        split: dict[str, Any] = {"to": parties[1:]} if code.startswith("ACCUSE") and len(parties) > 1 else {}
        actors = parties[:1] if split else parties
        writing = writing.event(code, *actors, at="meeting", on=on, where=where, **split, **more)
    return writing.done()


def exported(record: Record) -> str:
    stream = io.BytesIO()
    record.export(stream)
    return stream.getvalue().decode()


def folded(analyses: list[Analysis], sizes: list[int]) -> list[str]:
    """The lines of the export of a record into which these analyses came in batches of these sizes."""
    with record_in_memory() as record:
        start = 0
        for size in [*sizes, len(analyses)]:
            record.put(analyses[start : start + size])
            record.derive()
            start += size
        return exported(record).splitlines()


@pytest.fixture(autouse=True, params=[200, 2], ids=["small blocks", "blocks in windows"])
def few(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folding, "_FEW", request.param)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(
    st.lists(news(), min_size=2, max_size=14, unique_by=lambda one: one.source.sha256),
    st.lists(st.integers(1, 4), max_size=8),
    st.randoms(use_true_random=False),
)
def test_neither_order_nor_batches_have_a_say(
    analyses: list[Analysis], sizes: list[int], chance: random.Random
) -> None:
    whole = folded(analyses, [])
    shuffled = list(analyses)
    chance.shuffle(shuffled)
    assert not set(folded(shuffled, sizes)) ^ set(whole)
