from __future__ import annotations

import pytest
from tests.reading.reading import names_by_id, read


@pytest.mark.parametrize(
    "text",
    [
        "“We shall wait for the rain,” Lavrov told Blinken.",
        "Lavrov told Blinken that the rain would come soon.",
        "Lavrov warned Blinken that the rain would come soon.",
        "Lavrov said to Blinken that the rain would come soon.",
        "In a statement to Blinken, Lavrov said that the rain would come soon.",
    ],
)
def test_whoever_is_told_is_the_addressee(text: str) -> None:
    found = read("en", text)
    named = names_by_id(found)
    assert [(named.get(one.speaker or ""), named.get(one.addressee or "")) for one in found.quotations] == [
        ("Sergei Lavrov", "Antony Blinken")
    ]


@pytest.mark.parametrize(
    "text",
    ["“We shall wait for the rain,” Lavrov said.", "Lavrov said Blinken would wait for the rain."],
)
def test_who_only_stands_beside_is_no_addressee(text: str) -> None:
    assert [one.addressee for one in read("en", text).quotations] == [None]
