from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as some

from dragoman.language.automaton import Automaton, Ending, bases, endings_of, prefixes_of
from dragoman.language.compiled import Entry, Phrase, compile_automaton
from dragoman.language.patterns import ANY, ANY_CASE, CAPITAL, CAPITALS, expand
from dragoman.language.words import Folding, Word, words

PLAIN = Folding({})
CASE_ENDINGS = endings_of(["a", "om", "oj>a"], PLAIN)


def phrases(patterns: Iterable[str], inflects: bool = False) -> list[Phrase]:
    return [(pattern, Entry("phrase", pattern), inflects) for pattern in patterns]


def automaton(listed: Iterable[Phrase], endings: tuple[Ending, ...] = ()) -> Automaton:
    return Automaton(*compile_automaton(listed, PLAIN), endings)


def found(patterns: Iterable[str], text: str) -> list[str]:
    cut = words(text, PLAIN)
    return [
        f"{match.entry.value}: {' '.join(word.text for word in cut[match.first : match.last])}"
        for match in automaton(phrases(patterns)).matches(cut)
    ]


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("talks", "Talks and TALKS, no talk.", ["Talks", "TALKS"]),
        ("Polish", "The Polish polish it.", ["Polish"]),
        ("NATO", "Nato, nato and NATO.", ["NATO"]),
        ("negotiat*", "He negotiates; a negotiat or re-negotiation.", ["negotiates", "negotiat", "negotiation"]),
        ("*ung", "Die Regierung, eine Ung, die jung ist; UNGARN und Umgehungen.", ["Regierung", "Ung", "jung"]),
        ("*minister der", "Der Außenminister der USA und Minister der Länder.", ["Außenminister der", "Minister der"]),
        ("met _ again", "He met her again; he met again.", ["met her again"]),
        ("held ... talks", "It held talks and held one more round.", ["held talks"]),
        ("held ... talks", "It held very long and open talks.", []),
        ("foreign ministry", "the foreign trade ministry", []),
    ],
)
def test_a_pattern_is_found_where_it_stands_and_nowhere_else(pattern: str, text: str, expected: list[str]) -> None:
    assert found([pattern], text) == [f"{pattern}: {surface}" for surface in expected]


def test_phrases_that_overlap_are_all_found_longer_ones_first() -> None:
    assert found(["prime minister", "prime", "minister of state"], "the prime minister of state") == [
        "prime minister: prime minister",
        "prime: prime",
        "minister of state: minister of state",
    ]


def test_one_pattern_may_mean_several_things() -> None:
    both = [("may", Entry("month"), False), ("may", Entry("hypothetical"), False)]
    assert [match.entry.kind for match in automaton(both).matches(words("It may.", PLAIN))] == ["month", "hypothetical"]


def test_a_name_is_found_in_its_inflected_forms_and_a_form_of_the_pack_only_as_it_is_written() -> None:
    listed = [*phrases(["Ivanov"], inflects=True), *phrases(["Petrov"])]
    text = words("Ivanov Ivanova Ivanovom Ivanovic Petrov Petrova", PLAIN)
    assert [text[match.first].text for match in automaton(listed, CASE_ENDINGS).matches(text)] == [
        "Ivanov",
        "Ivanova",
        "Ivanovom",
        "Petrov",
    ]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("ivanovom", ["ivanovom", "ivanov"]),
        ("rossijoj", ["rossijoj", "rossija"]),
        ("nato-om", ["nato-om", "nato"]),
        ("bush'a", ["bush'a", "bush"]),
        ("dom", ["dom"]),
        ("ana", ["ana", "an"]),
    ],
)
def test_an_ending_is_cut_off_or_replaced_and_leaves_two_letters_at_least(word: str, expected: list[str]) -> None:
    assert bases(word, CASE_ENDINGS) == expected


def test_an_ending_without_a_suffix_is_none() -> None:
    assert endings_of(["", ">a", "u"], PLAIN) == (Ending("u", ""),)


_VOCABULARY = ("met", "Met", "MET", "the", "meeting", "Rome", "ROME", "romeo")
_SOLID = ("met", "Rome", "ROME", "the", "me*", "Ro*", "*me", "*e", "met|the")
_PATTERNS = some.tuples(
    some.sampled_from(_SOLID), some.lists(some.sampled_from((*_SOLID, "(the)", "_", "...")), max_size=3)
).map(lambda parts: " ".join((parts[0], *parts[1])))


def _naive(patterns: Iterable[str], text: list[Word]) -> set[tuple[int, int, str]]:
    """Every reading of every pattern, laid beside every place of the text."""
    return {
        (place, place + len(sequence), pattern)
        for pattern in patterns
        for sequence, case in expand(pattern, PLAIN)
        for place in range(len(text) - len(sequence) + 1)
        if all(_suits(part, word) for part, word in zip(sequence, text[place:], strict=False))
        and _has_case(text[place].text, case)
    }


def _suits(part: str, word: Word) -> bool:
    if part.startswith("*"):
        return word.folded.endswith(part[1:])
    return part == ANY or (word.folded.startswith(part[:-1]) if part.endswith("*") else word.folded == part)


def _has_case(word: str, case: int) -> bool:
    return {ANY_CASE: True, CAPITAL: word[0].isupper(), CAPITALS: word.isupper()}[case]


@given(
    patterns=some.lists(_PATTERNS, min_size=1, max_size=5, unique=True),
    text=some.lists(some.sampled_from(_VOCABULARY), max_size=9).map(" ".join),
)
def test_the_automaton_finds_exactly_what_a_naive_scan_finds(patterns: list[str], text: str) -> None:
    cut = words(text, PLAIN)
    matches = automaton(phrases(patterns)).matches(cut)
    assert {(match.first, match.last, match.entry.value) for match in matches} == _naive(patterns, cut)
    assert [match.first for match in matches] == sorted(match.first for match in matches)


def test_a_prefix_is_undone_for_a_words_base_and_may_leave_something_in_its_place() -> None:
    fold = Folding({})
    prefixes = prefixes_of(["و", "لل>ال"], fold)
    assert bases("وموسكو", prefixes) == ["وموسكو", "موسكو"]
    assert bases("للرئيس", prefixes) == ["للرئيس", "الرئيس"]
    assert bases("ون", prefixes) == ["ون"]
