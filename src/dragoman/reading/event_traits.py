"""What can be seen of a telling in any language, in numbers: `events.json` weighs them.

Nothing of a language's words is in them, so that what is learned on one language holds for all.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

import numpy as np

from dragoman.knowledge.ontology import event_types, recipient_required
from dragoman.model import Entity, Span
from dragoman.reading.entities import Cast, Located, mentions_by_sentence
from dragoman.reading.quotation_marks import stretch_at
from dragoman.reading.stream import Stream
from dragoman.reading.tellings import FORMS, RECIPROCAL, WAYS, Telling
from dragoman.reading.text import Sentence
from dragoman.trees import Floats

_TYPES = event_types()
SURE = frozenset({"subject", "behind", "passive", "owner", "between", "carrier"})
_MARKS = ("future", "hypothetical", "negation", "historical")
KINDS = ("person", "organisation", "country", "group")
_PARTY = (*KINDS, "official")

# The event word itself; who does it to whom; what stands around it; what the article is about. A function for each
# gives its values in this order.
_WORD = (
    *_TYPES, *FORMS, *_MARKS, "doubtful", "governs", "governed", "words", "letters", "capital", "speaker_sense",
    "contexts",
)  # fmt: skip
_WHO = (
    *(f"by_{way}" for way in WAYS), "actors", "recipients", "recipient_lacks",
    *(f"actor_{kind}" for kind in _PARTY), *(f"recipient_{kind}" for kind in _PARTY), "actor_gap", "recipient_gap",
)  # fmt: skip
_AROUND = (
    "quoted", "length", "rivals", "order", "officials_before", "officials_behind", "article_before", "infinitive",
    "light", "in_before", "that", "condition", "relative", "report", "number", "context", "head", "last",
)  # fmt: skip
_ARTICLE = (
    "official_share", "officials", "countries", "density", "same_type", "same_sense", "place", "context_density",
    "digits", "quoted_share", "sentences",
)  # fmt: skip
# What the senses of the words are worth as witnesses: its own; the best other of its sentence; the mean of the others.
WORTH = ("sense", "sense_sentence", "sense_article")
EVENT_TRAITS = (*_WORD, *_WHO, *_AROUND, *_ARTICLE, *WORTH)

# Whoever has a part in public life.
OFFICIAL = frozenset({"COP", "GOV", "JUD", "LEG", "MIL", "PRM", "PTY", "REB", "SPY", "UAF", "OPP", "IGO"})
_FAR = 30
# How much a character says, where none are separated, and a syllable that stands apart: of a word, and in letters.
_CHARACTER, _SYLLABLE, _LETTERS = 0.6, 0.75, 4
_NO_WORTH = -4.0
_MOST = 9


class Around:
    """What all tellings of an article share: who of its entities is of public life, and where they stand."""

    def __init__(self, stream: Stream, cast: Cast, walls: Sequence[Span], told: Sequence[Telling]) -> None:
        self.stream = stream
        self.cast = cast
        self.walls = walls
        pack = stream.lexicon.pack
        self.word = _SYLLABLE if pack.syllabic else 1.0 if pack.spaced else _CHARACTER
        self.letter = 1 if pack.spaced else _LETTERS
        self.official = [is_official(entity) for entity in cast.entities]
        self.by_sentence = mentions_by_sentence(stream, cast)
        self.types = Counter(one.type for one in told)
        self.senses = Counter(one.sense.name for one in told)
        self.rivals = Counter(one.sentence.first for one in told)
        self.digits = [place for place, word in enumerate(stream.words) if word.kind == "number"]
        self.shared = self._of_article(len(told))

    def has_digits(self, sentence: Sentence) -> bool:
        """Whether a number in digits stands in a sentence."""
        at = bisect_left(self.digits, sentence.first)
        return at < len(self.digits) and self.digits[at] < sentence.last

    def _of_article(self, told: int) -> list[float]:
        words = max(self.word * len(self.stream.words), 1)
        mentions = self.cast.mentions
        officials = sum(self.official[mention.entity] for mention in mentions)
        countries = sum(self.cast.entities[mention.entity].kind == "country" for mention in mentions)
        contexts = len(self.stream.matches("context"))
        quoted = sum(last - first for first, last in self.walls)
        return [
            officials / max(len(mentions), 1),
            100 * officials / words,
            100 * countries / words,
            100 * told / words,
            100 * contexts / words,
            100 * len(self.digits) / words,
            quoted / max(len(self.stream.text), 1),
            min(len(self.stream.sentences), 60),
        ]


def is_official(entity: Entity) -> bool:
    """Whether an entity is of public life: a country, or whoever's sector is of the state or of politics."""
    return entity.kind == "country" or entity.sector in OFFICIAL


def event_traits(around: Around, told: Sequence[Telling], senses: Mapping[str, float]) -> Floats:
    """The traits of each telling, a column each; the rows are `EVENT_TRAITS`.

    `senses` are the log-odds that words of a sense tell an event; "" stands for a sense that is not among them.
    """
    columns = []
    order: Counter[int] = Counter()
    for one in told:
        columns.append(
            [
                *_of_word(around, one),
                *_of_parties(around, one),
                *_of_place(around, one, order[one.sentence.first]),
                *_of_text(around, one),
            ]
        )
        order[one.sentence.first] += 1
    own = [senses.get(one.sense.name, senses[""]) for one in told]
    return np.vstack((np.array(columns, np.float32).T, worths(own, [one.sentence.first for one in told])))


