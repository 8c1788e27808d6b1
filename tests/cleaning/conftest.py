from __future__ import annotations

import hashlib
from collections.abc import Callable

import pytest

from dragoman.cleaning.article import Cleaned, article
from dragoman.cleaning.boilerplate import Boilerplate
from dragoman.intake.kinds import kind_of
from dragoman.language.pack_parts import CleaningWords
from dragoman.model import Page, Source

PHRASES = Boilerplate(
    {
        "en": CleaningWords(
            boilerplate=("read also", "subscribe to", "tags:", "if you notice an error", "share", "views:"),
            comments=("comments", "leave a comment"),
        )
    }.get
)


@pytest.fixture
def clean() -> Callable[[str | bytes], Cleaned]:
    """Make an article of a page's bytes, with a few English phrases known."""

    def make(content: str | bytes, **hints: str) -> Cleaned:
        given = content.encode() if isinstance(content, str) else content
        form = kind_of(given)
        source = Source("page", form, 0, hashlib.sha256(given).hexdigest())
        return article(Page(source, given, form=form, hints=hints), PHRASES)

    return make
