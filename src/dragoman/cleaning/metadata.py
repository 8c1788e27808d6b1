"""What a flat page tells of its article outside the text: date, authors, outlet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import compress
from operator import not_
from urllib.parse import urlsplit

from msgspec import Struct

from dragoman.cleaning import features
from dragoman.cleaning.bylines import person_named
from dragoman.cleaning.dates import DateLine, date_line
from dragoman.knowledge.outlets import is_agency, outlet_named, outlet_of_domain, outlet_spellings
from dragoman.model import Outlet, When

MASTHEAD_ONLY = "masthead date only"

# So many blocks before the headline may still belong to it, and so many at the page's head are the site's own.
_NEAR, _TOP = 3, 3

_SLASHED = re.compile(r"/\s?([^\W\d_][\w .-]{2,30})\s?/[\s.]*$")
_AT_END = re.compile(r"[(\[—–]\s?([^\W\d_][\w .-]{1,30})[)\]]?[\s.]*$")
_AT_START = re.compile(r"([^\W\d_][\w.]{2,24}(?: [^\W\d_][\w.]{2,24}){0,2}) [-–—] ")
_TITLE_END = re.compile(r"\s[-|–—:»•]\s([^|»•]{2,40})$")
_RIGHTS = re.compile(r"[©®]|\([cCсС]\)")
_SIGNS_OF_RIGHTS = ("©", "®", "(c)", "(C)", "(с)", "(С)")
# From a capital letter, or one of a script without capitals, to the word's end.
_CAPITALISED = re.compile(r"[A-Z\u0100-\u024f\u0391-\u03a9\u0400-\u042f\u0490-\U0010ffff]\w*")
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


def told_by(page: FlatPage, url: str | None = None) -> FlatTold:
    """Publication, authors and outlet of a flat page that was found at `url`."""
    dated = _byline_date(page)
    return FlatTold(_published(page, dated), _authors(page, dated), outlet(page, url))


def published(page: FlatPage) -> When | None:
    """The publication date: of a line between headline and text, or close before the headline; else the masthead's.

    A date alone at the page's top, without an hour, is the site's masthead on the day of the crawl: it bounds the
    publication from above and tells no more. Dates after the text are those of other stories.
    """
    return _published(page, _byline_date(page))


def _published(page: FlatPage, dated: tuple[int, DateLine] | None) -> When | None:
    if dated:
        return dated[1].when()
    for at in range(min(_TOP, page.start)):
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
        if found and (at > head or found.time or at > _TOP):
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


def outlet(page: FlatPage, url: str | None = None) -> Outlet | None:
    """Who published the page.

    In this order: the address; a credit that closes the text ("/Agency/"); a name that opens it ("Paper - "), where
    the outlet is known or opens other texts of the page too; a known outlet that title, rights or the page's own
    lines name. News agencies are not taken for the outlet where they are credited: others reprint them.
    """
    text = list(compress(page.lines, page.kept))
    rest = list(compress(page.lines, map(not_, page.kept)))
    return outlet_of_url(url) or _closing(text) or _opening(text, rest) or _named(text, rest) or _at_top(page)


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
        known = _known_in(line) or next((o for d in _DOMAIN.findall(line) if (o := outlet_of_domain(d))), None)
        if known:
            return known
    body = "\n".join(text)
    for name, known in sorted(_spelled_in(body)):
        # A teaser names an outlet that it cites; a page's own name returns.
        if not is_agency(name) and _stands(name, body) and len(_own_lines(name, rest)) >= 2:
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
    return {line for line in lines if folded in line.lower() and features.width(line) < 200}


def _at_top(page: FlatPage) -> Outlet | None:
    """The name that stands first on the page, where it returns further down, or a menu follows and it is so written.

    One in capitals goes by the small letters in which the page has it elsewhere, if it does.
    """
    head = page.start if page.headline is None else page.headline
    for at in range(min(_TOP, head)):
        line = page.lines[at]
        barred = (page.barred and page.barred[at]) or date_line(line, page.language) or page.lines.count(line) > 1
        if barred or not _is_name(line):
            continue
        again = _again(line, page.lines[at + 1 :])
        if again or (at + 1 < head and _is_menu(page.lines[at + 1 : head]) and _is_masthead(at, page.lines)):
            return Outlet(next((name for name in again if not name.isupper()), line))
        return None
    return None


def _is_name(line: str) -> bool:
    """A few words, the first with a capital letter, and nothing else but an "&", a stop or a dash among them."""
    parts = line.split()
    if len(line) > 40 or len(parts) > 5 or not line[0].isupper() or line.endswith((":", ".", "!", "?", "…")):
        return False
    return all(re.fullmatch(r"[^\W\d_]+(?:[.'’-][^\W\d_]+)*\.?|&|-", part) for part in parts)


def _is_masthead(at: int, lines: Sequence[str]) -> bool:
    """Several words, all with capitals or such as return nowhere on the page: those of a section ("Latest news") do."""
    parts = lines[at].split()
    if len(parts) < 2 or all(part[0].isupper() for part in parts if part[0].isalpha()):
        return len(parts) > 1
    rest = "\n".join((*lines[:at], *lines[at + 1 :])).lower()
    return not any(_stands(word, rest) if len(word) > 2 else word in rest for word in features.words(lines[at]))


def _is_menu(lines: Sequence[str]) -> bool:
    """Items of one or two words below each other, or several in the first block without a sentence."""
    first = lines[0].split()
    if len(first) >= 3:
        return not features.ends_sentence(lines[0]) and len(lines[0]) < 120
    return len(lines) >= 3 and all(len(line.split()) <= 3 for line in lines[:3])


def _again(name: str, lines: Sequence[str]) -> list[str]:
    page, first = "\n".join(lines), name.split()[0]
    if not any(spelled in page for spelled in (first, first.upper(), first.capitalize())):
        return []
    return [found for line in lines if (found := _named_again(name, line))]


def _named_again(name: str, line: str) -> str | None:
    """The name as it stands in another line, with its capital, where it is a name there.

    So it is in a line of rights, and one of several words also where something stands before it.
    """
    at = line.casefold().find(name.casefold())
    found = line[at : at + len(name)]
    if at < 0 or found.casefold() != name.casefold() or not found[0].isupper():
        return None
    return found if _RIGHTS.search(line) or (at > 0 and " " in name) else None


def _known_in(line: str) -> Outlet | None:
    for name, known in sorted(_spelled_in(line), key=lambda entry: (-len(entry[0]), entry[0])):
        if not is_agency(name) and _stands(name, line):
            return known
    return None


@cache
def _by_longest_word() -> Mapping[str, tuple[tuple[str, Outlet], ...]]:
    """The known spellings by their longest capitalised word: others ("The", "News") stand in many."""
    found: dict[str, tuple[tuple[str, Outlet], ...]] = {}
    for name, known in outlet_spellings().items():
        longest = max(_CAPITALISED.findall(name), key=len, default="")
        found[longest] = (*found.get(longest, ()), (name, known))
    return found


@cache
def _longest_words() -> frozenset[str]:
    return frozenset(_by_longest_word())


def _spelled_in(text: str) -> list[tuple[str, Outlet]]:
    """The known outlets whose spelling occurs in a text, by that spelling."""
    spellings = _by_longest_word()
    words = _longest_words().intersection(_CAPITALISED.findall(text)) | {""}
    return [(name, known) for word in words for name, known in spellings.get(word, ()) if name in text]


def _stands(name: str, text: str) -> bool:
    """Whether a name stands in a text as whole words."""
    at = text.find(name)
    while at >= 0:
        end = at + len(name)
        if not (_is_letter(text[at - 1 : at]) or _is_letter(text[end : end + 1])):
            return True
        at = text.find(name, at + 1)
    return False


def _is_letter(character: str) -> bool:
    return character.isalnum() or character == "_"


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
