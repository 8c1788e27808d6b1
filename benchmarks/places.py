"""Places: their countries and GeoNames numbers, on sentences of our own and on the parallel record.

*Sentences of our own* (`tests/own_places.toml`): written before the code, of names that several places bear, or people
and countries too. A named place is found where a mention of a place or country touches its name.

- *Country right*: of those found, the share whose entity has the right country; none where the place is no country's.
- *City right*: of the cities found, the share whose entity has the right GeoNames number.
- *Found*: the share of all named places that is found.
- *No place but these*: of our places' mentions by name, the share that touches a name that is one.
- *Where*: of the sentences that say where their first event happens, the share whose first event has that place.

*The parallel record*: our places' mentions by name on its annotated documents, read as `parallel.py` does. One is right
where a place of its country, or the city of its number, is named on the line (`record_places.toml`); a place without a
country is left out, and so is a line that is none of the table's and where we find none. *Found* counts, of the lines
with places, the countries of places that are found there.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache, partial
from operator import itemgetter
from pathlib import Path
from typing import Any

from benchmarks import engine
from benchmarks.engine import Reading, Score, Total
from benchmarks.measures import Span, Tally, share, touches
from benchmarks.parallel import LANGUAGES, PUBLISHED, Annotated, annotated
from benchmarks.results import Row

_HERE = Path(__file__).resolve().parent
_OWN = _HERE.parent / "tests/own_places.toml"
_GEONAMES = "geonames:"

Item = tuple[str, dict[str, Any]]


def items() -> list[Item]:
    """The sentences of our own with their languages."""
    whole = tomllib.loads(_OWN.read_text(encoding="utf-8"))
    return [(language, item) for language, rows in whole.items() for item in rows]


def score(item: Item) -> Score:
    """One sentence of our own."""
    language, wanted = item
    reading = engine.read(wanted["text"], language=language)
    found = [*reading.mentions("place"), *reading.mentions("country", ("name", "metonym", "demonym"))]
    tallies = {"found": Tally(), "country": Tally(), "city": Tally()}
    for name, told in wanted["places"].items():
        country, _, number = told.partition(" ")
        spans = _occurrences(name, wanted["text"])
        touching = [(span not in spans, entity) for entity, span in found if any(touches(span, one) for one in spans)]
        # Rather what stands for the name alone than "the Strait of Taiwan" for Taiwan.
        entity = min(touching, key=itemgetter(0))[1] if touching else None
        tallies["found"] += share(entity is not None)
        if entity is not None:
            tallies["country"] += share(entity.country == (None if country == "-" else country))
            if number:
                tallies["city"] += share(entity.knowledge_id == _GEONAMES + number)
    named = [span for name in wanted["places"] for span in _occurrences(name, wanted["text"])]
    ours = [any(touches(span, one) for one in named) for _, span in reading.mentions("place")]
    tallies["no other"] = Tally(sum(ours), len(ours), len(ours))
    if "where" in wanted:
        tallies["where"] = share(_happens_at(reading, _occurrences(wanted["where"], wanted["text"])))
    return Score(tallies, reading.failure)


def _occurrences(name: str, text: str) -> list[Span]:
    return [found.span() for found in re.finditer(re.escape(name), text)]


def _happens_at(reading: Reading, spans: Iterable[Span]) -> bool:
    events = reading.analysis.events if reading.analysis is not None else ()
    return bool(events) and reading.touched_by(events[0].where, spans)


@cache
def _on_lines() -> dict[int, list[str]]:
    table = tomllib.loads((_HERE / "record_places.toml").read_text(encoding="utf-8"))
    return {int(line): told for line, told in table.items()}


def score_record(one: Annotated) -> Score:
    """One document of the parallel record in one language."""
    reading = engine.read(one.document.text, language=one.language, published=PUBLISHED)
    tallies = {"country": Tally(), "city": Tally(), "found": Tally()}
    found: dict[int, set[str]] = {}
    for entity, span in reading.mentions("place"):
        if entity.country is None:
            continue
        line = one.line(span)
        told = _on_lines().get(line, [])
        found.setdefault(line, set()).add(entity.country)
        tallies["country"] += share(any(row.startswith(entity.country) for row in told))
        if entity.knowledge_id is not None and entity.knowledge_id.startswith(_GEONAMES):
            number = entity.knowledge_id.removeprefix(_GEONAMES)
            # A region's number is none of the table's.
            cities = [row.partition(" ")[2] for row in told if " " in row]
            if cities or not told:
                tallies["city"] += share(number in cities or any(row == entity.country for row in told))
    for line in range(one.document.first, one.document.first + len(one.document.lines)):
        for country in {row[:3] for row in _on_lines().get(line, [])}:
            tallies["found"] += Tally(int(country in found.get(line, ())), 0, 1)
    return Score(tallies, reading.failure)


def own() -> Iterator[Row]:
    """The rows of our own sentences, all together and by language."""
    everything = items()
    total = Total()
    for language in dict.fromkeys(language for language, _ in everything):
        mine = engine.total(f"places {language}", score, [item for item in everything if item[0] == language])
        total.merge(mine)
        row = partial(Row, set="own sentences", languages=language, items=mine.counted("sentences"))
        yield row(measure="country right, of those found", ours=mine["country"].recall)
        yield row(measure="city right, of those found", ours=mine["city"].recall)
    row = partial(Row, set="own sentences", languages="ten languages", items=total.counted("sentences"))
    yield row(measure="country right, of those found", ours=total["country"].recall)
    yield row(measure="city right, of those found", ours=total["city"].recall)
    yield row(measure="places found", ours=total["found"].recall)
    yield row(measure="no place but these", ours=total["no other"].recall)
    yield row(measure="where the first event happens", ours=total["where"].recall)


def record() -> Iterator[Row]:
    """The rows of the parallel record, by language and all together."""
    whole = Total()
    for name in LANGUAGES:
        total = engine.total(f"places of the record {name}", score_record, annotated(name), chunk=4)
        whole.merge(total)
        yield from _of_record(name, total)
    yield from _of_record(f"{len(LANGUAGES)} languages", whole)


def _of_record(name: str, total: Total) -> Iterator[Row]:
    row = partial(Row, set="parallel record", languages=name, items=total.counted("documents"))
    yield row(measure="places by line: country right, of those found", ours=total["country"].recall)
    yield row(measure="places by line: city right, of those found", ours=total["city"].recall)
    yield row(measure="places by line: countries found", ours=total["found"].recall)


PARTS = (own, record)
