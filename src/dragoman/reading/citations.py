"""Which other outlets an article names as its source."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from dragoman.language.automaton import Match
from dragoman.model import Citation
from dragoman.reading.entities import Cast
from dragoman.reading.stream import Stream
from dragoman.reading.unknown_outlets import credits, unknown_outlets

_REACH_BEFORE = 5
_REACH_BEHIND = 4
# A list of outlets is followed so far.
_MOST_STEPS = 30
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
    unknown = unknown_outlets(stream, cast)
    cues = _Cues.of(stream, cast, unknown)
    inside = {place for first, last in unknown.items() for place in range(first, last)}
    for mention in cast.mentions:
        entity = cast.entities[mention.entity]
        if not _is_outlet(cast, mention.entity) or mention.first in inside or entity.name in found:
            continue
        if own_outlet is not None and own_outlet.endswith(entity.name):
            continue
        if _is_cited(stream, mention.first, mention.last, cues):
            found[entity.name] = Citation(stream.span(mention.first, mention.last), entity.name, entity.id)
    cited = {first: last for first, last in unknown.items() if _is_cited(stream, first, last, cues)}
    for first, last in (cited | credits(stream, cast)).items():
        name = stream.surface(first, last)
        if name not in found and (own_outlet is None or not own_outlet.endswith(name)):
            found[name] = Citation(stream.span(first, last), name)
    return tuple(sorted(found.values(), key=lambda one: one.span))


class _Cues(Struct, frozen=True):
    """Where in a text an outlet may be named as a source.

    `outlets` are its mentions, from first word to the end, and `ending` the same the other way round; `introducing`
    are the ends of the words behind which the source stands, `following` the beginnings of those before which it does,
    each with whether it is a word for citing.
    """

    outlets: dict[int, int]
    ending: dict[int, int]
    introducing: frozenset[int]
    following: dict[int, bool]

    @classmethod
    def of(cls, stream: Stream, cast: Cast, unknown: Mapping[int, int]) -> _Cues:
        """The cues of a text; an order of words with the verb last has no source behind its cue."""
        is_verb_last = stream.lexicon.pack.order == "SOV"
        outlets = {one.first: one.last for one in cast.mentions if _is_outlet(cast, one.entity)} | dict(unknown)
        cues = [*stream.matches("source"), *stream.matches("report")] if outlets else []
        before = () if is_verb_last else (*cues, *stream.matches("given"))
        following: dict[int, bool] = {}
        for cue in cues:
            if _is_of_subject(cue, is_verb_last):
                following[cue.first] = following.get(cue.first, False) or cue.entry.value == "citing"
        return cls(
            outlets,
            {last: first for first, last in outlets.items()},
            frozenset(cue.last for cue in before if _introduces(stream, cue)),
            following,
        )


def _is_cited(stream: Stream, first: int, last: int, cues: _Cues) -> bool:
    return _is_named(stream, first, cues) or _is_reporting(stream, last, cues)


def _is_outlet(cast: Cast, entity: int) -> bool:
    return cast.entities[entity].sector == "JRN" and cast.entities[entity].kind == "organisation"


def _introduces(stream: Stream, cue: Match) -> bool:
    """Whether the outlet behind a cue is its subject or whom it quotes."""
    if cue.entry.kind in ("source", "given") or cue.entry.form == "according":
        return True
    # An ordinary verb has its subject behind it only where the clause begins with it: "..., said Reuters".
    is_opening = cue.first == 0 or stream.words[cue.first - 1].text in _EDGES
    return cue.entry.form == "verb" and (is_opening or cue.first == stream.sentence_of(cue.first).first)


def _is_of_subject(cue: Match, is_verb_last: bool) -> bool:
    """Whether what stands before a cue may be its subject; before an ordinary verb at the end it may be the object."""
    if cue.entry.kind == "source" or cue.entry.form == "according":
        return True
    return cue.entry.form == "verb" and not is_verb_last


def _is_named(stream: Stream, first: int, cues: _Cues) -> bool:
    """Whether a word of quoting stands before an outlet, only what outlets are called and other outlets between."""
    opening = stream.sentence_of(first).first
    place, least, described = first, max(first - _REACH_BEFORE, opening), False
    for _ in range(_MOST_STEPS):
        if place in cues.introducing and place > opening:
            return True
        if place <= least:
            return False
        if place in cues.ending:
            place = cues.ending[place]
            least = max(place - _REACH_BEFORE, opening)
            continue
        place -= 1
        if _calls(stream, place, cues.outlets):
            continue
        if described or not _describes(stream, place):
            return False
        described = True
    return False


def _is_reporting(stream: Stream, last: int, cues: _Cues) -> bool:
    """Whether a word of reporting follows an outlet that is its subject, at most a few small words between."""
    closing = stream.sentence_of(last - 1).last
    place, stop = last, min(last + _REACH_BEHIND, closing)
    for _ in range(_MOST_STEPS):
        if place >= stop:
            return False
        if place in cues.following:
            return True
        if place in cues.outlets:
            place = cues.outlets[place]
            stop = min(place + _REACH_BEHIND, closing)
            continue
        word = stream.words[place]
        if word.text == "," and place + 1 not in cues.outlets:
            return cues.following.get(place + 1, False)
        if word.kind == "sign" and word.text not in _WITHIN:
            return False
        if stream.is_head(place, "break", "relative", "negation"):
            return False
        place += 1
    return False


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
