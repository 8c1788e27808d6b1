from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from dragoman.model import When
from dragoman.reading.lexicon import lexicon
from dragoman.reading.stream import Stream
from dragoman.reading.times import located_times

WEDNESDAY = date(2022, 2, 23)
PUBLISHED = When(WEDNESDAY, WEDNESDAY, "day", "metadata")


def stream_of(language: str, text: str) -> Stream:
    return Stream(text, ((0, len(text)),), lexicon(language))


def read(language: str, text: str, published: When | None = PUBLISHED) -> dict[str, When]:
    stream = stream_of(language, text)
    return {stream.surface(time.first, time.last): time.when for time in located_times(stream, published)[0]}


def days(when: When) -> str:
    return f"{when.earliest}" if when.earliest == when.latest else f"{when.earliest}..{when.latest}"


@pytest.mark.parametrize(
    ("language", "text", "surface", "expected"),
    [
        ("en", "They met on 10 January 2022 in Geneva.", "10 January 2022", "2022-01-10"),
        ("en", "On January 10, 2022, they met.", "January 10, 2022", "2022-01-10"),
        ("en", "Signed on 2022-01-10.", "2022-01-10", "2022-01-10"),
        ("en", "Signed on 1/10/2022.", "1/10/2022", "2022-01-10"),
        ("de", "Das Treffen am 10. Januar 2022 war kurz.", "10. Januar 2022", "2022-01-10"),
        ("fr", "La rencontre du 10 janvier 2022 est finie.", "10 janvier 2022", "2022-01-10"),
        ("es", "Se reunieron el 10 de enero de 2022 en Ginebra.", "10 de enero de 2022", "2022-01-10"),
        ("lt", "Susitikimas įvyko 2022 m. sausio 10 d. Ženevoje.", "2022 m. sausio 10 d", "2022-01-10"),
        ("zh", "会议于2022年1月10日举行。", "2022年1月10日", "2022-01-10"),
        ("ko", "2022년 1월 10일 회담이 열렸다.", "2022년 1월 10일", "2022-01-10"),
        ("fa", "۱۰ ژانویه ۲۰۲۲ در ژنو", "۱۰ ژانویه ۲۰۲۲", "2022-01-10"),
        ("tr", "Görüşme 10 Ocak 2022 tarihinde yapıldı.", "10 Ocak 2022", "2022-01-10"),
        ("sr", "Састанак је одржан 10.1.2022. у Женеви.", "10.1.2022", "2022-01-10"),
        ("ru", "Переговоры прошли 10 января 2022 года.", "10 января 2022 года", "2022-01-10"),
        ("bg", "Срещата беше на 10 януари 2022 г.", "10 януари 2022 г.", "2022-01-10"),
        ("ar", "اجتمعوا في 10 يناير 2022 هناك.", "10 يناير 2022", "2022-01-10"),
        ("en", "It was signed in March 2021.", "March 2021", "2021-03-01..2021-03-31"),
        ("en", "Talks ran from 27 to 29 March 2021.", "from 27 to 29 March 2021", "2021-03-27..2021-03-29"),
        ("en", "Talks ran March 27-29, 2021.", "March 27-29, 2021", "2021-03-27..2021-03-29"),
        ("en", "From 27 March to 2 April 2021 they met.", "From 27 March to 2 April 2021", "2021-03-27..2021-04-02"),
        ("en", "The war (2014-2016) went on.", "2014-2016", "2014-01-01..2016-12-31"),
        ("en", "It began in early 2014.", "early 2014", "2014-01-01..2014-04-30"),
        ("en", "It began in the 1990s.", "1990s", "1990-01-01..1999-12-31"),
        ("en", "It began in the summer of 2014.", "summer of 2014", "2014-06-01..2014-08-31"),
    ],
)
def test_a_date_with_its_year_is_explicit(language: str, text: str, surface: str, expected: str) -> None:
    found = read(language, text, published=None)
    assert {name: days(when) for name, when in found.items()} == {surface: expected}
    assert found[surface].basis == "explicit"


