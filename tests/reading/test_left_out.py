from __future__ import annotations

import pytest
from tests.reading.reading import quotations, read


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "tr",
            "Antony Blinken dün Cenevre'deydi. Havanın beklenenden daha soğuk olduğunu söyledi.",
            "Antony Blinken ~ Havanın beklenenden daha soğuk olduğunu",
        ),
        (
            "ar",
            'كان أنتوني بلينكن في جنيف أمس. وقال "إن الطقس كان باردا للغاية هناك".',
            "Antony Blinken: إن الطقس كان باردا للغاية هناك",
        ),
    ],
)
def test_a_subject_left_out_is_who_led_the_sentence_before(language: str, text: str, expected: str) -> None:
    assert expected in quotations(read(language, text))


def test_who_stands_behind_the_verb_is_not_left_out() -> None:
    text = "كان أنتوني بلينكن في جنيف. وقال مسؤول إن الطقس كان باردا للغاية."
    assert not any(line.startswith("Antony Blinken") for line in quotations(read("ar", text)))
