"""Bytes that are one page."""

from __future__ import annotations

import hashlib

from dragoman.intake.danger import html_danger
from dragoman.intake.given import Given
from dragoman.intake.guard import LARGEST_PAGE, LOOKED_AT, is_binary, is_utf_16
from dragoman.intake.kinds import kind_of, refused_kind
from dragoman.intake.refusal import Refusal
from dragoman.model import Page, PageForm, Source, SourceKind

TOO_LARGE = f"larger than {LARGEST_PAGE >> 20} MB"


def single_page(
    given: Given,
    content: bytes,
    kind: SourceKind | None = None,
    form: PageForm | None = None,
    record: int = 0,
    offset: int | None = None,
) -> Page | Refusal:
    """The page that the bytes are, or why they are none; what kind and form they have is looked up unless told."""
    form = form or kind_of(content)
    digest = hashlib.sha256(content).hexdigest()
    told: SourceKind = kind or ("html" if form == "html" else "text")
    source = Source(given.uri, told, record, digest, offset, given.fetched)
    reason = _why_none(content, form)
    return Refusal(source, reason) if reason else Page(source, content, form, given.hints, given.charset)


def _why_none(content: bytes, form: PageForm) -> str | None:
    if len(content) > LARGEST_PAGE:
        return TOO_LARGE
    if not content.strip():
        return "empty"
    if refused := refused_kind(content):
        return refused
    if is_binary(content) or (is_binary(content[-LOOKED_AT:]) and not is_utf_16(content)):
        return "binary, not text"
    return html_danger(content) if form == "html" else None
