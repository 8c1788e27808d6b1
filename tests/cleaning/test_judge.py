from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.cleaning.judge import best_run, judge


def test_the_run_is_the_stretch_with_the_highest_sum() -> None:
    run, kept = best_run([-2, 3, 3, -2, -2, -2, 1], gap_opening=0.5, gap_block=0.5)
    assert run == (1, 3)
    assert kept == [False, True, True, False, False, False, False]


def test_a_gap_is_crossed_where_more_follows_than_it_costs() -> None:
    run, kept = best_run([3, -9, 3, -9], gap_opening=0.5, gap_block=0.5)
    assert run == (0, 3)
    assert kept == [True, False, True, False]


def test_a_toll_stops_the_run() -> None:
    assert best_run([3, -9, 2], 0.5, 0.5, [0, 4, 0])[0] == (0, 1)


def test_no_evidence_is_no_run() -> None:
    assert best_run([-1, -1], 0.5, 0.5) == ((0, 0), [False, False])


def test_an_empty_page_gets_an_empty_verdict() -> None:
    assert judge([]).kept == ()


@settings(max_examples=100, deadline=None)
@given(st.lists(st.floats(-6, 6), max_size=9), st.floats(0, 2), st.floats(0, 1))
def test_the_run_is_the_best_of_all_runs(scores: list[float], opening: float, block: float) -> None:
    run, kept = best_run(scores, opening, block)

    def worth(choice: tuple[bool, ...], start: int, stop: int) -> float:
        total = 0.0
        for at in range(start, stop):
            if choice[at]:
                total += max(-4.0, min(4.0, scores[at]))
            else:
                total -= block + (opening if choice[at - 1] else 0.0)
        return total

    best = 0.0
    for start in range(len(scores)):
        for stop in range(start + 1, len(scores) + 1):
            for bits in range(1 << max(0, stop - start - 2)):
                inner = [bool(bits >> place & 1) for place in range(max(0, stop - start - 2))]
                choice = [False] * start + [True] + inner + [True] * (stop - start > 1)
                best = max(best, worth(tuple(choice), start, stop))
    assert abs(worth(tuple(kept), *run) - best) < 1e-6


@settings(max_examples=100, deadline=None)
@given(st.lists(st.text(min_size=1, max_size=200), max_size=30))
def test_any_lines_are_judged_the_same_twice(lines: list[str]) -> None:
    verdict = judge(lines)
    assert verdict == judge(lines)
    assert len(verdict.kept) == len(lines)
