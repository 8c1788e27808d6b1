from __future__ import annotations

import pytest
from tests.reading.reading import stream_of

from dragoman.model import Span
from dragoman.reading.insertions import spoken_lines, without_insertions
from dragoman.reading.stream import Stream


def surfaces(stream: Stream, spans: list[Span]) -> list[str]:
    return [stream.text[start:end] for start, end in spans]


def cut(language: str, text: str) -> list[str]:
    stream = stream_of(language, text)
    return surfaces(stream, without_insertions(stream, [(0, len(text))]))


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ru", "Мы идём, — сказал он. — Пора.", ["Мы идём", "Пора."]),
        ("ru", "Мы идём! — заявил Петров. — Пора.", ["Мы идём!", "Пора."]),
        ("ru", "Мы идём, — сказал он, — и будем там.", ["Мы идём", "и будем там."]),
        ("ru", "Мы идём, — сказал он.", ["Мы идём"]),
        ("uk", "Ми йдемо, — сказав він. — Час.", ["Ми йдемо", "Час."]),
        ("uk", "Ми йдемо, – заявив Петренко. – Час.", ["Ми йдемо", "Час."]),
    ],
)
def test_a_reporting_clause_between_dashes_is_no_part_of_the_quotation(
    language: str, text: str, expected: list[str]
) -> None:
    assert cut(language, text) == expected


@pytest.mark.parametrize("text", ["Мы — люди мира — идём.", "Мы идём, — и это хорошо, — домой.", "Россия–НАТО, 5–6."])
def test_a_dash_that_opens_no_reporting_clause_cuts_nothing(text: str) -> None:
    assert cut("ru", text) == [text]


def spoken(language: str, text: str) -> list[str]:
    stream = stream_of(language, text)
    return surfaces(stream, spoken_lines(stream, []))


def test_a_dash_at_the_head_of_a_line_opens_speech_where_somebody_is_said_to_speak() -> None:
    text = "Встреча прошла.\n— Мы идём, — сказал Петров. — Пора.\nОн ушёл."
    assert spoken("ru", text) == ["Мы идём", "Пора."]


def test_a_dash_at_the_head_of_a_line_alone_opens_nothing() -> None:
    assert spoken("ru", "— первый пункт\n— второй пункт") == []
    assert spoken("ru", "—") == []


def test_a_line_that_is_quoted_already_is_not_quoted_twice() -> None:
    text = "— Мы идём, — сказал Петров."
    stream = stream_of("ru", text)
    assert spoken_lines(stream, [(0, len(text))]) == []
