from __future__ import annotations

from datetime import date

import pytest
from benchmarks.measures import Tally
from hypothesis import given
from hypothesis import strategies as st

from benchmarks import measures

SPANS = st.tuples(st.integers(0, 60), st.integers(1, 20)).map(lambda pair: (pair[0], pair[0] + pair[1]))


def test_f1_is_the_harmonic_mean_of_precision_and_recall() -> None:
    tally = Tally(right=2, found=4, true=3)
    assert (tally.precision, tally.recall) == (2 / 4, 2 / 3)
    assert tally.f1 == pytest.approx(2 * 0.5 * (2 / 3) / (0.5 + 2 / 3))


def test_nothing_found_and_nothing_there_scores_nothing() -> None:
    assert Tally().f1 == 0


def test_word_f1_counts_repeated_words_and_not_case() -> None:
    # Three of our four words are among their three.
    assert measures.word_f1("The war, the war", "the war the", "en") == pytest.approx(2 * 3 / 7)


def test_chinese_is_compared_by_characters() -> None:
    assert measures.word_f1("外交 部长", "外交部", "zh") == pytest.approx(2 * 3 / 7)


def test_spans_share_half_of_all_their_characters_or_are_no_pair() -> None:
    # Six of ten characters in all; then four of ten.
    assert measures.one_to_one([(0, 8)], [(2, 10)], least=0.5) == [(0, 0)]
    assert measures.one_to_one([(0, 7)], [(3, 10)], least=0.5) == []


def test_the_best_overlap_pairs_first_and_nothing_pairs_twice() -> None:
    assert measures.one_to_one([(0, 10), (0, 4)], [(0, 4), (20, 30)]) == [(1, 0)]
    assert measures.span_tally([(0, 10), (0, 4)], [(0, 4), (20, 30)]) == Tally(1, 2, 2)


def test_spans_side_by_side_do_not_touch() -> None:
    assert not measures.touches((0, 5), (5, 9))
    assert measures.touches((0, 6), (5, 9))


@given(st.lists(SPANS, max_size=8), st.lists(SPANS, max_size=8))
def test_pairing_is_one_to_one_and_does_not_depend_on_the_side(
    ours: list[tuple[int, int]], theirs: list[tuple[int, int]]
) -> None:
    pairs = measures.one_to_one(ours, theirs)
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)
    assert all(measures.touches(ours[i], theirs[j]) for i, j in pairs)
    assert measures.span_tally(ours, ours).right == len(ours)


def test_macro_f1_weighs_every_type_alike_and_no_answer_is_wrong() -> None:
    # AID: right 1 of 2 true, 1 found; ASSAULT: right 1 of 1, 2 found.
    pairs = [("AID", "AID"), ("AID", None), ("ASSAULT", "ASSAULT"), ("CONSULT", "ASSAULT")]
    assert measures.macro_f1(pairs) == pytest.approx((2 / 3 + 2 / 3 + 0) / 3)


def test_a_single_day_must_be_that_day() -> None:
    day = date(2022, 1, 10)
    assert measures.same_days((day, day), (day, day))
    assert not measures.same_days((day, date(2022, 1, 11)), (day, day))
    assert not measures.same_days((None, day), (day, day))


def test_longer_stretches_share_six_tenths_of_all_days() -> None:
    week = (date(2022, 1, 3), date(2022, 1, 9))
    assert measures.same_days((date(2022, 1, 4), date(2022, 1, 9)), week)
    # Five days in both, nine in all.
    assert not measures.same_days((date(2022, 1, 5), date(2022, 1, 11)), week)


def test_any_accepted_reading_will_do_but_its_clock_time_must_agree() -> None:
    readings: list[list[str | None]] = [["2016-11-07", "2016-11-07", None], ["2016-11-14", "2016-11-14", "16:00"]]
    first, second = date(2016, 11, 7), date(2016, 11, 14)
    assert measures.same_value((first, first), None, readings)
    assert measures.same_value((second, second), "16:00:00+03:00", readings)
    assert not measures.same_value((second, second), "17:00", readings)
    assert not measures.same_value((second, second), None, readings)


def test_a_day_is_true_as_written_and_in_utc() -> None:
    assert measures.days_of("2024-05-03T01:30:00+02:00") == {date(2024, 5, 3), date(2024, 5, 2)}
    assert measures.days_of("2024-05-03") == {date(2024, 5, 3)}


def test_edits_are_counted_up_to_a_limit() -> None:
    assert measures.edits("zelenski", "zelensky", 2) == 1
    assert measures.edits("lavrov", "lavrova", 2) == 1
    assert measures.edits("kitten", "sitting", 3) == 3
    assert measures.edits("kitten", "sitting", 2) == 3
