"""Bytes as text: marks, what was declared, UTF-8, UTF-16, then the likeliest of the older code pages.

An older code page is chosen by what it makes of the bytes: letters that its languages write, within words and in
their usual case. No page is refused for its encoding; what was mended is said in a warning.
"""

from __future__ import annotations

import codecs
import re
import tomllib
import unicodedata
from functools import cache
from importlib import resources

from msgspec import Struct

from dragoman.intake.guard import utf_16_order

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,400}?(?:charset|encoding)\s*=\s*["']?\s*([a-zA-Z0-9_:.-]{2,40})""", re.I
)

# Pages that declare one of these are read by browsers as its Windows superset.
_MEANT = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030"}

# Bytes that follow the rules of one of these from end to end were hardly written in another.
_OF_SEVERAL_BYTES = frozenset(
    ("gb18030", "big5", "big5hkscs", "euc_kr", "cp949", "euc_jp", "shift_jis", "cp932", "iso2022_jp", "iso2022_kr")
)

# Up to this share of bytes may be broken in a page that is UTF-8 all the same.
_BROKEN_SHARE = 0.2
_SAMPLE = 4096
_LINE_BEYOND_ASCII = re.compile(rb"[^\n]*[\x80-\xff][^\n]*\n?")
_LATIN = ("LATIN", "COMBINING", "MASCULINE", "FEMININE")
_MARKS_OF_TEXT = frozenset("“”„«»‘’‚–—…№·•、。「」『』，！？：（）")


class Decoded(Struct, frozen=True):
    """A page's text, the Python name of the encoding that gave it, and what had to be mended."""

    text: str
    encoding: str
    warnings: tuple[str, ...] = ()


class _CodePage(Struct, frozen=True):
    """An older encoding and, for each language group that it serves, the letters that they write beyond ASCII.

    Where `share` is set, `letters` are only the commonest, which make up that much of a text.
    """

    encoding: str
    letters: tuple[frozenset[str], ...]
    common: frozenset[str] = frozenset()
    share: float = 1.0


@cache
def _code_pages() -> tuple[_CodePage, ...]:
    rows = tomllib.loads(resources.files("dragoman.intake").joinpath("charsets.toml").read_text("utf-8"))
    return tuple(
        _CodePage(
            codecs.lookup(row["encoding"]).name,
            tuple(map(frozenset, row["letters"])),
            frozenset(row.get("common", "")),
            row.get("share", 1.0),
        )
        for row in rows["code_page"]
    )


def decode(content: bytes, declared: str | None = None, composed: bool = True) -> Decoded:
    """The text of a page, in Unicode's composed form (NFC) unless that is left to the caller.

    `declared` is the encoding that the container named; one in the page's own head is found here. What was declared
    is believed only where the bytes agree.
    """
    decoded = _marked(content) or _utf_16(content) or _utf_8(content) or _as_declared(content, declared)
    if decoded is None:
        decoded = _mended_utf_8(content) or _likeliest(content)
    if not composed:
        return decoded
    return Decoded(unicodedata.normalize("NFC", decoded.text), decoded.encoding, decoded.warnings)


def says_utf_8(content: bytes, declared: str | None = None) -> bool:
    """Whether the container or the page's own head declares UTF-8; the bytes are not looked at."""
    in_page = _DECLARED.search(content[:4096])
    said = declared or (in_page[1].decode("ascii") if in_page else "")
    return said.strip().lower() in ("utf-8", "utf8")


def is_utf_8(content: bytes) -> bool:
    """Whether all bytes are sound UTF-8."""
    return _utf_8(content) is not None


def _marked(content: bytes) -> Decoded | None:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _with_marks(content[len(mark) :], encoding)
    return None


