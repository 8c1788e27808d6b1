from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.record.writing import BLINKEN, LAVROV, Writing, derived, filler

from dragoman.model import Analysis
from dragoman.record import ask
from dragoman.record.facts import Statement
from dragoman.record.statements import blocks
from dragoman.record.statements.likeness import most_translation_odds, translation_odds
from dragoman.record.statements.wording import wording
from dragoman.record.store import record_in_memory

WORDS = "We remain ready to talk, but we will not do it under threat"
PROTECT = "Nous protégerons chaque mètre du territoire de l'Alliance, sur le Danube comme ailleurs"
PROTECT_CUT = "Protegeremos cada metro del territorio de la Alianza"
IN_FRENCH = "Pour le gouvernement allemand, la question des réparations est close"
IN_ENGLISH = "For the German government the question of reparations is closed, our responsibility is not"

# Words, names, numbers and signs that the lexicons of several languages mark.
SPOKEN = (
    *("Germany", "Россия", "la France", "NATO", "Путин", "Paris", "12", "2024", "77,000", "?", ",", ".", "!", ";"),
    *(
        "not",
        "не",
        "because",
        "if",
        "yesterday",
        "вчера",
        "million",
        "met",
        "встреча",
        "sanctions",
        "attack",
        "élections",
    ),
    *("parliament", "peace", "мир", "court", "reparations", "territory", "bureau", "Kyiv", "last", "month", "%", "€"),
)


def said(outlet: str, words: str, speaker: str | None = "Antony Blinken", **about: Any) -> Writing:
    text = f"{outlet}: “{words}”, Blinken or Lavrov said.{filler(outlet)}"
    return Writing(text, BLINKEN, LAVROV, outlet=outlet, **about).quote(words, speaker)


def versions(*writings: Writing) -> list[tuple[str, int]]:
    return sorted((one.text, len(one.versions)) for one in derived(*writings).statements)


def kinds(*writings: Writing) -> list[list[str]]:
    return [[version.kind for version in one.versions] for one in derived(*writings).statements]


def one(*writings: Writing) -> Statement:
    (found,) = derived(*writings).statements
    return found


def test_a_cut_version_of_the_same_words_is_the_same_statement() -> None:
    assert versions(said("One", WORDS), said("Two", "we will not do it under threat")) == [(WORDS, 2)]


def test_a_version_is_full_the_same_or_cut() -> None:
    cut = said("Two", "we will not do it under threat", published="2022-01-13")
    same = said("Three", WORDS, published="2022-01-14")
    assert kinds(said("One", WORDS, published="2022-01-12"), cut, same) == [["full", "cut", "same"]]


def test_other_words_are_another_statement() -> None:
    assert len(versions(said("One", WORDS), said("Two", "We are not ready for anything of the sort at all"))) == 2


def test_the_same_words_of_another_speaker_are_another_statement() -> None:
    assert len(versions(said("One", WORDS), said("Two", WORDS, "Sergey Lavrov"))) == 2


def test_many_words_without_a_speaker_are_his_who_said_them() -> None:
    assert versions(said("One", WORDS), said("Two", WORDS, None)) == [(WORDS, 2)]


def test_words_without_a_speaker_do_not_make_two_speakers_one() -> None:
    assert len(versions(said("One", WORDS), said("Two", WORDS, None), said("Three", WORDS, "Sergey Lavrov"))) == 3


def test_short_words_meet_only_when_they_are_the_same() -> None:
    assert versions(said("One", "Never again"), said("Two", "Never again"), said("Three", "Never")) == [
        ("Never", 1),
        ("Never again", 2),
    ]


def test_a_formula_said_again_after_weeks_is_another_statement() -> None:
    first, second = (said(outlet, "We will see", published=day) for outlet, day in DAYS)
    assert len(versions(first, second)) == 2


DAYS = (("One", "2022-01-12"), ("Two", "2022-03-12"))


def test_a_translation_is_a_version_of_the_same_statement() -> None:
    english = said("One", IN_ENGLISH, published="2022-10-04")
    french = said("Two", IN_FRENCH, published="2022-10-05", language="fr")
    assert kinds(english, french) == [["full", "translated"]]


def test_a_translation_may_be_cut() -> None:
    french = said("One", PROTECT, language="fr", published="2023-09-15")
    spanish = said("Two", PROTECT_CUT, language="es", published="2023-09-16")
    assert one(french, spanish).text == PROTECT


def test_a_translation_is_of_the_same_speaker() -> None:
    english = said("One", IN_ENGLISH, published="2022-10-04")
    french = said("Two", IN_FRENCH, "Sergey Lavrov", published="2022-10-05", language="fr")
    assert len(versions(english, french)) == 2


def test_other_words_in_another_language_are_no_translation() -> None:
    english = said("One", IN_ENGLISH, published="2022-10-04")
    french = said("Two", PROTECT, published="2022-10-05", language="fr")
    assert len(versions(english, french)) == 2


