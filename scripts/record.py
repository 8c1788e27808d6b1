"""The parallel record, to learn from: news documents of which it is known, by line, who and what they tell of.

The texts are NTREX-128 (CC BY-SA 4.0), the same documents in many languages; see `benchmarks.sets` for where they are.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from typing import Any

from benchmarks.parallel import PUBLISHED, Annotated, Compared, country_codes
from msgspec import Struct

from benchmarks import engine, sets
from dragoman.model import Article

FOLDS = 5

# Codes of the parallel texts by ISO 639-1; those without a pack teach what holds in any language.
LANGUAGES = {
    "ar": "arb", "bg": "bul", "bs": "bos", "cs": "ces", "da": "dan", "de": "deu", "el": "ell", "en": "eng", "es": "spa",
    "fi": "fin", "fr": "fra", "hr": "hrv", "hu": "hun", "it": "ita", "mk": "mkd", "nl": "nld", "no": "nob", "pl": "pol",
    "pt": "por", "ro": "ron", "ru": "rus", "sk": "slk", "sl": "slv", "sq": "sqi", "sr": "srp-Latn", "sv": "swe",
    "tr": "tur", "uk": "ukr", "vi": "vie", "ca": "cat", "et": "est", "id": "ind", "is": "isl", "lt": "lit", "lv": "lav",
    "be": "bel",
}  # fmt: skip

# Of scripts without capital letters, from which names are not learned.
_UNCASED = {"fa": "fas", "ja": "jpn", "ko": "kor", "zh": "zho-CN"}


class Recorded(Struct, frozen=True):
    """A document in one language; `marks` says what is known of it, with numbers of lines counted from `first`."""

    document: sets.Document
    marks: dict[str, Any]

    @property
    def first(self) -> int:
        """The number of its first line."""
        return self.document.first


def recorded(language: str) -> Iterator[Recorded]:
    """The documents of the record in a language (ISO 639-1). Raises `benchmarks.sets.SetMissing`."""
    documents = {one.id: one for one in sets.parallel_documents({**LANGUAGES, **_UNCASED}[language])}
    for marks in sets.parallel_record():
        yield Recorded(documents[marks["doc"]], marks)


def compared(languages: Iterable[str]) -> Iterator[tuple[Compared, Article]]:
    """The documents of the record in these languages as they are read, with the record's names of their entities.

    Raises `benchmarks.sets.SetMissing`.
    """
    codes = country_codes()
    for language in languages:
        for one in recorded(language):
            reading = engine.read(one.document.text, language=language, published=PUBLISHED)
            if reading.analysis is not None and reading.analysis.article is not None:
                found = Compared(Annotated(language, one.document, one.marks, codes), reading)
                found.entities()
                yield found, reading.analysis.article


def fold_of(document: str) -> int:
    """The fold of a document, in whatever language."""
    return hashlib.sha1(document.encode()).digest()[0] % FOLDS
