from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scripts.check_knowledge import SINCE, exceptions, problems, unexplained_faults, unexplained_overlaps

from dragoman.knowledge.offices import Holder, Person, known_until, people
from dragoman.knowledge.terms import Fault, coverage, covered, faults, gaps, overlaps, seats

UNTIL = date(2020, 12, 31)


def day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None


def holder(
    person: str,
    start: str | None,
    end: str | None,
    office: str = "president",
    country: str | None = "FRA",
    organisation: str | None = None,
    joint: bool = False,
) -> Holder:
    return Holder(
        person=person,
        knowledge_id=None,
        office=office,
        country=None if organisation else country,
        organisation=organisation,
        start=day(start),
        end=day(end),
        joint=joint,
    )


def somebody(name: str, *terms: Holder, spellings: tuple[str, ...] = (), knowledge_id: str | None = None) -> Person:
    return Person(name=name, knowledge_id=knowledge_id, country="FRA", sector="GOV", spellings=spellings, terms=terms)


def serving(name: str, start: str | None, end: str | None) -> Person:
    return somebody(name, holder(name, start, end))


def test_a_seat_is_an_office_of_a_country_or_of_an_organisation() -> None:
    known = [
        somebody("Anna One", holder("Anna One", "2012-01-01", None, "secretary general", organisation="NATO")),
        serving("Bert Two", "2014-01-01", None),
        serving("Carl Three", "2010-01-01", "2014-01-01"),
    ]
    found = seats(known)
    assert set(found) == {("secretary general", "NATO"), ("president", "FRA")}
    assert [term.person for term in found["president", "FRA"]] == ["Carl Three", "Bert Two"]


def test_two_holders_at_once_overlap() -> None:
    known = [serving("Anna One", "2010-01-01", "2015-06-30"), serving("Bert Two", "2015-01-01", "2018-01-01")]
    (found,) = overlaps(known, SINCE, UNTIL)
    assert (found.former, found.latter) == ("Anna One", "Bert Two")
    assert (found.start, found.end) == (date(2015, 1, 1), date(2015, 6, 30))


def test_a_month_of_handing_over_is_no_overlap() -> None:
    known = [serving("Anna One", "2010-01-01", "2015-01-31"), serving("Bert Two", "2015-01-01", None)]
    assert overlaps(known, SINCE, UNTIL) == ()


def test_a_term_without_an_end_overlaps_whoever_follows() -> None:
    known = [
        serving("Anna One", "2010-01-01", None),
        serving("Bert Two", "2015-01-01", "2016-01-01"),
        serving("Carl Three", "2016-01-01", None),
    ]
    found = [(one.former, one.latter) for one in overlaps(known, SINCE, UNTIL)]
    assert found == [("Anna One", "Bert Two"), ("Anna One", "Carl Three")]


def test_overlaps_before_the_first_day_are_not_told() -> None:
    known = [serving("Anna One", "1990-01-01", "1999-01-01"), serving("Bert Two", "1995-01-01", "2001-01-01")]
    assert overlaps(known, SINCE, UNTIL) == ()


def test_an_office_that_several_hold_has_no_overlaps() -> None:
    known = [
        somebody("Anna One", holder("Anna One", "2010-01-01", None, joint=True)),
        somebody("Bert Two", holder("Bert Two", "2011-01-01", None, joint=True)),
    ]
    assert overlaps(known, SINCE, UNTIL) == ()


def test_days_of_which_nobody_is_told_are_a_gap() -> None:
    known = [serving("Anna One", "2010-01-01", "2012-01-01"), serving("Bert Two", "2014-01-01", None)]
    (found,) = gaps(known, SINCE, UNTIL)
    assert (found.former, found.latter) == ("Anna One", "Bert Two")
    assert (found.start, found.end) == (date(2012, 1, 1), date(2014, 1, 1))
    assert gaps(known, SINCE, UNTIL, longest=1000) == ()


