from __future__ import annotations

from tests.reading.reading import stream_of

from dragoman.reading.stream import Stream


def marked(stream: Stream, kind: str) -> list[str]:
    return [stream.surface(match.first, match.last) for match in stream.matches(kind)]


def test_of_two_event_words_the_longer_holds() -> None:
    stream = stream_of("en", "Blinken called off the meeting.")
    assert marked(stream, "event")[0] == "called off"


def test_a_word_may_be_of_several_kinds() -> None:
    stream = stream_of("en", "They want to leave.")
    assert stream.is_head(2, "to")
    assert stream.is_head(2, "infinitive")


def test_half_of_a_compound_tells_nothing() -> None:
    assert marked(stream_of("en", "The self-declared republic rests."), "report") == []
    assert marked(stream_of("en", "He declared it."), "report") == ["declared"]


def test_in_the_name_of_a_country_nobody_states_anything() -> None:
    assert marked(stream_of("en", "The United States sleeps."), "report") == []
    assert marked(stream_of("en", "He states that it sleeps."), "report") == ["states"]


def test_what_is_asked_of_a_sentence_is_answered_for_that_sentence_alone() -> None:
    stream = stream_of("en", "Russia left. France stayed. Russia came.")
    by_sentence = [[m.entry.value for m in stream.within("country", one)] for one in stream.sentences]
    assert by_sentence == [["RUS"], ["FRA"], ["RUS"]]


def test_small_words_are_known_by_where_they_begin_and_where_they_end() -> None:
    stream = stream_of("en", "It came in spite of France.")
    assert stream.is_head(2, "in") or stream.is_head(2, "break")
    assert stream.ends_head(5, "of") or stream.ends_head(5, "break")
    assert not stream.is_head(5, "of")


def test_words_and_sentences_are_found_by_their_place() -> None:
    stream = stream_of("en", "One two. Three four.")
    assert [stream.number_of_sentence(place) for place in range(6)] == [0, 0, 0, 1, 1, 1]
    assert stream.word_at(9) == 3
    assert stream.word_at(10) == 4
    assert stream.surface(3, 5) == "Three four"
    assert stream.span(0, 2) == (0, 7)


def test_a_days_name_and_an_event_word_are_told_from_the_rest() -> None:
    stream = stream_of("en", "They met yesterday.")
    assert [stream.is_predicate(place) for place in range(4)] == [False, True, False, False]
    assert [stream.is_day(place) for place in range(4)] == [False, False, True, False]


def test_a_conjunction_is_no_time() -> None:
    times = stream_of("vi", "Sau khi họp, họ về.").matches("time")
    assert {match.entry.value for match in times} <= {"of_event"}


def test_a_text_without_words_is_an_empty_stream() -> None:
    stream = stream_of("en", "")
    assert (stream.words, stream.sentences, stream.matches("event")) == ([], [], ())
