"""Who is who across documents and languages: the record's identities over many articles, against marked identities.

SlavicNER's documents in six languages are read, and the record's identities are made over all of them together. What
is one identity in a document is the marked entity with which most of its mentions by name overlap; where several of a
document are the same, the one with most such mentions is it, and the others are nothing that is marked.

- *Pairs, F1*: pairs of (document, entity) that are the same entity, ours against the marked ones. Pairs weigh as they
  are: whom a hundred documents name makes 4,950.
- *Across languages*: the same, of pairs whose documents are in two languages.
- *Of those found*: the same, over the entities that were found and are marked, so that what recognition missed or
  invented has no part in it.
- *True spans*: the same, where the marked mentions of each document are given in the place of ours, each marked entity
  as one of the article's own with the base form that reading gives it.
- *Precision* and *recall* of all pairs.
- *Speed*: time of the identities alone, per article, on one core, of names that were not met before.

SlavicNER counts peoples ("Polacy") and inhabitants as persons; those (identities beginning with GPE, LOC, ORG, EVT) are
left out, and what we find there counts neither for nor against.
"""

from __future__ import annotations

import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import accumulate, pairwise
from sqlite3 import Connection

import msgspec
from msgspec import Struct

from benchmarks import engine, sets
from benchmarks.measures import Span, Tally, one_to_one, touches
from benchmarks.results import Row
from dragoman.language.keys import name_key
from dragoman.model import Analysis, Entity, EntityKind, Mention
from dragoman.reading.base_forms import personal_name
from dragoman.reading.entities import cast
from dragoman.reading.lexicon import lexicon
from dragoman.reading.people import known_by_full_name
from dragoman.reading.stream import Stream
from dragoman.record.facts import Filed, Rulings
from dragoman.record.filings import Filings
from dragoman.record.identity import Identified, fold, identities_in
from dragoman.record.store import record_in_memory

DOCUMENTS = 150
_LANGUAGES = ("bg", "cs", "pl", "ru", "sl", "uk")
_KINDS: dict[str, EntityKind] = {"PER": "person", "LOC": "place", "ORG": "organisation"}
_OURS: dict[str, frozenset[EntityKind]] = {
    "persons": frozenset({"person"}),
    "persons, places and organisations": frozenset({"person", "place", "country", "organisation"}),
}
_OTHER_THAN_PERSONS = ("GPE-", "LOC-", "ORG-", "EVT-")
_NOTHING = ""
_BATCH = 200


class Marked(Struct, frozen=True):
    """A document: its language, its marked mentions by entity, and the spans that count neither way."""

    id: str
    language: str
    text: str
    mentions: tuple[tuple[str, str, Span], ...]
    peoples: tuple[Span, ...]


class Element(Struct, frozen=True):
    """An identity that a document names as we have it, and which marked entity it is."""

    document: str
    language: str
    identity: str
    truth: str


@cache
def documents() -> tuple[tuple[Marked, ...], int]:
    """The sampled documents, and how many there are in all."""
    items = sets.items("names/slavicner.jsonl")
    chosen = [
        item
        for language in _LANGUAGES
        for item in sets.sample([one for one in items if one["language"] == language], DOCUMENTS)
    ]
    return tuple(map(_marked, chosen)), len(items)


def _marked(item: sets.Item) -> Marked:
    mentions: list[tuple[str, str, Span]] = []
    peoples: list[Span] = []
    for one in item["mentions"]:
        if one["kind"] == "PER" and one["id"].startswith(_OTHER_THAN_PERSONS):
            peoples.append(tuple(one["span"]))
        elif one["kind"] in _KINDS:
            mentions.append((one["kind"], one["id"], tuple(one["span"])))
    return Marked(item["id"], item["language"], item["text"], tuple(mentions), tuple(peoples))


def _read(document: Marked) -> tuple[Filed | None, str | None]:
    reading = engine.read(document.text, language=document.language)
    return (None if reading.analysis is None else Filed(document.id, reading.analysis)), reading.failure


@cache
def read() -> tuple[tuple[Filed, ...], int]:
    """The documents as the program reads them, and how many it could not read."""
    found = list(engine.each(_read, documents()[0]))
    failures = [reason for _, reason in found if reason is not None]
    engine.tell("slavicner", engine.Total(len(found), {}, failures))
    return tuple(filed for filed, _ in found if filed is not None), len(failures)


