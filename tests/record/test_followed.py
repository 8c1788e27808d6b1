from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.record.writing import BLINKEN, LAVROV, Writing

from dragoman.record.followed import Followed, FollowedFeed, Wanted
from dragoman.record.store import Record, open_record

FEED = "https://press.example/feed"


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with open_record(tmp_path / "record.dragoman", create=True) as opened:
        yield opened


@pytest.fixture
def followed(record: Record) -> Followed:
    return Followed(record)


def page(name: str, updated: str | None = None) -> Wanted:
    return Wanted(f"https://press.example/{name}", FEED, f"Title of {name}", "2022-01-21", updated)


def waiting(followed: Followed, now: float = 1000.0) -> list[str]:
    return [one.url.rsplit("/", 1)[1] for one in followed.waiting([FEED], now)]


def test_a_feed_comes_out_as_it_went_in(followed: Followed) -> None:
    feed = FollowedFeed(FEED, '"7"', "Fri, 15 Jan 2027 07:00:00 GMT", 1.8e9, 1.8e9 + 60, 3)
    assert followed.feed(FEED) == FollowedFeed(FEED)
    followed.answered(feed)
    assert followed.feed(FEED) == feed


def test_addresses_wait_in_the_order_in_which_they_came(followed: Followed) -> None:
    followed.answered(FollowedFeed(FEED), [page("c"), page("a")])
    followed.answered(FollowedFeed(FEED), [page("b"), page("a")])
    assert waiting(followed) == ["c", "a", "b"]
    assert followed.waiting([FEED], 0)[0] == page("c")


def test_a_settled_address_waits_no_more(followed: Followed) -> None:
    followed.answered(FollowedFeed(FEED), [page("a"), page("b")])
    followed.settle(page("a").url)
    followed.answered(FollowedFeed(FEED), [page("a"), page("b")])
    assert waiting(followed) == ["b"]
    assert followed.is_settled(page("a").url)
    assert not followed.is_settled(page("b").url)


def test_only_a_change_that_the_feed_dates_makes_an_address_wait_again(followed: Followed) -> None:
    followed.answered(FollowedFeed(FEED), [page("a", "2022-01-21"), page("b")])
    for name in ("a", "b"):
        followed.settle(page(name).url)
    # A date that was not there before is no change of the page.
    followed.answered(FollowedFeed(FEED), [page("a"), page("b", "2022-01-22")])
    assert waiting(followed) == []
    followed.answered(FollowedFeed(FEED), [page("a", "2022-01-22"), page("b", "2022-01-23")])
    assert waiting(followed) == ["a", "b"]


def test_what_was_put_off_waits_for_its_moment(followed: Followed) -> None:
    followed.answered(FollowedFeed(FEED), [page("a"), page("b")])
    followed.put_off(page("a").url, 5000.0, 2)
    assert waiting(followed) == ["b"]
    assert [one.failures for one in followed.waiting([FEED], 5000.0)] == [2, 0]
    assert followed.next_moment([FEED]) == 0
    followed.settle(page("b").url)
    assert followed.next_moment([FEED]) == 5000


def test_feeds_that_are_not_followed_any_more_are_left_alone(followed: Followed) -> None:
    followed.answered(FollowedFeed(FEED), [page("a")])
    assert followed.waiting(["https://other.example/feed"], 1000) == []
    assert followed.next_moment(["https://other.example/feed"]) is None


def test_a_page_that_the_record_holds_does_not_wait(record: Record, followed: Followed) -> None:
    record.fold([Writing("Blinken met Lavrov.", BLINKEN, LAVROV, uri=page("a").url).done()])
    followed.answered(FollowedFeed(FEED), [page("a"), page("b")])
    assert waiting(followed) == ["b"]


def test_a_feed_and_what_it_named_are_kept_together_or_not_at_all(record: Record, followed: Followed) -> None:
    def breaking() -> Iterator[Wanted]:
        yield page("a")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        followed.answered(FollowedFeed(FEED, '"7"'), breaking())
    assert followed.feed(FEED).etag is None
    assert waiting(followed) == []
