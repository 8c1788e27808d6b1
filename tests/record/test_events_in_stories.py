"""Tellings of one story, written by hand, and which of them are one event."""

from __future__ import annotations

from typing import Any, cast

from tests.record.writing import day

from dragoman.model import EntityKind
from dragoman.record.events.linking import in_story
from dragoman.record.events.making import made
from dragoman.record.events.references import references, referred
from dragoman.record.events.telling import Told
from dragoman.record.facts import Event, Status
from dragoman.record.families import MEETING, PHONE
from dragoman.record.groups import Groups
from dragoman.record.identity.asking import Identified

KINDS = {"opponents": "group", "Athens": "place"}
LANDS = {
    "Greece": "GRC", "Gerapetritis": "GRC", "Yerapetritis": "GRC", "Dendias": "GRC", "Athens": "GRC",
    "Türkiye": "TUR", "Fidan": "TUR", "Güler": "TUR",
}  # fmt: skip
COUNTRIES = ("Greece", "Türkiye")


def who(name: str) -> Identified:
    kind = KINDS.get(name, "country" if name in COUNTRIES else "person")
    return Identified(name, cast(EntityKind, kind), LANDS.get(name), name)


def tells(code: str, *actors: str, to: str = "", on: str = "", status: Status = "held", **more: Any) -> Told:
    """A telling: CONSULT, CONSULT/phone or a deed, with an article and a day of publication of its own by default."""
    kind, _, mode = code.partition("/")
    is_meeting = kind in ("CONSULT", "REJECT") or (kind == "AGREE" and status != "done")
    published = more.pop("said", "2024-11-09")
    values: dict[str, Any] = {
        "article": f"by {actors} of {published}",
        "mention": "v1",
        "contexts": (),
        "auxiliary": (),
        "family": (PHONE if mode == "phone" else MEETING) if is_meeting else kind,
        "where": None,
        "published": day(published) if published else None,
        "language": "en",
        "story": "one",
        "trigger": (0, 1),
        "sentence": (0, 9),
        "saying": len(repr((code, actors, to, on, status, published, more))),
        "words": (),
        "outlet": None,
        "cited": (),
        "cited_here": (),
        "according_to": None,
    }
    values |= more
    values["outlets"] = (values["article"],)
    recipients = frozenset([to] if to else [])
    return Told(
        type=kind, mode=mode or None, status=status, actors=frozenset(actors), recipients=recipients,
        when=day(on or None), origin=str(values["article"]), **cast(Any, values),
    )  # fmt: skip


def events(*tellings: Told) -> int:
    """How many events these tellings of one story are of."""
    groups = Groups(len(tellings))
    names = {name for told in tellings for name in (*told.actors, *told.recipients, told.where) if name is not None}
    for owner, other in in_story(tellings, {name: who(name) for name in names}).links:
        groups.join(owner, other)
    return len(groups.all())


def test_talks_may_have_been_a_call() -> None:
    call = tells("CONSULT/phone", "Gerapetritis", "Fidan", on="2024-11-08")
    assert events(call, tells("CONSULT", "Gerapetritis", "Fidan", said="2024-11-10", may_be_call=True)) == 1
    assert events(call, tells("CONSULT", "Gerapetritis", "Fidan", said="2024-11-10")) == 2


def test_talks_at_a_place_are_no_call() -> None:
    call = tells("CONSULT/phone", "Gerapetritis", "Fidan", on="2024-11-08")
    talks: dict[str, Any] = {"said": "2024-11-10", "may_be_call": True}
    assert events(call, tells("CONSULT", "Gerapetritis", "Fidan", **talks)) == 1
    assert events(call, tells("CONSULT", "Gerapetritis", "Fidan", where="Athens", **talks)) == 2


def test_a_country_alone_may_have_met_anybody() -> None:
    met = tells("CONSULT", "Gerapetritis", "Fidan", on="2024-11-08", where="Athens")
    assert events(met, tells("CONSULT", "Greece", said="2024-11-10")) == 2
    assert events(met, tells("CONSULT", "Gerapetritis", said="2024-11-10")) == 1
    assert events(met, tells("CONSULT", "Greece", said="2024-11-10", where="Athens")) == 1


def test_whom_one_refused_to_meet_is_not_whom_he_met() -> None:
    met = tells("CONSULT", "Fidan", to="Greece", article="a", mention="v2", sentence=(10, 19))
    refused = tells("REJECT/meet", to="Türkiye", status="refused", article="a", sentence=(20, 29))
    assert events(met, refused) == 2


