from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec import structs
from tests.record.writing import LAVROV, Writing, who

from dragoman.record.derive import derive
from dragoman.record.derived_tables import write_derived
from dragoman.record.facts import Suggestion
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
        derived = derive(list(opened.record.articles()))
        ids = sorted(one.id for one in derived.identities if one.name in ("Oleh Bondar", "Bondar'"))
        doubt = Suggestion((ids[0], ids[1]), 0.64, ("same surname",))
        with opened.record.writing() as connection:
            write_derived(connection, structs.replace(derived, suggestions=(doubt,)))
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
    assert [line.name for line in kept.person("Oleh Bondar").perhaps_same] == ["Bondar'"]
    assert kept.person("Lavrov").perhaps_same == ()
