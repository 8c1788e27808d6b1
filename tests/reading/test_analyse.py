from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from tests.reading.reading import events, names_by_id, read

from dragoman.model import Analysis, EventMention
from dragoman.reading.analyse import read as analysis_of

PACKED = ("en", "ru", "uk", "bg", "sq", "vi")


@pytest.mark.parametrize("language", [*PACKED, "de", "ja", "und"])
@pytest.mark.parametrize("text", ["A", "…", "“”", "— — —", "1", "Mr", "said", "A\nB", "\u200b a", "met met met"])
def test_the_shortest_texts_are_read_in_any_language(language: str, text: str) -> None:
    found = read(language, text)
    assert (found.article is None) != (found.error is None)


def test_reading_twice_gives_the_same() -> None:
    text = "Blinken met Lavrov in Geneva on Monday. “We shall wait for the rain,” he said, Reuters reported."
    assert read("en", text) == read("en", text)


def test_each_part_of_the_reading_is_announced_as_it_ends() -> None:
    found = read("en", "Blinken met Lavrov.")
    assert found.article is not None
    heard: list[str] = []
    analysis_of(found.source, found.article, ["beware"], heard.append)
    assert len(heard) == len(set(heard)) >= 5
    assert all(part.startswith("reading: ") for part in heard)


def test_warnings_of_the_rooms_before_are_kept_in_front() -> None:
    found = read("en", "They met on Wednesday, 10 January 2022.")
    assert found.article is not None
    again = analysis_of(found.source, found.article, ["beware"])
    assert again.warnings[0] == "beware"
    assert any("weekday" in warning for warning in again.warnings[1:])


def test_what_is_told_in_a_quotation_is_according_to_its_speaker() -> None:
    found = read("en", "“France condemned Russia,” Blinken said. Italy condemned Belarus.")
    names = names_by_id(found)
    told = {names[event.actors[0]]: event.according_to for event in found.events}
    assert {name: speaker and names[speaker] for name, speaker in told.items()} == {
        "France": "Antony Blinken",
        "Italy": None,
    }


def test_what_somebody_says_of_himself_is_according_to_nobody_else() -> None:
    found = read("en", "“We met Lavrov in Geneva,” Blinken said.")
    assert events(found) == ["CONSULT Antony Blinken, Sergei Lavrov @Geneva"]


def test_a_sentence_gives_its_events_their_contexts() -> None:
    found = read("en", "Blinken and Lavrov discussed the election in talks.")
    (event,) = found.events
    assert "election" in event.contexts
    assert "diplomatic" in event.contexts


def test_a_figure_belongs_to_the_event_and_the_group_beside_it() -> None:
    found = read("en", "France condemned Russia, which sent 3,000 Russian soldiers.")
    (figure,) = found.figures
    assert (figure.value, figure.unit, figure.event) == (3000, "troops", found.events[-1].id)
    assert figure.of is not None


_WORDS = some.sampled_from(
    ["Blinken", "Lavrov", "Russia", "met", "with", "and", "condemned", "said", "that", "he", "“", "”", ",", ".", ":",
     "—", "\n", "will", "not", "on", "Monday", "in", "Geneva", "the", "former", "minister", "of", "refused", "to",
     "Reuters", "according", "300", "troops", "Mr", "whom", "’s", "If", "sanctions"]
)  # fmt: skip


@settings(max_examples=60)
@given(some.lists(_WORDS, max_size=30).map(" ".join))
def test_whatever_the_words_all_that_is_found_hangs_together(text: str) -> None:
    found = read("en", text)
    if found.article is None:
        return
    length = len(found.article.text)
    known = {entity.id for entity in found.entities}
    for span in _spans(found):
        assert 0 <= span[0] < span[1] <= length
    for event in found.events:
        assert event.sentence[0] <= event.trigger[0] < event.trigger[1] <= event.sentence[1]
        assert set(_entities(event)) <= known
        assert not set(event.actors) & set(event.recipients)
    assert {one.speaker for one in found.quotations} <= known | {None}
    assert [one.span for one in found.mentions] == sorted(one.span for one in found.mentions)
    assert all(found.article.text[slice(*one.span)] == one.text for one in found.quotations)


def _entities(event: EventMention) -> list[str]:
    return [*event.actors, *event.recipients, *filter(None, (event.where, event.according_to))]


def _spans(found: Analysis) -> list[tuple[int, int]]:
    return [
        one.span
        for part in (found.mentions, found.times, found.quotations, found.figures, found.citations)
        for one in part
    ]


def test_a_visit_called_off_concerns_the_country_of_its_town() -> None:
    text = "Klaus Iohannis cancelled a trip in Skopje. North Macedonia had expected the president on Friday."
    assert events(read("en", text))[0] == "REJECT/meet Klaus Iohannis -> North Macedonia @Skopje"
