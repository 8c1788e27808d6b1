"""The program as other programs call it."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from tests.whole import Whole

import dragoman
from dragoman.errors import NotARecord, NotFound
from dragoman.model import Analysis
from dragoman.views.filters import Filters

TEXT = "Talks in Vienna\n\nAntony Blinken met  Sergei Lavrov in Geneva on 21 January.\r\n  It was their first one.\n"


def test_what_the_package_promises_is_there() -> None:
    assert set(dragoman.__all__) == {"__version__", "analyse", "analyse_many", "open_record"}
    assert all(hasattr(dragoman, name) for name in dragoman.__all__)
    with pytest.raises(AttributeError, match="no attribute 'translate'"):
        _ = dragoman.translate


def test_types_are_promised_to_callers() -> None:
    assert (Path(dragoman.__file__).parent / "py.typed").exists()


def test_a_text_is_kept_verbatim() -> None:
    article = dragoman.analyse(TEXT).article
    assert article is not None
    assert article.text == TEXT
    assert article.dropped.lines == article.dropped.characters == 0


def test_what_the_caller_knows_is_believed() -> None:
    analysis = dragoman.analyse(
        "Blinken met with Lavrov in Geneva yesterday.",
        language="en",
        published="2022-01-22",
        title="Talks",
        outlet="The Calder Ledger",
        url="https://ledger.example/talks",
    )
    article = analysis.article
    assert article is not None
    assert article.published is not None
    assert article.outlet is not None
    assert (article.language, article.title, article.url) == ("en", "Talks", "https://ledger.example/talks")
    assert (article.published.earliest, article.outlet.name) == (date(2022, 1, 22), "The Calder Ledger")
    (meeting,) = [event for event in analysis.events if event.type == "CONSULT"]
    assert meeting.when is not None
    assert (meeting.when.earliest, meeting.when.latest) == (date(2022, 1, 21), date(2022, 1, 21))
    assert sorted(one.name for one in analysis.entities if one.id in meeting.actors) == [
        "Antony Blinken",
        "Sergei Lavrov",
    ]


@pytest.mark.parametrize("published", ["yesterday", "2022-13-45", ""])
def test_a_publication_that_is_no_day_costs_nothing_but_itself(published: str) -> None:
    analysis = dragoman.analyse("Blinken met Lavrov in Geneva.", published=published)
    assert analysis.article is not None
    assert analysis.article.published is None


@pytest.mark.parametrize("text", ["", "  \n\t ", "\u200b"])
def test_a_text_without_a_word_is_an_error_and_no_exception(text: str) -> None:
    analysis = dragoman.analyse(text)
    assert analysis.article is None
    assert analysis.error


def test_pages_are_analysed_one_at_a_time_in_their_order(demo_pages: Path) -> None:
    names = ["18-en.txt", "06-sq.txt"]
    coming = dragoman.analyse_many([demo_pages / name for name in names])
    assert iter(coming) is coming, "nothing is read before it is asked for"
    assert [Path(one.source.uri).name for one in coming] == names


def test_one_path_is_a_source_too(demo_pages: Path) -> None:
    found = [*dragoman.analyse_many(demo_pages / "06-sq.txt"), *dragoman.analyse_many(str(demo_pages / "06-sq.txt"))]
    assert len(found) == 2
    assert found[0] == found[1]


def test_a_record_takes_analyses_and_answers(demo: Whole, tmp_path: Path) -> None:
    analyses: list[Analysis] = [demo.analyses["07-en.html"], demo.analyses["09-ru.txt"]]
    with dragoman.open_record(tmp_path / "mine.dragoman", create=True) as record:
        assert record.fold(analyses).articles == 2
        assert record.fold(analyses).already_in == 2
        lavrov = record.person("Лаврова")
        assert lavrov.line.name == "Sergei Lavrov"
        assert lavrov.line.articles == 2
        assert record.people()[0].articles == 2
        assert record.timeline(Filters(about="Blinken", since=date(2022, 1, 1)))
        assert record.show(lavrov.line.id) == lavrov
        assert {quote.speaker.name for quote in record.quotes(Filters(language="ru")) if quote.speaker}
        with pytest.raises(NotFound):
            record.person("Nobody at All")


def test_a_record_that_is_not_there_is_not_made_by_asking(tmp_path: Path) -> None:
    with pytest.raises(NotARecord, match="there is no such file"):
        dragoman.open_record(tmp_path / "none.dragoman")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("statement", ["import dragoman", "import dragoman.cli"])
def test_importing_loads_nothing_heavy(statement: str) -> None:
    heavy = ("numpy", "selectolax", "lxml", "rich", "sqlite3", "py3langid", "msgspec", "anyascii", "marisa_trie")
    question = f"{statement}; import sys; print([name for name in {heavy} if name in sys.modules])"
    answer = subprocess.run([sys.executable, "-c", question], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "[]"


def test_reading_a_text_needs_no_reader_of_feeds_no_web_and_no_store() -> None:
    question = (
        "import dragoman, sys; dragoman.analyse('Blinken met Lavrov in Geneva.', language='en'); "
        "print([name for name in ('lxml', 'urllib3', 'rich', 'sqlite3') if name in sys.modules])"
    )
    answer = subprocess.run([sys.executable, "-c", question], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "[]"