def test_a_headline_that_names_another_is_told_elsewhere() -> None:
    text = tells("ACCUSE", "Fidan", to="Athens", on="2024-11-08", status="done", article="a", sentence=(10, 19))
    headline: dict[str, Any] = {"to": "Athens", "status": "done", "article": "a", "mention": "v0", "is_headline": True}
    assert events(text, tells("ACCUSE", "Türkiye", **headline)) == 1
    assert events(text, tells("ACCUSE", "Gerapetritis", **headline)) == 2


def test_a_plan_at_a_place_is_no_call() -> None:
    call = tells("CONSULT/phone", "Greece", "Türkiye", on="2024-11-08")
    plan: dict[str, Any] = {"said": "2024-11-05", "status": "planned"}
    assert events(call, tells("AGREE", "Greece", "Türkiye", **plan)) == 1
    assert events(call, tells("AGREE", "Greece", "Türkiye", where="Athens", **plan)) == 2


def test_who_holds_one_office_of_a_country_is_one() -> None:
    held = (("Fidan", "foreign minister"), ("Gerapetritis", "foreign minister"))
    other = (("Fidan", "foreign minister"), ("Yerapetritis", "foreign minister"))
    one = tells("CONSULT", "Gerapetritis", "Fidan", on="2024-11-08", offices=held)
    assert events(one, tells("CONSULT", "Yerapetritis", "Fidan", on="2024-11-08", offices=other)) == 1
    assert events(one, tells("CONSULT", "Dendias", "Fidan", on="2024-11-08", offices=held[:1])) == 2


def test_two_whom_one_article_gives_the_same_office_are_two() -> None:
    office = "foreign minister"
    tellings = [
        tells("CONSULT", name, "Fidan", on="2024-11-08", offices=((name, office),), article="a", mention=name)
        for name in ("Gerapetritis", "Yerapetritis")
    ]
    assert events(*tellings) == 2


def test_a_headline_of_strangers_is_told_below() -> None:
    text = tells("AGREE", "Gerapetritis", "Fidan", on="2024-11-12", status="planned", article="a", sentence=(10, 19))
    headline = tells("CONSULT", "opponents", article="a", mention="v0", is_headline=True, may_be_call=True)
    assert events(text, headline) == 1
    assert events(text, tells("CONSULT", "opponents", article="b", is_headline=True)) == 2


def test_the_deed_of_a_headline_is_the_one_below() -> None:
    text = tells("AGREE", "Gerapetritis", "Fidan", status="done", article="a", mention="v2", sentence=(10, 19))
    headline = tells("AGREE", "Greece", "Türkiye", status="done", article="a", is_headline=True)
    assert events(text, headline) == 1


def test_to_sign_with_somebody_is_to_sign_together() -> None:
    together = tells("SUPPORT", "Greece", "Türkiye", on="2024-11-08", status="done")
    assert events(together, tells("SUPPORT", "Greece", to="Türkiye", on="2024-11-08", status="done")) == 1


def test_what_was_planned_comes_true() -> None:
    plan = tells("SUPPORT", "Greece", "Türkiye", status="planned", said="2024-11-01")
    assert events(plan, tells("SUPPORT", "Gerapetritis", "Fidan", status="done")) == 1
    assert events(plan, tells("SUPPORT", "Gerapetritis", "Fidan", status="done", said="2024-12-24")) == 2


def test_an_undated_article_tells_the_deed_of_the_same_parties() -> None:
    done = tells("REQUEST", "Greece", to="Türkiye", on="2024-11-08", status="done")
    around: dict[str, Any] = {"said": "2024-10-20..2024-11-30", "status": "done"}
    undated = tells("REQUEST", "Greece", to="Türkiye", **around)
    unknown = tells("REQUEST", "Greece", **around)
    assert events(done, _around(undated)) == 1
    assert events(done, _around(unknown)) == 2


def _around(told: Told) -> Told:
    """A telling of an article of which only about the day is known."""
    published = told.published
    assert published is not None
    return tells_again(told, published=type(published)(published.earliest, published.latest, "month", "bound"))


def tells_again(told: Told, **more: Any) -> Told:
    return Told(**{name: getattr(told, name) for name in Told.__struct_fields__} | more)


