from __future__ import annotations

import time

import pytest

from dragoman.intake.guard import html_danger, is_binary, utf_16_order


@pytest.mark.parametrize(
    "encoding", ["utf-8", "cp1251", "cp1258", "koi8-r", "gb18030", "utf-16", "utf-16-le", "utf-16-be"]
)
def test_text_in_any_encoding_is_not_binary(encoding: str) -> None:
    text = "Министрите се срещнаха в сряда. " if encoding in ("cp1251", "koi8-r") else "The ministers met on Friday. "
    assert not is_binary((text * 20).encode(encoding))


def test_a_table_of_small_numbers_is_binary_not_utf_16() -> None:
    assert is_binary(b"".join(n.to_bytes(2, "little") for n in range(1, 30)) * 20)


@pytest.mark.parametrize("order", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", ["The ministers met on Friday.", "Министрите се срещнаха в сряда в Брюксел."])
def test_null_bytes_betray_the_order_of_utf_16(order: str, text: str) -> None:
    assert utf_16_order(text.encode(order)) == order


def test_a_page_as_the_web_has_them_is_no_danger() -> None:
    page = "<html><body>" + "<p>one<p>two<br><ul><li>three<li>four</ul><table><tr><td>five</table>" * 3000
    assert html_danger(page.encode()) is None


@pytest.mark.parametrize(
    "content",
    [b"<div>" * 100_000, b"<!--" * 300_000, b"<div " + b"a=b " * 500_000, b"<script>" * 100_000, b"<" * 2_000_000],
)
def test_the_guard_is_quick_on_pages_made_to_be_slow(content: bytes) -> None:
    started = time.perf_counter()
    html_danger(content)
    assert time.perf_counter() - started < 2
