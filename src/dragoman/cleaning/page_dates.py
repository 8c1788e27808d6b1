"""When an HTML page was published and changed: what its head tells, else what stands on it for readers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from dragoman.cleaning.dates import stated, told
from dragoman.cleaning.linked_data import Thing, first_text
from dragoman.cleaning.marked import Marked
from dragoman.model import When

_PUBLISHED = (
    "article:published_time", "article:published", "og:article:published_time", "og:published_time",
    "datepublished", "date_published", "publication_date", "publicationdate", "published_date", "publishdate",
    "publish_date", "publish-date", "pubdate", "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.issued",
    "dcterms.created", "dc.date.created", "dc.date.publication", "citation_publication_date", "citation_date",
    "citation_online_date", "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "article.published",
    "originalpublicationdate", "displaydate", "release_date", "creation_date", "created", "date.created", "datecreated",
    "bt:pubdate", "gentime", "shareaholic:article_published_time", "rnews:datepublished", "vr:published_time",
    "dc.date", "dcterms.date", "dc:date", "date", "og:release_date", "video:release_date", "og:video:release_date",
)  # fmt: skip
_MODIFIED = (
    "article:modified_time", "og:article:modified_time", "og:updated_time", "datemodified", "date_modified",
    "article:modified", "dc.date.modified", "dcterms.modified", "last-modified", "lastmod", "modified", "revised",
    "moddate", "date.modified", "updated", "update_time", "bt:moddate", "utime",
)  # fmt: skip
_URL_DAY = re.compile(r"[/_.=-]((?:19|20)\d{2})([/_.-]?)([01]?\d|[a-z]{3})\2([0-3]\d|\d(?=[/_.-]))(?:[/_.-]|$|(?=\D))", re.I)


def published(page: Marked, data: Sequence[Thing], address: str | None, language: str) -> When | None:
    """When the head says that the article was published: linked data, meta elements, marked times, the address."""
    in_data = (first_text(data, "datePublished"), first_text(data, "dateCreated", "uploadDate"))
    given = (in_data[0], *(page.first(name) for name in _PUBLISHED), *_marked(page), in_data[1])
    return _first(given, language) or day_in_address(address)


def modified(page: Marked, data: Sequence[Thing], language: str) -> When | None:
    """When the head says that the article was changed."""
    return _first((first_text(data, "dateModified"), *(page.first(name) for name in _MODIFIED)), language)


def day_in_address(address: str | None) -> When | None:
    """The day that stands in an address: "/2022/01/12/", "/20220112-"."""
    for match in _URL_DAY.finditer(address or ""):
        if match[3].isdigit() and (match[2] or len(match[3]) == 2):
            found = told(f"{match[1]}-{int(match[3]):02}-{int(match[4]):02}")
            if found:
                return found
    return None


def _first(given: Iterable[str | None], language: str) -> When | None:
    return next((found for value in given if value and (found := stated(value, language))), None)


def _marked(page: Marked) -> Iterable[str | None]:
    for node in page.times:
        given = node.attributes
        if "pubdate" in given or given.get("itemprop") == "datePublished":
            yield given.get("datetime") or given.get("content")
