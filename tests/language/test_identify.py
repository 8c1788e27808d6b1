from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.language.identify import Identified, identify


@pytest.mark.parametrize(
    ("text", "language", "script"),
    [
        ("The two ministers met in the capital on Friday and spoke for hours.", "en", "Latn"),
        ("Dy ministrat u takuan të premten në kryeqytet dhe biseduan me orë të tëra.", "sq", "Latn"),
        ("Двамата министри се срещнаха в петък в столицата и разговаряха с часове.", "bg", "Cyrl"),
        ("Два министра встретились в пятницу в столице и говорили несколько часов.", "ru", "Cyrl"),
        ("Два міністри зустрілися в п'ятницю в столиці й розмовляли кілька годин.", "uk", "Cyrl"),
        ("Двојица министара састала су се у петак у главном граду и разговарала сатима.", "sr", "Cyrl"),
        ("Hai bộ trưởng đã gặp nhau tại thủ đô hôm thứ Sáu và nói chuyện nhiều giờ.", "vi", "Latn"),
        ("両大臣は金曜日に首都で会談し、数時間話し合った。", "ja", "Jpan"),
        ("两位部长周五在首都会面，谈了几个小时。", "zh", "Hans"),
        ("兩位部長週五在首都會面，談了幾個小時。", "zh", "Hant"),
        ("두 장관은 금요일 수도에서 만나 몇 시간 동안 이야기했다.", "ko", "Kore"),
        ("Οι δύο υπουργοί συναντήθηκαν την Παρασκευή στην πρωτεύουσα.", "el", "Grek"),
        ("שני השרים נפגשו ביום שישי בבירה.", "he", "Hebr"),
        ("التقى الوزيران يوم الجمعة في العاصمة وتحدثا لساعات.", "ar", "Arab"),
    ],
)
def test_a_sentence_is_named_with_its_script(text: str, language: str, script: str) -> None:
    found = identify(text)
    assert (found.language, found.script) == (language, script)
    assert found.confidence > 0.5


@pytest.mark.parametrize("text", ["", "12 345 !?", "\n\n", "🙂"])
def test_a_text_without_letters_is_of_no_language(text: str) -> None:
    assert identify(text) == Identified("und", "Zyyy", 0.0)


def test_a_script_that_nobody_reads_is_of_no_language() -> None:
    assert identify("𐌰𐍄𐍄𐌰 𐌿𐌽𐍃𐌰𐍂").language == "und"


def test_letters_that_are_no_words_are_named_with_little_confidence() -> None:
    assert identify("qwrtz plkjh vbnmx").confidence < 0.5


def test_a_latin_name_does_not_make_a_chinese_text_latin() -> None:
    assert identify("部长在首都会见了 Alexander von Hohenberg").script == "Hans"


@settings(max_examples=200)
@given(st.text(max_size=300))
def test_any_text_has_a_language_a_script_and_a_confidence(text: str) -> None:
    found = identify(text)
    assert found == identify(text)
    assert 2 <= len(found.language) <= 3
    assert len(found.script) == 4
    assert 0 <= found.confidence <= 1
