"""A page made into an article: its text, and what it tells of itself."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from msgspec import Struct

from dragoman.cleaning import features, metadata
from dragoman.cleaning.blocks import Block, blocks
from dragoman.cleaning.boilerplate import Boilerplate, Found
from dragoman.cleaning.dates import told
from dragoman.cleaning.edges import extended, inserted
from dragoman.cleaning.headline import headline_of
from dragoman.cleaning.judge import judge
from dragoman.errors import UnreadablePage
from dragoman.intake.charset import decode
from dragoman.language.identify import Identified, identify, script_of
from dragoman.model import Article, Dropped, Outlet, Page, Span, When

# How much a phrase of a pack, and a wide gap in the page, count against a block and what follows it.
_BOILERPLATE, _COMMENTS, _BREAK = 5.0, 80.0, 10.0
_WIDE_GAP = 5

# The language, and what may follow it in BCP 47: script, country and the like.
_LANGUAGE_CODE = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9]+)*")


class Cleaned(Struct, frozen=True):
    """An article, and what its page gave reason to warn of."""

    article: Article
    warnings: tuple[str, ...] = ()


_NO_PHRASES = Boilerplate({})


def article(page: Page, boilerplate: Boilerplate = _NO_PHRASES, languages: Collection[str] = ()) -> Cleaned:
    """The article of a page; `boilerplate` holds the phrases that language packs know.

    Where `languages` are given, it is in one of them, as far as its script allows.

    A clean page's text is kept as it is, a paragraph a line. Of any other page the text begins with the headline,
    where it has one, once. What the container told (`Page.hints`) goes before what the page tells.
    Raises `UnreadablePage` with the reason where the page holds no article.
    """
    if page.form == "clean":
        return _clean(page, languages)
    decoded = decode(page.content, page.charset)
    make = _of_html if page.form == "html" else _of_lines
    cleaned = make(page, decoded.text, boilerplate, languages)
    return Cleaned(cleaned.article, (*decoded.warnings, *cleaned.warnings))


def _of_html(page: Page, text: str, boilerplate: Boilerplate, languages: Collection[str]) -> Cleaned:
    from dragoman.cleaning.html import read_html

    found = read_html(text)
    # Menus alone are no article, however short one may be.
    if not any(map(features.tells, found.paragraphs)):
        raise UnreadablePage("no article found")
    hint = _Hints.of(page)
    seen = identify("\n".join(found.paragraphs), languages)
    marked = boilerplate.find(found.paragraphs, [seen.language, "und"])
    kept = [
        paragraph
        for paragraph, one, two in zip(found.paragraphs, marked.boilerplate, marked.comments, strict=True)
        if not one and not two
    ]
    url = hint.url or found.url
    about = _About(
        title=hint.title or found.title,
        authors=found.authors,
        url=url,
        outlet=hint.outlet or metadata.outlet_of_page(url, found.outlet),
        published=hint.published or found.published,
        dropped=found.dropped,
        language=hint.language,
        seen=seen,
    )
    return Cleaned(_article(page, _headed(found.title, kept or found.paragraphs), about), hint.warnings)


def _of_lines(page: Page, text: str, boilerplate: Boilerplate, languages: Collection[str]) -> Cleaned:
    given = blocks(text)
    lines = [block.text for block in given]
    if not lines:
        raise UnreadablePage("no text found")
    sentences = _longest_sentences(lines)
    seen = identify("\n".join(sentences), languages)
    marked = boilerplate.find(lines, [seen.language, "und"])
    kept, headline, start = _choose(given, marked)
    if not any(kept):
        raise UnreadablePage("no article found")
    flat = metadata.FlatPage(tuple(lines), tuple(kept), headline, start, seen.language, marked.boilerplate)
    hint = _Hints.of(page)
    published = hint.published or metadata.published(flat)
    masthead = published is not None and published.basis == "masthead"
    dropped = [line for line, keep in zip(lines, kept, strict=True) if not keep]
    paragraphs = [line for line, keep in zip(lines, kept, strict=True) if keep]
    about = _About(
        title=hint.title or (None if headline is None else lines[headline]),
        authors=metadata.authors(flat),
        url=hint.url,
        outlet=hint.outlet or metadata.outlet(flat, hint.url),
        published=published,
        dropped=Dropped(len(dropped), sum(map(len, dropped))),
        language=hint.language,
        # What the page's sentences are in, the article is in where they are its own.
        seen=seen if set(sentences) <= set(paragraphs) else identify("\n".join(paragraphs), languages),
    )
    return Cleaned(
        _article(page, paragraphs, about), (*hint.warnings, metadata.MASTHEAD_ONLY) if masthead else hint.warnings
    )


def _choose(given: Sequence[Block], marked: Found) -> tuple[list[bool], int | None, int]:
    """Which blocks are the article, which of them is its headline, and where its text begins."""
    lines = [block.text for block in given]
    against = [
        _BOILERPLATE * boilerplate + _COMMENTS * comments + _BREAK * (block.gap >= _WIDE_GAP and at > 0)
        for at, (block, boilerplate, comments) in enumerate(
            zip(given, marked.boilerplate, marked.comments, strict=True)
        )
    ]
    verdict = judge(lines, against)
    barred = [one or two for one, two in zip(marked.boilerplate, marked.comments, strict=True)]
    kept, start, stop = extended(lines, verdict, barred)
    kept = [keep and not bar for keep, bar in zip(kept, barred, strict=True)]
    if not any(keep and features.tells(line) for line, keep in zip(lines, kept, strict=True)):
        return [False] * len(lines), None, 0
    headline = headline_of(lines, start, stop, barred)
    first = start if headline is None else headline + 1
    for at in range(first):
        kept[at] = at == headline
    for at in inserted(lines, kept, first):
        kept[at] = False
    while first < stop and not kept[first]:
        first += 1
    return kept, headline, first


def _longest_sentences(lines: Sequence[str]) -> list[str]:
    """The page's longest full sentences, else all of it: by these its language is told."""
    sentences = [line for line in dict.fromkeys(lines) if features.width(line) > 60 and features.ends_sentence(line)]
    return sorted(sentences, key=len, reverse=True)[:4] or list(lines)


def _clean(page: Page, languages: Collection[str]) -> Cleaned:
    hint = _Hints.of(page)
    text = page.content.decode("utf-8")
    paragraphs: list[Span] = []
    at = 0
    for line in text.split("\n"):
        if line.strip():
            paragraphs.append((at, at + len(line)))
        at += len(line) + 1
    if not any(map(str.isalnum, text)):
        raise UnreadablePage("no article text found")
    language = hint.language or identify(text, languages)
    article = Article(
        id=_id(page),
        url=hint.url,
        outlet=hint.outlet or metadata.outlet_of_url(hint.url),
        language=language.language,
        script=script_of(text) if hint.language else language.script,
        language_confidence=language.confidence,
        title=hint.title,
        published=hint.published,
        text=text,
        paragraphs=tuple(paragraphs),
    )
    return Cleaned(article, hint.warnings)


class _Hints(Struct, frozen=True):
    """What the container told of the article, read."""

    title: str | None
    url: str | None
    outlet: Outlet | None
    published: When | None
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
        text=text,
        paragraphs=tuple(spans),
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
