"""What kinds of telling can be of one event."""

from __future__ import annotations

from dragoman.model import EventMention
from dragoman.record.meeting_words import tells_call, tells_meeting, tells_other_deed, tells_talks

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
        if tells_call(trigger, language):
            return PHONE
        if tells_meeting(trigger, language):
            return MEETING
        is_of_several = len(mention.actors) + len(mention.recipients) > 1
        return MEETING if is_of_several and not tells_other_deed(trigger, language) else mention.type
    return mention.type


def may_be_call(mention: EventMention, family: str, trigger: str, language: str) -> bool:
    """Whether it tells that people talked, and not whether they met or called."""
    return family == MEETING and mention.type == "CONSULT" and mention.mode is None and tells_talks(trigger, language)
