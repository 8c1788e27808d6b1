"""Words of a text that tell what is in dispute, found by one automaton a language."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from itertools import chain
from typing import Literal, NamedTuple, get_args

from msgspec import Struct

from dragoman.language.automaton import Automaton, Match, prefixes_of
from dragoman.language.compiled import Entry, Phrase, compile_automaton
from dragoman.language.pack import pack_codes, read_pack
from dragoman.language.pack_dispute import DisputeKey
from dragoman.language.pack_parts import Pack
from dragoman.language.statuses import StatusWord, phrases, status_words
from dragoman.language.words import Folding, Word

Span = tuple[int, int]

_KEYS: tuple[DisputeKey, ...] = get_args(DisputeKey)
# What is used, lost or captured: by these things two sentences in two languages are seen to be of one deed.
_THINGS = frozenset({
    "missiles", "drones", "aircraft", "helicopters", "ships", "tanks", "armoured vehicles", "artillery systems",
    "shells", "warheads", "bombs", "weapons", "batteries", "prisoners", "hostages", "migrants", "refugees", "attacks",
    "agreements", "troops", "fighters",
})  # fmt: skip
_KINDS = frozenset({"dispute", "that", "thing", "fate"})
_FATES = frozenset({"dead", "wounded", "missing", "detained"})
_LEAST_STEM = 5
_REJECTED = 6  # so many words may lie between a charge and the word that rejects it


class DisputeWord(Struct, frozen=True):
    """A phrase of a text by which reports contradict one another; spans are in code points.

    A `thing` has its name, which all languages share: missiles, hostages; so has a `fate`, what befalls those that are
    counted: dead, wounded. `that` opens a clause.
    """

    span: Span
    key: DisputeKey | Literal["that", "thing", "fate"]
    name: str = ""


class Told(NamedTuple):
    """The words of a text that tell what is in dispute, and those that tell how far something has come, in order."""

    disputes: tuple[DisputeWord, ...] = ()
    statuses: tuple[StatusWord, ...] = ()


def disputes_in(text: str, language: str) -> tuple[DisputeWord, ...]:
    """The dispute words of a text, in order; nothing for a language without a pack.

    Of two that overlap the longer one holds ("did not attend"), of equally long ones the earlier.
    """
    known = _automaton(language)
    return () if known is None else told_among(known[0].words(text), language).disputes


def told_among(words: list[Word], language: str) -> Told:
    """The words of dispute and of status among the words of a text, as the pack of its language folds them."""
    known = _automaton(language)
    matches = [] if known is None else known[1].matches(words)
    if not matches:
        return Told()
    found = []
    calls = [one for one in matches if one.entry.kind == "dispute" and one.entry.value == "call"]
    for match in _longest([one for one in matches if one.entry.kind in _KINDS]):
        span = words[match.first].start, words[match.last - 1].end
        if match.entry.value == "meeting" and any(match.first <= one.first and one.last <= match.last for one in calls):
            # "talked on Saturday by telephone with"
            found.append(DisputeWord(span, "call"))
        elif match.entry.kind == "dispute":
            # The automaton holds no other keys.
            found.append(DisputeWord(span, match.entry.value))  # type: ignore[arg-type]  # an entry of `dispute` has a key
        elif match.entry.kind == "that":
            found.append(DisputeWord(span, "that"))
        else:
            found.append(DisputeWord(span, "thing" if match.entry.kind == "thing" else "fate", match.entry.value))
    return Told(tuple(_denials(found, words)), tuple(status_words(matches, words)))


def _denials(found: list[DisputeWord], words: list[Word]) -> Iterator[DisputeWord]:
    """The words, of those that reject only those beside a charge, which are denials: "rejected the accusation"."""
    charges = [word.span for word in found if word.key in ("accuses", "charges")]
    starts = [word.start for word in words]
    for one in found:
        if one.key != "rejects":
            if one.key != "none":
                yield one
            continue
        place = bisect_left(starts, one.span[0])
        if any(abs(bisect_left(starts, charge[0]) - place) <= _REJECTED for charge in charges):
            yield DisputeWord(one.span, "denies")


def _longest(matches: list[Match]) -> list[Match]:
    kept: list[Match] = []
    taken: set[int] = set()
    for match in sorted(matches, key=lambda one: (one.first - one.last, one.first, one.entry.value)):
        words = range(match.first, match.last)
        if taken.isdisjoint(words):
            taken.update(words)
            kept.append(match)
    return sorted(kept, key=lambda one: one.first)


@cache
def _automaton(language: str) -> tuple[Folding, Automaton] | None:
    if language not in pack_codes():
        return None
    pack = read_pack(language)
    fold = Folding(pack.fold, pack.elisions)
    compiled = compile_automaton(chain(_phrases(pack), phrases(pack)), fold)
    return fold, Automaton(*compiled, prefixes_of(pack.names.prefixes, fold))


def _phrases(pack: Pack) -> Iterator[Phrase]:
    for key in _KEYS:
        for form in getattr(pack.dispute, key):
            yield form, Entry("dispute", key), False
    for form in (*pack.grammar.that, *pack.grammar.relative):
        yield form, Entry("that", "that"), False
    for unit in pack.unit:
        if unit.name in _FATES:
            for form in unit.fate:
                yield form, Entry("fate", unit.name), False
        if unit.name in _THINGS:
            for form in unit.forms:
                yield _with_endings(form, pack), Entry("thing", unit.name), False


def _with_endings(form: str, pack: Pack) -> str:
    """The form, or, where words inflect, all that begins with the shortest of its words."""
    shortest = min(form.split("|"), key=len)
    if not pack.spaced or " " in form or "*" in form or len(shortest) < _LEAST_STEM:
        return form
    return f"{form}|{shortest}*"
