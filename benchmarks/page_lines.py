"""Which lines of a plain page dump are the article: F1 of kept lines, each weighing its characters.

The page is its lines joined by line ends, as in a WET record. A line counts as kept where, white space aside, it is a
paragraph of the article, its title, or (from 20 characters on) stands within the article's text: cleaning may join
broken lines. The figure is over all lines of the set together, or of a language.

The judge's weights were learned on these very pages, so those figures (*learned on*) show that the whole way through
works, not how well it does on other pages: that is what the task `judge_unseen` measures.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from benchmarks import engine, sets
from benchmarks.engine import Score, Total
from benchmarks.measures import Tally
from benchmarks.page_text import squeezed
from benchmarks.results import Row
from dragoman.model import Article

_JOINED = 20
_RULE = 'rule "line of 100 characters or more (zh 40)", on this file'
_DANIEL_RULE = {"el": ".833", "zh": ".798", "pl": ".762", "en": ".652", "ru": ".600"}


def kept_lines(lines: list[str], article: Article | None) -> list[bool]:
    """For each line of the page whether it is in the article."""
    if article is None:
        return [False] * len(lines)
    whole = {squeezed(paragraph) for paragraph in article.text.split("\n")} | {squeezed(article.title)}
    text = squeezed(article.text)
    squeezed_lines = [squeezed(line) for line in lines]
    return [bool(line) and (line in whole or (len(line) >= _JOINED and line in text)) for line in squeezed_lines]


def tally(lines: list[str], kept: list[bool], true: list[int]) -> Tally:
    """Characters of the lines rightly kept, kept, and to be kept."""
    weights = [len(line) for line in lines]
    return Tally(
        right=sum(w for w, k, t in zip(weights, kept, true, strict=True) if k and t),
        found=sum(w for w, k in zip(weights, kept, strict=True) if k),
        true=sum(w for w, t in zip(weights, true, strict=True) if t),
    )


def score(item: sets.Item) -> Score:
    content = "\n".join(item["lines"]).encode("utf-8")
    article, failure = engine.clean(content)
    kept = kept_lines(item["lines"], article)
    return Score({"lines": tally(item["lines"], kept, item["labels"])}, failure)


def rows(name: str, to_beat: str, by_language: dict[str, str]) -> Iterator[Row]:
    items = sets.items(f"page-lines/{name}.jsonl")
    whole = Total()
    parts: dict[str, Total] = {}
    for item, result in zip(items, engine.each(score, items), strict=True):
        whole.add(result)
        parts.setdefault(item["language"], Total()).add(result)
    engine.tell(f"page-lines/{name}", whole)
    row = partial(Row, set=name, measure="F1 of kept lines, by characters", whose=_RULE)
    yield row(
        languages=str(len(parts)), items=whole.counted("pages, learned on"), ours=whole["lines"].f1, to_beat=to_beat
    )
    for language, best in sorted(by_language.items()):
        total = parts.get(language, Total())
        yield row(languages=language, items=total.counted("pages, learned on"), ours=total["lines"].f1, to_beat=best)


_SETS: list[tuple[str, str, dict[str, str]]] = [("daniel", ".707", _DANIEL_RULE), ("fundus", ".866", {})]
PARTS: list[Callable[[], Iterator[Row]]] = [partial(rows, *one) for one in _SETS]
