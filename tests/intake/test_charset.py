from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.intake.charset import decode

BULGARIAN = "Министърът на външните работи пристигна в София за среща с колегата си."
RUSSIAN = "Министр иностранных дел прибыл в Вену на переговоры с коллегами."
UKRAINIAN = "Міністр закордонних справ прибув до Києва на зустріч із колегами."
ALBANIAN = "Ministri i Jashtëm mbërriti në Tiranë për të zhvilluar një bisedë me kryeministrin, çka është hera e dytë."
VIETNAMESE = "Bộ trưởng Ngoại giao đã đến Hà Nội để đàm phán về vấn đề an ninh trong khu vực."
GERMAN = "Der Außenminister empfängt am Donnerstag in Köln den türkischen Botschafter."
POLISH = "Minister spraw zagranicznych przyjął w środę ambasadora i złożył oświadczenie."
GREEK = "Ο υπουργός Εξωτερικών έφτασε στην Αθήνα για συνομιλίες."


def in_windows_1258(text: str) -> bytes:
    """Vietnamese as Windows writes it: the tone as a mark of its own behind the letter."""
    tones = "\u0300\u0301\u0303\u0309\u0323"
    pieces = []
    for letter in unicodedata.normalize("NFC", text):
        try:
            pieces.append(letter.encode("cp1258"))
        except UnicodeEncodeError:
            parts = unicodedata.normalize("NFD", letter)
            base = unicodedata.normalize("NFC", "".join(part for part in parts if part not in tones))
            pieces.append((base + "".join(part for part in parts if part in tones)).encode("cp1258"))
    return b"".join(pieces)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (BULGARIAN, "cp1251"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (RUSSIAN, "cp866"),
        (UKRAINIAN, "cp1251"),
        (ALBANIAN, "cp1252"),
        (ALBANIAN, "cp1250"),
        (GERMAN, "cp1252"),
        (POLISH, "cp1250"),
        (GREEK, "cp1253"),
    ],
)
def test_a_short_page_in_an_older_code_page_is_read(text: str, encoding: str) -> None:
    decoded = decode(text.encode(encoding))
    assert decoded.text == text
    assert decoded.warnings == ()


def test_vietnamese_in_windows_1258_comes_out_composed() -> None:
    assert decode(in_windows_1258(VIETNAMESE)).text == VIETNAMESE


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("text", [BULGARIAN, VIETNAMESE, "The ministers met on Friday."])
def test_unicode_is_read_with_its_mark_and_without(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)).text == text


def test_a_declaration_in_the_page_is_believed_where_the_bytes_agree() -> None:
    page = f'<html><head><meta charset="iso-8859-2"></head><body><p>{POLISH}</p></body></html>'
    assert POLISH in decode(page.encode("iso-8859-2")).text


def test_a_declaration_that_the_bytes_deny_is_not_believed() -> None:
    page = f'<html><head><meta charset="iso-8859-1"></head><body><p>{RUSSIAN}</p></body></html>'
    assert RUSSIAN in decode(page.encode("cp1251")).text
    assert decode(BULGARIAN.encode(), "windows-1252").text == BULGARIAN


def test_a_declaration_of_nothing_known_is_passed_over() -> None:
    assert decode(RUSSIAN.encode("cp1251"), "x-none").text == RUSSIAN


def test_utf_8_with_a_few_broken_bytes_keeps_the_good_and_warns() -> None:
    decoded = decode(BULGARIAN.encode() + b" \xff\xfe and " + BULGARIAN.encode()[:-1])
    assert decoded.text.startswith(BULGARIAN)
    assert decoded.encoding == "utf-8"
    assert "\ufffd" in decoded.text
    assert "broken characters replaced" in decoded.warnings[0]


@settings(max_examples=300)
@given(st.binary(max_size=400))
def test_any_bytes_become_composed_text(content: bytes) -> None:
    text = decode(content).text
    assert text == unicodedata.normalize("NFC", text)


@settings(max_examples=200)
@given(st.text(alphabet=st.characters(codec="utf-8", min_codepoint=32), max_size=200))
def test_what_was_written_in_utf_8_is_read_as_it_was_written(text: str) -> None:
    if not text.startswith("\ufeff") and "\0" not in text:
        assert decode(text.encode()).text == unicodedata.normalize("NFC", text)
