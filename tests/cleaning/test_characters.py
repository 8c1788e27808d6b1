from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.cleaning.characters import CLASSES, counted

LINES = st.lists(st.text(st.characters(exclude_characters="\n"), min_size=1, max_size=60), min_size=1, max_size=12)


def test_characters_are_counted_by_class_in_each_block() -> None:
    found = counted(["Vane, 47, met “her”.", "外交部发言人说：", "ПОСЕТИ Судания »"])
    per_block = {name: values.tolist() for name, values in found.counts.items()}
    assert per_block["letters"] == [10, 0, 13]
    assert per_block["unspaced"] == [0, 7, 0]
    assert per_block["digits"] == [2, 0, 0]
    assert per_block["commas"] == [2, 0, 0]
    assert per_block["quotes"] == [2, 0, 1]
    assert per_block["capitals"] == [1, 0, 7]
    assert found.length.tolist() == [20, 8, 16]
    assert found.capitalised.tolist() == [1, 0, 2]


def test_how_a_block_ends_is_seen_from_its_last_character() -> None:
    ends = counted(["He left.", "He left...", "He left…", "“He left.”", "-", "他离开了。"]).ends
    assert ends.tolist() == [1, 2, 2, -1, 0, 1]


def test_a_word_is_the_same_in_all_blocks_whatever_its_case() -> None:
    found = counted(["Minister visits", "the MINISTER", "ministers"])
    words = [set(found.word[found.block == at].tolist()) for at in range(3)]
    assert words[0] & words[1]
    assert not words[1] & words[2]
    assert len(words[1]) == 1, "a word of three letters carries no meaning"


def test_in_an_unspaced_script_pairs_are_words() -> None:
    found = counted(["外交部长", "交部"])
    first, second = (set(found.word[found.block == at].tolist()) for at in range(2))
    assert len(first) == 3
    assert second < first


def test_a_block_longer_than_a_packed_number_is_counted_in_full() -> None:
    found = counted(["a" * 70_000 + "1" * 70_000, "b"])
    assert found.counts["letters"].tolist() == [70_000, 1]
    assert found.counts["digits"].tolist() == [70_000, 0]


@settings(max_examples=100)
@given(LINES)
def test_a_block_counts_the_same_alone_and_among_others(lines: list[str]) -> None:
    together = counted(lines)
    for at, line in enumerate(lines):
        alone = counted([line])
        for name in CLASSES:
            assert alone.counts[name][0] == together.counts[name][at]
        assert alone.words[0] == together.words[at]
        assert alone.ends[0] == together.ends[at]
        assert np.array_equal(alone.word, together.word[together.block == at])
