"""Events told by judges that were not taught their document: five folds, learned as `train_events`, `train_parties` do.

The program's own judges (of events, and of their parties) were taught the documents of the parallel record and the
sentences of PLOVER's and Petrarch's sets, so that `parallel` and `events` flatter them; here each is read by judges
that know it in no language. The measures are those of `parallel` and `events`, and besides:

- *Precision* of (line, type) in political documents; *outside politics*: events told in documents that the record calls
  not political (sport, culture, accidents), for each of them.
- *As from the English*: the (line, type) pairs told from a translation against those told from the English text, F1.
- *Reliability*: of the (line, type) pairs told with a confidence in a band, those that the record has.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import NamedTuple
from unittest.mock import patch

from benchmarks import engine, sets
from benchmarks.engine import Total
from benchmarks.events import sentence_score
from benchmarks.measures import Tally, set_tally
from benchmarks.parallel import LANGUAGES, PUBLISHED, Annotated, Compared, annotated
from benchmarks.results import Row
from dragoman.reading import eventful, judged_parties

Told = dict[tuple[str, int, str], float]


class Judges(NamedTuple):
    """What was learned of events and of their parties."""

    events: eventful.Learned
    parties: judged_parties.Learned


@contextmanager
def asked(judges: Judges) -> Iterator[None]:
    """Lets these judge in the place of the program's own."""
    with (
        patch.object(eventful, "learned_weights", lambda: judges.events),
        patch.object(judged_parties, "learned_weights", lambda: judges.parties),
    ):
        yield


_GOALS = {"events": (".55", ".45"), "events with an actor": (".45", ".35")}
_BANDS = 10


def unseen() -> Iterator[Row]:
    # Learning takes minutes, and its modules are no part of the program.
    from scripts import record, train_events, train_parties

    parties = [*train_parties.given()]
    given = train_events.taught()
    least = train_events.check(given)
    judges = [
        Judges(
            eventful.learned_from(train_events.with_least(train_events.learn(given, fold), least)),
            judged_parties.learned_from(train_parties.learn(parties, fold)),
        )
        for fold in range(record.FOLDS)
    ]

    def judges_of(document: str) -> Judges:
        return judges[record.fold_of(document)]

    english: Told = {}
    bands: dict[int, Tally] = defaultdict(Tally)
    for name in LANGUAGES:
        total, told = _language(name, judges_of, bands)
        english = english or told
        yield from _rows(name, total)
        if name != "en":
            same = set_tally(set(told), list(english))
            yield _row(name, total, "events, as from the English, F1", same.f1, ".60")
    for band in sorted(bands):
        measure = f"right of those told with confidence {band / _BANDS:.1f} to {(band + 1) / _BANDS:.1f}"
        items = f"{bands[band].found:,.0f} events by line"
        yield Row(
            set="ntrex record", languages=str(len(LANGUAGES)), items=items, measure=measure, ours=bands[band].precision
        )
    for name in ("plover-gsr", "petrarch-es"):
        yield from _sentences(name, judges_of)


def _language(name: str, judges_of: Callable[[str], Judges], bands: dict[int, Tally]) -> tuple[Total, Told]:
    total = Total()
    told: Told = {}
    for one in annotated(name):
        with asked(judges_of(one.document.id)):
            reading = engine.read(one.document.text, language=name, published=PUBLISHED)
        compared = Compared(one, reading)
        compared.entities()
        compared.events()
        score = engine.Score(compared.tallies, reading.failure)
        total.add(score)
        own = _told(one, reading)
        if not one.record["political"]:
            total.tallies["outside politics"] = total["outside politics"] + Tally(len(own), 1, 1)
            continue
        told.update(own)
        true = {(one.document.id, mark["line"], mark["type"]) for mark in one.record["events"]}
        for pair, confidence in own.items():
            band = min(int(confidence * _BANDS), _BANDS - 1)
            bands[band] += Tally(pair in true, 1, 0)
    return total, told


def _told(one: Annotated, reading: engine.Reading) -> Told:
    found: Told = {}
    for event in reading.analysis.events if reading.analysis else ():
        pair = one.document.id, one.line(event.trigger), event.type
        found[pair] = max(found.get(pair, 0.0), event.confidence)
    return found


def _rows(name: str, total: Total) -> Iterator[Row]:
    for measure, (english, others) in _GOALS.items():
        goal = english if name == "en" else others
        yield _row(name, total, f"{measure}, F1, cross-validated", total[measure].f1, goal)
    yield _row(name, total, "events, precision, cross-validated", total["events"].precision, ".60")
    outside = total["outside politics"]
    yield Row(
        set="ntrex record",
        languages=name,
        items=f"{outside.found:,.0f} documents outside politics",
        measure="events told outside politics, a document",
        ours=outside.right / max(outside.found, 1),
        unit="events",
    )


def _row(name: str, total: Total, measure: str, ours: float, goal: str) -> Row:
    items = f"{total.counted('documents')}, {total['events'].true:,.0f} events"
    return Row(
        set="ntrex record", languages=name, items=items, measure=measure, ours=ours, to_beat=goal, whose="our goal"
    )


def _sentences(name: str, judges_of: Callable[[str], Judges]) -> Iterator[Row]:
    total = Total()
    language = ""
    for item in sets.items(f"events/{name}.jsonl"):
        language = item["language"]
        with asked(judges_of(item["id"])):
            total.add(sentence_score(item))
    row = partial(Row, set=name, languages=language, items=total.counted("sentences"), whose="our goal")
    goal, with_party = {"plover-gsr": (".75", ".65"), "petrarch-es": (".65", "")}[name]
    yield row(measure="F1 of (sentence, type), cross-validated", ours=total["type"].f1, to_beat=goal)
    ours = total["with a party"].f1
    yield row(measure="F1 of (sentence, type) with a party, cross-validated", ours=ours, to_beat=with_party)


PARTS: list[Callable[[], Iterator[Row]]] = [unseen]
