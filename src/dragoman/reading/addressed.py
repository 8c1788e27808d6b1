"""Capitals to which a deed is done: "demande à Pékin", "acusó a Moscú" name a government, not where it is done."""

from __future__ import annotations

from dragoman.language.automaton import Match
from dragoman.reading.stream import Stream

# A phrase such as "demande à Pékin de lever" begins so many words before the capital.
_REACH = 6
# Deeds whose other side a small word for "to" attaches, where the same word may say where.
_ADDRESSING = frozenset({"REQUEST", "THREATEN", "SANCTION"})
_VISIT = "visit"


def is_addressed(stream: Stream, first: int, last: int) -> bool:
    """Whether the words from `first` to before `last` stand behind "to", or the mark of an object, of an event verb."""
    sign = first - 1
    if sign < 0 or not stream.is_head(sign, "in"):
        return False
    marks_object, addresses = stream.is_head(sign, "object"), stream.is_head(sign, "to")
    if not (marks_object or addresses):
        return False
    begin = max(stream.sentence_of(first).first, sign - _REACH)
    return any(
        (sign <= match.last <= first or match.last >= last) and _takes(stream, match, marks_object, addresses)
        for place in range(begin, sign)
        for match in stream.at("event", place)
    )


def _takes(stream: Stream, match: Match, marks_object: bool, addresses: bool) -> bool:
    words = stream.lexicon.pack.event[match.entry.index]
    sense = words.told
    if match.entry.form != "verb" and (match.entry.form != "noun" or sense.type != "SANCTION"):
        # "La demande à Paris" may be one that was made there.
        return False
    wanted = words.recipient or sense.recipient
    if marks_object:
        return sense.mode != _VISIT and "object" in wanted
    return addresses and sense.type in _ADDRESSING and "to" in wanted
