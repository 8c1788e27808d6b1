"""Which articles are one story, and what users may say of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from tests.record.stories.telling import fold_waiting, told
from tests.record.writing import BLINKEN, GENEVA, LAVROV, NATO, Writing, filler, who

from dragoman.record.facts import Amendments, Parting, Rulings
from dragoman.record.filings import Filings
from dragoman.record.store import Record, record_in_memory
from dragoman.record.stories.asking import bounds, chapters_of_story, stories_of
from dragoman.record.stories.folding import fold

SHIP = who("Nadir Bay", kind="place", known="Q900")


@pytest.fixture
def record() -> Iterator[Record]:
    with record_in_memory() as record:
        yield record


def put(record: Record, *writings: Writing, rulings: Rulings | None = None) -> None:
    record.put([writing.done() for writing in writings])
    filings = Filings(record.connection)
    if rulings is None:
        fold_waiting(record.connection, filings)
        return
    everything = {number for (number,) in record.connection.execute("SELECT number FROM articles")}
    record.connection.execute("BEGIN")
    fold(record.connection, filings, everything, rulings)
    record.connection.execute("COMMIT")


def talks(id: str, published: str | None, language: str = "en") -> Writing:
    text = "Blinken and Lavrov meet in Geneva on the missiles, says NATO: 1,345 warheads are counted there."
    return Writing(text + filler(id), BLINKEN, LAVROV, GENEVA, NATO, id=id, published=published, language=language)


def strike(id: str, published: str) -> Writing:
    text = "Dockers at Nadir Bay strike for higher pay, and 47 ships wait outside."
    return Writing(text + filler(id), SHIP, id=id, published=published)


def key(record: Record, id: str) -> str:
    (found,) = record.connection.execute("SELECT key FROM articles WHERE id = ?", (id,)).fetchone()
    return str(found)


def number(record: Record, id: str) -> int:
    (found,) = record.connection.execute("SELECT number FROM articles WHERE id = ?", (id,)).fetchone()
    return int(found)


def test_articles_of_one_development_are_one_story_in_two_languages(record: Record) -> None:
    put(record, talks("a", "2022-01-20"), talks("b", "2022-01-21", "sq"), strike("c", "2022-01-21"))
    assert told(record.connection) == {"a": {"a", "b"}, "c": {"c"}}


def test_the_same_countries_alone_make_no_story(record: Record) -> None:
    russia, usa = who("Russia", kind="country", country="RUS"), who("America", kind="country", country="USA")
    one = Writing(
        "Russia and America exchange prisoners at a quiet airfield before dawn, "
        "guarded by soldiers. Buses left through a side gate, and relatives kept vigil.",
        russia,
        usa,
        id="a",
        published="2022-01-20",
    )
    other = Writing(
        "Fertiliser traders hope that cheap shipments resume between Russia and America soon. "
        "Warehouses near both ports stay half empty, brokers complain, and insurers double their premiums.",
        russia,
        usa,
        id="b",
        published="2022-01-20",
    )
    put(record, one, other)
    assert len(told(record.connection)) == 2


def test_talks_a_month_later_are_another_story(record: Record) -> None:
    put(record, talks("a", "2022-01-20"), talks("b", "2022-02-25"))
    assert told(record.connection) == {"a": {"a"}, "b": {"b"}}


def test_a_story_goes_on_in_chapters_where_it_pauses(record: Record) -> None:
    put(record, talks("a", "2022-01-20"), talks("b", "2022-01-22"), talks("c", "2022-02-03"))
    (story,) = stories_of(record.connection, [number(record, "a")]).values()
    found = chapters_of_story(record.connection, story)
    assert found == {number(record, "a"): 1, number(record, "b"): 1, number(record, "c"): 2}


def test_an_article_without_a_day_is_bounded_by_its_chapter(record: Record) -> None:
    put(record, talks("a", "2022-01-20"), talks("b", "2022-01-22"), talks("c", None, "de"))
    found = bounds(record.connection, number(record, "c"))
    assert found is not None
    assert (found.earliest, found.latest) == (date(2021, 12, 30), date(2022, 2, 12))


def test_the_bounds_of_an_article_change_with_its_story(record: Record) -> None:
    put(record, talks("a", "2022-01-20"), talks("c", None, "de"))
    record.put([talks("b", "2022-01-22").done()])
    changed = fold_waiting(record.connection, Filings(record.connection))
    assert number(record, "c") in changed


def test_a_copy_hangs_on_its_origin(record: Record) -> None:
    record.put([talks("a", "2022-01-20").done(), strike("copy", "2022-01-21").done()])
    connection = record.connection
    connection.execute(
        "INSERT INTO copies (article, origin, containment) VALUES (?, ?, 1)",
        (number(record, "copy"), number(record, "a")),
    )
    fold_waiting(connection, Filings(connection))
    assert told(connection) == {"a": {"a", "copy"}}


def test_an_earlier_article_that_comes_later_becomes_the_head(record: Record) -> None:
    put(record, talks("b", "2022-01-21"))
    put(record, talks("a", "2022-01-20"))
    assert told(record.connection) == {"a": {"a", "b"}}
    ids = set(stories_of(record.connection, [number(record, "a"), number(record, "b")]).values())
    assert len(ids) == 1


def test_what_a_user_joins_is_one_story_until_he_takes_it_back(record: Record) -> None:
    put(record, talks("a", "2022-01-20"), talks("b", "2022-01-21"), strike("c", "2022-01-21"))
    pair = (1, key(record, "b"), key(record, "c"))
    put(record, rulings=Rulings(amendments=Amendments(stories_joined=(pair,))))
    assert told(record.connection) == {"a": {"a", "b", "c"}}
    put(record, rulings=Rulings())
    assert told(record.connection) == {"a": {"a", "b"}, "c": {"c"}}


def test_what_a_user_parts_is_a_story_of_its_own_until_he_takes_it_back(record: Record) -> None:
    put(record, *(talks(id, f"2022-01-2{day}") for day, id in enumerate("abcd")))
    parting = Parting(1, ((key(record, "b"), ""), (key(record, "d"), "")))
    put(record, rulings=Rulings(amendments=Amendments(stories_parted=(parting,))))
    assert told(record.connection) == {"a": {"a", "c"}, "b": {"b", "d"}}
    put(record, rulings=Rulings())
    assert told(record.connection) == {"a": {"a", "b", "c", "d"}}


def test_a_user_who_joins_what_he_parted_before_is_heard(record: Record) -> None:
    put(record, talks("a", "2022-01-20"), talks("b", "2022-01-21"))
    said = Amendments(
        stories_joined=((2, key(record, "a"), key(record, "b")),),
        stories_parted=(Parting(1, ((key(record, "b"), ""),)),),
    )
    put(record, rulings=Rulings(amendments=said))
    assert told(record.connection) == {"a": {"a", "b"}}


def test_where_all_tell_of_the_same_people_more_is_asked_for(record: Record) -> None:
    def article(id: str, words: str) -> Writing:
        return Writing(f"Blinken and NATO {words}", BLINKEN, NATO, id=id, published="2022-01-20")

    crowd = [article(f"x{number}", filler(f"word{chr(97 + number)}")) for number in range(16)]
    pair = [
        article("a", "hear of grain ships that wait outside a harbour in the fog, crews without fresh water"),
        article("b", "hear of grain ships that wait, and of a harbour where insurers doubt every captain"),
    ]
    put(record, *pair)
    alone = max(map(len, told(record.connection).values()))
    put(record, *crowd)
    rows = record.connection.execute("SELECT score FROM story_articles WHERE parent IS NOT NULL").fetchall()
    assert alone == 2
    assert all(score >= 0.5 for (score,) in rows)
