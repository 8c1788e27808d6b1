from __future__ import annotations

import bz2
import gzip
import io
import lzma
import time
import tracemalloc
from collections.abc import Callable
from typing import cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.intake.archive_writing import zstd

from dragoman.intake.opening import pages_of
from dragoman.intake.refusal import Refusal
from dragoman.model import Page

TEXT = b"The ministers met on Friday. They will meet again."
ROWS = b'{"text": "one"}\n{"text": "two"}\n'

Pack = Callable[[bytes], bytes]
PACKS: list[Pack] = [gzip.compress, bz2.compress, lzma.compress, cast(Pack, zstd.compress)]
IDS = ["gzip", "bzip2", "xz", "zstandard"]


def read(content: bytes) -> list[bytes | str]:
    found = pages_of(io.BytesIO(content), "a")
    return [page.content if isinstance(page, Page) else page.reason for page in found]


@pytest.mark.parametrize("pack", PACKS, ids=IDS)
def test_a_packed_page_is_the_page_under_the_name_of_its_file(pack: Pack) -> None:
    (page,) = pages_of(pack(TEXT), "news.txt.gz")
    assert isinstance(page, Page)
    assert (page.content, page.source.uri, page.source.kind) == (TEXT, "news.txt.gz", "text")


@pytest.mark.parametrize("pack", PACKS, ids=IDS)
def test_members_one_after_the_other_are_one_file(pack: Pack) -> None:
    assert read(pack(ROWS) + pack(ROWS)) == [b"one", b"two", b"one", b"two"]
    assert read(pack(TEXT) + pack(b" End.") + bytes(512)) == [TEXT + b" End."]


@pytest.mark.parametrize("pack", PACKS, ids=IDS)
def test_a_thousand_members_are_read(pack: Pack) -> None:
    assert len(read(pack(ROWS) * 1000)) == 2000


@pytest.mark.parametrize("pack", PACKS, ids=IDS)
def test_what_is_packed_in_another_is_read_to_a_small_depth(pack: Pack) -> None:
    content = TEXT
    for _ in range(4):
        content = pack(content)
    assert read(content) == [TEXT]
    assert read(pack(content)) == ["packed more than 4 times"]


@pytest.mark.parametrize("pack", PACKS, ids=IDS)
def test_a_cut_off_file_is_refused(pack: Pack) -> None:
    (reason,) = read(pack(TEXT)[:-6])
    assert reason in ("compressed data that is cut off", "damaged compressed data: the checksum of gzip does not agree")


@pytest.mark.parametrize("pack", PACKS, ids=IDS)
def test_rows_before_the_damage_are_read_and_the_damage_is_told(pack: Pack) -> None:
    rows = b"".join(b'{"text": "row %d %s"}\n' % (n, hex(hash(str(n))).encode()) for n in range(60_000))
    found = list(pages_of(pack(rows)[:-2000], "a"))
    assert len(found) > 1000
    assert isinstance(found[-1], Refusal)
    assert all(isinstance(page, Page) for page in found[:-2])


def test_what_follows_the_last_member_and_is_none_is_told() -> None:
    assert read(gzip.compress(ROWS) + b"garbage")[2:] == ["damaged compressed data: no member follows the last one"]


@pytest.mark.parametrize("pack", PACKS, ids=IDS)
@pytest.mark.parametrize("filling", [b"\0", b" ", b"word "])
def test_a_bomb_is_refused_in_little_time_and_memory(pack: Pack, filling: bytes) -> None:
    bomb = pack(filling * ((25 << 20) // len(filling)))
    tracemalloc.start()
    started = time.process_time()
    (reason,) = read(bomb)
    taken = time.process_time() - started
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert isinstance(reason, str)
    assert taken < 2
    assert most < 200 << 20


def test_a_bomb_in_a_bomb_is_refused() -> None:
    bomb = gzip.compress(gzip.compress(bytes(300 << 20), 9), 9)
    assert len(bomb) < 10_000
    assert len(read(bomb)) == 1


def test_a_table_that_packs_very_well_is_no_bomb() -> None:
    assert len(read(gzip.compress(ROWS * 100_000))) == 200_000


@pytest.mark.parametrize("pack", PACKS, ids=IDS)
@settings(max_examples=60)
@given(data=st.data())
def test_any_damage_ends_in_pages_or_refusals(pack: Pack, data: st.DataObject) -> None:
    content = bytearray(pack(ROWS * 20))
    content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    assert read(bytes(content))


@settings(max_examples=100)
@given(st.sampled_from([b"\x1f\x8b\x08", b"BZh9", b"\xfd7zXZ\x00", b"\x28\xb5\x2f\xfd"]), st.binary(max_size=300))
def test_any_bytes_behind_a_magic_end_in_pages_or_refusals(magic: bytes, rest: bytes) -> None:
    assert read(magic + rest)