def test_the_invitation_that_was_declined_is_the_one_for_a_month_ahead() -> None:
    invited = tells("AGREE", "Güler", "Dendias", on="2024-12-01..2024-12-31", status="possible", said="2024-11-05")
    declined = tells("REJECT", "Dendias", status="refused", said="2024-11-07")
    assert events(invited, declined) == 1


def test_a_month_without_a_year_is_no_day_of_another_meeting() -> None:
    call = tells("CONSULT/phone", "Greece", "Türkiye", on="2024-11-08", article="a", mention="v1")
    plan = tells("AGREE", "Greece", "Türkiye", on="--12", status="planned", article="a", mention="v2")
    assert events(call, plan) == 2


def course(*tellings: Told) -> list[str]:
    """The statuses of the event of these tellings, in their order."""
    return [entry.status for entry in whole(*tellings).history]


def whole(*tellings: Told) -> Event:
    names = {name for told in tellings for name in (*told.actors, *told.recipients)}
    return made(tellings, {name: who(name) for name in names})


def meeting(code: str, status: Status, **more: Any) -> Told:
    return tells(code, "Gerapetritis", "Fidan", status=status, **more)


def test_the_day_that_was_put_off_is_none_of_the_meeting_that_was_held() -> None:
    plan = meeting("AGREE", "planned", on="2024-11-08", said="2024-11-01")
    put_off = meeting("AGREE", "postponed", on="2024-11-08", said="2024-11-05")
    assert whole(plan, put_off).when == plan.when
    held = meeting("CONSULT", "held", on="..2024-11-20", said="2024-11-20")
    assert whole(plan, put_off, held).when == held.when


def test_the_plan_for_a_later_day_follows_the_postponement() -> None:
    plan = meeting("AGREE", "planned", on="2024-11-08", said="2024-11-01")
    put_off = meeting("AGREE", "postponed", on="2024-11-08", said="2024-11-05", article="a", mention="v1")
    anew = meeting("AGREE", "planned", on="2024-11-12", said="2024-11-05", article="a", mention="v2")
    assert course(anew, put_off, plan) == ["planned", "postponed", "planned"]


def test_an_undated_plan_was_told_before_the_end() -> None:
    plan = meeting("AGREE", "planned", on="2024-11-08", said="")
    called_off = meeting("REJECT", "cancelled", said="2024-11-05")
    assert course(called_off, plan) == ["planned", "cancelled"]


def test_a_denial_of_unknown_day_comes_last() -> None:
    done = tells("REQUEST", "Greece", to="Türkiye", on="2024-11-08", status="done", said="2024-11-12")
    denied = tells("REQUEST", "Greece", to="Türkiye", status="denied", said="")
    assert course(denied, done) == ["done", "denied"]


def dated(*tellings: Told) -> list[str | None]:
    """The days of tellings of one story once its undated articles are read beside the others, with who says so."""
    names = {name for told in tellings for name in (*told.actors, *told.recipients)}
    about = references(in_story(tellings, {name: who(name) for name in names}))
    closed = [referred(told, about.get(told.article)) for told in tellings]
    return [f"{told.day} {told.when_from or 'itself'}" if told.day else None for told in closed]


def test_the_weekdays_of_an_undated_article_follow_from_the_meeting_that_others_date() -> None:
    met = tells("CONSULT", "Gerapetritis", "Fidan", on="2024-11-07", said="2024-11-08", article="a")
    around = tells_again(_around(tells("CONSULT", "Gerapetritis", "Fidan", on="W-4", said="2024-10-20..2024-11-30")))
    called = tells_again(around, mention="v2", actors=frozenset({"Dendias", "Güler"}), when=day("W-3"))
    threat = tells_again(called, mention="v3", family="THREATEN", type="THREATEN", status="planned", when=day("W-2"))
    assert dated(met, around, called, threat) == ["2024-11-07 itself", "2024-11-07 a", "2024-11-06 a", "2024-11-12 a"]
    assert dated(around, called) == [None, None]


def test_the_weekdays_of_an_undated_article_follow_from_the_last_day_of_which_it_tells() -> None:
    signed = _around(tells("SUPPORT", "Greece", "Türkiye", on="2024-11-08", said="2024-10-20..2024-11-30"))
    called = tells_again(signed, mention="v2", family=PHONE, type="CONSULT", mode="phone", when=day("W-1"))
    long_ago = tells_again(signed, mention="v3", when=day("1999-01-01"))
    assert dated(signed, called, long_ago) == ["2024-11-08 itself", "2024-11-11 itself", "1999-01-01 itself"]
