from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from dragoman.record.anchors import Anchor
from dragoman.record.corrections import Correction
from dragoman.record.facts import Local
from dragoman.record.rulings import Outcome, Ruled, ruled

NAMES = "abcdefgh"


def said(number: int, kind: Any, *sides: str, value: str | None = None, undoes: int | None = None) -> Correction:
    """A correction about entities of one letter each: `said(1, "merge", "ab", "c")`."""
    return Correction(
        number=number,
        said="2026-11-22T08:00:00Z",
        user="ana",
        kind=kind,
        arguments=sides,
        value=value,
        undoes=undoes,
        sides=tuple(tuple(anchor(letter) for letter in side) for side in sides),
    )


def anchor(letter: str) -> Anchor:
    return Anchor(f"a-{letter}", letter, "person", letter, (letter,))


def local(letter: str) -> Local:
    return (f"a-{letter}", "e1")


def come_to(*corrections: Correction, there: str = NAMES) -> Ruled:
    return ruled(corrections, {anchor(letter): local(letter) for letter in there})


def together(found: Ruled) -> list[str]:
    return ["".join(article[2:] for article, _ in group) for group in found.rulings.together]


def apart(found: Ruled) -> list[str]:
    return [one[0][2:] + other[0][2:] for one, other in found.rulings.apart]


def fates(found: Ruled) -> list[str]:
    return [f"{one.fate} {one.by}" if one.by else one.fate for one in found.outcomes.values()]


def test_a_merge_holds_together_all_that_both_held() -> None:
    assert together(come_to(said(1, "merge", "ab", "c"))) == ["abc"]
    assert together(come_to(said(1, "merge", "ab", "c"), said(2, "merge", "c", "d"))) == ["abcd"]


def test_not_same_and_split_hold_every_one_apart_from_every_other() -> None:
    assert apart(come_to(said(1, "not-same", "ab", "cd"))) == ["ac", "ad", "bc", "bd"]
    assert apart(come_to(said(1, "split", "b", "a"))) == ["ab"]


def test_a_correction_waits_until_both_sides_are_there_and_is_lost_never() -> None:
    merge = said(1, "merge", "ab", "cd")
    waiting = come_to(merge, there="ab")
    assert (fates(waiting), together(waiting)) == (["waiting"], [])
    assert together(come_to(merge, there="ac")) == ["ac"]
    assert together(come_to(merge)) == ["abcd"]


def test_what_is_taken_back_has_no_say_until_that_is_taken_back() -> None:
    merge, undo = said(1, "merge", "a", "b"), said(2, "undo", undoes=1)
    assert (together(come_to(merge, undo)), fates(come_to(merge, undo))) == ([], ["undone 2", "applied"])
    again = come_to(merge, undo, said(3, "undo", undoes=2))
    assert (together(again), fates(again)) == (["ab"], ["applied", "undone 3", "applied"])


def test_of_two_that_turn_out_to_contradict_each_other_the_later_one_holds() -> None:
    merge_first = come_to(said(1, "merge", "a", "b"), said(2, "not-same", "a", "b"))
    assert (together(merge_first), apart(merge_first), fates(merge_first)) == ([], ["ab"], ["overruled 2", "applied"])
    merge_last = come_to(said(1, "not-same", "a", "b"), said(2, "merge", "a", "b"))
    assert (together(merge_last), apart(merge_last), fates(merge_last)) == (["ab"], [], ["overruled 2", "applied"])


def test_a_contradiction_by_way_of_a_third_is_one_too() -> None:
    found = come_to(said(1, "merge", "a", "b"), said(2, "not-same", "a", "c"), said(3, "merge", "b", "c"))
    assert (together(found), apart(found)) == (["bc"], ["ac"])
    assert fates(found) == ["overruled 2", "applied", "applied"]


def test_a_split_takes_out_of_a_merge_what_it_names_and_leaves_the_rest_one() -> None:
    found = come_to(said(1, "merge", "ab", "cd"), said(2, "split", "b", "acd"))
    assert (together(found), fates(found)) == (["acd"], ["applied", "applied"])
    across = come_to(said(1, "merge", "ab", "cd"), said(2, "split", "ac", "bd"))
    assert (together(across), fates(across)) == (["ac", "bd"], ["applied", "applied"])


def test_the_last_name_and_the_last_link_count() -> None:
    names = come_to(said(1, "rename", "ab", value="Ana"), said(2, "rename", "ab", value="Anna"))
    assert names.rulings.names == ((local("a"), "Anna"), (local("b"), "Anna"))
    assert fates(names) == ["replaced 2", "applied"]
    links = come_to(said(1, "link", "a", value="Q1"), said(2, "link", "a", value="Q2"))
    assert (links.rulings.links, fates(links)) == (((local("a"), "Q2"),), ["replaced 2", "applied"])


def test_a_name_stays_with_what_a_split_leaves() -> None:
    found = come_to(said(1, "rename", "abc", value="Ana"), said(2, "split", "c", "ab"))
    assert [one for one, _ in found.rulings.names] == [local("a"), local("b")]


def test_two_of_one_wikidata_id_are_one_unless_they_are_held_apart() -> None:
    assert together(come_to(said(1, "link", "a", value="Q1"), said(2, "link", "b", value="Q1"))) == ["ab"]
    held = come_to(said(1, "link", "a", value="Q1"), said(2, "link", "b", value="Q1"), said(3, "not-same", "a", "b"))
    assert (together(held), fates(held)) == ([], ["overruled 3", "applied", "applied"])


def test_a_merge_of_two_that_are_linked_as_two_is_overruled() -> None:
    found = come_to(said(1, "merge", "a", "b"), said(2, "link", "a", value="Q1"), said(3, "link", "b", value="Q2"))
    assert (together(found), fates(found)) == ([], ["overruled 3", "applied", "applied"])


def test_what_a_newer_reading_holds_for_one_mention_cannot_be_parted() -> None:
    both = {anchor("a"): local("a"), anchor("b"): local("a")}
    assert ruled([said(1, "not-same", "a", "b")], both).outcomes == {1: Outcome("overruled")}


side = st.text(NAMES, min_size=1, max_size=4)
words = st.one_of(
    st.tuples(st.sampled_from(["merge", "not-same", "split"]), side, side),
    st.tuples(st.sampled_from(["rename", "link"]), side, st.sampled_from(["Q1", "Q2", "Q3"])),
    st.tuples(st.just("undo"), st.integers(1, 8), st.none()),
)


@given(st.lists(words, max_size=9), st.sets(st.sampled_from(NAMES)))
def test_rulings_never_contradict_themselves(told: list[tuple[Any, Any, Any]], there: set[str]) -> None:
    corrections: list[Correction] = []
    for kind, first, second in told:
        number = len(corrections) + 1
        if kind == "undo":
            corrections += [said(number, kind, undoes=first)] if first < number else []
        elif kind in ("rename", "link"):
            corrections.append(said(number, kind, first, value=second))
        else:
            corrections.append(said(number, kind, first, second))
    found = come_to(*corrections, there="".join(sorted(there)))
    group_of = {one: group for group in found.rulings.together for one in group}
    assert all(one != other for one, other in found.rulings.apart)
    assert not [
        pair for pair in found.rulings.apart if group_of.get(pair[0], pair[0]) == group_of.get(pair[1], pair[1])
    ]
    assert sorted(found.outcomes) == [one.number for one in corrections]
    links = dict(found.rulings.links)
    assert len(links) == len(found.rulings.links)
    for group in found.rulings.together:
        assert len({links[one] for one in group if one in links}) <= 1
