"""The test of a language pack: texts, each with the facts that must be read in it."""

from __future__ import annotations

from dragoman.language.pack_parts import Strict
from dragoman.language.pack_status import StatusKey


class Example(Strict, frozen=True, kw_only=True):
    """A sentence with the facts it must give; a list that is absent is not compared.

    See ``docs/writing-a-language-pack.md``. ``beyond`` says why the program does not reach it yet; such an example must
    fail, and is named among the tests.
    """

    text: str
    beyond: str | None = None
    published: str | None = None
    events: tuple[str, ...] | None = None
    quotations: tuple[str, ...] | None = None
    people: tuple[str, ...] | None = None
    entities: tuple[str, ...] | None = None
    times: tuple[str, ...] | None = None
    figures: tuple[str, ...] | None = None
    citations: tuple[str, ...] | None = None


class StatusExample(Strict, frozen=True, kw_only=True):
    """A sentence with the status words that it must hold, by their keys in order, and who asked, as he stands there."""

    text: str
    words: tuple[StatusKey, ...] = ()
    asker: str | None = None


class Examples(Strict, frozen=True, kw_only=True):
    """The test of a pack."""

    example: tuple[Example, ...]
    status: tuple[StatusExample, ...] = ()
