"""The fingerprints of articles' texts, made once while they are compared."""

from __future__ import annotations

from collections.abc import Collection

from dragoman.record.copies.comparing import Shared, shared
from dragoman.record.copies.fingerprints import Prints, fingerprints
from dragoman.record.filings import Filings


class Texts:
    """The texts of a record's articles, as far as their fingerprints tell."""

    def __init__(self, filings: Filings) -> None:
        self._filings = filings
        self._prints: dict[int, Prints] = {}

    def prints(self, numbers: Collection[int]) -> dict[int, Prints]:
        """All fingerprints of the articles of these numbers; of many together sooner than of one after the other."""
        new = [number for number in numbers if number not in self._prints]
        self._prints.update(zip(new, fingerprints([self._text(number) for number in new]), strict=True))
        return {number: self._prints[number] for number in numbers}

    def shared(self, one: int, other: int) -> Shared:
        """What the texts of two articles share."""
        prints = self.prints((one, other))
        return shared(prints[one], prints[other])

    def _text(self, number: int) -> str:
        article = self._filings[number].analysis.article
        assert article is not None
        return article.text
