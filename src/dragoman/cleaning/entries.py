"""What a feed told of a page: it fills in what the page does not tell itself."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import structs

from dragoman.cleaning.dates import told
from dragoman.model import Article


def with_entry(article: Article, hints: Mapping[str, str]) -> Article:
    """The article with the title and the day of its feed's entry, where its page has none.

    A bound is no day: the date at the top of the page gives way to the day that the feed tells.
    """
    title = article.title or " ".join(hints.get("entry_title", "").split()) or None
    published = article.published
    if published is None or published.basis in ("masthead", "bound"):
        published = told(hints.get("entry_published", "")) or published
    if title == article.title and published == article.published:
        return article
    return structs.replace(article, title=title, published=published)
