from __future__ import annotations

import gzip
import io
import random
from itertools import pairwise
from pathlib import Path

import pytest
from tests.following.follower import ATOM, EVERY, Follower, offer
from tests.web import START, Server, Time, article, feed, moved, response, serving, web

from dragoman.errors import DragomanError
from dragoman.following.rounds import Following
from dragoman.following.subscriptions import subscriptions
from dragoman.following.work import Round
from dragoman.intake.warc_writing import open_archive
from dragoman.record.store import Folded, Record, open_record


def test_what_a_feed_names_comes_into_the_record(record: Record, time: Time, server: Server) -> None:
    offer(server, "a", "b")
    done = Follower(record, time, server, "/feed").round()
    assert done == Round(feeds=1, folded=Folded(articles=2))
    found = {one.analysis.source.uri: one.analysis for one in record.articles()}
    analysis = found[f"{server.url}/a"]
    assert analysis.article is not None
    assert analysis.article.title == "Ministers meet on subject a"
    assert analysis.article.url == f"{server.url}/a"
    assert (analysis.source.kind, analysis.source.record) == ("html", 0)
    assert analysis.source.fetched == "2027-01-15T08:00:10Z"
    assert record.is_current


def test_every_request_waits_its_turn(record: Record, time: Time, server: Server) -> None:
    offer(server, "a", "b", "c")
    Follower(record, time, server, "/feed").round()
    assert server.paths() == ["/robots.txt", "/feed", "/a", "/b", "/c"]
    assert all(later - earlier >= 5 for earlier, later in pairwise(server.moments))


def test_hosts_take_turns_so_that_none_is_waited_for(record: Record, time: Time) -> None:
    with serving(time) as one, serving(time) as two:
        hosts = {"one.example": "127.0.0.1", "two.example": "127.0.0.1"}
        way = web(time, one, two, hosts=hosts)
        urls = []
        for name, server in (("one", one), ("two", two)):
            at = f"http://{name}.example:{server.port}"
            server.answers["/feed"] = response(feed((f"{at}/a", "A"), (f"{at}/b", "B")), content_type=ATOM)
            server.answers |= {path: response(article(f"{name} {path[1]}")) for path in ("/a", "/b")}
            urls.append(f"{at}/feed")
        Following(record, way, subscriptions(urls, way)).round()
        assert one.paths() == two.paths() == ["/robots.txt", "/feed", "/a", "/b"]
        assert time.now - START == 15


def test_an_unchanged_feed_is_not_sent_again(record: Record, time: Time, server: Server) -> None:
    offer(server, "a")
    whole = server.answers["/feed"]
    assert isinstance(whole, bytes)
    marked = whole.replace(b"\r\n\r\n", b'\r\nETag: "7"\r\nLast-Modified: Fri, 15 Jan 2027 07:00:00 GMT\r\n\r\n', 1)
    server.answers["/feed"] = lambda request: (
        response(status="304 Not Modified") if 'If-None-Match: "7"' in request else marked
    )
    follower = Follower(record, time, server, "/feed")
    follower.round()
    assert follower.round(EVERY) == Round(feeds=1, unchanged=1)
    assert "If-Modified-Since: Fri, 15 Jan 2027 07:00:00 GMT" in server.requests[-1]
    # Another run knows what this one was told.
    assert Follower(record, time, server, "/feed").round(EVERY) == Round(feeds=1, unchanged=1)


def test_an_address_is_fetched_once(record: Record, time: Time, server: Server) -> None:
    offer(server, "a")
    follower = Follower(record, time, server, "/feed")
    follower.round()
    offer(server, "a", "b")
    assert follower.round(EVERY).folded == Folded(articles=1)
    assert Follower(record, time, server, "/feed").round(EVERY).folded == Folded()
    assert [server.paths().count(path) for path in ("/a", "/b")] == [1, 1]


