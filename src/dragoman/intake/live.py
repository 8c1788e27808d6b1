"""Addresses of the web as sources: what was fetched, as pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from msgspec import structs

from dragoman.errors import Unfetched
from dragoman.intake.fetching import Fetched, Web
from dragoman.intake.refusal import Refusal
from dragoman.intake.sources import _whole_page
from dragoman.model import Page, Source

# Types under which pages of text come; a server that declares none may mean any.
_PAGES = frozenset(("", "text/html", "application/xhtml+xml", "text/plain", "application/xml", "text/xml"))


def pages_at(url: str, web: Web) -> Iterator[Page | Refusal]:
    """The pages at an address that a user wrote; one that gives none comes as a refusal."""
    try:
        web.write(url)
        yield from pages_of(web.get(url))
    except Unfetched as reason:
        yield refused(url, str(reason))


def article_at(url: str, web: Web, told: Mapping[str, str]) -> Page | Refusal:
    """The page at an address that a feed named; `told` is its `title` and `published` as the feed has them.

    Raises `Unfetched` where the address gave nothing.
    """
    fetched = web.get(url, told=told)
    if fetched.content_type not in _PAGES:
        raise Unfetched(f"is {fetched.content_type[:60]}, not a page")
    return page_of(fetched, told)


def pages_of(fetched: Fetched) -> Iterator[Page | Refusal]:
    """All pages that an answer holds."""
    yield page_of(fetched)


def page_of(fetched: Fetched, told: Mapping[str, str] = MappingProxyType({})) -> Page | Refusal:
    """The one page that an answer is.

    What a feed told of it stands in hints of their own (`entry_title`, `entry_published`), for it counts only where
    the page itself tells nothing.
    """
    page = _whole_page(fetched.asked, fetched.content)
    source = structs.replace(page.source, fetched=fetched.moment)
    if isinstance(page, Refusal):
        return structs.replace(page, source=source)
    hints = {"url": fetched.url, **{f"entry_{name}": value for name, value in told.items()}}
    return structs.replace(page, source=source, hints=hints, charset=fetched.charset)


def refused(url: str, reason: str, moment: str | None = None) -> Refusal:
    """An address that gave no page."""
    return Refusal(Source(url, "text", 0, "", fetched=moment), reason)
