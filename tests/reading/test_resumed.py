"""Meetings that their noun alone goes on telling."""

from __future__ import annotations

from tests.reading.reading import events, read

CALL = "Sergei Lavrov spoke by phone with Hakan Fidan on Tuesday."


def test_a_call_that_is_told_again_by_its_noun_has_the_parties_told_before() -> None:
    found = events(read("en", f"{CALL} The call took place late in the evening, an official said."))
    assert found[1] == "CONSULT/phone Hakan Fidan, Sergei Lavrov [2022-02-22]"


def test_a_meeting_put_off_without_a_name_is_the_one_told_before() -> None:
    text = "Antony Blinken will meet Sergei Lavrov in Geneva on Friday. The meeting was postponed twice."
    assert events(read("en", text))[-1].startswith("REJECT/meet -> Antony Blinken, Sergei Lavrov")


def test_a_noun_that_does_not_tell_how_the_meeting_went_may_be_of_another() -> None:
    assert len(events(read("en", f"{CALL} Talks are what everybody wants, an official said."))) == 1


def test_no_meeting_is_gone_on_with_where_none_of_two_sides_was_told() -> None:
    assert events(read("en", "Hakan Fidan was in Kyiv. The call took place late in the evening."))[1:] == []
