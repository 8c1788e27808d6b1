"""Under which keys a name of a list is found again.

A full name is found by the script-free keys of its parts. A name in writing that sets no blanks between words is found
as it stands, for nobody can cut it out of a text without knowing it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from dragoman.language.keys import name_key

MOST_PARTS = 8
MOST_PLACE_PARTS = 5
LONGEST_UNSPACED = 40
_LEAST_UNSPACED = 3
# What stands in one word with the name behind it, by keys: "al-Assad" and "bin Salman" are no full names.
_PARTICLES = frozenset(
    {"abu", "al", "bin", "da", "de", "del", "der", "di", "du", "el", "ibn", "la", "le", "van", "von"}
)
# Han and kana; Thai, Lao, Burmese and Khmer, which set a blank between given and family name; hangul, which joins them.
_HAN = re.compile("[\u3005\u3041-\u3096\u30a1-\u30fa\u30fc\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_STUCK = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
_HANGUL = re.compile("[\uac00-\ud7a3]")
_BETWEEN = re.compile(r"[\s\u00b7\u2027\u2022\u30fb\uff65=\uff1d]+")
_POINTS = str.maketrans(dict.fromkeys("\u2027\u2022\u30fb\uff65=\uff1d", "\u00b7"))


def full_name_key(name: str) -> str | None:
    """The key of a full name; None for one of a single part, or of one beside initials and particles.

    "Lavrov, Sergei" is the name that it is in the usual order.
    """
    if _HAN.search(name) or _STUCK.search(name):
        return None
    family, comma, given = name.partition(",")
    written = f"{given} {family}" if comma and "," not in given else name
    if len(_BETWEEN.split(written.strip())) < 2:
        return None
    parts = name_key(written)
    return key_of(parts) if whole_parts(parts) > 1 and len(parts) <= MOST_PARTS else None


def whole_parts(parts: Iterable[str]) -> int:
    """How many of these keys of parts are more than an initial or a particle."""
    return sum(len(part) > 1 and part not in _PARTICLES for part in parts)


def key_of(parts: tuple[str, ...]) -> str:
    """The parts' keys as one, in their order."""
    return " ".join(parts)


def place_key(name: str) -> str | None:
    """The key of a place's name, of one part or of several; None for one of more than texts are asked for."""
    parts = name_key(name)
    return key_of(parts) if 0 < len(parts) <= MOST_PLACE_PARTS and all(parts) else None


def unspaced_key(name: str) -> str | None:
    """A name as it stands in writing without blanks between words; None for one in other writing, or a short one.

    It has three letters or more: two of them are too often no name.
    """
    written = " ".join(unicodedata.normalize("NFC", name).split())
    if _HAN.search(written):
        written = written.replace(" ", "")
    elif not (_STUCK.search(written) or (_HANGUL.search(written) and " " not in written)):
        return None
    return unspaced(written) if _LEAST_UNSPACED <= len(written) <= LONGEST_UNSPACED else None


def unspaced_parts(characters: int) -> int:
    """As how many parts a name of so many characters in writing without blanks tells who is meant."""
    return characters // 2


def unspaced(text: str) -> str:
    """A text with one kind of point between the parts of names; as long as it was."""
    return text.translate(_POINTS)
