"""What words tell of those who bear arms."""

from __future__ import annotations

import pytest
from tests.reading.reading import events, read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Kenyan army struck rebels in Somalia.", ["ASSAULT/aerial troops (KEN)"]),
        ("Teachers struck over pay in Nairobi.", ["PROTEST/strike teachers"]),
    ],
)
def test_soldiers_strike_otherwise_than_workers(text: str, expected: list[str]) -> None:
    assert [one.partition(" ->")[0].partition(" @")[0] for one in events(read("en", text))] == expected
