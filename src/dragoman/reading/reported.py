"""Indirect quotations: a reporting word with the clause that it hands over to."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.language.automaton import Match
from dragoman.model import Span
from dragoman.reading.groups import MARKERS
from dragoman.reading.sayings import FEWEST_WORDS, Said
from dragoman.reading.speakers import Scene, speaker_of
from dragoman.reading.text import Sentence

_VERB_WITHIN = 12


def indirect_quotations(scene: Scene, direct: Sequence[Said]) -> list[Said]:
    """The reported clauses of a text, one a sentence, with their speakers; a clause without a speaker is left out.

    `direct` are the direct quotations: their cues hand over to a clause only with a "that".
    """
    used = {said.cue for said in direct if said.cue is not None}
    found: list[Said] = []
    for sentence in scene.stream.sentences:
        for cue in scene.cues(sentence):
            if scene.stream.span(cue.first, cue.last) in used and not _opens_clause(scene, cue, sentence):
                continue
            said = _reported(scene, sentence, cue)
            if said is not None:
                found.append(said)
                break
    return found


def _opens_clause(scene: Scene, cue: Match, sentence: Sentence) -> bool:
    return _that_after(scene, cue, sentence) is not None


def _that_after(scene: Scene, cue: Match, sentence: Sentence) -> int | None:
    """The word after the "that" which a reporting word opens; its speaker and addressee may stand between."""
    for place in range(cue.last, min(sentence.last, cue.last + 8)):
        for match in scene.stream.at("word", place):
            if match.entry.value == "that" and not scene.is_quoted(place):
                return match.last
    return None


def _reported(scene: Scene, sentence: Sentence, cue: Match) -> Said | None:
    stream = scene.stream
    speaker = speaker_of(scene, cue, (sentence.span[1], sentence.span[1]))
    bounds = _clause_of(scene, sentence, cue)
    if speaker is None or bounds is None or scene.cast.entities[speaker].sector == "JRN":
        # What an outlet reports is a citation, and its article's own words.
        return None
    first, last = bounds
    while first < last and stream.words[first].kind == "sign":
        first += 1
    while last > first and stream.words[last - 1].kind == "sign":
        last -= 1
    if last - first < FEWEST_WORDS:
        return None
    span = stream.span(first, last)
    return Said(span=span, direct=False, speaker=speaker, cue=stream.span(cue.first, cue.last))


def covers(quotation: Span, clause: Span) -> bool:
    """Whether a clause is little more than the direct quotation in it."""
    shared = min(quotation[1], clause[1]) - max(quotation[0], clause[0])
    return shared >= 0.6 * (clause[1] - clause[0])


def _clause_of(scene: Scene, sentence: Sentence, cue: Match) -> tuple[int, int] | None:
    stream = scene.stream
    if cue.entry.form == "according":
        return _clause_by_according(scene, sentence, cue)
    if cue.entry.form == "noun":
        return None
    that = _that_after(scene, cue, sentence)
    if that is not None:
        return that, sentence.last
    if _is_bare(scene, sentence, cue):
        return cue.last, sentence.last
    comma = max((p for p in range(sentence.first, cue.first) if stream.words[p].text == ","), default=None)
    if comma is None or comma - sentence.first < FEWEST_WORDS or not _ends_with_speaker(scene, sentence, cue, comma):
        return None
    return sentence.first, comma


def _is_bare(scene: Scene, sentence: Sentence, cue: Match) -> bool:
    """Whether the reported clause follows its word directly: "He said they would come"."""
    stream = scene.stream
    if not stream.lexicon.pack.reporting.bare_clause or cue.entry.form != "verb" or cue.last >= sentence.last:
        return False
    follows = stream.words[cue.last]
    if follows.kind == "sign" or stream.is_day(cue.last) or stream.is_head(cue.last, *MARKERS, "and", "break"):
        return False
    begins = not scene.is_quoted(cue.last) and any(group.last <= cue.first for group in scene.groups(sentence))
    return begins and not stream.at("event", cue.first) and _has_verb(scene, cue.last, sentence.last)


def _has_verb(scene: Scene, first: int, last: int) -> bool:
    """Whether a clause with a verb of its own begins at a word, as far as the pack's words tell."""
    stream = scene.stream
    if stream.is_head(first, "i", "we", "he", "she", "they", "it"):
        return True
    return any(
        stream.is_head(place, "future", "hypothetical", "passive", "light", "negation")
        or any(match.entry.form in ("verb", "state", "passive") for match in stream.at("event", place))
        for place in range(first + 1, min(first + _VERB_WITHIN, last))
    )


def _ends_with_speaker(scene: Scene, sentence: Sentence, cue: Match, comma: int) -> bool:
    """Whether a sentence ends ", X said" or ", said X"."""
    stream = scene.stream
    end = sentence.last
    while end > cue.last and stream.words[end - 1].kind == "sign":
        end -= 1
    found = scene.groups(sentence)
    behind = any(group.first - cue.last <= 1 and group.last == end for group in found if group.first >= cue.last)
    if end > cue.last:
        return behind
    between = any(comma < group.first and group.last == cue.first for group in found)
    return between or stream.is_head(cue.first - 1, "he", "she", "they")


def _clause_by_according(scene: Scene, sentence: Sentence, cue: Match) -> tuple[int, int] | None:
    stream = scene.stream
    commas = [place for place in range(sentence.first, sentence.last) if stream.words[place].text == ","]
    if cue.first - sentence.first <= 2:
        after = next((comma for comma in commas if comma > cue.last), None)
        return (after + 1, sentence.last) if after is not None else None
    before = [comma for comma in commas if comma < cue.first]
    if before and before[-1] - sentence.first >= FEWEST_WORDS:
        return sentence.first, before[-1]
    return sentence.first, cue.first
