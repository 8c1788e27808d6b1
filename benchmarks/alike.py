"""Whether two names are the same, whatever the script and the scheme of transliteration.

The key of a word is its letters in ASCII (anyascii), in lower case, with the spellings on which schemes differ
folded together (y, j and i; kh and h; w and v; ts, tz and c; doubled letters; a silent h or mark of softness).
Two words are one name too where the data of names in many scripts has both as spellings of one: `Daley` and `Дейли`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from anyascii import anyascii

from benchmarks.measures import edits
from dragoman.knowledge.name_parts import name_groups

# In this order. What schemes write for one sound (ISO 9, BGN, the German and French press, Vietnamese and Albanian
# spelling) becomes one letter.
_FOLDS = (
    ("shch", "s"),
    ("sch", "s"),
    ("tsch", "c"),
    ("tch", "c"),
    ("ough", "o"),
    ("augh", "o"),
    ("kh", "h"),
    ("gh", "g"),
    ("zh", "z"),
    ("dz", "z"),
    ("xh", "z"),
    ("sh", "s"),
    ("ch", "c"),
    ("ph", "f"),
    ("th", "t"),
    ("ts", "c"),
    ("tz", "c"),
    ("ck", "k"),
    ("x", "ks"),
    ("q", "k"),
    ("w", "v"),
    ("ou", "u"),
    ("oo", "u"),
    ("ee", "i"),
    ("y", "i"),
    ("ie", "e"),
    ("io", "o"),
    ("iu", "u"),
    ("ia", "a"),
)
_FIRST_W = re.compile("^u(?=[aeio])")
_NOT_LETTERS = re.compile(r"[^a-z]+")
_BETWEEN_WORDS = re.compile(r"[\s\-‐–—·・.,]+")
_DOUBLED = re.compile(r"(.)\1+")
_VOWELS = re.compile(r"[aeiouh]+")


def words(name: str) -> list[str]:
    """A name's words in ASCII and lower case, in order, without empty ones."""
    return [letters for word in _BETWEEN_WORDS.split(name) if (letters := _NOT_LETTERS.sub("", anyascii(word).lower()))]


@lru_cache(maxsize=100_000)
def keys(word: str) -> frozenset[str]:
    """The word without what schemes differ on: one key, or two where it has a j, which is a vowel here and zh there."""
    found = set()
    for vowel_or_zh in ("i", "z"):
        # Cyrillic writes a W as a vowel before another.
        letters = _FIRST_W.sub("v", word.replace("j", vowel_or_zh))
        for spelling, fold in _FOLDS:
            letters = letters.replace(spelling, fold)
        found.add(_DOUBLED.sub(r"\1", letters))
    return frozenset(found)


@lru_cache(maxsize=1_000_000)
def near(one: str, other: str) -> bool:
    """Whether two words are one word heard twice.

    One edit of their keys is allowed from three letters on, two from seven; or the consonants are the same, three or
    more of them, since vowels suffer most on the way through another script.
    """
    return any(_near(ours, theirs) for ours in keys(one) for theirs in keys(other))


def _near(one: str, other: str) -> bool:
    if one == other:
        return True
    longer = max(len(one), len(other))
    most = 0 if longer < 3 else 1 if longer < 7 else 2
    if most and edits(one, other, most) <= most:
        return True
    bones = _bones(one)
    return len(bones) >= 3 and bones == _bones(other)


def _bones(key: str) -> str:
    """The consonants; z and s are one, for endings lose their voice."""
    return _VOWELS.sub("", key).replace("z", "s")


def spelled_alike(name: str, true: str) -> set[str]:
    """The words (as `words` gives them) of the true name of which one in the other is a spelling, by `name_groups`."""
    ours = {group for word in _BETWEEN_WORDS.split(name.lower()) for group in name_groups(word)}
    return {
        letters
        for word in _BETWEEN_WORDS.split(true.lower())
        if not ours.isdisjoint(name_groups(word))
        for letters in words(word)
    }


def likeness(names: Iterable[str], true: str) -> int:
    """How many words of the true name have a near word in that one of `names` that has most; 0 is another name.

    The true name's last word (its surname in most languages) must be among them, unless the name found is a single
    word, which may be any word of the true name: "Kim" is Kim Jong Un.
    """
    theirs = words(true)
    best = 0
    for name in names:
        ours = words(name)
        same = spelled_alike(name, true)
        hits = [word for word in theirs if word in same or any(near(word, own) for own in ours)]
        if theirs and hits and (theirs[-1] in hits or len(ours) == 1):
            best = max(best, len(hits))
    return best


def contains(name: str, base: str) -> bool:
    """Whether every word of the base form stands in the name, transliteration schemes aside; endings must agree."""
    ours, theirs = [keys(word) for word in words(name)], [keys(word) for word in words(base)]
    return bool(theirs) and all(any(word & own for own in ours) for word in theirs)
