"""The senses in which words tell a political event: one list for all languages, in `senses.toml`.

A pack gives the words of each sense in its language; what they mean in PLOVER, and how their parties stand to each
other, is said once, here. So what one language can tell, another can, and the same event comes of every translation.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Literal

import msgspec
from msgspec import Struct

Attachment = Literal[
    "object", "subject", "of", "with", "between", "by", "to", "from", "against", "in", "about", "for", "indirect"
]
Marks = tuple[Literal["historical", "future", "hypothetical", "negation"], ...]


class Sense(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a word tells, in PLOVER's terms; the fields are explained at the head of `senses.toml`."""

    name: str
    type: str
    words: str
    mode: str | None = None
    recipient: tuple[Attachment, ...] = ()
    actor: Literal["subject", "object", "speaker"] = "subject"
    governs: bool = False
    undoes: bool = False
    sided: bool = False
    armed: str | None = None
    announces: bool = False
    crowd: str | None = None
    contexts: tuple[str, ...] = ()
    auxiliary: Marks = ()


class _Senses(Struct, frozen=True, forbid_unknown_fields=True):
    sense: tuple[Sense, ...]


@cache
def senses() -> dict[str, Sense]:
    """Every sense by its name, in the order of PLOVER's types."""
    text = (files("dragoman.language") / "senses.toml").read_text("utf-8")
    return {sense.name: sense for sense in msgspec.convert(tomllib.loads(text), _Senses).sense}


def senses_bytes() -> bytes:
    """The list as it stands in its file, to tell whether something compiled from it is still true."""
    return (files("dragoman.language") / "senses.toml").read_bytes()
