from __future__ import annotations

from typing import Any

import pytest
from tests.record.writing import (
    BLINKEN,
    BRUSSELS,
    GENEVA,
    LAVROV,
    NATO,
    RUSSIA,
    USA,
    VIENNA,
    Writing,
    derived,
    filler,
    who,
)

from dragoman.record.facts import Event

PUTIN = who("Vladimir Putin", "Putin", known="Q7747", country="RUS", role="president")
BOTH = ("Antony Blinken", "Sergey Lavrov")


def news(
    code: str, *parties: str, text: str = "", outlet: str = "One", published: str | None = None, **more: Any
) -> Writing:
    default = f"{outlet} tells that there was a meeting of Blinken and Lavrov in Geneva or Vienna." + filler(outlet)
    everyone = (BLINKEN, LAVROV, NATO, RUSSIA, USA, GENEVA, VIENNA, BRUSSELS, PUTIN)
    writing = Writing(
        text or default, *everyone, outlet=outlet, published=published, language=more.pop("language", "en")
    )
    return writing.event(code, *(parties or BOTH), at=more.pop("at", "meeting"), **more)


def told(*writings: Writing) -> list[str]:
    """Each event as `TYPE status day sources`, sorted."""
    return sorted(line(event) for event in derived(*writings).events)


def line(event: Event) -> str:
    when = event.when
    day = "?" if when is None or when.earliest is None else str(when.earliest)
    return f"{event.type} {event.status} {day} {event.sources}"


def one(*writings: Writing) -> Event:
    (event,) = derived(*writings).events
    return event


def test_the_same_meeting_told_twice_is_one_event_with_two_sources() -> None:
    assert told(news("CONSULT", on="2022-01-21"), news("CONSULT", outlet="Two", on="2022-01-21")) == [
        "CONSULT held 2022-01-21 2"
    ]


def test_two_meetings_on_different_days_stay_two() -> None:
    assert len(told(news("CONSULT", on="2022-01-21"), news("CONSULT", outlet="Two", on="2022-01-23"))) == 2


def test_the_day_next_to_the_others_is_told_of_the_same_meeting() -> None:
    assert told(
        news("CONSULT", on="2022-01-21"),
        news("CONSULT", outlet="Two", on="2022-01-21"),
        news("CONSULT", outlet="Three", on="2022-01-22"),
    ) == ["CONSULT held 2022-01-21 3"]


def test_who_tells_of_two_days_tells_of_two_meetings() -> None:
    both = news("CONSULT", on="2022-01-21").event("CONSULT", *BOTH, at="Geneva", on="2022-01-22")
    assert len(told(both, news("CONSULT", outlet="Two", on="2022-01-22"))) == 2


def test_a_call_is_no_meeting() -> None:
    assert len(told(news("CONSULT/phone", on="2022-01-21"), news("CONSULT", outlet="Two", on="2022-01-21"))) == 2


def test_a_plan_and_its_meeting_are_one_event_with_its_history() -> None:
    plan = news("AGREE", on="2022-01-21", aux=["future"], published="2022-01-19")
    held = news("CONSULT", outlet="Two", on="2022-01-21", published="2022-01-22")
    event = one(held, plan)
    assert [(entry.status, entry.outlet) for entry in event.history] == [("planned", "One"), ("held", "Two")]
    assert (event.type, event.status) == ("CONSULT", "held")


def test_a_refusal_on_the_day_of_the_plan_joins_it() -> None:
    plan = news("AGREE", on="2022-02-24", aux=["future"], published="2022-02-21")
    refused = news("REJECT/meet", "Antony Blinken", to=["Sergey Lavrov"], outlet="Two", on="2022-02-24")
    event = one(plan, refused)
    assert [entry.status for entry in event.history] == ["planned", "refused"]
    assert event.status == "refused"


def test_a_refusal_of_unknown_day_leaves_an_earlier_meeting_alone() -> None:
    held = news("CONSULT", on="2022-01-21")
    refused = news("REJECT/meet", "Antony Blinken", to=["Sergey Lavrov"], outlet="Two", on="..2022-02-23")
    assert len(told(held, refused)) == 2


