"""The words of time in a stream, by the place where they begin and end."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence, Set
from functools import cache, partial
from types import MappingProxyType

from dragoman.knowledge.calendar import months, numeric_order, weekdays
from dragoman.language.automaton import Match
from dragoman.language.pack import pack_code_for, read_pack
from dragoman.language.remembered import Remembered
from dragoman.language.words import Word
from dragoman.reading.numbers import Number, number_at
from dragoman.reading.stream import Stream

_LONGEST_SHORT = 4
_SHORTENED_BY = 2
_MOST_COUNTED = 1000
# The years that digits tell without a word for year or era.
PLAIN_YEARS = range(1000, 2200)
_DASHES = "-–—‐‑~～〜∼"
_FREEING = "|,;:@，、；：。…・（「『《"
_OPENING = "([{\"'“‘«„‚"
_NONE: Mapping[str, Match] = MappingProxyType({})


class Marks:
    """What the lexicon knows of time in a text. Nothing is seen from `stop` on: the end of the sentence being read."""

    def __init__(self, stream: Stream) -> None:
        """Gather the words of time of a stream."""
        self.stream = stream
        self.words = stream.words
        self.stop = len(stream.words)
        self.order = numeric_order(stream.lexicon.language, stream.country)
        time = stream.lexicon.pack.time
        self.turns_behind, self.parts_behind, self.days_alone = time.turns_behind, time.parts_behind, time.days_alone
        self.knows_small_words = bool(stream.lexicon.pack.grammar.of or time.of)
        self.writes_months_small = not any(form[:1].isupper() for forms in time.months.values() for form in forms)
        self._numbers: Remembered[int, Number | None] = Remembered(partial(number_at, stream))
        self._beginning: defaultdict[int, dict[str, Match]] = defaultdict(dict)
        self._ending: defaultdict[int, dict[str, Match]] = defaultdict(dict)
        named = _inside_names(stream)
        for match in stream.matches("time"):
            if named.get(match.first, 0) > match.last:
                continue
            self._beginning[match.first].setdefault(match.entry.value, match)
            self._ending[match.last].setdefault(match.entry.value, match)

    def heads(self, place: int) -> Set[str]:
        """The heads of the words of time that begin at a place, and "number" where a number does."""
        heads = self._beginning.get(place, _NONE).keys()
        if place < self.stop and (self.words[place].kind == "number" or self.stream.at("number", place)):
            return {*heads, "number"}
        return heads

    def beginning(self, place: int) -> Collection[Match]:
        """The words and phrases of time that begin at a place and end in its sentence."""
        return [match for match in self._beginning.get(place, _NONE).values() if match.last <= self.stop]

    def begins(self, place: int) -> bool:
        """Whether a word of time begins at a place."""
        return place in self._beginning

    def begins_any(self, heads: Set[str], place: int) -> bool:
        """Whether a word of time of any of these heads begins at a place."""
        here = self._beginning.get(place)
        return here is not None and not here.keys().isdisjoint(heads)

    def word(self, place: int) -> Word | None:
        """The word at a place of the sentence."""
        return self.words[place] if 0 <= place < self.stop else None

    def is_sign(self, place: int, signs: str) -> bool:
        """Whether one of these signs stands at a place."""
        return place < self.stop and self.words[place].kind == "sign" and self.words[place].text in signs

    def touches(self, place: int) -> bool:
        """Whether nothing stands between a word and the one before it."""
        return 0 < place < self.stop and self.words[place - 1].end == self.words[place].start

    def is_dash(self, place: int) -> bool:
        """Whether a sign that joins two ends of a range stands here."""
        return self.is_sign(place, _DASHES)

    def hangs_on(self, place: int) -> bool:
        """Whether a number hangs on what stands before it ("F-16", "page/10"); an opening bracket frees it."""
        if not self.touches(place):
            return False
        before = self.words[place - 1]
        if before.kind == "single" or before.text[-1] in "'’ʼ":
            return False
        if before.kind != "sign":
            return not self.stands_after(place, "day_word", "month_word", "year_word", "month")
        if before.text in _OPENING or before.text in _FREEING:
            return False
        # "14-18 March", "14.–18. maaliskuuta"
        first = place - 2 - self.is_sign(place - 2, ".")
        ends = self.words[first].kind == "number" or self.stands_after(place - 1, "month", "weekday")
        return not (before.text in _DASHES and (place < 2 or ends or not self.touches(place - 1)))

    def match(self, head: str, place: int) -> Match | None:
        """The word or phrase of this head that begins at a place."""
        here = self._beginning.get(place)
        if here is None:
            return None
        found = here.get(head)
        return found if found is not None and found.last <= self.stop else None

    def after(self, head: str, place: int) -> int | None:
        """Where the text goes on after a word of this head that begins at a place."""
        found = self.match(head, place)
        return None if found is None else found.last

    def past(self, place: int, *heads: str) -> int:
        """Where the text goes on when a word of one of these heads, if one stands here, is passed over."""
        here = self._beginning.get(place)
        if here is not None:
            for head in heads:
                found = here.get(head)
                if found is not None and found.last <= self.stop:
                    return found.last
        return place

    def ending(self, head: str, place: int) -> Match | None:
        """The word or phrase of this head that ends just before a place."""
        return self._ending.get(place, _NONE).get(head)

    def stands_after(self, place: int, *heads: str) -> bool:
        """Whether a word of one of these heads ends just before a place."""
        return not self._ending.get(place, _NONE).keys().isdisjoint(heads)

    def past_grammar(self, place: int, *heads: str) -> int:
        """Where the text goes on when a small word of grammar, if one stands here, is passed over."""
        if place < self.stop:
            for match in self.stream.at("word", place):
                if match.entry.value in heads and match.last <= self.stop:
                    return match.last
        return place

    def past_owner(self, place: int) -> int:
        """Behind the sign of an owner: "last year's March"."""
        word = self.word(place)
        return place + 1 if word is not None and word.kind == "possessive" else place

    def is_year(self, place: int) -> bool:
        """Whether digits that look like a year stand here, perhaps behind a comma."""
        year = self.digits(place + 1 if self.is_sign(place, ",") else place, 4)
        return year is not None and year in PLAIN_YEARS

    def count(self, place: int) -> tuple[int, int] | None:
        """A whole number in digits or words, and where the text goes on."""
        if place >= self.stop:
            return None
        number = self._numbers[place]
        if number is None or number.last > self.stop or number.value % 1 or not 0 < number.value < _MOST_COUNTED:
            return None
        return int(number.value), number.last

    def is_counted(self, place: int) -> bool:
        """Whether a number stands right before a word."""
        if not place or self.stands_after(place, "weekday"):
            return False
        return self.words[place - 1].kind == "number" or self.stream.ends_kind(place, "number")

    def opens_sentence(self, place: int) -> bool:
        """Whether a word is the first of its sentence."""
        return self.stream.sentence_of(place).first == place

    def fills_sentence(self, first: int, last: int, ends: str) -> bool:
        """Whether the words from `first` to before `last` are all of their sentence, but perhaps one of these signs."""
        if not self.opens_sentence(first):
            return False
        return self.word(last) is None or (self.is_sign(last, ends) and self.word(last + 1) is None)

    def digits(self, place: int, most: int) -> int | None:
        """The value of a word of plain digits, of which there are not more than `most`."""
        word = self.word(place)
        if word is None or word.kind != "number" or len(word.text) > most or not word.text.isdigit():
            return None
        return int(word.text)

    def counts_something(self, place: int) -> bool:
        """Whether a unit, a multiplier or a percent sign follows: then the number before it is an amount."""
        if place >= self.stop:
            return False
        stream = self.stream
        return bool(stream.at("unit", place) or stream.at("multiplier", place)) or self.words[place].text in "%‰°"


def _inside_names(stream: Stream) -> Mapping[int, int]:
    """Where the offices and bodies end whose words stand at a place: "the Arab Spring" is no spring."""
    return {
        place: match.last
        for kind in ("organisation", "role")
        for match in stream.matches(kind)
        if match.last - match.first > 1
        for place in range(match.first, match.last)
    }


@cache
def shortened_months(language: str) -> Set[str]:
    """The names of months that are abbreviations of longer ones ("jan", "авг"): too short to stand for a date alone."""
    return _shortened(months(language), read_pack(pack_code_for(language)).time.months)


@cache
def shortened_weekdays(language: str) -> Set[str]:
    """The same of weekdays: "mon", "вт"."""
    return _shortened(weekdays(language), read_pack(pack_code_for(language)).time.weekdays)


def _shortened(known: Mapping[str, int], told: Mapping[str, Sequence[str]]) -> frozenset[str]:
    short = {name for name in known if _begins_a_longer(name, known[name], known)}
    full = {name: number for name, number in known.items() if name not in short}
    for number, forms in told.items():
        words = (form for each in forms if " " not in each for form in each.lower().split("|"))
        short.update(word for word in words if _begins_a_longer(word, int(number), full))
    return frozenset(short)


def _begins_a_longer(name: str, number: int, names: Mapping[str, int]) -> bool:
    return len(name) <= _LONGEST_SHORT and any(
        other == number and longer.startswith(name) and len(longer) >= len(name) + _SHORTENED_BY
        for longer, other in names.items()
    )
