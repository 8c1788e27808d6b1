"""The day of publication as a page shows it to readers, where its head tells none."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from importlib import resources
from itertools import chain

from msgspec import Struct
from selectolax.lexbor import LexborHTMLParser, LexborNode

from dragoman.cleaning.dates import DateLine, date_line, stated
from dragoman.cleaning.days import days, may_hold_day
from dragoman.cleaning.head import Head
from dragoman.cleaning.marked import seen
from dragoman.model import When

_MARKED = (
    'h1,time,abbr[title],[itemprop*="date" i],[class*="date" i],[class*="datum" i],[class*="fecha" i],[class*="publish" i],'
    '[class*="posted" i],[class*="time" i],[class*="created" i],[id*="date" i]'
)
_PUBLISHED = re.compile(r"publish|pubdate|posted|created|issued|entry[-_]?date|post[-_]?date|article[-_]?date|dateline", re.I)
_CHANGED = re.compile(r"modif|updat|edited|last[-_]?change", re.I)
_FOREIGN = re.compile(
    r"comment|related|teaser|sidebar|aside|footer|widget|recent|popular|latest|archiv|calendar|event|upcoming|"
    r"nav\b|menu|copyright|recommend|more[-_]|slider|carousel",
    re.I,
)
_RIGHTS = re.compile(r"©|\(c\)|copyright|&copy;|all rights", re.I)
_RANGE = re.compile(r"\d\.?\s?(?:-|–|bis|to|until)\s?\d{1,2}\.", re.I)
_WORD = re.compile(r"[^\W\d_]+")
_MOST_MARKED, _MOST_LINES, _LONGEST, _LONGEST_BEHIND_WORD = 400, 3000, 130, 1000
_BEFORE_WORD, _BEHIND_WORD, _START = 70, 60, 40
_ANCESTORS = 4
_LEAST, _LEAST_WEAK, _LOWEST, _SURE, _MARGIN = 0.5, -0.5, -1.0, 1.1, 0.3


class _Seen(Struct, frozen=True):
    """A day that stands on the page: how much speaks for it there, how far down it is, whether it is a change's."""

    when: When
    weight: float
    place: int
    changed: bool


def searched_date(
    tree: LexborHTMLParser, head: Head, lines: Sequence[str], kept: Sequence[bool], language: str
) -> When | None:
    """The day of publication that a page shows; `lines` are its blocks in order, `kept` tells those of the article.

    For a day speak its place beside the headline, an element that is named for it, a word like "published" before it;
    against it speak an element of comments, teasers or calendars, a sign of rights. The day of a change counts where
    the page shows no other. `None` where nothing tells one day from others.
    """
    headings = {text for node in tree.css("h1")[:20] if (text := seen(node))} | {head.title or ""}
    found = (tuple(_in_lines(lines, kept, language, headings)), tuple(_in_elements(tree, language)))
    return (
        _best(found, changed=False, least=_LEAST)
        or _best(found, changed=True, least=_LEAST_WEAK)
        or head.modified
        or _best(found, changed=False, least=_LEAST_WEAK)
    )


def _best(found: Sequence[Sequence[_Seen]], changed: bool, least: float) -> When | None:
    """The day for which most speaks: the best place among the lines, and the best among the elements."""
    weights: dict[date, float] = {}
    places = [[one for one in of if one.changed == changed] for of in found]
    for of in places:
        for day, weight in _heaviest(of).items():
            # Teasers may tell the article's own day once more.
            weights[day] = weights.get(day, 0.0) + max(weight, _LOWEST)
    ranked = sorted(weights, key=lambda day: (-weights[day], day))
    if not ranked or weights[ranked[0]] < least:
        return None
    best = ranked[0]
    if len(ranked) > 1 and weights[best] < _SURE and weights[best] - weights[ranked[1]] < _MARGIN:
        return None
    told = [one.when for one in sorted(chain(*places), key=lambda one: -one.weight) if one.when.earliest == best]
    return next((when for when in told if when.time), told[0])


def _heaviest(found: Iterable[_Seen]) -> dict[date, float]:
    weights: dict[date, float] = {}
    for one in found:
        if one.when.earliest:
            weights[one.when.earliest] = max(weights.get(one.when.earliest, one.weight), one.weight)
    return weights


