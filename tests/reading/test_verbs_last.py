"""Where verbs stand last and prepositions before their nouns, as in Persian."""

from __future__ import annotations

import pytest
from tests.facts import fact_lines

import dragoman

SENTENCES = [
    ("ایران اسرائیل را تهدید کرد.", ["THREATEN Iran -> Israel"]),
    (
        "آمریکا حمله روسیه به اوکراین را محکوم کرد.",
        ["ACCUSE/disapprove United States -> Russia", "ASSAULT Russia -> Ukraine"],
    ),
    ("دونالد ترامپ دیدار خود با ولادیمیر پوتین را لغو کرد.", ["REJECT/meet Donald Trump -> Vladimir Putin"]),
    (
        "امانوئل مکرون، رئیس‌جمهوری فرانسه، با ولودیمیر زلنسکی، رئیس‌جمهوری اوکراین، دیدار کرد.",
        ["CONSULT Emmanuel Macron, Volodymyr Zelensky"],
    ),
    ("چین از آمریکا خواست که تحریم‌ها را لغو کند.", ["REQUEST/yield China -> United States"]),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_an_object_an_apposition_and_what_stands_behind_a_noun_are_read(text: str, expected: list[str]) -> None:
    assert fact_lines(dragoman.analyse(text, language="fa", published="2024-03-06"), "events") == expected


POSTPOSITIONS = [
    ("Belgrad, Priştine'nin teklifine hayır dedi.", ["REJECT Serbia -> Kosovo"]),
    ("Çin, Trump'ın teklifini memnuniyetle karşıladı.", ["SUPPORT China -> Donald Trump"]),
    ("Polonya, Belarus sınırını kapattı.", ["COERCE/restrict Poland"]),
    ("Azerbaycan, Gürcistan sınırını yeniden açtı.", ["RETREAT/access Azerbaijan"]),
]


@pytest.mark.parametrize(("text", "expected"), POSTPOSITIONS)
def test_where_nouns_come_before_what_ties_them_a_noun_governs_no_verb_behind_it_and_its_owner_does_nothing(
    text: str, expected: list[str]
) -> None:
    assert fact_lines(dragoman.analyse(text, language="tr", published="2024-03-06"), "events") == expected
