"""How fast: processor time of one process, the smallest of three passes after a warm-up.

- *English text*: the 123 English documents of NTREX through `dragoman.analyse`, language given. Beside it, where spaCy
  is installed (the extra `bench`, or in the interpreter that DRAGOMAN_BENCH_PYTHON names), its blank English pipeline
  with a sentence splitter, which finds tokens and sentences and nothing else, on the same texts.
- *Linearity*: the first sixteenth of all these documents as one text, then two, four, eight and sixteen times as
  much; the time a character takes against that in the first.
- *HTML to article*: the Fundus pages from files to title, authors, date and main text, beside
  `trafilatura.extract(with_metadata=True)` and resiliparse's main text, both from bytes in memory. *HTML to analysis*:
  the same pages through `analyse_many`. *Time a byte*: the ten largest pages against all.
- *Flat text to article*: the dumps of both line sets, from files.
- *Start-up*: wall time of a new process, the smallest of five. *First analysis* loads every language pack: it reads
  one short text in each.
"""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from importlib import metadata, util
from itertools import accumulate
from pathlib import Path

import dragoman
from benchmarks import sets
from benchmarks.engine import NothingRead, boilerplate
from benchmarks.results import Row
from dragoman.cleaning.article import article
from dragoman.errors import UnreadablePage
from dragoman.intake.sources import pages
from dragoman.language.pack import pack_codes
from dragoman.model import Page, When
from dragoman.reading.found import Found
from dragoman.reading.lexicon import lexicon
from dragoman.reading.mentions import find
from dragoman.reading.stream import Stream
from dragoman.reading.times import located_times
from dragoman.reading.whereabouts import settle

PASSES = 3
STARTS = 5
_SPACY_PEER = Path(__file__).with_name("spacy_peer.py")


def seconds(work: Callable[[], object], passes: int = PASSES) -> float:
    """Processor seconds of the fastest pass."""
    times = []
    for _ in range(passes):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def analyse_all(texts: Sequence[str]) -> None:
    """Every text; one that could not be read stops it, for no time is saved by that."""
    for text in texts:
        error = dragoman.analyse(text, language="en", published="2018-10-01").error
        if error is not None:
            raise NothingRead(error)


def analyse_pages(paths: Sequence[Path]) -> None:
    """Every page, most of which must be read."""
    unread = [analysis.error for analysis in dragoman.analyse_many(paths, jobs=1) if analysis.error is not None]
    if 2 * len(unread) > len(paths):
        raise NothingRead(f"{len(unread)} of {len(paths)} pages unread, first: {unread[0]}")


def spacy_seconds(texts: Sequence[str]) -> tuple[float, str] | None:
    """What spaCy's blank pipeline takes for the texts, and its version; None where it is not installed."""
    here = sys.executable if util.find_spec("spacy") else None
    interpreter = here or os.environ.get("DRAGOMAN_BENCH_PYTHON")
    if interpreter is None:
        return None
    ran = subprocess.run(
        [interpreter, str(_SPACY_PEER)], input=json.dumps(list(texts)), capture_output=True, text=True, check=False
    )
    if ran.returncode:
        print(f"speed: spaCy did not run: {ran.stderr.strip().splitlines()[-1:]}", file=sys.stderr)
        return None
    answer = json.loads(ran.stdout)
    return float(answer["seconds"]), str(answer["version"])


def text() -> Iterator[Row]:
    texts = [document.text for document in sets.parallel_documents("eng")]
    characters = sum(map(len, texts))
    analyse_all(texts[:10])
    ours = seconds(partial(analyse_all, texts))
    peer = spacy_seconds(texts)
    row = partial(Row, set="ntrex", languages="en", items=f"{len(texts)} documents, {characters:,} characters")
    beside = f"spaCy {peer[1]} blank with sentencizer, measured beside" if peer else "spaCy: not installed"
    yield row(
        measure="text to analysis, one core",
        ours=len(texts) / ours,
        unit="articles/s",
        to_beat=f"100; {len(texts) / peer[0]:,.0f}" if peer else "100",
        whose=f"our goal; {beside}",
    )
    yield row(
        measure="text to analysis, one core",
        ours=characters / ours / 1000,
        unit="thousand characters/s",
        to_beat=f"{characters / peer[0] / 1000:,.0f}" if peer else "",
        whose=beside,
    )


