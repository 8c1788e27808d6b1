"""The list of senses and the ontology speak of the same things."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.errors import PackError
from dragoman.knowledge.ontology import contexts, event_types, modes
from dragoman.language import pack
from dragoman.language.senses import Sense, senses

ALL = list(senses().values())


@pytest.mark.parametrize("sense", ALL, ids=lambda sense: sense.name)
def test_a_sense_is_told_in_the_ontologys_words(sense: Sense) -> None:
    assert sense.type in event_types()
    assert sense.mode is None or sense.mode in modes(sense.type)
    assert set(sense.contexts) <= set(contexts())


def test_every_type_and_every_mode_has_a_sense() -> None:
    told = {(sense.type, sense.mode) for sense in ALL}
    # What a composition or a reduction alone gives: "threatened to expel", "refused to yield".
    composed = {
        ("REJECT", "change"),
        ("REJECT", "yield"),
        ("THREATEN", "restrict"),
        ("THREATEN", "expel"),
        ("THREATEN", "territory"),
    }
    assert {sense.type for sense in ALL} == set(event_types())
    assert {(each, mode) for each in event_types() for mode in modes(each)} - told == composed


PACK = """
code = "xx"
name = "X"
own_name = "X"
script = "Latn"
[quotation]
marks = []
[[event]]
sense = "juggle"
verbs = ["jug"]
"""


def test_a_pack_with_an_unknown_sense_is_refused_with_its_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "xx"
    folder.mkdir()
    (folder / "pack.toml").write_text(PACK, "utf-8")
    monkeypatch.setattr(pack, "_folder", lambda: tmp_path)
    with pytest.raises(PackError, match=r"line 9: expected a sense of senses.toml, not 'juggle'"):
        pack.read_pack("xx")