def test_a_weekday_in_an_undated_article_is_closed_by_the_plan_in_another_language() -> None:
    held = news(
        "CONSULT/multilateral", "NATO", "Russia", text="Срещата на НАТО и Русия в сряда.", at="Срещата", on="W-3",
        outlet="Bulgarian", language="bg", where="Brussels",
    )  # fmt: skip
    planned = news(
        "AGREE", "Russia", "NATO", text="Nga và NATO có thể gặp nhau ngày 12/1.", at="gặp", on="2022-01-12",
        aux=["future", "hypothetical"], outlet="Vietnamese", language="vi", published="2021-12-28..2021-12-31",
    )  # fmt: skip
    event = one(held, planned)
    assert [(entry.status, entry.outlet) for entry in event.history] == [
        ("possible", "Vietnamese"),
        ("held", "Bulgarian"),
    ]
    assert line(event) == "CONSULT held 2022-01-12 2"
    closed = event.history[1]
    assert closed.when is not None
    assert (closed.when.basis, closed.when_from) == ("inferred", event.history[0].article)
    assert event.where is not None


def test_a_weekday_that_does_not_fit_stays_open_and_apart() -> None:
    held = news("CONSULT", "NATO", "Russia", on="W-4", outlet="Two")
    assert len(told(held, news("AGREE", "Russia", "NATO", on="2022-01-12", aux=["future"]))) == 2


def test_a_day_without_a_year_gets_the_year_of_its_neighbours() -> None:
    neighbour = news("ACCUSE", "Antony Blinken", to=["Vladimir Putin"], outlet="Two", published="2022-02-23")
    event = next(
        event
        for event in derived(news("CONSULT", on="--01-21", where="Geneva"), neighbour).events
        if event.type == "CONSULT"
    )
    assert event.when is not None
    assert (str(event.when.earliest), event.when.basis) == ("2022-01-21", "inferred")
    assert event.when_from is not None


def test_a_day_without_a_year_stays_open_without_neighbours() -> None:
    event = one(news("CONSULT", on="--01-21"))
    assert event.when is not None
    assert (event.when.earliest, event.when.time) == (None, "--01-21")


def test_an_undated_telling_joins_the_only_meeting_it_can_mean() -> None:
    assert told(news("CONSULT", on="2022-01-21"), news("CONSULT", outlet="Two")) == ["CONSULT held 2022-01-21 2"]


def test_an_undated_telling_between_two_meetings_stays_alone() -> None:
    dated = [news("CONSULT", outlet=day, on=day) for day in ("2022-01-21", "2022-01-23")]
    assert len(told(*dated, news("CONSULT", outlet="Three"))) == 3


def test_an_undated_telling_of_another_year_joins_nothing() -> None:
    assert len(told(news("CONSULT", on="2022-01-21"), news("CONSULT", outlet="Two", published="2024-05-01"))) == 2


def test_on_one_day_a_country_can_be_its_official() -> None:
    countries = news("AGREE", "Russia", "United States", on="2022-01-21", aux=["future"], outlet="Two")
    event = one(news("CONSULT", on="2022-01-21"), countries)
    assert len(event.actors) == 2
    assert event.status == "held"


def test_two_officials_of_one_country_are_not_the_same_party() -> None:
    other = news("CONSULT", "Antony Blinken", "Vladimir Putin", on="2022-01-21", outlet="Two")
    assert len(told(news("CONSULT", on="2022-01-21"), other)) == 2


def test_a_country_that_may_be_either_of_two_meetings_joins_none() -> None:
    tellings = [
        news("CONSULT", on="2022-01-21"),
        news("CONSULT", "Antony Blinken", "Vladimir Putin", on="2022-01-21", outlet="Two"),
        news("CONSULT", "Russia", "United States", on="2022-01-21", outlet="Three"),
    ]
    assert len(told(*tellings)) == 3


def test_a_denied_meeting_is_no_held_one() -> None:
    assert told(news("CONSULT", on="2022-01-21", aux=["negation"])) == ["CONSULT denied 2022-01-21 1"]


def test_accusations_without_a_day_join_only_in_the_same_words() -> None:
    words = "Blinken accused Putin of breaking every agreement that he had signed."
    same = [
        news("ACCUSE", "Antony Blinken", to=["Vladimir Putin"], text=text, at="accused", outlet=outlet)
        for outlet, text in (("One", words), ("Two", words.replace("every", "each")))
    ]
    assert told(*same) == ["ACCUSE done ? 2"]
    other = "Blinken accused Putin of closing the last newspaper in the capital."
    assert len(told(same[0], news("ACCUSE", "Antony Blinken", to=["Vladimir Putin"], text=other, at="accused"))) == 2


