"""How far an event has come by one telling, and who wanted it: the sentence is looked at again.

Reading tells a meeting's plan, its holding and its refusal; whether it was put off or called off, is sure or only
thought of, stands in further words of the sentence. A word counts only where it is surely about this event: no end of
a clause, no other thing that is put off as well, and no other event stands nearer to it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from msgspec import Struct

from dragoman.language.pack_status import StatusKey
from dragoman.language.statuses import Signs, StatusWord, signs_in
from dragoman.model import EventMention, Mention, Span
from dragoman.record.facts import Status
from dragoman.record.families import MEETING, PHONE
from dragoman.record.meeting_words import tells_invitation

_CLAUSE_END = re.compile("[;；؛。！？!?]")
_PAUSE = re.compile("[,،，、:;؛。.]")
# Characters of languages that write without blanks count by twos.
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]{1,2}|(?:(?![\u3040-\u30ff\u3400-\u9fff])\w)+")

# How many words may stand between a status word and the event: behind it ("postponed his planned meeting") and before
# it ("the meeting between the ministers of both countries was postponed").
_AHEAD, _BEHIND = 5, 18
_NEAR_THING = 3
_NEAR_REFUSAL, _NEAR_PERHAPS = 2, 2
# Whoever asked is named right beside the words: "at the request of the new Russian minister", "Russia's request".
_NAME_BEHIND, _NAME_BEFORE = 4, 1

_OF_REFUSALS: dict[StatusKey, Status] = {
    "postponed": "postponed",
    "cancelled": "cancelled",
    "refused": "refused",
    "denied": "denied",
}


class _Event(Struct, frozen=True):
    """An event's place in its clause, with what stands in the clause; all spans are in the sentence.

    One that `is_open` was not told as held: it was planned, refused or called off.
    """

    sentence: str
    trigger: Span
    signs: Signs
    others: tuple[Span, ...]
    is_open: bool


def status_of(
    mention: EventMention,
    family: str,
    sentence: str,
    trigger: Span,
    language: str,
    others: Sequence[Span] = (),
) -> Status:
    """How far the event has come by this telling; `trigger` is its span within the sentence.

    `others` are the triggers of the sentence's other events, which words nearer to them are about.
    """
    plain = _plain_status(mention, family)
    if plain == "planned" and tells_invitation(sentence[slice(*trigger)], language):
        return "possible"
    if family not in (MEETING, PHONE) and "future" not in mention.auxiliary:
        return plain
    if mention.type == "REJECT" and "negation" in mention.auxiliary:
        # "The meeting has not been called off."
        return "planned"
    if plain == "possible" and mention.type == "REJECT":
        return plain
    event = _event(mention, sentence, trigger, language, others)
    said = {word.key for word in event.signs.words}
    if not said:
        return plain
    if mention.type == "REJECT":
        return _of_refusal(event)
    return _of_meeting(event, plain)


def _plain_status(mention: EventMention, family: str) -> Status:
    """What reading alone tells."""
    auxiliary = mention.auxiliary
    if "hypothetical" in auxiliary:
        # "if Russia does not invade" denies nothing.
        return "possible"
    if "negation" in auxiliary:
        return "denied"
    is_meeting = family in (MEETING, PHONE)
    if is_meeting and mention.type == "REJECT":
        return "refused"
    if "future" in auxiliary or (family == MEETING and mention.type == "AGREE"):
        return "planned"
    return "held" if is_meeting else "done"


def _event(mention: EventMention, sentence: str, trigger: Span, language: str, others: Sequence[Span]) -> _Event:
    start, end = _clause(sentence, trigger)
    signs = signs_in(sentence, language)
    inside = Signs(
        tuple(word for word in signs.words if start <= word.span[0] and word.span[1] <= end),
        tuple(word for word in signs.small if start <= word.span[0] and word.span[1] <= end),
    )
    apart = tuple(span for span in others if start <= span[0] < end and not _overlap(span, trigger))
    is_open = mention.type != "CONSULT" or "future" in mention.auxiliary
    return _Event(sentence, trigger, inside, apart, is_open)


def _clause(sentence: str, trigger: Span) -> Span:
    """Where the clause of an event begins and ends: at a semicolon or the end of a sentence."""
    ends = [mark.start() for mark in _CLAUSE_END.finditer(sentence)]
    start = max((end + 1 for end in ends if end < trigger[0]), default=0)
    return start, min((end for end in ends if end >= trigger[1]), default=len(sentence))


def _of_refusal(event: _Event) -> Status:
    """Which kind of refusal reading has found: the word in its trigger says so, or else the nearest one."""
    told = [(word, _OF_REFUSALS[word.key]) for word in event.signs.words if word.key in _OF_REFUSALS]
    near = [one for one in told if _overlap(one[0].span, event.trigger)]
    near = near or [one for one in told if _is_about(event, one[0])]
    nearest = min(near, key=lambda one: _between(event.sentence, one[0].span, event.trigger), default=None)
    return "refused" if nearest is None else nearest[1]


def _of_meeting(event: _Event, plain: Status) -> Status:
    """What a meeting or its plan has become by words beside it, the surest first."""
    near = {word.key for word in event.signs.words if _is_about(event, word)}
    if "held" in near and plain == "held" and not near & {"denied", "possible"}:
        # "The meeting, which had been put off twice, took place on Monday."
        return plain
    for key in ("cancelled", "postponed", "refused", "denied"):
        if key in near and plain != "possible":
            return key
    if plain == "planned" and "possible" in near:
        return "possible"
    if plain == "planned" and "confirmed" in near:
        return "confirmed"
    return "possible" if plain == "held" and "possible" in near else plain


def _is_about(event: _Event, word: StatusWord) -> bool:
    """Whether a status word is surely about the event."""
    if word.key in ("postponed", "cancelled") and _is_only_thought_of(event, word):
        return False
    if _overlap(word.span, event.trigger):
        # "Agreed to postpone the elections" plans no meeting.
        return not _has_a_thing(event, word, 1)
    is_ahead = word.span[0] < event.trigger[0]
    far = _between(event.sentence, word.span, event.trigger)
    if far > (_AHEAD if is_ahead and word.key not in ("confirmed", "denied") else _BEHIND):
        return False
    if not is_ahead and word.key in ("possible", "denied") and not _closes(event, word):
        # "They met to discuss possible sanctions" and "he met Biden, who denied everything" are about something else.
        return False
    if _is_parted(event, word) or _is_set_apart(event, word) or _has_a_thing(event, word, far):
        return False
    return all(
        _between(event.sentence, word.span, other) >= far or _is_word_itself(event, word, other, far)
        for other in event.others
    )


def _is_word_itself(event: _Event, word: StatusWord, other: Span, far: int) -> bool:
    """Whether another event's trigger is the status word and no more, which may well be said of this one.

    "Confirmed" and "denied" tell an event of their own; "called off" does where reading did not see of what.
    """
    if word.key in ("postponed", "cancelled"):
        return other == word.span and (event.is_open or far <= _NEAR_REFUSAL)
    return other == word.span and word.key != "refused"


def _is_only_thought_of(event: _Event, word: StatusWord) -> bool:
    """Whether a word of the possible stands right before it: "the talks could be put off"."""
    return any(
        small.key == "perhaps"
        and small.span[1] <= word.span[0]
        and _between(event.sentence, small.span, word.span) <= _NEAR_PERHAPS
        for small in event.signs.small
    )


def _closes(event: _Event, word: StatusWord) -> bool:
    """Whether nothing more is said behind a status word before a comma or the end."""
    behind = event.sentence[word.span[1] :]
    return not _WORD.search(_PAUSE.split(behind, maxsplit=1)[0])


def _is_set_apart(event: _Event, word: StatusWord) -> bool:
    """Whether a comma parts a status word from what was held: two of them only set an insertion off."""
    if event.is_open:
        return False
    between = event.sentence[word.span[1] : event.trigger[0]] or event.sentence[event.trigger[1] : word.span[0]]
    if word.key == "denied" and _PAUSE.match(between):
        # "Der Kreml dementierte, dass ...": the comma stands before what is denied.
        return False
    return len(_PAUSE.findall(between)) % 2 == 1


def _is_parted(event: _Event, word: StatusWord) -> bool:
    """Whether a clause ends between the two; what follows "but" or "and" at once is still said of a plan."""
    for small in event.signs.small:
        if small.key not in ("break", "and") or not _stands_between(small.span, word.span, event.trigger):
            continue
        gap = _between(event.sentence, small.span, word.span)
        is_behind = word.span[0] > event.trigger[0]
        if small.key == "break" and not (event.is_open and is_behind and gap <= 1):
            return True
        if small.key == "and" and is_behind and gap == 0 and not event.is_open:
            return True
    return False


def _has_a_thing(event: _Event, word: StatusWord, far: int) -> bool:
    """Whether something else that is put off or called off stands nearer to the word: "cancelled the vote"."""
    things = (small.span for small in event.signs.small if small.key == "thing")
    apart = (thing for thing in things if not _overlap(thing, event.trigger) and not _overlap(thing, word.span))
    return any(_between(event.sentence, word.span, thing) <= min(far, _NEAR_THING) for thing in apart)


def asker(sentence: str, language: str, mentions: Collection[Mention], start: int = 0) -> Mention | None:
    """Which of a sentence's mentions asked for the event; None where nobody is named, or two are.

    The mentions' spans count from the text's beginning, `start` is where the sentence begins in it.
    """
    return _named(sentence, language, mentions, start, "asked_by", "asked_of")


def _named(
    sentence: str, language: str, mentions: Collection[Mention], start: int, by: StatusKey, of: StatusKey
) -> Mention | None:
    words = signs_in(sentence, language).words
    here = [(mention, (mention.span[0] - start, mention.span[1] - start)) for mention in mentions]
    found: dict[str, Mention] = {}
    for word in words:
        if word.key in (by, of):
            beside = _beside(sentence, word.span, here, is_behind=word.key == by)
            if beside is not None:
                found.setdefault(beside.entity, beside)
    return next(iter(found.values())) if len(found) == 1 else None


def _beside(
    sentence: str, phrase: Span, mentions: Iterable[tuple[Mention, Span]], *, is_behind: bool
) -> Mention | None:
    """The mention right behind a phrase or right before it; the name rather than the people it belongs to."""
    near = []
    for mention, span in mentions:
        # "中国側の要請": the name may end in the phrase's first words.
        stands = span[0] >= phrase[1] if is_behind else span[0] < phrase[0] and span[1] <= phrase[1]
        between = sentence[phrase[1] : span[0]] if is_behind else sentence[span[1] : phrase[0]]
        if (
            stands
            and not _CLAUSE_END.search(between)
            and _count(between) <= (_NAME_BEHIND if is_behind else _NAME_BEFORE)
        ):
            near.append((_count(between), mention.form == "demonym", span, mention))
    if not near:
        return None
    best = min(near, key=lambda one: (one[0], one[1], one[2]))
    if not best[1]:
        return best[3]
    # "The Russian president's request": the people stand right before who is meant.
    named = [one for one in near if not one[1] and _between(sentence, one[2], best[2]) == 0]
    return named[0][3] if named and is_behind else best[3]


def _between(sentence: str, one: Span, other: Span) -> int:
    """How many words stand between two spans."""
    if _overlap(one, other):
        return 0
    return _count(sentence[min(one[1], other[1]) : max(one[0], other[0])])


def _count(text: str) -> int:
    return sum(1 for _ in _WORD.finditer(text))


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _stands_between(span: Span, one: Span, other: Span) -> bool:
    first, second = sorted((one, other))
    return first[1] <= span[0] and span[1] <= second[0]