def test_of_two_quotations_that_could_be_the_translation_the_likelier_is_it() -> None:
    english = said("One", IN_ENGLISH, published="2022-10-04")
    text = f"Two: « {IN_FRENCH} », Blinken. « {PROTECT} », Blinken.{filler('Two')}"
    french = Writing(text, BLINKEN, outlet="Two", language="fr", published="2022-10-05")
    french.quote(IN_FRENCH, "Antony Blinken").quote(PROTECT, "Antony Blinken")
    assert versions(english, french) == [(IN_ENGLISH, 2), (PROTECT, 1)]


def test_a_reprint_is_no_independent_source() -> None:
    first = Writing(f"One: “{WORDS}”, Blinken said.{filler('x')}", BLINKEN, outlet="One", published="2022-01-12")
    second = Writing(f"One: “{WORDS}”, Blinken said.{filler('x')}", BLINKEN, outlet="Two", published="2022-01-13")
    found = one(*(each.quote(WORDS, "Antony Blinken") for each in (first, second)))
    assert (found.sources, found.copies, len(found.versions)) == (1, 1, 2)


def test_who_quotes_another_outlet_is_no_independent_source() -> None:
    second = Writing(f"Blinken told One: “{WORDS}”{filler('x')}", BLINKEN, outlet="Two").quote(WORDS, "Antony Blinken")
    assert one(said("One", WORDS), second.cites("One")).sources == 1
    assert one(said("One", WORDS), said("Three", WORDS)).sources == 2


def test_whom_the_words_name_is_whom_they_are_about() -> None:
    words = "I told Lavrov that we remain ready to talk"
    with record_in_memory() as record:
        record.fold([said("One", words).done()])
        (lavrov,) = record.connection.execute("SELECT id FROM identities WHERE name = 'Sergey Lavrov'").fetchone()
        assert len(ask.statements_about(record.connection, lavrov)) == 1


def _many() -> list[Analysis]:
    outlets = ("One", "Two", "Three", "Four", "Five")
    spoken = (
        (WORDS, "en"), ("we will not do it under threat", "en"), (IN_ENGLISH, "en"), (IN_FRENCH, "fr"),
        (PROTECT, "fr"), (PROTECT_CUT, "es"), ("Never again", "en"),
    )  # fmt: skip
    found = []
    for number, (words, language) in enumerate(spoken * 2):
        speaker = ("Antony Blinken", "Sergey Lavrov", None)[number % 5 % 3]
        published = f"2022-10-{number % 6 + 1:02}" if number % 4 else None
        writing = said(outlets[number % 5], words, speaker, language=language, published=published)
        found.append(writing.done())
    return found


MANY = _many()


def outcome(analyses: list[Analysis], cuts: list[int]) -> list[Statement]:
    """The statements of these analyses, folded in by batches that end at the cuts."""
    with record_in_memory() as record:
        for start, end in pairwise(sorted({0, *cuts, len(analyses)})):
            record.fold(analyses[start:end])
        return ask.statements(record.connection)


@settings(max_examples=15)
@given(order=st.permutations(range(len(MANY))), cuts=st.lists(st.integers(0, len(MANY)), max_size=4))
def test_neither_order_nor_batches_have_a_say(order: list[int], cuts: list[int]) -> None:
    assert outcome([MANY[place] for place in order], cuts) == outcome(MANY, [])


@settings(max_examples=15)
@given(order=st.permutations(range(len(MANY))), cuts=st.lists(st.integers(0, len(MANY)), max_size=4))
def test_nor_have_they_where_not_all_look_at_all(order: list[int], cuts: list[int]) -> None:
    with pytest.MonkeyPatch.context() as near:
        near.setattr(blocks, "NEAREST_OF_SPEAKER", 2)
        near.setattr(blocks, "NEAREST_OF_WORDS", 1)
        assert outcome([MANY[place] for place in order], cuts) == outcome(MANY, [])


def test_articles_that_are_folded_again_change_nothing() -> None:
    with record_in_memory() as record:
        record.fold([said("One", WORDS).done(), said("Two", WORDS).done()])
        before = ask.statements(record.connection)
        with record.writing() as connection:
            connection.execute("INSERT INTO waiting SELECT number FROM articles")
        record.derive()
        assert ask.statements(record.connection) == before


@given(st.data())
def test_what_is_reckoned_quickly_is_never_less_than_the_odds_of_a_translation(data: st.DataObject) -> None:
    words = st.lists(st.sampled_from(SPOKEN), min_size=1, max_size=40).map(" ".join)
    one, other = (wording(data.draw(words), data.draw(st.sampled_from(("en", "ru", "fr")))) for _ in range(2))
    assume(min(one.length, other.length) >= 1)
    assert most_translation_odds(one, other) >= translation_odds(one, other) - 1e-9