def test_a_longer_term_closes_the_gap_after_a_shorter_one_within_it() -> None:
    known = [
        serving("Anna One", "2010-01-01", "2016-01-01"),
        serving("Bert Two", "2011-01-01", "2012-01-01"),
        serving("Carl Three", "2016-01-02", None),
    ]
    assert gaps(known, SINCE, UNTIL) == ()


def test_the_time_before_the_first_known_holder_is_no_gap() -> None:
    assert gaps([serving("Anna One", "2018-01-01", "2019-01-01")], SINCE, UNTIL) == ()


def test_coverage_is_the_share_of_days_whose_holder_is_known() -> None:
    until = date(2010, 12, 31)
    known = [serving("Anna One", "2010-01-01", "2010-03-14"), serving("Bert Two", "2010-07-01", None)]
    assert coverage(known, SINCE, until)["president", "FRA"] == pytest.approx((73 + 184) / 365)


def test_a_change_within_a_month_is_covered() -> None:
    terms = [holder("Anna One", "2009-01-01", "2010-06-01"), holder("Bert Two", "2010-06-30", None)]
    assert covered(terms, SINCE, UNTIL) == 1


def test_a_term_must_not_begin_after_its_end() -> None:
    (found,) = faults([serving("Anna One", "2015-01-01", "2012-01-01")])
    assert found == Fault("Anna One", "president: begins on 2015-01-01, after its end on 2012-01-01")


def test_a_person_does_not_follow_themselves_before_the_end() -> None:
    twice = somebody("Anna One", holder("Anna One", "2010-01-01", None), holder("Anna One", "2015-01-01", "2018-01-01"))
    assert [fault.reason for fault in faults([twice])] == ["president: the term of 2010-01-01 goes on into the next"]


def test_two_people_do_not_bear_one_id_or_one_name() -> None:
    known = [
        somebody("Anna One", knowledge_id="Q1"),
        somebody("Bert Two", spellings=("anna one",), knowledge_id="Q1"),
    ]
    assert [fault.reason for fault in faults(known)] == [
        "bears the same Wikidata id as Anna One: Q1",
        "bears the same name as Anna One: anna one",
    ]


def test_a_surname_may_belong_to_two() -> None:
    assert faults([somebody("Anna One", spellings=("One",)), somebody("Bert One", spellings=("One",))]) == ()


def test_an_office_that_no_pack_knows_is_a_fault() -> None:
    known = [serving("Anna One", "2010-01-01", None)]
    assert faults(known, offices={"president"}) == ()
    assert faults(known, offices={"king"}) == (Fault("Anna One", "no language pack knows the office 'president'"),)


@given(st.lists(st.tuples(st.dates(SINCE, UNTIL), st.dates(SINCE, UNTIL)), min_size=1, max_size=6))
def test_the_covered_share_is_a_share(stretches: list[tuple[date, date]]) -> None:
    terms = [holder("Anna One", str(min(pair)), str(max(pair))) for pair in stretches]
    assert 0 < covered(terms, SINCE, UNTIL) <= 1


def test_the_table_has_no_overlap_without_a_reason() -> None:
    assert unexplained_overlaps() == ()


def test_the_table_has_no_fault_without_a_reason() -> None:
    assert unexplained_faults() == ()
    assert list(problems()) == []


def test_every_exception_has_a_reason_and_is_still_needed() -> None:
    rows = [row for kind in exceptions().values() for row in kind]
    assert all(row["reason"] for row in rows)
    named = {person.name for person in people()}
    assert all({row["person"]} <= named for row in exceptions().get("fault", ()))
    assert all(set(row["holders"]) <= named for row in exceptions().get("overlap", ()))


@pytest.mark.parametrize("office", ["president", "prime minister", "foreign minister", "defence minister"])
def test_the_holder_of_an_office_is_known_for_most_of_the_time_in_many_countries(office: str) -> None:
    shares = coverage(people(), SINCE, known_until())
    many = [of for (held, of), share in shares.items() if held == office and share >= 0.9 and len(of) == 3]
    assert len(many) >= 40
