"""A meeting told once goes on being told by its noun alone: "The talks lasted two hours", "The visit was put off"."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from dragoman.language.statuses import statuses_in
from dragoman.reading.stream import Stream
from dragoman.reading.tellings import Telling

_TWO = 2
_SENTENCES_BACK = 3
_SENTENCES_BELOW = 2
# Words between the beginning of its clause and the noun: an article, an adjective, "this".
_MOST_BEFORE = 3
# Ways by which a noun has somebody for its actor who only stands beside it: "The call took place, the Kremlin said".
_GUESSED = frozenset({"report", "main", "quoted", "before"})
_PHONE, _VISIT = "phone", "visit"


def resumed(stream: Stream, told: Sequence[Telling]) -> list[Telling]:
    """The same tellings; where one names nobody and tells only how a meeting went, it has the parties told before.

    The noun leads its clause, and words of the language's `[status]` stand in its sentence: "The talks" alone may be
    any talks. A headline has the parties that the sentences right below it tell.
    """
    found: list[Telling] = []
    for number, one in enumerate(told):
        other = None
        if _is_bare(stream, one):
            other = _below(stream, one, told[number + 1 :]) if one.sentence.first == 0 else _earlier(stream, one, found)
        found.append(one if other is None else _again(one, other))
    return found


def _is_bare(stream: Stream, one: Telling) -> bool:
    """Whether a telling is a meeting's noun without anybody, or what became of it."""
    names_nobody = not one.actors or one.actor_by in _GUESSED
    if not names_nobody or one.recipients or not _is_meeting(one) or stream.is_head(one.sentence.first, "condition"):
        return False
    if one.form == "verb" and one.type == "CONSULT":
        return False
    if not _leads_clause(stream, one):
        return False
    sentence = stream.text[slice(*one.sentence.span)]
    return bool(statuses_in(sentence, stream.lexicon.language))


def _leads_clause(stream: Stream, one: Telling) -> bool:
    """Whether hardly anything stands before the words of a telling in their clause."""
    start = max(one.bounds[0], one.sentence.first)
    before = range(max(start, one.first - _MOST_BEFORE - 1), one.first)
    if one.first - start <= _MOST_BEFORE:
        return True
    return any(stream.words[place].kind == "sign" or stream.is_head(place, "that", "break") for place in before)


def _is_meeting(one: Telling) -> bool:
    return one.type == "CONSULT" or (one.type == "REJECT" and one.mode == "meet")


def _earlier(stream: Stream, one: Telling, found: Sequence[Telling]) -> Telling | None:
    """The last meeting of two sides that was told, in this sentence or not far before it."""
    number = stream.number_of_sentence(one.first)
    for other in reversed(found):
        if number - stream.number_of_sentence(other.first) > _SENTENCES_BACK:
            return None
        if other.first >= one.first or not _may_be_meeting(other):
            continue
        if len({*other.actors, *other.recipients}) >= _TWO and _is_of_kind(one, other):
            return other
    return None


def _below(stream: Stream, headline: Telling, following: Sequence[Telling]) -> Telling | None:
    """The first meeting of two sides that the sentences below a headline tell."""
    for other in following:
        number = stream.number_of_sentence(other.first)
        if number > _SENTENCES_BELOW:
            return None
        is_same = number > 0 and _may_be_meeting(other) and _is_of_kind(headline, other)
        if is_same and len({*other.actors, *other.recipients}) >= _TWO:
            return other
    return None


def _may_be_meeting(one: Telling) -> bool:
    """Whether a telling is of a meeting, held, to come or refused."""
    return _is_meeting(one) or (one.type == "AGREE" and "future" in one.auxiliary and one.sense.type == "CONSULT")


def _is_of_kind(one: Telling, other: Telling) -> bool:
    """Whether what is told now may be the earlier meeting: a call is no visit."""
    own, its = one.sense.mode, other.sense.mode
    return {own, its} != {_PHONE, _VISIT} and (own != _PHONE or its == _PHONE)


def _again(one: Telling, earlier: Telling) -> Telling:
    """The telling with the parties of the earlier one; who called a meeting off is not said."""
    if one.type == "REJECT":
        return replace(
            one, recipients=tuple(dict.fromkeys((*earlier.actors, *earlier.recipients))), actor_by="before", again=True
        )
    mode = earlier.mode if one.mode is None and earlier.mode in (_PHONE, _VISIT) else one.mode
    return replace(one, mode=mode, actors=earlier.actors, recipients=earlier.recipients, actor_by="before", again=True)
