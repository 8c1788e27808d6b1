"""Asking the program, through its public contract, on as many cores as there are (two at most)."""

from __future__ import annotations

import multiprocessing
import os
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TypeVar

import msgspec

import dragoman
from benchmarks.measures import Span, Tally, touches
from dragoman.cleaning.article import article
from dragoman.cleaning.boilerplate import Boilerplate
from dragoman.intake.refusal import Refusal
from dragoman.intake.sources import pages
from dragoman.language.pack import cleaning_words
from dragoman.model import Analysis, Article, Entity, MentionForm, Page

S = TypeVar("S")
T = TypeVar("T")
JOBS = min(2, os.cpu_count() or 1)


class NothingRead(Exception):
    """Not one item of a set could be read."""


@dataclass(frozen=True)
class Score:
    """What one item adds to each measure of its task, and why it could not be read, where it could not."""

    tallies: Mapping[str, Tally]
    failure: str | None = None


@dataclass
class Total:
    """What the items of a set add up to."""

    items: int = 0
    tallies: dict[str, Tally] = field(default_factory=dict)
    failures: list[str] = field(default_factory=list)

    def __getitem__(self, measure: str) -> Tally:
        return self.tallies.get(measure, Tally())

    def add(self, score: Score) -> None:
        """Count one more item."""
        self.items += 1
        for measure, tally in score.tallies.items():
            self.tallies[measure] = self[measure] + tally
        if score.failure is not None:
            self.failures.append(score.failure)

    def merge(self, other: Total) -> None:
        """Count all items of another total."""
        self.items += other.items
        self.failures += other.failures
        for measure, tally in other.tallies.items():
            self.tallies[measure] = self[measure] + tally

    def counted(self, what: str, of: int | None = None) -> str:
        """The items column: how many, of how many where it is a sample, and how many could not be read."""
        text = f"{self.items:,} {what}" if of in (None, self.items) else f"{self.items:,} of {of:,} {what}"
        return f"{text} ({len(self.failures)} unread)" if self.failures else text


@dataclass(frozen=True)
class Reading:
    """One text as the program reads it. Where it failed, the analysis holds nothing and `failure` says why."""

    entities: Mapping[str, Entity]
    analysis: Analysis | None
    failure: str | None = None

    def mentions(self, kind: str, forms: Iterable[MentionForm] = ("name",)) -> list[tuple[Entity, Span]]:
        """The mentions of entities of a kind, in order of the text."""
        if self.analysis is None:
            return []
        allowed = set(forms)
        found = [
            (self.entities[mention.entity], mention.span)
            for mention in self.analysis.mentions
            if mention.form in allowed and self.entities[mention.entity].kind == kind
        ]
        return sorted(found, key=lambda pair: (pair[1], pair[0].id))

    def touched_by(self, entity: str | None, spans: Iterable[Span]) -> bool:
        """Whether some mention of the entity, in whatever form, touches one of the spans."""
        if self.analysis is None or entity is None:
            return False
        own = [mention.span for mention in self.analysis.mentions if mention.entity == entity]
        return any(touches(span, mark) for mark in spans for span in own)


def read(text: str, *, language: str | None, published: str | None = None) -> Reading:
    """The text as `dragoman.analyse` reads it; never raises: what fails scores as nothing found, and is counted."""
    try:
        analysis = dragoman.analyse(text, language=language, published=published)
    except Exception as error:
        return Reading({}, None, f"{type(error).__name__}: {error}")
    if analysis.error is not None or analysis.article is None:
        return Reading({}, None, analysis.error or "no article")
    if analysis.article.text != text:
        return Reading({}, None, "the text was not kept verbatim, so that spans cannot be compared")
    return Reading({entity.id: entity for entity in analysis.entities}, analysis)


@cache
def boilerplate() -> Boilerplate:
    """The phrases that all packs know of menus and comments."""
    return Boilerplate(cleaning_words)


def page(content: bytes, url: str | None = None) -> Page | Refusal:
    """The bytes as intake takes them from a file: its guard and its sorting by kind have their say."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "page"
        path.write_bytes(content)
        (found,) = pages([path])
    if isinstance(found, Refusal) or url is None:
        return found
    return msgspec.structs.replace(found, hints={**found.hints, "url": url})


def clean(content: bytes, url: str | None = None) -> tuple[Article | None, str | None]:
    """The article that intake and cleaning make of the bytes, or why there is none; never raises."""
    try:
        found = page(content, url)
        return (None, found.reason) if isinstance(found, Refusal) else (article(found, boilerplate()).article, None)
    except Exception as error:
        return None, f"{type(error).__name__}: {error}"


def each(function: Callable[[T], S], items: Sequence[T], chunk: int = 16) -> Iterator[S]:
    """What the function gives for every item, in order, on `JOBS` processes; it must be a module's own function."""
    if JOBS == 1 or len(items) <= chunk:
        yield from map(function, items)
        return
    with multiprocessing.get_context().Pool(JOBS) as pool:
        yield from pool.imap(function, items, chunksize=chunk)


def total(name: str, function: Callable[[T], Score], items: Sequence[T], chunk: int = 16) -> Total:
    """The sum over all items; failures are told under the set's name."""
    result = Total()
    for score in each(function, items, chunk):
        result.add(score)
    tell(name, result)
    return result


def tell(name: str, result: Total) -> None:
    """Name on standard error what could not be read, so that it is not taken for a bad score alone.

    Raises `NothingRead` where that is everything: then no figure says anything.
    """
    if not result.failures:
        return
    told = f"{name}: {len(result.failures)} of {result.items} unread, first: {result.failures[0]}"
    if len(result.failures) == result.items:
        raise NothingRead(told)
    print(told, file=sys.stderr)
