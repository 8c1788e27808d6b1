"""How the words of a group are attached: by what stands before them, by their own ending, by what stands behind."""

from __future__ import annotations

from dragoman.reading.articles import by_article
from dragoman.reading.case_endings import by_case
from dragoman.reading.entities import Cast, Located
from dragoman.reading.glued import MARKERS, glued
from dragoman.reading.stream import Stream
from dragoman.reading.text import Sentence

_MOST_WORDS_BETWEEN = 3
_COUNTS = ("many", "rough", "number")
_NUMBERS = frozenset({"number", "multiplier"})
_OPENING = frozenset('„“«"')


def markers(stream: Stream, first: int, last: int, sentence: Sentence) -> tuple[str, ...]:
    """How the words from `first` to before `last` are attached: senses out of `MARKERS`, "possessive", or a case."""
    return _by_small_words(stream, first, last, sentence) or by_article(stream, first, last, sentence)


def _by_small_words(stream: Stream, first: int, last: int, sentence: Sentence) -> tuple[str, ...]:
    if last < sentence.last and stream.is_head(last, "possessive"):
        return ("possessive",)
    senses = tuple(sense for sense in glued(stream, first) if sense != "and")
    if senses:
        return senses
    # "Rusya'ya karşı" is against Russia, though the case alone would be "to".
    counted_to = _behind_count(stream, last, sentence)
    attached = behind(stream, counted_to, sentence) or by_case(stream, counted_to)
    # Where prepositions stand before, the mark behind "حمله به اوکراین را" is that of the whole phrase.
    if attached and not (attached == ("object",) and first > sentence.first and _is_prepositioned(stream, first)):
        return attached
    if first > sentence.first and stream.words[first - 1].text in _OPENING:
        first -= 1
    longer, counted = 0, False
    reach = _reach(stream)
    for place in range(first, max(sentence.first, first - reach), -1):
        ends_object = _ends_object(stream, place)
        senses = () if ends_object else tuple(head for head in stream.heads_ending(place) if head in MARKERS)
        if senses and _ends_count(stream, place):
            counted = True
        elif senses and not (_takes_article(stream, first, counted) and stream.ends_head(place, "article")):
            return senses
        word = stream.words[place - 1]
        if (
            word.capitalised
            or ends_object
            or _ends_place(stream, place)
            or stream.ends_head(place, "break", "condition", "that")
        ):
            return ()
        if word.kind == "sign" or stream.is_predicate(place - 1) or stream.is_day(place - 1):
            return ()
        longer += len(word.text) > 3
        if longer > reach - _MOST_WORDS_BETWEEN + 1:
            return ()
    return ()


def _ends_place(stream: Stream, place: int) -> bool:
    """Whether a place's name ends before a word, which a preposition ahead of it leaves bare: "في ستوكهولم نظيره"."""
    is_place = stream.lexicon.pack.spaced and stream.ends_kind(place, "place")
    return is_place and not stream.words[place - 1].text.islower()


def _takes_article(stream: Stream, first: int, counted: bool) -> bool:
    """Whether what is article and preposition in one is an article: "par des centaines", "acusou a Rússia"."""
    return counted or stream.is_head(first, "articled")


def _ends_object(stream: Stream, place: int) -> bool:
    """Whether the mark of an object ends before a word, which says nothing of what stands behind it."""
    pack = stream.lexicon.pack
    return pack.order == "SOV" and not pack.grammar.postpositions and stream.ends_head(place, "object")


def _is_prepositioned(stream: Stream, first: int) -> bool:
    """Whether a preposition stands right before a phrase, in a language that has no postpositions."""
    heads = stream.heads_ending(first)
    return not stream.lexicon.pack.grammar.postpositions and any(head in MARKERS for head in heads if head != "object")


def _ends_count(stream: Stream, place: int) -> bool:
    """Whether the preposition that ends before a word only ties a number to it: "decenas de", "un grupo de"."""
    if stream.ends_head(place, "collective") or any(stream.ends_kind(place, kind) for kind in _COUNTS):
        return True
    if stream.ends_kind(place, "bound") and (stream.words[place].kind == "number" or stream.is_any(_NUMBERS, place)):
        # "около двеста души": about so many.
        return True
    return place > 1 and stream.words[place - 2].kind == "number" and stream.ends_head(place, "of")


def by_first_word(stream: Stream, cast: Cast, mention: Located) -> tuple[str, ...]:
    """How the ending of an office, a group or a country attaches a phrase: "președintelui Macron" is "of" and "to"."""
    cases = stream.lexicon.pack.names.first_cases
    first = mention.reach[0]
    if not cases or (
        first == mention.first and mention.form == "name" and cast.entities[mention.entity].kind == "person"
    ):
        return ()
    written = stream.words[first].text.lower()
    return tuple(case for case, endings in cases.items() if written.endswith(endings))


def behind(stream: Stream, last: int, sentence: Sentence) -> tuple[str, ...]:
    """The senses of the postposition right behind a name, where the language has such.

    Where verbs stand last, the mark of objects stands behind them though prepositions stand before: روسیه را محکوم کرد.
    """
    pack = stream.lexicon.pack
    if last >= sentence.last or not (pack.grammar.postpositions or pack.order == "SOV"):
        return ()
    allowed = MARKERS if pack.grammar.postpositions else ("object",)
    senses = [match for match in stream.at("word", last) if match.entry.value in allowed]
    longest = max((match.last for match in senses), default=0)
    return tuple(match.entry.value for match in senses if match.last == longest)


def _behind_count(stream: Stream, last: int, sentence: Sentence) -> int:
    """Where the count of those who are named right before it ends, with its unit: 人質4人を, "인질 4명을".

    Where an office stands behind its name, so does a count.
    """
    is_behind = stream.lexicon.pack.names.role_behind and stream.lexicon.pack.order == "SOV"
    if not is_behind or last + 1 >= sentence.last or stream.words[last].kind != "number":
        return last
    units = [match.last for kind in ("unit", "measure") for match in stream.at(kind, last + 1)]
    return max(units, default=last + 2)


def _reach(stream: Stream) -> int:
    """How many words may stand between a preposition and its noun; syllables written apart count half."""
    return 2 * _MOST_WORDS_BETWEEN if stream.lexicon.pack.syllabic else _MOST_WORDS_BETWEEN
