from __future__ import annotations

import gzip
import random
from pathlib import Path

import pytest
from fastwarc.warc import ArchiveIterator, WarcRecordType
from tests.web import response

from dragoman.errors import DragomanError
from dragoman.intake.addresses import read_address
from dragoman.intake.exchange import Exchanged
from dragoman.intake.warc_writing import open_archive

MOMENT = "2027-01-15T08:00:00Z"


def exchanged(path: str, body: str = "Grüße") -> Exchanged:
    address = read_address(f"https://press.example{path}")
    request = f"GET {path} HTTP/1.1\r\nHost: press.example\r\n\r\n".encode()
    return Exchanged(address, "192.0.2.1", 200, {}, body.encode(), request, response(body))


def write(path: Path, *paths: str, seed: int = 1) -> None:
    with open_archive(path, random.Random(seed)) as archive:
        archive.begin(MOMENT, "Dragoman/0")
        for one in paths:
            archive.keep(exchanged(one), MOMENT, {})


def read(path: Path) -> list[tuple[str, str | None]]:
    """Kind and address of every record, whose digests are checked."""
    with path.open("rb") as stream:
        records = ArchiveIterator(stream, record_types=WarcRecordType.any_type, verify_digests=True)
        return [(record.headers["WARC-Type"], record.headers.get("WARC-Target-URI")) for record in records]


def both(path: str) -> list[tuple[str, str | None]]:
    return [("response", f"https://press.example{path}"), ("request", f"https://press.example{path}")]


def test_another_reader_finds_what_went_over_the_wire(tmp_path: Path) -> None:
    path = tmp_path / "kept.warc.gz"
    write(path, "/a", "/b")
    assert read(path) == [("warcinfo", None), *both("/a"), *both("/b")]
    with path.open("rb") as stream:
        records = list(ArchiveIterator(stream, record_types=WarcRecordType.response))
        heads = [dict(record.headers) for record in records]
    assert heads[0]["WARC-Date"] == MOMENT
    assert heads[0]["WARC-IP-Address"] == "192.0.2.1"
    with path.open("rb") as stream:
        bodies = [
            (record.http_headers.status_code, record.reader.read().decode())
            for record in ArchiveIterator(stream, record_types=WarcRecordType.response)
        ]
    assert bodies == [(200, "Grüße"), (200, "Grüße")]


def test_each_record_is_a_member_of_its_own_and_bytes_are_kept_as_they_came(tmp_path: Path) -> None:
    path = tmp_path / "kept.warc.gz"
    write(path, "/a")
    plain = gzip.decompress(path.read_bytes())
    assert plain.startswith(b"WARC/1.1\r\n")
    assert response("Grüße") + b"\r\n\r\n" in plain
    assert path.read_bytes().count(b"\x1f\x8b\x08") == 3


def test_the_same_exchanges_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write(tmp_path / name, "/a", "/b")
    one, two = ((tmp_path / name).read_bytes() for name in ("one", "two"))
    assert gzip.decompress(one).replace(b"one", b"two") == gzip.decompress(two)


def test_a_second_run_appends(tmp_path: Path) -> None:
    path = tmp_path / "kept.warc.gz"
    write(path, "/a")
    write(path, "/b", seed=2)
    assert read(path) == [("warcinfo", None), *both("/a"), *both("/b")]


@pytest.mark.parametrize("lost", [1, 7, 100, 300])
def test_what_a_crash_left_unfinished_is_cut_before_anything_is_appended(tmp_path: Path, lost: int) -> None:
    path = tmp_path / "kept.warc.gz"
    write(path, "/a", "/b")
    path.write_bytes(path.read_bytes()[:-lost])
    whole = read_whole(path)
    write(path, "/c", seed=2)
    assert read(path) == [*whole, *both("/c")]


def read_whole(path: Path) -> list[tuple[str, str | None]]:
    """The records before the first that is cut off."""
    everything = [("warcinfo", None), *both("/a"), *both("/b")]
    content = path.read_bytes()
    members: list[int] = []
    while (start := content.find(b"\x1f\x8b\x08", members[-1] + 1 if members else 0)) >= 0:
        members.append(start)
    return everything[: len(members) - 1]


def test_nulls_that_a_power_cut_left_at_the_end_are_cut(tmp_path: Path) -> None:
    path = tmp_path / "kept.warc.gz"
    write(path, "/a")
    path.write_bytes(path.read_bytes() + bytes(5000))
    write(path, "/b", seed=2)
    assert read(path) == [("warcinfo", None), *both("/a"), *both("/b")]


def test_damage_in_the_middle_costs_nothing_that_comes_after_it(tmp_path: Path) -> None:
    path = tmp_path / "kept.warc.gz"
    write(path, "/a", "/b")
    content = bytearray(path.read_bytes())
    second = content.find(b"\x1f\x8b\x08", 1)
    content[second + 40 : second + 60] = bytes(20)
    path.write_bytes(content)
    write(path, "/c", seed=2)
    assert path.read_bytes().startswith(content)


@pytest.mark.parametrize("content", [b"WARC/1.1\r\n", b"Some text.", b"PK\x03\x04"])
def test_a_file_that_is_something_else_is_refused_and_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(content)
    with pytest.raises(DragomanError, match=r"notes\.txt: is no archive"):
        open_archive(path, random.Random(1))
    assert path.read_bytes() == content


def test_two_programs_do_not_write_into_one_archive(tmp_path: Path) -> None:
    pytest.importorskip("fcntl")
    path = tmp_path / "kept.warc.gz"
    with open_archive(path, random.Random(1)), pytest.raises(DragomanError, match="another program"):
        open_archive(path, random.Random(1))


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(DragomanError, match="cannot be written"):
        open_archive(tmp_path / "none" / "kept.warc.gz", random.Random(1))


def test_what_a_feed_tells_cannot_break_out_of_its_line(tmp_path: Path) -> None:
    path = tmp_path / "kept.warc.gz"
    with open_archive(path, random.Random(1)) as archive:
        told = {"title": "One\r\nWARC-Type: warcinfo\r\n\r\n\x85 Grüße", "published": " "}
        archive.keep(exchanged("/a"), MOMENT, told)
    assert read(path) == both("/a")
    assert "Dragoman-Told-Title: One WARC-Type: warcinfo Grüße\r\n" in gzip.decompress(path.read_bytes()).decode()
    assert b"Dragoman-Told-Published" not in gzip.decompress(path.read_bytes())