def _in_lines(
    lines: Sequence[str], kept: Sequence[bool], language: str, headings: Collection[str]
) -> Iterator[_Seen]:
    tops = [at for at, line in enumerate(lines[:_MOST_LINES]) if line in headings]
    start = next((at for at, keep in enumerate(kept) if keep), 0)
    stop = max((at for at, keep in enumerate(kept) if keep), default=len(lines))
    for at, line in enumerate(lines[:_MOST_LINES]):
        if len(line) > _LONGEST_BEHIND_WORD or not may_hold_day(line):
            continue
        after = lines[at + 1] if at + 1 < len(lines) else ""
        found = date_line(line, language, after) or _behind_word(line, language) or _at_start(line, language)
        if found:
            before = lines[at - 1] if at and len(lines[at - 1]) < 30 else ""
            near = max(_nearness(at, head, stop) for head in (tops or [max(0, start - 1)]))
            yield _seen_in(f"{before} {line}".lower(), line, found, near, at)


def _seen_in(labelled: str, line: str, found: DateLine, near: float, at: int) -> _Seen:
    published = _words("published").search(labelled) is not None
    changed = not published and _words("changed").search(labelled) is not None
    against = 3.0 * bool(_RIGHTS.search(line)) + bool(_RANGE.search(line)) + 0.1 * max(0, len(_WORD.findall(line)) - 3)
    return _Seen(found.when(), 1.0 + 2.0 * published - against + near, at, changed)


def _behind_word(line: str, language: str) -> DateLine | None:
    """The day in a longer line that stands closest to a word like "published"."""
    word = _words("published").search(line.lower())
    if not word:
        return None
    first = max(0, word.start() - _BEFORE_WORD)
    around = line[first : word.end() + _BEHIND_WORD]
    close = min(days(around, language), key=lambda day: abs(day.start + first - word.start()), default=None)
    return date_line(around[close.start : close.end + 25], language) if close else None


def _at_start(line: str, language: str) -> DateLine | None:
    """The day with which a paragraph begins: "01.02.2022 - The minister ...", "Norburg, 1 February 2022 - "."""
    return date_line(line[:_START].rpartition(" ")[0], language) if line[:2].isdigit() or "," in line[:20] else None


def _nearness(at: int, head: int, stop: int) -> float:
    """How near a line is to the headline, or to the article's end."""
    below = at - head
    if below >= 0:
        return max(0.0, 2.5 - 0.25 * below, 0.5 if stop < at <= stop + 3 else 0.0)
    return max(-1.0, 1.5 + 0.4 * below)


@cache
def _words(kind: str) -> re.Pattern[str]:
    given = tomllib.loads(resources.files(__package__).joinpath("dates.toml").read_text("utf-8"))
    return re.compile("|".join(map(re.escape, given[kind])))


def _in_elements(tree: LexborHTMLParser, language: str) -> Iterator[_Seen]:
    """The days in elements that are named for dates; those after the headline before others."""
    below = 0
    headed = False
    for place, node in enumerate(tree.css(_MARKED)[:_MOST_MARKED]):
        if node.tag == "h1":
            headed, below = True, 0
            continue
        when = next((found for value in _values(node) if (found := stated(value, language))), None)
        if when:
            near = max(0.0, 1.5 - 0.3 * below) if headed else 0.5
            below += 1
            yield _Seen(when, _marked(node) + near, place, _CHANGED.search(_named(node)) is not None)


def _values(node: LexborNode) -> Iterator[str]:
    given = node.attributes
    yield from (value for name in ("datetime", "content", "title") if (value := given.get(name)))
    text = seen(node)
    if text and len(text) <= _LONGEST:
        yield text


def _marked(node: LexborNode) -> float:
    own = _named(node)
    weight = 1.0 * (node.tag == "time") + 2.0 * bool(_PUBLISHED.search(own))
    above: LexborNode | None = node
    for _ in range(_ANCESTORS):
        if above is None:
            break
        if _FOREIGN.search(_named(above)) or above.tag in ("aside", "footer", "nav"):
            return weight - 3.0
        above = above.parent
    return weight


def _named(node: LexborNode) -> str:
    given = node.attributes
    return " ".join(value for name in ("class", "id", "itemprop") if (value := given.get(name)))