def _given(document: Marked, filed: Filed) -> Filed:
    """The document with its marked mentions in the place of what was found."""
    article = filed.analysis.article
    assert article is not None
    stream = Stream(article.text, article.paragraphs, lexicon(article.language))
    by_entity: dict[tuple[str, str], list[Span]] = defaultdict(list)
    for kind, entity, span in document.mentions:
        by_entity[kind, entity].append(span)
    entities: list[Entity] = []
    mentions: list[Mention] = []
    for number, ((kind, _), spans) in enumerate(by_entity.items(), 1):
        surfaces = [tuple(document.text[slice(*span)].split()) for span in spans]
        name = personal_name(stream, [surface for surface in surfaces if surface] or [("?",)])
        known = known_by_full_name(name_key(name)) if kind == "PER" else None
        entities.append(
            Entity(
                id=f"e{number}",
                kind=_KINDS[kind],
                name=name if known is None else known.name,
                names=tuple(dict.fromkeys(" ".join(surface) for surface in surfaces)),
                knowledge_id=None if known is None else known.knowledge_id,
                country=None if known is None else known.country,
            )
        )
        mentions.extend(Mention(f"e{number}", span, "name") for span in spans)
    analysis = msgspec.structs.replace(filed.analysis, entities=tuple(entities), mentions=tuple(mentions))
    return Filed(filed.key, analysis)


class _Given(Filings):
    """Articles by numbers from 1 on that need not lie in a record."""

    def __init__(self, connection: Connection, articles: Sequence[Filed]) -> None:
        super().__init__(connection)
        self._articles = articles

    def __getitem__(self, number: int) -> Filed:
        return self._articles[number - 1]


def folded(articles: Sequence[Filed]) -> tuple[float, dict[tuple[int, str], Identified]]:
    """How many seconds it takes to fold these articles, numbered from 1 on, and who is who in them."""
    with record_in_memory() as record:
        connection = record.connection
        # Of an article's row identities read only the key.
        columns = [row for row in connection.execute("PRAGMA table_info(articles)") if row[3] and not row[5]]
        names = ", ".join(f'"{row[1]}"' for row in columns)
        values = ", ".join("?" if row[1] == "key" else "''" if row[2] == "TEXT" else "0" for row in columns)
        rows = [(filed.key,) for filed in articles]
        connection.executemany(f"INSERT INTO articles ({names}) VALUES ({values})", rows)
        filings = _Given(connection, articles)
        started = time.process_time()
        for first in range(1, len(articles) + 1, _BATCH):
            fold(connection, filings, range(first, min(first + _BATCH, len(articles) + 1)), Rulings())
        spent = time.process_time() - started
        return spent, identities_in(connection, range(1, len(articles) + 1))


def elements(articles: Sequence[Filed], kinds: frozenset[EntityKind]) -> Iterator[Element]:
    """The identities that the record gives to the entities of these kinds that each document names."""
    by_id = {document.id: document for document in documents()[0]}
    _, identity = folded(articles)
    for number, filed in enumerate(articles, 1):
        ours = {entity.id: identity[number, entity.id].id for entity in filed.analysis.entities}
        yield from _elements(by_id[filed.key], filed.analysis, kinds, ours)


def _elements(
    document: Marked, analysis: Analysis, kinds: frozenset[EntityKind], identity: Mapping[str, str]
) -> Iterator[Element]:
    marked = [mention for mention in document.mentions if _KINDS[mention[0]] in kinds]
    counted = {entity.id for entity in analysis.entities if entity.kind in kinds}
    found = [
        (identity[mention.entity], mention.span)
        for mention in analysis.mentions
        if mention.form == "name"
        and mention.entity in counted
        and not any(touches(mention.span, people) for people in document.peoples)
    ]
    pairs = one_to_one([span for _, span in found], [span for _, _, span in marked])
    overlaps: dict[str, Counter[str]] = {one: Counter() for one, _ in found}
    for i, j in pairs:
        overlaps[found[i][0]][marked[j][1]] += 1
    best: dict[str, tuple[int, str]] = {}
    truths = {one: min(counts, key=lambda true: (-counts[true], true)) for one, counts in overlaps.items() if counts}
    for one, truth in truths.items():
        best[truth] = max(best.get(truth, (0, "")), (overlaps[one][truth], one))
    for one in overlaps:
        truth = truths.get(one, _NOTHING)
        is_best = truth != _NOTHING and best[truth][1] == one
        yield Element(document.id, document.language, one, truth if is_best else _NOTHING)


