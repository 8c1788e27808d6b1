"""How far an event has come by one telling of it."""

from __future__ import annotations

from dragoman.model import EventMention, Span
from dragoman.record.facts import Status
from dragoman.record.meeting_words import tells_meeting

MEETING, PHONE = "meeting", "phone"


def family_of(mention: EventMention, trigger: str, language: str) -> str:
    """What kinds of telling can be of one event: a meeting is planned as AGREE, held as CONSULT, refused as REJECT.

    `trigger` are the words that tell it, by which a visit to come is told from another agreement to come.
    """
    if mention.type == "CONSULT":
        return PHONE if mention.mode == "phone" else MEETING
    if mention.type == "REJECT":
        is_meeting = mention.mode == "meet" or (mention.mode is None and tells_meeting(trigger, language))
        return MEETING if is_meeting else mention.type
    if mention.type == "AGREE" and mention.mode is None and "future" in mention.auxiliary:
        is_meeting = len(mention.actors) + len(mention.recipients) > 1 or tells_meeting(trigger, language)
        return MEETING if is_meeting else mention.type
    return mention.type


def status_of(mention: EventMention, family: str, sentence: str, trigger: Span, language: str) -> Status:
    """How far the event has come by this telling."""
    auxiliary = mention.auxiliary
    if "hypothetical" in auxiliary:
        # "if Russia does not invade" denies nothing.
        return "possible"
    if "negation" in auxiliary:
        return "denied"
    if family == MEETING and mention.type == "REJECT":
        return "refused"
    if "future" in auxiliary or (family == MEETING and mention.type == "AGREE"):
        return "planned"
    return "held" if family in (MEETING, PHONE) else "done"
