from __future__ import annotations

import gzip
import itertools
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.intake.archive_writing import contents, frames, html, packed, read, reasons, record, response

from dragoman.intake.refusal import Refusal
from dragoman.model import Page

NUMBERS = range(30)
RECORDS = [response(number) for number in NUMBERS]
PAGES = [html(number) for number in NUMBERS]
PLAIN = b"".join(RECORDS)
MEMBERS = packed(RECORDS)
PACKED = b"".join(MEMBERS)
FRAMES = b"".join(frames(RECORDS))
ONE_MEMBER = gzip.compress(PLAIN, mtime=0)


ARCHIVES = {"plain": (PLAIN, RECORDS), "gzip": (PACKED, MEMBERS), "zstandard": (FRAMES, frames(RECORDS))}


def places(parts: list[bytes]) -> list[int]:
    return [0, *itertools.accumulate(map(len, parts))][:-1]


def all_but(found: list[bytes], *numbers: int) -> bool:
    """Whether every page came out as it was written, those of these numbers aside."""
    return [page for page in PAGES if page in found] == [page for n, page in enumerate(PAGES) if n not in numbers]


@pytest.mark.parametrize("archive", [PLAIN, PACKED, FRAMES, ONE_MEMBER], ids=["plain", "gzip", "zstandard", "one"])
def test_every_record_comes_out_byte_for_byte(archive: bytes) -> None:
    assert contents(archive) == PAGES
    assert reasons(archive) == []


@pytest.mark.parametrize(("archive", "parts"), [(PLAIN, RECORDS), (PACKED, MEMBERS), (FRAMES, frames(RECORDS))])
def test_the_place_of_a_record_is_where_it_begins_on_the_disk(archive: bytes, parts: list[bytes]) -> None:
    assert [page.source.offset for page in read(archive)] == places(parts)
    assert [page.source.record for page in read(archive)] == list(NUMBERS)


@pytest.mark.parametrize("how", ARCHIVES)
@settings(max_examples=150)
@given(data=st.data())
def test_one_bit_turned_anywhere_costs_at_most_its_record(how: str, data: st.DataObject) -> None:
    archive, parts = ARCHIVES[how]
    at = data.draw(st.integers(0, len(archive) - 1))
    damaged = bytearray(archive)
    damaged[at] ^= 1 << data.draw(st.integers(0, 7))
    struck = sum(place <= at for place in places(parts)) - 1
    found = read(bytes(damaged))
    kept = [page.content for page in found if isinstance(page, Page)]
    assert all(page in kept for number, page in enumerate(PAGES) if number != struck)
    # What is lost is told, and told with its place.
    if PAGES[struck] not in kept and how != "plain":
        assert any(isinstance(page, Refusal) and "damaged at byte" in page.reason for page in found)