def _utf_8(content: bytes) -> Decoded | None:
    try:
        return Decoded(content.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return None


def _utf_16(content: bytes) -> Decoded | None:
    order = utf_16_order(content)
    return _with_marks(content, order) if order else None


def _as_declared(content: bytes, declared: str | None) -> Decoded | None:
    in_page = _DECLARED.search(content[:4096])
    for name in (declared, in_page[1].decode("ascii") if in_page else None):
        encoding = _python_name(name) if name else None
        if encoding is None or encoding.startswith("utf"):
            continue
        try:
            text = content.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
        if encoding in _OF_SEVERAL_BYTES:
            return Decoded(text, encoding)
        best, _ = _best_code_page(content)
        # A wrong declaration is common: Cyrillic pages that say ISO 8859-1.
        if plausibility(_sample(content).decode(encoding, "replace"), encoding) + 0.25 >= best:
            return Decoded(text, encoding)
    return None


def _python_name(name: str) -> str | None:
    try:
        found = codecs.lookup(name.strip().lower()).name
    except (LookupError, ValueError):
        return None
    return _MEANT.get(found, found)


def _mended_utf_8(content: bytes) -> Decoded | None:
    """UTF-8 with some bytes broken: what is good is kept, what is bad is replaced."""
    text = content.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    good = sum(1 for character in text if ord(character) > 0x7F) - broken
    if good <= broken / _BROKEN_SHARE:
        return None
    return Decoded(text, "utf-8", (f"{broken} broken characters replaced",))


def _likeliest(content: bytes) -> Decoded:
    _, encoding = _best_code_page(content)
    return _with_marks(content, encoding)


def _with_marks(content: bytes, encoding: str) -> Decoded:
    text = content.decode(encoding, "replace")
    broken = text.count("\ufffd")
    return Decoded(text, encoding, (f"{broken} broken characters replaced",) if broken else ())


def _best_code_page(content: bytes) -> tuple[float, str]:
    """The highest plausibility that an older code page reaches, and its name; the first of equals."""
    sample = _sample(content)
    best = (-1.0, "cp1252")
    for page in _code_pages():
        score = plausibility(sample.decode(page.encoding, "replace"), page.encoding)
        if score > best[0] + 1e-9:
            best = (score, page.encoding)
    return best


def _sample(content: bytes) -> bytes:
    """The first lines with bytes beyond ASCII, as much as is needed to tell."""
    lines = []
    length = 0
    for match in _LINE_BEYOND_ASCII.finditer(content):
        # Only a whole line can be decoded from its start in every encoding.
        lines.append(match[0][:_SAMPLE])
        length += len(lines[-1])
        if length >= _SAMPLE:
            break
    return b"".join(lines)


def plausibility(text: str, encoding: str) -> float:
    """How much of the text beyond ASCII looks as its languages write it, from 1 (all of it) down below 0.

    Counted are letters of one of the code page's language groups, against letters of none, signs within words,
    capitals after small letters and broken characters.
    """
    composed = unicodedata.normalize("NFC", text)
    beyond = [c for c in composed if ord(c) > 0x7F and not c.isspace()]
    if not beyond:
        return 0.5
    wrong = _misplaced(text)
    page = next((page for page in _code_pages() if page.encoding == encoding), None)
    if page is None:
        return 0.5 - wrong / len(beyond)
    letters = [c.lower() for c in beyond if c.isalpha() or unicodedata.combining(c)]
    marks = sum(1 for c in beyond if c in _MARKS_OF_TEXT)
    fitting = max(sum(1 for c in letters if c in group) for group in page.letters)
    if page.share < 1:
        fitting = min(len(letters), round(fitting / page.share))
    score = (fitting + 0.8 * marks - 1.5 * (len(letters) - fitting) - 1.5 * wrong) / (len(letters) + marks + wrong or 1)
    if page.common and letters:
        # Two pages of one script differ in which letters come out, not in whether letters do.
        score -= 0.6 * (1 - min(1.0, sum(1 for c in letters if c in page.common) / len(letters) / 0.55))
    return score


def _mixed(before: str, here: str, after: str) -> bool:
    """A letter of another script beside a Latin one, or an accented Latin one with accented ones on both sides."""
    if unicodedata.name(here, "").startswith(_LATIN):
        return ord(before) > 0x7F and before.isalpha() and ord(after) > 0x7F and after.isalpha()
    return (before.isascii() and before.isalpha()) or (after.isascii() and after.isalpha())


def _misplaced(text: str) -> int:
    """Characters beyond ASCII that stand where no writing puts them."""
    wrong = 0
    for before, here, after in zip(" " + text, text, text[1:] + " ", strict=False):
        if ord(here) > 0x7F:
            wrong += _strangeness(before, here, after)
    return wrong


def _strangeness(before: str, here: str, after: str) -> int:
    category = unicodedata.category(here)
    match category[0]:
        case "C":
            return 2
        case "L" | "M":
            return int((category == "Lu" and before.islower()) or _mixed(before, here, after))
        case "P":
            return int(before.isalpha() and after.isalpha() and here not in "’‘–—·・")
        case "S" | "N":
            return 2 if here == "\ufffd" else int(before.isalpha() or after.isalpha())
    return 0
