"""Which other outlets an article names as its source."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.language.automaton import Match
from dragoman.model import Citation
from dragoman.reading.entities import Cast
from dragoman.reading.stream import Stream
from dragoman.reading.text import Sentence

_REACH_BEFORE = 5
_REACH_BEHIND = 4
_MARKS = frozenset("\"'“”„«»‘’‚‹›()[]")
_WITHIN = _MARKS | frozenset("-–—.@,")
_EDGES = frozenset(',;:–—-"“”„«»)…!?')


def citations(stream: Stream, cast: Cast, own_outlet: str | None) -> tuple[Citation, ...]:
    """The outlets that are named as a source, each once, at the first such place, in the order of the text.

    So a chain can be drawn: "TASS, citing Interfax, reported" gives both. Words given to an outlet ("told the BBC") are
    a citation of it. An outlet of which something is only told is none, nor is the article's own, nor a social network:
    whoever posts there speaks for himself. A channel with a name of its own is an outlet.
    """
    found: dict[str, Citation] = {}
    outlets = {mention.first: mention.last for mention in cast.mentions if _is_outlet(cast, mention.entity)}
    for mention in cast.mentions:
        entity = cast.entities[mention.entity]
        if not _is_outlet(cast, mention.entity) or entity.name in found:
            continue
        if own_outlet is not None and own_outlet.endswith(entity.name):
            continue
        if _is_cited(stream, mention.first, mention.last, outlets):
            found[entity.name] = Citation(stream.span(mention.first, mention.last), entity.name, entity.id)
    return tuple(found.values())


def _is_outlet(cast: Cast, entity: int) -> bool:
    return cast.entities[entity].sector == "JRN" and cast.entities[entity].kind == "organisation"


def _is_cited(stream: Stream, first: int, last: int, outlets: dict[int, int]) -> bool:
    sentence = stream.sentence_of(first)
    cues = [*stream.within("source", sentence), *stream.within("report", sentence)]
    before = [*cues, *stream.within("given", sentence)]
    return _is_named_by(stream, sentence, first, before, outlets) or _is_reporting(
        stream, sentence, last, cues, outlets
    )


def _is_named_by(
    stream: Stream, sentence: Sentence, first: int, cues: Iterable[Match], outlets: dict[int, int]
) -> bool:
    """Whether a word of quoting stands before an outlet, only what outlets are called and other outlets between."""
    if stream.lexicon.pack.order == "SOV":
        return False
    ends = {cue.last for cue in cues if _introduces(stream, cue, sentence)}
    starts = {end: start for start, end in outlets.items()}
    place, least, described = first, max(first - _REACH_BEFORE, sentence.first), False
    while place not in ends:
        if place <= least:
            return False
        if place in starts:
            place = starts[place]
            least = max(place - _REACH_BEFORE, sentence.first)
            continue
        place -= 1
        if _calls(stream, place, outlets):
            continue
        if described or not _describes(stream, place):
            return False
        described = True
    return True


def _introduces(stream: Stream, cue: Match, sentence: Sentence) -> bool:
    """Whether the outlet behind a cue is its subject or whom it quotes."""
    if cue.entry.kind in ("source", "given") or cue.entry.form == "according":
        return True
    if cue.entry.form != "verb":
        return False
    # An ordinary verb has its subject behind it only where the clause begins with it: "..., said Reuters".
    return cue.first == sentence.first or stream.words[cue.first - 1].text in _EDGES


def _calls(stream: Stream, place: int, outlets: dict[int, int]) -> bool:
    """Whether a word may stand between a cue and the outlet's name: "the Russian news agency", a mark, "and"."""
    word = stream.words[place]
    if word.text in _MARKS or word.text == ",":
        return word.text != "," or place + 1 in outlets
    if word.kind in ("number", "sign"):
        return False
    if stream.is_head(place, "article", "of", "to", "by", "and", "possessive", "with", "in", "from"):
        return True
    return any(_covers(stream, kind, place) for kind in ("media", "country"))


def _describes(stream: Stream, place: int) -> bool:
    """Whether a word may be an adjective beside what an outlet is called: of such there may be one."""
    word = stream.words[place]
    is_known = any(stream.at(kind, place) for kind in ("report", "event", "word", "role"))
    return word.kind == "word" and not word.capitalised and not is_known


def _covers(stream: Stream, kind: str, place: int) -> bool:
    return any(match.last > place for start in range(max(place - 2, 0), place + 1) for match in stream.at(kind, start))


def _is_reporting(
    stream: Stream, sentence: Sentence, last: int, cues: Iterable[Match], outlets: dict[int, int]
) -> bool:
    """Whether a word of reporting follows an outlet that is its subject, at most a few small words between."""
    is_verb_last = stream.lexicon.pack.order == "SOV"
    starts = {cue.first: cue for cue in cues if cue.entry.kind == "source" or _is_of_subject(cue, is_verb_last)}
    place, stop = last, min(last + _REACH_BEHIND, sentence.last)
    while place < stop:
        if place in starts:
            return True
        if place in outlets:
            place = outlets[place]
            stop = min(place + _REACH_BEHIND, sentence.last)
            continue
        word = stream.words[place]
        if word.text == "," and place + 1 not in outlets:
            following = starts.get(place + 1)
            return following is not None and following.entry.value == "citing"
        if word.kind == "sign" and word.text not in _WITHIN:
            return False
        if stream.is_head(place, "break", "relative", "negation"):
            return False
        place += 1
    return False


def _is_of_subject(cue: Match, is_verb_last: bool) -> bool:
    """Whether an ordinary word of reporting tells that what stands before it is its subject, not its object."""
    return cue.entry.form == "according" or (cue.entry.form == "verb" and not is_verb_last)
