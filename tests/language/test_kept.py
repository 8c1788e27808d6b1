from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.language.kept import cache_folder, digest, keep


def test_what_is_kept_takes_the_place_of_what_was_kept_for_the_same(tmp_path: Path) -> None:
    for name in ("en-1", "sq-1", "en.pack-1", "en-2"):
        keep(tmp_path, name, {"read": name.encode()})
    assert sorted(file.name for file in tmp_path.iterdir()) == ["en-2.read", "en.pack-1.read", "sq-1.read"]
    assert (tmp_path / "en-2.read").read_bytes() == b"en-2"


def test_what_differs_has_another_digest() -> None:
    assert digest(b"a", b"b") == digest(b"ab") != digest(b"ba")


def test_the_cache_folder_is_the_users_unless_another_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRAGOMAN_CACHE", "/somewhere/else")
    assert cache_folder() == Path("/somewhere/else")
    monkeypatch.delenv("DRAGOMAN_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", "/somebody/cache")
    assert cache_folder() == Path("/somebody/cache/dragoman")
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setenv("HOME", "/home/somebody")
    assert cache_folder() == Path("/home/somebody/.cache/dragoman")
