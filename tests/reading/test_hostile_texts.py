"""Texts that no newsroom wrote: each is read, and in a time that its length alone decides."""

from __future__ import annotations

import time

import pytest

import dragoman

# Processor seconds, many times what each takes; what grows with the square of its length takes longer.
PATIENCE = 15

TEXTS = {
    "a sentence of words": ("en", "word " * 50_000),
    "a sentence of offices": ("en", "minister " * 20_000),
    "a sentence of capitals": ("en", "Bella " * 50_000),
    "a sentence of ideographs": ("zh", "部长" * 25_000),
    "a sentence without capitals": ("ar", "وزير " * 20_000),
    "quotation marks that open": ("en", "“" * 100_000 + " he said"),
    "quotation marks of all kinds": ("en", "He said: " + "“\"„«'»”" * 14_000),
    "numbers": ("en", " ".join(map(str, range(10_000)))),
    "days": ("en", "10, " * 10_000 + "May"),
    "ranges": ("en", "10-" * 10_000),
    "multipliers": ("en", "million " * 20_000),
    "one number": ("en", "1" * 100_000),
    "one word": ("en", "a" * 100_000),
    "abbreviations": ("en", "a." * 50_000),
    "apostrophes": ("fr", "l'" * 50_000),
    "emoji": ("en", "He said 😀👩‍👩‍👧. " * 5_000),
    "marks of direction": ("ar", "\u200f\u202bقال\u202c " * 20_000),
    "acronyms in brackets": ("en", "(AB " * 15_000),
    "capitals in short sentences": ("en", "AB CD. " * 30_000),
    "companies": ("en", "Adler, Inc. " * 10_000),
    "courts": ("en", "".join(f"the Court of B{'aeiou'[at % 5]}{'o' * (at % 97)}b. " for at in range(3_000))),
    "phrases of time": ("en", "last year in " * 10_000),
    "two languages": ("en", "Министр сказал. The minister said. " * 3_000),
}


@pytest.mark.parametrize("kind", TEXTS)
def test_a_hostile_text_is_read_in_a_time_that_its_length_decides(kind: str) -> None:
    language, text = TEXTS[kind]
    start = time.process_time()
    found = dragoman.analyse(text, language=language, published="2022-01-10")
    assert time.process_time() - start < PATIENCE
    assert found.error is None
    assert found.article is not None
    assert found.article.text == text
    assert all(text[slice(*quotation.span)] == quotation.text for quotation in found.quotations)
    spans = [one.span for one in found.mentions] + [one.span for one in found.times]
    assert all(0 <= first < last <= len(text) for first, last in spans)
