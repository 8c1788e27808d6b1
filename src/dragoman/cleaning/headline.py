"""Where the headline of a flat page stands."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from dragoman.cleaning import shapes

# A headline stands at most this many blocks before the first paragraph: bylines, dates and counters lie between.
FARTHEST = 12

_SHORTEST, _LONGEST = 16, 260

# What an article is about stands in its first paragraphs.
_SENTENCES = 6


def headline_of(lines: Sequence[str], start: int, stop: int, barred: Sequence[bool]) -> int | None:
    """Which block is the headline of the article in blocks [start, stop), or `None`.

    It stands before the first paragraph, is no full sentence with a full stop, and speaks of what the article
    speaks of; that it is doubled, or begins the page's title, speaks for it. `barred` blocks are out of question.
    """
    sentences = islice(filter(shapes.ends_sentence, lines[start:stop]), _SENTENCES)
    body = {word for line in sentences for word in keys(line)}
    best, found = 0.0, None
    for at in range(min(start + 2, stop) - 1, max(-1, start - FARTHEST - 1), -1):
        if barred[at] or not _looks_like_headline(lines[at]):
            continue
        score = _score(lines, at, start, body)
        if score > best:
            best, found = score, at
    if found is None:
        return None
    # Of a doubled headline the last one: what lies between the two is no part of the article.
    while found + 1 < start + 2 and found + 1 < len(lines) and lines[found + 1] == lines[found]:
        found += 1
    return found


def keys(text: str) -> tuple[str, ...]:
    """The beginnings of words, which stay when their endings change."""
    return tuple(word[:5] for word in shapes.words(text))


def _looks_like_headline(line: str) -> bool:
    wide = shapes.width(line)
    if not _SHORTEST <= wide <= _LONGEST or line.endswith((".", "。", ":", ",", ";")):
        return False
    if shapes.LINK_MARK.search(line) or line[0] in "•*-–—>" or is_list(line):
        return False
    return not (shapes.CLOCK_OR_DATE.search(line) and wide < 40)


def _score(lines: Sequence[str], at: int, start: int, body: set[str]) -> float:
    line = lines[at]
    own = keys(line)
    shared = sum(1 for key in own if key in body)
    if not own or shared == 0:
        return 0.0
    doubled = (at > 0 and lines[at - 1] == line) or (at + 1 < len(lines) and lines[at + 1] == line)
    in_title = at > 0 and len(line) > 20 and line.rstrip(".… ") in lines[0]
    is_title = at == 0 and start <= 4
    inside = at >= start
    score = shared / len(own) + 0.15 * min(shared, 4) + 0.8 * doubled + 1.0 * in_title + 0.3 * is_title
    return score - 0.03 * max(0, start - at) - 0.3 * (inside and not doubled and not in_title) - 0.35


def is_list(line: str) -> bool:
    """Few words between commas: sections, tags, names of channels."""
    if shapes.width(line) > 120 or shapes.ends_sentence(line):
        return False
    return " " in line and len(shapes.COMMA.findall(line)) + 1 >= 0.5 * max(2, len(line.split()))