def test_an_entry_that_says_that_it_changed_is_fetched_again(record: Record, time: Time, server: Server) -> None:
    offer(server, "a", "b")
    follower = Follower(record, time, server, "/feed")
    follower.round()
    offer(server, "a", "b", a="2027-01-15T09:00:00Z", b="2027-01-15T09:00:00Z")
    server.answers["/a"] = response(article("subject a and what came of it"))
    done = follower.round(EVERY)
    # The page of b is as it was: it is fetched, and known.
    assert done.folded == Folded(articles=1, already_in=1)
    assert follower.round(EVERY).folded == Folded()


def test_a_page_that_was_read_before_is_not_fetched(record: Record, time: Time, server: Server) -> None:
    from dragoman.analysing import analyse_many

    record.fold(analyse_many(f"{server.url}/a", web=web(time, server)))
    offer(server, "a")
    assert Follower(record, time, server, "/feed").round().folded == Folded()


def test_a_feed_is_asked_as_often_as_was_said(record: Record, time: Time, server: Server) -> None:
    offer(server, "a")
    follower = Follower(record, time, server, "/feed")
    assert [follower.round(after).feeds for after in (0, 60, EVERY - 60 - 15, 60)] == [1, 0, 0, 1]


def test_rounds_go_on_until_they_are_interrupted(record: Record, time: Time, server: Server) -> None:
    offer(server, "a")

    follower = Follower(record, time, server, "/feed")
    rounds = follower.following.rounds(EVERY)
    assert [next(rounds).feeds for _ in range(3)] == [1, 1, 1]
    moments = [moment for moment, path in zip(server.moments, server.paths(), strict=True) if path == "/feed"]
    assert [later - earlier for earlier, later in pairwise(moments)] == [EVERY, EVERY]


def test_a_feed_that_fails_is_told_and_left_alone_for_longer_and_longer(
    record: Record, time: Time, server: Server
) -> None:
    server.answers["/feed"] = response(status="503 Down")
    follower = Follower(record, time, server, "/feed")
    assert follower.round() == Round(feeds=1, failed=1)
    assert follower.told == [f"{server.url}/feed: answered 503"]
    rounds = follower.following.rounds(EVERY)
    for _ in range(4):
        next(rounds)
    moments = [moment for moment, path in zip(server.moments, server.paths(), strict=True) if path == "/feed"]
    gaps = [later - earlier for earlier, later in pairwise(moments)]
    assert len(gaps) >= 3
    assert all(60 * 2**step <= gap <= 130 * 2**step for step, gap in enumerate(gaps))


def test_a_feed_that_asks_to_wait_is_waited_for_also_by_the_next_run(
    record: Record, time: Time, server: Server
) -> None:
    server.answers["/feed"] = response(status="429 Slow", retry_after="7200")
    Follower(record, time, server, "/feed").round()
    assert Follower(record, time, server, "/feed").round(7000).feeds == 0
    assert Follower(record, time, server, "/feed").round(300).feeds == 1


def test_a_feed_that_moved_is_followed_to_where_it_is(record: Record, time: Time, server: Server) -> None:
    offer(server, "a", path="/new")
    server.answers["/feed"] = moved("/new")
    assert Follower(record, time, server, "/feed").round().folded == Folded(articles=1)


@pytest.mark.parametrize(
    "content",
    [
        b"<rss version='2.0'><channel>",
        b"<?xml version='1.0'?><feed xmlns='http://www.w3.org/2005/Atom'>",
        b'{"version": "https://jsonfeed.org/version/1.1", "items": [',
        b"{}",
    ],
)
def test_a_feed_without_anything_in_it_costs_nothing_else(
    record: Record, time: Time, server: Server, content: bytes
) -> None:
    server.answers["/broken"] = response(content, content_type="application/xml")
    offer(server, "a")
    assert Follower(record, time, server, "/broken", "/feed").round().folded == Folded(articles=1)


