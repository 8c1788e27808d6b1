from __future__ import annotations

import zlib
from hashlib import sha256

import pytest
from tests.record.writing import LAVROV, RUSSIA, Writing

from dragoman.record.likely_parts import LIKELY
from dragoman.record.parts import packed, unpacked

SAID = (
    Writing("Lavrov said: “We are open.” Russia has 100 tanks there.", LAVROV, RUSSIA, outlet="Mesto")
    .event("MOBILIZE/weapons", "Russia", at="has", on="2022-01-12")
    .quote("We are open.", "Sergey Lavrov")
    .done()
)


def test_what_was_packed_comes_out_as_it_was() -> None:
    assert SAID.article is not None
    parts = unpacked(packed(SAID), SAID.article.text)
    assert {name: getattr(SAID, name) for name in parts} == parts


def test_records_are_readable_for_ever() -> None:
    # A change of these bytes would make every record unreadable that was written before.
    assert sha256(LIKELY).hexdigest() == "d03a02907692939828ff362447c603e3909bb7b464ecb6e77b7924cc6d44a394"


def test_facts_packed_before_there_was_a_dictionary_come_out() -> None:
    plain = zlib.decompressobj(zdict=LIKELY).decompress(packed(SAID))
    assert SAID.article is not None
    assert unpacked(zlib.compress(plain), SAID.article.text) == unpacked(packed(SAID), SAID.article.text)


def test_a_cell_that_is_cut_off_is_not_taken_for_a_whole_one() -> None:
    with pytest.raises(zlib.error):
        unpacked(packed(SAID)[:-1], "")
