from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.record.store import Record, open_record


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "record.dragoman"


@pytest.fixture
def record(path: Path) -> Iterator[Record]:
    with open_record(path, create=True) as opened:
        yield opened
