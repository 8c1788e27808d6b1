"""Whether what a sentence tells at a place lies ahead of its telling."""

from __future__ import annotations

from dragoman.reading.stream import Stream


def lies_ahead(stream: Stream, place: int) -> bool:
    """Whether a word of the future governs this place.

    It stands in the same sentence, and neither a reporting verb nor a break stands between, nor a "that" before it: in
    "Russia will withdraw, Lavrov said on Monday" and "he said Monday that he will go" the Monday is past, in "Lavrov
    said that he will go on Monday" it lies ahead.
    """
    sentence = stream.sentence_of(place)
    futures: list[int] = []
    parting: list[int] = []
    opening: list[int] = []
    for match in stream.within("word", sentence):
        if match.entry.value in ("future", "hypothetical"):
            futures.append(match.first)
        elif match.entry.value == "break":
            parting.append(match.first)
        elif match.entry.value == "that":
            opening.append(match.first)
    if not futures:
        return False
    parting += [match.first for match in stream.within("report", sentence) if match.entry.form != "noun"]
    for future in futures:
        low, high = min(future, place), max(future, place)
        between = parting + opening if place < future else parting
        if not any(low < part < high for part in between):
            return True
    return False
