from __future__ import annotations

import pytest

import dragoman


def told(language: str, text: str) -> list[str]:
    """Each event as its type and parties."""
    analysis = dragoman.analyse(text, language=language, published="2024-03-04")
    names = {entity.id: entity.name for entity in analysis.entities}
    return [
        f"{event.type} {', '.join(sorted(names[one] for one in (*event.actors, *event.recipients)))}".strip()
        for event in analysis.events
    ]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "fr",
            "Paris et Rome préparent la rencontre.\nLe sommet aura bien lieu le 8 avril à Nice, a confirmé l'Élysée.",
            "AGREE",
        ),
        (
            "en",
            "Polish farmers fear cheap grain.\nBlinken's meeting with his Turkish counterpart was put off last week.",
            "REJECT Antony Blinken, Türkiye",
        ),
    ],
)
def test_a_meeting_across_a_border_is_told_where_words_say_what_becomes_of_it(
    language: str, text: str, expected: str
) -> None:
    assert expected in told(language, text)


def test_a_meeting_at_home_is_judged_as_any_other() -> None:
    assert (
        told("en", "It rained all day.\nThe summit of the town's bakers took place in the old mill.\nIt was warm.")
        == []
    )


def test_who_led_the_sentence_before_is_meant_where_the_subject_is_left_out() -> None:
    text = (
        "El presidente de Guyana, Irfaan Ali, aseguró el martes que el petróleo es de todos.\n"
        "También conversó con el secretario general de la ONU, António Guterres."
    )
    assert "CONSULT Antonio Guterres, Irfaan Ali" in told("es", text)
