from __future__ import annotations

import random

import pytest
from tests.web import START, Time

from dragoman.intake.politeness import BETWEEN, DAY, Turns, asked_to_wait, back_off


def test_a_host_is_asked_once_in_five_seconds() -> None:
    time = Time()
    turns = Turns(time.world())
    assert turns.seconds_until("a.example") == 0
    turns.asked("a.example")
    time.now += 2
    turns.wait("a.example")
    assert time.slept == [pytest.approx(BETWEEN - 2)]


def test_hosts_do_not_wait_for_each_other() -> None:
    turns = Turns(Time().world())
    turns.asked("a.example")
    assert turns.seconds_until("b.example") == 0


def test_a_longer_delay_is_kept_to_and_a_shorter_one_is_not() -> None:
    time = Time()
    turns = Turns(time.world())
    turns.slow_down("slow.example", 30)
    turns.slow_down("fast.example", 0.1)
    for host in ("slow.example", "fast.example"):
        turns.asked(host)
    assert turns.seconds_until("slow.example") == 30
    assert turns.seconds_until("fast.example") == BETWEEN


def test_a_delay_of_years_is_an_hour() -> None:
    turns = Turns(Time().world())
    turns.slow_down("a.example", 1e12)
    assert turns.seconds_until("a.example") == 3600


def test_being_left_alone_outlasts_the_usual_turn() -> None:
    turns = Turns(Time().world())
    turns.leave("a.example", 100)
    turns.asked("a.example")
    assert turns.seconds_until("a.example") == 100


def test_every_failure_doubles_the_wait_up_to_a_day() -> None:
    longest = [max(back_off(failures, random.Random(seed)) for seed in range(200)) for failures in (1, 2, 3, 40)]
    assert longest == [pytest.approx(seconds, rel=0.01) for seconds in (120, 240, 480, DAY)]
    assert all(back_off(3, random.Random(seed)) >= 240 for seed in range(200))


def test_the_same_chance_gives_the_same_wait() -> None:
    assert back_off(3, random.Random(1)) == back_off(3, random.Random(1)) != back_off(3, random.Random(2))


@pytest.mark.parametrize(
    ("written", "seconds"),
    [
        ("120", 120),
        (" 0 ", 0),
        ("99999999999999999999", DAY),
        ("Fri, 15 Jan 2027 08:02:00 GMT", 120),
        ("Fri, 15 Jan 2027 08:02:00", 120),
        ("Thu, 14 Jan 2027 08:02:00 GMT", 0),
        ("Fri, 15 Jan 2099 08:02:00 GMT", DAY),
        ("soon", None),
        ("-5", None),
        ("1.5", None),
        ("Fri, 99 Jan 2027 99:02:00 GMT", None),
        ("", None),
        (None, None),
    ],
)
def test_a_request_to_wait_is_read(written: str | None, seconds: float | None) -> None:
    assert asked_to_wait(written, START) == seconds
