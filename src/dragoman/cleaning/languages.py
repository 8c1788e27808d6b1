"""The language of an article, and of paragraphs that are in another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from dragoman.language.identify import Identified, identify
from dragoman.model import OtherLanguage, Span

# So many code points of a text, and bytes of these, are mostly enough.
_OPENING, _OPENING_BYTES = 250, 320
# A shorter paragraph tells its language too badly, and of a longer one the beginning is enough.
_SHORTEST, _BEGINNING = 80, 240
# A language's small words make up a good part of every paragraph: where fewer than this share of its words are among
# the article's commonest, its language is looked at.
_COMMONEST, _ENOUGH = 40, 3000
# A script that writes no spaces has longer words than this, and few of them.
_LONGEST_WORD, _FEWEST_WORDS = 20, 8
_SHARED = 0.08
# A word that is more frequent than this is not one paragraph's alone.
_MOST_OF_ONE = 5
_SURE = 0.9


def language_of(text: str, among: Collection[str] = ()) -> Identified:
    """The language of a text: of its opening, where that is sure, else of more of it. `among` as in `identify`."""
    opening = text[:_OPENING].encode("utf-8", "replace")[:_OPENING_BYTES].decode("utf-8", "ignore")
    seen = identify(opening, among)
    return seen if seen.confidence > _SURE else identify(text, among)


def other_languages(text: str, paragraphs: Sequence[Span], language: str, script: str) -> tuple[OtherLanguage, ...]:
    """The paragraphs [start, end) of a text that are surely in another language or script than these of the article.

    In an article of one or two paragraphs none is another.
    """
    if len(paragraphs) < 3:
        return ()
    whole = text[:_ENOUGH].lower().split()
    common = dict(Counter(whole).most_common(_COMMONEST))
    frequent = frozenset(word for word, count in common.items() if count > _MOST_OF_ONE)
    is_spaced = len(whole) > min(len(text), _ENOUGH) / _LONGEST_WORD
    found = []
    for start, end in paragraphs:
        if end - start < _SHORTEST:
            continue
        beginning = text[start : min(end, start + _BEGINNING)]
        words = beginning.lower().split()
        if not is_spaced and len(words) < _FEWEST_WORDS:
            continue
        if sum(map(frequent.__contains__, words)) >= _SHARED * len(words):
            continue
        # What is common in this paragraph alone says nothing.
        own = Counter(word for word in words if word in common)
        if sum(count for word, count in own.items() if common[word] > count) >= _SHARED * len(words):
            continue
        seen = identify(beginning)
        # "Hans", "Hant": which of the two a paragraph is in, its few signs do not surely tell.
        if seen.confidence > _SURE and (seen.language != language or seen.script[:3] != script[:3]):
            found.append(OtherLanguage((start, end), seen.language, seen.script))
    return tuple(found)
