from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.web import Server, Time, article, response, serving

from dragoman.record.store import Record, open_record


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def server(time: Time) -> Iterator[Server]:
    with serving(time) as opened:
        for name in ("a", "b", "c"):
            opened.answers[f"/{name}"] = response(article(f"subject {name}"))
        yield opened


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with open_record(tmp_path / "record.dragoman", create=True) as opened:
        yield opened
