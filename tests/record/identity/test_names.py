from __future__ import annotations

import pytest

from dragoman.record.identity.names import Name, name_of


def name(written: str, language: str = "") -> Name:
    found = name_of(written, language)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("Ursula von der Leyen", ["ursula", "leyen"]),
        ("Bashar al-Assad", ["bashar", "assad"]),
        ("Al-Assad", ["assad"]),
        ("Al Gore", ["al", "gore"]),
        ("Nguyễn Văn Thiệu", ["nguyễn", "văn", "thiệu"]),
        ("George H.W. Bush", ["george", "h", "w", "bush"]),
        ("Jean-Claude Juncker", ["jean", "claude", "juncker"]),
        ("谢尔盖·拉夫罗夫", ["谢尔盖", "拉夫罗夫"]),
        ("\u0420utin", ["putin"]),
    ],
)
def test_a_name_is_cut_into_the_parts_that_tell(written: str, parts: list[str]) -> None:
    assert [part.text for part in name(written).parts] == parts


def test_what_tells_bearers_of_one_name_apart_is_no_part_of_it() -> None:
    assert name("Benedict XVI").ordinal == "XVI"
    assert name("George Bush Jr.").ordinal == "jr"
    assert name("Benedict XVI").is_lone


@pytest.mark.parametrize("written", ["", " - ", "...", "«»"])
def test_what_has_no_letter_is_no_name(written: str) -> None:
    assert name_of(written) is None


def test_initials_are_known_as_such() -> None:
    assert [part.is_initial for part in name("Дж. W. Bush").parts] == [True, True, False]
    assert not any(part.is_initial for part in name("习 近平").parts)


def test_a_part_may_come_from_any_base_that_the_language_allows() -> None:
    assert "lavrov" in name("Лаврова", "ru").parts[0].keys
    assert "lavrov" not in name("Лаврова").parts[0].keys
