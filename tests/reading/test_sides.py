from __future__ import annotations

import pytest
from tests.reading.reading import events, read


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("it", "L'incontro tra i delegati polacchi e bielorussi si è tenuto.", "CONSULT Belarus, Poland"),
        ("pl", "Odbyło się spotkanie pełnomocników granicznych Polski i Białorusi.", "CONSULT Belarus, Poland"),
    ],
)
def test_two_who_own_or_describe_one_noun_both_meet(language: str, text: str, told: str) -> None:
    assert events(read(language, text)) == [told]


@pytest.mark.parametrize(
    "text",
    [
        "Talks between the two sides have been put off until March, according to the Baltic Ledger.",
        "The talks in Brest have been postponed until March 6, said Ewa Sadowska, a spokeswoman for the ministry.",
    ],
)
def test_who_is_only_the_source_takes_no_part(text: str) -> None:
    assert not any("Ledger" in one or "Sadowska" in one for one in events(read("en", text)))


def test_a_spokesperson_who_met_somebody_himself_takes_part() -> None:
    text = "Maria Zakharova, a Foreign Ministry spokeswoman, said she had met her Chinese counterpart in Beijing."
    assert events(read("en", text)) == ["CONSULT China, Maria Zakharova @Beijing"]


def test_a_conjunction_that_ends_an_adjunct_of_time_parts_nothing() -> None:
    text = "Penny Wong had spoken by phone the day before with her Vietnamese counterpart, Bui Thanh Son."
    assert events(read("en", text)) == ["CONSULT/phone Bui Thanh Son, Penny Wong"]


def test_a_counterpart_with_an_ending_of_his_own_is_somebody_else() -> None:
    assert events(read("tr", "Fidan, İranlı mevkidaşıyla Suriye'yi görüştü.")) == ["CONSULT Hakan Fidan, Iran"]
