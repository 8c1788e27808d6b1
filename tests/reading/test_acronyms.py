from __future__ import annotations

import pytest
from tests.reading.reading import others, read, surfaces


def test_an_acronym_in_brackets_and_the_name_before_it_are_one_body() -> None:
    found = read("en", "She leads the Democratic Union of Harbours (DUH). The DUH met.")
    assert surfaces(found, "Democratic Union of Harbours") == ["Democratic Union of Harbours", "DUH", "DUH"]


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "So the RKDV answered."), ("ru", "Так РКДВ ответила."), ("sq", "Kështu RKDV u përgjigj.")],
)
def test_unknown_capitals_are_a_body(language: str, text: str) -> None:
    assert [entity.kind for entity in read(language, text).entities] == ["organisation"]


@pytest.mark.parametrize(
    "text",
    [
        "So the GDP grew.",
        "So Louis XIV left.",
        "She wore a knitted marine garment (KMG) and took the KMG off.",
        "THE RKDV ANSWERED AT ONCE.",
        "So rkdv means RKDV.",
        "She read www.RKDV.com yesterday.",
    ],
)
def test_other_capitals_are_none(text: str) -> None:
    assert [line for line in others(read("en", text)) if line.startswith("organisation")] == []
