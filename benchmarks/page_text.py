"""The main text of real news pages, and what the page tells of it.

- *Word F1*: multisets of lower-case words (characters for Chinese and Japanese), mean over pages. In DAnIEL the
  headline belongs to the reference text, so the title found goes before the text found, unless that begins with it;
  in Fundus it does not, so that a first paragraph that is the title is left out.
- *Title exact*: equal but for white space. *Authors F1*: names equal but for case and white space, summed over pages
  with a marked author. *Day exact*: first and last day found are the true day, as written or in UTC.
- The address of the page is given where the set tells it. A refused page scores 0.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from benchmarks import engine, sets
from benchmarks.engine import Score
from benchmarks.measures import Tally, days_of, set_tally, share, word_f1
from benchmarks.results import Row
from dragoman.model import When

_LANGUAGE_SCORES = {"en": ".909", "el": ".860", "zh": ".840", "pl": ".833", "ru": ".776"}
_PEER = "trafilatura 2.3.1, on this file"


def squeezed(text: str | None) -> str:
    """The text with each run of white space as one space."""
    return " ".join((text or "").split())


def same_day(published: When | None, true: str) -> bool:
    """Whether the answer is the one true day."""
    if published is None or published.earliest != published.latest:
        return False
    return published.earliest in days_of(true)


def score(item: sets.Item, with_title: bool) -> Score:
    """One page with its reference."""
    article, failure = engine.clean(sets.page_bytes(item), item.get("url"))
    title = squeezed(article.title) if article else ""
    text = article.text if article else ""
    headline, _, rest = text.partition("\n")
    if with_title and not squeezed(text).startswith(title):
        text = f"{title}\n{text}"
    elif not with_title and squeezed(headline) == title:
        text = rest
    tallies = {"text": Tally(right=word_f1(text, item["text"], item["language"]), found=1, true=1)}
    if item.get("title"):
        tallies["title"] = share(title == squeezed(item["title"]))
    if item.get("authors"):
        ours = {squeezed(name).casefold() for name in (article.authors if article else ())}
        tallies["authors"] = set_tally(ours, {squeezed(name).casefold() for name in item["authors"]})
    if item.get("published"):
        tallies["day"] = share(same_day(article.published if article else None, item["published"]))
    return Score(tallies, failure)


def daniel() -> Iterator[Row]:
    items = sets.items("page-text/daniel.jsonl")
    whole = engine.Total()
    by_language: dict[str, engine.Total] = {}
    for item, result in zip(items, engine.each(partial(score, with_title=True), items), strict=True):
        whole.add(result)
        by_language.setdefault(item["language"], engine.Total()).add(result)
    engine.tell("page-text/daniel", whole)
    row = partial(Row, set="daniel", measure="word F1, mean", whose=_PEER)
    yield row(languages=str(len(by_language)), items=whole.counted("pages"), ours=whole["text"].recall, to_beat=".851")
    for language, total in sorted(by_language.items()):
        best = _LANGUAGE_SCORES.get(language, "")
        yield row(languages=language, items=total.counted("pages"), ours=total["text"].recall, to_beat=best)


def fundus() -> Iterator[Row]:
    items = sets.items("page-text/fundus.jsonl")
    total = engine.total("page-text/fundus", partial(score, with_title=False), items, chunk=4)
    languages = str(len({item["language"] for item in items}))
    row = partial(Row, set="fundus", languages=languages)

    def pages(measure: str) -> str:
        marked = {"title": "title", "authors": "authors", "day": "published"}.get(measure)
        return total.counted("pages") if not marked else f"{sum(bool(item.get(marked)) for item in items)} pages"

    yield row(items=pages("text"), measure="word F1, mean", ours=total["text"].recall, to_beat=".957", whose=_PEER)
    yield row(items=pages("title"), measure="title exact", ours=total["title"].recall, to_beat=".683", whose=_PEER)
    yield row(items=pages("authors"), measure="authors F1", ours=total["authors"].f1, to_beat=".774", whose=_PEER)
    whose = "htmldate 1.11, on this file"
    yield row(items=pages("day"), measure="day exact", ours=total["day"].recall, to_beat=".976", whose=whose)


PARTS: list[Callable[[], Iterator[Row]]] = [daniel, fundus]