def times_and_places() -> Iterator[Row]:
    """What finding times and saying which places are meant take of an article, beside its words and names."""
    texts = [document.text for document in sets.parallel_documents("eng")]
    streams = [_stream(each) for each in texts]
    published = When(date(2018, 10, 1), date(2018, 10, 1), "day", "metadata")
    found = [find(stream) for stream in streams]
    parts: list[tuple[str, Callable[[Stream, list[Found]], object]]] = [
        ("expressions of time, one core", lambda stream, _: located_times(stream, published)),
        ("places resolved, one core", lambda stream, names: settle(stream, names, None)),
    ]
    for measure, work in parts:
        taken = seconds(partial(_over_all, work, streams, found))
        yield Row(
            set="ntrex",
            languages="en",
            items=f"{len(texts)} documents",
            measure=measure,
            ours=taken / len(texts) * 1000,
            unit="ms an article",
            to_beat="0.4",
            whose="our goal for both together",
        )


def _stream(text: str) -> Stream:
    lines = text.split("\n")
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    return Stream(text, [(start, start + len(line)) for start, line in zip(starts, lines, strict=False)], lexicon("en"))


def _over_all(
    work: Callable[[Stream, list[Found]], object], streams: Sequence[Stream], found: Sequence[list[Found]]
) -> None:
    for stream, names in zip(streams, found, strict=True):
        work(stream, names)


def linearity() -> Iterator[Row]:
    whole = "\n".join(document.text for document in sets.parallel_documents("eng"))
    base = len(whole) // 16
    analyse_all([whole[:base]])
    each = {times: seconds(partial(analyse_all, [whole[: base * times]])) / times for times in (1, 2, 4, 8, 16)}
    for times in (2, 4, 8, 16):
        yield Row(
            set="ntrex",
            languages="en",
            items=f"{base:,} characters x {times}",
            measure="time a character, against the shortest text",
            ours=each[times] / each[1],
            unit="times",
            to_beat="1.0",
            whose="linear",
        )


def html() -> Iterator[Row]:
    contents = [sets.page_bytes(item) for item in sets.items("page-text/fundus.jsonl")]
    items = f"{len(contents)} pages, {sum(map(len, contents)) / 1e6:.0f} MB"
    row = partial(Row, set="fundus", languages="17", items=items, unit="pages/s")
    with tempfile.TemporaryDirectory() as folder:
        paths = written(Path(folder), contents, "html")
        to_article = seconds(partial(clean_all, paths))
        to_analysis = seconds(partial(analyse_pages, paths), passes=2)
        largest = linear(contents, Path(folder))
    for name, version, taken in html_peers(contents):
        yield row(
            measure="HTML to article, one core",
            ours=len(contents) / to_article,
            to_beat=f"{len(contents) / taken:.1f}",
            whose=f"{name} {version}, measured beside",
        )
    yield row(measure="HTML to article, one core", ours=len(contents) / to_article, to_beat="200", whose="our goal")
    yield row(measure="HTML to analysis, one core", ours=len(contents) / to_analysis, to_beat="125", whose="our budget")
    yield Row(
        set="fundus",
        languages="17",
        items="the ten largest pages of 123",
        measure="time a byte to the article, against all pages",
        ours=largest,
        unit="times",
        to_beat="1.0",
        whose="linear",
    )


