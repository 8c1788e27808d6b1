"""What is written together with a word, by its sense: "ولافروف" is "and Lavrov", "لروسيا" is "to Russia"."""

from __future__ import annotations

from functools import lru_cache

from dragoman.knowledge.name_parts import name_scripts
from dragoman.reading.lexicon import Lexicon, lexicon
from dragoman.reading.stream import Stream

# The senses of what attaches somebody, before his name, behind it or written together with it.
PREPOSITIONS = ("with", "between", "by", "to", "of", "from", "against", "in", "about", "for")
MARKERS = (*PREPOSITIONS, "object")
_LEAST = 2


def glued(stream: Stream, place: int) -> tuple[str, ...]:
    """The senses of what is written before a word without a space, in order; none where the word begins like that."""
    if not stream.lexicon.glued:
        return ()
    word = stream.words[place]
    return _senses(stream.lexicon.language, word.folded, word.text.lower())


@lru_cache(maxsize=50_000)
def _senses(language: str, folded: str, written: str) -> tuple[str, ...]:
    # Names are known with letters that the pack folds, too.
    return _read(lexicon(language), folded) or _read(lexicon(language), written) or ()


def suffix_pronoun(stream: Stream, place: int) -> str | None:
    """The person of the pronoun at the end of a word, None where there is none: "انتقاداتها" is "her criticism"."""
    rules = stream.lexicon.pack.grammar.suffix_pronouns
    if not rules:
        return None
    word = stream.words[place].folded
    for person, endings in rules.items():
        for ending, _, base in (rule.partition(">") for rule in endings):
            rest = word.removesuffix(ending) + base if word.endswith(ending) else word
            if rest != word and len(rest) > _LEAST and _read(stream.lexicon, rest) is not None:
                return person
    return None


def _read(known: Lexicon, word: str) -> tuple[str, ...] | None:
    """The senses of a word's prefixes; None where no known word is left behind them."""
    if _is_known(known, word):
        return ()
    for (prefix, base, _), senses in known.glued:
        rest = base + word.removeprefix(prefix)
        if word.startswith(prefix) and len(rest) >= _LEAST and rest != word:
            inner = _read(known, rest)
            if inner is not None:
                return (*senses, *inner)
    return None


def _is_known(known: Lexicon, word: str) -> bool:
    """Whether a word is of the lexicon, or a part of names, as it stands or behind its article."""
    article = known.pack.names.article
    spelled = (word, word.removeprefix(article)) if article else (word,)
    return any(known.automaton.spells(one) or name_scripts(one) > 0 for one in spelled)
