from __future__ import annotations

import pytest
from msgspec.structs import replace

from dragoman.record.identity.clusters import Cluster, Days
from dragoman.record.identity.evidence import CLASS_BITS, context, is_such, token_class

PERSON, COUNTRY = token_class("person", False), token_class("country", True)


def cluster(
    country: str | None = None, company: tuple[int, ...] = (), article: str = "", **roles: Days | None
) -> Cluster:
    return Cluster(
        members=[0],
        names=(0,),
        profiles=(),
        countries=(country,) if country else (),
        roles={role.replace("_", " "): days for role, days in roles.items()},
        articles=(article,) if article else (),
        company=company,
    )


def said(one: Cluster, other: Cluster, is_lone: bool = False) -> float:
    assert context(one, other, is_lone) == context(other, one, is_lone)
    return context(one, other, is_lone)[0]


def tokens(of: int, *numbers: int) -> tuple[int, ...]:
    """These of those of a class."""
    return tuple(number << CLASS_BITS | of for number in numbers)


def test_an_office_of_one_country_at_one_time_says_most() -> None:
    minister = cluster("BGR", foreign_minister=(100, 200))
    assert said(minister, cluster("BGR", minister=(300, 300))) > said(minister, cluster("BGR")) > 0
    assert said(minister, cluster("BGR", minister=(3000, 3000))) == said(minister, cluster("BGR"))


def test_an_office_that_many_hold_says_less_than_one_that_a_single_person_holds() -> None:
    foreign, envoy = cluster("BGR", foreign_minister=(1, 2)), cluster("BGR", envoy=(1, 2))
    assert said(foreign, foreign) > said(envoy, envoy) > said(envoy, cluster("BGR"))


def test_another_country_speaks_against_it_and_so_does_another_role_at_the_time() -> None:
    minister = cluster("BGR", minister=(100, 200))
    assert said(minister, cluster("RUS", minister=(100, 200))) < -2
    assert said(cluster(minister=(1, 2)), cluster(coach=(1, 2))) < 0
    assert said(cluster(minister=(1, 2)), cluster(coach=(1, 2)), is_lone=True) < -1
    assert said(cluster(minister=(1, 2)), cluster(coach=(1000, 1000))) == 0


def test_two_of_one_article_are_rather_two() -> None:
    assert said(cluster(article="a"), cluster(article="a")) < 0
    assert said(cluster(article="a"), cluster(article="b")) == 0


def test_company_of_persons_says_more_than_company_of_countries() -> None:
    one = tokens(PERSON, 1, 2) + tokens(COUNTRY, 3, 4)
    same_persons = cluster(company=tokens(PERSON, 1, 2) + tokens(COUNTRY, 5, 6))
    same_countries = cluster(company=tokens(PERSON, 5, 6) + tokens(COUNTRY, 3, 4))
    none = said(cluster(company=one), cluster(company=tokens(PERSON, 7, 8, 9)))
    assert said(cluster(company=one), same_persons) > said(cluster(company=one), same_countries) > none
    assert none < 0
    assert said(cluster(company=one), cluster(company=tokens(PERSON, 1))) == 0


def test_missing_company_says_nothing_where_more_is_told_than_is_kept() -> None:
    well_known = cluster(company=tokens(PERSON, 1, 2, 3))
    well_known = replace(well_known, has_more=True)
    assert said(well_known, cluster(company=tokens(PERSON, 7, 8, 9))) == 0


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("minister", "minister", True),
        ("foreign minister", "minister", True),
        ("prime minister", "foreign minister", False),
        ("general", "secretary general", False),
        ("president", "vice president", False),
    ],
)
def test_a_role_may_be_told_in_general(one: str, other: str, expected: bool) -> None:
    assert is_such(one, other) is expected