def _pairs(counts: Iterable[int]) -> int:
    return sum(count * (count - 1) // 2 for count in counts)


def pairs_tally(found: Sequence[Element], true: Iterable[tuple[str, str, str]]) -> tuple[Tally, Tally]:
    """The tally of pairs that are the same entity: all of them, and those across languages.

    `true` are the marked (document, language, entity), each once.
    """
    marked = set(true)
    kinds: tuple[Counter[tuple[str, ...]], ...] = (
        Counter((one.identity, one.truth) for one in found if one.truth != _NOTHING),
        Counter((one.identity,) for one in found),
        Counter((entity,) for _, _, entity in marked),
    )
    within: tuple[Counter[tuple[str, ...]], ...] = (
        Counter((one.identity, one.truth, one.language) for one in found if one.truth != _NOTHING),
        Counter((one.identity, one.language) for one in found),
        Counter((entity, language) for _, language, entity in marked),
    )
    every = [_pairs(counted.values()) for counted in kinds]
    same_language = [_pairs(counted.values()) for counted in within]
    across = [all_of_them - some for all_of_them, some in zip(every, same_language, strict=True)]
    return Tally(*every), Tally(*across)


def _true(kinds: frozenset[EntityKind], among: set[str]) -> set[tuple[str, str, str]]:
    return {
        (document.id, document.language, entity)
        for document in documents()[0]
        if document.id in among
        for kind, entity, _ in document.mentions
        if _KINDS[kind] in kinds
    }


def slavicner() -> Iterator[Row]:
    articles, unread = read()
    chosen, whole = documents()
    items = f"{len(chosen):,} of {whole:,} documents" + (f" ({unread} unread)" if unread else "")
    here = {document.id for document in chosen}

    def row(measure: str, ours: float, **more: str) -> Row:
        return Row(set="slavicner", languages=str(len(_LANGUAGES)), items=items, measure=measure, ours=ours, **more)

    for name, kinds in _OURS.items():
        found = list(elements(articles, kinds))
        every, across = pairs_tally(found, _true(kinds, here))
        yield row(f"{name}: pairs, F1", every.f1, **_TO_BEAT)
        yield row(f"{name}: pairs, precision", every.precision)
        yield row(f"{name}: pairs, recall", every.recall)
        yield row(f"{name}: pairs across languages, F1", across.f1, **_TO_BEAT)
        met = [one for one in found if one.truth != _NOTHING]
        every, across = pairs_tally(met, {(one.document, one.language, one.truth) for one in met})
        yield row(f"{name}: pairs of those found, F1", every.f1)
        yield row(f"{name}: pairs of those found, precision", every.precision)
        yield row(f"{name}: pairs of those found, across languages, F1", across.f1)
    by_id = {document.id: document for document in chosen}
    given = [_given(by_id[filed.key], filed) for filed in articles]
    every, across = pairs_tally(list(elements(given, _OURS["persons"])), _true(_OURS["persons"], here))
    yield row("persons: pairs, true spans, F1", every.f1)
    yield row("persons: pairs, true spans, precision", every.precision)
    yield row("persons: pairs, true spans, across languages, F1", across.f1)


def speed() -> Iterator[Row]:
    articles, _ = read()
    folded(articles[:20])
    spent, _ = folded(articles)
    streams = [_stream(document) for document in documents()[0]]
    started = time.process_time()
    for stream in streams:
        cast(stream, None)
    recognised = time.process_time() - started
    for measure, seconds in (
        ("identities alone, per article", spent),
        ("recognition of names alone, per article", recognised),
        ("recognition and identities, per article", spent + recognised),
    ):
        yield Row(
            set="slavicner",
            languages=str(len(_LANGUAGES)),
            items=f"{len(articles):,} articles",
            measure=measure,
            ours=1000 * seconds / len(articles),
            unit="ms",
            to_beat="1.5" if measure.startswith("recognition and") else "",
            whose="our goal" if measure.startswith("recognition and") else "",
        )


def _stream(document: Marked) -> Stream:
    starts = list(accumulate((len(line) + 1 for line in document.text.split("\n")), initial=0))
    lines = [(start, end - 1) for start, end in pairwise(starts)]
    return Stream(document.text, [line for line in lines if line[1] > line[0]], lexicon(document.language))


_TO_BEAT = {"to_beat": ".878", "whose": "its paper, links of names, all kinds, easier split"}
# Speed first, when no name has been met yet.
PARTS: list[Callable[[], Iterator[Row]]] = [speed, slavicner]