@pytest.mark.parametrize(
    ("text", "surface", "expected"),
    [
        ("He left yesterday.", "yesterday", "2022-02-22"),
        ("He left last week.", "last week", "2022-02-14..2022-02-20"),
        ("He left two days ago.", "two days ago", "2022-02-21"),
        ("He left three years ago.", "three years ago", "2019-01-01..2019-12-31"),
        ("He will leave in three weeks.", "in three weeks", "2022-03-14..2022-03-20"),
        ("He left last March.", "last March", "2021-03-01..2021-03-31"),
        ("He left in March last year.", "March last year", "2021-03-01..2021-03-31"),
        ("He left on Monday.", "Monday", "2022-02-21"),
        ("He left on Wednesday.", "Wednesday", "2022-02-23"),
        ("He left last Wednesday.", "last Wednesday", "2022-02-16"),
        ("He leaves next Monday.", "next Monday", "2022-02-28"),
        ("He left on 21 January.", "21 January", "2022-01-21"),
        ("He left on 27 December.", "27 December", "2021-12-27"),
        ("He will leave on 5 November.", "5 November", "2022-11-05"),
        ("Over the past two weeks, he left.", "past two weeks", "2022-02-09..2022-02-23"),
        ("They talked between Monday and Wednesday.", "between Monday and Wednesday", "2022-02-21..2022-02-23"),
    ],
)
def test_what_counts_from_the_publication_is_relative(text: str, surface: str, expected: str) -> None:
    found = read("en", text)
    assert {name: days(when) for name, when in found.items()} == {surface: expected}
    assert found[surface].basis == "relative"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On Monday, Lavrov will visit Paris.", "2022-02-28"),
        ("Lavrov said that he will visit Paris on Monday.", "2022-02-28"),
        ("Russia will withdraw, Lavrov said on Monday.", "2022-02-21"),
        ("Lavrov said Monday that he will visit Paris.", "2022-02-21"),
        ("The visit was put off until Monday.", "2022-02-28"),
    ],
)
def test_a_weekday_lies_ahead_where_a_word_of_the_future_governs_it(text: str, expected: str) -> None:
    assert days(read("en", text)["Monday"]) == expected


def test_a_word_that_is_both_with_and_until_puts_no_day_ahead_behind_a_name() -> None:
    assert [days(one) for one in read("tr", "Fidan, Lavrov ile pazartesi görüştü.").values()] == ["2022-02-21"]
    assert [days(one) for one in read("tr", "Salı ile perşembe arasında yağdı.").values()] == ["2022-02-15..2022-02-17"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Talks on 21 January went on.", When(None, None, "day", "explicit", "--01-21")),
        ("Talks in March went on.", When(None, None, "month", "explicit", "--03")),
        ("Talks on Wednesday went on.", When(None, None, "day", "relative", "W-3")),
        ("Talks yesterday went on.", When(None, None, "day", "relative", "P-1D")),
        ("Talks last week went on.", When(None, None, "week", "relative", "P-1W")),
    ],
)
@pytest.mark.parametrize(
    "published", [None, When(None, WEDNESDAY, "day", "masthead"), When(None, WEDNESDAY, "day", "bound")]
)
def test_without_a_day_of_publication_no_day_is_invented(text: str, expected: When, published: When | None) -> None:
    assert list(read("en", text, published).values()) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "They meet every Monday.",
        "They talked for two days.",
        "About 2000 people came.",
        "You may 5 times march on.",
        "Resolution 1244 holds.",
        "They won 2-1 and 3/4 agreed.",
        "He is in his 30s.",
        "The F-16 may fly.",
        "Version 1.2.3 is out.",
        "On 31 February they met.",
    ],
)
def test_sets_lengths_and_mere_numbers_are_no_times(text: str) -> None:
    assert "day" not in {when.precision for when in read("en", text).values()}
    assert not {name for name in read("en", text) if name[0].isdigit()}


def test_a_time_of_day_takes_its_zone_and_its_day() -> None:
    found = read("en", "They meet on 10 January 2022 at 16:00 Moscow time.")
    day = date(2022, 1, 10)
    assert list(found.values()) == [When(day, day, "minute", "explicit", "16:00:00+03:00")]


def test_a_time_of_day_without_a_day_is_that_of_publication_as_an_inference() -> None:
    expected = When(WEDNESDAY, WEDNESDAY, "minute", "inferred", "10:30:00")
    assert read("en", "They met at 10:30 a.m. in the hall.") == {"at 10:30 a.m.": expected}


def test_days_that_share_a_month_are_two_days_not_a_stretch() -> None:
    found = read("en", "They meet on 10 and 12 January 2022.")
    assert [days(when) for when in found.values()] == ["2022-01-10", "2022-01-12"]


def test_a_weekday_that_contradicts_its_date_is_warned_of() -> None:
    stream = stream_of("en", "They met on Wednesday, 10 January 2022.")
    (time,), warnings = located_times(stream, None)
    assert days(time.when) == "2022-01-10"
    assert warnings == ["the weekday does not fit the date: Wednesday, 10 January 2022"]


def test_a_day_without_a_year_takes_that_of_the_same_day_elsewhere_in_the_text() -> None:
    found = read("en", "They meet on 10 January 2022. The day, 10 January, was agreed.", published=None)
    day = date(2022, 1, 10)
    assert found["10 January"] == When(day, day, "day", "inferred")


