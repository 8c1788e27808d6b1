"""Analyses written by hand, as legibly as the sentences that they are of."""

from __future__ import annotations

from datetime import date
from hashlib import sha256
from typing import Any

from msgspec import Struct

from dragoman.contract import SCHEMA
from dragoman.model import (
    Analysis,
    Article,
    Citation,
    Entity,
    EventMention,
    Figure,
    Mention,
    Outlet,
    Quotation,
    Source,
    Span,
    TimeExpression,
    When,
)
from dragoman.record import ask, directory
from dragoman.record.facts import Copy, Disagreement, Event, Filed, Identity, Rulings, Statement, Suggestion
from dragoman.record.filings import Filings
from dragoman.record.folding import fold_waiting
from dragoman.record.identity import suggestions
from dragoman.record.shelf import article_key
from dragoman.record.store import record_in_memory


class Who(Struct, frozen=True):
    """An entity by its name, the forms in which the text has it, and what is known of it."""

    name: str
    forms: tuple[str, ...]
    kind: str = "person"
    known: str | None = None
    country: str | None = None
    role: str | None = None
    listed: tuple[str, ...] = ()


def who(name: str, *forms: str, **facts: Any) -> Who:
    return Who(name, forms or (name,), **facts)


def day(written: str | When | None, basis: Any = "explicit") -> When | None:
    """`2022-01-12`, `2022-01-10..2022-01-14`, `..2022-02-23`, `W-3` or `--01-21`."""
    if written is None or isinstance(written, When):
        return written
    if written.startswith(("W-", "--")):
        return When(None, None, "day", "explicit", written)
    first, dots, last = written.partition("..")
    ends = [date.fromisoformat(end) if end else None for end in (first, last if dots else first)]
    if not dots:
        return When(ends[0], ends[1], "day", basis)
    return When(ends[0], ends[1], "week" if ends[0] else "none", basis if ends[0] else "bound")


def filler(outlet: str) -> str:
    """A paragraph that no other outlet has, so that two articles are not taken for copies."""
    return "\n" + " ".join(f"{outlet.lower()}{number}" for number in range(60))


class Writing:
    """One article being written: `text` first, then what stands in it."""

    def __init__(
        self,
        text: str,
        *entities: Who,
        outlet: str | None = None,
        published: str | When | None = None,
        language: str = "en",
        script: str = "Latn",
        id: str | None = None,
        uri: str | None = None,
    ) -> None:
        self.text = text
        self.about: dict[str, Any] = {"outlet": outlet, "published": published, "language": language, "script": script}
        self.digest = sha256(f"{uri} {id} {outlet} {text}".encode()).hexdigest()
        self.id = id or self.digest[:12]
        self.uri = uri or f"{self.id}.txt"
        self.entities = entities
        self.names = {entity.name: f"e{number}" for number, entity in enumerate(entities, 1)}
        self.events: list[EventMention] = []
        self.quotations: list[Quotation] = []
        self.figures: list[Figure] = []
        self.citations: list[Citation] = []

    def span(self, words: str) -> Span:
        start = self.text.index(words)
        return start, start + len(words)

    def sentence(self, words: str) -> Span:
        start, end = self.span(words)
        begin = max(self.text.rfind(mark, 0, start) for mark in (". ", "\n", "。"))
        begin = 0 if begin < 0 else begin + (1 if self.text[begin] != "." else 2)
        ends = [found for mark in (". ", "\n", "。") if (found := self.text.find(mark, end)) >= 0]
        return begin, min([*(found + 1 for found in ends), len(self.text)])

    def event(
        self, code: str, *parties: str, at: str, on: Any = None, where: str | None = None, **more: Any
    ) -> Writing:
        """`CONSULT/phone`, its actors, `to` whom, at which words of the text."""
        kind, _, mode = code.partition("/")
        ids = [self.names[party] for party in parties]
        self.events.append(
            EventMention(
                id=f"v{len(self.events) + 1}",
                type=kind,
                mode=mode or None,
                contexts=tuple(more.get("contexts", ())),
                actors=tuple(ids),
                recipients=tuple(self.names[party] for party in more.get("to", ())),
                auxiliary=tuple(more.get("aux", ())),
                when=day(on),
                where=None if where is None else self.names[where],
                trigger=self.span(at),
                sentence=self.sentence(at),
                according_to=self.names.get(more.get("by", "")),
                confidence=0.9,
            )
        )
        return self

    def quote(self, words: str, speaker: str | None = None, direct: bool = True) -> Writing:
        self.quotations.append(
            Quotation(
                id=f"q{len(self.quotations) + 1}",
                span=self.span(words),
                text=words,
                direct=direct,
                speaker=None if speaker is None else self.names[speaker],
            )
        )
        return self

    def figure(self, words: str, value: float, unit: str, low: float | None, high: float | None) -> Writing:
        self.figures.append(
            Figure(span=self.span(words), value=value, low=low, high=high, unit=unit, event=self.events[-1].id)
        )
        return self

    def cites(self, outlet: str) -> Writing:
        self.citations.append(Citation(self.span(outlet), outlet))
        return self

    def done(self) -> Analysis:
        outlet = self.about["outlet"]
        article = Article(
            id=self.id,
            outlet=None if outlet is None else Outlet(outlet),
            language=self.about["language"] or "en",
            script=self.about["script"] or "Latn",
            language_confidence=1.0,
            title=self.text.split("\n")[0][:60],
            published=day(self.about["published"]),
            text=self.text,
            paragraphs=self._paragraphs(),
        )
        return Analysis(
            schema=SCHEMA,
            coder="dragoman test",
            source=Source(self.uri, "text", 0, self.digest),
            article=article,
            entities=tuple(
                Entity(
                    id=self.names[one.name],
                    kind=one.kind,  # type: ignore[arg-type]  # the kinds stand in the tests as text
                    name=one.name,
                    names=one.forms,
                    knowledge_id=one.known,
                    listed=one.listed,
                    country=one.country,
                    role=one.role,
                )
                for one in self.entities
            ),
            mentions=tuple(
                Mention(self.names[one.name], self.span(form), "name")
                for one in self.entities
                for form in one.forms
                if form in self.text
            ),
            times=tuple(TimeExpression(event.trigger, event.when) for event in self.events if event.when),
            events=tuple(self.events),
            quotations=tuple(self.quotations),
            figures=tuple(self.figures),
            citations=tuple(self.citations),
        )

    def _paragraphs(self) -> tuple[Span, ...]:
        found, start = [], 0
        for paragraph in self.text.split("\n"):
            found.append((start, start + len(paragraph)))
            start += len(paragraph) + 1
        return tuple(found)


