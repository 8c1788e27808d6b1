from __future__ import annotations

import gzip
import io
import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import structs
from tests.record.writing import BLINKEN, BRUSSELS, GENEVA, LAVROV, NATO, RUSSIA, USA, VIENNA, Writing, refusal, who

from dragoman.errors import NewerRecord, NotARecord, RecordFull, RecordLocked
from dragoman.model import Analysis, OtherLanguage, When
from dragoman.record.store import Folded, Record, open_record


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "record.dragoman"


@pytest.fixture
def record(path: Path) -> Iterator[Record]:
    with open_record(path, create=True) as opened:
        yield opened


def exported(record: Record) -> bytes:
    stream = io.BytesIO()
    record.export(stream)
    return stream.getvalue()


def news(number: int) -> Analysis:
    text = f"Blinken met Lavrov in Geneva on day {number}. It was talk number {number} of many between them."
    writing = Writing(text, BLINKEN, LAVROV, GENEVA, outlet=f"Outlet {number % 3}", published="2022-02-01")
    date = f"2022-01-{number % 28 + 1:02}"
    return writing.event("CONSULT", "Antony Blinken", "Sergey Lavrov", at="met", on=date, where="Geneva").done()


def test_analyses_come_out_as_they_went_in(record: Record) -> None:
    analyses = [news(1), news(2)]
    record.fold(analyses)
    assert sorted((filed.analysis for filed in record.articles()), key=lambda one: one.source.sha256) == sorted(
        analyses, key=lambda one: one.source.sha256
    )


def test_every_page_is_an_article_or_a_refusal_with_its_reason(record: Record) -> None:
    folded = record.fold([news(1), refusal("broken.html", "is binary")])
    assert folded == Folded(articles=1, refusals=1, already_in=0)
    rows = record.connection.execute("SELECT uri, reason FROM pages WHERE article IS NULL").fetchall()
    assert rows == [("broken.html", "is binary")]


def test_a_page_already_in_changes_nothing(record: Record) -> None:
    record.fold([news(1), refusal("broken.html", "is binary")])
    before = exported(record)
    assert record.fold([news(1), refusal("broken.html", "is binary")]) == Folded(already_in=2)
    assert exported(record) == before
    assert record.has(news(1).source)
    assert not record.has(news(2).source)


def test_any_sqlite_tool_reads_days_spans_and_words(record: Record) -> None:
    record.fold([news(4)])
    with sqlite3.connect(record.path) as plain:
        event = plain.execute("SELECT type, when_earliest, status FROM events").fetchone()
        trigger = plain.execute(
            "SELECT substr(text, trigger_start + 1, trigger_end - trigger_start) "
            "FROM event_tellings JOIN articles ON articles.number = article"
        ).fetchone()
        found = plain.execute(
            "SELECT title FROM articles WHERE number IN "
            "(SELECT rowid FROM article_words WHERE article_words MATCH 'lavrov')"
        ).fetchall()
    assert event == ("CONSULT", "2022-01-05", "held")
    assert trigger == ("met",)
    assert len(found) == 1


