"""What a flat page tells of its article outside the text: date, authors, outlet, tags."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources
from itertools import compress
from operator import not_
from urllib.parse import urlsplit

from msgspec import Struct

from dragoman.cleaning import shapes
from dragoman.cleaning.bylines import person_named
from dragoman.cleaning.dates import DateLine, date_line
from dragoman.cleaning.masthead import TOP, name_at_top
from dragoman.cleaning.spelled import known_in, spelled_in, stands
from dragoman.knowledge.outlets import is_agency, outlet_named, outlet_of_domain
from dragoman.model import Outlet, When

MASTHEAD_ONLY = "masthead date only"

# So many blocks before the headline may still belong to it.
_NEAR = 3
# So many blocks after the article may hold its tags, so many of them, so long.
_AFTER, _MOST_TAGS, _LONGEST_TAG = 8, 30, 60

_SLASHED = re.compile(r"/\s?([^\W\d_][\w .-]{2,30})\s?/[\s.]*$")
_AT_END = re.compile(r"[(\[—–]\s?([^\W\d_][\w .-]{1,30})[)\]]?[\s.]*$")
_AT_START = re.compile(r"([^\W\d_][\w.]{2,24}(?: [^\W\d_][\w.]{2,24}){0,2}) [-–—] ")
_TITLE_END = re.compile(r"\s[-|–—:»•]\s([^|»•]{2,40})$")
_BETWEEN_TAGS = re.compile(r"[,;|/#、，،]")
_SIGNS_OF_RIGHTS = ("©", "®", "(c)", "(C)", "(с)", "(С)")
_DOMAIN = re.compile(r"\b(?:[\w-]+\.)+[a-z]{2,12}\b")


class FlatPage(Struct, frozen=True):
    """A flat page as the judge left it: its blocks, which of them are article, the headline, where the text begins."""

    lines: tuple[str, ...]
    kept: tuple[bool, ...]
    headline: int | None
    start: int
    language: str
    barred: tuple[bool, ...] = ()


class FlatTold(Struct, frozen=True):
    """What a flat page tells of its article."""

    published: When | None
    authors: tuple[str, ...]
    outlet: Outlet | None
    tags: tuple[str, ...]


def told_by(page: FlatPage, url: str | None = None) -> FlatTold:
    """Publication, authors, outlet and tags of a flat page that was found at `url`."""
    dated = _byline_date(page)
    return FlatTold(_published(page, dated), _authors(page, dated), outlet(page, url), tags(page))


def published(page: FlatPage) -> When | None:
    """The publication date: of a line between headline and text, or close before the headline; else the masthead's.

    A date alone at the page's top, without an hour, is the site's masthead on the day of the crawl: it bounds the
    publication from above and tells no more. Dates after the text are those of other stories.
    """
    return _published(page, _byline_date(page))


def _published(page: FlatPage, dated: tuple[int, DateLine] | None) -> When | None:
    if dated:
        return dated[1].when()
    for at in range(min(TOP, page.start)):
        found = date_line(page.lines[at], page.language)
        if found:
            return When(None, found.day, "none", "masthead")
    return None


def _byline_date(page: FlatPage) -> tuple[int, DateLine] | None:
    head = page.start if page.headline is None else page.headline
    below = range(head + 1, page.start) if page.headline is not None else range(0)
    above = range(head - 1, max(-1, head - 1 - _NEAR), -1)
    for at in (*below, *above):
        after = page.lines[at + 1] if at + 1 < len(page.lines) else ""
        found = date_line(page.lines[at], page.language, after)
        if found and (at > head or found.time or at > TOP):
            return at, found
    return None


def authors(page: FlatPage) -> tuple[str, ...]:
    """Names that stand alone beside the date line: two to four capitalised words, which the text does not speak of."""
    return _authors(page, _byline_date(page))


def _authors(page: FlatPage, dated: tuple[int, DateLine] | None) -> tuple[str, ...]:
    if dated is None:
        return ()
    at, found = dated
    text = "\n".join(compress(page.lines, page.kept))
    rest = (page.lines[at][: found.span[0]], page.lines[at][found.span[1] :])
    beside = [page.lines[i] for i in (at - 1, at + 1) if 0 <= i < page.start and i != page.headline]
    for candidate in (*beside, *rest):
        name = person_named(candidate)
        if name and name not in text and outlet_named(name) is None:
            return (name,)
    return ()


def tags(page: FlatPage) -> tuple[str, ...]:
    """The tags that a line close after the text lists behind a word for them: "Tags: Norland, fog"."""
    end = max((at for at, keep in enumerate(page.kept) if keep), default=len(page.lines))
    for line in page.lines[end + 1 : end + 1 + _AFTER]:
        label, colon, listed = line.replace("：", ":", 1).partition(":")
        if colon and label.strip(" #").lower() in _words_for_tags():
            given = [tag.strip(" #.") for tag in _BETWEEN_TAGS.split(listed)]
            return tuple(dict.fromkeys(tag for tag in given if 0 < len(tag) <= _LONGEST_TAG))[:_MOST_TAGS]
    return ()


@cache
def _words_for_tags() -> frozenset[str]:
    return frozenset(tomllib.loads(resources.files(__package__).joinpath("tags.toml").read_text("utf-8"))["words"])


def outlet(page: FlatPage, url: str | None = None) -> Outlet | None:
    """Who published the page.

    In this order: the address; a credit that closes the text ("/Agency/"); a name that opens it ("Paper - "), where
    the outlet is known or opens other texts of the page too; a known outlet that title, rights or the page's own
    lines name. News agencies are not taken for the outlet where they are credited: others reprint them.
    """
    text = list(compress(page.lines, page.kept))
    rest = list(compress(page.lines, map(not_, page.kept)))
    found = outlet_of_url(url) or _closing(text) or _opening(text, rest) or _named(text, rest)
    if found:
        return found
    head = page.start if page.headline is None else page.headline
    name = name_at_top(page.lines, head, page.language, page.barred)
    return Outlet(name) if name else None


def outlet_of_url(url: str | None) -> Outlet | None:
    """The outlet of an address: a known one, else its domain under its own name."""
    if not url:
        return None
    try:
        host = (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return None
    if "." not in host:
        return None
    return outlet_of_domain(host) or Outlet(host, host)


def _closing(text: Sequence[str]) -> Outlet | None:
    for line in reversed(text[-2:]):
        slashed = _SLASHED.search(line)
        if slashed and slashed[1][0].isupper() and not is_agency(slashed[1]):
            return outlet_named(slashed[1]) or Outlet(slashed[1].strip())
        closing = _AT_END.search(line)
        known = outlet_named(closing[1]) if closing else None
        if closing and known and not is_agency(closing[1]):
            return known
    return None


def _opening(text: Sequence[str], rest: Sequence[str]) -> Outlet | None:
    for line in text[:3]:
        match = _AT_START.match(line)
        if not match or is_agency(match[1]):
            continue
        known = outlet_named(match[1])
        if known or sum(1 for other in rest if other.startswith(match[0])) >= 2:
            return known or Outlet(match[1])
    return None


def _named(text: Sequence[str], rest: Sequence[str]) -> Outlet | None:
    if rest:
        title = _TITLE_END.search(rest[0])
        known = outlet_named(title[1]) if title else None
        if known:
            return known
    for line in _with_rights(rest):
        known = known_in(line) or next((o for d in _DOMAIN.findall(line) if (o := outlet_of_domain(d))), None)
        if known:
            return known
    body = "\n".join(text)
    for name, known in sorted(spelled_in(body)):
        # A teaser names an outlet that it cites; a page's own name returns.
        if not is_agency(name) and stands(name, body) and len(_own_lines(name, rest)) >= 2:
            return known
    return None


def _with_rights(lines: Sequence[str]) -> Iterator[str]:
    """The lines that claim rights, each looked at once however many signs it has."""
    page = "\n".join(lines)
    end = -1
    for at in sorted(at for sign in _SIGNS_OF_RIGHTS for at in _places(sign, page)):
        if at > end:
            start = page.rfind("\n", 0, at) + 1
            end = page.find("\n", at)
            end = len(page) if end < 0 else end
            yield page[start:end]


def _places(sign: str, text: str) -> Iterator[int]:
    at = text.find(sign)
    while at >= 0:
        yield at
        at = text.find(sign, at + 1)


def _own_lines(name: str, lines: Sequence[str]) -> set[str]:
    """The short lines that hold a name."""
    folded = name.lower()
    return {line for line in lines if folded in line.lower() and shapes.width(line) < 200}


def outlet_of_page(url: str | None, name: str | None) -> Outlet | None:
    """The outlet of an HTML page, by its address or by the name that its head gives."""
    at = outlet_of_url(url)
    if name is None or (at is not None and at.name != at.domain):
        return at
    return outlet_called(name, url)


def outlet_called(name: str, url: str | None = None) -> Outlet:
    """The outlet that a container names: a known one, else one of that name, with the domain of the address."""
    known = outlet_named(name) or outlet_of_domain(name)
    if known:
        return known
    at = outlet_of_url(url)
    return Outlet(name, at.domain if at else None, at.country if at else None)
