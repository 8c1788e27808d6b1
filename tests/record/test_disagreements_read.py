"""Short reports in many languages, read as pages are, and the disagreements that they must give."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

import dragoman
from dragoman.record import ask
from dragoman.record.store import record_in_memory

CASES = [
    case
    for name in ("disputes.toml", "disputes_more.toml", "disputes_general.toml")
    for case in tomllib.loads((Path(__file__).parent / name).read_text(encoding="utf-8"))["case"]
]


def kinds(reports: list[dict[str, str]]) -> list[str]:
    """The kinds of disagreements of these reports, each of its own outlet."""
    with record_in_memory() as record:
        record.fold(
            dragoman.analyse(one["text"], language=one["language"], published=one["day"], outlet=f"Outlet {number}")
            for number, one in enumerate(reports)
        )
        return [one.kind for one in ask.disagreements(record.connection)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: " ".join(one["language"] for one in case["reports"]))
def test_what_sources_dispute_and_what_only_looks_like_it(case: dict[str, Any]) -> None:
    assert kinds(case["reports"]) == case["kinds"]