def test_a_copy_is_no_source() -> None:
    text = (
        "There was a meeting of Blinken and Lavrov in Geneva on Friday, officials of both sides told reporters there."
    )
    first = news("CONSULT", text=text, on="2022-01-21", published="2022-01-21")
    event = one(first, news("CONSULT", text=text, outlet="Two", on="2022-01-21", published="2022-01-22"))
    assert (event.sources, event.copies) == (1, 1)


@pytest.mark.parametrize(("cited", "sources"), [("Agency", 1), ("Gazette", 2)])
def test_who_cites_the_other_outlet_is_no_source_of_his_own(cited: str, sources: int) -> None:
    agency = news("CONSULT", outlet="Agency", on="2022-01-21")
    text = f"A meeting was held by Blinken and Lavrov, writes our man.\nMore at {cited}." + filler("Paper")
    assert one(agency, news("CONSULT", outlet="Paper", text=text, on="2022-01-21").cites(cited)).sources == sources


def test_two_who_cite_a_third_in_the_sentence_are_one_source() -> None:
    papers = [
        news("CONSULT", outlet=outlet, text=f"{start} a meeting, said CNN." + filler(outlet), on="2022-01-21").cites(
            "CNN"
        )
        for outlet, start in (("One", "There was"), ("Two", "Blinken and Lavrov had"))
    ]
    assert one(*papers).sources == 1


def test_the_most_precise_day_stands_for_the_event() -> None:
    week = news("CONSULT", outlet="Two", on="2022-01-17..2022-01-23")
    assert told(news("CONSULT", on="2022-01-21"), week) == ["CONSULT held 2022-01-21 2"]


def test_an_id_does_not_depend_on_what_else_is_in_the_record() -> None:
    meeting = news("CONSULT", on="2022-01-21")
    alone = one(meeting).id
    assert alone in {
        event.id for event in derived(meeting, news("CONSULT/phone", outlet="Two", on="2022-02-01")).events
    }


def test_a_refusal_joins_the_meeting_that_was_planned_for_soon_after_it() -> None:
    plan = news("AGREE", on="2022-02-24", aux=["future"], published="2022-02-21", where="Geneva")
    refused = news(
        "REJECT/meet", "Antony Blinken", to=["Sergey Lavrov"], outlet="Two", on="2022-02-22", published="2022-02-22"
    )
    unknown_day = news("REJECT/meet", "Antony Blinken", to=["Sergey Lavrov"], outlet="Three", published="2022-02-23")
    event = one(plan, refused, unknown_day)
    assert [entry.status for entry in event.history] == ["planned", "refused", "refused"]
    assert event.when is not None
    assert str(event.when.earliest) == "2022-02-24", "the day of the meeting, not of the refusal"
    assert event.status == "refused"


def test_a_refusal_leaves_a_later_meeting_alone_that_was_held_all_the_same() -> None:
    plan = news("AGREE", on="2022-02-24", aux=["future"], published="2022-02-21")
    held = news("CONSULT", outlet="Three", on="2022-02-24", published="2022-02-25")
    refused = news("REJECT/meet", "Antony Blinken", to=["Sergey Lavrov"], outlet="Two", on="2022-02-22")
    assert told(plan, refused, held) == ["CONSULT held 2022-02-24 2", "REJECT refused 2022-02-22 1"]


def test_a_refusal_leaves_a_plan_for_another_season_alone() -> None:
    plan = news("AGREE", on="2022-06-24", aux=["future"], published="2022-02-21")
    refused = news("REJECT/meet", "Antony Blinken", to=["Sergey Lavrov"], outlet="Two", on="2022-02-22")
    assert len(told(plan, refused)) == 2


def test_a_plan_told_again_after_the_refusal_does_not_undo_it() -> None:
    plan = news("AGREE", on="2022-02-24", aux=["future"], published="2022-02-21")
    refused = news("REJECT/meet", "Antony Blinken", to=["Sergey Lavrov"], outlet="Two", published="2022-02-22")
    retold = news("AGREE", outlet="Three", on="2022-02-24", aux=["future"], published="2022-02-23")
    event = one(plan, refused, retold)
    assert [entry.status for entry in event.history] == ["planned", "refused", "planned"]
    assert event.status == "refused"
