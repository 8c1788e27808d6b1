"""Where the headline of a flat page stands, and blocks inside an article that are not of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.cleaning import features

# A headline stands at most this many blocks before the first paragraph: bylines, dates and counters lie between.
_FARTHEST = 12

_SHORTEST, _LONGEST = 16, 260


def headline_of(lines: Sequence[str], start: int, stop: int, barred: Sequence[bool]) -> int | None:
    """Which block is the headline of the article in blocks [start, stop), or `None`.

    It stands before the first paragraph, is no full sentence with a full stop, and speaks of what the article
    speaks of; that it is doubled, or begins the page's title, speaks for it. `barred` blocks are out of question.
    """
    body = {word for line in lines[start:stop] if features.ends_sentence(line) for word in _keys(line)}
    best, found = 0.0, None
    for at in range(min(start + 2, stop) - 1, max(-1, start - _FARTHEST - 1), -1):
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


def _keys(text: str) -> tuple[str, ...]:
    """The beginnings of words, which stay when their endings change."""
    return tuple(word[:5] for word in features.words(text))


def _looks_like_headline(line: str) -> bool:
    wide = features.width(line)
    if not _SHORTEST <= wide <= _LONGEST or line.endswith((".", "。", ":", ",", ";")):
        return False
    if features.LINK_MARK.search(line) or line[0] in "•*-–—>":
        return False
    return not (features.CLOCK_OR_DATE.search(line) and wide < 40)


def _score(lines: Sequence[str], at: int, start: int, body: set[str]) -> float:
    line = lines[at]
    keys = _keys(line)
    shared = sum(1 for key in keys if key in body)
    if not keys or shared == 0:
        return 0.0
    doubled = (at > 0 and lines[at - 1] == line) or (at + 1 < len(lines) and lines[at + 1] == line)
    in_title = at > 0 and len(line) > 20 and line.rstrip(".… ") in lines[0]
    is_title = at == 0 and start <= 4
    inside = at >= start
    score = shared / len(keys) + 0.15 * min(shared, 4) + 0.8 * doubled + 1.0 * in_title + 0.3 * is_title
    return score - 1.0 * _is_list(line) - 0.03 * max(0, start - at) - 0.3 * (inside and not doubled and not in_title) - 0.35


def inserted(lines: Sequence[str], kept: Sequence[bool], first: int) -> set[int]:
    """Blocks from `first` on that were kept but are links to other stories, or what was said already.

    - a block that the next one repeats, alone or after a few words ("Read also ..."), and that next one;
    - the beginning of an earlier block, cut off with an ellipsis; a whole earlier block once more;
    - a headline between full sentences: a link, or a heading, which tells nothing that the text does not;
    - what is short, dated or a list before the first paragraph or after the last: bylines, sections, tags.
    """
    found: set[int] = set()
    places = [at for at in range(first, len(lines)) if kept[at]]
    ends = {at: features.ends_sentence(lines[at]) for at in places}
    for at, after in zip(places, places[1:], strict=False):
        if not ends[at] and after == at + 1 and _echoes(lines[at], lines[after]):
            found |= {at, after}
    seen: list[str] = [lines[at] for at in range(first) if kept[at]]
    for at in places:
        cut = lines[at].rstrip(".… ")
        is_cut = cut != lines[at] and bool(features.ELLIPSIS_END.search(lines[at]))
        if len(cut) > 25 and any(line == lines[at] or (is_cut and line.startswith(cut)) for line in seen):
            found.add(at)
        seen.append(lines[at])
    found |= set(_edge(lines, places)) | set(_edge(lines, places[::-1]))
    sentences = sum(ends.values())
    if sentences >= 3 and sentences >= 0.6 * len(places):
        rest = [at for at in places if at not in found]
        for before, at, after in zip(rest, rest[1:], rest[2:], strict=False):
            between = ends[before] and ends[after] and not lines[before].endswith((":", "："))
            if between and not ends[at] and _is_link(lines[at]):
                found.add(at)
    return found


def _edge(lines: Sequence[str], places: Sequence[int]) -> Iterator[int]:
    """The first of these blocks that are no paragraphs, up to the first one that is."""
    for at in places:
        line = lines[at]
        if features.tells(line) and not _is_list(line):
            return
        dated = features.CLOCK_OR_DATE.search(line) and not features.ends_sentence(line)
        if features.width(line) < 40 or dated or _is_list(line):
            yield at


def _is_list(line: str) -> bool:
    """Few words between commas: sections, tags, names of channels."""
    if features.width(line) > 120 or features.ends_sentence(line):
        return False
    return " " in line and len(features.COMMA.findall(line)) + 1 >= 0.5 * max(2, len(line.split()))


def _echoes(line: str, after: str) -> bool:
    return len(line) > 15 and (after == line or (after.endswith(line) and len(after) < len(line) + 40))


def _is_link(line: str) -> bool:
    """A line of a headline's length without a sentence's end; not the opening of a quotation or list."""
    return 20 <= features.width(line) <= 140 and not line.endswith((":", ",", ";", "：", "，", "—", "–", "-"))