@settings(max_examples=100)
@given(st.integers(0, len(ONE_MEMBER) - 1), st.integers(0, 7))
def test_damage_to_an_archive_in_one_member_spares_what_stands_before_it(at: int, bit: int) -> None:
    damaged = bytearray(ONE_MEMBER)
    damaged[at] ^= 1 << bit
    found = read(bytes(damaged))
    kept = [page.content for page in found if isinstance(page, Page)]
    # As much of the text as of the packed bytes lies before the damage, within a record or two.
    spared = max(0, 30 * at // len(ONE_MEMBER) - 2)
    assert kept[:spared] == PAGES[:spared]
    assert found


def test_an_archive_whose_beginning_is_zeros_but_for_a_letter_is_known_by_what_follows() -> None:
    archive, parts = ARCHIVES["plain"]
    struck = places(parts)[2] + 100
    assert contents(archive[:1] + bytes(struck - 1) + archive[struck:]) == PAGES[3:]


@pytest.mark.parametrize("how", ARCHIVES)
@settings(max_examples=60)
@given(data=st.data())
def test_a_zeroed_block_costs_the_records_that_it_touches(how: str, data: st.DataObject) -> None:
    archive, parts = ARCHIVES[how]
    at = data.draw(st.integers(0, len(archive) - 1))
    length = data.draw(st.integers(1, 4096))
    damaged = archive[:at] + bytes(len(archive[at : at + length])) + archive[at + length :]
    starts = [*places(parts), len(archive)]
    touched = [n for n in NUMBERS if starts[n] < at + length and starts[n + 1] > at]
    found = contents(damaged)
    assert all(page in found for number, page in enumerate(PAGES) if number not in touched)


@pytest.mark.parametrize("how", ARCHIVES)
@settings(max_examples=60)
@given(data=st.data())
def test_an_end_that_is_cut_off_costs_the_last_record(how: str, data: st.DataObject) -> None:
    archive, parts = ARCHIVES[how]
    at = data.draw(st.integers(1, len(archive) - 1))
    whole = sum(end <= at for end in itertools.accumulate(map(len, parts)))
    found = read(archive[:at])
    assert [page.content for page in found if isinstance(page, Page)][:whole] == PAGES[:whole]
    assert len(found) >= 1


def test_a_cut_off_record_is_told_with_its_place() -> None:
    assert reasons(PLAIN[: places(RECORDS)[29] + 500]) == [
        f"damaged at byte {places(RECORDS)[29]}: a record that is cut off"
    ]
    assert reasons(PACKED[: places(MEMBERS)[29] + 500]) == [
        f"damaged at byte {places(MEMBERS)[29]}: compressed data that is cut off"
    ]


@pytest.mark.parametrize("length", ["", "-5", "many", "3", "200", "99999", "99999999999", "9" * 30, "٣"])
@pytest.mark.parametrize("pack", [list, packed, frames], ids=["plain", "gzip", "zstandard"])
def test_a_wrong_length_costs_its_record(pack: Callable[[list[bytes]], list[bytes]], length: str) -> None:
    archive = b"".join(pack([*RECORDS[:10], response(10, length), *RECORDS[11:]]))
    assert all_but(contents(archive), 10)
    assert any("byte" in reason or "larger" in reason for reason in reasons(archive))


def test_a_length_that_is_too_long_in_the_last_record_is_told() -> None:
    assert reasons(b"".join([*RECORDS[:3], response(3, "99999")])) == [
        f"damaged at byte {places(RECORDS)[3]}: a record that is cut off"
    ]


def test_a_checksum_that_does_not_agree_costs_its_record() -> None:
    broken = MEMBERS[7][:-8] + bytes(8)
    archive = b"".join([*MEMBERS[:7], broken, *MEMBERS[8:]])
    assert all_but(contents(archive), 7)
    assert reasons(archive) == [f"damaged at byte {places(MEMBERS)[7]}: the checksum of gzip does not agree"]


@pytest.mark.parametrize("number", [0, 1, 29])
def test_a_member_that_is_lost_whole_costs_itself(number: int) -> None:
    parts = [bytes(len(member)) if n == number else member for n, member in enumerate(MEMBERS)]
    assert all_but(contents(b"".join(parts)), number)
    assert len(reasons(b"".join(parts))) == 1


def test_records_may_begin_in_the_middle_of_members() -> None:
    blocks = [gzip.compress(PLAIN[at : at + 5000], mtime=0) for at in range(0, len(PLAIN), 5000)]
    assert contents(b"".join(blocks)) == PAGES


def test_a_page_that_quotes_an_archive_is_one_page() -> None:
    quoting = record("resource", b"<html><body>\r\n\r\n" + RECORDS[3] + b"</body></html>", Content_Type="text/html")
    assert len(contents(RECORDS[0] + quoting + RECORDS[1])) == 3


def test_records_without_empty_lines_between_them_are_read() -> None:
    assert contents(b"".join(part.removesuffix(b"\r\n\r\n") for part in RECORDS)) == PAGES
    assert contents(b"".join(part.removesuffix(b"\r\n\r\n") + b"\n\n\n" for part in RECORDS)) == PAGES


@settings(max_examples=150)
@given(st.binary(max_size=2000))
def test_any_bytes_behind_the_beginning_of_an_archive_end_in_pages_or_refusals(rest: bytes) -> None:
    assert read(RECORDS[0] + rest)
    assert read(b"WARC/1.0\r\n" + rest)
    assert read(MEMBERS[0] + rest)
    assert read(b"\x1f\x8b\x08" + rest)
