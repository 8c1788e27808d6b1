from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.reading.figures import figures
from dragoman.reading.lexicon import lexicon
from dragoman.reading.stream import Stream
from dragoman.reading.times import located_times

WORDS = (
    *("between", "from", "to", "or", "more", "20", "30", "half", "a", "two", "thirds", "million", "hundreds", "of"),
    *("people", "killed", "$", "%", "-", ",", "."),
)

Row = tuple[str, float, float | None, float | None, str]


def read(language: str, text: str) -> list[Row]:
    stream = Stream(text, ((0, len(text)),), lexicon(language))
    taken = [(time.first, time.last) for time in located_times(stream, None)[0] if time.sort == "date"]
    return [(stream.surface(f.first, f.last), f.value, f.low, f.high, f.unit) for f in figures(stream, taken)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "It sent over 100,000 troops.", ("over 100,000 troops", 100_000, 100_000, None, "troops")),
        ("en", "The death toll rose to 15, officials said.", ("15", 15, 15, 15, "dead")),
        ("de", "Die Zahl der Toten stieg auf 15.", ("15", 15, 15, 15, "dead")),
        ("hu", "A halálos áldozatok száma 15-re nőtt.", ("15", 15, 15, 15, "dead")),
        ("ru", "Число погибших возросло до 15 человек.", ("15 человек", 15, 15, 15, "dead")),
        ("bg", "Изпрати 42-ма войници.", ("42-ма войници", 42, 42, 42, "troops")),
        ("en", "It sent about 300 troops.", ("about 300 troops", 300, 270, 330, "troops")),
        ("en", "It sent between 20 and 30 tanks.", ("between 20 and 30 tanks", 25, 20, 30, "tanks")),
        ("en", "It sent 20-30 tanks.", ("20-30 tanks", 25, 20, 30, "tanks")),
        ("en", "It sent 100,000 Russian troops.", ("100,000 Russian troops", 100_000, 100_000, 100_000, "troops")),
        ("en", "It sent $2.5 million.", ("$2.5 million", 2_500_000, 2_500_000, 2_500_000, "dollars")),
        ("en", "It sent 2-3 million dollars.", ("2-3 million dollars", 2_500_000, 2_000_000, 3_000_000, "dollars")),
        ("en", "It rose by 12.5%.", ("12.5%", 12.5, 12.5, 12.5, "percent")),
        ("en", "It sent one hundred and twenty tanks.", ("one hundred and twenty tanks", 120, 120, 120, "tanks")),
        ("sq", "Dërgoi mbi 100 mijë trupa.", ("mbi 100 mijë trupa", 100_000, 100_000, None, "troops")),
        ("bg", "Изпрати 5 000 евро.", ("5 000 евро", 5_000, 5_000, 5_000, "euros")),
        ("ru", "Направил 2,5 млн евро.", ("2,5 млн евро", 2_500_000, 2_500_000, 2_500_000, "euros")),
    ],
)
def test_a_figure_is_a_number_with_its_unit_and_its_bounds(language: str, text: str, expected: Row) -> None:
    assert read(language, text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Two F-16 tanks of the 3rd group won 2-1.",
        "The 53-year-old spoke at 30-day talks.",
        "Diplomacy of more than XNUMX years ended.",
        "They met on 10 January 2022.",
        "Thousands left for Resolution 1244.",
        "He read 1.2.3 dollars.",
    ],
)
def test_numbers_without_a_unit_are_no_figures(text: str) -> None:
    assert [row for row in read("en", text) if row[0] != "Two F-16 tanks"] == []


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "It sent hundreds of thousands of troops.", ("hundreds of thousands of troops", 100_000, 100_000, None)),
        ("en", "It sent several hundred troops.", ("several hundred troops", 200, 200, None)),
        ("en", "It sent nearly 300 troops.", ("nearly 300 troops", 300, 270, 300)),
        ("en", "It sent at least some 300 troops.", ("at least some 300 troops", 300, 300, None)),
        ("en", "It sent 300 or more troops.", ("300 or more troops", 300, 300, None)),
        ("en", "It sent 5 to 7 tanks.", ("5 to 7 tanks", 6, 5, 7)),
        ("en", "It sent two to three thousand tanks.", ("two to three thousand tanks", 2500, 2000, 3000)),
        (
            "en",
            "It sent two and a half million troops.",
            ("two and a half million troops", 2_500_000, 2_500_000, 2_500_000),
        ),
        ("fr", "Il a envoyé une centaine de soldats.", ("une centaine de soldats", 100, 90, 110)),
        ("vi", "Có 2 triệu rưỡi người.", ("2 triệu rưỡi người", 2_500_000, 2_500_000, 2_500_000)),
        ("tr", "100 bini aşkın asker geldi.", ("100 bini aşkın asker", 100_000, 100_000, None)),
        ("ar", "وصل ما بين 20 و30 جنديا.", ("ما بين 20 و30 جنديا", 25, 20, 30)),
        ("sq", "Dërgoi 10,000 trupa.", ("10,000 trupa", 10_000, 10_000, 10_000)),
    ],
)
def test_words_around_a_number_set_its_value_and_bounds(
    language: str, text: str, expected: tuple[str, float, float | None, float | None]
) -> None:
    assert [row[:4] for row in read(language, text)] == [expected]