def test_a_publication_of_several_days_leaves_yesterday_as_wide() -> None:
    published = When(date(2021, 12, 28), date(2021, 12, 31), "day", "inferred")
    found = read("en", "He left yesterday.", published)
    assert found["yesterday"] == When(date(2021, 12, 27), date(2021, 12, 30), "day", "inferred")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Họ gặp nhau hôm 27/12.", "--12-27"),
        ("Họ gặp nhau ngày 10-1.", "--01-10"),
        ("Họ gặp nhau ngày 10 tháng 1.", "--01-10"),
    ],
)
def test_two_numbers_are_a_day_where_a_word_says_so(text: str, expected: str) -> None:
    assert [when.time for when in read("vi", text, published=None).values()] == [expected]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Prime Minister Theresa May accused her critics."),
        ("en", "Our reporter April Ryan asked him."),
        ("es", "Ayer habló con él Pedro Domingo."),
    ],
)
def test_a_name_is_no_month_and_no_weekday(language: str, text: str) -> None:
    assert not {"May", "April", "Domingo"} & read(language, text).keys()


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Rain will spread late on Monday and Tuesday.", ["2022-01-10", "2022-01-11"]),
        ("en", "The coach Will Wade spoke on Friday.", ["2022-01-07"]),
        ("en", "After he said that he would go, he was seen Friday.", ["2022-01-07"]),
        (
            "en",
            "The church was built in 1870, the tower a decade later.",
            ["1870-01-01..1870-12-31", "1880-01-01..1889-12-31"],
        ),
        ("en", "He spoke on Friday and will be in Rome again.", ["2022-01-07"]),
        ("en", "Russia attacked the city on Sunday in a possible reply.", ["2022-01-09"]),
        ("en", "They met today. The tower fell a decade later.", ["2022-01-10"]),
    ],
)
def test_days_that_have_passed_do_not_lie_ahead(language: str, text: str, expected: list[str]) -> None:
    found = read(language, text, When(date(2022, 1, 10), date(2022, 1, 10), "day", "metadata"))
    assert [days(when) for when in found.values() if when.latest] == expected


def test_what_was_within_a_length_is_no_stretch_from_publication() -> None:
    found = read("en", "There were 183 eruptions within two days. They will leave within three days.")
    assert [when.time for when in found.values() if when.latest is None] == ["P2D"]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "Depuis leur victoire 4-1 en février, ils ont perdu.", ["2022-02-01..2022-02-28"]),
        ("ru", "Это займет три дня.", []),
        ("uk", "Усе не зміниться за одну ніч.", []),
        ("fr", "Il a passé un an en Irak.", []),
        ("en", "They met on 10-12 February.", ["2022-02-10..2022-02-12"]),
    ],
)
def test_scores_and_counts_are_no_days_and_no_hours(language: str, text: str, expected: list[str]) -> None:
    found = read(language, text, When(date(2022, 5, 2), date(2022, 5, 2), "day", "metadata"))
    assert [days(when) for when in found.values() if when.latest] == expected


def test_seasons_of_one_collection_share_their_year() -> None:
    found = read("en", "They showed the spring-summer 2019 collection.")
    assert [days(when) for when in found.values()] == ["2019-03-01..2019-08-31"]


def test_a_second_night_is_no_monday() -> None:
    found = read("pt", "Na segunda noite fugiram. Chegaram na segunda à noite.")
    assert list(found) == ["segunda à noite"]


def test_the_second_is_no_monday() -> None:
    assert read("vi", "Đây là lần thứ hai họ gặp nhau.") == {}


@given(
    day=some.dates(date(1900, 1, 1), date(2099, 12, 31)), form=some.sampled_from(["%d.%m.%Y", "%Y-%m-%d", "%d/%m/%Y"])
)
def test_every_numeric_date_is_read_as_written(day: date, form: str) -> None:
    assert [days(when) for when in read("ru", f"Встреча {day:{form}} прошла.").values()] == [str(day)]


@given(day=some.dates(date(2000, 1, 1), date(2099, 12, 1)), back=some.integers(0, 6))
def test_a_weekday_is_one_of_the_seven_days_up_to_publication(day: date, back: int) -> None:
    told = day - timedelta(days=back)
    found = read("en", f"They met on {told:%A}.", When(day, day, "day", "metadata"))
    assert [days(when) for when in found.values()] == [str(told)]


@given(text=some.text(alphabet="0123456789/-.: on last Monday May,and from to 5 weeks ago\n", max_size=60))
def test_spans_lie_in_order_within_the_text_whatever_it_holds(text: str) -> None:
    stream = stream_of("en", text)
    found, _ = located_times(stream, PUBLISHED)
    ends = [place for time in found for place in (time.first, time.last)]
    assert ends == sorted(ends)
    assert all(time.first < time.last <= len(stream.words) for time in found)
