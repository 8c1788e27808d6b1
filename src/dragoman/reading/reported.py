"""Indirect quotations: a reporting word with the clause that it hands over to, or a verb that reports by its form."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from dragoman.language.automaton import Match
from dragoman.model import Span
from dragoman.reading.addressees import addressee
from dragoman.reading.lexicon import BEHIND
from dragoman.reading.reported_clauses import Clause, has_mood, opened_clause, that_after
from dragoman.reading.reporting_clauses import clauses_beside
from dragoman.reading.sayings import FEWEST_WORDS, Said, cue_of
from dragoman.reading.scene import Scene
from dragoman.reading.speakers import by_pronoun, meant, speaker_of
from dragoman.reading.text import Sentence

_MOST_BETWEEN = 4
_OWNER_WITHIN = 2


def indirect_quotations(scene: Scene, direct: Sequence[Said]) -> list[Said]:
    """The reported clauses of a text with their speakers, as far as these are known; none within another.

    `direct` are the direct quotations: their cues hand over to a clause only with a "that".
    """
    used = {said.cue for said in direct if said.cue is not None}
    found: list[Said] = []
    cues = _cues(scene)
    for number, sentence in enumerate(scene.stream.sentences):
        here: list[Said] = []
        for cue in cues.get(number, ()):
            place = scene.stream.words[cue.first].start
            if any(said.span[0] <= place < said.span[1] for said in here):
                continue
            is_used = cue_of(scene.stream, cue) in used
            if not is_used or that_after(scene, cue, sentence) is not None:
                here.extend(said for said in _reported(scene, sentence, cue) if not _overlaps(said, here))
        alone = _by_mood_alone(scene, sentence, found, direct) if not here else None
        if alone is not None and found and _is_continued(scene, found[-1], alone):
            found[-1] = replace(found[-1], span=(found[-1].span[0], alone.span[1]))
        elif alone is not None:
            found.append(alone)
        found.extend(here)
    return found


def covers(quotation: Span, clause: Span) -> bool:
    """Whether a clause is little more than the direct quotation in it."""
    shared = min(quotation[1], clause[1]) - max(quotation[0], clause[0])
    return shared >= 0.6 * (clause[1] - clause[0])


def _cues(scene: Scene) -> dict[int, list[Match]]:
    """The words that may hand over to a clause, in order, by the number of their sentence; of saying before others."""
    stream = scene.stream
    found: dict[int, list[Match]] = {}
    for number in sorted({stream.number_of_sentence(match.first) for match in stream.matches("report")}):
        found[number] = scene.cues(stream.sentences[number])
    for match in (*stream.matches("stance"), *stream.matches("claim")):
        if not scene.is_quoted(match.first):
            found.setdefault(stream.number_of_sentence(match.first), []).append(match)
    return {
        number: sorted((cue for cue in cues if not _is_noun(scene, cue)), key=_first) for number, cues in found.items()
    }


def _first(match: Match) -> int:
    return match.first


def _is_noun(scene: Scene, cue: Match) -> bool:
    """Whether what looks like a verb is a noun behind its article or preposition: "of the states"."""
    stream = scene.stream
    if cue.entry.form != "verb" or not stream.lexicon.pack.reporting.bare_clause:
        return False
    return stream.ends_head(cue.first, "article", "possessive", "of", "in", "for", "with")


def _overlaps(said: Said, others: Sequence[Said]) -> bool:
    return any(one.span[0] < said.span[1] and said.span[0] < one.span[1] for one in others)


def _reported(scene: Scene, sentence: Sentence, cue: Match) -> Iterator[Said]:
    opened = opened_clause(scene, sentence, cue) if cue.entry.form != "according" else None
    clauses = [opened] if opened is not None else _beside(scene, sentence, cue)
    spans = [span for span in (_span(scene, clause) for clause in clauses) if span is not None]
    if not spans:
        return
    speaker = _speaker(scene, sentence, cue)
    said = cue_of(scene.stream, cue)
    told = addressee(scene, cue, speaker)
    for span in spans:
        yield Said(span=span, direct=False, speaker=speaker, cue=said, addressee=told)


def _speaker(scene: Scene, sentence: Sentence, cue: Match) -> int | None:
    if cue.entry.value == BEHIND:
        return next((meant(scene, group) for group in scene.groups(sentence) if group.last == cue.first), None)
    if cue.entry.kind == "claim":
        owner = (group for group in scene.groups(sentence) if 0 <= cue.first - group.last <= _OWNER_WITHIN)
        named = next((meant(scene, group) for group in owner if "possessive" in group.markers), None)
        return named if named is not None else _of_claim(scene, sentence, cue)
    return speaker_of(scene, cue, (sentence.span[1], sentence.span[1]))


def _of_claim(scene: Scene, sentence: Sentence, cue: Match) -> int | None:
    """Whose a claim is that nobody is named to own: "the claim by Y that", "his claim that"."""
    named = speaker_of(scene, cue, (sentence.span[1], sentence.span[1]))
    return by_pronoun(scene, cue) if named is None else named


def _beside(scene: Scene, sentence: Sentence, cue: Match) -> list[Clause]:
    return clauses_beside(scene, sentence, cue) if cue.entry.kind == "report" else []


def _span(scene: Scene, clause: Clause) -> Span | None:
    """The code points of a clause without the signs at its ends; None for one of a few words."""
    stream = scene.stream
    first, last = clause
    while first < last and stream.words[first].kind == "sign":
        first += 1
    while last > first and stream.words[last - 1].kind == "sign":
        last -= 1
    return stream.span(first, last) if last - first >= FEWEST_WORDS else None


def _is_continued(scene: Scene, before: Said, alone: Said) -> bool:
    """Whether a sentence that reports by its verb's form alone follows another one at once."""
    between = scene.stream.text[before.span[1] : alone.span[0]]
    return before.cue is None and len(between) <= _MOST_BETWEEN and "\n" not in between


def _by_mood_alone(scene: Scene, sentence: Sentence, reported: Sequence[Said], direct: Sequence[Said]) -> Said | None:
    """A sentence whose verb tells by its form alone that somebody says it: the one who was quoted before it."""
    if not scene.stream.lexicon.pack.reporting.mood or not has_mood(scene, sentence.first, sentence.last, "mood"):
        return None
    span = _span(scene, Clause(sentence.first, sentence.last))
    if span is None:
        return None
    start = scene.stream.paragraphs[sentence.paragraph][0]
    at = bisect_left(direct, span[0], key=_start)
    before = [said for said in (*direct[max(at - 1, 0) : at], *reported[-1:]) if said.span[0] >= start]
    last = max(before, key=_start, default=None)
    return Said(span=span, direct=False, speaker=last.speaker if last else None, cue=None)


def _start(said: Said) -> int:
    return said.span[0]
