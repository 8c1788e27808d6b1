from __future__ import annotations

import pytest
from tests.following.follower import ATOM, EVERY, Follower, offer, pages
from tests.web import Server, Time, article, feed, response

from dragoman.following.work import Round
from dragoman.record.store import Folded, Record


def test_a_page_that_is_gone_is_a_refusal_with_its_reason(record: Record, time: Time, server: Server) -> None:
    offer(server, "a", "gone")
    follower = Follower(record, time, server, "/feed")
    assert follower.round().folded == Folded(articles=1, refusals=1)
    assert pages(record) == [("/a", None), ("/gone", f"{server.url}/gone: answered 404")]
    assert follower.round(EVERY).folded == Folded()
    assert server.paths().count("/gone") == 1


def test_a_page_that_fails_for_now_is_tried_again_and_given_up_in_the_end(
    record: Record, time: Time, server: Server
) -> None:
    offer(server, "a", "down")
    server.answers["/down"] = response(status="502 Bad Gateway")
    follower = Follower(record, time, server, "/feed")
    assert follower.round() == Round(feeds=1, folded=Folded(articles=1), put_off=1)
    for _ in range(3):
        assert follower.round(86400).put_off == 1
    assert follower.round(86400).folded == Folded(refusals=1)
    assert pages(record)[-1] == ("/down", f"{server.url}/down: answered 502")
    assert follower.round(86400).folded == Folded()
    assert server.paths().count("/down") == 5


def test_a_page_that_comes_back_is_read(record: Record, time: Time, server: Server) -> None:
    offer(server, "a")
    server.answers["/a"] = b""
    follower = Follower(record, time, server, "/feed")
    assert follower.round().put_off == 1
    server.answers["/a"] = response(article("fisheries"))
    # The feed has forgotten the address meanwhile; the record has not.
    offer(server)
    assert follower.round(3600).folded == Folded(articles=1)


def test_a_host_that_wants_to_be_left_alone_keeps_its_other_pages_for_later(
    record: Record, time: Time, server: Server
) -> None:
    offer(server, "a", "b", "c")
    server.answers["/a"] = response(status="429 Slow", retry_after="3600")
    follower = Follower(record, time, server, "/feed")
    assert follower.round() == Round(feeds=1, put_off=3)
    assert "/b" not in server.paths()
    server.answers["/a"] = response(article("fisheries"))
    assert follower.round(3700).folded == Folded(articles=3)


def test_what_robots_forbid_is_a_refusal(record: Record, time: Time, server: Server) -> None:
    server.answers["/robots.txt"] = response("User-agent: dragoman\nDisallow: /a\n")
    offer(server, "a", "b")
    assert Follower(record, time, server, "/feed").round().folded == Folded(articles=1, refusals=1)
    assert "/a" not in server.paths()


@pytest.mark.parametrize("kind", ["image/png", "application/pdf", "video/mp4", "application/octet-stream"])
def test_what_is_no_page_is_a_refusal(record: Record, time: Time, server: Server, kind: str) -> None:
    offer(server, "a")
    server.answers["/a"] = response(b"\x89PNG\r\n", content_type=kind)
    Follower(record, time, server, "/feed").round()
    assert pages(record) == [("/a", f"{server.url}/a: is {kind}, not a page")]


def test_pages_that_lie_about_what_they_are_are_refusals(record: Record, time: Time, server: Server) -> None:
    offer(server, "a", "b", "c")
    server.answers["/a"] = response(b"\x89PNG\r\n\x1a\n\x00\x00")
    server.answers["/b"] = response(b"")
    server.answers["/c"] = response(bytes(range(256)) * 40)
    assert Follower(record, time, server, "/feed").round().folded == Folded(refusals=3)


def test_a_declared_encoding_is_believed(record: Record, time: Time, server: Server) -> None:
    offer(server, "a")
    text = article("рыболовстве").encode("windows-1251")
    server.answers["/a"] = response(text, content_type="text/html; charset=windows-1251")
    Follower(record, time, server, "/feed").round()
    (filed,) = record.articles()
    assert filed.analysis.article is not None
    assert "рыболовстве" in filed.analysis.article.text


def test_a_feed_fills_in_what_a_page_does_not_tell(record: Record, time: Time, server: Server) -> None:
    offer(server, "a", "b")
    bare = article("fisheries")
    bare = bare[: bare.index("<meta")] + bare[bare.index("</head>") :]
    server.answers["/b"] = response(bare.replace("fisheries", "borders"))
    Follower(record, time, server, "/feed").round()
    found = {filed.analysis.source.uri[-1]: filed.analysis.article for filed in record.articles()}
    days = {name: str(one.published.earliest) if one and one.published else None for name, one in found.items()}
    assert days == {"a": "2022-01-21", "b": "2022-01-21"}
    assert found["b"] is not None
    assert found["b"].title == "Ministers meet on borders"


def test_relative_addresses_and_doubled_entries_are_one(record: Record, time: Time, server: Server) -> None:
    server.answers["/x/feed"] = response(feed(("../a", "A"), (f"{server.url}/a#top", "A")), content_type=ATOM)
    assert Follower(record, time, server, "/x/feed").round().folded == Folded(articles=1)


def test_entries_that_lead_nowhere_are_told(record: Record, time: Time, server: Server) -> None:
    server.answers["/feed"] = response(feed(("file:///etc/passwd", "A"), ("http://0x7f.1/", "B")), content_type=ATOM)
    follower = Follower(record, time, server, "/feed")
    assert follower.round().folded == Folded()
    assert follower.told == [f"{server.url}/feed: entries without an address: 2"]


def test_entries_that_lead_to_private_places_are_refusals(record: Record, time: Time, server: Server) -> None:
    server.answers["/feed"] = response(feed(("http://169.254.169.254/latest", "A")), content_type=ATOM)
    Follower(record, time, server, "/feed").round()
    assert pages(record)[0][1] == (
        "http://169.254.169.254/latest: leads to 169.254.169.254, which is not on the public net"
    )
