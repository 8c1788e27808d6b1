"""Fingerprints are the same everywhere, and see through what does not change a text."""

from __future__ import annotations

import re
from hashlib import blake2b

import pytest

from dragoman.record.copies.fingerprints import fingerprints

WORDS = "The two ministers met on Tuesday in the old town hall and spoke for three hours about the border."
LETTERS = "两国外长周二在市政厅举行会谈双方就边界问题讨论了三个小时"


def prints(text: str) -> set[int]:
    (found,) = fingerprints([text])
    assert found.tolist() == sorted(set(found.tolist()))
    return set(found.tolist())


def test_a_print_for_every_run_of_five_words_or_eight_letters() -> None:
    assert len(prints(WORDS)) == len(WORDS.split()) - 4
    assert len(prints(LETTERS)) == len(LETTERS) - 7


def test_the_same_run_has_the_same_print_in_every_text() -> None:
    assert prints(f"Before it {WORDS} After it") > prints(WORDS)
    assert prints(f"Before it. {LETTERS}. After it") > prints(LETTERS)


def test_a_text_shorter_than_a_run_has_none() -> None:
    assert [len(prints(text)) for text in ("", "  \n", "One two three four", "两国外长周二在", "\x00", "…")] == [0] * 6


def test_runs_do_not_go_from_one_text_into_the_next() -> None:
    texts = [WORDS, "", "Three short words", LETTERS, WORDS.upper(), "x " * 50_000, LETTERS]
    together = fingerprints(texts)
    assert [one.tolist() for one in together] == [fingerprints([text])[0].tolist() for text in texts]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ёлка стоит у нашей ёлки давно", "елка стоит у нашей елки давно"),
        ("Ο Πρωθυπουργός μίλησε στους δημοσιογράφους σήμερα", "ο πρωθυπουργος μιλησε στουσ δημοσιογραφους σημερα"),
        ("l’homme dit “oui” aux autres – hier", "l'homme dit «oui» aux autres, hier!"),
        ("في ١٢ يناير اجتمع الوزيران في جنيف", "في 12 ينايـر اجتمع الوزيران في جنيف"),
        ("会談は１２日に東京で行われた", "会談は12日に東京で行われた"),
        ("ภาษาไทยเขียนติดกัน", "ภาษา\u200bไทย\u200bเขียนติดกัน"),
        ("met 😀 in the old hall today", "met in the old hall today"),
    ],
)
def test_what_does_not_change_a_text_does_not_change_its_prints(one: str, other: str) -> None:
    assert prints(one) == prints(other) != set()


def test_other_words_have_other_prints() -> None:
    one, other = prints(WORDS), prints(re.sub("Tuesday", "Monday", WORDS))
    assert len(one - other) == 5


def test_odd_code_points_are_read() -> None:
    assert len(prints("one two \ud800 three four five")) == 1
    assert len(prints("𠀀𠀁𠀂𠀃𠀄𠀅𠀆𠀇𠀈")) == 2


def test_prints_are_the_same_on_every_machine() -> None:
    found = fingerprints([WORDS, LETTERS, "Ёлка — ẞ, ﬁ ½ ①; ไทย 한국어 हिन्दी العربية 𝐀 two three four five six"])
    digest = blake2b(b"".join(one.astype("<u8").tobytes() for one in found), digest_size=8)
    assert digest.hexdigest() == "b0aa226e7cf6f979"
