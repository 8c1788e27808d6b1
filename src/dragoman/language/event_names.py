"""What a few words by themselves name of politics, in any language that has a pack: "talks", "санкции", "会谈"."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import product

from dragoman.language.pack import pack_codes, read_pack
from dragoman.language.pack_parts import EventWords, Grammar
from dragoman.language.senses import Sense, senses

_MOST_PARTS = 2
_LEAST_LETTERS = 3
# Short verbs are too many other things in too many languages.
_LEAST_OF_A_VERB = 5
_UNSPACED_FROM = "\u0e00"  # Thai and what stands behind it: words of two characters are long enough there.
_Names = dict[str, Counter[str]]


def senses_named(words: str) -> tuple[Sense, ...]:
    """The senses in which these words, in some language, name or tell an event; in the order of PLOVER's types.

    Words that tell it surely go before those that are doubtful: these are asked only where nothing else is found. A
    sense that the words have in few languages gives way to one that they have in many.
    """
    words = _folded(words)
    if len(words) < (1 if words >= _UNSPACED_FROM else _LEAST_LETTERS):
        return ()
    found = next((names for sure in (True, False) if (names := _named(words, sure))), Counter[str]())
    most = max(found.values(), default=0)
    return tuple(sense for name, sense in senses().items() if most and found[name] * 2 >= most)


def _named(words: str, sure: bool) -> Counter[str]:
    """The senses of these words, each with the number of packs that give them in it."""
    whole, beginnings = _index(sure)
    found = Counter(whole.get(words))
    for length in range(_LEAST_LETTERS, len(words) + 1):
        found.update(beginnings.get(words[:length]))
    return found


@cache
def _index(sure: bool) -> tuple[_Names, _Names]:
    """What sure or doubtful words name: by the whole of them, and by their beginning."""
    whole: _Names = {}
    beginnings: _Names = {}
    for code in pack_codes():
        pack = read_pack(code)
        small = _small_words(pack.grammar)
        for event in pack.event:
            if event.doubtful == sure or event.auxiliary:
                continue
            for words in _phrases(event, small):
                kept = beginnings if words.endswith("*") else whole
                kept.setdefault(words.rstrip("*"), Counter())[event.sense] += 1
    return whole, beginnings


def _small_words(grammar: Grammar) -> frozenset[str]:
    """The words that attach others to an event's: "with", "between"."""
    heads = (grammar.with_, grammar.between, grammar.to, grammar.of, grammar.from_, grammar.against, grammar.about)
    forms = (form for head in (*heads, grammar.for_, grammar.by, grammar.in_) for form in head)
    return frozenset(_folded(word) for form in forms for word in form.split("|"))


def _phrases(event: EventWords, small: frozenset[str]) -> Iterator[str]:
    """Nouns of one word or two, without what attaches others to them, and longer verbs of one."""
    for pattern in event.nouns:
        parts = _folded(pattern).split()
        while parts and (parts[-1].startswith("(") or small.issuperset(parts[-1].split("|"))):
            parts.pop()
        if 0 < len(parts) <= _MOST_PARTS:
            yield from _readings(parts)
    for pattern in (*event.verbs, *event.passives):
        parts = _folded(pattern).split()
        if len(parts) == 1:
            yield from (words for words in _readings(parts) if len(words) >= _LEAST_OF_A_VERB)


def _readings(parts: list[str]) -> Iterator[str]:
    if any(part.startswith(("(", "*", "...", "_")) for part in parts):
        return
    for words in product(*(part.split("|") for part in parts)):
        if all("*" not in word for word in words[:-1]):
            yield " ".join(words)


def _folded(words: str) -> str:
    return unicodedata.normalize("NFKC", words).casefold().strip()
