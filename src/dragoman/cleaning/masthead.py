"""The outlet's name at the top of a flat page."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.cleaning import shapes
from dragoman.cleaning.dates import date_line
from dragoman.cleaning.spelled import stands

# So many blocks at the page's head are the site's own.
TOP = 3

_RIGHTS = re.compile(r"[©®]|\([cCсС]\)")


def name_at_top(lines: Sequence[str], head: int, language: str, barred: Sequence[bool]) -> str | None:
    """The name that stands first above block `head`, where it returns further down, or a menu follows.

    Before a menu it must be written as a name. One in capitals goes by the small letters in which the page has it
    elsewhere, if it does.
    """
    for at in range(min(TOP, head)):
        line = lines[at]
        no_name = (barred and barred[at]) or date_line(line, language) or lines.count(line) > 1
        if no_name or not _is_name(line):
            continue
        again = _again(line, lines[at + 1 :])
        if again or (at + 1 < head and _is_menu(lines[at + 1 : head]) and _is_masthead(at, lines)):
            return next((name for name in again if not name.isupper()), line)
        return None
    return None


def _is_name(line: str) -> bool:
    """A few words, the first with a capital letter, and nothing else but an "&", a stop or a dash among them."""
    parts = line.split()
    if len(line) > 40 or len(parts) > 5 or not line[0].isupper() or line.endswith((":", ".", "!", "?", "…")):
        return False
    return all(re.fullmatch(r"[^\W\d_]+(?:[.'’-][^\W\d_]+)*\.?|&|-", part) for part in parts)


def _is_masthead(at: int, lines: Sequence[str]) -> bool:
    """Several words, all with capitals or such as return nowhere on the page: those of a section ("Latest news") do."""
    parts = lines[at].split()
    if len(parts) < 2 or all(part[0].isupper() for part in parts if part[0].isalpha()):
        return len(parts) > 1
    rest = "\n".join((*lines[:at], *lines[at + 1 :])).lower()
    return not any(stands(word, rest) if len(word) > 2 else word in rest for word in shapes.words(lines[at]))


def _is_menu(lines: Sequence[str]) -> bool:
    """Items of one or two words below each other, or several in the first block without a sentence."""
    first = lines[0].split()
    if len(first) >= 3:
        return not shapes.ends_sentence(lines[0]) and len(lines[0]) < 120
    return len(lines) >= 3 and all(len(line.split()) <= 3 for line in lines[:3])


def _again(name: str, lines: Sequence[str]) -> list[str]:
    rest, first = "\n".join(lines), name.split(maxsplit=1)[0]
    if not any(spelled in rest for spelled in (first, first.upper(), first.capitalize())):
        return []
    return [found for line in lines if (found := _named_again(name, line))]


def _named_again(name: str, line: str) -> str | None:
    """The name as it stands in another line, with its capital, where it is a name there.

    So it is in a line of rights, and one of several words also where something stands before it.
    """
    at = line.casefold().find(name.casefold())
    found = line[at : at + len(name)]
    if at < 0 or found.casefold() != name.casefold() or not found[0].isupper():
        return None
    return found if _RIGHTS.search(line) or (at > 0 and " " in name) else None
