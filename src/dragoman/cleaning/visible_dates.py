"""The day of publication as a page shows it to readers, where its head tells none."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources

from msgspec import Struct
from selectolax.lexbor import LexborHTMLParser, LexborNode

from dragoman.cleaning.dates import DateLine, date_line, stated, told
from dragoman.cleaning.days import days, may_hold_day
from dragoman.cleaning.head import Head
from dragoman.cleaning.marked import seen
from dragoman.cleaning.masthead import TOP
from dragoman.model import When

_MARKED = (
    'time,abbr[title],[itemprop*="date" i],[class*="date" i],[class*="datum" i],[class*="fecha" i],'
    '[class*="publish" i],[class*="posted" i],[class*="time" i],[class*="created" i],[id*="date" i]'
)
_PUBLISHED = re.compile(
    r"publish|pubdate|posted|created|issued|entry[-_]?date|post[-_]?date|article[-_]?date|dateline", re.I
)
_CHANGED = re.compile(r"modif|updat|edited|last[-_]?change", re.I)
_SCRIPTED = re.compile(
    rb"""(?i)(?:date[_-]?publi\w{2,7}|publi[a-z]{2,7}[_-]?(?:date|time|at|on)?|pub[_-]?date|first[_-]publi\w+|created?[_-]?(?:at|date|on))"""
    rb"""\\?["']?\s{0,3}[:=,]\s{0,3}\\?["'](\d{4}-\d\d-\d\d[^"'\\<]{0,30})"""
)
_FOREIGN = re.compile(
    r"comment|related|teaser|sidebar|aside|footer|widget|recent|popular|latest|archiv|calendar|event|upcoming|"
    r"nav\b|menu|copyright|recommend|more[-_]|slider|carousel",
    re.I,
)
_RIGHTS = re.compile(r"©|\(c\)|copyright|&copy;|all rights", re.I)
_RANGE = re.compile(r"\d\.?\s?(?:-|–|bis|to|until)\s?\d{1,2}\.", re.I)
_WORD = re.compile(r"[^\W\d_]+")
_SPOKEN_FOR = 1.6
_MOST_SOURCE = 2_000_000
_MOST_MARKED, _MOST_LINES, _LONGEST, _LONGEST_BEHIND_WORD = 400, 3000, 130, 1000
_BEFORE_WORD, _BEHIND_WORD, _START = 70, 60, 40
_ANCESTORS = 4
_LEAST, _LEAST_WEAK, _LOWEST, _UNPLACED, _SURE, _MARGIN = 0.5, -1.5, -1.0, 0.0, 1.5, 0.3


class _Seen(Struct, frozen=True):
    """A day that stands on the page, how much speaks for it there, and in which block it is."""

    when: When
    weight: float
    place: int


class _Dated(Struct, frozen=True):
    """An element that holds a day, how much speaks for it, and the block in which it stands, where that is known."""

    when: When
    weight: float
    place: int | None


def searched_date(
    tree: LexborHTMLParser, head: Head, lines: Sequence[str], kept: Sequence[bool], language: str
) -> When | None:
    """The day of publication that a page shows; `lines` are its blocks in order, `kept` tells those of the article.

    For a day speak its place beside the headline, an element that is named for it, a word like "published" before it;
    against it speak an element of comments, teasers or calendars, a sign of rights, a word like "updated": the day of
    a change counts where the page shows no other. `None` where nothing tells one day from others. To be asked where
    the head tells no publication. A day alone at the page's top is the site's on the day of the crawl: a bound.
    """
    lines = lines[:_MOST_LINES]
    stretch = _Stretch.of(tree, head, lines, kept)
    elements = tuple(_in_elements(tree, lines, language))
    marks = {(one.place, one.when.earliest): one.weight for one in reversed(elements)}
    found = [
        _Seen(one.when, one.weight + max(marks.get((one.place, one.when.earliest), 0.0), _LOWEST), one.place)
        for one in _in_lines(lines, stretch, language)
    ]
    dated = {one.place for one in found}
    # What no line tells as a date stands in an attribute: "an hour ago".
    for one in elements:
        if one.place is None:
            found.append(_Seen(one.when, _UNPLACED + one.weight, len(lines)))
        elif one.place not in dated:
            line = lines[one.place]
            weight = 1.0 + one.weight + _labelled(line.lower()) - _against(line) + stretch.nearness(one.place)
            found.append(_Seen(one.when, weight, one.place))
    mastheads = [one for one in found if stretch.is_masthead(one)]
    found = [one for one in found if one not in mastheads]
    if head.dated:
        return _best(found, _SURE) or head.dated
    day = _best(found, _LEAST) or _in_scripts(tree) or head.modified or _best(found, _LEAST_WEAK)
    return day or next((When(None, one.when.latest, "none", "masthead") for one in mastheads), None)


def _best(found: Sequence[_Seen], least: float) -> When | None:
    """The day for which most speaks in one place."""
    ranked = sorted(found, key=lambda one: (-one.weight, one.place))
    if not ranked or ranked[0].weight < least:
        return None
    best = ranked[0]
    rival = next((one for one in ranked if one.when.earliest != best.when.earliest), None)
    if rival and best.weight < _SURE and best.weight - rival.weight < _MARGIN:
        return None
    return next((one.when for one in ranked if one.when.earliest == best.when.earliest and one.when.time), best.when)


class _Stretch(Struct, frozen=True):
    """Where the headline stands on the page, and where the article ends."""

    tops: tuple[int, ...]
    stop: int

    @staticmethod
    def of(tree: LexborHTMLParser, head: Head, lines: Sequence[str], kept: Sequence[bool]) -> _Stretch:
        article = [at for at, keep in enumerate(kept) if keep]
        tops = [at for at, line in enumerate(lines) if line == head.title]
        if not tops:
            headings = {text for node in tree.css("h1")[:20] if (text := seen(node))}
            tops = [at for at, line in enumerate(lines) if line in headings]
        if article:
            # Teasers may repeat the headline; it stands right above the text.
            tops = [at for at in tops if at <= article[0] + 1] or [max(0, article[0] - 1)]
        return _Stretch(tuple(tops), article[-1] if article else len(lines))

    def nearness(self, at: int) -> float:
        """How near a block is to the headline, or to the article's end."""
        return max((self._nearness(at - top, at) for top in self.tops), default=0.0)

    def is_masthead(self, one: _Seen) -> bool:
        """Whether a day stands alone at the page's top and not close above the headline, without clock or word."""
        return one.place < min(TOP, *self.tops, TOP) and one.when.time is None and one.weight < _SPOKEN_FOR

    def _nearness(self, below: int, at: int) -> float:
        if below >= 0:
            return max(0.0, 2.5 - 0.25 * below, 0.5 if self.stop < at <= self.stop + 3 else 0.0)
        return max(-1.0, 1.5 + 0.4 * below)


