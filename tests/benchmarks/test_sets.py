from __future__ import annotations

import base64
import gzip
import json
from pathlib import Path

import pytest

from benchmarks import sets


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DRAGOMAN_DATA", str(tmp_path))
    return tmp_path


def test_a_set_is_read_plain_or_packed(data: Path) -> None:
    items = [{"id": "1", "text": "a\u2028b"}, {"id": "2", "text": "c"}]
    lines = "".join(json.dumps(item, ensure_ascii=False) + "\n" for item in items).encode()
    (data / "plain.jsonl").write_bytes(lines)
    (data / "packed.jsonl.gz").write_bytes(gzip.compress(lines))
    assert sets.items("plain.jsonl") == sets.items("packed.jsonl") == items


@pytest.mark.usefixtures("data")
def test_a_missing_set_says_which_and_where() -> None:
    with pytest.raises(sets.SetMissing, match=r"names/uner-sr\.jsonl is not in"):
        sets.items("names/uner-sr.jsonl")


def test_files_of_a_set_that_are_missing_are_named_and_left_out(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (data / "a.jsonl").touch()
    assert sets.present(["a.jsonl", "b.jsonl"]) == ["a.jsonl"]
    assert "b.jsonl is not in" in capsys.readouterr().err


def test_a_sample_is_the_same_whatever_else_is_in_the_set() -> None:
    items = [{"id": str(number)} for number in range(50)]
    few = sets.sample(items, 10)
    assert len(few) == 10
    assert few == sorted(few, key=items.index)
    assert sets.sample([item for item in items if item in few or int(item["id"]) % 2], 10) == few


def test_a_page_comes_back_as_its_bytes() -> None:
    page = "<p>мир</p>".encode("cp1251")
    assert sets.page_bytes({"html": base64.b64encode(page).decode(), "html_encoding": "base64"}) == page
    assert sets.page_bytes({"html": "<p>мир</p>", "html_encoding": "text"}) == "<p>мир</p>".encode()
