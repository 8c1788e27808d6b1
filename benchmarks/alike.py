"""Whether two names are the same, whatever the script and the scheme of transliteration.

The key of a word is its letters in ASCII (anyascii), in lower case, with the spellings on which schemes differ
folded together (y, j and i; kh and h; w and v; ts, tz and c; doubled letters; a silent h or mark of softness).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from anyascii import anyascii

from benchmarks.measures import edits

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
    ("j", "i"),
    ("ie", "e"),
    ("io", "o"),
    ("iu", "u"),
    ("ia", "a"),
)
_NOT_LETTERS = re.compile(r"[^a-z]+")
_DOUBLED = re.compile(r"(.)\1+")
_VOWELS = re.compile(r"[aeiouh]+")


@lru_cache(maxsize=100_000)
def key(word: str) -> str:
    """The word's letters without script, case, marks and scheme."""
    letters = _NOT_LETTERS.sub("", anyascii(word).lower())
    for spelling, fold in _FOLDS:
        letters = letters.replace(spelling, fold)
    return _DOUBLED.sub(r"\1", letters)


def keys(name: str) -> list[str]:
    """The keys of a name's words, in order, without empty ones."""
    return [found for word in re.split(r"[\s\-‐–—·・.,]+", name) if (found := key(word))]


@lru_cache(maxsize=1_000_000)
def near(one: str, other: str) -> bool:
    """Whether two keys are one word heard twice.

    One edit is allowed from three letters on, two from seven; or the consonants are the same, three or more of them,
    since vowels suffer most on the way through another script.
    """
    if one == other:
        return True
    longer = max(len(one), len(other))
    most = 0 if longer < 3 else 1 if longer < 7 else 2
    if most and edits(one, other, most) <= most:
        return True
    bones = _VOWELS.sub("", one)
    return len(bones) >= 3 and bones == _VOWELS.sub("", other)


def likeness(names: Iterable[str], true: str) -> int:
    """How many words of the true name have a near word in that one of `names` that has most; 0 is another name.

    The true name's last word (its surname in most languages) must be among them, unless the name found is a single
    word, which may be any word of the true name: "Kim" is Kim Jong Un.
    """
    theirs = keys(true)
    best = 0
    for name in names:
        ours = keys(name)
        hits = [word for word in theirs if any(near(word, own) for own in ours)]
        if theirs and hits and (theirs[-1] in hits or len(ours) == 1):
            best = max(best, len(hits))
    return best


def contains(name: str, base: str) -> bool:
    """Whether every word of the base form stands in the name, transliteration schemes aside; endings must agree."""
    theirs = keys(base)
    return bool(theirs) and set(theirs) <= set(keys(name))
