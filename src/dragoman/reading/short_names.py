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


def short_phrases(names: NameRules) -> Iterator[tuple[str, str]]:
    """Two short names side by side, and each in its frames, with the countries of its characters; "" for no country."""
    for one, country in names.short.items():
        for other, second in names.short.items():
            if country != second:
                yield one + other, f"{country} {second}"
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
    found: dict[int, str] = {}
    for match in phrases:
        named = [(at, code) for at, code in enumerate(match.entry.value.split(), match.first) if code != _NONE]
        if not any(at in closed or _counts(words, at) for at, _ in named):
            found.update(named)
    return [Match(at, at + 1, Entry("country", code, "name")) for at, code in sorted(found.items())]


def are_short(shorts: Iterable[Match], last: int) -> bool:
    """Whether one of these phrases, which begin at a word, is a pair of short names that ends before the word `last`."""
    return any(match.last == last and _NONE not in match.entry.value.split() for match in shorts)


def _counts(words: Sequence[Word], place: int) -> bool:
    """Whether a character stands behind a number, as that of a day does: 15日."""
    return place > 0 and words[place - 1].kind == "number"