def test_a_sitemap_and_an_index_of_sitemaps_are_followed(record: Record, time: Time, server: Server) -> None:
    namespace = "xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'"
    index = (
        f"<?xml version='1.0'?><sitemapindex {namespace}><sitemap><loc>{server.url}/map</loc></sitemap></sitemapindex>"
    )
    listed = "".join(f"<url><loc>{server.url}/{name}</loc></url>" for name in ("a", "b"))
    server.answers["/index"] = response(index, content_type="application/xml", etag='"1"')
    server.answers["/map"] = response(f"<urlset {namespace}>{listed}</urlset>", content_type="application/xml")
    follower = Follower(record, time, server, "/index")
    assert follower.round() == Round(feeds=2, folded=Folded(articles=2))
    assert follower.round(EVERY).feeds == 2
    # A list is asked for anew by every run, for only its answer tells what it lists.
    assert "If-None-Match" not in server.asked("/index")[-1]
    assert Follower(record, time, server, "/index").round(EVERY).feeds == 2


def test_a_packed_sitemap_is_unpacked_and_a_damaged_one_is_told(record: Record, time: Time, server: Server) -> None:
    packed = gzip.compress(f"<urlset><url><loc>{server.url}/a</loc></url></urlset>".encode())
    server.answers["/map.xml.gz"] = response(packed, content_type="application/gzip")
    server.answers["/cut.xml.gz"] = response(packed[:-20], content_type="application/gzip")
    follower = Follower(record, time, server, "/map.xml.gz", "/cut.xml.gz")
    assert follower.round() == Round(feeds=2, failed=1, folded=Folded(articles=1))
    assert follower.told == [f"{server.url}/cut.xml.gz: compressed data that is cut off"]


def test_marks_that_cannot_be_sent_back_are_not_kept(record: Record, time: Time, server: Server) -> None:
    offer(server, "a")
    whole = server.answers["/feed"]
    assert isinstance(whole, bytes)
    server.answers["/feed"] = whole.replace(
        b"\r\n\r\n", b"\r\nETag: a\x07b\r\nLast-Modified: " + b"x" * 2000 + b"\r\n\r\n", 1
    )
    follower = Follower(record, time, server, "/feed")
    follower.round()
    assert follower.round(EVERY).failed == 0
    assert "If-" not in server.requests[-1]


def test_a_sitemap_that_fails_is_left_alone_though_its_index_names_it(
    record: Record, time: Time, server: Server
) -> None:
    index = f"<sitemapindex><sitemap><loc>{server.url}/map</loc></sitemap></sitemapindex>"
    server.answers |= {"/index": response(index), "/map": response(status="500 Broken", retry_after="7200")}
    follower = Follower(record, time, server, "/index")
    assert follower.round() == Round(feeds=2, failed=1)
    assert follower.round(EVERY).feeds == 1
    assert server.paths().count("/map") == 1


def test_lists_that_name_themselves_end(record: Record, time: Time, server: Server) -> None:
    namespace = "xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'"
    locs = "".join(f"<sitemap><loc>{server.url}{path}</loc></sitemap>" for path in ("/index", "/other"))
    for path in ("/index", "/other"):
        server.answers[path] = response(f"<sitemapindex {namespace}>{locs}</sitemapindex>")
    assert Follower(record, time, server, "/index").round().feeds == 2


@pytest.mark.parametrize(
    "written",
    [
        "# what we follow\n{url}/feed\n\n{url}/other\n",
        "<opml version='2.0'><body><outline text='x'><outline xmlUrl='{url}/feed'/>"
        "<outline xmlUrl='{url}/other'/></outline></body></opml>",
    ],
)
def test_a_file_that_lists_feeds_is_followed(
    record: Record, time: Time, server: Server, tmp_path: Path, written: str
) -> None:
    offer(server, "a")
    offer(server, "b", path="/other")
    listed = tmp_path / "feeds"
    listed.write_text(written.format(url=server.url), "utf-8")
    assert Follower(record, time, server, str(listed)).round() == Round(feeds=2, folded=Folded(articles=2))


def test_a_sitemap_in_a_file_names_pages(record: Record, time: Time, server: Server, tmp_path: Path) -> None:
    listed = tmp_path / "sitemap.xml"
    listed.write_text(f"<urlset><url><loc>{server.url}/a</loc></url></urlset>", "utf-8")
    assert Follower(record, time, server, str(listed)).round().folded == Folded(articles=1)
    assert Follower(record, time, server, str(listed)).round().folded == Folded()