def refusal(uri: str, reason: str) -> Analysis:
    source = Source(uri, "text", 0, sha256(uri.encode()).hexdigest())
    return Analysis(schema=SCHEMA, coder="dragoman test", source=source, error=reason)


def filed(*writings: Writing) -> list[Filed]:
    analyses = [writing.done() for writing in writings]
    return [Filed(article_key(one.article), one) for one in analyses if one.article is not None]


class Derived(Struct, frozen=True):
    """Everything that follows from a set of analyses."""

    identities: tuple[Identity, ...]
    copies: tuple[Copy, ...]
    events: tuple[Event, ...]
    statements: tuple[Statement, ...]
    disagreements: tuple[Disagreement, ...]
    suggestions: tuple[Suggestion, ...] = ()


def derived(*writings: Writing, rulings: Rulings = Rulings()) -> Derived:  # noqa: B008 - frozen
    """What follows from these articles in a record of their own."""
    with record_in_memory() as record:
        record.put([writing.done() for writing in writings])
        with record.writing():
            fold_waiting(record.connection, Filings(record.connection), rulings, most=len(writings) + 1)
        connection = record.connection
        return Derived(
            identities=tuple(directory.identities(connection)),
            copies=tuple(ask.copies(connection)),
            events=tuple(ask.events(connection)),
            statements=tuple(ask.statements(connection)),
            disagreements=tuple(ask.disagreements(connection)),
            suggestions=tuple(suggestions(connection)),
        )


BLINKEN = who("Antony Blinken", "Blinken", known="Q7821917", country="USA", role="secretary of state")
LAVROV = who("Sergey Lavrov", "Lavrov", known="Q58217", country="RUS", role="foreign minister")
NATO = who("NATO", kind="organisation", known="Q7184")
RUSSIA = who("Russia", kind="country", known="Q159", country="RUS")
USA = who("United States", kind="country", known="Q30", country="USA")
GENEVA = who("Geneva", kind="place", known="Q71", country="CHE")
VIENNA = who("Vienna", kind="place", known="Q1741", country="AUT")
BRUSSELS = who("Brussels", kind="place", known="Q239", country="BEL")
