"""Who gives his word not to do something threatens nobody."""

from __future__ import annotations

import pytest
from tests.reading.reading import events, read


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Kenya pledged not to attack Somalia.", ["AGREE Kenya -> Somalia"]),
        ("en", "Kenya pledged to attack Somalia.", ["THREATEN/violence Kenya -> Somalia"]),
        ("es", "Chile se comprometió a no atacar a Bolivia.", ["AGREE Chile -> Bolivia"]),
    ],
)
def test_a_pledge_not_to_is_an_agreement(language: str, text: str, expected: list[str]) -> None:
    assert events(read(language, text)) == expected
