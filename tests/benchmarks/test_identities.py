from __future__ import annotations

from benchmarks.identities import Element, pairs_tally


def element(document: str, identity: str, truth: str) -> Element:
    return Element(document, document[:2], identity, truth)


TRUE = [("ru1", "ru", "A"), ("ru2", "ru", "A"), ("en1", "en", "A"), ("en1", "en", "B"), ("en2", "en", "B")]


def test_all_pairs_right_is_one() -> None:
    found = [element(document, truth, truth) for document, _, truth in TRUE]
    every, across = pairs_tally(found, TRUE)
    assert (every.right, every.found, every.true) == (4, 4, 4)
    assert (across.right, across.found, across.true) == (2, 2, 2)


def test_a_split_identity_loses_its_pairs_and_a_false_join_adds_wrong_ones() -> None:
    found = [
        element("ru1", "p1", "A"),
        element("ru2", "p1", "A"),
        element("en1", "p2", "A"),
        element("en2", "p2", "B"),
        element("en3", "p2", ""),
    ]
    every, across = pairs_tally(found, TRUE)
    assert (every.right, every.found, every.true) == (1, 4, 4)
    assert (across.right, across.found, across.true) == (0, 0, 2)
