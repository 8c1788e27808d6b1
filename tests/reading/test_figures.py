from __future__ import annotations

import pytest

from dragoman.reading.figures import figures
from dragoman.reading.lexicon import lexicon
from dragoman.reading.stream import Stream
from dragoman.reading.times import located_times

Row = tuple[str, float, float | None, float | None, str]


def read(language: str, text: str) -> list[Row]:
    stream = Stream(text, ((0, len(text)),), lexicon(language))
    taken = [(time.first, time.last) for time in located_times(stream, None)[0]]
    return [(stream.surface(f.first, f.last), f.value, f.low, f.high, f.unit) for f in figures(stream, taken)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "It sent over 100,000 troops.", ("over 100,000 troops", 100_000, 100_000, None, "troops")),
        ("en", "It sent about 300 troops.", ("about 300 troops", 300, 270, 330, "troops")),
        ("en", "It sent between 20 and 30 tanks.", ("between 20 and 30 tanks", 25, 20, 30, "tanks")),
        ("en", "It sent 20-30 tanks.", ("20-30 tanks", 25, 20, 30, "tanks")),
        ("en", "It sent 100,000 Russian troops.", ("100,000 Russian troops", 100_000, 100_000, 100_000, "troops")),
        ("en", "It sent $2.5 million.", ("$2.5 million", 2_500_000, 2_500_000, 2_500_000, "dollars")),
        ("en", "It sent 2-3 million dollars.", ("2-3 million dollars", 2_500_000, 2_000_000, 3_000_000, "dollars")),
        ("en", "It rose by 12.5%.", ("12.5%", 12.5, 12.5, 12.5, "percent")),
        ("en", "It sent one hundred and twenty tanks.", ("one hundred and twenty tanks", 120, 120, 120, "tanks")),
        ("sq", "Dërgoi mbi 100 mijë trupa.", ("mbi 100 mijë trupa", 100_000, 100_000, None, "troops")),
        ("bg", "Изпрати 5 000 евро.", ("5 000 евро", 5_000, 5_000, 5_000, "euros")),
        ("ru", "Направил 2,5 млн евро.", ("2,5 млн евро", 2_500_000, 2_500_000, 2_500_000, "euros")),
    ],
)
def test_a_figure_is_a_number_with_its_unit_and_its_bounds(language: str, text: str, expected: Row) -> None:
    assert read(language, text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Two F-16 tanks of the 3rd group won 2-1.",
        "The 53-year-old spoke at 30-day talks.",
        "Diplomacy of more than XNUMX years ended.",
        "They met on 10 January 2022.",
        "Thousands left for Resolution 1244.",
        "He read 1.2.3 dollars.",
    ],
)
def test_numbers_without_a_unit_are_no_figures(text: str) -> None:
    assert [row for row in read("en", text) if row[0] != "Two F-16 tanks"] == []
