"""Words by which a sentence tells how far an event has come, found by the `[status]` of its language's pack."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Literal, get_args

from msgspec import Struct

from dragoman.language.automaton import Automaton, Match, prefixes_of
from dragoman.language.compiled import Entry, Phrase, compile_automaton
from dragoman.language.pack import pack_codes, read_pack
from dragoman.language.pack_parts import Pack
from dragoman.language.pack_status import StatusKey
from dragoman.language.words import Folding, Word

Span = tuple[int, int]
SmallKey = Literal["thing", "break", "and", "perhaps"]

_KEYS: tuple[StatusKey, ...] = get_args(StatusKey)
_NONE, _NEGATION = "none", "negation"
_RANKS = {key: rank for rank, key in enumerate((*_KEYS, _NONE))}
# "Was not yet postponed": so many words stand between a negation and what it turns.
_MOST_BETWEEN = 1


class StatusWord(Struct, frozen=True):
    """A phrase of a sentence that tells how far something has come or who wanted it; spans are in code points."""

    span: Span
    key: StatusKey


class SmallWord(Struct, frozen=True):
    """What parts the words of a sentence from each other: another thing, a word that ends a clause, "and".

    "perhaps" makes what follows it only thought of: "could be put off", "if it is called off".
    """

    span: Span
    key: SmallKey


class Signs(Struct, frozen=True):
    """Everything in a sentence that decides how far an event has come, each in the order of the text."""

    words: tuple[StatusWord, ...] = ()
    small: tuple[SmallWord, ...] = ()


def statuses_in(sentence: str, language: str) -> tuple[StatusWord, ...]:
    """Status words of a sentence, in order; nothing for a language without a pack.

    Of two that overlap the longer one holds, of equally long ones the earlier. What a negation right before it turns
    ("has not been postponed") is none.
    """
    return signs_in(sentence, language).words


def signs_in(sentence: str, language: str) -> Signs:
    """Status words of a sentence as `statuses_in` gives them, and what may part them from an event."""
    signs = _signs(language)
    if signs is None:
        return Signs()
    fold, automaton = signs
    words = fold.words(sentence)
    matches = automaton.matches(words)
    if not matches:
        return Signs()
    return Signs(tuple(status_words(matches, words)), tuple(_small_words(matches, words)))


def status_words(matches: list[Match], words: list[Word]) -> Iterator[StatusWord]:
    """The status words among what an automaton over `phrases` found."""
    telling = _longest(match for match in matches if match.entry.kind == "status")
    # What stands inside a phrase, as in "will not take place", turns nothing else.
    inside = {place for match in telling for place in range(match.first, match.last)}
    negated = {one.last for one in matches if one.entry.value == _NEGATION and one.first not in inside}
    for match in telling:
        key = match.entry.value
        turned = any(match.first - between in negated for between in range(_MOST_BETWEEN + 1))
        if key != _NONE and not turned:
            # The automaton holds no other keys.
            yield StatusWord(_span(match, words), key)  # type: ignore[arg-type]  # a key of `status` is one


def _small_words(matches: Iterable[Match], words: list[Word]) -> Iterator[SmallWord]:
    for match in matches:
        if match.entry.kind == "small" and match.entry.value != _NEGATION:
            yield SmallWord(_span(match, words), match.entry.value)  # type: ignore[arg-type]  # as above


def _longest(matches: Iterable[Match]) -> list[Match]:
    """Those that no longer one overlaps, in order; what says nothing hides whatever it overlaps."""
    kept: list[Match] = []
    for match in sorted(matches, key=_rank):
        if all(match.last <= one.first or one.last <= match.first for one in kept):
            kept.append(match)
    return sorted(kept, key=lambda one: one.first)


def _rank(match: Match) -> tuple[bool, int, int, int]:
    """Smaller for what holds where two overlap; of the same words, what stands later in the pack ("not put off")."""
    key = _RANKS[match.entry.value]
    return key < len(_KEYS), match.first - match.last, match.first, -key


def _span(match: Match, words: list[Word]) -> Span:
    return words[match.first].start, words[match.last - 1].end


@cache
def _signs(language: str) -> tuple[Folding, Automaton] | None:
    if language not in pack_codes():
        return None
    pack = read_pack(language)
    fold = Folding(pack.fold, pack.elisions)
    compiled = compile_automaton(phrases(pack), fold)
    return fold, Automaton(*compiled, prefixes_of(pack.names.prefixes, fold))


def phrases(pack: Pack) -> Iterator[Phrase]:
    """The phrases of a pack that tell how far something has come, or that part them from it."""
    for key in (*_KEYS, _NONE):
        yield from _each(getattr(pack.status, key), Entry("status", key))
    yield from _each(pack.status.things, Entry("small", "thing"))
    grammar = pack.grammar
    yield from _each(grammar.negation, Entry("small", _NEGATION))
    # One character of a language that writes without blanks is a part of many words.
    least = 1 if pack.spaced else 2
    # "It was called off after the talks": what a time is counted from stands apart as well.
    breaks = (*grammar.break_, *pack.time.before, *pack.time.after)
    perhaps = (*grammar.hypothetical, *grammar.condition)
    for key, forms in (("break", breaks), ("and", grammar.and_), ("perhaps", perhaps)):
        yield from _each((form for form in forms if len(form) >= least), Entry("small", key))


def _each(forms: Iterable[str], entry: Entry) -> Iterator[Phrase]:
    for form in forms:
        yield form, entry, False
