"""The one way through: pages in, analyses out, on one process or several.

Every page gives an analysis or an analysis that says why it gave none; nothing vanishes, and the order is that of the
sources whatever the number of processes.
"""

from __future__ import annotations

import hashlib
import os
import signal
import threading
import time
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from multiprocessing import parent_process
from typing import TYPE_CHECKING, BinaryIO

from dragoman.cleaning.article import article
from dragoman.cleaning.boilerplate import Boilerplate
from dragoman.cleaning.entries import with_entry
from dragoman.contract import SCHEMA
from dragoman.errors import DragomanError, UnreadablePage
from dragoman.intake.refusal import Refusal
from dragoman.intake.sources import pages
from dragoman.knowledge.lists import lists_in_use, use_lists
from dragoman.language.pack import cleaning_words
from dragoman.model import Analysis, Page, Source
from dragoman.reading.analyse import CODER, read
from dragoman.reading.lexicon import prepare

if TYPE_CHECKING:
    from dragoman.intake.fetching import Web

Lap = Callable[[str], None]
Place = str | os.PathLike[str]
"""A path, "-", or an address."""

_PAGES_AT_ONCE = 16
_WAITING_FOR_EACH = 3
_BOILERPLATE = Boilerplate(cleaning_words)


def analyse(
    text: str,
    language: str | None = None,
    published: str | None = None,
    title: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
) -> Analysis:
    """The analysis of one clean text, kept verbatim: paragraphs are separated by a newline.

    `language` is an ISO 639-1 code (told from the text where it is None), `published` a day or moment in ISO 8601.
    A text without a word gives an analysis with `error`.
    """
    content = text.encode("utf-8", "surrogatepass")
    told = {"language": language, "published": published, "title": title, "outlet": outlet, "url": url}
    source = Source("text", "text", 0, hashlib.sha256(content).hexdigest())
    hints = {name: value for name, value in told.items() if value is not None}
    return analysis_of(Page(source, content, form="clean", hints=hints))


def analyse_many(  # noqa: PLR0913 - one call for all that a user may say of his sources
    sources: Place | Iterable[Place],
    jobs: int = 1,
    stdin: BinaryIO | None = None,
    lap: Lap | None = None,
    *,
    languages: Sequence[str] = (),
    is_known: Callable[[Source], bool] | None = None,
    columns: Mapping[str, str] | None = None,
    left_out: Counter[str] | None = None,
    web: Web | None = None,
    lists: Sequence[str] | None = None,
) -> Iterator[Analysis]:
    """The analyses of all pages of all sources, in their order, one at a time.

    A source is a path of a file or folder, "-" for `stdin`, or an http(s) address, which is fetched by `web` (an
    ordinary one where None); one alone need not stand in a list. `jobs` is the number of processes. `lap` is told, with
    the name of a room, whenever that room's work on a page ends (in one process only). `languages` are those that the
    pages may be in, all of them if empty. A page whose source `is_known` is left out. `columns` says in which columns
    of tables stands what (`{"text": "body"}`). In `left_out` is counted what of archives is no page of text, by its
    kind. `lists` are those of the user's imported lists that are asked from now on; all of them where None.
    """
    use_lists(lists)
    if isinstance(sources, str | os.PathLike):
        sources = [sources]
    opened: Iterable[Page | Refusal] = pages(sources, stdin, columns=columns, left_out=left_out, fetch=_fetching(web))
    if is_known is not None:
        opened = (page for page in opened if not is_known(page.source))
    yield from analyses_of(opened, jobs, lap, languages=languages)


def analyses_of(
    opened: Iterable[Page | Refusal],
    jobs: int = 1,
    lap: Lap | None = None,
    *,
    languages: Sequence[str] = (),
    at_once: int = _PAGES_AT_ONCE,
) -> Iterator[Analysis]:
    """The analyses of pages that are opened already, in their order.

    A process is given `at_once` pages at a time: many where they come quickly, one where each is waited for.
    """
    if jobs <= 1:
        for page in opened:
            if lap is not None:
                lap("intake")
            yield analysis_of(page, lap, languages)
        return
    yield from _on_processes(iter(opened), jobs, tuple(languages), at_once)


def _fetching(web: Web | None) -> Callable[[str], Iterator[Page | Refusal]]:
    """What gives the pages of an address; the way into the web is made when the first is asked for."""
    ways = [web] if web else []

    def fetch(url: str) -> Iterator[Page | Refusal]:
        from dragoman.intake.fetching import Web
        from dragoman.intake.live import pages_at

        if not ways:
            ways.append(Web())
        yield from pages_at(url, ways[0])

    return fetch


def analysis_of(page: Page | Refusal, lap: Lap | None = None, languages: Sequence[str] = ()) -> Analysis:
    """The analysis of one page, or the reason why it has none."""
    if isinstance(page, Refusal):
        return Analysis(schema=SCHEMA, coder=CODER, source=page.source, error=f"{page.source.uri}: {page.reason}")
    try:
        cleaned = article(page, _BOILERPLATE, languages)
        completed = with_entry(cleaned.article, page.hints)
        if lap is not None:
            lap("cleaning")
        return read(page.source, completed, cleaned.warnings, lap)
    except UnreadablePage as reason:
        return _failed(page, str(reason))
    except RecursionError:
        return _failed(page, "nested too deeply to be read")
    except DragomanError:
        raise
    except Exception as fault:
        # A fault of ours on one page must not cost the other pages; the reason asks to be told of it.
        return _failed(page, f"a fault of the program, please report it: {type(fault).__name__}: {fault}")


def _failed(page: Page, reason: str) -> Analysis:
    return Analysis(schema=SCHEMA, coder=CODER, source=page.source, error=f"{page.source.uri}: {reason}")


def _on_processes(
    opened: Iterator[Page | Refusal], jobs: int, languages: tuple[str, ...], at_once: int
) -> Iterator[Analysis]:
    # What a process started here inherits, it need not load.
    prepare(languages)
    waiting: deque[Future[list[Analysis]]] = deque()
    # Ctrl-C reaches all processes at once; only this one decides what it means.
    with ProcessPoolExecutor(jobs, initializer=_settle, initargs=(lists_in_use(),)) as pool:
        try:
            while True:
                while len(waiting) < jobs * _WAITING_FOR_EACH and (batch := list(islice(opened, at_once))):
                    waiting.append(pool.submit(_analyses_of, batch, languages))
                if not waiting:
                    return
                yield from waiting.popleft().result()
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _settle(lists: tuple[str, ...] | None) -> None:
    """Makes a process one that leaves Ctrl-C to its parent and ends with it, also where the parent is killed.

    `lists` are those that the parent asks.
    """
    use_lists(lists)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _analyses_of(batch: list[Page | Refusal], languages: tuple[str, ...]) -> list[Analysis]:
    return [analysis_of(page, languages=languages) for page in batch]


class Profile:
    """How long each room worked, in seconds of this process."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._since = time.process_time()

    def __call__(self, room: str) -> None:
        """Adds the time since the last call to a room."""
        now = time.process_time()
        self.seconds[room] = self.seconds.get(room, 0.0) + now - self._since
        self._since = now
