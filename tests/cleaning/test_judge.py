from __future__ import annotations

from itertools import pairwise

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.cleaning.judge import Gap, decided, judge, learned_from, learned_weights, reconsidered

STRICT = Gap(opening=0.5, free=0, block=0.5)


def decide(
    scores: list[float], gap: Gap = STRICT, tolls: list[float] | None = None
) -> tuple[tuple[int, int], list[int]]:
    verdict = decided(np.array(scores, float), gap, None if tolls is None else np.array(tolls, float))
    return verdict.run, [at for at, keep in enumerate(verdict.kept) if keep]


def test_the_run_is_the_stretch_with_the_highest_sum() -> None:
    assert decide([-2, 3, 3, -2, -2, -2, 1]) == ((1, 3), [1, 2])


def test_a_gap_is_crossed_where_more_follows_than_it_costs() -> None:
    assert decide([3, -9, 3, -9]) == ((0, 3), [0, 2])


def test_the_first_blocks_of_a_gap_may_be_free() -> None:
    assert decide([3, -9, -9, -9, 1], Gap(0.1, 3, 9.0)) == ((0, 5), [0, 4])


def test_a_toll_stops_the_run() -> None:
    assert decide([3, -9, 2], tolls=[0, 4, 0]) == ((0, 1), [0])


def test_no_evidence_is_no_run() -> None:
    assert decide([-1, -1]) == ((0, 0), [])


def test_an_empty_page_gets_an_empty_verdict() -> None:
    assert judge([]).kept == ()


def test_what_is_known_against_a_block_takes_it_out() -> None:
    lines = [
        "The foreign ministers of Norland and Sudania met in the capital on Wednesday, the ministry said.",
        "They spoke of the border, of trade and of the prisoners, and will meet again in the spring.",
        "Follow our channel and read all the latest news of the day on your telephone, wherever you are.",
        "The president of Sudania called the talks useful and thanked the guests of Norland for coming so far, "
        "for the border had been closed for two years, and said that the ministers would meet again in the spring.",
    ]
    verdict = judge(lines)
    assert verdict.kept == (True,) * 4
    assert reconsidered(verdict, [0, 0, 9, 0]).kept == (True, True, False, True)


def test_the_trees_answer_by_their_three_questions() -> None:
    tree = {
        "above": [["width", 10.0], ["capitalised", 0.5], ["quotes", 0.5]],
        "answers": [0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0],
    }
    learned = learned_from({"bias": -1.0, "text": [tree], "markup": []})
    # Wide, most words with capitals, without quotation marks: the second answer from the end.
    assert judge(["Norland called Sudania"], learned=learned).scores[0] == 5.0
    # Narrow: the third answer, two, less one, and lifted as the page's only block.
    assert judge(["Norland"], learned=learned).scores[0] == 2.0


def test_the_weights_ask_only_for_features_that_there_are() -> None:
    learned = learned_weights()
    assert len(learned.text.first) > 10
    assert len(learned.markup.first) > 10


@settings(max_examples=100)
@given(st.lists(st.floats(-6, 6), min_size=1, max_size=9), st.floats(0, 2), st.integers(0, 3), st.floats(0, 1))
def test_the_run_is_the_best_of_all_runs(scores: list[float], opening: float, free: int, block: float) -> None:
    gap = Gap(opening, free, block)
    _, kept = decide(scores, gap)
    speaks = [at for at, score in enumerate(scores) if score > 0]
    stretches: list[list[int]] = []
    for at in speaks:
        if stretches and stretches[-1][-1] == at - 1:
            stretches[-1].append(at)
        else:
            stretches.append([at])

    def worth(chosen: list[int]) -> float:
        total = sum(min(4.0, scores[at]) for at in chosen)
        for before, after in pairwise(chosen):
            if after > before + 1:
                total -= opening + block * max(0, after - before - 1 - free)
        return total

    every = [
        [at for number, stretch in enumerate(stretches) if choice >> number & 1 for at in stretch]
        for choice in range(1 << len(stretches))
    ]
    assert abs(worth(kept) - max(map(worth, every))) < 1e-6


@settings(max_examples=100)
@given(st.lists(st.text(st.characters(exclude_characters="\n"), min_size=1, max_size=200), max_size=30))
def test_any_lines_are_judged_the_same_twice(lines: list[str]) -> None:
    verdict = judge(lines)
    assert verdict == judge(lines)
    assert len(verdict.kept) == len(lines)