def test_a_page_in_the_place_of_a_feed_is_read_once(record: Record, time: Time, server: Server) -> None:
    follower = Follower(record, time, server, "/a")
    assert follower.round().folded == Folded(articles=1)
    assert follower.round(EVERY).feeds == 0
    assert server.paths().count("/a") == 1


def test_a_page_that_stands_in_for_a_feed_for_a_while_does_not_end_it(
    record: Record, time: Time, server: Server
) -> None:
    server.answers["/feed"] = response("<html><body><p>Back soon.</p></body></html>")
    follower = Follower(record, time, server, "/feed")
    assert follower.round().failed == 1
    assert follower.told == [f"{server.url}/feed: neither a feed nor an article"]
    offer(server, "a")
    assert follower.round(EVERY).folded == Folded(articles=1)
    server.answers["/feed"] = response(article("what the editors do in summer"))
    assert follower.round(EVERY).failed == 1
    assert follower.told[-1] == f"{server.url}/feed: a page, not a feed"


def test_an_interrupted_round_keeps_what_it_read_and_the_next_goes_on(
    record: Record, time: Time, server: Server
) -> None:
    offer(server, "a", "b", "c")

    class Interrupted(Time):
        def sleep(self, seconds: float) -> None:
            super().sleep(seconds)
            if len(self.slept) == 3:
                raise KeyboardInterrupt

    hurried = Interrupted()
    done = Follower(record, hurried, server, "/feed").round()
    assert done == Round(feeds=1, folded=Folded(articles=1), interrupted=True)
    assert record.is_current
    # The feed says that nothing has changed; what it named is fetched all the same.
    server.answers["/feed"] = response(status="304 Not Modified")
    time.now = hurried.now
    assert Follower(record, time, server, "/feed").round(EVERY).folded == Folded(articles=2)
    assert [server.paths().count(f"/{name}") for name in "abc"] == [1, 1, 1]


def test_several_processes_give_the_same_record(tmp_path: Path, time: Time, server: Server) -> None:
    offer(server, "a", "b", "c")
    exported = []
    for jobs in (1, 2):
        own = Time()
        way = web(own, server)
        with open_record(tmp_path / f"{jobs}.dragoman", create=True) as record:
            Following(record, way, subscriptions([f"{server.url}/feed"], way), jobs=jobs).round()
            stream = io.BytesIO()
            record.export(stream)
            exported.append(stream.getvalue())
    assert exported[0] == exported[1]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "names no address"),
        (b"Just a text.", "names no address"),
        (b"http://user:word@example.org/", "name or password"),
        (b"<opml><body/></opml>", "names no address"),
        (b"{}", "no JSON Feed"),
        (b"\x00\x01\x02", "names no address"),
    ],
)
def test_a_file_that_lists_nothing_is_an_error(time: Time, tmp_path: Path, content: bytes, reason: str) -> None:
    listed = tmp_path / "feeds"
    listed.write_bytes(content)
    with pytest.raises(DragomanError, match=reason) as refused:
        subscriptions([str(listed)], web(time))
    assert str(refused.value).startswith(f"{listed}: ")


def test_a_file_that_is_not_there_is_an_error(time: Time, tmp_path: Path) -> None:
    with pytest.raises(DragomanError, match="No such file"):
        subscriptions([str(tmp_path / "none")], web(time))


def test_everything_that_was_asked_is_kept(record: Record, time: Time, server: Server, tmp_path: Path) -> None:
    from tests.intake.test_warc_writing import read

    offer(server, "a", "gone")
    path = tmp_path / "kept.warc.gz"
    with open_archive(path, random.Random(1)) as archive:
        Follower(record, time, server, "/feed", way=web(time, server, archive=archive)).round()
    kept = [url.removeprefix(server.url) for kind, url in read(path) if kind == "response" and url]
    assert kept == server.paths()
