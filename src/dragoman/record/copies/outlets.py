"""By which names an outlet is cited, and which agency an article names as its source."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.knowledge.outlets import is_agency, outlet_named
from dragoman.language.keys import name_key
from dragoman.model import Analysis, Article

# An agency stands in the dateline or the first sentences, or is signed with at the end: "GENEVA (Reuters) -", "/TASS/".
_HEAD = 300
_END = 100
_BRACKETS = re.compile(r"[(/\[（【［]([^()/\[\]（）【】［］\n]{2,60})[)/\]）】］]")
_BETWEEN = re.compile(r"[\s,;、，:–—-]+")


def outlet_keys(article: Article) -> set[str]:
    """The names by which the outlet of an article can be cited."""
    if article.outlet is None:
        return set()
    names = [article.outlet.name]
    if article.outlet.domain:
        names += [article.outlet.domain, article.outlet.domain.removeprefix("www.").split(".")[0]]
    return {outlet_key(name) for name in names} - {""}


def outlet_key(name: str) -> str:
    """An outlet's name without script, case and spaces."""
    return "".join(name_key(name))


def credited(analysis: Analysis) -> str | None:
    """The agency that an article names as its source, at its head or at its end; its own outlet is none."""
    assert analysis.article is not None
    own = outlet_keys(analysis.article)
    found = (name for name in _named(analysis, analysis.article.text) if is_agency(name))
    return next((name for name in found if outlet_key(name) not in own), None)


def _named(analysis: Analysis, text: str) -> Iterator[str]:
    yield from _in_brackets(text[:_HEAD])
    for citation in analysis.citations:
        if citation.span[0] < _HEAD:
            yield citation.outlet
    yield from _in_brackets(text[-_END:])


def _in_brackets(text: str) -> Iterator[str]:
    """The outlets between brackets or strokes, whole or as one of the words between them."""
    for mark in _BRACKETS.finditer(text):
        for name in (mark[1], *_BETWEEN.split(mark[1])):
            outlet = outlet_named(name)
            if outlet is not None:
                yield outlet.name
