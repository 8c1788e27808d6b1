"""What a feed told of a page."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import structs

from dragoman.cleaning.dates import told
from dragoman.model import Article


def with_entry(article: Article, hints: Mapping[str, str]) -> Article:
    """The article with its authors as the feed that held it names them, if any did.

    The title and the day of an entry that only led to the page are taken where the page has none. A bound is no day:
    the date at the top of the page gives way to the day that the feed tells.
    """
    authors = tuple(hints["authors"].split("\n")) if "authors" in hints else article.authors
    title = article.title or " ".join(hints.get("entry_title", "").split()) or None
    published = article.published
    if published is None or published.basis in ("masthead", "bound"):
        published = told(hints.get("entry_published", "")) or published
    return structs.replace(article, title=title, published=published, authors=authors)