@pytest.mark.parametrize("content", [b"just some text\n", b"", b"SQLite format 3\x00 and then nothing of the kind"])
def test_a_file_that_is_no_record_is_refused_by_its_name(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(content)
    with pytest.raises(NotARecord, match=r"^.*notes\.txt: "):
        open_record(path)
    assert path.read_bytes() == content


def test_another_sqlite_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE recipes (name)")
    before = path.read_bytes()
    with pytest.raises(NotARecord, match="no record"):
        open_record(path, create=True)
    assert path.read_bytes() == before


def test_a_missing_file_a_missing_folder_and_a_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(NotARecord, match="no such file"):
        open_record(tmp_path / "none.dragoman")
    with pytest.raises(NotARecord, match="no such folder"):
        open_record(tmp_path / "none" / "none.dragoman", create=True)
    with pytest.raises(NotARecord, match="is a folder"):
        open_record(tmp_path, create=True)


def test_a_record_made_by_a_newer_version_is_refused(path: Path) -> None:
    with open_record(path, create=True) as record:
        record.connection.execute("PRAGMA user_version = 999")
    with pytest.raises(NewerRecord, match="newer version"):
        open_record(path)


def test_a_record_that_may_only_be_read_answers(path: Path) -> None:
    with open_record(path, create=True) as record:
        record.fold([news(1)])
        before = exported(record)
    path.chmod(0o444)
    with open_record(path) as record:
        assert exported(record) == before


def test_a_full_disk_is_named_and_what_was_committed_stays(record: Record) -> None:
    record.fold([news(number) for number in range(5)], batch=5)
    before = exported(record)
    (size,) = record.connection.execute("PRAGMA page_count").fetchone()
    record.connection.execute(f"PRAGMA max_page_count = {size + 1}")
    with pytest.raises(RecordFull, match="no space is left"):
        record.fold([news(number) for number in range(5, 300)], batch=300)
    assert exported(record) == before
    record.connection.execute("PRAGMA max_page_count = 1000000")
    assert record.fold([news(number) for number in range(300)]).articles == 295


def test_a_second_writer_is_told_that_the_record_is_taken(path: Path) -> None:
    with open_record(path, create=True) as first, open_record(path, patience=0.1) as second:
        first.connection.execute("BEGIN IMMEDIATE")
        with pytest.raises(RecordLocked, match="another program"):
            second.fold([news(1)])
        first.connection.execute("ROLLBACK")
        assert second.fold([news(1)]).articles == 1


def test_two_readers_answer_while_one_writes(path: Path) -> None:
    with open_record(path, create=True) as record:
        record.fold([news(0)])
    problems: list[BaseException] = []
    seen: list[int] = []
    done = threading.Event()

    def read() -> None:
        try:
            with open_record(path, patience=0.05) as reader:
                while not done.is_set():
                    seen.append(reader.connection.execute("SELECT count(*) FROM articles").fetchone()[0])
                    time.sleep(0.002)
        except BaseException as problem:
            problems.append(problem)

    readers = [threading.Thread(target=read) for _ in range(2)]
    for reader in readers:
        reader.start()
    with open_record(path) as writer:
        writer.fold((news(number) for number in range(60)), batch=3)
    done.set()
    for reader in readers:
        reader.join()
    assert problems == []
    assert seen == sorted(seen) or len(set(seen)) > 1


def test_an_interrupted_run_keeps_what_came_and_goes_on_next_time(path: Path, tmp_path: Path) -> None:
    def interrupted() -> Iterator[Analysis]:
        yield from (news(number) for number in range(7))
        raise KeyboardInterrupt

    with open_record(path, create=True) as record:
        with pytest.raises(KeyboardInterrupt):
            record.fold(interrupted(), batch=3)
        assert record.is_current
        assert len(list(record.articles())) == 7
        assert record.fold([news(number) for number in range(10)]) == Folded(articles=3, already_in=7)
        resumed = exported(record)
    with open_record(tmp_path / "whole.dragoman", create=True) as record:
        record.fold([news(number) for number in range(10)])
        assert exported(record) == resumed


def test_a_killed_run_loses_and_doubles_nothing(path: Path, tmp_path: Path) -> None:
    program = (
        "import os, signal, sys; sys.path.insert(0, sys.argv[2])\n"
        "from test_store import news; from dragoman.record.store import open_record\n"
        "def pages():\n"
        "    for number in range(20):\n"
        "        if number == 13: os.kill(os.getpid(), signal.SIGKILL)\n"
        "        yield news(number)\n"
        "open_record(sys.argv[1], create=True).fold(pages(), batch=5)\n"
    )
    run = subprocess.run([sys.executable, "-c", program, str(path), str(Path(__file__).parent)], check=False)
    assert run.returncode == -signal.SIGKILL
    with open_record(path) as record:
        assert not record.is_current
        assert record.fold([news(number) for number in range(20)]) == Folded(articles=10, already_in=10)
        resumed = exported(record)
    with open_record(tmp_path / "whole.dragoman", create=True) as record:
        record.fold([news(number) for number in range(20)])
        assert exported(record) == resumed


def some_news() -> list[Analysis]:
    """A handful of articles that meet in every way: copies, two addresses, open days, refusals, other names."""
    reprint = "NATO and Russia met in Brussels. The talks lasted four hours and ended without result, officials said."
    unknown = who("Ivan Petrov", "Ivan Petrov", country="RUS")
    alone = who("Petrov", "Petrov")
    stoltenberg = who("Jens Stoltenberg", "Stoltenberg", known="Q57665")
    return [
        Writing(reprint, NATO, RUSSIA, BRUSSELS, outlet="One", published="2022-01-13", uri="one")
        .event("CONSULT", "NATO", "Russia", at="met", on="2022-01-12", where="Brussels")
        .done(),
        Writing(reprint, NATO, RUSSIA, BRUSSELS, outlet="Two", published="2022-01-14", uri="two")
        .event("CONSULT", "NATO", "Russia", at="met", on="2022-01-12", where="Brussels")
        .done(),
        Writing(reprint, NATO, RUSSIA, BRUSSELS, outlet="Two", published="2022-01-15", uri="three", id="same")
        .event("CONSULT", "NATO", "Russia", at="met", on="W-3")
        .done(),
        Writing(reprint, NATO, RUSSIA, BRUSSELS, outlet="Six", uri="four", id="same")
        .event("CONSULT", "NATO", "Russia", at="met", on="W-3")
        .done(),
        Writing("Blinken and Lavrov spoke in Vienna.", BLINKEN, LAVROV, VIENNA, USA, outlet="Six")
        .event("CONSULT", "Antony Blinken", "Sergey Lavrov", at="spoke", on="--01-12", where="Vienna")
        .done(),
        Writing("Ivan Petrov accused NATO.", unknown, NATO, stoltenberg)
        .event("ACCUSE", "Ivan Petrov", to=["NATO"], at="accused")
        .done(),
        Writing("Petrov said: we will never agree to this again.", alone)
        .quote("we will never agree to this again", "Petrov")
        .done(),
        refusal("empty.txt", "is empty"),
        news(3),
    ]


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(range(9)), cut=st.integers(0, 9), batch=st.integers(1, 4))
def test_the_order_and_the_runs_in_which_pages_come_have_no_say(
    tmp_path_factory: pytest.TempPathFactory, order: list[int], cut: int, batch: int
) -> None:
    folder = tmp_path_factory.mktemp("orders")
    analyses = some_news()
    with open_record(folder / "plain.dragoman", create=True) as record:
        record.fold(analyses)
        plain = exported(record)
    shuffled = [analyses[place] for place in order]
    with open_record(folder / "shuffled.dragoman", create=True) as record:
        record.fold(shuffled[:cut], batch=batch)
        record.fold(shuffled[cut:], batch=batch)
        assert exported(record) == plain