def _in_lines(lines: Sequence[str], stretch: _Stretch, language: str) -> Iterator[_Seen]:
    for at, line in enumerate(lines):
        if len(line) > _LONGEST_BEHIND_WORD or not may_hold_day(line):
            continue
        after = lines[at + 1] if at + 1 < len(lines) else ""
        found = date_line(line, language, after) or _behind_word(line, language) or _at_start(line, language)
        if found:
            before = lines[at - 1] if at and len(lines[at - 1]) < 25 else ""
            weight = 1.0 + _labelled(f"{before} {line}".lower()) - _against(line) + stretch.nearness(at)
            yield _Seen(found.when(), weight, at)


def _labelled(line: str) -> float:
    if _word("published", line):
        return 2.0
    return -1.0 if _word("changed", line) else 0.0


def _against(line: str) -> float:
    words = len(_WORD.findall(line))
    return 3.0 * bool(_RIGHTS.search(line)) + bool(_RANGE.search(line)) + min(2.0, 0.1 * max(0, words - 3))


def _behind_word(line: str, language: str) -> DateLine | None:
    """The day in a longer line that stands closest to a word like "published"."""
    word = _word("published", line.lower())
    if not word:
        return None
    first = max(0, word[0] - _BEFORE_WORD)
    around = line[first : word[1] + _BEHIND_WORD]
    close = min(days(around, language), key=lambda day: abs(day.start + first - word[0]), default=None)
    return date_line(around[close.start : close.end + 25], language) if close else None


def _at_start(line: str, language: str) -> DateLine | None:
    """The day with which a paragraph begins: "01.02.2022 - The minister ...", "Norburg, 1 February 2022 - "."""
    return date_line(line[:_START].rpartition(" ")[0], language) if line[:2].isdigit() or "," in line[:20] else None


@cache
def _words(kind: str) -> tuple[str, ...]:
    given = tomllib.loads(resources.files(__package__).joinpath("dates.toml").read_text("utf-8"))
    return tuple(given[kind])


def _word(kind: str, line: str) -> tuple[int, int] | None:
    """Where a word of a kind begins and ends in a line in small letters.

    A cased word is no ending of another: "stand" is not in "understand".
    """
    for word in _words(kind):
        at = line.find(word)
        if at >= 0 and (at == 0 or word == word.upper() or not line[at - 1].isalpha()):
            return at, at + len(word)
    return None


def _in_elements(tree: LexborHTMLParser, lines: Sequence[str], language: str) -> Iterator[_Dated]:
    """The days in elements that are named for dates, with the block in which each stands: both are in order."""
    at = 0
    for node in tree.css(_MARKED)[:_MOST_MARKED]:
        text = seen(node) or ""
        when = next((found for value in _values(node, text) if (found := stated(value, language))), None)
        if not when:
            continue
        place = next((i for i in range(at, len(lines)) if text in lines[i]), None) if text else None
        at = at if place is None else place
        yield _Dated(when, _marked(node), place)


def _in_scripts(tree: LexborHTMLParser) -> When | None:
    """The first day that a script of the page calls that of publication; only its source tells it."""
    source = tree.raw_html or b""
    for match in _SCRIPTED.finditer(source, 0, _MOST_SOURCE):
        if found := told(match[1].decode("ascii", "replace")):
            return found
    return None


def _values(node: LexborNode, text: str) -> Iterator[str]:
    given = node.attributes
    yield from (value for name in ("datetime", "content", "title") if (value := given.get(name)))
    if text and len(text) <= _LONGEST:
        yield text


def _marked(node: LexborNode) -> float:
    own = _named(node)
    weight = 1.0 * (node.tag == "time") + 2.0 * bool(_PUBLISHED.search(own)) - 0.5 * bool(_CHANGED.search(own))
    above: LexborNode | None = node
    for _ in range(_ANCESTORS):
        if above is None:
            break
        if _FOREIGN.search(_named(above)) or above.tag in ("aside", "footer", "nav"):
            return weight - 3.0
        if above.tag in ("h1", "header"):
            return weight + 1.0
        above = above.parent
    return weight


def _named(node: LexborNode) -> str:
    given = node.attributes
    return " ".join(value for name in ("class", "id", "itemprop") if (value := given.get(name)))
