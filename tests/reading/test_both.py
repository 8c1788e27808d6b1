from __future__ import annotations

import pytest
from tests.reading.reading import cast_of, stream_of

from dragoman.reading.events import members_of


def meant(text: str) -> list[str]:
    """Who stands in the last sentence of a text, each group as its names."""
    stream = stream_of("en", text)
    cast = cast_of(stream)
    last = members_of(stream, cast)(len(stream.sentences) - 1)
    return [", ".join(cast.entities[at].name for at in group.entities) for group in last]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lavrov met Blinken. The two ministers ate.", ["Sergei Lavrov, Antony Blinken"]),
        ("Lavrov met Blinken. The two met again.", ["Sergei Lavrov, Antony Blinken"]),
        ("Lavrov met Blinken. It rained. Both said so.", ["Sergei Lavrov, Antony Blinken"]),
        ("Lavrov met Blinken. Lavrov slept. Blinken woke. The two met.", ["Sergei Lavrov, Antony Blinken"]),
        ("Russia spoke with Norway. Both countries agreed.", ["Russia, Norway"]),
        ("Russia spoke with Norway. The two ministers agreed.", ["Russia, Norway"]),
        ("Russia's Lavrov met Blinken of the United States. Both sides agreed.", ["Russia, United States"]),
    ],
)
def test_the_two_are_those_who_were_named_together_just_before(text: str, expected: list[str]) -> None:
    assert meant(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Lavrov met Blinken. The two bridges fell.",
        "Lavrov slept. The two met.",
        "Lavrov met Blinken and Macron. The two met.",
        "Lavrov met Blinken. Macron slept. The two met.",
        "Lavrov slept. Blinken woke. The two met.",
    ],
)
def test_where_the_text_does_not_say_who_the_two_are_nobody_is_meant(text: str) -> None:
    assert meant(text) == []


def test_the_two_may_be_named_in_the_same_sentence() -> None:
    assert meant("When Lavrov met Blinken, the two agreed.") == [
        "Sergei Lavrov",
        "Antony Blinken",
        "Sergei Lavrov, Antony Blinken",
    ]
