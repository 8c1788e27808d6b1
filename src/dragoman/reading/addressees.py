"""To whom something is said: "told Y", "said to Y", "in a letter to Y, X said"."""

from __future__ import annotations

from dragoman.language.automaton import Match
from dragoman.reading.scene import Scene
from dragoman.reading.speakers import addressee_of, quote_between

_RIGHT_BEHIND = 1
_BEHIND_NOUN = 2
_NOUN_WITHIN = 12


def addressee(scene: Scene, cue: Match, speaker: int | None) -> int | None:
    """The entity that is spoken to; None where nobody is told, and never the speaker himself."""
    told = addressee_of(scene, cue, speaker)
    if told is None and speaker is not None:
        told = _listener(scene, cue)
        told = _by_letter(scene, cue) if told is None else told
    return told if told != speaker else None


def _listener(scene: Scene, cue: Match) -> int | None:
    """The object of a word whose object listens: Y in "X told Y that"."""
    stream = scene.stream
    if not any(match.entry.value == "listeners" for match in stream.at("reporting", cue.first)):
        return None
    for group in scene.groups(stream.sentence_of(cue.first)):
        if 0 <= group.first - cue.last <= _RIGHT_BEHIND and group.is_free:
            return group.entities[0]
    return None


def _by_letter(scene: Scene, cue: Match) -> int | None:
    """Y of "in a letter to Y", in the sentence of the reporting word."""
    stream = scene.stream
    sentence = stream.sentence_of(cue.first)
    for noun in stream.within("report", sentence):
        if noun.entry.form != "noun" or abs(noun.first - cue.first) > _NOUN_WITHIN or scene.is_quoted(noun.first):
            continue
        for group in scene.groups(sentence):
            is_near = 0 <= group.first - noun.last <= _BEHIND_NOUN
            if is_near and "to" in group.markers and not quote_between(scene, noun.last, group.first):
                return group.entities[0]
    return None
