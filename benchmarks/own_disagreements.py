"""Disagreements of the stories of `own_record` against the marked ones, and the traps that are none.

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
from functools import partial

from benchmarks.measures import Tally, share
from benchmarks.own_record import OWN, SETS, Json, Read, languages, read
from benchmarks.results import Row
from dragoman.record import ask
from dragoman.record.facts import Claim, Disagreement


class Judging:
    """The disagreements of a set of stories, ours and the marked ones."""

    def __init__(self, name: str) -> None:
        self.own = read(name)
        self.found = tuple(ask.disagreements(self.own.record.connection))
        self._ids = {filed.key: id for id, filed in self.own.filed.items()}
        articles = [article for story in self.own.stories.values() for article in story["article"]]
        self._origins = {article["id"]: article.get("copy_of", article["id"]) for article in articles}

    def marked(self, kind: str) -> list[Json]:
        """What the stories mark: `disagreement` or `agreement`."""
        return [one for story in self.own.stories.values() for one in story.get(kind, [])]

    def sentence(self, claim: Claim) -> str:
        """The sentence in which a claim stands."""
        article = self.own.filed[self._ids[claim.article]].analysis.article
        assert article is not None
        return article.text[slice(*claim.sentence)]

    def _stands_in(self, words: Json, claim: Claim) -> bool:
        """Whether a claim stands in the sentence of a marked one, in its article or in a copy of it."""
        if self._origins[self._ids[claim.article]] != self._origins[words["article"]]:
            return False
        return words["words"].strip() in self.sentence(claim)

    def sides(self, one: Disagreement, claims: list[Json], side: str) -> set[str]:
        """Which values, articles or the like of marked claims a disagreement has."""
        return {str(marked[side]) for claim in one.claims for marked in claims if self._stands_in(marked, claim)}

    def is_right(self, one: Disagreement, truth: Json) -> bool:
        """Whether a disagreement is the marked one."""
        return one.kind == truth["kind"] and len(self.sides(one, truth["claims"], "value")) > 1

    def listed(self) -> Iterator[str]:
        """What was missed, and what was found and not marked, to be read by somebody."""
        for truth in self.marked("disagreement"):
            if not any(self.is_right(one, truth) for one in self.found):
                yield f"missed: {truth['kind']} {truth.get('event', '')}"
        for one in self.found:
            if not any(self.is_right(one, truth) for truth in self.marked("disagreement")):
                yield f"not marked: {one.kind} {one.about}"
                for claim in one.claims:
                    yield f"    {self._ids[claim.article]}: {claim.value}: {self.sentence(claim)}"


def _shares(name: str) -> Iterator[Row]:
    judging = Judging(name)
    found, truths, traps = judging.found, judging.marked("disagreement"), judging.marked("agreement")
    right = sum((share(any(judging.is_right(one, truth) for truth in truths)) for one in found), Tally())
    told = sum((share(any(judging.is_right(one, truth) for one in found)) for truth in truths), Tally())
    kept_out = sum(
        (share(not any(len(judging.sides(one, trap["claims"], "article")) > 1 for one in found)) for trap in traps),
        Tally(),
    )
    row = partial(_row, judging.own)
    yield row("disagreements, precision", right.recall, f"{right.true:.0f} found", "0.85")
    yield row("disagreements, recall", told.recall, f"{told.true:.0f} marked", "0.85")
    yield row("traps kept out", kept_out.recall, f"{kept_out.true:.0f} traps")


def _row(own: Read, measure: str, ours: float, of: str, goal: str = "") -> Row:
    return Row(
        set=own.name, languages=languages(own), items=of, measure=measure, ours=ours,
        to_beat=goal, whose="our goal" if goal else "",
    )  # fmt: skip


PARTS: list[Callable[[], Iterator[Row]]] = [partial(_shares, name) for name in SETS]

if __name__ == "__main__":
    print(*Judging(OWN).listed(), sep="\n")
