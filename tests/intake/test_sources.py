from __future__ import annotations

import io
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.intake.guard import LARGEST_PAGE
from dragoman.intake.refusal import Refusal
from dragoman.intake.sources import pages
from dragoman.model import Page

Writer = Callable[[str, bytes | str], Path]


def reasons(*sources: str | Path, stdin: bytes | None = None) -> list[str]:
    found = pages(sources, None if stdin is None else io.BytesIO(stdin))
    return [page.reason if isinstance(page, Refusal) else page.source.kind for page in found]


@pytest.fixture
def file(tmp_path: Path) -> Writer:
    def write(name: str, content: bytes | str) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write


def test_an_address_is_not_fetched_unless_somebody_fetches() -> None:
    (found,) = pages(["https://courier.example/"])
    assert isinstance(found, Refusal)
    assert found.reason == "an address, which is not fetched"


def test_a_text_file_is_one_page_with_its_bytes_and_digest(file: Writer) -> None:
    path = file("a.txt", "The ministers met.")
    (page,) = pages([path])
    assert isinstance(page, Page)
    assert page.content == b"The ministers met."
    assert (page.source.uri, page.source.kind, page.source.record) == (str(path), "text", 0)
    assert len(page.source.sha256) == 64


def test_the_kind_is_told_by_the_content_not_by_the_ending(file: Writer) -> None:
    html = file("a.txt", "<!DOCTYPE html><html><body><p>The ministers met.</p></body></html>")
    text = file("b.html", "The ministers met.")
    lines = file("c.dat", '{"text": "The ministers met."}\n')
    assert reasons(html, text, lines) == ["html", "text", "jsonl"]


def test_tags_left_in_a_text_do_not_make_it_html(file: Writer) -> None:
    assert reasons(file("a", "The ministers met.\n\n<p>Five cats in a tree</p>\n\nThey will meet again.")) == ["text"]


def test_html_in_utf_16_is_html(file: Writer) -> None:
    page = "<html><body><p>The ministers met.</p></body></html>"
    assert reasons(file("a", page.encode("utf-16")), file("b", page.encode("utf-16-be"))) == ["html", "html"]


def test_a_folder_is_walked_to_its_depths_in_the_order_of_names(file: Writer, tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/b/c.txt", "c.txt", ".hidden"):
        file(name, f"Text of {name}")
    found = [Path(page.source.uri).relative_to(tmp_path).as_posix() for page in pages([tmp_path])]
    assert found == ["a/b/c.txt", "a/z.txt", "b.txt", "c.txt"]


def test_a_loop_of_links_ends(file: Writer, tmp_path: Path) -> None:
    file("a/one.txt", "Text")
    (tmp_path / "a" / "again").symlink_to(tmp_path, target_is_directory=True)
    assert reasons(tmp_path) == ["text"]


def test_two_sources_with_the_same_bytes_stay_two_pages(file: Writer) -> None:
    assert reasons(file("a", "Same"), file("b", "Same")) == ["text", "text"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b" \n\t \n", "empty"),
        (b"\x00\x01\x02\x03" * 300, "binary, not text"),
        (bytes(range(256)) * 10, "binary, not text"),
        (b"The ministers met. " * 5000 + b"\x00\x07\x00\x02" * 500, "binary, not text"),
        (b"\x1f\x8b\x08\x00rest", "compressed data that is cut off"),
        (b"PK\x05\x06" + bytes(18), "an archive without pages"),
        (b"PAR1rest", "a Parquet table that cannot be read"),
        (b'<?xml version="1.0"?>\n<rss version="2.0"><channel/></rss>', "a feed without entries"),
        (b"Rar!\x1a\x07\x00rest", "RAR archives are not read"),
        (b"%PDF-1.7 rest", "PDF files are not read"),
        (b"\x89PNG\r\n\x1a\nrest", "an image, not a page"),
        (b"<html><body>" + b"<div>" * 100_000 + b"x", "HTML nested more than 1000 elements deep"),
    ],
)
def test_what_is_no_page_is_refused_with_the_reason(file: Writer, content: bytes, reason: str) -> None:
    (found,) = reasons(file("a", content))
    assert found.startswith(reason)


def test_a_missing_file_is_refused_and_the_next_one_read(file: Writer, tmp_path: Path) -> None:
    assert reasons(tmp_path / "none.txt", file("a", "Text")) == ["no such file", "text"]


def test_a_folder_without_pages_is_refused(tmp_path: Path) -> None:
    (tmp_path / "inner").mkdir()
    assert reasons(tmp_path) == ["a folder without pages"]


def test_a_link_that_leads_nowhere_is_refused(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "gone")
    assert reasons(tmp_path / "link") == ["a link that leads nowhere"]


def test_a_pipe_is_refused_without_waiting_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert reasons(tmp_path / "pipe") == ["not a file but a pipe, socket or device"]


def test_an_unreadable_file_is_refused(file: Writer, monkeypatch: pytest.MonkeyPatch) -> None:
    path, other = file("secret.txt", "Text"), file("open.txt", "Text")
    opened = Path.open

    def refuse(self: Path, *args: object, **more: object) -> object:
        if self.name == "secret.txt":
            raise PermissionError(13, "Permission denied")
        return opened(self, *args, **more)  # type: ignore[call-overload]  # passed on as it came

    monkeypatch.setattr(Path, "open", refuse)
    assert reasons(path, other) == ["no permission to read it", "text"]


