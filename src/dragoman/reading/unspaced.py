"""Names of people in scripts without capitals and without spaces: Chinese, Japanese.

A name is known by its spelling; or it is a family name of the language with what stands behind it, or a run of the
characters that foreign names are written in, and a title, an office or a word of reporting stands beside it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from dragoman.knowledge.name_parts import name_scripts
from dragoman.reading.consonants import family_name_in_latin, known_by_consonants
from dragoman.reading.found import Found
from dragoman.reading.postings import POSTED, posting_word
from dragoman.reading.stream import Stream
from dragoman.reading.sure_names import ORDINARY, SureNames

_DOTS = frozenset("·・•‧∙=＝")
_COMPOUND = 2
_MOST_FOREIGN = 16
_LEAST_FOREIGN = 2


def unspaced(stream: Stream, found: Sequence[Found], taken: Sequence[bool]) -> list[Found]:
    """The names of people, in order; `found` is what the lexicon knows, `taken` which words are part of it."""
    return _Names(stream, found, taken).all()


class _Names(SureNames):
    """The names of one text while they are being found."""

    def __init__(self, stream: Stream, found: Sequence[Found], taken: Sequence[bool]) -> None:
        super().__init__(stream, found, taken)
        self._ordinary = self._ordinary_words(1)
        self._compounds = self._ordinary_words(_COMPOUND)
        # Many a character is a word by itself and a given name's first too, 正; its last may end places' names too, 山.
        self._not_last = (
            self._words(1, [kind for kind in (*ORDINARY, "body") if kind != "place word"]) | self._compounds
        )
        self._blocked = self._not_foreign(found)

    def all(self) -> list[Found]:
        self._add_known_spellings()
        self._dotted()
        beside = self._beside()
        for sentence in self._stream.sentences:
            start, stop = bisect_left(beside, sentence.first), bisect_right(beside, sentence.last)
            for place in beside[start:stop]:
                if place < sentence.last and self._is_introduced(place):
                    self._behind(place, sentence.last)
                if place > sentence.first and self._is_followed(place):
                    self._before(place, sentence.first)
        self._repeated()
        return self._in_order()

    def _ordinary_words(self, least: int) -> set[int]:
        """The characters of words of at least so many characters that no name is made of."""
        return self._words(least, (*ORDINARY, "body"))

    def _words(self, least: int, kinds: Sequence[str]) -> set[int]:
        return {
            place
            for kind in kinds
            for match in self._stream.matches(kind)
            if match.last - match.first >= least
            for place in range(match.first, match.last)
        }

    def _not_foreign(self, found: Sequence[Found]) -> set[int]:
        """The characters of what is known and not written in characters of foreign names alone."""
        return {
            place
            for item in found
            if item.kind not in ("country", "place") or not all(map(self._is_like, range(item.first, item.last)))
            for place in range(item.first, item.last)
        }

    def _beside(self) -> list[int]:
        """The words at which a name may begin or before which it may end: those beside an office, a title or a report.

        What stands there decides; but ten words of a text are such, and a thousand are none.
        """
        stream = self._stream
        titles = stream.matches("title")
        ends = {item.last for item in self._ending.values() if item.kind == "role"}
        firsts = {item.first for item in self._beginning.values() if item.kind in ("role", "country", "organisation")}
        firsts |= {match.first for match in stream.matches("word") if match.entry.value == POSTED}
        places = ends | {last + 1 for last in ends} | {match.last for match in titles}
        return sorted(places | firsts | {match.first for match in (*titles, *stream.matches("report"))})

    def _is_introduced(self, place: int) -> bool:
        """Whether an office or a title ends right before a word, at most a linking word between."""
        at = place - 1 if place and self._stream.is_head(place - 1, "of") else place
        item = self._ending.get(at)
        return (item is not None and item.kind == "role") or self._stream.ends_kind(place, "title")

    def _is_followed(self, place: int) -> bool:
        """Whether an office, a title or a reporting verb begins right at a word."""
        return self._is_said_behind(place) or self._is_title(place) or self._is_office(place)

    def _is_office(self, place: int) -> bool:
        item = self._beginning.get(place)
        posted = posting_word(self._stream, place)
        if item is None and posted is not None:
            # "兰布斯多夫驻俄罗斯大使": where somebody is posted stands between.
            item = self._beginning.get(posted.last)
            item = self._beginning.get(item.last) if item is not None and item.kind in ("country", "place") else None
        if item is not None and item.kind in ("country", "organisation"):
            # "トニー・ブリンケン米国務長官": the country stands between the name and the office.
            item = self._beginning.get(item.last)
        return item is not None and item.kind == "role"

    def _behind(self, place: int, stop: int) -> None:
        """A name that begins at a word."""
        end = self._foreign_end(place, stop)
        if end - place >= _LEAST_FOREIGN and not self._family_ends(place):
            self._add_foreign(place, end)
            return
        for family in self._family_ends(place):
            last = self._given_end(family, stop)
            if last > family:
                self._add(place, last, (self._surface(place, family), self._surface(family, last)))
                return
        if end - place >= _LEAST_FOREIGN:
            self._add_foreign(place, end)

    def _before(self, place: int, start: int) -> None:
        """A name that ends before a word."""
        first = place
        while first > start and self._is_foreign(first - 1) and place - first < _MOST_FOREIGN:
            first -= 1
        titled = self._is_office(place) or self._is_title(place)
        for at in range(max(start, place - self._rules.most_characters), place):
            for family in self._family_ends(at):
                is_whole = family < place <= family + self._rules.most_given or (titled and family == place)
                if is_whole and self._is_open(at, start) and self._is_nothing_else(at, family, place, titled):
                    self._free(at, place)
                    parts = (self._surface(at, family), self._surface(family, place))
                    self._add(at, place, tuple(part for part in parts if part))
                    return
        if place - first >= _LEAST_FOREIGN and (titled or name_scripts(self._surface(first, place))):
            self._add_foreign(first, place)

    def _is_nothing_else(self, first: int, family: int, last: int, titled: bool) -> bool:
        """Whether no other word is among these; a town's name may be, where a title or an office follows."""
        if not all(self._is_ideograph(place) for place in range(family, last)):
            return False
        for place in range(first, last):
            is_word = place in (self._compounds if titled else self._ordinary)
            if (is_word and place >= family) or (self._taken[place] and not titled):
                return False
        items = [self._beginning[place] for place in range(first, last) if place in self._beginning]
        covered = sum(item.last - item.first for item in items if item.kind == "place" and item.last <= last)
        return covered == sum(self._taken[first:last]) and covered < last - first

    def _is_open(self, place: int, start: int) -> bool:
        """Whether a name may begin at a word: what stands before is no part of it."""
        return place == start or not self._is_free(place - 1) or not self._is_ideograph(place - 1)

    def _family_ends(self, place: int) -> list[int]:
        """Where the family names end that begin at a word, longer ones first."""
        return sorted((match.last for match in self._stream.at("family", place)), reverse=True)

    def _given_end(self, place: int, stop: int) -> int:
        """Where a given name ends that begins at a word: after as many ideographs as belong to no other word."""
        last = place
        while last < stop and last - place < self._rules.most_given and self._is_ideograph(last):
            is_word = last in (self._not_last if last > place else self._compounds)
            if is_word or self._taken[last]:
                break
            last += 1
        return last

    def _is_free(self, place: int) -> bool:
        return not self._taken[place] and place not in self._ordinary

    def _is_ideograph(self, place: int) -> bool:
        return "\u3400" <= self._stream.words[place].text <= "\u9fff" or self._stream.words[place].text == "々"

    def _is_foreign(self, place: int, dotted: bool = False) -> bool:
        """Whether a character may belong to a foreign name; a place's name may be inside one that has a dot."""
        if place in self._blocked or (self._taken[place] and not dotted):
            return False
        return self._stream.words[place].text in _DOTS or self._is_like(place)

    def _is_like(self, place: int) -> bool:
        pattern = self._rules.foreign_like
        return pattern is not None and re.fullmatch(pattern, self._stream.words[place].folded) is not None

    def _foreign_end(self, place: int, stop: int, dotted: bool = False) -> int:
        last = place
        while last < stop and self._is_foreign(last, dotted) and last - place < _MOST_FOREIGN:
            if last in self._ordinary and self._stream.words[last].text not in _DOTS:
                break
            last += 1
        while last > place and self._stream.words[last - 1].text in _DOTS:
            last -= 1
        return last

    def _dotted(self) -> None:
        """Foreign names of which a dot parts given name and family name."""
        words = self._stream.words
        for place in [place for place, word in enumerate(words) if word.text in _DOTS]:
            if place == 0 or self._taken[place]:
                continue
            first = place
            while first > 0 and self._is_foreign(first - 1, dotted=True) and place - first < _MOST_FOREIGN:
                first -= 1
            last = self._foreign_end(first, len(words), dotted=True)
            parts = self._foreign_parts(first, last)
            if len(parts) > 1 and last > place and any(name_scripts(part) for part in parts):
                self._free(first, last)
                self._add_foreign(first, last)

    def _foreign_parts(self, first: int, last: int) -> tuple[str, ...]:
        return tuple(part for part in re.split("[·・•‧∙=＝]", self._surface(first, last)) if part)

    def _add_foreign(self, first: int, last: int) -> None:
        while first < last and self._stream.words[first].text in _DOTS:
            first += 1
        parts = self._foreign_parts(first, last)
        if not parts:
            return
        known = known_by_consonants(parts[0], parts[-1]) if len(parts) > 1 else None
        if known is not None:
            self._add(first, last, tuple(known.name.split()))
        elif len(parts) == 1:
            self._add(first, last, (family_name_in_latin(parts[0]) or parts[0],))
        else:
            self._add(first, last, parts)

    def _repeated(self) -> None:
        """Foreign family names that were found in full, where they stand alone."""
        text = self._stream.text
        for item in [item for item in self._found if item.last - item.first > _LEAST_FOREIGN]:
            family = self._foreign_parts(item.first, item.last)[-1]
            if len(family) < _LEAST_FOREIGN or len(item.parts) < _LEAST_FOREIGN or not self._is_foreign(item.last - 1):
                continue
            for match in re.finditer(re.escape(family), text):
                first, last = self._stream.word_at(match.start()), self._stream.word_at(match.end())
                if not any(self._taken[first:last]):
                    self._add(first, last, (item.parts[-1],))

    def _surface(self, first: int, last: int) -> str:
        return "".join(word.text for word in self._stream.words[first:last])
