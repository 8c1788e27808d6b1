"""Sources of every kind through the whole program: what is read, what is told, and that a second run is none."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Callable, Iterable
from itertools import islice
from pathlib import Path

import pytest
from click.testing import Result
from tests.intake.archive_writing import answer, record

import dragoman
from dragoman.model import Source

Called = Callable[..., Result]

TEXT = "On 12 May 2026 the foreign minister of France, Anna Beispiel, met her German colleague in Berlin over {}."


def story(number: int) -> bytes:
    told = TEXT.format(f"paper {number}")
    return f"<!DOCTYPE html><html><head><title>They met</title></head><body><p>{told}</p></body></html>".encode()


def archive(path: Path, numbers: Iterable[int]) -> Path:
    records = (record("response", answer(story(number)), number) for number in numbers)
    path.write_bytes(b"".join(gzip.compress(one, mtime=0) for one in records))
    return path


@pytest.mark.parametrize("jobs", [1, 2])
def test_the_pages_of_an_archive_are_analysed_in_their_order(tmp_path: Path, jobs: int) -> None:
    found = list(dragoman.analyse_many(archive(tmp_path / "a", range(40)), jobs=jobs))
    assert [analysis.source.record for analysis in found] == list(range(40))
    assert [analysis.article.url for analysis in found if analysis.article] == [
        f"https://courier.example/{number}" for number in range(40)
    ]


def test_known_pages_of_an_archive_are_left_out_and_the_others_read(tmp_path: Path) -> None:
    path = archive(tmp_path / "a", range(20))
    known: set[Source] = {analysis.source for analysis in islice(dragoman.analyse_many(path), 7)}
    found = list(dragoman.analyse_many(path, is_known=known.__contains__))
    assert [analysis.source.record for analysis in found] == list(range(7, 20))


def test_a_second_run_over_an_archive_changes_nothing(called: Called, tmp_path: Path) -> None:
    path = archive(tmp_path / "a", range(3))
    assert called("read", path).exit_code == 0
    first = (tmp_path / "record.dragoman").read_bytes()
    again = called("read", path)
    assert again.exit_code == 0
    assert (tmp_path / "record.dragoman").read_bytes() == first


def test_what_is_left_out_of_an_archive_is_told_in_one_line(called: Called, tmp_path: Path) -> None:
    path = archive(tmp_path / "a", range(1))
    with path.open("ab") as stream:
        stream.write(gzip.compress(record("response", answer(b"GIF8", kind="image/gif"), 8)))
        stream.write(gzip.compress(record("response", answer(b"", status="404 Not Found"), 9)))
    result = called("analyse", path)
    assert result.exit_code == 0
    assert (
        result.stderr == "dragoman: left out of archives, for it is no page of text: 1 HTTP status 404, 1 image/gif\n"
    )
    counted: Counter[str] = Counter()
    list(dragoman.analyse_many(path, left_out=counted))
    assert counted == {"HTTP status 404": 1, "image/gif": 1}


def test_the_user_says_what_stands_in_which_column(called: Called, tmp_path: Path) -> None:
    (tmp_path / "a").write_text(json.dumps({"body": TEXT, "address": "https://a.example/1"}))
    result = called("analyse", "a", "--map", "text=body,url=address")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["article"]["url"] == "https://a.example/1"
    wrong = called("analyse", "a", "--map", "text=boddy")
    assert wrong.exit_code == 1
    assert wrong.stderr == "dragoman: a: line 1 has no column 'boddy'; it has body, address\n"


@pytest.mark.parametrize("told", ["txt=body", "text", "text=", "=body"])
def test_a_map_that_says_nothing_known_is_wrong_usage(called: Called, tmp_path: Path, told: str) -> None:
    (tmp_path / "a").write_text("Text")
    result = called("analyse", "a", "--map", told)
    assert result.exit_code == 2
    assert "--map" in result.stderr


def test_an_article_of_a_feed_has_the_authors_whom_the_feed_names(tmp_path: Path) -> None:
    feed = tmp_path / "feed.xml"
    entry = f"<title>They met</title><author>Ann Lee</author><description>{TEXT.format('a paper')}</description>"
    feed.write_text(f'<rss version="2.0"><channel><item>{entry}</item></channel></rss>', encoding="utf-8")
    (found,) = dragoman.analyse_many(feed)
    assert found.article is not None
    assert found.article.authors == ("Ann Lee",)
