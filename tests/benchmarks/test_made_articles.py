from __future__ import annotations

from itertools import islice

import pytest
from benchmarks.made_articles import A_DAY, made

from dragoman.model import Analysis


@pytest.fixture(scope="module")
def two_days() -> list[Analysis]:
    return list(islice(made(), 2 * A_DAY))


def test_the_same_seed_makes_the_same_articles(two_days: list[Analysis]) -> None:
    assert list(islice(made(), 100)) == two_days[:100]
    assert list(islice(made(seed=2), 100)) != two_days[:100]


def test_every_name_and_quotation_stands_in_its_span(two_days: list[Analysis]) -> None:
    for one in two_days:
        assert one.article is not None
        text, names = one.article.text, {entity.id: entity.names for entity in one.entities}
        assert all(text[slice(*mention.span)] in names[mention.entity] for mention in one.mentions)
        assert all(text[slice(*quotation.span)] == quotation.text for quotation in one.quotations)
        assert all(event.sentence[0] <= event.trigger[0] < event.trigger[1] for event in one.events)


def test_no_two_articles_have_one_id(two_days: list[Analysis]) -> None:
    assert len({one.article.id for one in two_days if one.article}) == len(two_days)


def test_a_day_has_its_number_of_articles(two_days: list[Analysis]) -> None:
    days = {one.article.published.latest for one in two_days if one.article and one.article.published}
    assert len(days) == 2
