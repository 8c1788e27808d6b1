"""What reads web archives: the room intake, fastwarc and warcio, each as a user calls it who wants the pages.

As a program, `python -m benchmarks.archive_readers READER ARCHIVE EARLY`, it reads the archive once and writes as JSON
how many pages there were, the processor time, and the peak memory after EARLY pages and after all of them.
"""

from __future__ import annotations

import contextlib
import io
import json
import re
import resource
import sys
import time
from collections.abc import Callable, Iterator
from importlib import import_module, metadata, util
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from dragoman.intake.opening import pages_of
from dragoman.intake.sources import pages
from dragoman.model import Page

Reader = Callable[[BinaryIO], Iterator[bytes]]
_STATUS = Path("/proc/self/status")


def contents_of(archive: bytes) -> list[bytes]:
    """The pages that the room intake reads from the bytes of an archive, which may be damaged: nothing is raised."""
    return [page.content for page in pages_of(archive, "archive") if isinstance(page, Page)]


def fastwarc_contents(stream: BinaryIO) -> Iterator[bytes]:
    warc = import_module("fastwarc.warc")
    for record in warc.ArchiveIterator(stream, record_types=warc.WarcRecordType.response):
        yield record.reader.read()


def warcio_contents(stream: BinaryIO) -> Iterator[bytes]:
    for record in import_module("warcio.archiveiterator").ArchiveIterator(stream):
        if record.rec_type == "response":
            yield record.content_stream().read()


def peers() -> dict[str, Reader]:
    """The other readers that are installed, by name and version."""
    known: dict[str, Reader] = {"fastwarc": fastwarc_contents, "warcio": warcio_contents}
    return {f"{name} {metadata.version(name)}": read for name, read in known.items() if util.find_spec(name)}


def salvaged(read: Reader, archive: bytes) -> list[bytes]:
    """The pages that come before a peer ends or gives up."""
    found: list[bytes] = []
    # Whatever a reader raises at damage, it has then given all that it gives; warcio tells of it in thousands of lines.
    said = io.StringIO()
    with contextlib.suppress(Exception), contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        found.extend(read(io.BytesIO(archive)))
    return found


def peak_megabytes() -> float:
    """The most memory that this process held so far."""
    if _STATUS.is_file() and (told := re.search(r"VmHWM:\s+(\d+) kB", _STATUS.read_text(encoding="ascii"))):
        return int(told[1]) / 1024
    # In bytes on macOS, in kilobytes elsewhere.
    unit = 1 << 20 if sys.platform == "darwin" else 1 << 10
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


def _from_disk(name: str, path: Path) -> Iterator[bytes]:
    if name == "dragoman":
        yield from (page.content for page in pages([path]) if isinstance(page, Page))
        return
    with path.open("rb") as stream:
        yield from peers()[name](stream)


def main() -> None:
    name, path, early = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    start = time.process_time()
    read = _from_disk(name, path)
    number = sum(1 for _ in islice(read, early))
    early_peak = peak_megabytes()
    number += sum(1 for _ in read)
    seconds = time.process_time() - start
    print(json.dumps({"pages": number, "seconds": seconds, "early": early_peak, "late": peak_megabytes()}))


if __name__ == "__main__":
    main()
