from __future__ import annotations

from datetime import date, timedelta

import pytest

from dragoman.knowledge.calendar import (
    calendar_languages,
    months,
    numeric_order,
    relative_words,
    weekdays,
    zone_names,
    zone_offset,
)


@pytest.mark.parametrize(
    ("language", "word", "number"),
    [
        ("en", "january", 1),
        ("en", "feb", 2),
        ("sq", "shkurt", 2),
        ("bg", "март", 3),
        ("ru", "января", 1),
        ("ru", "май", 5),
        ("ru", "мая", 5),
        ("uk", "липня", 7),
        ("vi", "tháng 12", 12),
        ("pl", "października", 10),
        ("ar", "يناير", 1),
    ],
)
def test_a_month_is_known_in_the_forms_that_dates_have(language: str, word: str, number: int) -> None:
    assert months(language)[word] == number


@pytest.mark.parametrize(("language", "word"), [("en", "mar"), ("bg", "мар"), ("uk", "лист"), ("it", "set")])
def test_an_abbreviated_month_that_is_a_word_stays_out(language: str, word: str) -> None:
    assert word not in months(language)


@pytest.mark.parametrize("language", ["en", "sq", "bg", "vi", "ru", "uk", "sr", "de", "fr", "es", "tr", "pl"])
def test_every_month_and_weekday_of_a_language_has_a_word(language: str) -> None:
    assert set(months(language).values()) == set(range(1, 13))
    assert set(weekdays(language).values()) == set(range(1, 8))


@pytest.mark.parametrize(
    ("language", "word", "number"),
    [("en", "friday", 5), ("sq", "e hënë", 1), ("bg", "сряда", 3), ("vi", "chủ nhật", 7), ("ru", "четверг", 4)],
)
def test_weeks_begin_on_monday(language: str, word: str, number: int) -> None:
    assert weekdays(language)[word] == number


def test_an_unknown_language_has_no_words_and_the_commonest_order() -> None:
    assert not months("xx")
    assert not weekdays("xx")
    assert numeric_order("xx") == "DMY"
    assert "xx" not in calendar_languages()


def test_numbers_in_a_date_are_read_as_the_language_writes_them() -> None:
    orders = {language: numeric_order(language) for language in ("en", "bg", "vi", "hu", "zh", "sq")}
    assert orders == {"en": "MDY", "bg": "DMY", "vi": "DMY", "hu": "YMD", "zh": "YMD", "sq": "DMY"}


@pytest.mark.parametrize(
    ("language", "country", "order"),
    [
        ("en", "USA", "MDY"),
        ("en", "GBR", "DMY"),
        ("en", "VNM", "DMY"),
        ("en", "PHL", "MDY"),
        ("en", "CAN", "YMD"),
        ("vi", "USA", "DMY"),
        ("es", "PRI", "MDY"),
        ("es", "MEX", "DMY"),
        ("fr", "CAN", "YMD"),
        ("zh", "HKG", "DMY"),
        ("zh", "CHN", "YMD"),
        ("xx", "USA", "DMY"),
    ],
)
def test_numbers_in_a_date_are_read_as_the_country_writes_them(language: str, country: str, order: str) -> None:
    assert numeric_order(language, country) == order


def test_a_short_name_of_a_month_counts_where_it_has_no_other() -> None:
    assert months("ps")["مۍ"] == 5
    assert "du" not in months("nl")


@pytest.mark.parametrize(
    ("language", "value", "form"),
    [
        ("kk", "day-1", "кеше"),
        ("sw", "day+1", "kesho"),
        ("ka", "day-2", "გუშინწინ"),
        ("lt", "week-1", "praėjusią savaitę"),
        ("id", "week-1", "minggu lalu"),
        ("th", "month+1", "เดือนหน้า"),
    ],
)
def test_a_day_is_counted_by_one_word_in_languages_of_the_cldr(language: str, value: str, form: str) -> None:
    assert {phrase.value: phrase.forms for phrase in relative_words(language).phrases}[value] == (form,)


def test_words_of_counting_are_taken_apart() -> None:
    kazakh = relative_words("kk")
    assert (kazakh.last, kazakh.this, kazakh.next) == (("өткен",), ("осы",), ("келесі",))
    assert (kazakh.ago, kazakh.hence, kazakh.year_word) == (("бұрын",), ("кейін",), ("ж",))
    assert "күн" in kazakh.units["day"]
    assert relative_words("ka").weekdays["1"] == ("ორშაბათს",)
    assert relative_words("ca").of == ("del",)
    assert relative_words("km").units["year"] == ("ឆ្នាំ",)
    assert relative_words("ka").morning == ("დილა", "დილით")
    assert relative_words("mn").afternoon == ("ү.х.",), "not өдөр, which is a day"


def test_a_phrase_that_can_be_put_together_of_its_parts_is_none() -> None:
    """Else "bulan lalu" (last month) would hide what "3 bulan lalu" (three months ago) is."""
    assert not {"week-1", "month-1", "year-1"} & {phrase.value for phrase in relative_words("ms").phrases}
    assert relative_words("ms").turns_behind


def test_what_means_two_things_is_left_out() -> None:
    assert not any(phrase.value.startswith("day-") for phrase in relative_words("hi").phrases), "yesterday or tomorrow"
    assert relative_words("hy").weekdays == {}
    assert relative_words("xx").units == {}


def test_every_language_s_words_can_be_read() -> None:
    for language in calendar_languages():
        words = relative_words(language)
        forms = [form for phrase in words.phrases for form in phrase.forms]
        forms += [form for many in words.units.values() for form in many]
        assert all(form == form.strip() and form and "{" not in form for form in forms)


def test_words_of_the_calendar_are_lowercased() -> None:
    for language in calendar_languages():
        for word in (*months(language), *weekdays(language)):
            assert word == word.lower().strip()


@pytest.mark.parametrize(
    ("name", "day", "hours"),
    [
        ("Moscow time", date(2022, 2, 23), 3),
        ("мск", date(2012, 5, 1), 4),
        ("за Києвом", date(2022, 1, 12), 2),
        ("за Києвом", date(2022, 7, 1), 3),
        ("giờ Việt Nam", date(2021, 12, 28), 7),
        ("GMT", date(2022, 7, 1), 0),
    ],
)
def test_a_zone_is_as_far_from_utc_as_it_was_that_day(name: str, day: date, hours: int) -> None:
    assert zone_offset(name, day) == timedelta(hours=hours)


def test_a_zone_whose_clocks_change_has_no_offset_without_a_day() -> None:
    assert zone_offset("за Києвом") is None
    assert zone_offset("giờ Việt Nam") == timedelta(hours=7)


def test_an_unknown_zone_and_a_day_before_the_table_have_no_offset() -> None:
    assert zone_offset("nowhere time", date(2022, 1, 1)) is None
    assert zone_offset("Moscow time", date(1999, 12, 31)) is None


def test_every_named_zone_has_an_offset() -> None:
    assert all(zone_offset(name, date(2022, 1, 12)) is not None for name in zone_names())


@pytest.mark.parametrize("shared", ["ist", "cst", "bst"])
def test_an_abbreviation_that_several_zones_share_names_none(shared: str) -> None:
    assert zone_offset(shared, date(2022, 1, 12)) is None
