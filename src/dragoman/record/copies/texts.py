"""The fingerprints of articles' texts, made once while they are compared."""

from __future__ import annotations

from dragoman.record.copies.comparing import Shared, shared
from dragoman.record.copies.fingerprints import Prints, fingerprints
from dragoman.record.filings import Filings


class Texts:
    """The texts of a record's articles, as far as their fingerprints tell."""

    def __init__(self, filings: Filings) -> None:
        self._filings = filings
        self._prints: dict[int, Prints] = {}

    def prints(self, number: int) -> Prints:
        """All fingerprints of the article of this number."""
        found = self._prints.get(number)
        if found is None:
            article = self._filings[number].analysis.article
            assert article is not None
            found = self._prints[number] = fingerprints(article.text)
        return found

    def shared(self, one: int, other: int) -> Shared:
        """What the texts of two articles share."""
        return shared(self.prints(one), self.prints(other))
