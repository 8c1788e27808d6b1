"""The words of the field as types: what passes from room to room.

Every span is a pair ``(start, end)`` of code point offsets, end exclusive, into ``Article.text``; days are
Gregorian and inclusive; countries are ISO 3166 alpha-3 codes (and ``KOS``); event types, modes, contexts and
sectors are spelled as in the PLOVER 2.0 codebook. No value can hold itself, so the search for garbage that does
passes them all by (`gc=False`): a program that keeps thousands of analyses spends half as long on it.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from msgspec import Struct

Span = tuple[int, int]

SourceKind = Literal["text", "html", "wet", "warc", "feed", "jsonl", "parquet"]
PageForm = Literal["html", "text", "clean"]
EntityKind = Literal["person", "organisation", "country", "place", "group"]
MentionForm = Literal["name", "role", "pronoun", "demonym", "metonym"]
Precision = Literal["minute", "hour", "day", "week", "month", "season", "year", "decade", "none"]
Basis = Literal["explicit", "relative", "metadata", "masthead", "inferred", "bound"]
AuxiliaryMode = Literal["historical", "future", "hypothetical", "negation"]


class When(Struct, frozen=True, gc=False):
    """A stretch of time with the ground it stands on.

    ``None`` at an end means that the end is open: a masthead date gives only ``latest``. ``time`` is a clock
    time in ISO 8601, with its zone where the page tells it.
    """

    earliest: date | None
    latest: date | None
    precision: Precision
    basis: Basis
    time: str | None = None

    def overlaps(self, other: When) -> bool:
        """Whether some day lies in both stretches; an open end reaches as far as needed."""
        starts_in_time = self.earliest is None or other.latest is None or self.earliest <= other.latest
        return starts_in_time and (self.latest is None or other.earliest is None or other.earliest <= self.latest)


class Source(Struct, frozen=True, gc=False):
    """Where a page came from: the address as given, its container's kind, its place in it, its digest.

    ``offset`` is where its record begins, in bytes of the container as it lies on the disk (of the compressed file,
    where each record is compressed for itself); ``fetched`` the moment in UTC, ISO 8601, at which it was fetched.
    """

    uri: str
    kind: SourceKind
    record: int
    sha256: str
    offset: int | None = None
    fetched: str | None = None


class Page(Struct, frozen=True, gc=False):
    """What was given: bytes, with where they came from.

    ``form`` says what the bytes are, whatever container they lay in: HTML, plain text with all that stood around the
    article, or an article's clean text (a JSONL object with ``text``), of which nothing is dropped.
    ``hints`` holds what the container told of the article (``id``, ``title``, ``authors`` with commas between,
    ``published``, ``url``, ``outlet``, ``language``); ``charset`` is the encoding that was declared outside the bytes.
    """

    source: Source
    content: bytes
    form: PageForm = "text"
    hints: dict[str, str] = {}
    charset: str | None = None


class Outlet(Struct, frozen=True, gc=False):
    """Who published an article."""

    name: str
    domain: str | None = None
    country: str | None = None


class Dropped(Struct, frozen=True, gc=False):
    """How much of the page was not the article; of HTML, what its markup does not call a menu or an imprint."""

    lines: int = 0
    characters: int = 0


class OtherLanguage(Struct, frozen=True, gc=False):
    """A stretch of an article that is in another language or script than the article."""

    span: Span
    language: str
    script: str


class Article(Struct, frozen=True, kw_only=True, gc=False):
    """The main text of a page, with what the page tells of it; ``other_languages`` its paragraphs in others."""

    id: str
    url: str | None = None
    outlet: Outlet | None = None
    language: str
    script: str
    language_confidence: float
    title: str | None = None
    authors: tuple[str, ...] = ()
    published: When | None = None
    modified: When | None = None
    section: str | None = None
    tags: tuple[str, ...] = ()
    text: str
    paragraphs: tuple[Span, ...]
    other_languages: tuple[OtherLanguage, ...] = ()
    dropped: Dropped = Dropped()


class Entity(Struct, frozen=True, kw_only=True, gc=False):
    """Who or what is meant, within one article.

    ``name`` is the canonical name in Latin script, ``names`` the surface forms as they stand in the text. ``listed``
    are the entries of the user's lists that mean the same one, each as ``LIST:ID``.
    """

    id: str
    kind: EntityKind
    name: str
    names: tuple[str, ...]
    knowledge_id: str | None = None
    country: str | None = None
    sector: str | None = None
    role: str | None = None
    listed: tuple[str, ...] = ()


class Mention(Struct, frozen=True, gc=False):
    """One place where an entity stands in the text."""

    entity: str
    span: Span
    form: MentionForm


class TimeExpression(Struct, frozen=True, gc=False):
    """One expression of time in the text, resolved."""

    span: Span
    when: When


class EventMention(Struct, frozen=True, kw_only=True, gc=False):
    """One telling of an event in one article."""

    id: str
    type: str
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    auxiliary: tuple[AuxiliaryMode, ...] = ()
    when: When | None = None
    where: str | None = None
    trigger: Span
    sentence: Span
    according_to: str | None = None
    confidence: float


class Quotation(Struct, frozen=True, kw_only=True, gc=False):
    """Words with their speaker: the words between the marks, or the reported clause."""

    id: str
    span: Span
    text: str
    direct: bool
    speaker: str | None = None
    cue: Span | None = None
    addressee: str | None = None


class Figure(Struct, frozen=True, kw_only=True, gc=False):
    """A number that is claimed, with its unit and what it is of."""

    span: Span
    value: float
    low: float | None
    high: float | None
    unit: str | None = None
    of: str | None = None
    event: str | None = None


class Citation(Struct, frozen=True, gc=False):
    """Another outlet that the article names as its source."""

    span: Span
    outlet: str
    entity: str | None = None


class Analysis(Struct, frozen=True, kw_only=True, gc=False):
    """Everything read from one article, or the reason why the page gave none.

    Exactly one of ``article`` and ``error`` is set.
    """

    schema: str
    coder: str
    source: Source
    article: Article | None = None
    error: str | None = None
    entities: tuple[Entity, ...] = ()
    mentions: tuple[Mention, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    events: tuple[EventMention, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    figures: tuple[Figure, ...] = ()
    citations: tuple[Citation, ...] = ()
    warnings: tuple[str, ...] = ()