def flat() -> Iterator[Row]:
    contents = [
        "\n".join(item["lines"]).encode()
        for name in ("daniel", "fundus")
        for item in sets.items(f"page-lines/{name}.jsonl")
    ]
    with tempfile.TemporaryDirectory() as folder:
        taken = seconds(partial(clean_all, written(Path(folder), contents, "txt")))
    yield Row(
        set="daniel, fundus",
        languages="17",
        items=f"{len(contents)} dumps, {sum(map(len, contents)) / 1e6:.0f} MB",
        measure="flat text to article, one core",
        ours=len(contents) / taken,
        unit="pages/s",
        to_beat="1000",
        whose="our goal",
    )


def written(folder: Path, contents: Sequence[bytes], ending: str) -> list[Path]:
    """Each page as a file."""
    paths = [folder / f"{number:04}.{ending}" for number in range(len(contents))]
    for path, content in zip(paths, contents, strict=True):
        path.write_bytes(content)
    return paths


def clean_all(paths: Sequence[Path]) -> None:
    """Every page from its file to its article."""
    phrases = boilerplate()
    for page in pages(paths):
        if isinstance(page, Page):
            with contextlib.suppress(UnreadablePage):
                article(page, phrases)


def linear(contents: Sequence[bytes], folder: Path) -> float:
    """What a byte of the largest pages costs, against one of all pages."""
    largest = sorted(contents, key=len, reverse=True)[:10]
    every, some = (
        seconds(partial(clean_all, written(folder, given, name))) / sum(map(len, given))
        for given, name in ((contents, "all"), (largest, "large"))
    )
    return some / every


def html_peers(contents: Sequence[bytes]) -> Iterator[tuple[str, str, float]]:
    """Other extractors that are installed: name, version, and the processor seconds that they take for the pages."""
    # A peer's import is no part of ours.
    for name, start in (("trafilatura", _trafilatura), ("resiliparse", _resiliparse)):
        try:
            extract, version = start()
        except ImportError:
            print(f"speed: {name}: not installed", file=sys.stderr)
            continue
        extract(contents[0])
        yield name, version, seconds(partial(_each, extract, contents), passes=2)


def _each(extract: Callable[[bytes], object], contents: Sequence[bytes]) -> None:
    for content in contents:
        extract(content)


def _trafilatura() -> tuple[Callable[[bytes], object], str]:
    import trafilatura

    return partial(trafilatura.extract, with_metadata=True), f"{trafilatura.__version__} with metadata"


def _resiliparse() -> tuple[Callable[[bytes], object], str]:
    from resiliparse.extract.html2text import extract_plain_text

    def extract(content: bytes) -> object:
        return extract_plain_text(content.decode("utf-8", "replace"), main_content=True)

    return extract, f"{metadata.version('resiliparse')}, main text without metadata"


def start_up() -> Iterator[Row]:
    command = Path(sys.executable).with_name("dragoman")
    python = _wall([sys.executable, "-c", "pass"]) * 1000
    row = partial(Row, set="-", languages="-", items=f"{STARTS} starts", unit="ms")
    alone = f"our goal; Python alone takes {python:.0f} ms of it"
    imported = _wall([sys.executable, "-c", "import dragoman"]) * 1000
    yield row(measure="import dragoman", ours=imported, to_beat="150", whose=alone)
    yield row(measure="dragoman --help", ours=_wall([str(command), "--help"]) * 1000, to_beat="300", whose=alone)
    codes = pack_codes()
    analyses = (
        f"import dragoman\nfor code in {codes!r}:\n"
        "    assert dragoman.analyse('Reuters, 2018.', language=code).error is None"
    )
    yield row(
        measure=f"first analysis, {len(codes)} packs, loaded",
        ours=_wall([sys.executable, "-c", analyses]) * 1000,
        to_beat="1500",
        whose=alone,
    )


def _wall(command: Sequence[str]) -> float:
    times = []
    for _ in range(STARTS):
        start = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        times.append(time.perf_counter() - start)
    return min(times)


PARTS: list[Callable[[], Iterator[Row]]] = [text, times_and_places, linearity, html, flat, start_up]
