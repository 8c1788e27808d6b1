"""A folder of pages read the whole way into a record, and what tests ask of both."""

from __future__ import annotations

import io
import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from anyascii import anyascii

import dragoman
from dragoman.model import Analysis, Article, EventMention, Quotation, Span

Json = dict[str, Any]


@dataclass(frozen=True)
class Whole:
    """The analyses by the name of their page, and the record's own export by kind."""

    path: Path
    analyses: dict[str, Analysis]
    exported: dict[str, list[Json]]

    def article(self, page: str) -> Article:
        found = self.analyses[page].article
        assert found is not None, self.analyses[page].error
        return found

    def key(self, page: str) -> str:
        """The record's key for the article of a page."""
        return next(str(one["article"]) for one in self.exported["page"] if Path(one["uri"]).name == page)

    def identity(self, page: str, entity: str) -> Json:
        """Who or what an entity of a page is in the record."""
        local = [self.key(page), entity]
        return next(one for one in self.exported["identity"] if local in one["entities"])

    def named(self, identity: str) -> str:
        return str(next(one["name"] for one in self.exported["identity"] if one["id"] == identity))

    def people(self, name: str) -> list[Json]:
        """The persons of the record of this canonical name."""
        persons = (one for one in self.exported["identity"] if one["of_kind"] == "person")
        return [one for one in persons if plain(one["name"]) == plain(name)]

    def tellings(self, page: str, words: str) -> Iterator[tuple[Json, Json, EventMention]]:
        """Events of the record that the sentence with these words tells, with the entry and the event mention."""
        spans = self.spans(page, words)
        mentions = {one.id: one for one in self.analyses[page].events}
        key = self.key(page)
        for event in self.exported["event"]:
            for entry in event["history"]:
                if entry["article"] == key and any(inside(one, mentions[entry["mention"]].sentence) for one in spans):
                    yield event, entry, mentions[entry["mention"]]

    def spans(self, page: str, words: str) -> list[Span]:
        """Where these words stand in the article's text."""
        pattern = r"\s+".join(map(re.escape, words.split()))
        return [found.span() for found in re.finditer(pattern, self.article(page).text)]

    def mentioned(self, page: str, words: str) -> list[Json]:
        """The identities of which a mention covers these words, wherever they stand alone in the text."""
        text = self.article(page).text
        found = []
        for start, end in self.spans(page, words):
            if text[start - 1 : start].isalnum() or text[end : end + 1].isalnum():
                continue
            covering = [one for one in self.analyses[page].mentions if inside((start, end), one.span)]
            found += [self.identity(page, one.entity) for one in covering]
        return found

    def parties(self, page: str, mention: EventMention) -> set[str]:
        """Who takes part by this telling, by the record's names."""
        return self.names(page, (*mention.actors, *mention.recipients))

    def names(self, page: str, entities: Iterable[str]) -> set[str]:
        return {plain(self.identity(page, entity)["name"]) for entity in entities}

    def speaker(self, page: str, quotation: Quotation) -> str | None:
        return None if quotation.speaker is None else str(self.identity(page, quotation.speaker)["name"])


def read_whole(folder: Path, record: Path, names: Sequence[str] = ("",)) -> Whole:
    """The pages of a folder (those whose names end so), read into a new record."""
    pages = sorted(page for page in folder.iterdir() if page.name.endswith(tuple(names)))
    analyses = list(dragoman.analyse_many(pages))
    kinds = "page article correction identity suggestion copy event statement disagreement"
    exported: dict[str, list[Json]] = {kind: [] for kind in kinds.split()}
    with dragoman.open_record(record, create=True) as kept:
        kept.fold(analyses)
        stream = io.BytesIO()
        kept.export(stream)
    for line in stream.getvalue().splitlines():
        one = json.loads(line)
        exported[one["kind"]].append(one)
    return Whole(record, {Path(one.source.uri).name: one for one in analyses}, exported)


def inside(inner: Span, outer: Span) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def plain(name: str) -> str:
    """A name without capitals and signs over letters: spelling is not what these tests are about."""
    return anyascii(unicodedata.normalize("NFC", name)).casefold().strip()


def bare(words: str) -> str:
    """Quoted words without the stops at their ends, which stand inside the marks or outside by country."""
    return " ".join(words.split()).strip(" .,;:!?…")
