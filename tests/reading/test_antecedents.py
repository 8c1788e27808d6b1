from __future__ import annotations

import pytest
from tests.reading.reading import cast_of, mentions, read, stream_of

from dragoman.reading.antecedents import NONE, Antecedents
from dragoman.reading.frames import SPEAKER
from dragoman.reading.quotations import quoted_stretches


def meant(text: str, word: str, head: str | None = None) -> str | None:
    """Whom a pronoun of a text means."""
    stream = stream_of("en", text)
    cast = cast_of(stream)
    antecedents = Antecedents(stream, cast, quoted_stretches(stream))
    place = max(at for at, one in enumerate(stream.words) if one.folded == word)
    found = antecedents(place, head or word)
    return None if found is None else cast.entities[found].name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lavrov slept. Then he left.", "Sergei Lavrov"),
        ("Lavrov slept, then he left.", "Sergei Lavrov"),
        ("Lavrov met Blinken. Then he left.", "Sergei Lavrov"),
        ("In a talk with Blinken it rained. Then he left.", None),
        ("Lavrov slept. “Blinken is far,” said the wind. Then he left.", "Sergei Lavrov"),
        ("Lavrov slept. It rained. Then he left.", "Sergei Lavrov"),
        ("Lavrov slept. It rained. It stopped. Then he left.", None),
        ("Then he left.", None),
    ],
)
def test_he_means_the_person_who_leads_the_sentence_or_one_shortly_before(text: str, expected: str | None) -> None:
    assert meant(text, "he") == expected


def test_they_and_it_mean_nobody_certain() -> None:
    assert meant("Lavrov slept. Then they left.", "they") is None
    assert meant("Lavrov slept. Then it left.", "it") is None


def test_i_and_we_are_who_speaks_in_a_direct_quotation_only() -> None:
    stream = stream_of("en", "We met. We slept.")
    antecedents = Antecedents(stream, cast_of(stream), ())
    antecedents.hear((0, 7), 4, direct=True)
    antecedents.hear((8, 17), 5, direct=False)
    assert [antecedents(place, "we") for place in (0, 3)] == [4, None]
    assert [antecedents(place, NONE) for place in (0, 3)] == [None, 5]
    assert [antecedents(place, SPEAKER) for place in (0, 3)] == [4, 5]


def test_a_pronoun_that_acts_is_a_mention_of_who_is_meant() -> None:
    found = read("en", "Blinken slept. Then he met Lavrov.")
    assert mentions(found, "Antony Blinken") == [("Blinken", "name"), ("he", "pronoun")] or [
        form for _, form in mentions(found, "Antony Blinken")
    ] == ["name", "pronoun"]
