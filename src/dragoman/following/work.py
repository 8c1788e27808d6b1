"""One round's work: feeds and pages asked in turn, answers kept, pages folded in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct, structs

from dragoman.errors import NotAFeed, Unfetched
from dragoman.following.queue import Ask, Queue
from dragoman.intake.addresses import read_address
from dragoman.intake.feeds import Entry
from dragoman.intake.fetching import Fetched, Web
from dragoman.intake.live import article_at, page_of, refused
from dragoman.intake.named import Named, named, unpacked
from dragoman.intake.payload import charset
from dragoman.intake.politeness import MINUTE, back_off
from dragoman.intake.refusal import Refusal
from dragoman.model import Analysis, Page
from dragoman.record.followed import Followed, FollowedFeed, Wanted
from dragoman.record.store import Folded, Record

DEEPEST = 3
"""How many lists deep feeds are looked for: an index of sitemaps names sitemaps, which name pages."""

_MOST_TRIES = 5
# A host that wants to be left alone for longer is left to a later round.
_PATIENCE = 2 * MINUTE


class Round(Struct, frozen=True):
    """What one round brought: feeds asked, of these unchanged or failed; pages; addresses left for a later round."""

    feeds: int = 0
    unchanged: int = 0
    failed: int = 0
    folded: Folded = Folded()
    put_off: int = 0
    interrupted: bool = False


class Work:
    """What is done in one round, in which feeds are asked that were not for `every` seconds.

    `listed` is told which feeds a list on the web names, `told` of every trouble.
    """

    def __init__(
        self,
        web: Web,
        record: Record,
        followed: Followed,
        listed: dict[str, tuple[str, ...]],
        every: float,
        told: Callable[[str], object],
    ) -> None:
        self.done = Round()
        self._web = web
        self._record = record
        self._followed = followed
        self._listed = listed
        self._every = every
        self._told = told
        self._queue = Queue(web.turns)
        # Feeds that turned out to be pages, as they stood before.
        self._pages: dict[str, FollowedFeed] = {}

    def ask_feed(self, url: str, depth: int) -> None:
        """Ask for a feed, if it is due: not asked of late, nor to be left alone for longer."""
        feed, now = self._followed.feed(url), self._web.world.clock()
        if feed.not_before <= now and (feed.asked is None or feed.asked + self._every <= now):
            self._queue.add(Ask(url, read_address(url).host, depth=depth))

    def ask_waiting(self, feeds: Sequence[str]) -> None:
        """Ask for all pages that these feeds named and that may be fetched now."""
        for page in self._followed.waiting(feeds, self._web.world.clock()):
            self._queue.add(Ask(page.url, read_address(page.url).host, page))

    def pages(self) -> Iterator[Page | Refusal]:
        """The pages that are found, as their turns come; an interruption ends them early."""
        try:
            while (ask := self._queue.next()) is not None:
                try:
                    yield from self._answer(ask)
                except Unfetched as trouble:
                    yield from self._failed(ask, trouble)
        except KeyboardInterrupt:
            self._count(interrupted=True)

    def fold(self, analysis: Analysis) -> None:
        """Put what was read of a page into the record; its address need not be fetched again."""
        url = analysis.source.uri
        self._count(folded=self.done.folded + self._record.put([analysis]))
        if url in self._pages and analysis.article is None:
            self._feed_failed(self._pages[url], Unfetched("neither a feed nor an article", is_lasting=False))
        else:
            self._followed.settle(url)

    def _answer(self, ask: Ask) -> Iterator[Page | Refusal]:
        if self._web.turns.seconds_until(ask.host) > _PATIENCE:
            self._leave(ask)
        elif not self._web.knows_rules(ask.url):
            self._web.learn_rules(ask.url)
            self._queue.again(ask)
        elif ask.wanted is None:
            yield from self._feed(ask)
        else:
            yield from self._new(article_at(ask.url, self._web, _told_of(ask.wanted)))

    def _new(self, page: Page | Refusal) -> Iterator[Page | Refusal]:
        """The page, unless the record holds it as it is."""
        if self._record.has(page.source):
            self._count(folded=self.done.folded + Folded(already_in=1))
            self._followed.settle(page.source.uri)
        else:
            yield page

    def _leave(self, ask: Ask) -> None:
        """The host wants to be left alone: all that was to be asked of it is for a later round."""
        moment = self._web.world.clock() + self._web.turns.seconds_until(ask.host)
        for one in (ask, *self._queue.take(ask.host)):
            if one.wanted is None:
                self._followed.answered(structs.replace(self._followed.feed(one.url), not_before=moment))
            else:
                self._followed.put_off(one.url, moment, one.wanted.failures)
            self._count(put_off=self.done.put_off + 1)

    def _feed(self, ask: Ask) -> Iterator[Page | Refusal]:
        self._count(feeds=self.done.feeds + 1)
        before = self._followed.feed(ask.url)
        fetched = self._web.get(ask.url, _conditions(before))
        now = self._web.world.clock()
        if fetched.status == 304:
            self._count(unchanged=self.done.unchanged + 1)
            self._followed.answered(structs.replace(before, asked=now, not_before=0.0, failures=0))
            return
        try:
            found = named(unpacked(fetched.content), charset(fetched.content_type), fetched.url)
        except NotAFeed as reason:
            raise Unfetched(str(reason), is_lasting=False) from reason
        if found is None:
            yield from self._page_in_place(before, fetched)
            return
        self._take(ask, found)
        marks = FollowedFeed(ask.url) if found.lists else _marked(ask.url, fetched)
        wants = [wanted(entry, ask.url) for entry in found.entries]
        self._followed.answered(structs.replace(marks, asked=now), wants)
        self.ask_waiting([ask.url])

    def _page_in_place(self, before: FollowedFeed, fetched: Fetched) -> Iterator[Page | Refusal]:
        """A page where a feed was looked for: it is read once, unless there was a feed before."""
        if before.asked is not None:
            raise Unfetched("a page, not a feed", is_lasting=False)
        page = page_of(fetched)
        if page is None:
            raise Unfetched("neither a feed nor a page", is_lasting=False)
        self._pages[before.url] = before
        self._followed.answered(before, [Wanted(before.url, before.url)])
        yield from self._new(page)

    def _take(self, ask: Ask, found: Named) -> None:
        if found.without_address:
            self._told(f"{ask.url}: entries without an address: {found.without_address}")
        self._listed[ask.url] = found.lists
        for url in found.lists:
            if ask.depth + 1 < DEEPEST:
                self.ask_feed(url, ask.depth + 1)

    def _failed(self, ask: Ask, trouble: Unfetched) -> Iterator[Page | Refusal]:
        if ask.wanted is None:
            self._feed_failed(self._followed.feed(ask.url), trouble)
            return
        failures = ask.wanted.failures + 1
        if trouble.is_lasting or failures >= _MOST_TRIES:
            yield from self._new(refused(ask.url, str(trouble), self._web.world.now()))
            return
        self._followed.put_off(ask.url, self._later(failures, trouble), failures)
        self._count(put_off=self.done.put_off + 1)

    def _feed_failed(self, feed: FollowedFeed, trouble: Unfetched) -> None:
        self._count(failed=self.done.failed + 1)
        self._told(f"{feed.url}: {trouble}")
        later = self._later(feed.failures + 1, trouble)
        self._followed.answered(structs.replace(feed, not_before=later, failures=feed.failures + 1))

    def _later(self, failures: int, trouble: Unfetched) -> float:
        wait = max(trouble.seconds or 0.0, back_off(failures, self._web.world.chance))
        return self._web.world.clock() + wait

    def _count(self, **counts: object) -> None:
        self.done = structs.replace(self.done, **counts)


def wanted(entry: Entry, feed: str) -> Wanted:
    """The page of an entry, as what is still to be fetched."""
    return Wanted(entry.url or "", feed, entry.title, entry.published, entry.updated)


def _told_of(page: Wanted) -> dict[str, str]:
    told = {"title": page.title, "published": page.published}
    return {name: value for name, value in told.items() if value}


def _conditions(feed: FollowedFeed) -> dict[str, str]:
    told = {"If-None-Match": feed.etag, "If-Modified-Since": feed.last_modified}
    return {name: value for name, value in told.items() if value}


def _marked(url: str, fetched: Fetched) -> FollowedFeed:
    marks = [fetched.headers.get(name) for name in ("etag", "last-modified")]
    # What cannot stand in a header of ours would keep the feed from ever being asked again.
    etag, last_modified = (mark if mark and mark.isprintable() and len(mark) < 1000 else None for mark in marks)
    return FollowedFeed(url, etag, last_modified)