def worths(own: Sequence[float], sentences: Sequence[int]) -> Floats:
    """What the senses of all tellings of a text are worth: the rows of `WORTH`.

    `own` is the worth of each telling's sense, `sentences` tells which of them share a sentence.
    """
    by_sentence: dict[int, list[float]] = {}
    for worth, sentence in zip(own, sentences, strict=True):
        insort(by_sentence.setdefault(sentence, []), worth)
    total, count = sum(own), len(own)
    rows = []
    for worth, sentence in zip(own, sentences, strict=True):
        rivals = by_sentence[sentence]
        best = _NO_WORTH if len(rivals) == 1 else rivals[-2] if worth == rivals[-1] else rivals[-1]
        rows.append((worth, best, (total - worth) / (count - 1) if count > 1 else _NO_WORTH))
    return np.array(rows, np.float32).T


def is_plain(around: Around, told: Telling) -> bool:
    """Whether a telling names two sides of public life by plain words and grammar: "Russia and the US held talks"."""
    official = [one for one in (*told.actors, *told.recipients) if around.official[one]]
    is_said = told.doubtful or told.sense.actor == "speaker"
    # "He confirmed that will meet her": whose report it is, is the subject that the reported verb leaves out.
    is_reported = told.actor_by == "report" and told.form == "verb" and told.type in RECIPROCAL
    is_sure = told.actor_by in SURE or is_reported
    return not is_said and is_sure and len(official) > 1 and bool(set(told.actors) & set(official))


@lru_cache(maxsize=4096)
def which(among: tuple[str, ...], given: tuple[str, ...]) -> tuple[bool, ...]:
    """Which of some names are given."""
    return tuple(each in given for each in among)


def _of_word(around: Around, told: Telling) -> Iterable[float]:
    start, end = around.stream.span(told.first, told.last)
    return (
        *which(_TYPES, (told.type,)),
        *which(FORMS, (told.form,)),
        *which(_MARKS, told.auxiliary),
        told.doubtful,
        told.sense.governs or told.sense.undoes,
        told.governed,
        around.word * (told.last - told.first),
        around.letter * (end - start),
        around.stream.words[told.first].capitalised,
        told.sense.actor == "speaker",
        len(told.contexts),
    )


def _of_parties(around: Around, told: Telling) -> Iterable[float]:
    mentions = around.by_sentence.get(around.stream.number_of_sentence(told.first), [])
    return (
        *which(WAYS, (told.actor_by,)),
        len(told.actors),
        len(told.recipients),
        recipient_required(told.type) and not told.recipients and len(told.actors) < 2,
        *_kinds(around, told.actors),
        *_kinds(around, told.recipients),
        _gap(around, told, mentions, told.actors),
        _gap(around, told, mentions, told.recipients),
    )


def _kinds(around: Around, parties: Sequence[int]) -> list[bool]:
    kinds = tuple([around.cast.entities[one].kind for one in parties])
    return [*which(KINDS, kinds), True in [around.official[one] for one in parties]]


def _gap(around: Around, told: Telling, mentions: Sequence[Located], parties: Sequence[int]) -> float:
    """How many words stand between the event word and the nearest mention of a party; far where there is none."""
    gaps = [
        told.first - mention.reach[1] if mention.first < told.first else mention.reach[0] - told.last
        for mention in mentions
        if mention.entity in parties
    ]
    return min((around.word * max(gap, 0) for gap in gaps), default=_FAR)


def _of_place(around: Around, told: Telling, order: int) -> Iterable[float]:
    stream, sentence = around.stream, told.sentence
    mentions = around.by_sentence.get(stream.number_of_sentence(told.first), [])
    officials = [mention for mention in mentions if around.official[mention.entity]]
    first = told.bounds[0]
    return (
        stretch_at(around.walls, stream.words[told.first].start) is not None,
        min(around.word * (sentence.last - sentence.first), 60),
        min(around.rivals[sentence.first], _MOST),
        order,
        len([mention for mention in officials if mention.first < told.first]),
        len([mention for mention in officials if mention.first >= told.last]),
        stream.ends_head(told.first, "article", "possessive"),
        stream.ends_head(told.first, "infinitive", "jussive"),
        stream.ends_head(told.first, "light", "passive"),
        stream.ends_head(told.first, "in", "of", "for", "about"),
        stream.is_head(first, "that") or stream.ends_head(first, "that"),
        stream.has_head(first, told.first, "condition"),
        stream.has_head(first, told.first, "relative", "whom"),
        bool(stream.within("report", sentence)),
        around.has_digits(sentence),
        len(stream.within("context", sentence)),
        around.word * (told.first - sentence.first),
        around.word * (sentence.last - told.last),
    )


def _of_text(around: Around, told: Telling) -> Iterable[float]:
    share, officials, countries, density, contexts, digits, quoted, sentences = around.shared
    number = around.stream.number_of_sentence(told.first)
    return (
        share,
        officials,
        countries,
        density,
        min(around.types[told.type], _MOST),
        min(around.senses[told.sense.name], _MOST),
        number / max(sentences, 1),
        contexts,
        digits,
        quoted,
        sentences,
    )
