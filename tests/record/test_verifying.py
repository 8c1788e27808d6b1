from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest
from benchmarks.made_articles import made
from click.testing import CliRunner
from msgspec.structs import replace
from tests.record.writing import refusal

from dragoman.cli import main
from dragoman.record.parts import packed_parts, unpacked
from dragoman.record.shelf import searchable
from dragoman.record.store import Record, open_record
from dragoman.record.verifying import Damage, verify


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sound") / "record.dragoman"
    with open_record(path, create=True) as record:
        record.fold([*islice(made(), 120), refusal("https://example.org/empty", "nothing on it")])
    return path


@pytest.fixture
def record(sound: Path, tmp_path: Path) -> Iterator[Record]:
    path = tmp_path / "record.dragoman"
    path.write_bytes(sound.read_bytes())
    with open_record(path) as kept:
        kept.connection.execute("PRAGMA foreign_keys = OFF")
        yield kept


def found(record: Record, deep: bool = False) -> list[Damage]:
    return list(verify(record.connection, deep))


def key(record: Record, number: int) -> str:
    return str(record.connection.execute("SELECT key FROM articles WHERE number = ?", (number,)).fetchone()[0])


def test_a_sound_record_is_sound(record: Record) -> None:
    assert found(record, deep=True) == []


def damaged_text(connection: sqlite3.Connection) -> None:
    connection.execute("UPDATE articles SET text = replace(text, 'a', 'e') WHERE number = 7")


def damaged_cell(connection: sqlite3.Connection) -> None:
    connection.execute(
        "UPDATE articles SET parts = CAST(substr(parts, 1, length(parts) - 9) || '123456789' AS BLOB) WHERE number = 7"
    )


def cell_cut_off(connection: sqlite3.Connection) -> None:
    connection.execute("UPDATE articles SET parts = substr(parts, 1, length(parts) - 3) WHERE number = 7")


def no_cell(connection: sqlite3.Connection) -> None:
    connection.execute("UPDATE articles SET parts = NULL WHERE number = 7")


def other_id(connection: sqlite3.Connection) -> None:
    connection.execute("UPDATE articles SET id = 'another' WHERE number = 7")


def page_gone(connection: sqlite3.Connection) -> None:
    connection.execute("DELETE FROM pages WHERE article = 7")


def page_that_sorts_before(connection: sqlite3.Connection) -> None:
    connection.execute(
        "INSERT INTO pages (uri, kind, record, sha256, coder, article) "
        "SELECT uri, kind, 3, '0', coder, article FROM pages WHERE article = 7"
    )
    connection.execute("UPDATE pages SET sha256 = printf('%064d', 0) WHERE record = 3")


def parts_changed(connection: sqlite3.Connection, **changed: object) -> None:
    text, cell = connection.execute("SELECT text, parts FROM articles WHERE number = 7").fetchone()
    connection.execute(
        "UPDATE articles SET parts = ? WHERE number = 7", (packed_parts(unpacked(cell, text) | changed),)
    )


@pytest.mark.parametrize(
    ("damage", "reason"),
    [
        (damaged_text, "its id and its text are not those of its key"),
        (damaged_cell, "cannot be decoded"),
        (cell_cut_off, "cannot be decoded"),
        (no_cell, "cannot be decoded"),
        (other_id, "its id and its text are not those of its key"),
        (page_gone, "its page is not among the pages"),
        (page_that_sorts_before, "another page should speak for it"),
    ],
)
def test_a_damaged_article_is_named(record: Record, damage: object, reason: str) -> None:
    assert callable(damage)
    damage(record.connection)
    first = next(one for one in found(record) if one.table == "articles")
    assert (first.what, first.reason[: len(reason)]) == (key(record, 7), reason)


def test_a_fact_that_does_not_stand_in_the_text_is_named(record: Record) -> None:
    analysis = next(one.analysis for one in record.articles() if one.key == key(record, 7))
    beyond = replace(analysis.events[0], trigger=(5_000, 5_004), actors=("e99",))
    parts_changed(record.connection, events=(beyond,))
    assert {one.reason for one in found(record) if one.what == key(record, 7) and one.table == "articles"} == {
        f"the word of event v1 does not stand in the text: 5000 to 5004 of {len(analysis.article.text)}",  # type: ignore[union-attr]  # it has one
        "the word of event v1 does not stand in its sentence",
        "event v1 names e99, which is none of its entities",
    }


