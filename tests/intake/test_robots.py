from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.intake.robots import LARGEST, Robots, read_robots

SITE = "https://press.example"


def allowed(rules: str | bytes, *paths: str) -> list[bool]:
    robots = read_robots(rules if isinstance(rules, bytes) else rules.encode())
    return [robots.allows(SITE + path) for path in paths]


def test_rules_for_all_hold_where_none_are_for_us() -> None:
    rules = "User-agent: *\nDisallow: /inner\n\nUser-agent: other\nDisallow: /\n"
    assert allowed(rules, "/", "/inner/a", "/news") == [True, False, True]


def test_rules_for_us_hold_instead_of_those_for_all() -> None:
    rules = "User-agent: *\nDisallow: /\n\nUser-Agent: DRAGOMAN\nUser-agent: other\nDisallow: /inner\n"
    assert allowed(rules, "/", "/inner/a") == [True, False]


def test_groups_of_one_name_are_one() -> None:
    rules = "User-agent: *\nDisallow: /a\n\nUser-agent: x\nDisallow: /\n\nUser-agent: *\nDisallow: /b\n"
    assert allowed(rules, "/a", "/b", "/c") == [False, False, True]


def test_the_longest_rule_decides_and_allowing_wins_a_draw() -> None:
    rules = "User-agent: *\nDisallow: /a\nAllow: /a/b\nDisallow: /c\nAllow: /c\n"
    assert allowed(rules, "/a/x", "/a/b/x", "/c") == [False, True, True]


def test_stars_and_ends_are_understood() -> None:
    rules = "User-agent: *\nDisallow: /*.pdf$\nDisallow: /*/print/\n"
    assert allowed(rules, "/x.pdf", "/x.pdf?y", "/a/print/b", "/print") == [False, True, False, True]


def test_octets_are_the_same_however_they_are_written() -> None:
    rules = "User-agent: *\nDisallow: /ж\nDisallow: /%D0%B0\n"
    assert allowed(rules, "/%D0%B6x", "/%d0%b0", "/b") == [False, False, True]


def test_an_empty_rule_allows_everything() -> None:
    assert allowed("User-agent: *\nDisallow:\n", "/") == [True]
    assert allowed(b"", "/") == [True]
    assert allowed(b"<html>no robots here</html>", "/") == [True]


def test_marks_line_ends_and_comments_do_not_matter() -> None:
    assert allowed(b"\xef\xbb\xbfUser-agent: *\rDisallow: /a # why\r\n", "/a", "/b") == [False, True]
    assert allowed("user-agent : *\n disallow : /a\n", "/a") == [False]


def test_rules_beyond_500_kibibytes_do_not_count() -> None:
    filler = "User-agent: *\nDisallow: /a\n" + "# more\n" * (LARGEST // 7)
    assert allowed(filler + "Disallow: /b\n", "/a", "/b") == [False, True]


@pytest.mark.parametrize(
    ("rules", "delay"),
    [
        ("User-agent: *\nCrawl-delay: 10\n", 10),
        ("User-agent: *\nCrawl-delay: 0.5\nRequest-rate: 1/1m\n", 60),
        ("User-agent: *\nCrawl-delay: soon\nRequest-rate: x/y\n", None),
        ("User-agent: *\nCrawl-delay: nan\n", None),
        ("User-agent: *\nCrawl-delay: -3\n", None),
        (f"User-agent: *\nRequest-rate: 1/{'9' * 4000}\n", 86400),
        ("User-agent: other\nCrawl-delay: 10\n", None),
    ],
)
def test_the_delay_that_a_site_asks_for(rules: str, delay: float | None) -> None:
    assert read_robots(rules.encode()).delay == delay


def test_a_site_that_cannot_be_asked_forbids_everything_for_now() -> None:
    assert not Robots(trouble="answered 503").allows(SITE)
    assert Robots().allows(SITE)


@pytest.mark.parametrize(
    "rules",
    [
        "".join(f"User-agent: a{number}\n" for number in range(15000)) + "Allow:/\n" * 20000,
        "".join(f"Useragent a{number}\x0b" for number in range(15000)) + "Allow:/\n" * 20000,
        "User-agent: *\nDisallow: /" + "*a" * 250_000 + "b\n",
        "User-agent: *\n" + "Disallow: /x*y$\n" * 30000,
        "User-agent: " + "*" * 500_000 + "\n",
        " " * 500_000 + "User-agent",
    ],
)
def test_rules_made_to_cost_much_cost_little(rules: str) -> None:
    begun = time.process_time()
    read_robots(rules.encode()).allows(f"{SITE}/{'a' * 4000}")
    assert time.process_time() - begun < 2


@given(st.binary())
def test_any_bytes_are_rules(content: bytes) -> None:
    robots = read_robots(content)
    assert isinstance(robots.allows(f"{SITE}/a"), bool)
    assert robots.delay is None or robots.delay >= 0
