"""Zip and tar: what lies in them is read, what their names and headers say is never done."""

from __future__ import annotations

import gzip
import io
import os
import struct
import tarfile
import time
import zipfile
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.intake.archive_writing import packed, response

from dragoman.intake.opening import pages_of
from dragoman.intake.refusal import Refusal
from dragoman.model import Page

FILES = {
    "one.txt": b"The ministers met.",
    "deep/folder/two.html": b"<html><body><p>They met again.</p></body></html>",
    "rows.jsonl": b'{"text": "three"}\n{"text": "four"}\n',
}


def zipped(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


class _Pipe(io.RawIOBase):
    """A file that cannot go back, so that zipfile writes lengths behind the members."""

    def __init__(self) -> None:
        self.parts: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        self.parts.append(bytes(data))  # type: ignore[call-overload]  # any bytes
        return len(self.parts[-1])


def zipped_through_a_pipe(files: dict[str, bytes]) -> bytes:
    pipe = _Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return b"".join(pipe.parts)


def tarred(files: dict[str, bytes], form: int = tarfile.PAX_FORMAT) -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w", format=form) as archive:
        for name, content in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    return buffer.getvalue()


def read(content: bytes) -> list[tuple[str, str]]:
    """Each page's label and content, or its refusal."""
    found = pages_of(io.BytesIO(content), "a")
    return [(p.source.uri, p.content.decode("utf-8", "replace") if isinstance(p, Page) else p.reason) for p in found]


ALL = [
    ("a!one.txt", "The ministers met."),
    ("a!deep/folder/two.html", "<html><body><p>They met again.</p></body></html>"),
    ("a!rows.jsonl", "three"),
    ("a!rows.jsonl", "four"),
]

FORMS = {
    "zip": zipped(FILES),
    "zip stored": zipped(FILES, zipfile.ZIP_STORED),
    "zip bzip2": zipped(FILES, zipfile.ZIP_BZIP2),
    "zip from a pipe": zipped_through_a_pipe(FILES),
    "tar pax": tarred(FILES),
    "tar gnu": tarred(FILES, tarfile.GNU_FORMAT),
    "tar ustar": tarred(FILES, tarfile.USTAR_FORMAT),
    "tar.gz": gzip.compress(tarred(FILES)),
}


@pytest.mark.parametrize("archive", FORMS.values(), ids=FORMS)
def test_the_files_in_an_archive_are_read_in_their_order(archive: bytes) -> None:
    assert read(archive) == ALL


@pytest.mark.parametrize("archive", [zipped, tarred])
def test_an_archive_may_hold_archives(archive: object) -> None:
    inner = {"in.zip": zipped(FILES), "in.tar": tarred(FILES), "w.warc.gz": b"".join(packed([response(1)]))}
    uris = [uri for uri, _ in read(zipped(inner) if archive is zipped else tarred(inner))]
    assert uris[0] == "a!in.zip!one.txt"
    assert uris[4] == "a!in.tar!one.txt"
    assert uris[8] == "a!w.warc.gz"


NAMES = ["../../etc/passwd", "/etc/passwd", "C:\\windows\\x", "a/../../b", "n\x1b[31m\n", "x" * 5000, "ñandú/дело.txt"]


@pytest.mark.parametrize("form", ["zip", "tar"])
def test_a_name_is_a_label_and_touches_no_file(form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    files = {name: f"text {number}".encode() for number, name in enumerate(NAMES)}
    found = read(zipped(files) if form == "zip" else tarred(files))
    assert [content for _, content in found] == [f"text {number}" for number in range(len(NAMES))]
    assert found[0][0] == "a!../../etc/passwd"
    assert all(uri.isprintable() and len(uri) < 1100 for uri, _ in found)
    assert os.listdir(tmp_path) == []


def test_links_and_devices_of_a_tar_are_left_out_and_counted_and_folders_passed_over() -> None:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE, tarfile.DIRTYPE):
            member = tarfile.TarInfo("etc")
            member.type, member.linkname = kind, "/etc/passwd"
            archive.addfile(member)
        member = tarfile.TarInfo("a.txt")
        member.size = 4
        archive.addfile(member, io.BytesIO(b"Text"))
    counted: Counter[str] = Counter()
    found = list(pages_of(buffer.getvalue(), "a", left_out=counted))
    assert [page.source.uri for page in found] == ["a!a.txt"]
    assert counted == {"link or device of tar": 4}


def test_hidden_files_in_an_archive_are_left_out() -> None:
    files = {".hidden": b"no", "a/.git/x": b"no", "__MACOSX/._a": b"no", "a/b.txt": b"yes"}
    assert read(zipped(files)) == read(tarred(files)) == [("a!a/b.txt", "yes")]


@pytest.mark.parametrize("archive", [zipped({}), tarred({"folder/.x": b""}), zipped({"folder/": b""})])
def test_an_archive_without_pages_is_refused(archive: bytes) -> None:
    assert read(archive) == [("a", "an archive without pages")]


def test_an_office_document_is_refused() -> None:
    ((_, reason),) = read(zipped({"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"}))
    assert reason == "an office document or electronic book, not a page"


def test_a_member_whose_checksum_does_not_agree_is_refused_and_the_next_one_read() -> None:
    archive = zipped(FILES, zipfile.ZIP_STORED).replace(b"ministers", b"Ministers")
    assert read(archive) == [("a!one.txt", "damaged: the checksum of zip does not agree"), *ALL[1:]]


def test_an_encrypted_member_is_refused() -> None:
    archive = bytearray(zipped({"one.txt": b"Text"}))
    struct.pack_into("<H", archive, 6, 1)
    assert read(bytes(archive)) == [("a!one.txt", "encrypted")]


@pytest.mark.parametrize("form", ["zip", "zip from a pipe", "tar pax", "tar.gz"])
def test_an_archive_that_is_cut_off_gives_what_it_has(form: str) -> None:
    archive = FORMS[form]
    middle = archive.find(b"rows.jsonl")
    found = read(archive[: middle - 20] if middle > 0 else archive[:-20])
    assert found[:2] == ALL[:2]


@pytest.mark.parametrize("form", ["zip", "zip stored", "tar pax"])
@settings(max_examples=100)
@given(data=st.data())
def test_any_damage_ends_in_pages_or_refusals(form: str, data: st.DataObject) -> None:
    archive = bytearray(FORMS[form])
    at = data.draw(st.integers(0, len(archive) - 1))
    archive[at : at + 4] = data.draw(st.binary(min_size=1, max_size=4))
    assert read(bytes(archive))


def test_a_tar_header_that_is_damaged_costs_its_file() -> None:
    archive = bytearray(tarred(FILES))
    archive[3] ^= 0xFF
    archive[600:610] = bytes(10)
    found = read(tarred({"zero.txt": b"Zero"})[:1024] + bytes(archive))
    assert found[0] == ("a!zero.txt", "Zero")
    assert found[1][1].startswith("damaged at byte 1024")
    assert found[2:] == ALL[1:]


@pytest.mark.parametrize("filling", [b"\0", b"word "])
def test_bombs_in_an_archive_cost_themselves(filling: bytes) -> None:
    bomb = filling * ((40 << 20) // len(filling))
    archive = zipped_through_a_pipe({"a.txt": bomb, "b.txt": b"Text", "c.txt": bomb})
    started = time.process_time()
    found = read(archive)
    assert time.process_time() - started < 4
    assert ("a!b.txt", "Text") in found
    assert [reason for uri, reason in found if uri in ("a!a.txt", "a!c.txt")] == ["a decompression bomb"] * 2 or (
        [reason for uri, reason in found if uri in ("a!a.txt", "a!c.txt")] == ["binary, not text"] * 2
    )


def test_members_that_lie_over_each_other_are_read_once() -> None:
    one = zipped({"a.txt": b"Text"})
    central = one[one.index(b"PK\x01\x02") : one.index(b"PK\x05\x06")]
    assert read(one[: one.index(b"PK\x01\x02")] + central * 1000) == [("a!a.txt", "Text")]


def test_a_tar_header_that_claims_a_huge_size_ends_in_a_refusal() -> None:
    member = tarfile.TarInfo("a.txt")
    member.size = 1 << 50
    for kind in (tarfile.REGTYPE, tarfile.GNUTYPE_LONGNAME, tarfile.XHDTYPE):
        member.type = kind
        assert read(member.tobuf(tarfile.GNU_FORMAT) + b"Text" * 200)


def test_every_file_in_an_archive_is_a_page_or_a_refusal() -> None:
    files = {"a.txt": b"Text", "b.png": b"\x89PNG\r\n", "c.txt": b"", "d.bin": bytes(range(256)) * 20}
    for archive in (zipped(files), zipped_through_a_pipe(files), tarred(files)):
        found = list(pages_of(archive, "a"))
        assert [page.source.uri for page in found] == ["a!a.txt", "a!b.png", "a!c.txt", "a!d.bin"]
        assert [isinstance(page, Refusal) for page in found] == [False, True, True, True]
