"""The pronoun that stands for whom an event word is about: "her visit", "he met"."""

from __future__ import annotations

from dragoman.reading.glued import suffix_pronoun
from dragoman.reading.stream import Stream
from dragoman.reading.triggers import Trigger

_OBJECT_REACH = 7
_PRONOUNS = ("i", "we", "he", "she", "they", "it")


def owning_pronoun(stream: Stream, trigger: Trigger) -> tuple[str, int] | None:
    """The pronoun that owns a noun, its head and place, right before it or right behind: "her denial"."""
    for place in (trigger.first - 1, trigger.first - 2, trigger.last, trigger.last + 1):
        if trigger.bounds[0] <= place < trigger.bounds[1] and (head := _pronoun_at(stream, place)) is not None:
            return head, place
    owner = suffix_pronoun(stream, trigger.last - 1)
    return (owner, trigger.first) if owner is not None else None


def pronoun_before(stream: Stream, trigger: Trigger) -> tuple[str, int] | None:
    """The pronoun before a verb, its head and place."""
    for place in range(trigger.first - 1, max(trigger.bounds[0], trigger.first - _OBJECT_REACH) - 1, -1):
        # "La Camera lo ha accusato": neither an article nor an object is who acts.
        head = None if stream.is_head(place, "clitic") else _pronoun_at(stream, place)
        if head is not None:
            return head, place
        if stream.words[place].kind == "sign" or stream.is_head(place, "and"):
            return None
    return None


def _pronoun_at(stream: Stream, place: int) -> str | None:
    heads = stream.heads_at(place)
    return next((head for head in _PRONOUNS if head in heads), None) if heads else None
