"""Who leads a sentence or the main clause beside which an event word stands, and may be whom it is about."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.reading.groups import Group
from dragoman.reading.stream import Stream
from dragoman.reading.triggers import Trigger

_BESIDE = 3


def main_subject(everybody: Sequence[Group], trigger: Trigger) -> Group | None:
    """Who leads the sentence: "X spoke after talks with Y" tells of talks of X with Y."""
    before = [group for group in everybody if group.last <= trigger.first and group.is_free]
    own = [group for group in before if group.first >= trigger.bounds[0]]
    return own[-1] if own else before[0] if before else None


def sides_of_main_clause(stream: Stream, everybody: Sequence[Group], trigger: Trigger) -> Group | None:
    """Both sides of "After a meeting in Geneva, X and Y ...": the first to follow, if they are several."""
    end = trigger.bounds[1]
    if end >= len(stream.words) or stream.words[end - 1].text != ",":
        return None
    following = next((group for group in everybody if group.first >= end and group.is_free), None)
    return following if following is not None and len(following.entities) > 1 else None


def subject_of_main_clause(stream: Stream, everybody: Sequence[Group], trigger: Trigger) -> Group | None:
    """Whose verb it is that opens a sentence before its main clause: "Après avoir accusé Moscou, Macron ..."."""
    sentence = stream.sentence_of(trigger.first)
    begin, end = trigger.bounds
    if begin > sentence.first and stream.words[begin - 1].text == "," and stream.is_head(begin, "break"):
        # "Meloni, dopo avere incontrato Scholz, ...": who leads it stands right before.
        own = any(begin <= group.first and group.last <= trigger.first and group.is_free for group in everybody)
        leader = next((group for group in everybody if group.last == begin - 1 and group.is_free), None)
        return None if own else leader
    if begin > sentence.first or end >= sentence.last or stream.words[end - 1].text != ",":
        return None
    before = (group for group in everybody if group.last <= trigger.first and group.is_free)
    following = next((group for group in everybody if group.first >= end and group.is_free), None)
    if following is None or following.first - end >= _BESIDE or next(before, None) is not None:
        return None
    return following


def labeller(stream: Stream, free: Sequence[Group], trigger: Trigger) -> Group | None:
    """Who gives somebody a judging name: the subject of the reporting or naming verb of the sentence."""
    sentence = stream.sentence_of(trigger.first)
    verbs = [match for kind in ("report", "label") for match in stream.within(kind, sentence)]
    for verb in sorted((match for match in verbs if match.entry.form == "verb"), key=lambda match: match.first):
        beside = [group for group in free if verb.last <= group.first <= verb.last + 1]
        if stream.lexicon.pack.order == "VSO" and beside:
            return beside[0]
        ahead = [group for group in free if group.last <= verb.first]
        if ahead:
            return ahead[0]
    return None
