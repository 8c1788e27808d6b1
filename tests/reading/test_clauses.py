from __future__ import annotations

import pytest
from tests.reading.reading import stream_of

from dragoman.reading.clauses import auxiliary_modes, clauses, is_passive
from dragoman.reading.quotations import quoted_stretches
from dragoman.reading.stream import Stream


def at(stream: Stream, word: str) -> int:
    return next(place for place, one in enumerate(stream.words) if one.text == word)


def clause_of(language: str, text: str, word: str) -> str:
    stream = stream_of(language, text)
    place = at(stream, word)
    return stream.surface(*clauses(stream, stream.sentence_of(place), quoted_stretches(stream)).around(place))


@pytest.mark.parametrize(
    ("language", "text", "word", "expected"),
    [
        ("en", "France left because Italy stayed.", "left", "France left"),
        ("en", "France left because Italy stayed.", "stayed", "because Italy stayed."),
        ("en", "He said that Italy stayed.", "stayed", "Italy stayed."),
        ("en", "France, which left, slept.", "left", "France, which left, slept."),
        ("en", "France slept; Italy left.", "slept", "France slept"),
        ("en", "After they left, France slept.", "slept", "France slept."),
        ("en", "After they left, France slept.", "left", "After they left,"),
        ("en", "France said “Italy left” and slept.", "left", "Italy left"),
        ("ru", "Франция ушла, потому что Италия спала.", "спала", "потому что Италия спала."),
        ("sq", "Franca iku sepse Italia fjeti.", "iku", "Franca iku"),
    ],
)
def test_a_word_reaches_as_far_as_its_clause(language: str, text: str, word: str, expected: str) -> None:
    assert clause_of(language, text, word) == expected


def modes_of(language: str, text: str, word: str, is_noun: bool = False) -> tuple[str, ...]:
    stream = stream_of(language, text)
    place = at(stream, word)
    bounds = clauses(stream, stream.sentence_of(place), ()).around(place)
    return auxiliary_modes(stream, place, place + 1, bounds, is_noun)


@pytest.mark.parametrize(
    ("language", "text", "word", "expected"),
    [
        ("en", "France met Italy.", "met", ()),
        ("en", "France will meet Italy.", "meet", ("future",)),
        ("en", "France might meet Italy.", "meet", ("hypothetical",)),
        ("en", "France did not meet Italy.", "meet", ("negation",)),
        ("en", "France will not meet Italy.", "meet", ("future", "negation")),
        ("en", "If France will meet Italy, it rains.", "meet", ("hypothetical",)),
        ("en", "During the cold war France met Italy.", "met", ("historical",)),
        ("en", "They will sleep when France has met Italy.", "met", ()),
        ("ru", "Франция не встретит Италию.", "встретит", ("negation",)),
        ("uk", "Франція не зустріла Італію.", "зустріла", ("negation",)),
        ("bg", "Франция няма да срещне Италия.", "срещне", ("future", "negation")),
        ("fr", "Macron visitera Berlin.", "visitera", ("future",)),
        ("es", "España visitará Italia.", "visitará", ("future",)),
        ("pt", "Lula visitou Paris.", "visitou", ()),
        ("sq", "Franca nuk do të takojë Italinë.", "takojë", ("future", "negation")),
        ("vi", "Pháp sẽ không gặp Ý.", "gặp", ("future", "negation")),
    ],
)
def test_future_condition_negation_and_the_long_past_are_seen_around_a_predicate(
    language: str, text: str, word: str, expected: tuple[str, ...]
) -> None:
    assert modes_of(language, text, word) == expected


def test_the_verb_behind_a_noun_tells_of_the_noun() -> None:
    assert modes_of("en", "The meeting will take place in Rome.", "meeting", is_noun=True) == ("future",)
    assert modes_of("en", "The meeting will take place in Rome.", "meeting") == ()


def test_a_negation_before_a_comma_is_anothers() -> None:
    assert modes_of("en", "Did not France, he asked, meet Italy?", "meet") == ()


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Italy was condemned.", "condemned", True),
        ("Italy has been openly condemned.", "condemned", True),
        ("Italy condemned it.", "condemned", False),
        ("It was Italy condemned for that.", "condemned", False),
        ("Italy was there, condemned.", "condemned", False),
    ],
)
def test_a_verb_is_passive_where_its_auxiliary_stands_right_before_it(text: str, word: str, expected: bool) -> None:
    stream = stream_of("en", text)
    place = at(stream, word)
    assert is_passive(stream, place, (0, len(stream.words))) is expected