@pytest.mark.parametrize(
    ("statement", "table", "reason"),
    [
        ("UPDATE pages SET sha256 = 'no digest' WHERE article = 7", "pages", "'no digest' is no digest"),
        ("DELETE FROM articles WHERE number = 7", "pages", "points to a row of articles that is not there"),
        ("INSERT INTO waiting (article) VALUES (7)", "waiting", "articles that are in and not yet worked into"),
        ("DELETE FROM article_words_docsize WHERE id = 7", "article_words", ""),
        ("DELETE FROM article_words_data WHERE id > 10", "article_words", ""),
        ("DELETE FROM article_words_idx", "article_words", ""),
        ("UPDATE articles SET title = title || ' more' WHERE number = 7", "article_words", "the index has not as many"),
        ("INSERT INTO article_words (rowid, title, text) VALUES (999, 'a', 'b')", "article_words", "has words of an"),
        ("DELETE FROM identities WHERE kind = 'person'", "identity_nodes", "there is no such identity"),
        (
            "UPDATE identity_members SET entity = 'e99' WHERE article = 7 AND entity = 'e1'",
            "identity_members",
            "names entity e99",
        ),
    ],
)
def test_a_damaged_row_is_named_with_its_table(record: Record, statement: str, table: str, reason: str) -> None:
    record.connection.execute(statement)
    assert [one for one in found(record) if one.table == table and one.reason.startswith(reason)]


def test_a_word_that_the_index_has_elsewhere_is_found_when_all_are_compared(record: Record) -> None:
    row = record.connection.execute("SELECT title, text FROM articles WHERE number = 7").fetchone()
    title, text = searchable(*row)
    words = text.split()
    record.connection.execute(
        "INSERT INTO article_words (article_words, rowid, title, text) VALUES ('delete', 7, ?, ?)", (title, text)
    )
    swapped = " ".join([*words[:-2], words[-1], words[-2]])
    record.connection.execute("INSERT INTO article_words (rowid, title, text) VALUES (7, ?, ?)", (title, swapped))
    assert "article_words" in {one.table for one in found(record, deep=True)}


@pytest.mark.parametrize(
    ("table", "statement"),
    [
        (
            "events",
            "UPDATE events SET status = iif(status = 'held', 'done', 'held') WHERE id = (SELECT max(id) FROM events)",
        ),
        ("export", "UPDATE identities SET name = 'Nobody' WHERE id = (SELECT max(id) FROM identities)"),
        ("copies", "DELETE FROM copies WHERE article = (SELECT max(article) FROM copies)"),
    ],
)
def test_what_does_not_follow_from_the_articles_is_found_by_working_it_out_anew(
    record: Record, table: str, statement: str
) -> None:
    record.connection.execute(statement)
    assert table in {one.table for one in found(record, deep=True)}


def test_a_row_that_names_an_event_that_is_not_there_is_found(record: Record) -> None:
    (event,) = record.connection.execute("SELECT max(event) FROM event_parties").fetchone()
    record.connection.execute("UPDATE event_parties SET event = 'vnothing' WHERE event = ?", (event,))
    assert Damage("event_parties", "vnothing", "there is no such event") in found(record)


def test_bytes_written_over_in_the_file_are_found(record: Record, tmp_path: Path) -> None:
    record.close()
    path = tmp_path / "record.dragoman"
    content = bytearray(path.read_bytes())
    content[20 * 8192 : 30 * 8192] = b"\x55" * (10 * 8192)
    path.write_bytes(content)
    ran = CliRunner().invoke(main, ["verify", str(path)])
    assert ran.exit_code == 1
    assert "file" in ran.output or "damaged" in ran.stderr


def test_the_command_names_the_damage_and_ends_with_1(record: Record, tmp_path: Path) -> None:
    path = str(tmp_path / "record.dragoman")
    ran = CliRunner().invoke(main, ["verify", path])
    assert (ran.exit_code, "is sound: 120 articles" in ran.output) == (0, True)
    damaged_text(record.connection)
    ran = CliRunner().invoke(main, ["verify", path])
    assert ran.exit_code == 1
    assert f"articles {key(record, 7)}: its id and its text are not those of its key\n" in ran.output
    ran = CliRunner().invoke(main, ["verify", path, "--json"])
    assert '"table":"articles"' in ran.output.replace(" ", "")
