"""How the ending of a name, or of the noun that it describes, attaches it, where a language has endings for that."""

from __future__ import annotations

from dragoman.language.senses import Attachment
from dragoman.reading.stream import Stream

# An owner stands before its noun, an object before its verb.
_CASES = {"of": ("possessive",), "object": ("object",)}
# What is called by common nouns, also where these are written with a capital.
_COMMON = ("role", "group", "organisation word", "organisation")
_DESCRIBED = frozenset({"role", "group", "organisation word", "media"})


def by_case(stream: Stream, last: int) -> tuple[str, ...]:
    """How the ending of a name attaches it, where the pack knows: "Gazze'ye" is "to Gaza"."""
    names = stream.lexicon.pack.names
    if not (names.cases or names.noun_cases):
        return ()
    word = stream.words[last - 1]
    written = word.text.lower().replace("’", "'")
    cases = names.cases
    if "'" not in written and not (word.capitalised and not _is_common(stream, last) and _are_bare(cases)):
        written, cases = _common_noun(stream, last), names.noun_cases
    return next((_CASES.get(case, (case,)) for case, endings in cases.items() if written.endswith(endings)), ())


def _are_bare(cases: dict[Attachment, tuple[str, ...]]) -> bool:
    """Whether no apostrophe sets off the endings of names: "Moszkvával"."""
    return not any(ending.startswith("'") for endings in cases.values() for ending in endings)


def _is_common(stream: Stream, last: int) -> bool:
    return any(stream.ends_kind(last, kind) for kind in _COMMON)


def _common_noun(stream: Stream, last: int) -> str:
    """The common noun whose ending tells how a phrase is attached: its last word, or what a bare name describes.

    "Kızılhaç yetkililerine" are officials to whom something is done, and "Times gazetesiyle" is with the newspaper.
    """
    words = stream.words
    if not words[last - 1].capitalised or _is_common(stream, last):
        return words[last - 1].folded
    return words[last].folded if last < len(words) and stream.is_any(_DESCRIBED, last) else ""


def stands_in(stream: Stream, first: int, last: int) -> bool:
    """Whether a name stands where something happens: behind "in", maybe one word before, or with an ending for that.

    "Cenevre kentinde" is "in the city of Geneva": the ending may be that of the word for a place behind the name.
    """
    has_postpositions = stream.lexicon.pack.grammar.postpositions
    if not has_postpositions and (stream.ends_head(first, "in") or stream.ends_head(first - 1, "in")):
        return True
    if "in" in by_case(stream, last) or (has_postpositions and stream.is_head(last, "in")):
        return True
    endings = stream.lexicon.pack.names.noun_cases.get("in", ())
    return any(
        match.last == last + 1 and stream.words[last].folded.endswith(endings)
        for match in stream.at("place word", last)
    )
