"""Names as they would stand in a list: endings undone by the pack's rules, written in Latin letters."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from anyascii import anyascii

from dragoman.knowledge.given_names import given_names
from dragoman.knowledge.name_parts import latin_spelling, name_scripts
from dragoman.language.automaton import bases
from dragoman.language.keys import is_latin, part_key
from dragoman.reading.lexicon import lexicon
from dragoman.reading.stream import Stream


def personal_name(stream: Stream, surfaces: Sequence[tuple[str, ...]]) -> str:
    """The name of somebody whom the knowledge lacks, in its base form and in Latin letters.

    `surfaces` are the words of each mention of him.
    """
    # A headline in capitals writes nobody as he is called.
    surfaces = [words for words in surfaces if not all(word.isupper() for word in words)] or surfaces
    longest = max(surfaces, key=len)
    parts = [
        f"{part}." if len(part) == 1 and part.isupper() else _base(stream, part, surfaces, place)
        for place, part in enumerate(longest)
    ]
    return " ".join(parts) if is_latin(" ".join(parts)) else _in_latin(stream, parts)


def _in_latin(stream: Stream, parts: Sequence[str]) -> str:
    """A name of another script in Latin letters: a foreign one as its bearer writes it, where only one way is known.

    A family name may be one of the language's own, so the given name must be known to be foreign first.
    """
    written: list[str] = []
    is_foreign = True
    for part in parts:
        romanised = _romanised(stream, part)
        known = latin_spelling(stream.lexicon.fold(part)) if is_foreign else None
        is_foreign = known is not None
        is_other = known is not None and part_key(known) != part_key(romanised)
        written.append(known.capitalize() if known is not None and is_other else romanised)
    return " ".join(written)


def latin(stream: Stream, name: str) -> str:
    """A name in Latin letters, as it stands where it is written in them."""
    return name if is_latin(name) else _romanised(stream, name)


def _romanised(stream: Stream, name: str) -> str:
    """A name in Latin letters: by the language's own table first, then by what transliteration holds in general."""
    has_capitals = name.upper() != name.lower()
    cased, letters = _table(stream.lexicon.language, has_capitals)
    # What the table says stays as it is: "ћ" is "ć".
    pieces = letters.split(name) if cased else [name]
    written = "".join(cased[piece] if piece in cased else anyascii(piece) for piece in pieces)
    if not has_capitals:
        # A script without capitals: transliteration gives none, or one to each character.
        written = " ".join(part.capitalize() for part in written.split())
    # Transliteration writes soft signs as apostrophes; the press does not.
    return written if "'" in name or "’" in name else written.replace("'", "").replace('"', "")


@cache
def _table(language: str, has_capitals: bool) -> tuple[Mapping[str, str], re.Pattern[str]]:
    """A language's own letters and how they are written in Latin ones, and what splits a name at each of them."""
    table = lexicon(language).pack.names.latin
    cased = {**table, **{letters.capitalize(): latin.capitalize() for letters, latin in table.items() if has_capitals}}
    return cased, re.compile(f"({'|'.join(sorted(map(re.escape, cased), key=len, reverse=True))})")


def _base(stream: Stream, part: str, surfaces: Sequence[tuple[str, ...]], place: int) -> str:
    """The base form of one part of a name.

    A given name tells the case of the whole name: where it stands in its base form so does the rest, where it is
    inflected so is the rest. Without one, the base is the form from which most spellings of the article can come.
    """
    lexicon = stream.lexicon
    own = bases(lexicon.fold(part), lexicon.endings)
    longest = max(surfaces, key=len)
    if lexicon.pack.names.last_inflects:
        return _base_of_last(stream, part, own, surfaces, place)
    counts = _possible_bases(stream, surfaces, place, len(longest))
    given = _given_base(bases(lexicon.fold(longest[0]), lexicon.endings)) if len(longest) > 1 else None
    if given is None:
        best = max(own, key=lambda base: (counts.get(base, 0), -own.index(base)))
        return _with_case(best, part)
    if place == 0:
        return _with_case(given, part)
    if given == lexicon.fold(longest[0]):
        return part
    # The pack lists its endings by how much they tell.
    best = max(own[1:] or own, key=lambda base: (counts.get(base, 0), name_scripts(base) > 0, -own.index(base)))
    return _with_case(best, part)


def _given_base(possible: Sequence[str]) -> str | None:
    """The base form of a given name, among what it may be; None where none of them is one."""
    known = [base for base in possible if base in given_names()]
    if known:
        return known[0]
    if name_scripts(possible[0]):
        return possible[0]
    return max(possible[1:], key=name_scripts) if any(map(name_scripts, possible[1:])) else None


def _base_of_last(
    stream: Stream, part: str, own: Sequence[str], surfaces: Sequence[tuple[str, ...]], place: int
) -> str:
    """The base of one part where only the last word of a name inflects, as in Finnish, Hungarian and Turkish.

    It is the form from which most spellings of the article can come, and of those a name that is known.
    """
    length = max(len(surface) for surface in surfaces)
    if place < length - 1:
        return part
    counts = _possible_bases(stream, surfaces, place, length)
    # What follows an apostrophe is an ending where the pack knows it as one.
    best = max(own, key=lambda base: (counts.get(base, 0), name_scripts(base) > 0, "'" not in base, -own.index(base)))
    return _with_case(best, part)


def _possible_bases(stream: Stream, surfaces: Sequence[tuple[str, ...]], place: int, length: int) -> dict[str, int]:
    """From how many of the spellings each base of the part at `place` can come; a lone word is the last part."""
    counts: dict[str, int] = {}
    for surface in surfaces:
        at = place if len(surface) == length else len(surface) - 1 if place == length - 1 else None
        if at is not None:
            for base in bases(stream.lexicon.fold(surface[at]), stream.lexicon.endings):
                counts[base] = counts.get(base, 0) + 1
    return counts


def _with_case(folded: str, part: str) -> str:
    shared = 0
    while shared < min(len(folded), len(part)) and part[shared].lower() == folded[shared]:
        shared += 1
    return (part[:shared] + folded[shared:]) or part
