"""Who speaks where a language leaves the subject out: "Kissinger met Zhou. [He] said that ..." """

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.reading.groups import MARKERS, Group
from dragoman.reading.stream import Stream

if TYPE_CHECKING:
    from dragoman.language.automaton import Match
    from dragoman.reading.speakers import Scene

_SENTENCES_BACK = 3


def left_out(scene: Scene, cue: Match) -> Group | None:
    """Who led the sentence before a reporting verb that has no subject; None where one may stand there unread."""
    stream = scene.stream
    grammar = stream.lexicon.pack.grammar
    if not grammar.drops_subject or cue.entry.form != "verb" or not _is_bare(stream, cue):
        return None
    number = stream.number_of_sentence(cue.first)
    back = 0
    while number > 0 and back < _SENTENCES_BACK:
        number -= 1
        sentence = stream.sentences[number]
        free = [group for group in scene.groups(sentence) if group.is_free]
        people = [group for group in free if scene.cast.entities[group.entities[0]].kind == "person"]
        if people or free:
            return (people or free)[0]
        back += not scene.is_quoted(sentence.last - 1)
    return None


def _is_bare(stream: Stream, cue: Match) -> bool:
    """Whether nothing that may be a subject stands right behind a verb, where that is a subject's place."""
    if stream.lexicon.pack.order != "VSO" or cue.last >= len(stream.words):
        return True
    return stream.words[cue.last].kind == "sign" or stream.is_head(cue.last, "that", *MARKERS)
