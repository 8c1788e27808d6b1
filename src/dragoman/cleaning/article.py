"""A page made into an article: its text, and what it tells of itself."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections.abc import Collection, Sequence

from msgspec import Struct

from dragoman.cleaning import metadata
from dragoman.cleaning.blocks import bounded
from dragoman.cleaning.boilerplate import Boilerplate
from dragoman.cleaning.dates import told
from dragoman.cleaning.languages import language_of, other_languages
from dragoman.errors import UnreadablePage
from dragoman.intake.charset import decode, is_utf_8, says_utf_8
from dragoman.language.identify import Identified, identify, script_of
from dragoman.model import Article, Dropped, Outlet, Page, Span, When

_BROKEN = "\ufffd"

# The language, and what may follow it in BCP 47: script, country and the like.
_LANGUAGE_CODE = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9]+)*")


class Cleaned(Struct, frozen=True):
    """An article, and what its page gave reason to warn of."""

    article: Article
    warnings: tuple[str, ...] = ()


_NO_PHRASES = Boilerplate(lambda _: None)


def article(page: Page, boilerplate: Boilerplate = _NO_PHRASES, languages: Collection[str] = ()) -> Cleaned:
    """The article of a page; `boilerplate` holds the phrases that language packs know.

    Where `languages` are given, it is in one of them, as far as its script allows.

    A clean page's text is kept as it is, a paragraph a line. Of any other page the text begins with the headline,
    where it has one, once. What the container told (`Page.hints`) goes before what the page tells.
    Raises `UnreadablePage` with the reason where the page holds no article.
    """
    if page.form == "clean":
        return _clean(page, languages)
    if page.form == "html" and says_utf_8(page.content, page.charset):
        cleaned = _as_declared(page, boilerplate, languages)
        if cleaned is not None:
            return cleaned
    # Of an HTML page's characters few come to be read: these are composed later.
    decoded = decode(page.content, page.charset, composed=page.form != "html")
    make = _of_html if page.form == "html" else _of_lines
    cleaned = make(page, decoded.text, boilerplate, languages)
    return Cleaned(cleaned.article, (*decoded.warnings, *cleaned.warnings))


def _as_declared(page: Page, boilerplate: Boilerplate, languages: Collection[str]) -> Cleaned | None:
    """The article of an HTML page in UTF-8, or `None` where its bytes are no UTF-8.

    The parser takes the bytes as they are, so that a large page need not be decoded to read a small article.
    """
    try:
        cleaned = _of_html(page, page.content.removeprefix(BOM_UTF8), boilerplate, languages)
    except UnreadablePage:
        if is_utf_8(page.content):
            raise
        return None
    is_broken = _BROKEN in f"{cleaned.article.title}\n{cleaned.article.text}"
    return None if is_broken and not is_utf_8(page.content) else cleaned


def _of_html(page: Page, text: str | bytes, boilerplate: Boilerplate, languages: Collection[str]) -> Cleaned:
    from dragoman.cleaning.html import read_html

    hint = _Hints.of(page)
    found = read_html(text, hint.url)
    seen = language_of("\n".join(found.paragraphs), languages)
    marked = boilerplate.find(found.paragraphs, [seen.language, "und"])
    kept = [
        paragraph
        for paragraph, one, two in zip(found.paragraphs, marked.boilerplate, marked.comments, strict=True)
        if not one and not two
    ]
    head = found.head
    url = hint.url or head.url
    about = _About(
        title=hint.title or head.title,
        authors=hint.authors or head.authors,
        url=url,
        outlet=hint.outlet or metadata.outlet_of_page(url, head.outlet),
        published=hint.published or found.published,
        modified=head.modified,
        section=head.section,
        tags=head.tags,
        dropped=found.dropped,
        language=hint.language,
        seen=seen,
    )
    cleaned = _article(page, _headed(head.title, kept or found.paragraphs), about)
    return Cleaned(cleaned, _with_masthead(about.published, hint.warnings))


def _of_lines(page: Page, text: str, boilerplate: Boilerplate, languages: Collection[str]) -> Cleaned:
    from dragoman.cleaning.flat import read_flat

    hint = _Hints.of(page)
    found = read_flat(text, boilerplate, languages, hint.url)
    about = _About(
        title=hint.title or found.title,
        authors=hint.authors or found.told.authors,
        tags=found.told.tags,
        url=hint.url,
        outlet=hint.outlet or found.told.outlet,
        published=hint.published or found.told.published,
        dropped=found.dropped,
        language=hint.language,
        seen=found.seen,
    )
    return Cleaned(_article(page, found.paragraphs, about), _with_masthead(about.published, hint.warnings))


def _with_masthead(published: When | None, warnings: tuple[str, ...]) -> tuple[str, ...]:
    masthead = published is not None and published.basis == "masthead"
    return (*warnings, metadata.MASTHEAD_ONLY) if masthead else warnings


def _clean(page: Page, languages: Collection[str]) -> Cleaned:
    hint = _Hints.of(page)
    text = page.content.decode("utf-8")
    bounded(len(text))
    paragraphs: list[Span] = []
    at = 0
    for line in text.split("\n"):
        if line.strip():
            paragraphs.append((at, at + len(line)))
        at += len(line) + 1
    if not any(map(str.isalnum, text)):
        raise UnreadablePage("no article text found")
    language = hint.language or identify(text, languages)
    script = script_of(text) if hint.language else language.script
    article = Article(
        id=_id(page),
        url=hint.url,
        outlet=hint.outlet or metadata.outlet_of_url(hint.url),
        language=language.language,
        script=script,
        language_confidence=language.confidence,
        title=hint.title,
        authors=hint.authors,
        published=hint.published,
        text=text,
        paragraphs=tuple(paragraphs),
        other_languages=other_languages(text, paragraphs, language.language, script),
    )
    return Cleaned(article, hint.warnings)


class _Hints(Struct, frozen=True):
    """What the container told of the article, read."""

    title: str | None
    url: str | None
    outlet: Outlet | None
    published: When | None
    authors: tuple[str, ...]
    language: Identified | None
    warnings: tuple[str, ...]

    @staticmethod
    def of(page: Page) -> _Hints:
        given = page.hints
        published = told(given["published"]) if "published" in given else None
        outlet = metadata.outlet_called(given["outlet"], given.get("url")) if "outlet" in given else None
        language = _LANGUAGE_CODE.fullmatch(given["language"].strip()) if "language" in given else None
        warnings = []
        if "published" in given and not published:
            warnings.append("published is not a date in ISO 8601")
        if "language" in given and not language:
            warnings.append("language is not a code of ISO 639")
        return _Hints(
            " ".join(given.get("title", "").split()) or None,
            given.get("url"),
            outlet,
            published,
            tuple(name for name in map(str.strip, given.get("authors", "").split(", ")) if name),
            Identified(language[1].lower(), "Zyyy", 1.0) if language else None,
            tuple(warnings),
        )


class _About(Struct, frozen=True, kw_only=True):
    """What is known of an article besides its text."""

    title: str | None
    authors: tuple[str, ...]
    url: str | None
    outlet: Outlet | None
    published: When | None
    modified: When | None = None
    section: str | None = None
    tags: tuple[str, ...] = ()
    dropped: Dropped
    language: Identified | None
    seen: Identified


def _article(page: Page, paragraphs: Sequence[str], about: _About) -> Article:
    text = "\n".join(paragraphs)
    spans: list[Span] = []
    at = 0
    for paragraph in paragraphs:
        spans.append((at, at + len(paragraph)))
        at += len(paragraph) + 1
    language = about.language or about.seen
    return Article(
        id=_id(page),
        url=about.url,
        outlet=about.outlet,
        language=language.language,
        script=about.seen.script,
        language_confidence=language.confidence,
        title=about.title,
        authors=about.authors,
        published=about.published,
        modified=about.modified,
        section=about.section,
        tags=about.tags,
        text=text,
        paragraphs=tuple(spans),
        other_languages=other_languages(text, spans, language.language, about.seen.script),
        dropped=about.dropped,
    )


def _headed(title: str | None, paragraphs: Sequence[str]) -> list[str]:
    """The paragraphs with the headline before them, once."""
    if not title:
        return list(paragraphs)
    folded = title.casefold().strip(" .")
    return [title, *(p for p in paragraphs if p.casefold().strip(" .") != folded)]


def _id(page: Page) -> str:
    """The container's own id, else the beginning of the content's digest: neither order nor place has a say."""
    return page.hints.get("id") or page.source.sha256[:16]
