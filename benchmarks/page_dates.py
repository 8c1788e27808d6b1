"""The day of publication: exact where first and last day of the answer are the true day.

The page's address is given, as it is to whoever fetches a page. A refused page, or one without an answer, is wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from benchmarks import engine, sets
from benchmarks.engine import Score
from benchmarks.measures import share
from benchmarks.page_text import same_day
from benchmarks.results import Row


def score(item: sets.Item) -> Score:
    article, failure = engine.clean(sets.page_bytes(item), item.get("url"))
    published = article.published if article else None
    answered = published is not None and published.earliest == published.latest
    tallies = {"day": share(same_day(published, item["published"])), "answered": share(answered)}
    return Score(tallies, failure)


def htmldate() -> Iterator[Row]:
    total = engine.total("page-dates/htmldate", score, sets.items("page-dates/htmldate.jsonl"))
    items = total.counted("pages")
    whose = "htmldate 1.11 (extensive), on this file"
    yield Row(
        set="htmldate",
        languages="mostly de en",
        items=items,
        measure="day exact",
        ours=total["day"].recall,
        to_beat=".922",
        whose=whose,
    )
    yield Row(
        set="htmldate",
        languages="mostly de en",
        items=items,
        measure="day given",
        ours=total["answered"].recall,
    )


PARTS: list[Callable[[], Iterator[Row]]] = [htmldate]