@pytest.mark.parametrize(
    ("language", "text", "units"),
    [
        ("en", "The shelling killed 20 people and wounded 30.", ["dead", "wounded"]),
        ("en", "20 people were killed and 30 were injured.", ["dead", "wounded"]),
        ("en", "Hundreds were arrested.", ["detained"]),
        ("en", "20 people protested, police killed a dog.", ["people"]),
        ("en", "He was sentenced to 15 years.", ["years in prison"]),
        ("en", "He waited for 15 years.", []),
        ("en", "It took in 5 million Syrians.", ["people"]),
        ("en", "Two thirds of the voters stayed away.", ["share"]),
        ("en", "One woman spoke.", []),
        ("en", "One person was killed.", ["dead"]),
        ("tr", "Enflasyon yüzde 9,2'ye düştü.", ["percent"]),
    ],
)
def test_what_befell_those_counted_tells_the_unit(language: str, text: str, units: list[str]) -> None:
    assert [row[4] for row in read(language, text)] == units


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("It paid US$5 million.", "dollars"),
        ("It paid A$5 million.", "Australian dollars"),
        ("It paid EUR 5 million.", "euros"),
        ("It paid 5 million UAH.", "hryvnias"),
        ("It paid 5 million €.", "euros"),
        ("It paid £5m.", "pounds"),
    ],
)
def test_money_has_its_sign_or_code_before_or_behind(text: str, unit: str) -> None:
    assert [(row[1], row[4]) for row in read("en", text)] == [(5_000_000, unit)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("pl", "Inflacja spadła o 2 punkty procentowe do 9 proc.", (9, 9)),
        ("pl", "Wysłano do 9 żołnierzy.", (None, 9)),
        ("ru", "Число жертв выросло до 832 человек.", (832, 832)),
    ],
)
def test_what_a_number_rose_or_fell_to_is_no_bound(
    language: str, text: str, expected: tuple[float | None, float]
) -> None:
    assert read(language, text)[-1][2:4] == expected


@pytest.mark.parametrize("text", ["Under Resolution 1701 troops left.", "Room 12 people said so.", "He ran 20 times."])
def test_the_number_of_a_text_or_a_room_is_no_figure(text: str) -> None:
    assert read("en", text) == []


@given(st.lists(st.sampled_from(WORDS), max_size=40))
def test_figures_never_overlap_and_their_bounds_hold_the_value(words: list[str]) -> None:
    text = " ".join(words)
    stream = Stream(text, ((0, len(text)),), lexicon("en"))
    found = figures(stream)
    assert all(one.last <= other.first for one, other in pairwise(found))
    assert all(one.low is None or one.low <= one.value for one in found)
    assert all(one.high is None or one.value <= one.high for one in found)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("bs", "Poginulo je najmanje pet ljudi.", [(5, "dead")]),
        ("cs", "Zahynulo nejméně pět lidí a dvanáct bylo zraněno.", [(5, "dead"), (12, "wounded")]),
        ("da", "Fem mennesker blev dræbt.", [(5, "dead")]),
        ("el", "Τα σκάφη διέσωσαν 27 μετανάστες.", [(27, "migrants")]),
        ("fa", "در این حمله ۱۲ تن کشته و ۳۰ نفر زخمی شدند.", [(12, "dead"), (30, "wounded")]),
        ("fa", "۲۵ تن کمک فرستاد.", [(25, "tonnes")]),
        ("fi", "Iskussa kuoli viisi ihmistä ja noin 30 loukkaantui.", [(5, "dead"), (30, "wounded")]),
        ("hr", "Poginulo je pet ljudi.", [(5, "dead")]),
        ("hu", "Legalább öt ember meghalt.", [(5, "dead")]),
        ("ja", "3人が死亡、12人が負傷した。", [(3, "dead"), (12, "wounded")]),
        ("ja", "死者は5人に増えた。", [(5, "dead")]),
        ("ja", "合意は約1兆2000億円で、15社が参加した。", [(1_200_000_000_000, "yen"), (15, "companies")]),
        ("ko", "3명이 숨지고 12명이 다쳤다.", [(3, "dead"), (12, "wounded")]),
        ("mk", "Загинаа пет лица, а околу 30 се повредени.", [(5, "dead"), (30, "wounded")]),
        ("nl", "Vijf mensen kwamen om het leven.", [(5, "dead")]),
        ("no", "Minst fem personer ble drept og 30 ble såret.", [(5, "dead"), (30, "wounded")]),
        ("pt", "Um acordo de 450 milhões de euros com 97 empresas.", [(450_000_000, "euros"), (97, "companies")]),
        ("sk", "Zahynulo päť ľudí.", [(5, "dead")]),
        ("sl", "V napadu je umrlo pet ljudi.", [(5, "dead")]),
        ("sr", "Demonstriralo je oko 4.000 ljudi, 578 policajaca.", [(4000, "people"), (578, "police officers")]),
        ("sv", "Minst fem människor dödades och omkring 30 skadades.", [(5, "dead"), (30, "wounded")]),
        ("zh", "袭击造成至少12人死亡、约30人受伤。", [(12, "dead"), (30, "wounded")]),
        ("zh", "援助12亿3000万美元和5艘船。", [(1_230_000_000, "dollars"), (5, "ships")]),
    ],
)
def test_every_language_counts_the_dead_and_the_money(
    language: str, text: str, expected: list[tuple[float, str]]
) -> None:
    assert [(row[1], row[4]) for row in read(language, text)] == expected
