"""Time expressions and their values, counted from the day (or moment) of reference.

- An expression whose accepted readings are empty names no days (durations, sets, "recently"): it counts neither for
  nor against, nor does what we find that touches it. What we find without any day (precision `none`) is left out.
- *Overlap F1*: expressions that share a character with a marked one, one to one, best overlap first; this is the span
  F1 of TempEval-3's relaxed kind. *Strict F1*: the spans agree exactly.
- *Value F1*: expressions that overlap and whose value is right: single days exactly, longer stretches by at least 60 %
  of all their days, and hour and minute where the reading has a clock time.
- *Value right* (Duckling, where the text is nothing but the expression): the share of phrases with a right value.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from benchmarks import engine, sets
from benchmarks.engine import Score, Total
from benchmarks.measures import Tally, one_to_one, same_value, touches
from benchmarks.results import Row

_RECOGNIZERS = ["de", "en", "es", "fr", "hi", "it", "ja", "nl", "pt", "tr", "zh"]
_DUCKLING_SHOWN = {"bg": ".42", "ro": ".55", "ru": ".28", "uk": ".24", "vi": ".20", "de": ".11", "en": ".08"}


def score(item: sets.Item) -> Score:
    """One text with marked expressions."""
    reading = engine.read(item["text"], language=item["language"], published=item["reference"])
    true = [mark for mark in item["spans"] if mark["intervals"]]
    skipped = [tuple(mark["span"]) for mark in item["spans"] if not mark["intervals"]]
    spans = [tuple(mark["span"]) for mark in true]
    expressions = reading.analysis.times if reading.analysis else ()
    found = [
        expression
        for expression in expressions
        if not (expression.when.earliest is None and expression.when.latest is None)
        and (any(touches(expression.span, span) for span in spans) or not _any_touch(expression.span, skipped))
    ]
    ours = [expression.span for expression in found]
    pairs = one_to_one(ours, spans)
    right = 0
    for i, j in pairs:
        when = found[i].when
        right += same_value((when.earliest, when.latest), when.time, true[j]["intervals"])
    tallies = {
        "strict": Tally(len(set(ours) & set(spans)), len(ours), len(spans)),
        "overlap": Tally(len(pairs), len(ours), len(spans)),
        "value": Tally(right, len(ours), len(spans)),
    }
    return Score(tallies, reading.failure)


def _any_touch(span: tuple[int, int], others: list[tuple[int, int]]) -> bool:
    return any(touches(span, other) for other in others)


def three(name: str, languages: str, total: Total, what: str, best: tuple[str, str, str]) -> Iterator[Row]:
    """The rows of a set: overlap, strict and value F1; `best` is the span and value score to beat, and whose."""
    span_best, value_best, whose = best
    row = partial(Row, set=name, languages=languages, items=total.counted(what))
    yield row(measure="overlap F1", ours=total["overlap"].f1, to_beat=span_best, whose=whose if span_best else "")
    yield row(measure="strict F1", ours=total["strict"].f1)
    yield row(measure="value F1", ours=total["value"].f1, to_beat=value_best, whose=whose if value_best else "")


def krauts() -> Iterator[Row]:
    total = engine.total("krauts", score, sets.items("times/krauts.jsonl"), chunk=4)
    whose = "HeidelTime's own output, on this file"
    yield from three("krauts", "de", total, "documents", (".839", ".775", whose))


def timebank() -> Iterator[Row]:
    total = engine.total("timebank", score, sets.items("times/timebank.jsonl"), chunk=4)
    whose = "HeidelTime, from memory of its paper, test documents"
    yield from three("timebank", "en", total, "documents", ("", "about .776", whose))


def recognizers() -> Iterator[Row]:
    whole = Total()
    files = sets.present([f"times/recognizers-{language}.jsonl" for language in _RECOGNIZERS])
    for file in files:
        total = engine.total(file, score, sets.items(file))
        whole.merge(total)
        language = file.removesuffix(".jsonl").rpartition("-")[2]
        yield from three("recognizers", language, total, "sentences", ("", "", ""))
    yield from three("recognizers", str(len(files)), whole, "sentences", ("", "", ""))


def duckling() -> Iterator[Row]:
    items = [item for item in sets.items("times/duckling.jsonl") if any(mark["intervals"] for mark in item["spans"])]
    by_language: dict[str, Total] = {}
    whole = Total()
    for item, result in zip(items, engine.each(score, items, chunk=64), strict=True):
        whole.add(result)
        by_language.setdefault(item["language"], Total()).add(result)
    engine.tell("times/duckling", whole)
    row = partial(Row, set="duckling", measure="value right")
    yield row(
        languages=str(len(by_language)),
        items=whole.counted("phrases"),
        ours=whole["value"].recall,
        to_beat=".17",
        whose="dateparser 1.5.0, on this file",
    )
    for language, total in sorted(by_language.items()):
        best = _DUCKLING_SHOWN.get(language, "")
        whose = "dateparser 1.5.0, on this file" if best else ""
        yield row(
            languages=language,
            items=total.counted("phrases"),
            ours=total["value"].recall,
            to_beat=best,
            whose=whose,
        )


PARTS: list[Callable[[], Iterator[Row]]] = [
    krauts,
    timebank,
    recognizers,
    duckling,
]
