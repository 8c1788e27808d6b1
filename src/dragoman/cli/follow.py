"""The command that follows feeds."""

from __future__ import annotations

import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dragoman.cli.shared import (
    codes,
    complain,
    errors_named,
    jobs_option,
    languages_option,
    lists_options,
    lists_told,
    open_web,
    record_option,
    tell,
    web_options,
)

if TYPE_CHECKING:
    from dragoman.following.work import Round
    from dragoman.model import Analysis


@click.command(short_help="Follow feeds into a record.")
@click.argument("feeds", nargs=-1, required=True, metavar="FEED...")
@record_option
@click.option(
    "--every",
    type=click.IntRange(1),
    default=15,
    show_default=True,
    metavar="MINUTES",
    help="How long to wait before a feed is asked again.",
)
@click.option("--once", is_flag=True, help="Ask each feed once, fetch what is new, and end.")
@web_options
@jobs_option
@languages_option
@lists_options
def follow(
    feeds: tuple[str, ...],
    record: Path,
    every: int,
    once: bool,
    jobs: int,
    languages: str | None,
    lists: tuple[str, ...],
    no_lists: bool,
    **asked: Any,
) -> None:
    """Follow feeds: fetch what they name, and fold it into a record as it comes.

    A FEED is an http(s) address of a feed or sitemap, or a file that lists some: an OPML outline, a sitemap, or a
    text with one address a line. Ctrl-C ends it; what was read is kept. With --once, the exit status is 1 if a feed
    or a page could not be read.
    """
    from dragoman.following.rounds import Following
    from dragoman.following.subscriptions import subscriptions
    from dragoman.knowledge.lists import use_lists
    from dragoman.record.store import open_record
    from dragoman.terminal.reports import show_round
    from dragoman.terminal.screen import Progress

    # A service is stopped by this signal; it ends as by Ctrl-C.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    chosen = lists_told(lists, no_lists)
    with errors_named(), open_web(**asked) as web:
        use_lists(chosen)
        named = subscriptions(feeds, web)
        with open_record(record, create=True) as kept, Progress() as progress:

            def read(analysis: Analysis) -> None:
                progress.advance()
                complain(analysis)

            following = Following(kept, web, named, jobs=jobs, languages=codes(languages), told=_say, read=read)
            for done in [following.round()] if once else following.rounds(every * 60.0):
                show_round(done, web.world.now())
                if done.interrupted:
                    raise KeyboardInterrupt
                if once:
                    sys.exit(_status(done))


def _status(done: Round) -> int:
    return 1 if done.failed or done.folded.refusals else 0


def _say(trouble: str) -> None:
    tell(trouble)
