"""The judge alone on sites that it was not taught: five folds by site, learned as `scripts/train_judge.py` does.

On flat pages the F1 of kept lines, each weighing its characters; on HTML pages the mean word F1 (characters for
Chinese and Japanese) of the kept blocks. Neither the packs' phrases nor what cleaning does at an article's edges has a
say. The headline is left out of account on HTML pages: whether it belongs to the reference differs between the sets.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from benchmarks import sets
from benchmarks.measures import Tally, word_f1
from benchmarks.page_lines import tally
from benchmarks.results import Row

_FLAT_GOALS = {"en": ".93", "el": ".92", "pl": ".90", "ru": ".88", "zh": ".92"}
_HTML_GOAL = {"daniel": ".90", "fundus": ".96"}


def unseen() -> Iterator[Row]:
    # Learning takes a minute for each fold, and its modules are no part of the program.
    from scripts import train_judge

    folder = sets.path_of("page-lines/daniel.jsonl").parent.parent
    flat: dict[tuple[str, str], list[Tally]] = {}
    html: dict[tuple[str, str], list[float]] = {}
    for page, verdict in train_judge.unseen(train_judge.taught(train_judge.given_pages(folder))):
        keys = [(page.set, "all")] + [(page.set, page.language)] * (page.set == "daniel")
        for key in keys:
            if page.markup is None:
                flat.setdefault(key, []).append(tally(page.lines, list(verdict.kept), page.labels))
            else:
                taught = page.taught or [1] * len(page.lines)
                kept = [line for line, keep, own in zip(page.lines, verdict.kept, taught, strict=True) if keep and own]
                headline = [line for line, own in zip(page.lines, taught, strict=True) if not own][:1]
                text = "\n".join(headline + kept if page.set == "daniel" else kept)
                html.setdefault(key, []).append(word_f1(text, page.reference, page.language))
    row = partial(Row, measure="flat: F1 of kept lines, by characters, cross-validated", whose="our goal")
    for (name, language), tallies in sorted(flat.items()):
        goal = _FLAT_GOALS.get(language, ".93" if name == "fundus" else "")
        yield row(
            set=name, languages=language, items=f"{len(tallies)} pages", ours=sum(tallies, Tally()).f1, to_beat=goal
        )
    row = partial(Row, measure="HTML: word F1, mean, cross-validated", whose="our goal")
    for (name, language), scores in sorted(html.items()):
        goal = _HTML_GOAL[name] if language == "all" else {"ru": ".88"}.get(language, ".86")
        mean = sum(scores) / len(scores)
        yield row(set=name, languages=language, items=f"{len(scores)} pages", ours=mean, to_beat=goal)


PARTS: list[Callable[[], Iterator[Row]]] = [unseen]
