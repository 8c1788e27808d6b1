"""What every article of a day tells: the day of publication, which says nothing of a story."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import numpy as np

from dragoman.model import Analysis, When
from dragoman.record.stories.features import Features, Kind, feature, told_numbers, told_stretch
from dragoman.record.stories.order import published_on

_NEAR = timedelta(days=1)


def without_its_day(analysis: Analysis, own: Features) -> Features:
    """The features without the days about that of publication, the numbers they are written with, and its year."""
    article = analysis.article
    assert article is not None
    published = published_on(article.published)
    if published is None:
        return own

    def is_near(when: When | None) -> bool:
        if when is None or when.earliest is None or when.latest is None:
            return False
        return when.earliest - _NEAR <= published <= when.latest + _NEAR

    def told() -> Iterator[int]:
        written = [str(published.year)]
        for time in analysis.times:
            if is_near(time.when):
                yield feature(Kind.DAYS, *told_stretch(time.when))
                written.append(article.text[slice(*time.span)])
        for event in analysis.events:
            if event.when is not None and is_near(event.when):
                yield feature(Kind.DAYS, *told_stretch(event.when))
        yield from (feature(Kind.NUMBERS, *number) for number in told_numbers(" ; ".join(written)))

    gone = np.array(sorted(set(told())), np.uint32)
    at = np.minimum(np.searchsorted(own.numbers, gone), len(own.numbers) - 1)
    return Features(np.delete(own.numbers, at[own.numbers[at] == gone])) if len(own.numbers) else own
