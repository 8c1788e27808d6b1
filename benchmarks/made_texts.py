"""The text of a made article as it grows, with the spans of everything that stands in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache
from random import Random
from typing import Any

from benchmarks.made_stories import SCRIPTS, Chapter, Official, Story, sentences
from benchmarks.made_words import rank, vocabulary, written_in
from dragoman.knowledge.countries import country_name
from dragoman.model import (
    Citation,
    Entity,
    EventMention,
    Figure,
    Mention,
    Quotation,
    Span,
    TimeExpression,
    When,
)

_PARTS = re.compile(r"(\{\w\}|[<>])")
_DAYS = {"en": "{1}/{2}/{0}", "zh": "{0}年{1}月{2}日", "fr": "{2}/{1}/{0}", "es": "{2}/{1}/{0}"}  # fmt: skip


@cache
def _parts(language: str, name: str) -> tuple[str, ...]:
    """A sentence cut into words, slots (one letter between braces) and the marks about the event's word."""
    return tuple(part for part in _PARTS.split(sentences()[language][name]) if part)


class Draft:
    """A text and the facts that rest on it. Facts may only name what was written."""

    def __init__(self, language: str, told: Story, random: Random) -> None:
        self.language, self.script = language, SCRIPTS.get(language, "Latn")
        self.random = random
        self._told = told
        self._words = vocabulary(language, self.script)
        self._space, self._stop = ("", "。") if language == "zh" else (" ", ".")
        self._pieces: list[str] = []
        self._at = self._begun = 0
        self._paragraphs: list[Span] = []
        self._entities: dict[str, Entity] = {}
        self._mentions: list[Mention] = []
        self._times: list[TimeExpression] = []
        self._events: list[EventMention] = []
        self._quotations: list[Quotation] = []
        self._figures: list[Figure] = []
        self._citations: list[Citation] = []

    def text(self) -> str:
        """All that was written."""
        return "".join(self._pieces)

    def length(self) -> int:
        """How long the text is, as one of an alphabet would be that says as much."""
        return self._at * 3 if self.language == "zh" else self._at

    def title(self) -> str:
        """A heading of the story's own words."""
        words = [self._words[one] for one in self.random.sample(self._told.topic, 5)]
        return self._space.join(words)

    def paragraphs(self) -> tuple[Span, ...]:
        """The spans of all paragraphs."""
        return (*self._paragraphs, (self._begun, self._at))

    def facts(self) -> dict[str, Any]:
        """The facts by the names that an analysis has for them."""
        return {
            "entities": tuple(self._entities.values()),
            "mentions": tuple(self._mentions),
            "times": tuple(self._times),
            "events": tuple(self._events),
            "quotations": tuple(self._quotations),
            "figures": tuple(self._figures),
            "citations": tuple(self._citations),
        }

    def new_paragraph(self) -> None:
        """Begin a paragraph."""
        self._paragraphs.append((self._begun, self._at))
        self._add("\n")
        self._begun = self._at

    def more(self, characters: int) -> None:
        """Sentences of no meaning, every third word of them the story's own, until there are so many characters."""
        random, words, topic = self.random, self._words, self._told.topic
        end = self._at + (characters // 3 if self.language == "zh" else characters)
        while self._at < end:
            chosen = [words[random.choice(topic) if random.random() < 0.3 else rank(random)] for _ in range(9)]
            self._between()
            self._add(self._space.join(chosen).capitalize() + self._stop)

    def tell(self, name: str, chapter: Chapter, number: int) -> None:
        """A sentence of a chapter, with the event that it tells."""
        self._between()
        start, trigger, figure = self._at, (0, 0), (0, 0)
        for part in _parts(self.language, name):
            if part == "<":
                trigger = (self._at, self._at)
            elif part == ">":
                trigger = (trigger[0], self._at)
            elif part == "{n}":
                figure = self._add(str(number))
            elif part[0] == "{":
                self._fill(part[1], chapter.about)
            else:
                self._add(part)
        self._event(name, chapter.about, trigger, (start, self._at))
        unit = sentences()["tells"][name]["figure"]
        if unit:
            event = self._events[-1].id
            self._figures.append(Figure(span=figure, value=number, low=number, high=number, unit=unit, event=event))

    def _event(self, name: str, day: date, trigger: Span, sentence: Span) -> None:
        tells = sentences()["tells"][name]
        self._events.append(
            EventMention(
                id=f"v{len(self._events) + 1}",
                type=tells["type"],
                mode=tells.get("mode"),
                actors=tuple(self._entities[slot].id for slot in tells["actors"]),
                recipients=tuple(self._entities[slot].id for slot in tells.get("recipients", "")),
                auxiliary=tuple(tells.get("auxiliary", ())),
                when=When(day, day, "day", "explicit"),
                where=self._entities["p"].id if "p" in self._entities else None,
                trigger=trigger,
                sentence=sentence,
                confidence=0.9,
            )
        )

    def quote(self, speaker: Official, spoken: Sequence[int]) -> None:
        """Words of a speaker."""
        self._between()
        words = self._space.join(self._words[one] for one in spoken)
        span = (0, 0)
        for part in _parts(self.language, "said"):
            if part == "{q}":
                span = self._add(words)
            elif part == "{s}":
                self._name("a", speaker.name.split(" ")[-1], self._official("a", speaker))
            else:
                self._add(part)
        self._quotations.append(
            Quotation(
                id=f"q{len(self._quotations) + 1}",
                span=span,
                text=words,
                direct=True,
                speaker=self._entities["a"].id,
            )
        )

    def cite(self, outlet: str) -> None:
        """A sentence that names another outlet as the source."""
        self._between()
        for part in _parts(self.language, "cited"):
            if part == "{o}":
                self._citations.append(Citation(self._add(outlet), outlet))
            else:
                self._add(part)

    def _add(self, words: str) -> Span:
        start = self._at
        self._pieces.append(words)
        self._at += len(words)
        return (start, self._at)

    def _between(self) -> None:
        if self._at > self._begun:
            self._add(self._space)

    def _fill(self, slot: str, day: date) -> None:
        told = self._told
        if slot == "d":
            written = _DAYS.get(self.language, "{2}.{1}.{0}").format(day.year, day.month, day.day)
            self._times.append(TimeExpression(self._add(written), When(day, day, "day", "explicit")))
        elif slot == "p":
            place = told.place
            facts = {"kind": "place", "name": place.name, "knowledge_id": place.id, "country": place.country}
            self._name("p", place.name, facts)
        elif slot == "i":
            self._name("i", told.unknown, {"kind": "person", "name": told.unknown})
        elif slot in "xy":
            country = (told.a if slot == "x" else told.b).country
            name = country_name(country) or country
            facts = {"kind": "country", "name": name, "country": country}
            self._name(slot, country_name(country, self.language) or name, facts, as_it_is=True)
        else:
            official = told.a if slot == "a" else told.b
            self._add(sentences()[self.language]["roles"][official.office] + self._space)
            self._name(slot, official.name, self._official(slot, official))

    def _official(self, slot: str, official: Official) -> dict[str, Any]:
        return {
            "kind": "person",
            "name": official.name,
            "knowledge_id": official.knowledge_id,
            "country": official.country,
            "sector": "GOV",
            "role": official.office,
        }

    def _name(self, slot: str, name: str, facts: dict[str, Any], as_it_is: bool = False) -> None:
        """Write a name, and note who bears it and where it stands."""
        written = name if as_it_is else written_in(self.script, name)
        known = self._entities.get(slot)
        if known is None:
            known = Entity(id=f"e{len(self._entities) + 1}", names=(written,), **facts)
        elif written not in known.names:
            known = Entity(id=known.id, names=(*known.names, written), **facts)
        self._entities[slot] = known
        self._mentions.append(Mention(known.id, self._add(written), "name"))
