"""How far a word of a sentence reaches: its clause, and the marks of future, condition and negation around it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from msgspec import Struct

from dragoman.language.automaton import Match
from dragoman.model import AuxiliaryMode, Span
from dragoman.reading.quotation_marks import stretch_at, stretch_at_or_before
from dragoman.reading.stream import Stream
from dragoman.reading.text import Sentence

_BETWEEN_WORDS = re.compile(r"[ |()]+")
_MODES = ("future", "hypothetical", "condition", "historical", "negation")
_CLOSE = 4
_CLOSE_CHARACTERS = 10
_CLOSE_BEHIND_SECOND = 12
_NEGATION_REACH = 4
_PREDICATE_REACH = 12
# How many unstressed pronouns may stand before the verb within an event word: "se lo dará".
_CLITICS = 2


class Clauses(Struct, frozen=True):
    """Where the clauses of a sentence may begin and end, in words, each in order."""

    begins: tuple[int, ...]
    ends: tuple[int, ...]

    def around(self, place: int) -> tuple[int, int]:
        """The words from and to before which the word at `place` reaches."""
        return self.begins[bisect_right(self.begins, place) - 1], self.ends[bisect_right(self.ends, place)]


def clauses(stream: Stream, sentence: Sentence, walls: Sequence[Span]) -> Clauses:
    """The clauses of a sentence: a conjunction, a relative, some signs and quotation marks part them.

    `walls` are quotations in code points: inside and outside do not see each other.
    """
    parted = set(_parted(stream, sentence, walls))
    adjunct = _end_of_opening(stream, sentence)
    if adjunct is not None and adjunct < sentence.last:
        parted.add(adjunct)
    begins, ends = (_inside(places, sentence) for places in stream.clause_bounds)
    if parted:
        begins, ends = sorted(parted.union(begins)), sorted(parted.union(ends))
    return Clauses((sentence.first, *begins), (*ends, sentence.last))


def _inside(places: Sequence[int], sentence: Sentence) -> Sequence[int]:
    """Of places in order those in a sentence, behind its first word."""
    first = bisect_right(places, sentence.first)
    return places[first : bisect_left(places, sentence.last, first)]


def _parted(stream: Stream, sentence: Sentence, walls: Sequence[Span]) -> Iterator[int]:
    """The words of a sentence at which a quotation begins, or what stands behind one."""
    words = stream.words
    reached = stretch_at_or_before(walls, words[sentence.last - 1].start)
    if reached is None or walls[reached][1] <= words[sentence.first].start:
        return
    before = stretch_at(walls, words[sentence.first].start)
    for place in range(sentence.first + 1, sentence.last):
        inside = stretch_at(walls, words[place].start)
        if inside != before:
            yield place
        before = inside


def _end_of_opening(stream: Stream, sentence: Sentence) -> int | None:
    """Where the main clause begins behind an opening such as "After a meeting in Geneva, "; None without one."""
    if not stream.is_head(sentence.first, "break", "condition"):
        return None
    for place in range(sentence.first + 1, sentence.last):
        if stream.words[place].text == ",":
            return place + 1
    return None


def auxiliary_modes(
    stream: Stream, first: int, last: int, bounds: tuple[int, int], is_noun: bool = False
) -> tuple[AuxiliaryMode, ...]:
    """The auxiliary modes that stand around a predicate in the words from `first` to before `last`, sorted.

    `bounds` is its clause. Future, hypothetical and negation stand close before the predicate (the negation in some
    languages right after it; around a noun, which may be the subject of its verb, behind it too), a condition anywhere
    before it in the clause, a time long past anywhere in it.
    """
    found: set[AuxiliaryMode] = set()
    leans = stream.lexicon.pack.grammar.auxiliary_second and not is_noun
    near = max(bounds[0], first - _CLOSE_BEHIND_SECOND) if leans else _near(stream, first, bounds[0])
    # Where verbs stand last, so do those that govern others: "kınaması bekleniyor".
    is_inner = is_noun or stream.lexicon.pack.order == "SOV"
    behind = _end_of_predicate(stream, last, bounds[1]) if is_inner else last
    for head in _MODES:
        for match in stream.of_head(head, *bounds):
            place = match.first
            if match.last > bounds[1]:
                continue
            if first <= place < last:
                # What stands inside the event word is part of its sense, but for the ending of its verb.
                if head == "future" and not is_noun and _is_to_come(stream, first, place):
                    found.add("future")
                continue
            if head in ("future", "hypothetical") and near <= match.last - 1 < behind:
                announces = head == "future" or (stream.is_head(place, "would") and _is_reported(stream, place))
                found.add("future" if announces else "hypothetical")
            elif head == "condition" and place < first:
                found.add("hypothetical")
            elif head == "historical":
                found.add("historical")
            elif head == "negation" and (
                (_negates(stream, place, match.last, first) and not _is_of_fate(stream, place))
                or (last <= place <= behind and not _is_of_noun(stream, match))
            ):
                found.add("negation")
    if stream.has_head(bounds[0], first, "condition"):
        # "If Moscow were to invade" tells of nothing that is announced.
        found.discard("future")
    return tuple(sorted(found))


def _is_to_come(stream: Stream, first: int, place: int) -> bool:
    """Whether a word that begins an event word tells by its ending alone what is to come: "visitará", "se reunirá"."""
    endings = _endings(stream.lexicon.pack.grammar.future)
    return bool(endings) and place - first <= _CLITICS and stream.words[place].folded.endswith(endings)


@cache
def _endings(forms: tuple[str, ...]) -> tuple[str, ...]:
    """The bare endings among the forms of a small word: "*ará"."""
    singles = (each for form in forms if " " not in form for each in form.split("|"))
    return tuple(each[1:] for each in singles if each.startswith("*"))


def _near(stream: Stream, first: int, begin: int) -> int:
    """Where a mark before a predicate stands close to it: four words, or what these are where a character is one."""
    if stream.lexicon.pack.spaced:
        return max(begin, first - _CLOSE)
    near = max(begin, first - _CLOSE_CHARACTERS)
    return next((at + 1 for at in range(first - 1, near - 1, -1) if stream.words[at].text == ","), near)


def is_condition(stream: Stream, first: int, bounds: tuple[int, int]) -> bool:
    """Whether a predicate stands in the clause of an "if" itself, no comma between."""
    for place in range(first - 1, bounds[0] - 1, -1):
        if stream.is_head(place, "condition"):
            return True
        if stream.words[place].text == ",":
            return False
    # "Se" is "if" as well as "whether", and so may end the clause before its own.
    return bounds[0] > 0 and stream.is_head(bounds[0] - 1, "condition")


def is_negated_inside(stream: Stream, first: int, last: int, forms: Iterable[str]) -> bool:
    """Whether a negation stands in the gap of a phrase: "provided no aid", where none of its forms has one itself."""
    inside = {stream.words[place].folded for place in range(first + 1, last) if stream.is_head(place, "negation")}
    return bool(inside) and not any(inside.intersection(_BETWEEN_WORDS.split(form.lower())) for form in forms)


def _is_reported(stream: Stream, place: int) -> bool:
    """Whether a word of reporting stands before a word in its sentence: "said they would come" announces."""
    return any(match.last <= place for match in stream.within("report", stream.sentence_of(place)))


def _end_of_predicate(stream: Stream, last: int, stop: int) -> int:
    """How far the verb may stand behind its noun: up to the next comma."""
    end = last
    while end < min(stop, last + _PREDICATE_REACH) and stream.words[end].text not in ",(":
        end += 1
    return end


def _negates(stream: Stream, place: int, end: int, first: int) -> bool:
    return place < first and first - end < _NEGATION_REACH and not _signs_between(stream, end, first)


def _is_of_fate(stream: Stream, place: int) -> bool:
    """Whether a negation says with the word behind it what became of people: "nie żyją po ataku na Odessę"."""
    return any(match.first == place < match.last - 1 for match in stream.at("fate", place))


def _is_of_noun(stream: Stream, negation: Match) -> bool:
    """Whether a negation is of the event noun before which it stands, or part of an event word: "sin acuerdo"."""
    events = stream.within("event", stream.sentence_of(negation.first))
    return any(
        match.first <= negation.first < match.last or (match.first == negation.last and match.entry.form == "noun")
        for match in events
    )


def _signs_between(stream: Stream, first: int, last: int) -> bool:
    return any(stream.words[place].text == "," for place in range(first, last))


def is_passive(stream: Stream, first: int, bounds: tuple[int, int]) -> bool:
    """Whether a passive auxiliary stands right before a verb, at most small words between."""
    return _auxiliary(stream, first, bounds) == "passive"


def is_perfect(stream: Stream, first: int, bounds: tuple[int, int]) -> bool:
    """Whether an auxiliary of the active perfect stands right before a participle: "avait longtemps critiqué"."""
    return _auxiliary(stream, first, bounds) == "perfect"


def _auxiliary(stream: Stream, first: int, bounds: tuple[int, int]) -> str | None:
    """The head of the auxiliary right before a verb, at most small words between; None without one."""
    for end in range(first, max(bounds[0], first - _CLOSE), -1):
        if stream.ends_head(end, "passive"):
            return "passive"
        if stream.ends_head(end, "perfect"):
            return "perfect"
        if stream.ends_head(end, "infinitive", "light") or stream.words[end - 1].kind == "sign":
            return None
        if stream.words[end - 1].capitalised:
            return None
    return None
