from __future__ import annotations

import gzip
import io
from collections.abc import Iterator
from typing import BinaryIO

import pytest
from benchmarks.archive_readers import contents_of, peers, salvaged
from benchmarks.archives import HARMS, Harm
from benchmarks.made_archives import packed, page, record

import dragoman

PAGES = [page(number) for number in range(30)]
RECORDS = [record(number, content) for number, content in enumerate(PAGES)]
PLAIN = b"".join(RECORDS)
PACKED = b"".join(packed(RECORDS))


def test_a_made_page_is_the_same_whenever_it_is_made_and_unlike_all_others() -> None:
    assert [page(number) for number in range(30)] == PAGES
    assert len(set(PAGES)) == len(PAGES)


def test_a_made_page_has_the_size_of_a_page_and_an_article_to_read() -> None:
    assert all(15_000 < len(content) < 45_000 for content in PAGES)
    (found,) = dragoman.analyse_many("-", stdin=io.BytesIO(PAGES[0]))
    assert found.error is None
    assert found.article is not None
    assert "More to read" not in found.article.text
    assert found.events


@pytest.mark.parametrize("archive", [PLAIN, PACKED], ids=["plain", "packed"])
def test_all_readers_give_the_pages_that_were_written(archive: bytes) -> None:
    assert contents_of(archive) == PAGES
    for read in peers().values():
        assert list(read(io.BytesIO(archive))) == PAGES


def test_a_made_archive_has_a_member_for_each_record() -> None:
    assert gzip.decompress(PACKED) == PLAIN
    assert PACKED.startswith(gzip.compress(RECORDS[0], compresslevel=6, mtime=0))


@pytest.mark.parametrize("harm", HARMS, ids=lambda harm: harm.name)
def test_a_harm_costs_few_of_the_pages_and_gives_no_other(harm: Harm) -> None:
    struck = harm.strike(PACKED, 2 * len(PACKED) // 3)
    assert struck != PACKED
    found = contents_of(struck)
    assert set(found) < set(PAGES)
    assert len(found) >= (15 if harm.cuts else 28)


def test_what_a_peer_gave_before_it_gave_up_is_kept() -> None:
    def gives_up(stream: BinaryIO) -> Iterator[bytes]:
        yield b"first"
        raise OSError("no more")

    assert salvaged(gives_up, b"") == [b"first"]
