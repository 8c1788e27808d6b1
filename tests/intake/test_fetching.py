from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from tests.web import Server, Time, article, moved, response, serving, web

from dragoman.errors import Unfetched
from dragoman.intake.fetching import Web
from dragoman.intake.warc_writing import open_archive

RULES = "User-agent: *\nDisallow: /inner\n"


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def server(time: Time) -> Iterator[Server]:
    with serving(time) as opened:
        opened.answers["/a"] = response(article("fisheries"))
        yield opened


def trouble(way: Web, url: str) -> Unfetched:
    with pytest.raises(Unfetched) as refused:
        way.get(url)
    return refused.value


def test_a_page_comes_with_where_and_when_it_was_found(time: Time, server: Server) -> None:
    found = web(time, server).get(f"{server.url}/a#part")
    assert (found.asked, found.url, found.status) == (f"{server.url}/a#part", f"{server.url}/a", 200)
    assert found.content_type == "text/html; charset=utf-8"
    assert found.moment == "2027-01-15T08:00:05Z"


def test_who_asks_says_who_he_is(time: Time, server: Server) -> None:
    web(time, server).get(f"{server.url}/a")
    assert all("User-Agent: Dragoman/" in request for request in server.requests)
    assert all("(+press@example.org)" in request for request in server.requests)
    with pytest.raises(ValueError, match="contact"):
        Web("me\r\nX-Header: y")


def test_robots_are_asked_once_a_day_and_before_anything_else(time: Time, server: Server) -> None:
    server.answers["/robots.txt"] = response(RULES, content_type="text/plain")
    way = web(time, server)
    way.get(f"{server.url}/a")
    way.get(f"{server.url}/a")
    assert server.paths() == ["/robots.txt", "/a", "/a"]
    time.now += 86401
    way.get(f"{server.url}/a")
    assert server.paths()[3:] == ["/robots.txt", "/a"]


def test_what_robots_forbid_is_not_asked(time: Time, server: Server) -> None:
    server.answers["/robots.txt"] = response(RULES)
    found = trouble(web(time, server), f"{server.url}/inner/a")
    assert (str(found), found.is_lasting) == ("robots.txt of the site does not allow it", True)
    assert server.paths() == ["/robots.txt"]


@pytest.mark.parametrize("status", ["400 Bad", "401 No", "403 No", "404 None", "410 Gone", "451 Law"])
def test_a_site_without_robots_allows_everything(time: Time, server: Server, status: str) -> None:
    server.answers["/robots.txt"] = response(status=status)
    assert web(time, server).get(f"{server.url}/a").status == 200


@pytest.mark.parametrize(
    "answer",
    [
        response(status="500 Broken"),
        response(status="503 Down"),
        response(status="429 Slow"),
        b"",
        b"nonsense",
        moved("http://10.0.0.1:99/robots.txt"),
        moved("file:///etc/passwd"),
    ],
)
def test_robots_that_cannot_be_asked_forbid_everything_for_the_time_being(
    time: Time, server: Server, answer: bytes
) -> None:
    server.answers["/robots.txt"] = answer
    way = web(time, server)
    found = trouble(way, f"{server.url}/a")
    assert str(found).startswith("robots.txt of the site cannot be read: ")
    assert not found.is_lasting
    assert "/a" not in server.paths()
    time.now += 3600
    server.answers["/robots.txt"] = response(RULES)
    assert way.get(f"{server.url}/a").status == 200


def test_redirected_robots_are_followed_up_to_five_times(time: Time, server: Server) -> None:
    for step in range(5):
        server.answers["/robots.txt" if step == 0 else f"/r{step}"] = moved(f"/r{step + 1}")
    server.answers["/r5"] = response(RULES)
    trouble(web(time, server), f"{server.url}/inner/a")
    server.answers["/r5"] = moved("/r6")
    server.answers["/inner/a"] = response("x")
    assert web(time, server).get(f"{server.url}/inner/a").status == 200


def test_five_seconds_lie_between_any_two_requests_to_a_host(time: Time, server: Server) -> None:
    server.answers["/from"] = moved("/a")
    way = web(time, server)
    way.get(f"{server.url}/from")
    way.get(f"{server.url}/a")
    assert server.paths() == ["/robots.txt", "/from", "/a", "/a"]
    assert all(later - earlier >= 5 for earlier, later in pairwise(server.moments))


def test_a_longer_delay_of_robots_is_obeyed(time: Time, server: Server) -> None:
    server.answers["/robots.txt"] = response("User-agent: *\nCrawl-delay: 40\n")
    way = web(time, server)
    way.get(f"{server.url}/a")
    way.get(f"{server.url}/a")
    assert [later - earlier for earlier, later in pairwise(server.moments)] == [40, 40]


def test_redirections_are_followed_up_to_five_times(time: Time, server: Server) -> None:
    for step in range(5):
        server.answers[f"/{step}"] = moved(f"/{step + 1}", "302 Found")
    server.answers["/5"] = response(article("fisheries"))
    found = web(time, server).get(f"{server.url}/0")
    assert (found.asked, found.url) == (f"{server.url}/0", f"{server.url}/5")
    server.answers["/5"] = moved("/6")
    assert str(trouble(web(time, server), f"{server.url}/0")) == "more than 5 redirections"


def test_a_circle_of_redirections_ends(time: Time, server: Server) -> None:
    server.answers["/c"] = moved("/c")
    assert trouble(web(time, server), f"{server.url}/c").is_lasting


