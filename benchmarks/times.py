"""Time expressions and their values, counted from the day (or moment) of reference.

- An expression whose accepted readings are empty names no days (durations, sets, "recently"): it counts neither for
  nor against, nor does what we find that touches it. What we find without any day (precision `none`) is left out.
- *Overlap F1*: expressions that share a character with a marked one, one to one, best overlap first; this is the span
  F1 of TempEval-3's relaxed kind. *Strict F1*: the spans agree exactly.
- *Value F1*: expressions that overlap and whose value is right: single days exactly, longer stretches by at least 60 %
  of all their days, and hour and minute where the reading has a clock time.
- *Value right* (Duckling, where the text is nothing but the expression): the share of phrases with a right value; *of
  days, months, years*: of the phrases whose grain is one of these, feasts apart.
- *Date value recall* (Recognizers): the share of dates and ranges of dates, clock times apart, with a right value.
- *TIMEX3 value F1*: every expression, sets and durations too, whose `value` is the annotated one to the letter; this is
  the value F1 of TempEval-3.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from benchmarks import engine, sets
from benchmarks.engine import Score, Total
from benchmarks.measures import Tally, one_to_one, same_value, touches
from benchmarks.results import Row
from dragoman.model import TimeExpression, When
from dragoman.timex import timex_of

# The place of all languages together among them.
_ALL = ""
_DAYS = frozenset({"Day", "Month", "Year"})
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
    right = {j for i, j in pairs if _is_right(found[i].when, true[j])}
    dates = {j for j, mark in enumerate(true) if mark["type"] == "DATE"}
    tallies = {
        "strict": Tally(len(set(ours) & set(spans)), len(ours), len(spans)),
        "overlap": Tally(len(pairs), len(ours), len(spans)),
        "value": Tally(len(right), len(ours), len(spans)),
        "dates": Tally(len(right & dates), true=len(dates)),
        "timex": timex(expressions, item["spans"]),
    }
    return Score(tallies, reading.failure)


def timex(expressions: Sequence[TimeExpression], marks: list[sets.Item]) -> Tally:
    """How many of all that is marked have the annotated value of a TIMEX3."""
    spans = [tuple(mark["span"]) for mark in marks]
    pairs = one_to_one([expression.span for expression in expressions], spans)
    right = sum(timex_of(expressions[i].when).value == marks[j]["value"] for i, j in pairs)
    return Tally(right, len(expressions), len(marks))


def _is_right(when: When, mark: sets.Item) -> bool:
    return same_value((when.earliest, when.latest), when.time, mark["intervals"])


def _any_touch(span: tuple[int, int], others: list[tuple[int, int]]) -> bool:
    return any(touches(span, other) for other in others)


def three(name: str, languages: str, total: Total, what: str, best: tuple[str, str, str]) -> Iterator[Row]:
    """The rows of a set: overlap, strict and value F1; `best` is the span and value score to beat, and whose."""
    span_best, value_best, whose = best
    row = partial(Row, set=name, languages=languages, items=total.counted(what))
    yield row(measure="overlap F1", ours=total["overlap"].f1, to_beat=span_best, whose=whose if span_best else "")
    yield row(measure="strict F1", ours=total["strict"].f1)
    yield row(measure="value F1", ours=total["value"].f1, to_beat=value_best, whose=whose if value_best else "")


def timex_row(name: str, languages: str, total: Total) -> Row:
    """The row of a set whose values are those of TIMEX3."""
    items = total.counted("documents")
    return Row(set=name, languages=languages, items=items, measure="TIMEX3 value F1", ours=total["timex"].f1)


def krauts() -> Iterator[Row]:
    total = engine.total("krauts", score, sets.items("times/krauts.jsonl"), chunk=4)
    whose = "HeidelTime's own output, on this file"
    yield from three("krauts", "de", total, "documents", (".839", ".775", whose))
    yield timex_row("krauts", "de", total)


def timebank() -> Iterator[Row]:
    total = engine.total("timebank", score, sets.items("times/timebank.jsonl"), chunk=4)
    whose = "HeidelTime, from memory of its paper, test documents"
    yield from three("timebank", "en", total, "documents", ("", "about .776", whose))
    yield timex_row("timebank", "en", total)


def recognizers() -> Iterator[Row]:
    whole = Total()
    files = sets.present([f"times/recognizers-{language}.jsonl" for language in _RECOGNIZERS])
    for file in files:
        total = engine.total(file, score, sets.items(file))
        whole.merge(total)
        yield from _recognizers_rows(file.removesuffix(".jsonl").rpartition("-")[2], total)
    yield from _recognizers_rows(str(len(files)), whole)


def _recognizers_rows(languages: str, total: Total) -> Iterator[Row]:
    yield from three("recognizers", languages, total, "sentences", ("", "", ""))
    dates = total["dates"]
    items = f"{dates.true:,.0f} dates and ranges"
    yield Row(set="recognizers", languages=languages, items=items, measure="date value recall", ours=dates.recall)


def duckling() -> Iterator[Row]:
    items = [item for item in sets.items("times/duckling.jsonl") if any(mark["intervals"] for mark in item["spans"])]
    results = list(zip(items, engine.each(score, items, chunk=64), strict=True))
    every = _by_language(results)
    engine.tell("times/duckling", every[_ALL])
    yield from _duckling_rows(every, "value right", {_ALL: ".17", **_DUCKLING_SHOWN})
    days = [(item, result) for item, result in results if any(_is_of_days(mark) for mark in item["spans"])]
    yield from _duckling_rows(_by_language(days), "value right of days, months, years", {})


def _is_of_days(mark: sets.Item) -> bool:
    return bool(mark["intervals"]) and mark["grain"] in _DAYS and not mark["holiday"]


def _by_language(results: Sequence[tuple[sets.Item, Score]]) -> dict[str, Total]:
    """What the phrases of all languages and of each add up to."""
    totals: dict[str, Total] = {_ALL: Total()}
    for item, result in results:
        totals[_ALL].add(result)
        totals.setdefault(item["language"], Total()).add(result)
    return dict(sorted(totals.items()))


def _duckling_rows(totals: dict[str, Total], measure: str, shown: dict[str, str]) -> Iterator[Row]:
    for language, total in totals.items():
        best = shown.get(language, "")
        yield Row(
            set="duckling",
            measure=measure,
            languages=language or str(len(totals) - 1),
            items=total.counted("phrases"),
            ours=total["value"].recall,
            to_beat=best,
            whose="dateparser 1.5.0, on this file" if best else "",
        )


PARTS: list[Callable[[], Iterator[Row]]] = [
    krauts,
    timebank,
    recognizers,
    duckling,
]
