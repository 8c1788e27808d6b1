"""Addresses of the web as sources: what was fetched, as pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from dragoman.errors import Unfetched
from dragoman.intake.fetching import Fetched, Web
from dragoman.intake.given import Given
from dragoman.intake.opening import pages_of
from dragoman.intake.payload import charset, media_type, page_form
from dragoman.intake.refusal import Refusal
from dragoman.intake.single import single_page
from dragoman.model import Page

_NOTHING: Mapping[str, str] = MappingProxyType({})


def pages_at(url: str, web: Web) -> Iterator[Page | Refusal]:
    """The pages at an address that a user wrote, which may hold a feed or an archive, too.

    An address that gives nothing comes as a refusal.
    """
    try:
        web.permit(url)
        fetched = web.get(url)
    except Unfetched as reason:
        yield Given(url).refusal(str(reason))
        return
    page = page_of(fetched)
    if page is not None:
        yield page
    else:
        told = charset(fetched.content_type)
        yield from pages_of(fetched.content, url, hints={"url": fetched.url}, charset=told, fetched=fetched.moment)


def article_at(url: str, web: Web, told: Mapping[str, str]) -> Page | Refusal:
    """The page at an address that a feed named; `told` is its `title` and `published` as the feed has them.

    Raises `Unfetched` where the address gave nothing, or no page.
    """
    fetched = web.get(url, told=told)
    page = page_of(fetched, told)
    if page is None:
        raise Unfetched(f"is {media_type(fetched.content_type)[:60] or 'of no told kind'}, not a page")
    return page


def page_of(fetched: Fetched, told: Mapping[str, str] = _NOTHING) -> Page | Refusal | None:
    """The one page that an answer is, just as it would be read out of an archive; None where it is none.

    What a feed told of it stands in hints of their own (`entry_title`, `entry_published`), for it counts only where
    the page itself tells nothing.
    """
    form = page_form(media_type(fetched.content_type), fetched.content)
    if form is None:
        return None
    hints = {"url": fetched.url, **{f"entry_{name}": value for name, value in told.items()}}
    given = Given(fetched.asked, hints=hints, charset=charset(fetched.content_type), fetched=fetched.moment)
    return single_page(given, fetched.content, form=form)


def refused(url: str, reason: str, moment: str) -> Refusal:
    """An address that gave no page when it was asked."""
    return Given(url, fetched=moment).refusal(reason)
