"""The small words between day, month and year ("de", "г", "оны"), out of the patterns of dates in the Unicode CLDR."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

WIDTHS = ("full", "long", "medium")
SKELETONS = ("yMMMMd", "MMMMd", "yMMMM", "yMMMd", "MMMd", "yMMM")
# A pattern in parts: fields, quoted words, and what stands plainly between them.
PARTS = re.compile(r"(?P<field>E+|[dyG]+|[ML]+)|(?P<text>(?:'[^']*'|[^EdyGML])+)")
EDGES = " .,،-/،։፣"


def patterns(folder: Path, language: str) -> set[str]:
    """How dates with a month's name are written."""
    path = folder / "main" / language / "ca-gregorian.json"
    if not path.is_file():
        return set()
    found = json.loads(path.read_text("utf-8"))["main"][language]["dates"]["calendars"]["gregorian"]
    formats = [found["dateFormats"].get(width) for width in WIDTHS]
    formats += [found["dateTimeFormats"]["availableFormats"].get(name) for name in SKELETONS]
    texts = [text if isinstance(text, str) else text["_value"] for text in formats if text]
    return {text for text in texts if "MMM" in text or "LLL" in text}


def parts(pattern: str) -> list[tuple[str, str]]:
    """The fields and the texts of a pattern in order; a field is told by its first letter, the era is left out."""
    found: list[tuple[str, str]] = []
    for match in PARTS.finditer(pattern):
        if match["field"]:
            found.append((match["field"][0].replace("L", "M"), ""))
        else:
            found.append(("", match["text"].replace("'", "")))
    return [part for part in found if part[0] != "G"]


def told(pattern: str) -> Iterator[tuple[str, str]]:
    """The words of a pattern, each with what it is in a pack's `[time]`; what is glued to a month is `after month`."""
    row = [("", ""), *parts(pattern), ("", "")]
    for before, (field, text), after in zip(row, row[1:], row[2:], strict=False):
        word = " ".join(re.sub("[\u200e\u200f\u061c]", "", text).strip(EDGES).lower().split())
        if field or not any(letter.isalpha() for letter in word) or any(sign in word for sign in "()#"):
            continue
        glued = not text[0].isspace() and text.lstrip("-.")[0].isalpha()
        if before[0] == "M" and glued:
            yield "after month", word
        elif after[0] == "M" and text[-1].isalpha() and before[0] != "y":
            yield "before month", word
        elif before[0] == "d" and glued:
            yield "ordinal", word.split()[0]
        elif before[0] == "y":
            yield "year_word", word
        elif before[0] == "d" and (after[0] in ("", "E") or "." in text):
            yield "day_word", word
        elif before[0] in ("d", "M") and after[0] in ("d", "M", "y"):
            yield "of", word


def joints(folder: Path, language: str, months: dict[str, int]) -> dict[str, Any]:
    """The words in the shape of a pack's `[time]`, with the months' names as they stand in dates."""
    found: dict[str, set[str]] = defaultdict(set)
    for pattern in patterns(folder, language):
        for head, word in told(pattern):
            found[head].add(word)
    glued: dict[int, set[str]] = defaultdict(set)
    for name, number in months.items():
        # Abbreviations take no endings.
        if len(name) > 3 or not name.isascii():
            glued[number] |= {name + suffix for suffix in found["after month"] if not name.endswith(suffix)}
            glued[number] |= {prefix + name for prefix in found["before month"]}
    written: dict[str, Any] = {
        "months": {str(number): sorted(words) for number, words in sorted(glued.items()) if words}
    }
    written |= {head: sorted(words) for head, words in sorted(found.items()) if " month" not in head}
    # What joins a day and its month, or a month and its year, is no word of one of them.
    for head in ("year_word", "day_word"):
        written[head] = [word for word in written.get(head, ()) if word not in found["of"]]
    return {head: words for head, words in written.items() if words}
