"""When an HTML page was published and changed: what its head tells, else what stands on it for readers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from urllib.parse import urlsplit

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
    "originalpublicationdate", "displaydate", "release_date", "bt:pubdate", "gentime",
    "shareaholic:article_published_time", "rnews:datepublished", "vr:published_time", "og:release_date",
    "video:release_date", "og:video:release_date",
)  # fmt: skip
_UNNAMED = ("date", "dc.date", "dc:date", "dcterms.date", "datecreated", "date.created", "creation_date", "created")
_MODIFIED = (
    "article:modified_time", "og:article:modified_time", "og:updated_time", "datemodified", "date_modified",
    "article:modified", "dc.date.modified", "dcterms.modified", "last-modified", "lastmod", "modified", "revised",
    "moddate", "date.modified", "updated", "update_time", "bt:moddate", "utime",
)  # fmt: skip
_LIKELY = re.compile(r"publi[sc]|pub.?date|issued|upload|posted|datum|release")
_UNLIKELY = re.compile(r"modif|updat|unpubl|publisher|expir|until|end|image|valid|creator")
_URL_DAY = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d{2})(?:[/_.-](?P<m>[01]?\d)[/_.-](?P<d>[0-3]?\d)|(?P<m2>[01]\d)(?P<d2>[0-3]\d))(?!\d)"
    r"|(?<!\d)(?P<d3>[0-3]\d)(?P<s>[_.-]?)(?P<m3>[01]\d)(?P=s)(?P<y3>(?:19|20)\d{2})(?!\d)"
)


def published(page: Marked, data: Sequence[Thing], address: str | None, language: str) -> When | None:
    """When the head says that the article was published: linked data, meta elements, marked times, the address."""
    in_data = first_text(data, "datePublished")
    given = (in_data, *(page.first(name) for name in _PUBLISHED), *_marked(page), *_likely(page))
    found, in_address = _first(given, language), day_in_address(address)
    return _local(found, page, in_address) if found else in_address


def dated(page: Marked, data: Sequence[Thing], language: str) -> When | None:
    """A date of which the head does not say that it is the publication's: the making of a page, or of a new version."""
    in_data = first_text(data, "uploadDate", "dateCreated")
    return _first((in_data, *(page.first(name) for name in _UNNAMED)), language)


def modified(page: Marked, data: Sequence[Thing], language: str) -> When | None:
    """When the head says that the article was changed."""
    return _first((first_text(data, "dateModified"), *(page.first(name) for name in _MODIFIED)), language)


def day_in_address(address: str | None) -> When | None:
    """The day that stands in an address: "/2022/01/12/", "/20220112-"."""
    for match in _URL_DAY.finditer(_path(address)):
        year, month, day = (match[part] or match.groupdict().get(f"{part}2") or match[f"{part}3"] for part in "ymd")
        found = told(f"{year}-{int(month):02}-{int(day):02}")
        if found:
            return found
    return None


def _path(address: str | None) -> str:
    try:
        return urlsplit(address or "").path
    except ValueError:
        return ""


def _first(given: Iterable[str | None], language: str) -> When | None:
    return next((found for value in given if value and (found := stated(value, language))), None)


def _local(found: When, page: Marked, in_address: When | None) -> When:
    """The same moment as the page shows it in its own time zone, where the head has it in UTC.

    A day in the address is the site's own too: where it is the one before or after, midnight lies between the two.
    """
    if not found.time or not found.time.endswith("+00:00") or not found.earliest:
        return found
    moment = _moment(found)
    shown = (told(value) for node in page.times if (value := node.attributes.get("datetime")))
    local = next((other for other in shown if other and other.time and _moment(other) == moment), None)
    if not local and in_address and in_address.earliest:
        return in_address if abs((in_address.earliest - found.earliest).days) == 1 else found
    return local or found


def _moment(when: When) -> datetime | None:
    moment = datetime.fromisoformat(f"{when.earliest}T{when.time}")
    return moment.astimezone(UTC) if moment.tzinfo else None


def _likely(page: Marked) -> Iterable[str]:
    """What meta elements hold whose names speak of publication, each site in its way."""
    return (contents[0] for name, contents in page.meta.items() if _LIKELY.search(name) and not _UNLIKELY.search(name))


def _marked(page: Marked) -> Iterable[str | None]:
    for node in page.times:
        given = node.attributes
        if "pubdate" in given or given.get("itemprop") == "datePublished":
            yield given.get("datetime") or given.get("content")
