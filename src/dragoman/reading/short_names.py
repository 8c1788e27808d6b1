"""Countries by a single character, where what stands beside it tells that a country is meant: 中美, 访华, 日韓."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from dragoman.language.automaton import Match
from dragoman.language.compiled import Entry
from dragoman.language.pack_parts import NameRules
from dragoman.language.words import Word

_NONE = "-"
_LONGER = ("country", "organisation", "person", "place", "outlet", "time")
_TWO = 2


def short_phrases(names: NameRules, in_threes: bool = False) -> Iterator[tuple[str, str]]:
    """Two short names side by side, and each in its frames, with the countries of its characters; "" for no country.

    Three (한미일) need phrases of their own where they are one word.
    """
    for one, country in names.short.items():
        for other, second in names.short.items():
            if country != second:
                yield one + other, f"{country} {second}"
                for last, third in names.short.items() if in_threes else ():
                    if third not in (country, second):
                        yield one + other + last, f"{country} {second} {third}"
        for frame in names.short_frames:
            yield frame.replace("_", one), " ".join(country if sign == "_" else _NONE for sign in frame)
    for other in names.not_short:
        yield other, ""


def short_countries(words: Sequence[Word], marked: Mapping[str, Iterable[Match]]) -> list[Match]:
    """The countries that short names tell, each at its character, in order; none that is part of a longer word."""
    phrases = list(marked.get("short", ()))
    if not phrases:
        return []
    longer = [match for kind in _LONGER for match in marked.get(kind, ()) if match.last - match.first >= _TWO]
    others = [match for match in phrases if not match.entry.value]
    closed = {place for match in (*longer, *others) for place in range(match.first, match.last)}
    found: dict[tuple[int, str], Match] = {}
    for match in phrases:
        named = [one for one in _named(match) if one.entry.value != _NONE]
        if not any(one.first in closed or _counts(words, one.first) for one in named):
            found.update(((one.first, one.entry.value), one) for one in named)
    return [found[key] for key in sorted(found)]


def _named(match: Match) -> list[Match]:
    """What the characters of a phrase name, one by one; all stand at the same word where that is written as one."""
    codes = match.entry.value.split()
    step = 1 if match.last - match.first == len(codes) else 0
    reach = 1 if step else match.last - match.first
    return [
        Match(match.first + step * at, match.first + step * at + reach, Entry("country", code, "name"))
        for at, code in enumerate(codes)
    ]


def are_short(shorts: Iterable[Match], last: int) -> bool:
    """Whether one of these phrases, which begin at a word, is a pair of names that ends before the word `last`."""
    return any(match.last == last and _NONE not in match.entry.value.split() for match in shorts)


def _counts(words: Sequence[Word], place: int) -> bool:
    """Whether a character stands behind a number, as that of a day does: 15日."""
    return place > 0 and words[place - 1].kind == "number"
