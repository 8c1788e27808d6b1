"""Event types of marked sentences; any type of the item's `types` is right.

- *plv-train* marks one pair of source and target a sentence and its type; other events of the sentence are not
  annotated. We answer with the event of which an actor touches the marked source and a recipient the marked target (or
  either touches either), else with the event of highest confidence, else with nothing. *Macro F1* is the mean F1 over
  types. *Type and one party*: the share of sentences where that event has a right type and one of its parties
  touches a marked one.
  *Pair found*: the share of sentences in which one event has a party that touches the source and one that touches the
  target; *answered*: those with any event. *Quad class*: the share whose answer is of the right class.
- *plover-gsr* and *petrarch-es*: F1 of (sentence, type), one to one; several events of one type in a sentence are one.
  *With a party*: a type found counts only where an actor or recipient of such an event touches a marked source or
  target of the sentence; where the set could place none in the text, any will do.
  *Mode right*: of the GSR's sentences with a right type and a marked mode, those with that mode.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any

from benchmarks import engine, sets
from benchmarks.engine import Reading, Score
from benchmarks.measures import Span, Tally, macro_f1, share
from benchmarks.results import Row
from dragoman.knowledge.ontology import quad_class
from dragoman.model import EventMention


def events(reading: Reading) -> tuple[EventMention, ...]:
    return reading.analysis.events if reading.analysis else ()


def parties_touched(reading: Reading, event: EventMention, source: list[Span], target: list[Span]) -> int:
    """Two where an actor touches the source and a recipient the target, three where the sides are right as well."""
    straight = _touched(reading, event.actors, source) + _touched(reading, event.recipients, target)
    either = _touched(reading, (*event.actors, *event.recipients), source) + _touched(
        reading, (*event.actors, *event.recipients), target
    )
    return either + (straight == 2)


def _touched(reading: Reading, parties: Sequence[str], spans: list[Span]) -> bool:
    return any(reading.touched_by(party, spans) for party in parties)


def pair_score(item: sets.Item) -> Score:
    """One sentence with a marked pair; the answer stands in the tally's name."""
    reading = engine.read(item["text"], language=item["language"])
    source, target = ([tuple(span) for span in item[side]["spans"]] for side in ("source", "target"))
    ranked = [(parties_touched(reading, event, source, target), event) for event in events(reading)]
    touched, best = max(ranked, key=lambda pair: (pair[0], pair[1].confidence), default=(0, None))
    right = best is not None and best.type in item["types"]
    # One of several accepted types is the true class only where it was the answer.
    true = best.type if best is not None and right else item["types"][0]
    tallies = {
        f"{true}>{best.type if best else ''}": Tally(true=1),
        "party": share(right and touched > 0),
        "pair": share(touched >= _BOTH),
    }
    return Score(tallies, reading.failure)


_BOTH = 2


def plv() -> Iterator[Row]:
    total = engine.total("plv-train", pair_score, sets.items("events/plv-train.jsonl"))
    pairs: list[tuple[str, str | None]] = []
    for name, tally in total.tallies.items():
        true, arrow, found = name.partition(">")
        if arrow:
            pairs += [(true, found or None)] * int(tally.true)
    row = partial(Row, set="plv-train", languages="en", items=total.counted("sentences"))
    yield row(measure="macro F1 over types", ours=macro_f1(pairs), to_beat=".743", whose="ZSP, its own predictions")
    yield row(measure="type and one party", ours=total["party"].recall)
    quads = [(quad_class(true), found and quad_class(found)) for true, found in pairs]
    yield row(measure="quad class", ours=sum(true == found for true, found in quads) / max(len(quads), 1))
    yield row(measure="pair found", ours=total["pair"].recall)
    answered = sum(found is not None for _, found in pairs)
    yield row(measure="answered", ours=answered / len(pairs) if pairs else 0.0)


def types_matched(found: Sequence[str], true: Sequence[Sequence[str]]) -> int:
    """How many true events, each with the types accepted for it, get a type of their own; narrow ones choose first."""
    left = set(found)
    matched = 0
    for accepted in sorted(true, key=len):
        hit = next((name for name in accepted if name in left), None)
        if hit is not None:
            left.discard(hit)
            matched += 1
    return matched


def sentence_score(item: sets.Item) -> Score:
    """One sentence with one or several annotated events."""
    reading = engine.read(item["text"], language=item["language"], published=item.get("reference"))
    found = sorted({event.type for event in events(reading)})
    # Events of one sentence with the same accepted types are one (sentence, type).
    true = sorted({tuple(event["types"]) for event in item.get("events", [item])})
    with_party = sorted({event.type for event in events(reading) if _has_party(reading, event, item)})
    tallies = {
        "type": Tally(types_matched(found, true), len(found), len(true)),
        "with a party": Tally(types_matched(with_party, true), len(found), len(true)),
    }
    if item.get("mode"):
        right_type = [event for event in events(reading) if event.type in item["types"]]
        if right_type:
            tallies["mode"] = share(any(event.mode == item["mode"] for event in right_type))
    return Score(tallies, reading.failure)


def _has_party(reading: Reading, event: EventMention, item: sets.Item) -> bool:
    marked = [side for one in item.get("events", [item]) for key in ("source", "target") for side in _sides(one[key])]
    spans = [tuple(side["span"]) for side in marked if side.get("span")]
    return not spans or _touched(reading, (*event.actors, *event.recipients), spans)


def _sides(marked: Any) -> list[Any]:
    """The sources or targets of an event: the sets hold a list, a single one or none."""
    return marked if isinstance(marked, list) else [marked] if marked else []


def sentences(name: str, language: str, whose: str) -> Iterator[Row]:
    total = engine.total(name, sentence_score, sets.items(f"events/{name}.jsonl"))
    row = partial(Row, set=name, languages=language, items=total.counted("sentences"))
    yield row(measure="F1 of (sentence, type)", ours=total["type"].f1, to_beat="-", whose=whose)
    yield row(measure="precision of (sentence, type)", ours=total["type"].precision)
    yield row(measure="F1 of (sentence, type) with a party", ours=total["with a party"].f1)
    if total["mode"].true:
        modes = f"{total['mode'].true:.0f} sentences with right type"
        yield Row(set=name, languages=language, items=modes, measure="mode right", ours=total["mode"].recall)


PARTS: list[Callable[[], Iterator[Row]]] = [
    plv,
    partial(sentences, "plover-gsr", "en", "none published"),
    partial(sentences, "petrarch-es", "es", "none known"),
]
