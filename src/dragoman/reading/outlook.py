"""Whether what a sentence tells at a place lies ahead of its telling."""

from __future__ import annotations

from dragoman.reading.stream import Stream
from dragoman.reading.text import Sentence

_COMMAS = frozenset(",;،，")
# How many words may stand between a verb and its day: "voted on Sunday".
_CLOSE = 6
_DAYS = frozenset({"weekday", "month", "phrase"})
_FUTURE = frozenset({"future", "hypothetical"})


def lies_ahead(stream: Stream, place: int) -> bool:
    """Whether a word of the future governs this place.

    It stands in the same sentence, and neither a reporting verb nor a break stands between, nor a "that" before it: in
    "Russia will withdraw, Lavrov said on Monday" and "he said Monday that he will go" the Monday is past, in "Lavrov
    said that he will go on Monday" it lies ahead. Behind a comma the future may have a day of its own: "they met on
    Monday, the next round is planned for Friday".
    """
    sentence = stream.sentence_of(place)
    if _is_put_off_to(stream, sentence, place):
        return True
    small = stream.within("word", sentence)
    ahead = [match for match in small if match.entry.value in _FUTURE and not _is_name(stream, match.first, sentence)]
    futures = [*_future_verbs(stream, sentence), *(match.first for match in ahead)]
    possible = {match.first for match in ahead if match.entry.value == "hypothetical"}
    if not futures:
        return False
    opening = [match.first for match in small if match.entry.value == "that"]
    parting = [match.first for match in small if match.entry.value == "break"]
    # "Will announce on Monday": the word of the future governs the reporting verb itself.
    governed = {match.last for match in ahead}
    reports = (match for match in stream.within("report", sentence) if match.entry.form != "noun")
    parting += [match.first for match in reports if match.first not in governed]
    done = _end_of_told_clause(stream, place, sentence.last)
    for future in futures:
        low, high = min(future, place), max(future, place)
        if done <= future or _has_its_own_day(stream, sentence, place, future):
            continue
        # "He spoke on Thursday and will go home", "they voted on Sunday on a possible change".
        is_joined = place < future and stream.ends_head(future, "and") and not stream.ends_head(future, "with")
        if is_joined or (place < future and future in possible and _follows_verb(stream, sentence, place)):
            continue
        between = parting + opening if place < future else parting
        if any(low < part < high for part in between) or _is_told_behind(stream, future, place):
            continue
        return True
    return False


def _is_put_off_to(stream: Stream, sentence: Sentence, place: int) -> bool:
    """Whether a day is that for which something is put off: "odgođen je za rujan", "отложена за септември"."""
    if not stream.ends_head(place, "for"):
        return False
    senses = (
        (match, stream.lexicon.pack.event[match.entry.index].told)
        for kind in ("event", "framed", "doubtful")
        for match in stream.within(kind, sentence)
    )
    return any(0 <= place - match.last <= _CLOSE and sense.undoes and sense.type == "REJECT" for match, sense in senses)


def names_future(stream: Stream, place: int) -> bool:
    """Whether the sentence of a place speaks of the future anywhere."""
    sentence = stream.sentence_of(place)
    values = (match.entry.value for match in stream.within("word", sentence))
    return bool(_future_verbs(stream, sentence)) or any(value in ("future", "hypothetical") for value in values)


def _is_name(stream: Stream, place: int, sentence: Sentence) -> bool:
    """Whether a word of the future is a name by its capital: "coach Will Wade"."""
    if place == sentence.first or not stream.words[place].capitalised:
        return False
    before = stream.words[place - 1]
    return before.kind == "word" and not before.capitalised


def _is_told_behind(stream: Stream, future: int, place: int) -> bool:
    """Whether a clause behind the future tells what was done: "after he said he would go, he was seen on Friday"."""
    comma = next((at for at in range(future, place) if stream.words[at].text in _COMMAS), place)
    return any(stream.is_head(at, "passive") for at in range(comma, place))


def _follows_verb(stream: Stream, sentence: Sentence, place: int) -> bool:
    """Whether a verb that tells something stands close before a place."""
    return any(
        match.entry.form != "noun" and 0 <= place - match.last < _CLOSE
        for kind in ("event", "framed", "report")
        for match in stream.within(kind, sentence)
    )


def _future_verbs(stream: Stream, sentence: Sentence) -> list[int]:
    """The verbs of the sentence that are a future by themselves: "встретятся"."""
    events = stream.lexicon.pack.event
    return [
        match.first
        for kind in ("event", "framed", "doubtful")
        for match in stream.within(kind, sentence)
        if match.entry.form != "noun" and "future" in events[match.entry.index].auxiliary
    ]


def _has_its_own_day(stream: Stream, sentence: Sentence, place: int, future: int) -> bool:
    """Whether a comma parts a place from the future behind it, which has another day in its own clause."""
    commas = [at for at in range(place, sentence.last) if stream.words[at].text in _COMMAS]
    if not any(at < future for at in commas):
        return False
    end = next((at for at in commas if at > future), sentence.last)
    return any(match.entry.value in _DAYS and future < match.first < end for match in stream.within("time", sentence))


def _end_of_told_clause(stream: Stream, place: int, last: int) -> int:
    """Where the clause of a place ends that tells something by itself: in "met on Monday, and will meet again" there.

    The end of the sentence where it tells nothing before: "on Monday, they will meet".
    """
    if stream.lexicon.pack.order == "SOV" and not stream.lexicon.pack.spaced:
        # 29日に訪問し, 会談する: a verb before a comma goes on with the last one, and its day with it.
        return last
    for at in range(place, last):
        if stream.words[at].text in _COMMAS or stream.is_head(at, "and"):
            first = at - 1
            while first > 0 and first >= stream.sentence_of(place).first and stream.words[first].text != ",":
                if stream.is_predicate(first):
                    return at
                first -= 1
            return last
    return last
