"""Paragraphs that are in another language than their article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from dragoman.language.identify import identify
from dragoman.model import OtherLanguage, Span

# A shorter paragraph tells its language too badly.
_SHORTEST = 80
_FEWEST_WORDS = 8
# The small words of a language stand in nearly all its paragraphs: where fewer than this share of a paragraph's words
# stands elsewhere in the article, its language is looked at.
_SHARED = 0.2
_SURE = 0.9


def other_languages(text: str, paragraphs: Sequence[Span], language: str, script: str) -> tuple[OtherLanguage, ...]:
    """The paragraphs [start, end) of a text that are surely in another language or script than these of the article.

    In an article of one or two paragraphs none is another.
    """
    if len(paragraphs) < 3:
        return ()
    words = [frozenset(text[start:end].lower().split()) for start, end in paragraphs]
    known = Counter(word for one in words for word in one)
    found = []
    for (start, end), own in zip(paragraphs, words, strict=True):
        shared = sum(known[word] > 1 for word in own)
        if end - start < _SHORTEST or (len(own) >= _FEWEST_WORDS and shared >= _SHARED * len(own)):
            continue
        seen = identify(text[start:end])
        # "Hans", "Hant": which of the two a paragraph is in, its few signs do not surely tell.
        if seen.confidence > _SURE and (seen.language != language or seen.script[:3] != script[:3]):
            found.append(OtherLanguage((start, end), seen.language, seen.script))
    return tuple(found)
