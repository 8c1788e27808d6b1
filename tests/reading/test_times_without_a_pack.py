"""Expressions of time in languages that have no pack, by what the CLDR knows of them."""

from __future__ import annotations

import pytest
from tests.reading.test_times import days, read


@pytest.mark.parametrize(
    ("language", "text", "surface", "expected"),
    [
        ("kk", "Кездесу кеше өтті.", "кеше", "2022-02-22"),
        ("kk", "Ол 3 күн бұрын келді.", "3 күн бұрын", "2022-02-20"),
        ("eu", "Atzo bildu ziren.", "Atzo", "2022-02-22"),
        ("mn", "Тэд маргааш уулзана.", "маргааш", "2022-02-24"),
        ("lt", "Jie susitiko vakar.", "vakar", "2022-02-22"),
        ("lv", "Tas notika pagājušajā nedēļā.", "pagājušajā nedēļā", "2022-02-14..2022-02-20"),
        ("sw", "Alisema Jumatatu iliyopita.", "Jumatatu iliyopita", "2022-02-21"),
        ("af", "Hulle het eergister vergader.", "eergister", "2022-02-21"),
        ("cy", "Roedd hyn ddoe.", "ddoe", "2022-02-22"),
        ("th", "เมื่อวันที่ 10 ม.ค. 2022", "10 ม.ค. 2022", "2022-01-10"),
        ("ka", "10 იან. 2022", "10 იან. 2022", "2022-01-10"),
    ],
)
def test_a_day_is_counted_in_a_language_without_a_pack(language: str, text: str, surface: str, expected: str) -> None:
    assert {name: days(when) for name, when in read(language, text).items()} == {surface: expected}
