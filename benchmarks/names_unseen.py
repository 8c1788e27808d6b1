"""People by line in documents that the judge of names was not taught: five folds, learned as `train_names` does.

The program's own judge was taught the documents of the parallel record in many languages, so that `parallel` flatters
it; here each document is read by a judge that knows it in no language. The measure is that of `parallel`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from unittest.mock import patch

from benchmarks.engine import Total
from benchmarks.parallel import LANGUAGES, annotated, score_names
from benchmarks.results import Row
from dragoman.reading import personal

_GOALS = {"en": ".85"}


def unseen() -> Iterator[Row]:
    # Learning takes minutes, and its modules are no part of the program.
    from scripts import record, train_names

    given = train_names.taught()
    judges = [personal.learned_from(train_names.learn(given, fold)) for fold in range(record.FOLDS)]
    whole = Total()
    for name in LANGUAGES:
        total = Total()
        for one in annotated(name):
            judge = judges[record.fold_of(one.document.id)]
            with patch.object(personal, "learned_weights", partial(_given, judge)):
                total.add(score_names(one))
        whole.merge(total)
        yield _row(name, total)
    yield _row(str(len(LANGUAGES)), whole)


def _given(judge: personal.Learned) -> personal.Learned:
    return judge


def _row(languages: str, total: Total) -> Row:
    return Row(
        set="ntrex record",
        languages=languages,
        items=f"{total.counted('documents')}, {total['people'].true:,.0f} people by line",
        measure="people, F1 by line, cross-validated",
        ours=total["people"].f1,
        to_beat=_GOALS.get(languages, ".80"),
        whose="our goal",
    )


PARTS: list[Callable[[], Iterator[Row]]] = [unseen]
