"""A page of plain text as blocks: its lines mended, wrapped lines put together again."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections import Counter

from msgspec import Struct

from dragoman.errors import UnreadablePage

LONGEST_TEXT, MOST_BLOCKS = 1_000_000, 50_000
"""The most code points, and the most blocks, that a page may have: more are a book or an attack, not a page of news."""

# Marks that break words for a typesetter or say nothing at all; joiners of Persian and Hindi are letters' business.
_INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]")
_LINE_END = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_BLANK = re.compile(r"[^\S\n]+")
_WORD = re.compile(r"[^\W\d_]+")
_DROP_CAP = re.compile(r"([^\W\d_]) ([^\W\d_]+)")
# The letters that the first bytes of UTF-8 become, of the scripts that news are written in.
_OF_DOUBLED = "ÂÃÄÅÎÏÐÑØÙàáâãäåæçèéê"
# What UTF-8 looks like that was read as a Windows page and encoded again: a letter with an accent, then a sign.
_DOUBLED = re.compile(
    "[\u00c0-\u00f4]"
    "[\x80-\xbf\u20ac\u201a\u0192\u201e-\u2026\u02c6\u2030\u2039\u0152\u2018-\u201d\u2022-\u203a\u02dc\u2122]"
)


class Block(Struct, frozen=True):
    """One block of a page: its text on one line, and how many empty lines stand before it."""

    text: str
    gap: int = 0


def bounded(characters: int, parts: int = 0) -> None:
    """Raises `UnreadablePage` where there are more code points or blocks than a page may have."""
    if characters > LONGEST_TEXT:
        raise UnreadablePage(f"more than {LONGEST_TEXT:,} characters of text")
    if parts > MOST_BLOCKS:
        raise UnreadablePage(f"more than {MOST_BLOCKS:,} blocks of text")


def blocks(text: str) -> list[Block]:
    """The blocks of a page of plain text; none is empty. Raises `UnreadablePage` where they are too many."""
    bounded(len(text), text.count("\n"))
    found: list[Block] = []
    gap = 0
    for line in mended(text).split("\n"):
        if not line:
            gap += 1
            continue
        found.append(Block(line, gap))
        gap = 0
    return _unwrapped(_with_drop_caps(found))


def mended(text: str) -> str:
    """The text composed (NFC), without invisible characters, each line with single spaces and none at its ends.

    What was encoded twice ("cafÃ©") is read again where that surely is what happened (`ftfy`), line by line.
    """
    if not text.isascii():
        if any(map(text.__contains__, _OF_DOUBLED)) and _DOUBLED.search(text):
            text = _read_again(text)
        text = unicodedata.normalize("NFC", text)
    # What is printable needs no mending but for its spaces.
    if "  " in text or not all(map(str.isprintable, text.split("\n"))):
        text = _CONTROL.sub("", _INVISIBLE.sub("", _LINE_END.sub("\n", text)))
        text = _BLANK.sub(" ", text)
    if "\n " in text or " \n" in text:
        text = "\n".join(map(str.strip, text.split("\n")))
    return text.strip(" ")


def _read_again(text: str) -> str:
    from ftfy import fix_encoding

    return "\n".join(fix_encoding(line) if _DOUBLED.search(line) else line for line in text.split("\n"))


def _with_drop_caps(given: list[Block]) -> list[Block]:
    """The blocks with a first letter that stood apart ("N ew talks") put back to its word.

    Only where the page bears it out: the whole word stands elsewhere on it, the rest alone does not.
    """
    if not any(_may_lack(block.text) for block in given if block.text[1:2] in ("", " ")):
        return given
    whole_page = "\n".join(block.text for block in given)
    words: Counter[str] = Counter()
    found: list[Block] = []
    for block in given:
        text, gap = block.text, block.gap
        if found and _is_initial(found[-1].text) and text[0].islower():
            letter = found.pop()
            text, gap = f"{letter.text} {text}", letter.gap
        match = _DROP_CAP.match(text) if text[1:2] == " " and len(text) > 40 else None
        if match and match[1].isupper() and match[2].islower():
            whole, rest = match[1] + match[2], match[2]
            if whole in whole_page or whole.lower() in whole_page:
                words = words or Counter(_WORD.findall(whole_page))
            if words[rest] <= 1 and (words[whole] or words[whole.lower()]):
                text = whole + text[match.end() :]
        found.append(block if text is block.text else Block(text, gap))
    return found


def _may_lack(text: str) -> bool:
    """Whether a letter stands apart at the beginning, or is all there is."""
    return _is_initial(text) or (len(text) > 40 and text[0].isupper() and text[2:3].islower())


def _is_initial(text: str) -> bool:
    return len(text) == 1 and text.isupper()


def _unwrapped(given: list[Block]) -> list[Block]:
    """The blocks with the lines of each paragraph joined, where the page was wrapped at a fixed width.

    So it was where most lines end at nearly the same column, and the next begins in the middle of a sentence.
    """
    lengths = [len(block.text) for block in given]
    long = [length for length in lengths if length > 45] if max(lengths, default=0) <= 130 else []
    if len(long) < 4:
        return given
    pairs = [(one, two) for one, two in itertools.pairwise(given) if two.gap == 0 and len(one.text) > 45]
    running = sum(1 for _, two in pairs if two.text[0].islower())
    full = sum(1 for one, _ in pairs if len(one.text) > 0.75 * max(long))
    if len(pairs) < 3 or full < 0.7 * len(pairs) or running < 0.4 * len(pairs):
        return given
    found = given[:1]
    for before, block in itertools.pairwise(given):
        if block.gap == 0 and len(before.text) > 0.6 * max(long):
            found[-1] = Block(f"{found[-1].text} {block.text}", found[-1].gap)
        else:
            found.append(block)
    return found
