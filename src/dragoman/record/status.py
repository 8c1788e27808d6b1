"""How far an event has come by one telling of it."""

from __future__ import annotations

from dragoman.model import EventMention, Span
from dragoman.record.facts import Status

MEETING, PHONE = "meeting", "phone"


def family_of(mention: EventMention) -> str:
    """What kinds of telling can be of one event: a meeting is planned as AGREE, held as CONSULT, refused as REJECT."""
    if mention.type == "CONSULT":
        return PHONE if mention.mode == "phone" else MEETING
    if mention.type in ("AGREE", "REJECT") and mention.mode == "meet":
        return MEETING
    if mention.type == "AGREE" and mention.mode is None and "future" in mention.auxiliary:
        return MEETING if len(mention.actors) + len(mention.recipients) > 1 else "AGREE"
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
