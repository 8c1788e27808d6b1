"""What reading web archives costs, what damage to them costs, and whether a run that is killed goes on where it stood.

All on archives of pages of our own words (`made_archives`), a response record a page, without other records.

- *Reading*: an archive of 10,000 pages, each record a gzip member, read in a process of its own from the disk to pages
  with their content; processor time, the smaller of two. The *peak memory* is what the system tells of the process
  after the first 1,000 pages and after the last; flat means that it does not grow with the archive.
- *Damage*: the first 1,000 pages as one archive, plain and compressed; 50 times a bit of it is turned over, 20 times
  512 bytes are set to zero, 10 times it is cut off, at places drawn by a fixed seed. The figure is the share of pages
  that still come byte for byte, in the mean and in the worst case; of a cut archive, the share of those that lie whole
  before the cut. A page that was struck cannot come, so one turned bit leaves .999. *Altered* are pages that come
  with other bytes than were written, or fewer, as if they were sound; the records tell their digests, as those of
  crawlers do. Peers read with their defaults, which leave digests aside, until they end or raise an error.
- *Resuming*: `dragoman read` over 500 pages, killed by SIGKILL when 450 are read, then run again. Of the pages that
  were in the record, the share that the second run did not read again; whether every page was read in one of the
  two runs; and whether the record's export is byte for byte that of a run without a break.
"""

from __future__ import annotations

import io
import json
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import accumulate
from pathlib import Path
from random import Random
from statistics import mean

from msgspec import Struct

from benchmarks import archive_readers, made_archives
from benchmarks.results import Row
from dragoman.record.store import open_record

PAGES = 10_000
EARLY = 1_000
DAMAGED_PAGES = 1_000
PASSES = 2
_RESUMED_PAGES = 500
_LAST_READ = 450
_BLOCK = 512
_ROOT = Path(__file__).resolve().parents[1]

Salvager = Callable[[bytes], list[bytes]]


class Archive(Struct, frozen=True):
    """An archive in memory: how it is kept, its bytes, and where each of its records ends."""

    form: str
    content: bytes
    ends: tuple[int, ...]


class Harm(Struct, frozen=True):
    """A kind of damage: its name, in how many places, and what it makes of an archive at one of them."""

    name: str
    places: int
    strike: Callable[[bytes, int], bytes]
    cuts: bool = False


class Salvage(Struct, frozen=True):
    """What a reader saved of damaged archives: the share of pages of each, and the number of altered pages of all."""

    shares: tuple[float, ...]
    altered: int


def reading() -> Iterator[Row]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "news.warc.gz"
        made_archives.write(path, PAGES)
        items = f"{PAGES:,} pages, {path.stat().st_size / 1e6:.0f} MB compressed"
        ours = _read("dragoman", path)
        others = {name: PAGES / _read(name, path)["seconds"] for name in archive_readers.peers()}
    row = partial(Row, set="own archive", languages="en", items=items)
    yield row(
        measure="reading a .warc.gz, one core",
        ours=PAGES / ours["seconds"],
        unit="records/s",
        to_beat="; ".join(f"{speed:,.0f}" for speed in others.values()),
        whose=_beside(others),
    )
    yield row(measure=f"peak memory after {EARLY:,} pages", ours=ours["early"], unit="MB")
    yield row(measure=f"peak memory after {PAGES:,} pages", ours=ours["late"], unit="MB")
    yield row(
        measure=f"peak memory after {PAGES:,} pages, against that after {EARLY:,}",
        ours=ours["late"] / ours["early"],
        unit="times",
        to_beat="1.05",
        whose="our goal: flat within 5 %",
    )


def _read(name: str, path: Path) -> dict[str, float]:
    """What a reader's own process tells of reading the archive, the faster of its passes."""
    command = [sys.executable, "-m", "benchmarks.archive_readers", name, str(path), str(EARLY)]
    told = []
    for _ in range(PASSES):
        done = subprocess.run(command, cwd=_ROOT, capture_output=True, check=True)
        told.append(json.loads(done.stdout))
    if any(one["pages"] != PAGES for one in told):
        raise ValueError(f"{name} read {told[0]['pages']} of {PAGES} pages")
    fastest: dict[str, float] = min(told, key=lambda one: one["seconds"])
    return fastest


def _beside(others: Iterable[str]) -> str:
    """Whose figures stand beside ours."""
    named = "; ".join(others)
    return f"{named}: measured beside" if named else "fastwarc, warcio: not installed"


def _turn_a_bit(content: bytes, place: int) -> bytes:
    struck = bytearray(content)
    struck[place] ^= 1 << place % 8
    return bytes(struck)


def _blank(content: bytes, place: int) -> bytes:
    struck = bytearray(content)
    end = min(len(struck), place + _BLOCK)
    struck[place:end] = bytes(end - place)
    return bytes(struck)


def _cut(content: bytes, place: int) -> bytes:
    return content[:place]