@pytest.mark.parametrize(
    ("to", "reason"),
    [
        ("file:///etc/passwd", "only http and https"),
        ("ftp://127.0.0.1/", "only http and https"),
        ("http://169.254.169.254/latest/meta-data/", "leads to 169.254.169.254"),
        ("http://[::ffff:127.0.0.1]/", "leads to ::ffff:"),
        ("http://0x7f000001/", "odd way"),
        ("http://2130706433/", "odd way"),
        ("http://user:word@127.0.0.1/", "name or password"),
        ("http://127.0.0.1:22/", "leads to port 22"),
        ("//a..b/", "cannot be"),
    ],
)
def test_every_redirection_is_looked_at_as_if_it_were_new(time: Time, server: Server, to: str, reason: str) -> None:
    server.answers["/a"] = moved(to)
    found = trouble(web(time, server), f"{server.url}/a")
    assert reason in str(found)


def test_a_redirection_to_where_robots_forbid_is_not_followed(time: Time, server: Server) -> None:
    server.answers |= {"/robots.txt": response(RULES), "/a": moved("/inner/a")}
    assert "does not allow" in str(trouble(web(time, server), f"{server.url}/a"))
    assert "/inner/a" not in server.paths()


def test_a_redirection_to_ones_own_machine_is_refused(time: Time, server: Server) -> None:
    """The first place is let through as a public one would be; what it redirects to is not."""
    server.answers["/a"] = moved("http://inside.example/")
    way = web(time, server, hosts={"inside.example": "169.254.1.1 fe80::1"})
    assert "not on the public net" in str(trouble(way, f"{server.url}/a"))


def test_ones_own_machine_is_out_of_bounds_unless_the_user_says_otherwise(time: Time, server: Server) -> None:
    found = trouble(web(time, server, allow_private=False), f"{server.url}/a")
    assert str(found) == "leads to 127.0.0.1, which is not on the public net"
    assert server.requests == []


def test_a_name_is_resolved_for_each_request_and_what_was_checked_is_asked(time: Time, server: Server) -> None:
    """A name that leads elsewhere the second time (DNS rebinding) gains nothing by it."""
    turns = iter(["8.8.8.8", "127.0.0.1"])
    asked: list[str] = []

    def rebinding(host: str, port: int) -> list[str]:
        asked.append(host)
        return [next(turns)]

    way = Web(world=time.world(), resolve=rebinding)
    way.permit(f"http://rebind.example:{server.port}/")
    # Nobody answers at the first place within this machine; the second is never asked for this request.
    from dragoman.intake.addresses import places, read_address

    assert places(read_address("http://rebind.example/"), rebinding) == ("8.8.8.8",)
    assert "not on the public net" in str(trouble(way, f"http://rebind.example:{server.port}/a"))
    assert server.requests == []


def test_ports_that_nobody_wrote_are_not_asked(time: Time, server: Server) -> None:
    way = web(time)
    assert "nobody wrote down" in str(trouble(way, f"{server.url}/a"))
    way.permit(f"{server.url}/a")
    assert way.get(f"{server.url}/a").status == 200


def test_marks_of_the_last_answer_are_sent_and_nothing_new_is_told(time: Time, server: Server) -> None:
    server.answers["/a"] = lambda request: (
        response(status="304 Not Modified") if 'If-None-Match: "7"' in request else response("x")
    )
    way = web(time, server)
    assert way.get(f"{server.url}/a", {"If-None-Match": '"7"'}).status == 304
    assert way.get(f"{server.url}/a").status == 200


@pytest.mark.parametrize(
    ("status", "is_lasting"),
    [
        *[("404 None", True), ("410 Gone", True), ("403 No", True), ("500 Broken", False), ("503 Down", False)],
        *[("429 Slow", False), ("408 Late", False), ("204 Empty", False), ("300 Choose", False)],
    ],
)
def test_a_status_tells_whether_to_come_again(time: Time, server: Server, status: str, is_lasting: bool) -> None:
    server.answers["/a"] = response(status=status)
    found = trouble(web(time, server), f"{server.url}/a")
    assert (str(found), found.is_lasting) == (f"answered {status[:3]}", is_lasting)


@pytest.mark.parametrize(("written", "seconds"), [("600", 600), ("Fri, 15 Jan 2027 08:10:00 GMT", 595)])
def test_a_host_that_asks_to_wait_is_left_alone(time: Time, server: Server, written: str, seconds: float) -> None:
    server.answers["/a"] = response(status="429 Slow", retry_after=written)
    server.answers["/b"] = response("x")
    way = web(time, server)
    assert trouble(way, f"{server.url}/a").seconds == seconds
    found = trouble(way, f"{server.url}/b")
    assert str(found) == f"may be asked again in {seconds} seconds"
    assert "/b" not in server.paths()
    time.now += seconds
    assert way.get(f"{server.url}/b").status == 200


def test_a_short_wait_is_waited_for(time: Time, server: Server) -> None:
    server.answers["/a"] = response(status="503 Down", retry_after="30")
    server.answers["/b"] = response("x")
    way = web(time, server)
    trouble(way, f"{server.url}/a")
    way.get(f"{server.url}/b")
    assert server.moments[-1] - server.moments[-2] == 30


def test_addresses_in_utf_8_are_followed(time: Time, server: Server) -> None:
    server.answers["/a"] = moved("/x").replace(b"/x", "/ж".encode())
    server.answers["/%D0%B6"] = response("x")
    assert web(time, server).get(f"{server.url}/a").url.endswith("/%D0%B6")


def test_everything_that_was_fetched_is_kept(time: Time, server: Server, tmp_path: Path) -> None:
    from tests.intake.test_warc_writing import read

    server.answers["/from"] = moved("/a")
    path = tmp_path / "kept.warc.gz"
    with open_archive(path, random.Random(1)) as archive:
        web(time, server, archive=archive).get(f"{server.url}/from")
    kept = [url.removeprefix(server.url) for kind, url in read(path) if kind == "response" and url]
    assert kept == ["/robots.txt", "/from", "/a"]
