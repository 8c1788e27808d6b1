from __future__ import annotations

from tests.reading.reading import read

MEETING = "Angela Merkel met Emmanuel Macron in Paris."


def contexts(text: str) -> set[str]:
    (event,) = [event for event in read("en", text).events if event.type == "CONSULT"]
    return set(event.contexts)


def test_an_event_has_the_contexts_of_its_sentence() -> None:
    assert "military" in contexts("Angela Merkel met Emmanuel Macron to discuss the missiles.")


def test_a_word_of_another_sentence_makes_no_context() -> None:
    assert "health" not in contexts(f"{MEETING} The hospital stands in the north.")


def test_two_words_of_its_paragraph_make_a_context() -> None:
    text = f"{MEETING} The hospital stands in the north. The pandemic is over."
    assert "health" in contexts(text)
    assert "health" not in contexts(text.replace(". The hospital", ".\nThe hospital"))


def test_what_prevails_in_an_article_is_the_context_of_its_events() -> None:
    others = ["The hospital is full.", "The vaccine came late.", "A new hospital was built.", "It rained."]
    assert "health" in contexts("\n".join([MEETING, *others]))
    assert "health" not in contexts("\n".join([MEETING, *others[:2], *["It rained."] * 4]))
