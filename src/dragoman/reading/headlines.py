"""Headlines that announce by an infinitive alone: "Macron, Merkel to meet in Berlin"."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.reading.groups import Group
from dragoman.reading.stream import Stream
from dragoman.reading.triggers import Trigger

# Words between the sign of the infinitive and the event word: "to hold emergency talks".
_MOST_BETWEEN = 3
_OPENING = frozenset(":;–—-")
# A word that may be something else beside a sign of the infinitive tells nothing.
_SIGNS = frozenset({"infinitive", "to"})


def is_announced(stream: Stream, members: Sequence[Group], trigger: Trigger) -> bool:
    """Whether the subject of an event word opens the sentence and only the infinitive stands between: what is to come.

    A finite verb before it would govern the infinitive, and the subject would not stand right before its sign.
    """
    first = stream.sentence_of(trigger.first).first
    for sign in range(trigger.first - 1, max(first, trigger.first - 2 - _MOST_BETWEEN), -1):
        if stream.words[sign].kind == "sign":
            return False
        heads = set(stream.heads_at(sign))
        if "infinitive" not in heads:
            continue
        is_carried = trigger.form == "noun" and stream.is_head(sign + 1, "light")
        is_verb = trigger.form == "verb" and trigger.first == sign + 1
        return heads <= _SIGNS and (is_verb or is_carried) and _opens(stream, members, sign, first)
    return False


def _opens(stream: Stream, members: Sequence[Group], place: int, first: int) -> bool:
    """Whether a free group ends at a word and opens the sentence, or what a colon opens in it."""
    group = next((group for group in members if group.last == place and group.is_free), None)
    if group is None:
        return False
    return group.first == first or stream.words[group.first - 1].text in _OPENING
