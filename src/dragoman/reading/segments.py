"""Runs of capitals cut where another name begins, and freed of words that have their capital for another reason."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dragoman.reading.found import Found
from dragoman.reading.runs import cut_back, cut_front, is_opening
from dragoman.reading.stream import Stream
from dragoman.reading.traits import PartTraits, part_traits

_TWO, _WIDELY_KNOWN, _HARDLY_KNOWN = 2, 4, 1


def segmented(stream: Stream, items: Iterable[Found]) -> list[Found]:
    """The same runs, each a single name as far as can be told; what is no part of a name is left out."""
    runs = list(items)
    alone = {key for item in runs if len(item.parts) == 1 for key in _options(stream, item)[0].keys}
    found = []
    for item in runs:
        if item.sure:
            found.append(item)
            continue
        options = _options(stream, item)
        if len(options) >= _TWO and item.role is None and not item.titled:
            at = _front(stream, item, options, alone)
            if at:
                cut_front(stream, item, at)
                options = options[at:]
        at = _second_name(options)
        if at and not item.modifier:
            second = cut_back(stream, item, at)
            found.extend([item, second])
        else:
            found.append(item)
    return found


def _options(stream: Stream, item: Found) -> list[PartTraits]:
    own = stream.lexicon
    return [part_traits(own.language, own.fold(part)) for part in item.parts]


def _front(stream: Stream, item: Found, options: Sequence[PartTraits], alone: set[str]) -> int:
    """How many words before the name belong to something else: "Brexit Oliver Robbins", "Отставка Джонсона"."""
    for at in range(1, len(options) - 1):
        if options[at].given == _TWO and all(part.scripts <= _HARDLY_KNOWN for part in options[:at]):
            return at
    first, second = options[0], options[1]
    if any(match.entry.value == "weekday" for match in stream.at("time", item.first)):
        return 1
    if first.given or not is_opening(stream, item.first, stream.sentence_of(item.first)):
        return 0
    is_name = second.given == _TWO or second.surname or not alone.isdisjoint(second.keys)
    is_other = first.scripts <= _HARDLY_KNOWN and stream.is_small(stream.words[item.first].folded)
    is_stranger = not first.scripts and second.surname and len(options) == _TWO and alone.isdisjoint(first.keys)
    return int((is_other and (is_name or second.scripts >= _WIDELY_KNOWN)) or is_stranger)


def _second_name(options: Sequence[PartTraits]) -> int:
    """Where a second full name begins right behind a first: "Theresa May Gavin Barwell"."""
    if options[0].given != _TWO:
        return 0
    for at in range(2, len(options) - 1):
        if options[at].given == _TWO and not options[at - 1].given:
            return at
    return 0
