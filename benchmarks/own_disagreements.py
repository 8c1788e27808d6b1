"""Disagreements of our own stories (`tests/own_record`) against the marked ones, and the traps that are none.

A disagreement found is right where its kind is the marked one's and two of its claims stand in the sentences of two
marked claims that differ. What is found and not marked may still be one that a reader accepts: run by itself, this file
lists it, and what was missed.

- *Disagreements, precision*: of those found, the share that is right.
- *Disagreements, recall*: of those marked, the share that was found.
- *Traps kept out*: of the marked agreements that look like disagreements, the share of which no two sides were found
  as one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

from benchmarks.measures import Tally, share
from benchmarks.own_record import Json, read
from benchmarks.results import Row
from dragoman.record import ask
from dragoman.record.facts import Claim, Disagreement


@cache
def found() -> tuple[Disagreement, ...]:
    """Every disagreement of the record of our own stories."""
    return tuple(ask.disagreements(read().record.connection))


def marked(kind: str) -> list[Json]:
    """What the stories mark: `disagreement` or `agreement`."""
    return [one for story in read().stories.values() for one in story.get(kind, [])]


@cache
def _families() -> dict[str, str]:
    """By the id of each article the id of the one that it reprints, or its own."""
    articles = [article for story in read().stories.values() for article in story["article"]]
    return {article["id"]: article.get("copy_of", article["id"]) for article in articles}


@cache
def _articles() -> dict[str, str]:
    """The ids of the articles by their keys."""
    return {filed.key: id for id, filed in read().filed.items()}


def sentence(claim: Claim) -> str:
    """The sentence in which a claim stands."""
    article = read().filed[_articles()[claim.article]].analysis.article
    assert article is not None
    return article.text[slice(*claim.sentence)]


def _stands_in(words: Json, claim: Claim) -> bool:
    """Whether a claim stands in the sentence of a marked one, in its article or in a copy of it."""
    family = _families()
    if family[_articles()[claim.article]] != family[words["article"]]:
        return False
    return words["words"].strip() in sentence(claim)


def _sides(one: Disagreement, claims: list[Json], side: str) -> set[str]:
    return {str(marked[side]) for claim in one.claims for marked in claims if _stands_in(marked, claim)}


def is_right(one: Disagreement, truth: Json) -> bool:
    """Whether a disagreement is the marked one."""
    return one.kind == truth["kind"] and len(_sides(one, truth["claims"], "value")) > 1


def _shares() -> Iterator[Row]:
    truths, traps = marked("disagreement"), marked("agreement")
    right = sum((share(any(is_right(one, truth) for truth in truths)) for one in found()), Tally())
    told = sum((share(any(is_right(one, truth) for one in found())) for truth in truths), Tally())
    kept_out = sum(
        (share(not any(len(_sides(one, trap["claims"], "article")) > 1 for one in found())) for trap in traps), Tally()
    )
    yield _row("disagreements, precision", right.recall, f"{right.true:.0f} found", "0.85")
    yield _row("disagreements, recall", told.recall, f"{told.true:.0f} marked", "0.85")
    yield _row("traps kept out", kept_out.recall, f"{kept_out.true:.0f} traps")


def _row(measure: str, ours: float, of: str, goal: str = "") -> Row:
    return Row(
        set="own stories", languages="20 languages", items=of, measure=measure, ours=ours,
        to_beat=goal, whose="our goal" if goal else "",
    )  # fmt: skip


def listed() -> Iterator[str]:
    """What was missed, and what was found and not marked, to be read by somebody."""
    for truth in marked("disagreement"):
        if not any(is_right(one, truth) for one in found()):
            yield f"missed: {truth['kind']} {truth.get('event', '')}"
    for one in found():
        if not any(is_right(one, truth) for truth in marked("disagreement")):
            yield f"not marked: {one.kind} {one.about}"
            yield from (f"    {_articles()[claim.article]}: {claim.value}: {sentence(claim)}" for claim in one.claims)


PARTS: list[Callable[[], Iterator[Row]]] = [_shares]

if __name__ == "__main__":
    print(*listed(), sep="\n")
