"""A sheet as Markdown in which nothing that a page wrote can be taken for markup, HTML or a direction of writing."""

from __future__ import annotations

import re
import unicodedata

from dragoman.terminal.screen import printable
from dragoman.terminal.sheet import Cited, Item, Sheet, attribution

# What is markup wherever it stands, and what is so at the beginning of a line alone.
_MARKUP = re.compile(r"([\\`*_\[\]~|$^])")
_OPENING = re.compile(r"^(\d*)([.)](?=\s|$)|(?<!\d)[-+#=>:])")
# The marks that turn the direction of writing (Unicode's Bidi_Control).
BIDI = dict.fromkeys([0x61C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])
_ISOLATE, _POP = "\u2068", "\u2069"


def markdown(sheet: Sheet) -> str:
    """The sheet as a page of Markdown."""
    parts = [f"# {escaped(sheet.title)}", "", escaped(sheet.note), ""]
    for section in sheet.sections:
        parts += [f"## {section.title}", ""]
        for item in section.items:
            parts += _lines(item)
        parts.append("")
    if not sheet.sections:
        parts += ["Nothing in this record fits what was asked.", ""]
    return "\n".join(parts)


def _lines(item: Item) -> list[str]:
    day = f"**{escaped(item.day)}** " if item.day else ""
    left_out = [f"    - and {item.left_out} more"] if item.left_out else []
    return [f"- {day}{_isolated(item.text)}", *(f"    - {_source(one)}" for one in item.sources), *left_out]


def _source(cited: Cited) -> str:
    return f"{', '.join(map(_isolated, attribution(cited)))}: {_isolated(cited.sentence)}"


def _isolated(text: str) -> str:
    """A text whose direction of writing ends with it."""
    turns = any(unicodedata.bidirectional(sign) in ("R", "AL") for sign in text)
    return f"{_ISOLATE}{escaped(text)}{_POP}" if turns else escaped(text)


def escaped(text: str) -> str:
    """A text in one line that is nothing but text in Markdown."""
    plain = " ".join(printable(text).translate(BIDI).split())
    marked = _MARKUP.sub(r"\\\1", plain.replace("&", "&amp;").replace("<", "&lt;"))
    return _OPENING.sub(r"\1\\\2", marked)
