"""What can be seen of a run of capitalised words in any language, in numbers: `names.json` weighs them.

Nothing of a language's words is in them, so that what is learned on one language holds for all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

import numpy as np

from dragoman.knowledge.given_names import ambiguous_given_names, family_first_surnames, given_names
from dragoman.knowledge.name_parts import name_scripts
from dragoman.language.automaton import bases
from dragoman.language.keys import is_latin, part_key, plain_letters
from dragoman.reading.found import Found
from dragoman.reading.lexicon import Lexicon, lexicon
from dragoman.reading.people import is_known_surname
from dragoman.reading.runs import is_opening
from dragoman.reading.speech import has_age, speaks_after, speaks_before
from dragoman.reading.stream import Stream
from dragoman.trees import Floats

# What a name looks like; what stands around it; what is known of its words; what they are in the text; how often names
# like it stand in the article. A function for each gives its values in this order.
_SHAPE = (
    "parts", "upper", "initials", "particle", "hyphen", "foreign_letters", "length_last", "in_line", "syllables",
    "family_first",
)  # fmt: skip
_AROUND = (
    "opening", "headline", "quoted", "titled", "role_before", "role_behind", "told", "says_behind", "says_before",
    "predicate_behind", "age", "article", "motion", "company", "body_before", "body_behind", "person_word_before",
    "capital_before", "capital_behind", "comma", "bracket", "possessive", "number", "first_line",
)  # fmt: skip
_KNOWN = (
    "given_first", "given_last", "scripts_first", "scripts_last", "scripts_least", "inflected_first", "surname_known",
    "known",
)  # fmt: skip
_WORDS = (
    "small_first", "small_last", "all_small", "ordinary_first", "ordinary_last", "place_first", "place_last",
)  # fmt: skip
_OFTEN = (
    "alone_last", "alone_first", "full_last", "shared_first", "heard_last", "moved_last", "inside", "same",
)  # fmt: skip
TRAITS = (*_SHAPE, *_AROUND, *_KNOWN, *_WORDS, *_OFTEN)

_ORDINARY = frozenset({"word", "never", "report", "event", "unit", "context", "time", "source", "multiplier", "bound"})
_PLACES = frozenset({"place", "country"})
_MOST, _LONG = 6, 12
_REMEMBERED = 50_000
_SHORTEST_BASE = 3
_MARKS = frozenset("\"“„«‘”'")
_COMPANY = ("with", "by", "between", "and", "against", "for", "about", "of")
_MOTION = ("in", "from", "to")


class PartTraits(NamedTuple):
    """What is known of one word of a name in one language.

    `bases` are what it may be the inflected form of, itself first, and `keys` theirs;
    `given`: 2 a given name, 1 one that is a common word too; `scripts` in how many scripts it is known as a name;
    `inflected`: only its base is; `surname`: a known person is called so.
    """

    bases: tuple[str, ...]
    keys: tuple[str, ...]
    given: int
    scripts: int
    inflected: bool
    surname: bool


@lru_cache(maxsize=_REMEMBERED)
def part_traits(language: str, folded: str) -> PartTraits:
    """What is known of a word (folded) of a name in a language."""
    own: Lexicon = lexicon(language)
    possible = bases(folded, own.endings)
    sounds = own.pack.names.sounds
    written = (*possible, *(_as_heard(base, sounds) for base in possible)) if sounds else possible
    keys = tuple(dict.fromkeys(key for spelling in written if (key := part_key(spelling))))
    scripts = name_scripts(folded)
    of_bases = max((name_scripts(base) for base in possible[1:] if len(base) >= _SHORTEST_BASE), default=0)
    given = 2 if folded in own.pack.names.given_names else _given(possible)
    surname = any(map(is_known_surname, keys))
    return PartTraits(tuple(possible), keys, given, max(scripts, of_bases), of_bases > scripts, surname)


def _as_heard(word: str, sounds: Mapping[str, str]) -> str:
    """A foreign name's word with the language's own spellings of sounds undone: `putyin`, `zelenszkij`."""
    for written, meant in sounds.items():
        word = word.replace(written, meant)
    return word


def _given(possible: Sequence[str]) -> int:
    if possible[0] in ambiguous_given_names():
        return 1
    if any(base in given_names() for base in possible):
        return 2
    return int(any(base in ambiguous_given_names() for base in possible[1:]))


class Article:
    """What the names of one article are beside each other."""

    def __init__(self, stream: Stream, items: Iterable[Found]) -> None:
        self.stream = stream
        self._options: dict[tuple[str, ...], list[PartTraits]] = {}
        self.alone: dict[str, int] = {}
        self.full: dict[str, int] = {}
        self.first: dict[str, int] = {}
        self.heard: dict[str, int] = {}
        self.moved: dict[str, int] = {}
        self.inside: dict[str, int] = {}
        for item in items:
            options = self.options(item)
            if item.titled or speaks_after(stream, item) or speaks_before(stream, item):
                _count(self.heard, options[-1].keys)
            if not is_opening(stream, item.first, stream.sentence_of(item.first)):
                _count(self.inside, options[-1].keys)
            if stream.ends_head(item.first, *_MOTION):
                _count(self.moved, options[-1].keys)
            if len(options) == 1:
                _count(self.alone, options[0].keys)
            else:
                _count(self.full, options[-1].keys)
                _count(self.first, options[0].keys)

    def options(self, item: Found) -> list[PartTraits]:
        """What is known of each part of a name."""
        found = self._options.get(item.parts)
        if found is None:
            own = self.stream.lexicon
            found = self._options[item.parts] = [part_traits(own.language, own.fold(part)) for part in item.parts]
        return found


def traits(article: Article, items: Sequence[tuple[Found, bool]]) -> Floats:
    """A column for each name, a row for each of `TRAITS`; with each name whether somebody known has it in full."""
    columns = (_traits(article, item, known) for item, known in items)
    values = np.fromiter(chain.from_iterable(columns), np.float32, len(items) * len(TRAITS))
    return values.reshape(-1, len(TRAITS)).T


def _traits(article: Article, item: Found, known: bool) -> tuple[float, ...]:
    stream, parts = article.stream, article.options(item)
    return (
        *_shape(stream, item),
        *_around(stream, item),
        *_known(parts, known),
        *_words(stream, item),
        *_often(article, parts),
    )


def _shape(stream: Stream, item: Found) -> tuple[float, ...]:
    pack = stream.lexicon.pack
    syllable = pack.names.syllable
    return (
        min(len(item.parts), _MOST),
        sum(len(part) > 1 and part.isupper() for part in item.parts),
        sum(len(part) == 1 for part in item.parts),
        any(stream.at("particle", place) for place in range(item.first + 1, item.last - 1)),
        any("-" in part for part in item.parts),
        pack.script not in ("Latn", "Zyyy") and is_latin(item.name),
        min(len(stream.lexicon.fold(item.parts[-1])), _LONG),
        item.last - item.first,
        bool(syllable) and all(re.fullmatch(syllable or "", plain_letters(part)) for part in item.parts),
        pack.names.family_first and stream.lexicon.fold(item.parts[0]) in family_first_surnames(),
    )


def _around(stream: Stream, item: Found) -> tuple[float, ...]:
    sentence = stream.sentence_of(item.first)
    before = stream.words[item.first - 1].text if item.first else ""
    behind = stream.words[item.last] if item.last < len(stream.words) else None
    return (
        is_opening(stream, item.first, sentence),
        item.modifier,
        before in _MARKS,
        item.titled,
        item.role is not None and item.reach[0] < item.first,
        item.role is not None and item.reach[1] > item.last,
        item.role is not None and item.country is not None,
        speaks_after(stream, item),
        speaks_before(stream, item),
        stream.is_predicate(item.last),
        has_age(stream, item),
        stream.ends_head(item.first, "article"),
        stream.ends_head(item.first, *_MOTION),
        stream.ends_head(item.first, *_COMPANY),
        stream.ends_kind(item.first, "body") or stream.ends_kind(item.first, "organisation word"),
        bool(stream.at("body", item.last)),
        stream.ends_kind(item.first, "role") or stream.ends_kind(item.first, "group"),
        _is_capital(stream, item.first - 1),
        _is_capital(stream, item.last),
        behind is not None and behind.text == ",",
        behind is not None and behind.text == "(",
        behind is not None and behind.kind == "possessive",
        behind is not None and behind.kind == "number",
        sentence.paragraph == 0,
    )


def _known(parts: Sequence[PartTraits], known: bool) -> tuple[float, ...]:
    first, last = parts[0], parts[-1]
    return (
        first.given,
        last.given,
        first.scripts,
        last.scripts,
        min(part.scripts for part in parts),
        first.inflected,
        last.surname,
        known,
    )


def _words(stream: Stream, item: Found) -> tuple[float, ...]:
    first, last = stream.lexicon.fold(item.parts[0]), stream.lexicon.fold(item.parts[-1])
    return (
        first in stream.lower_case,
        last in stream.lower_case,
        stream.is_small(last),
        stream.is_any(_ORDINARY, item.first),
        stream.is_any(_ORDINARY, item.last - 1),
        stream.is_any(_PLACES, item.first),
        stream.is_any(_PLACES, item.last - 1),
    )


def _often(article: Article, parts: Sequence[PartTraits]) -> tuple[float, ...]:
    first, last = parts[0].keys, parts[-1].keys
    alone = _most(article.alone, last)
    return (
        alone,
        _most(article.alone, first),
        _most(article.full, last),
        _most(article.first, first),
        _most(article.heard, last),
        _most(article.moved, last),
        _most(article.inside, last),
        alone / (1 + len(parts)),
    )


def _count(counted: dict[str, int], keys: Iterable[str]) -> None:
    for key in keys:
        counted[key] = counted.get(key, 0) + 1


def _most(counted: Mapping[str, int], keys: Sequence[str]) -> int:
    """How often the most frequent of these keys was counted, up to a few times."""
    most = 0
    for key in keys if counted else ():
        most = max(most, counted.get(key, 0))
    return min(most, _MOST)


def _is_capital(stream: Stream, place: int) -> bool:
    return 0 <= place < len(stream.words) and stream.words[place].kind == "word" and stream.words[place].capitalised