HARMS = (
    Harm("one bit turned over", 50, _turn_a_bit),
    Harm(f"{_BLOCK} bytes set to zero", 20, _blank),
    Harm("cut off", 10, _cut, cuts=True),
)


def damage() -> Iterator[Row]:
    pages = [made_archives.page(number) for number in range(DAMAGED_PAGES)]
    records = [made_archives.record(number, page) for number, page in enumerate(pages)]
    written = frozenset(pages)
    readers: dict[str, Salvager] = {"dragoman": archive_readers.contents_of}
    readers |= {name: partial(archive_readers.salvaged, read) for name, read in archive_readers.peers().items()}
    for form, parts in ((".warc", records), (".warc.gz", list(made_archives.packed(records)))):
        archive = Archive(form, b"".join(parts), tuple(accumulate(map(len, parts))))
        for harm in HARMS:
            yield from _rows(
                archive, harm, {name: _saved(read, archive, harm, written) for name, read in readers.items()}
            )


def _saved(read: Salvager, archive: Archive, harm: Harm, written: frozenset[bytes]) -> Salvage:
    # The same places for every reader.
    chance = Random(f"{archive.form} {harm.name}")
    shares = []
    altered = 0
    for _ in range(harm.places):
        place = chance.randrange(len(archive.content) // 100, len(archive.content))
        found = read(harm.strike(archive.content, place))
        sound = written.intersection(found)
        there = sum(end <= place for end in archive.ends) if harm.cuts else len(archive.ends)
        shares.append(len(sound) / there)
        altered += sum(page not in written for page in found)
    return Salvage(tuple(shares), altered)


def _rows(archive: Archive, harm: Harm, saved: dict[str, Salvage]) -> Iterator[Row]:
    ours = saved["dragoman"]
    others = {name: salvage for name, salvage in saved.items() if name != "dragoman"}
    row = partial(
        Row,
        set=f"own archive, {archive.form}",
        languages="en",
        items=f"{DAMAGED_PAGES:,} pages, {harm.places} places",
        whose=_beside(others),
    )
    for name, of in (("mean", mean), ("worst", min)):
        yield row(
            measure=f"{harm.name}: pages that come byte for byte, {name}",
            ours=of(ours.shares),
            to_beat="; ".join(_share(of(salvage.shares)) for salvage in others.values()),
        )
    yield row(
        measure=f"{harm.name}: pages that come altered, of all archives",
        ours=ours.altered,
        unit="pages",
        to_beat="; ".join(str(salvage.altered) for salvage in others.values()),
    )


def _share(share: float) -> str:
    return f"{share:.3f}".removeprefix("0") if share < 1 else "1.000"


def resuming() -> Iterator[Row]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        archive = folder / "news.warc.gz"
        made_archives.write(archive, _RESUMED_PAGES)
        record, straight = folder / "broken.dragoman", folder / "straight.dragoman"
        before = _run(folder, archive, record, _LAST_READ)
        kept = _numbers(record)
        after = _run(folder, archive, record)
        _run(folder, archive, straight)
        same = _exported(record) == _exported(straight)
    again = set(kept).intersection(after)
    row = partial(
        Row,
        set="own archive, .warc.gz",
        languages="en",
        items=f"{_RESUMED_PAGES} pages, killed after {_LAST_READ}, {len(kept)} in the record",
        to_beat="1.0",
        whose="our goal",
    )
    yield row(measure="killed and run again: pages of the record not read twice", ours=1 - len(again) / len(kept))
    complete = set(kept).union(after) == set(range(_RESUMED_PAGES))
    yield row(measure="killed and run again: every page is read (yes is 1)", ours=float(complete))
    yield row(measure="killed and run again: same record as without a break (yes is 1)", ours=float(same))
    yield row(
        measure="killed and run again: pages read by both runs, at most a batch",
        ours=len(set(before).intersection(after)),
        unit="pages",
        to_beat="200",
        whose="a batch",
    )


def _run(folder: Path, archive: Path, record: Path, last: int = 0) -> Sequence[int]:
    """The numbers of the pages that a run reads, which is killed after `last` of them if that is not 0."""
    journal = folder / "journal"
    command = [sys.executable, "-m", "benchmarks.broken_off", str(journal), str(last)]
    done = subprocess.run(
        [*command, "read", str(archive), "--record", str(record)], cwd=_ROOT, capture_output=True, check=False
    )
    if done.returncode != (-signal.SIGKILL if last else 0):
        raise ValueError(f"the run ended with {done.returncode}: {done.stderr.decode(errors='replace')[-500:]}")
    return [int(line) for line in journal.read_text(encoding="ascii").split()]


def _numbers(record: Path) -> list[int]:
    """The numbers in their archive of the pages that a record holds."""
    with open_record(record) as kept:
        return [filed.analysis.source.record for filed in kept.articles()]


def _exported(record: Path) -> bytes:
    stream = io.BytesIO()
    with open_record(record) as kept:
        kept.export(stream)
    return stream.getvalue()


PARTS: list[Callable[[], Iterator[Row]]] = [reading, damage, resuming]
