from __future__ import annotations

import pytest

from dragoman.intake.guard import is_binary, utf_16_order


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
