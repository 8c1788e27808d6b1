"""The parts of a day ("in the morning", "at night"), out of the Unicode CLDR."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from pathlib import Path

PARTS = ("morning", "noon", "afternoon", "evening", "night", "midnight")
HALVES = {"am": "morning", "pm": "afternoon"}
# What is no word but a note, or the root's.
NOTE = re.compile(r"[()+/\d]|^(am|pm)$")


def day_parts(folder: Path, language: str, taken: set[str]) -> dict[str, list[str]]:
    """The words of each part, in the shape of a pack's `[time]`; what is `taken` or tells two parts is left out."""
    path = folder / "main" / language / "ca-gregorian.json"
    if not path.is_file():
        return {}
    found = json.loads(path.read_text("utf-8"))["main"][language]["dates"]["calendars"]["gregorian"]["dayPeriods"]
    words: dict[str, set[str]] = defaultdict(set)
    for usage in ("format", "stand-alone"):
        for period, text in found[usage]["wide"].items():
            name = re.sub(r"\d|-alt-variant", "", period)
            word = " ".join(re.sub("[\u200b\u200e\u200f\u061c]", "", text).lower().split())
            # "f.h." is one word with its last full stop, "a. m." are several.
            word = word if "." in word.replace(". ", " ")[:-1] else word.rstrip(".")
            if not NOTE.search(word) and len(word) > 1:
                words[HALVES.get(name, name)].add(word)
    tells = defaultdict(set)
    for part, forms in words.items():
        for word in forms:
            tells[word].add(part)
    doubtful = taken | {word for word, parts in tells.items() if len(parts) > 1}
    return {part: sorted(words[part] - doubtful) for part in PARTS if words[part] - doubtful}
