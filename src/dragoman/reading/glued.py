"""What is written together with a word, by its sense: "ولافروف" is "and Lavrov", "لروسيا" is "to Russia"."""

from __future__ import annotations

from dragoman.knowledge.name_parts import name_scripts
from dragoman.reading.lexicon import Lexicon
from dragoman.reading.stream import Stream

# The senses of what attaches somebody, before his name, behind it or written together with it.
MARKERS = ("with", "between", "by", "to", "of", "from", "against", "in", "about", "for")
_LEAST = 2


def glued(stream: Stream, place: int) -> tuple[str, ...]:
    """The senses of what is written before a word without a space, in order; none where the word begins like that."""
    lexicon = stream.lexicon
    if not lexicon.glued:
        return ()
    word = stream.words[place]
    # Names are known with letters that the pack folds, too.
    return _read(lexicon, word.folded) or _read(lexicon, word.text.lower()) or ()


def suffix_pronoun(stream: Stream, place: int) -> str | None:
    """The person of the pronoun at the end of a word, None where there is none: "انتقاداتها" is "her criticism"."""
    rules = stream.lexicon.pack.grammar.suffix_pronouns
    if not rules:
        return None
    word = stream.words[place].folded
    for person, endings in rules.items():
        for ending in endings:
            rest = word.removesuffix(ending)
            if rest != word and len(rest) > _LEAST and _read(stream.lexicon, rest) is not None:
                return person
    return None


def _read(lexicon: Lexicon, word: str) -> tuple[str, ...] | None:
    """The senses of a word's prefixes; None where no known word is left behind them."""
    if _is_known(lexicon, word):
        return ()
    for (prefix, base, _), senses in lexicon.glued:
        rest = base + word.removeprefix(prefix)
        if word.startswith(prefix) and len(rest) >= _LEAST and rest != word:
            inner = _read(lexicon, rest)
            if inner is not None:
                return (*senses, *inner)
    return None


def _is_known(lexicon: Lexicon, word: str) -> bool:
    """Whether a word is of the lexicon, or a part of names, as it stands or behind its article."""
    article = lexicon.pack.names.article
    spelled = (word, word.removeprefix(article)) if article else (word,)
    return any(lexicon.automaton.spells(one) or name_scripts(one) > 0 for one in spelled)
