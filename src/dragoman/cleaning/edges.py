"""What belongs to an article at its edges, and what stands within it that does not."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from dragoman.cleaning import shapes
from dragoman.cleaning.headline import is_list, keys
from dragoman.cleaning.judge import Verdict

# A shorter block may be said twice; of so many that begin alike one is looked for as the whole of a cut one.
_SHORTEST_REPEATED, _MOST_ALIKE = 25, 50
# So many blocks may be inserted before the last paragraphs.
_INSERTED = 2
# A short last sentence looks like a teaser: beside the article these log-odds will do, and less where it speaks of the
# article's matter.
_LIKELY_ENOUGH, _LIKELY_ENOUGH_OF_MATTER = -1.0, -2.4


def extended(lines: Sequence[str], verdict: Verdict, barred: Sequence[bool]) -> tuple[list[bool], int, int]:
    """What is kept, and the run, with full sentences that stand at both its ends."""
    kept, (start, stop) = list(verdict.kept), verdict.run

    def is_of_matter(at: int) -> bool:
        matter = {key for line, keep in zip(lines, kept, strict=True) if keep for key in keys(line)}
        return any(key in matter for key in keys(lines[at]))

    def belongs(at: int) -> bool:
        if verdict.scores[at] < _LIKELY_ENOUGH_OF_MATTER or barred[at] or not shapes.tells(lines[at]):
            return False
        likely = verdict.scores[at] >= _LIKELY_ENOUGH or is_of_matter(at)
        return likely and lines.count(lines[at]) == 1

    while 0 < stop < len(lines):
        behind = next(
            (at for at in range(stop, min(stop + _INSERTED + 1, len(lines))) if shapes.tells(lines[at])), stop
        )
        if not belongs(behind) or (behind > stop and verdict.scores[behind] < _LIKELY_ENOUGH):
            break
        kept[behind] = True
        stop = behind + 1
    while start > 0 and belongs(start - 1):
        start -= 1
        kept[start] = True
    return kept, start, stop


def inserted(lines: Sequence[str], kept: Sequence[bool], first: int) -> set[int]:
    """Blocks from `first` on that were kept but are links to other stories, or what was said already.

    - a block that the next one repeats, alone or after a few words ("Read also ..."), and that next one;
    - the beginning of an earlier block, cut off with an ellipsis; a whole earlier block once more;
    - a headline between full sentences: a link, or a heading, which tells nothing that the text does not;
    - what is short, dated or a list before the first paragraph or after the last: bylines, sections, tags.
    """
    found: set[int] = set()
    places = [at for at in range(first, len(lines)) if kept[at]]
    ends = {at: shapes.ends_sentence(lines[at]) for at in places}
    for at, after in itertools.pairwise(places):
        if not ends[at] and after == at + 1 and _echoes(lines[at], lines[after]):
            found |= {at, after}
    found |= set(_said_before(lines, [lines[at] for at in range(first) if kept[at]], places))
    found |= set(_edge(lines, places)) | set(_edge(lines, places[::-1]))
    sentences = sum(ends.values())
    if sentences >= 3 and sentences >= 0.6 * len(places):
        rest = [at for at in places if at not in found]
        for before, at, after in zip(rest, rest[1:], rest[2:], strict=False):
            between = ends[before] and ends[after] and not lines[before].endswith((":", "："))
            if between and not ends[at] and _is_link(lines[at]):
                found.add(at)
    return found


def _said_before(lines: Sequence[str], before: Sequence[str], places: Sequence[int]) -> Iterator[int]:
    """Which of these blocks repeat an earlier one, or its beginning, cut off with an ellipsis."""
    said = set(before)
    begun: dict[str, list[str]] = {}
    for line in before:
        begun.setdefault(line[:_SHORTEST_REPEATED], []).append(line)
    for at in places:
        line = lines[at]
        cut = line.rstrip(".… ")
        alike = begun.setdefault(line[:_SHORTEST_REPEATED], [])
        if len(cut) > _SHORTEST_REPEATED:
            is_cut = cut != line and shapes.ELLIPSIS_END.search(line) is not None
            if line in said or (is_cut and any(one.startswith(cut) for one in alike[:_MOST_ALIKE])):
                yield at
        said.add(line)
        alike.append(line)


def _edge(lines: Sequence[str], places: Sequence[int]) -> Iterator[int]:
    """The first of these blocks that are no paragraphs, up to the first one that is."""
    for at in places:
        line = lines[at]
        if shapes.tells(line) and not is_list(line):
            return
        dated = shapes.CLOCK_OR_DATE.search(line) and not shapes.ends_sentence(line)
        if shapes.width(line) < 40 or dated or is_list(line):
            yield at


def _echoes(line: str, after: str) -> bool:
    return len(line) > 15 and (after == line or (after.endswith(line) and len(after) < len(line) + 40))


def _is_link(line: str) -> bool:
    """A line of a headline's length without a sentence's end; not the opening of a quotation or list."""
    return 35 <= shapes.width(line) <= 140 and not line.endswith((":", ",", ";", "：", "，", "—", "–", "-"))
