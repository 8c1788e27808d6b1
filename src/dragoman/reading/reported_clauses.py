"""The clause that a word of saying, thinking or demanding opens behind it: "said that ...", "refused to ..."."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from dragoman.language.automaton import Match
from dragoman.reading.glued import MARKERS
from dragoman.reading.sayings import FEWEST_WORDS
from dragoman.reading.scene import Scene
from dragoman.reading.stream import Stream
from dragoman.reading.text import Sentence

_PRONOUNS = ("i", "we", "he", "she", "they", "it")
_AUXILIARIES = ("passive", "light", "future", "hypothetical", "negation")
_DASHES = frozenset("—–-")
_VERB_WITHIN = 12
_OPENED_WITHIN = 10
_OPENED_BEHIND_SUBJECT = 22
_COMMA_WITHIN = 14
_TIME_WITHIN = 5
_LINKED_WITHIN = 4
_FEWEST_BEFORE_DASH = 5


class Clause(NamedTuple):
    """A clause: its words from `first` to before `last`."""

    first: int
    last: int


def opened_clause(scene: Scene, sentence: Sentence, cue: Match) -> Clause | None:
    """The clause that a word opens behind it, up to where the sentence takes another turn; None where it opens none."""
    first = _first_of_clause(scene, sentence, cue)
    return None if first is None else Clause(first, clause_end(scene, sentence, first))


def that_after(scene: Scene, cue: Match, sentence: Sentence) -> int | None:
    """The word after the "that" which a reporting word opens; its speaker and addressee may stand between."""
    is_far = scene.stream.lexicon.pack.order == "VSO"
    reach = 2 if cue.entry.form == "noun" else _OPENED_BEHIND_SUBJECT if is_far else _OPENED_WITHIN
    for place in range(cue.last, min(sentence.last, cue.last + reach)):
        for match in scene.stream.at("word", place):
            if match.entry.value == "that" and not scene.is_quoted(place):
                return match.last
    return None


def question_after(scene: Scene, cue: Match, sentence: Sentence) -> int | None:
    """The word that opens a reported question behind a reporting word: "whether", "why"."""
    stream = scene.stream
    allowed = "," if stream.lexicon.pack.reporting.comma else ""
    last = min(sentence.last, cue.last + _OPENED_WITHIN)
    for place in _reporting_within(stream, cue.last, last, "questions"):
        between = range(cue.last, place)
        if any(stream.words[other].kind == "sign" and stream.words[other].text != allowed for other in between):
            return None
        if not scene.is_quoted(place):
            return place
    return None


def is_reporting(stream: Stream, place: int, *heads: str) -> bool:
    """Whether a small word of one of these kinds, out of those that serve reporting, begins at a word."""
    return any(match.entry.value in heads for match in stream.at("reporting", place))


def clause_end(scene: Scene, sentence: Sentence, first: int) -> int:
    """Where a clause ends at the latest: the sentence does, a dash goes on, or somebody reports something else."""
    stream = scene.stream
    for place in range(first + 1, sentence.last):
        word = stream.words[place]
        if word.kind == "sign":
            is_end = word.text == ";" and not scene.is_quoted(place)
            is_dash = word.text in _DASHES and place - first >= _FEWEST_BEFORE_DASH
            if is_end or (is_dash and _is_last_dash(scene, sentence, place)):
                return place
        elif _is_turn(scene, sentence, place, first):
            return place
    return sentence.last


def _is_last_dash(scene: Scene, sentence: Sentence, place: int) -> bool:
    """Whether a dash stands alone in its sentence, and beside spaces."""
    words = scene.stream.words
    if words[place].start == words[place - 1].end or scene.is_quoted(place):
        return False
    return not any(words[other].text == words[place].text for other in range(place + 1, sentence.last))


def _is_turn(scene: Scene, sentence: Sentence, place: int, first: int) -> bool:
    """Whether "and", "but" or a comma before them leads to another reporting word with the same subject, or its own."""
    stream = scene.stream
    if place - first < FEWEST_WORDS or scene.is_quoted(place):
        return False
    # Where a comma stands before every clause, it tells nothing of the one behind it.
    asides = ("break",) if stream.lexicon.pack.reporting.comma else ("break", "relative")
    if stream.words[place - 1].text == "," and stream.is_head(place, *asides):
        return True
    if not stream.is_head(place, "and", "break"):
        return False
    return any(
        match.entry.form == "verb"
        for behind in range(place + 1, min(place + _LINKED_WITHIN, sentence.last))
        for match in stream.at("report", behind)
    )


def _first_of_clause(scene: Scene, sentence: Sentence, cue: Match) -> int | None:
    stream = scene.stream
    that = that_after(scene, cue, sentence)
    if that is not None:
        # "the states that may not" describes the states.
        is_relative = cue.entry.kind != "stance" and that < sentence.last and stream.is_head(that, *_AUXILIARIES)
        is_relative = is_relative and that - cue.last <= 1 and cue.entry.form != "passive"
        if not is_relative:
            return _bare_before(scene, sentence, cue, that) or that
        return None
    if cue.entry.kind == "claim" or cue.entry.form == "noun":
        return None
    asked = question_after(scene, cue, sentence)
    if asked is not None:
        return _bare_before(scene, sentence, cue, asked) or asked
    told = _by_mood(scene, sentence, cue)
    if told is not None:
        return told
    if cue.entry.kind == "stance":
        return _infinitive(scene, sentence, cue)
    return _bare(scene, sentence, cue)


def _by_mood(scene: Scene, sentence: Sentence, cue: Match) -> int | None:
    """The clause behind a comma, whose verb stands in the form of reported speech."""
    stream = scene.stream
    if not stream.lexicon.pack.reporting.mood:
        return None
    for place in range(cue.last, min(sentence.last, cue.last + _COMMA_WITHIN)):
        if stream.words[place].text in ",:":
            return place + 1 if has_mood(scene, place + 1, sentence.last, "mood", "mood_behind") else None
    return None


def has_mood(scene: Scene, first: int, last: int, *heads: str) -> bool:
    """Whether a verb in a form of reported speech stands in the words, outside quotation marks."""
    return any(
        not scene.stream.words[place].capitalised
        and not scene.is_quoted(place)
        and not _is_of_first_person(scene.stream, place)
        for place in _reporting_within(scene.stream, first, last, *heads)
    )


def _reporting_within(stream: Stream, first: int, last: int, *heads: str) -> Iterator[int]:
    """The places from `first` to before `last` at which a small word of one of these kinds begins."""
    matches = stream.matches("reporting")
    for number in range(bisect_left(matches, first, key=_first), len(matches)):
        if matches[number].first >= last:
            return
        if matches[number].entry.value in heads:
            yield matches[number].first


def _first(match: Match) -> int:
    return match.first


def _is_of_first_person(stream: Stream, place: int) -> bool:
    """Whether "I" stands beside a verb: "ich habe" reports nothing."""
    beside = (max(place - 1, 0), min(place + 1, len(stream.words) - 1))
    return any(stream.is_head(other, "i") for other in beside)


def _infinitive(scene: Scene, sentence: Sentence, cue: Match) -> int | None:
    """The infinitive that hangs on a word: "refused to go", "versprach, ihn zu hören"."""
    stream = scene.stream
    if stream.is_head(max(cue.first - 1, 0), "passive"):
        # "is believed to": nobody is told who does.
        return None
    if cue.last < sentence.last and is_reporting(stream, cue.last, "infinitives"):
        return cue.last
    for place in range(cue.last, min(sentence.last, cue.last + _LINKED_WITHIN)):
        if stream.is_head(place, "infinitive") and place + 1 < sentence.last:
            behind = stream.words[place + 1]
            is_verb = behind.kind == "word" and not behind.capitalised
            return place if is_verb and not stream.is_head(place + 1, "article", "this", *_PRONOUNS) else None
    for place in range(cue.last, min(sentence.last, cue.last + _OPENED_WITHIN)):
        if stream.words[place].text == ",":
            end = min(sentence.last, place + 2 * _COMMA_WITHIN)
            marks = _reporting_within(stream, place + 2, end, "infinitives")
            return place + 1 if next(marks, None) is not None else None
    return None


def _bare(scene: Scene, sentence: Sentence, cue: Match) -> int | None:
    """The clause that follows its word directly: "He said they would come"."""
    stream = scene.stream
    if not stream.lexicon.pack.reporting.bare_clause or cue.entry.form != "verb" or cue.first == sentence.first:
        return None
    plain = is_reporting(stream, cue.first, "plain")
    first = _behind_time(stream, cue.last, sentence) if plain else cue.last
    if first >= sentence.last or sentence.last - first < FEWEST_WORDS or scene.is_quoted(first):
        return None
    if stream.words[first].kind == "sign" or stream.is_day(first) or stream.is_head(first, *MARKERS, "and", "break"):
        return None
    if plain:
        return _behind_listener(scene, sentence, cue, first)
    if is_reporting(stream, cue.first, "listeners"):
        told = _listened(scene, sentence, first)
        if told < sentence.last and (stream.is_head(told, *_PRONOUNS) or _is_clause(scene, told, sentence.last)):
            return told
    begins = any(group.last <= cue.first for group in scene.groups(sentence))
    return first if begins and not stream.at("event", cue.first) and _has_verb(scene, first, sentence.last) else None


def _bare_before(scene: Scene, sentence: Sentence, cue: Match, that: int) -> int | None:
    """The clause that begins before a "that" of its own: "said he knows the way that leads there"."""
    first = _bare(scene, sentence, cue) if cue.entry.kind == "report" else None
    if first is None or first >= that - 1 or not is_reporting(scene.stream, cue.first, "plain"):
        return None
    verbs = (place for place in range(first, that - 1) if scene.stream.is_head(place, *_AUXILIARIES, *_PRONOUNS))
    return first if next(verbs, None) is not None else None


def _behind_time(stream: Stream, place: int, sentence: Sentence) -> int:
    """The word behind "on Monday", "Thursday night"."""
    end = min(sentence.last, place + _TIME_WITHIN)
    while place < end:
        if stream.is_day(place):
            place += 1
        elif place + 1 < end and stream.is_head(place, *MARKERS) and stream.is_day(place + 1):
            place += 2
        else:
            break
    return place


def _behind_listener(scene: Scene, sentence: Sentence, cue: Match, first: int) -> int | None:
    """The word behind whoever is told something; None where a comma before the word makes this its subject."""
    stream = scene.stream
    if stream.words[cue.first - 1].kind == "sign":
        return first if stream.is_head(first, *_PRONOUNS) or _has_verb(scene, first, sentence.last) else None
    if stream.is_head(first, *_PRONOUNS) or stream.is_head(first, "article", "this"):
        return first
    told = _listened(scene, sentence, first)
    if told < sentence.last and stream.is_head(told, *_PRONOUNS):
        return told
    return first


def _is_clause(scene: Scene, first: int, last: int) -> bool:
    """Whether an article opens a clause with a verb: "the rain will come"."""
    return scene.stream.is_head(first, "article", "this") and _has_verb(scene, first, last)


def _listened(scene: Scene, sentence: Sentence, first: int) -> int:
    """The word behind whoever stands at a word."""
    return next((group.last for group in scene.groups(sentence) if 0 <= group.first - first <= 1), first + 1)


def _has_verb(scene: Scene, first: int, last: int) -> bool:
    """Whether a clause with a verb of its own begins at a word, as far as the pack's words tell."""
    stream = scene.stream
    if stream.is_head(first, *_PRONOUNS):
        return True
    return any(
        stream.is_head(place, *_AUXILIARIES)
        or any(match.entry.form in ("verb", "state", "passive") for match in stream.at("event", place))
        for place in range(first + 1, min(first + _VERB_WITHIN, last))
    )
