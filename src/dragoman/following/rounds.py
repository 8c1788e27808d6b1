"""Round after round: feeds are asked, what they name is fetched, read and folded into the record.

What is still to be fetched stands in the record, so that a run that ends anywhere is gone on with by the next. An
address counts as fetched once its page is in the record.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from dragoman.analysing import analyses_of
from dragoman.following.subscriptions import Subscriptions
from dragoman.following.work import DEEPEST, Round, Work, wanted
from dragoman.intake.fetching import Web
from dragoman.model import Analysis
from dragoman.record.followed import Followed, FollowedFeed
from dragoman.record.store import Record


class Following:
    """Feeds that are followed into a record; `told` hears of trouble, `read` of every analysis that went in."""

    def __init__(
        self,
        record: Record,
        web: Web,
        subscriptions: Subscriptions,
        *,
        jobs: int = 1,
        languages: Sequence[str] = (),
        told: Callable[[str], object] = lambda _: None,
        read: Callable[[Analysis], object] = lambda _: None,
    ) -> None:
        self._record = record
        self._web = web
        self._subscriptions = subscriptions
        self._jobs = jobs
        self._languages = languages
        self._told = told
        self._read = read
        self._followed = Followed(record)
        # Feeds that lists on the web named when they were asked last.
        self._listed: dict[str, tuple[str, ...]] = {}
        for file, entries in subscriptions.entries.items():
            self._followed.answered(FollowedFeed(file), [wanted(entry, file) for entry in entries])

    def rounds(self, every: float) -> Iterator[Round]:
        """Round after round, each feed asked once in `every` seconds, until one is interrupted."""
        while True:
            done = self.round(every)
            yield done
            if done.interrupted:
                return
            clock = self._web.world.clock()
            self._web.world.sleep(max(1.0, self._next_moment(every, clock) - clock))

    def _next_moment(self, every: float, now: float) -> float:
        feeds = [self._followed.feed(url) for url, _ in self._feeds()]
        moments = [max((feed.asked or 0.0) + every, feed.not_before) for feed in feeds]
        waiting = self._followed.next_moment(self._origins())
        return min([*moments, *([] if waiting is None else [waiting])], default=now + every)

    def _feeds(self) -> Iterator[tuple[str, int]]:
        """All feeds that are not pages, each once, with how many lists deep they were named."""
        level, seen = list(self._subscriptions.feeds), set(self._subscriptions.feeds)
        for depth in range(DEEPEST):
            yield from ((url, depth) for url in level if not self._followed.is_settled(url))
            level = [url for above in level for url in self._listed.get(above, ()) if url not in seen]
            level = list(dict.fromkeys(level))
            seen.update(level)

    def _origins(self) -> tuple[str, ...]:
        return (*(url for url, _ in self._feeds()), *self._subscriptions.entries)

    def round(self, every: float = 0.0) -> Round:
        """Ask every feed that was not asked for `every` seconds, and fetch, read and fold in what they name.

        All that was read is in the record when this returns, also where it was interrupted.
        """
        work = Work(self._web, self._record, self._followed, self._listed, every, self._told)
        for url, depth in self._feeds():
            work.ask_feed(url, depth)
        work.ask_waiting(self._origins())
        try:
            for analysis in analyses_of(work.pages(), self._jobs, languages=self._languages, at_once=1):
                work.fold(analysis)
                self._read(analysis)
        finally:
            self._record.derive()
        return work.done