def test_an_unreadable_folder_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(folder: object) -> list[str]:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, "listdir", fail)
    assert reasons(tmp_path) == ["cannot be read: Input/output error"]


def test_a_name_that_no_file_can_have_is_refused() -> None:
    (refusal,) = pages(["a\0b"])
    assert isinstance(refusal, Refusal)
    assert refusal.reason.startswith("cannot be read")


def test_a_name_that_is_not_utf_8_can_be_written_out(tmp_path: Path) -> None:
    name = os.fsencode(str(tmp_path)) + b"/caf\xe9.txt"
    Path(os.fsdecode(name)).write_text("Text")
    (page,) = pages([tmp_path])
    assert page.source.uri.encode("utf-8").endswith("caf\ufffd.txt".encode())


def test_two_hundred_megabytes_in_one_line_are_refused_without_being_loaded(tmp_path: Path) -> None:
    huge = tmp_path / "huge.txt"
    with huge.open("wb") as stream:
        stream.write(b"The ministers met. " * 10_000)
        stream.truncate(200 * 1024 * 1024)
    assert reasons(huge) == ["larger than 64 MB"]


def test_a_line_of_json_larger_than_a_page_is_refused_and_the_next_one_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.intake.tables.LARGEST_PAGE", 200_000)
    long = json.dumps({"text": "word " * 100_000})
    short = json.dumps({"text": "The ministers met."})
    found = list(pages(["-"], io.BytesIO(f"{short}\n{long}\n{short}\n{long}".encode())))
    assert [page.reason if isinstance(page, Refusal) else "page" for page in found] == [
        "page",
        f"line 2 is larger than {LARGEST_PAGE >> 20} MB",
        "page",
        f"line 4 is larger than {LARGEST_PAGE >> 20} MB",
    ]


def test_standard_input_is_one_page() -> None:
    (page,) = pages(["-"], io.BytesIO(b"The ministers met."))
    assert isinstance(page, Page)
    assert (page.source.uri, page.content) == ("-", b"The ministers met.")


def test_standard_input_that_is_empty_or_absent_is_refused() -> None:
    assert reasons("-", stdin=b"") == ["empty"]
    assert reasons("-") == ["no standard input"]


def test_a_line_of_json_is_a_clean_page_with_its_hints(file: Writer) -> None:
    line = {"id": 7, "text": "Të dy\nu takuan.", "title": "Takim", "published": "2022-01-21", "views": 5, "url": None}
    (page,) = pages([file("a", json.dumps(line))])
    assert isinstance(page, Page)
    assert page.form == "clean"
    assert page.content.decode() == "Të dy\nu takuan."
    assert page.hints == {"id": "7", "title": "Takim", "published": "2022-01-21"}


def test_what_a_line_of_json_tells_in_another_shape_is_taken_where_it_is_plain(
    file: Writer,
) -> None:
    line = {"text": "The ministers met.", "id": ["a"], "title": " ", "published": {"day": 1}, "url": True}
    (page,) = pages([file("a", json.dumps({**line, "outlet": {"name": "Lakeside Courier", "domain": None}}))])
    assert isinstance(page, Page)
    assert page.hints == {"outlet": "Lakeside Courier"}


def test_each_bad_line_of_json_is_refused_by_its_number_and_the_others_read(file: Writer) -> None:
    lines = ['{"text": "one"}', '{"text": "two"', "", "[1]", '{"title": "no text"}', '{"text": 5}', '{"text": "last"}']
    path = file("a.jsonl", "\n".join(lines).encode() + b'\n{"text": "\xff"}')
    assert reasons(path) == [
        "jsonl",
        "line 2 is not JSON",
        "line 4 is not a JSON object",
        "line 5 has no column 'text'; it has title",
        "line 6 has no text",
        "jsonl",
        "line 8 is not JSON",
    ]
    records = [page.source.record for page in pages([path])]
    assert records == list(range(7))


def test_lines_of_json_are_read_as_they_are_asked_for() -> None:
    stream = io.BytesIO(b'{"text": "The ministers met."}\n' * 100_000)
    next(pages(["-"], stream))
    assert stream.tell() < 1_000_000


@settings(max_examples=200)
@given(st.binary(max_size=3000))
def test_any_bytes_are_a_page_or_a_refusal_with_a_reason(content: bytes) -> None:
    found = list(pages(["-"], io.BytesIO(content)))
    assert found
    for page in found:
        assert isinstance(page, Page) or page.reason


@settings(max_examples=60)
@given(st.lists(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\n"), min_size=1), min_size=1))
def test_every_object_of_a_jsonl_source_comes_out_once_and_in_order(texts: list[str]) -> None:
    lines = "\n".join(json.dumps({"text": f"{text}."}) for text in texts)
    found = list(pages(["-"], io.BytesIO(lines.encode())))
    assert [page.content.decode() for page in found if isinstance(page, Page)] == [f"{text}." for text in texts]
