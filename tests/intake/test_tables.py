from __future__ import annotations

import json
from pathlib import Path

import pytest

from dragoman.errors import WrongColumns
from dragoman.intake.opening import pages_of
from dragoman.intake.refusal import Refusal
from dragoman.intake.sources import pages
from dragoman.model import Page

duckdb = pytest.importorskip("duckdb")


def row(told: dict[str, object], **columns: str) -> Page | Refusal:
    (found,) = pages_of(json.dumps(told).encode(), "a", columns=columns)
    return found


def page(told: dict[str, object], **columns: str) -> Page:
    found = row(told, **columns)
    assert isinstance(found, Page)
    return found


def reasons(content: bytes, **columns: str) -> list[str]:
    return [p.reason if isinstance(p, Refusal) else "page" for p in pages_of(content, "a", columns=columns)]


@pytest.mark.parametrize(
    ("column", "field"),
    [
        ("link", "url"),
        ("date", "published"),
        ("published_at", "published"),
        ("headline", "title"),
        ("source", "outlet"),
        ("publisher", "outlet"),
        ("lang", "language"),
    ],
)
def test_columns_are_known_by_their_usual_names(column: str, field: str) -> None:
    assert page({"text": "They met.", column: "2022-01-21"}).hints == {field: "2022-01-21"}


def test_a_date_as_mails_have_it_is_told_in_iso_8601() -> None:
    told = page({"text": "They met.", "date": "Fri, 21 Jan 2022 16:00:00 GMT"})
    assert told.hints == {"published": "2022-01-21T16:00:00+00:00"}


def test_a_row_of_html_is_a_page_of_html() -> None:
    found = page({"html": "<p>Të dy u takuan.</p>", "url": "https://a.example/1"})
    assert (found.form, found.charset, found.content.decode()) == ("html", "utf-8", "<p>Të dy u takuan.</p>")
    assert page({"html": "<p>x</p>", "text": "They met."}).form == "clean"


def test_the_user_says_what_stands_in_which_column() -> None:
    told: dict[str, object] = {"body": "They met.", "text": "no", "address": "https://a.example/1", "url": "no"}
    found = page(told, text="body", url="address")
    assert (found.content, found.hints) == (b"They met.", {"url": "https://a.example/1"})


def test_a_column_that_a_row_does_not_have_is_told_with_those_that_it_has() -> None:
    found = row({"body": "They met.", "id": 1}, text="boddy")
    assert isinstance(found, Refusal)
    assert found.reason == "line 1 has no column 'boddy'; it has body, id"


def test_a_column_that_no_row_has_is_told_at_the_end() -> None:
    rows = b'{"text": "one"}\n{"text": "two", "link": "x"}\n'
    assert reasons(rows, url="link") == ["page", "page"]
    assert reasons(rows, url="adress") == ["page", "page", "no row has the column 'adress', which was asked for"]


def test_a_field_that_no_article_has_is_an_error() -> None:
    with pytest.raises(WrongColumns, match="txt is none of the fields text, html"):
        list(pages(["-"], columns={"txt": "body"}))


def test_an_array_of_objects_is_a_table() -> None:
    array = b' [\n {"text": "one", "id": 1},\n {"title": "no text"}, 5, {"text": "two"}]'
    assert reasons(array) == [
        "page",
        "object 2 has no column 'text'; it has title",
        "object 3 is not a JSON object",
        "page",
    ]
    assert reasons(b'[{"text": "one"}, {"te')[0].startswith("not JSON")


def test_a_row_of_dangerous_html_is_refused() -> None:
    found = row({"html": "<div>" * 20_000})
    assert isinstance(found, Refusal)
    assert found.reason == "line 1 is HTML nested more than 1000 elements deep"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "rows.dat"
    duckdb.execute(
        "COPY (SELECT 'The ministers met ' || i AS body, i AS id, DATE '2022-01-21' AS date FROM range(3000) t(i)) "
        f"TO '{path}' (FORMAT PARQUET)"
    )
    return path


def test_a_parquet_file_is_known_by_its_content_and_read_row_by_row(table: Path) -> None:
    found = list(pages([table], columns={"text": "body"}))
    assert len(found) == 3000
    first = found[0]
    assert isinstance(first, Page)
    assert (first.content, first.form) == (b"The ministers met 0", "clean")
    assert first.hints == {"id": "0", "published": "2022-01-21"}
    assert (first.source.kind, found[2999].source.record) == ("parquet", 2999)
    assert len({page.source.sha256 for page in found}) == 3000


def test_a_wrong_column_of_a_parquet_file_is_one_refusal(table: Path) -> None:
    (found,) = pages([table], columns={"text": "boddy"})
    assert isinstance(found, Refusal)
    assert found.reason == "no column 'boddy' in it; it has body, id, date"


def test_a_parquet_file_with_a_strange_name_is_read(table: Path) -> None:
    strange = table.rename(table.with_name("rows*[1]?'x.parquet"))
    assert len(list(pages([strange], columns={"text": "body"}))) == 3000


def test_a_damaged_parquet_file_is_refused(table: Path) -> None:
    table.write_bytes(table.read_bytes()[:-30])
    (found,) = pages([table])
    assert isinstance(found, Refusal)
    assert found.reason.startswith("a Parquet table that cannot be read")


def test_a_parquet_table_that_is_piped_is_refused(table: Path) -> None:
    (found,) = pages_of(table.read_bytes(), "-")
    assert isinstance(found, Refusal)
    assert "give it as a file" in found.reason


def test_without_its_reader_a_parquet_file_says_what_to_install(table: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "duckdb", None)
    (found,) = pages([table])
    assert isinstance(found, Refusal)
    assert "dragoman[parquet]" in found.reason
