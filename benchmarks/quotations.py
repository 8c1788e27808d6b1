"""Quotations with their speakers, direct ones apart.

- *Span F1*: found and marked pieces that share at least half of all their characters, one to one. For the direct ones
  both sides are direct (in PolNeAR: quotation marks enclose the piece); *all* compares every piece of either kind.
- *Speaker right*: of the pairs so found whose speaker is marked, those where a mention of the speaker we name, in
  whatever form, touches the marked speaker.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from benchmarks import engine, sets
from benchmarks.engine import Score
from benchmarks.measures import Tally, one_to_one, share
from benchmarks.results import Row


def score(item: sets.Item) -> Score:
    """One document with marked quotations."""
    reading = engine.read(item["text"], language=item["language"], published=item["published"])
    quotations = reading.analysis.quotations if reading.analysis else ()
    tallies = {}
    for kind in ("direct", "all"):
        found = [quotation for quotation in quotations if kind == "all" or quotation.direct]
        true = [mark for mark in item["quotations"] if kind == "all" or mark["direct"]]
        pairs = one_to_one([q.span for q in found], [tuple(mark["span"]) for mark in true], least=0.5)
        tallies[kind] = Tally(len(pairs), len(found), len(true))
        speakers = Tally()
        for i, j in pairs:
            marked = true[j]["speaker"]
            if marked:
                speakers += share(reading.touched_by(found[i].speaker, [tuple(marked)]))
        tallies[f"{kind} speaker"] = speakers
    return Score(tallies, reading.failure)


def rows(name: str, language: str, whose: str) -> Iterator[Row]:
    total = engine.total(name, score, sets.items(f"quotations/{name}.jsonl"), chunk=4)
    for kind in ("direct", "all"):
        pieces = f"{total.counted('documents')}, {total[kind].true:,.0f} pieces"
        row = partial(Row, set=name, languages=language, items=pieces)
        yield row(measure=f"{kind}, span F1", ours=total[kind].f1, to_beat="-", whose=whose)
        yield row(measure=f"{kind}, precision", ours=total[kind].precision)
        paired = f"{total[f'{kind} speaker'].true:,.0f} pieces found"
        yield Row(
            set=name,
            languages=language,
            items=paired,
            measure=f"{kind}, speaker right",
            ours=total[f"{kind} speaker"].recall,
        )


PARTS: list[Callable[[], Iterator[Row]]] = [
    partial(rows, "gnqa", "de", "no figure remeasured"),
    partial(rows, "polnear", "en", "none known"),
]
