"""Who speaks where a language leaves the subject out: "Blinken met Lavrov. [He] said that"."""

from __future__ import annotations

from collections.abc import Callable

from dragoman.language.automaton import Match
from dragoman.reading.glued import MARKERS
from dragoman.reading.groups import Group
from dragoman.reading.scene import Scene
from dragoman.reading.stream import Stream
from dragoman.reading.text import Sentence

_SENTENCES_BACK = 3
# A chain of verbs without subjects is followed so far.
_MOST_LINKS = 8

SpeakerOf = Callable[[Match, int], int | None]


def left_out(scene: Scene, cue: Match, links: int, speaker_of: SpeakerOf) -> int | None:
    """Who spoke or led before a reporting verb that has no subject; None where one may stand there unread.

    `links` verbs without a subject led here; `speaker_of` gives the speaker of an earlier one.
    """
    stream = scene.stream
    if not stream.lexicon.pack.grammar.drops_subject or cue.entry.form != "verb":
        return None
    if links >= _MOST_LINKS or not _is_bare(stream, cue):
        return None
    number = stream.number_of_sentence(cue.first)
    back = 0
    while number > 0 and back < _SENTENCES_BACK:
        number -= 1
        sentence = stream.sentences[number]
        verbs = [one for one in scene.cues(sentence) if one.entry.form == "verb"]
        told = speaker_of(verbs[0], links + 1) if verbs else None
        if told is not None:
            return told
        leader = _leader(scene, sentence)
        if leader is not None:
            return leader.entities[0]
        back += not scene.is_quoted(sentence.last - 1)
    return None


def _leader(scene: Scene, sentence: Sentence) -> Group | None:
    """Who leads a sentence: the first person, or whoever else is first, before any clause that is reported."""
    stream = scene.stream
    places = range(sentence.first, sentence.last)
    end = next((place for place in places if stream.is_head(place, "that")), sentence.last)
    free = [group for group in scene.groups(sentence) if group.is_free and group.last <= end]
    people = (group for group in free if scene.cast.entities[group.entities[0]].kind == "person")
    return next(people, free[0] if free else None)


def _is_bare(stream: Stream, cue: Match) -> bool:
    """Whether nothing that may be a subject stands right behind a verb, where that is a subject's place."""
    if stream.lexicon.pack.order != "VSO" or cue.last >= len(stream.words):
        return True
    return stream.words[cue.last].kind == "sign" or stream.is_head(cue.last, "that", *MARKERS)
