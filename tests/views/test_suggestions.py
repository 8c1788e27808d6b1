from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.record.writing import LAVROV, Writing, who

from dragoman.views.correcting import Said
from dragoman.views.questions import OpenRecord, open_record


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[OpenRecord]:
    """A record in which a doubt was found whether a deputy and somebody of his surname are one."""
    articles = [
        Writing("First words.\nThe deputy minister Oleh Bondar came.", who("Oleh Bondar", role="deputy minister")),
        Writing("Бондарь не приехал.", who("Bondar'", "Бондарь", role="coach"), language="ru", script="Cyrl"),
        Writing("Lavrov came.", LAVROV),
    ]
    with open_record(tmp_path / "record.dragoman", create=True) as opened:
        opened.fold(one.done() for one in articles)
        ids = sorted(one.id for one in opened.people() if one.name in ("Oleh Bondar", "Bondar'"))
        with opened.record.writing() as connection:
            connection.execute("DELETE FROM identity_doubts")
            one, other = (
                connection.execute("SELECT number FROM identities WHERE id = ?", (id,)).fetchone()[0] for id in ids
            )
            row = (one, other, 0.575, '["same surname"]')
            connection.execute("INSERT INTO identity_doubts (one, other, points, reasons) VALUES (?, ?, ?, ?)", row)
        yield opened


def test_a_pair_in_doubt_stands_with_its_reasons_and_a_sentence_of_each(kept: OpenRecord) -> None:
    (line,) = kept.suggestions()
    assert (line.score, line.reasons) == (0.64, ("same surname",))
    examples = {side.line.name: side.example for side in (line.one, line.other)}
    assert {name: example and example.around for name, example in examples.items()} == {
        "Oleh Bondar": "The deputy minister Oleh Bondar came.",
        "Bondar'": "Бондарь не приехал.",
    }


def test_doubts_are_asked_for_by_name(kept: OpenRecord) -> None:
    assert len(kept.suggestions("Oleh Bondar")) == 1
    assert kept.suggestions("Lavrov") == ()
    assert kept.suggestions("Zog") == ()


def test_a_persons_page_names_who_may_be_the_same(kept: OpenRecord) -> None:
    assert [(one.line.name, one.score, one.reasons) for one in kept.person("Oleh Bondar").perhaps_same] == [
        ("Bondar'", 0.64, ("same surname",))
    ]
    assert kept.person("Lavrov").perhaps_same == ()


def test_two_who_are_said_to_be_two_are_in_doubt_no_more(tmp_path: Path) -> None:
    people = [who(name, country="USA") for name in ("George Bush", "George W. Bush", "George H. W. Bush")]
    with open_record(tmp_path / "record.dragoman", create=True) as kept:
        kept.fold(Writing(f"{one.name} came to the town hall.", one).done() for one in people)
        doubt = {"George Bush", "George W. Bush"}
        assert doubt in [{one.one.line.name, one.other.line.name} for one in kept.suggestions()]
        kept.correct(Said("2026-11-22T08:00:00Z", "ana")).not_same("George Bush", "George W. Bush")
        assert doubt not in [{one.one.line.name, one.other.line.name} for one in kept.suggestions()]