def test_the_same_article_from_two_addresses_is_one_with_both_pages(record: Record) -> None:
    record.fold(some_news())
    rows = record.connection.execute(
        "SELECT count(*) FROM pages WHERE article IN (SELECT number FROM articles WHERE id = 'same')"
    ).fetchone()
    assert rows == (2,)
    assert record.connection.execute("SELECT count(*) FROM articles WHERE id = 'same'").fetchone() == (1,)


def test_what_only_some_pages_tell_comes_back_unchanged(record: Record) -> None:
    analysis = news(1)
    assert analysis.article is not None
    day = When(date(2022, 2, 2), date(2022, 2, 2), "minute", "metadata", "10:00:00+01:00")
    foreign = (OtherLanguage((0, 9), "ru", "Cyrl"), OtherLanguage((10, 12), "el", "Grek"))
    told = structs.replace(
        analysis,
        source=structs.replace(analysis.source, kind="warc", offset=12345678901, fetched="2022-02-03T08:00:00Z"),
        article=structs.replace(
            analysis.article, modified=day, section="World", tags=("talks", "Wien"), other_languages=foreign
        ),
    )
    record.fold([told])
    (filed,) = record.articles()
    assert filed.analysis == told
    page, article = (msgspec.json.decode(line) for line in exported(record).splitlines()[:2])
    assert (page["offset"], page["fetched"]) == (12345678901, "2022-02-03T08:00:00Z")
    assert msgspec.convert(article["analysis"], Analysis) == told


def test_a_record_of_the_first_version_is_brought_up_to_this_one(path: Path) -> None:
    path.write_bytes(gzip.decompress((Path(__file__).parent / "old" / "0001.dragoman.gz").read_bytes()))
    with open_record(path) as record:
        (filed,) = record.articles()
        assert filed.analysis.article is not None
        assert filed.analysis.article.text == "Blinken met Lavrov in Geneva on Friday. They spoke for an hour."
        assert (filed.analysis.source.offset, filed.analysis.article.tags) == (None, ())
        assert record.has(filed.analysis.source)
        before = exported(record)
        assert record.fold([news(1)]) == Folded(articles=1)
    with open_record(path) as record:
        assert set(before.splitlines()[:2]) <= set(exported(record).splitlines())


def test_a_record_of_the_third_version_takes_in_entries_of_lists(path: Path) -> None:
    path.write_bytes(gzip.decompress((Path(__file__).parent / "old" / "0003.dragoman.gz").read_bytes()))
    with open_record(path) as record:
        assert {entity.listed for filed in record.articles() for entity in filed.analysis.entities} == {()}
        record.derive()
        called = {one["name"] for one in lines_of(record, "identity")}
        assert "Claire M. O'Leary" in called
        oxholm = Writing("Tilbert Oxholm spoke.", who("Tilbert Oxholm", listed=("mine:1", "peps:x")))
        record.fold([oxholm.done()])
    with open_record(path) as record:
        (found,) = [one for one in lines_of(record, "identity") if one["name"] == "Tilbert Oxholm"]
        assert found["listed"] == ["mine:1", "peps:x"]
        assert ("mine:1", "peps:x") in {one.listed for filed in record.articles() for one in filed.analysis.entities}


def lines_of(record: Record, kind: str) -> list[dict[str, Any]]:
    """The lines of this kind in what the record exports."""
    return [line for line in map(msgspec.json.decode, exported(record).splitlines()) if line["kind"] == kind]


def test_closing_leaves_one_file_behind(path: Path) -> None:
    with open_record(path, create=True) as record:
        record.fold([news(1)])
    assert sorted(os.listdir(path.parent)) == [path.name]


def test_what_is_asked_together_sees_one_state_of_the_record_while_another_writes(path: Path) -> None:
    def articles(record: Record) -> int:
        return len(list(record.articles()))

    with open_record(path, create=True) as writer, open_record(path) as reader:
        writer.fold([news(0)])
        with reader.reading():
            assert articles(reader) == 1
            writer.fold([news(1), news(2)])
            assert articles(reader) == 1
        assert articles(reader) == 3
