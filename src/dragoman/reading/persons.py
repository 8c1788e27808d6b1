"""The persons of one article: full names lead, and what is shorter joins the one whom it means."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from dragoman.knowledge.given_names import family_first_surnames
from dragoman.knowledge.offices import Person
from dragoman.language.keys import part_key, plain_letters, same_given_name
from dragoman.reading.found import Found
from dragoman.reading.listed import ListedPeople, Options, options_of
from dragoman.reading.people import known_by_full_name, known_by_office, known_by_surname, latest_term
from dragoman.reading.personal import is_acronym, personal_odds
from dragoman.reading.runs import cut_front, is_opening
from dragoman.reading.segments import segmented
from dragoman.reading.someone import Someone
from dragoman.reading.stream import Stream
from dragoman.reading.traits import Article, part_traits

_LONG_SURNAME, _SHORT_SURNAME = 7, 4
_TWO = 2
_MOST_TITLED = 3

# Log-odds that a name must have: one in full; a single word that somebody of the article is called, that somebody
# known is called, and that nobody is.
_FULL, _BORNE, _KNOWN, _ALONE = -0.4, -1.5, -1.0, 0.4
# A title or a role leaves little doubt.
_TITLED = 1.0


class Persons:
    """The persons of one article, in the order in which their full names stand."""

    def __init__(self, stream: Stream, day: date | None) -> None:
        self._stream = stream
        self._day = day
        self.everyone: list[Someone] = []
        self._by_surname: dict[str, list[Someone]] = {}
        self._by_letters: dict[str, set[str]] = {}
        self._met: set[int] = set()
        self._countries: frozenset[str] = frozenset()
        self._odds: dict[int, float] = {}
        self._lists = ListedPeople(stream)

    @property
    def stream(self) -> Stream:
        """The text in which they stand."""
        return self._stream

    @property
    def day(self) -> date | None:
        """The day on which offices are looked up."""
        return self._day

    @property
    def countries(self) -> frozenset[str]:
        """The countries that the text names (alpha-3)."""
        return self._countries

    def meet(self, found: Sequence[Found]) -> None:
        """Takes in everybody whom the runs of capitalised words among these name."""
        names, known = self.candidates(found)
        article = Article(self._stream, names)
        odds = personal_odds(article, [(item, item.first in known or self._lists.has(item)) for item in names])
        self._odds = {
            item.first: max(score, _TITLED) if item.sure or (item.titled and len(item.parts) <= _MOST_TITLED) else score
            for item, score in zip(names, odds, strict=True)
        }
        for item in names:
            if len(item.parts) > 1:
                self._meet_full_name(item, known.get(item.first))
        for item in names:
            if item.first not in self._met:
                self._meet_short_name(item, known.get(item.first))
        for item in names:
            if item.first not in self._met and len(item.parts) > 1 and all(part.isupper() for part in item.parts):
                self._meet_shouted(item)
        self._join_misspelt()
        self._lists.link(self.everyone)

    def _meet_shouted(self, item: Found) -> None:
        """The names within a headline that is all in capitals, of those whom the text names in full below it."""
        words = self._stream.words
        for place in range(item.first, item.last):
            someone = self._bearer(self._options_of([words[place].text])) if words[place].kind == "word" else None
            if someone is None or len(someone.keys) < _TWO:
                continue
            given = self._options_of([words[place - 1].text])[0] if place > item.first else ()
            first = place - (someone.keys[0] in given)
            parts = tuple(word.text for word in words[first : place + 1])
            self._met.add(first)
            someone.note(Found(first, place + 1, item.kind, name=" ".join(parts), parts=parts))

    def is_met(self, item: Found) -> bool:
        """Whether a run of capitalised words was taken in as somebody's name."""
        return item.first in self._met

    def meet_namesake(self, item: Found) -> bool:
        """Takes in a town's name that means somebody of the article: "Warren said", where Elizabeth Warren is named.

        False where it means nobody.
        """
        if item.last - item.first > 1 or self._stream.ends_head(item.first, "in", "from", "to"):
            return False
        parts = (self._stream.words[item.first].text,)
        someone = self._bearer(self._options_of(parts))
        if someone is None or len(someone.keys) < _TWO:
            return False
        item.parts = parts
        someone.note(item)
        return True

    def candidates(self, found: Sequence[Found]) -> tuple[list[Found], dict[int, Person]]:
        """The runs that may name a person, and by their first words whom of those who are known they may name."""
        self._countries = frozenset(item.country for item in found if item.kind == "country" and item.country)
        names = segmented(self._stream, (item for item in found if item.kind in ("run", "person") and item.parts))
        whom = [(item, self._recognise(item) or self._known_bearer(item)) for item in names]
        self._lists.look_up((item for item, known in whom if known is None), self._countries)
        return names, {item.first: known for item, known in whom if known is not None}

    def _recognise(self, item: Found) -> Person | None:
        """Whom of those who are known a full name means; what stands before the name is cut off."""
        if len(item.parts) < _TWO:
            return None
        options = self._options(item)
        # "Kim Jong-un" is written "Kim Jong Un" too.
        known = _known(options) or _known(self._options_of(one for part in item.parts for one in part.split("-")))
        if known is None and self._stream.lexicon.pack.names.family_first:
            known = _known(options[::-1])
        if known is None and len(item.parts) > _TWO and not item.sure:
            known = self._without_front(item, options)
        return known

    def _without_front(self, item: Found, options: Options) -> Person | None:
        """Cuts off what stands before a name with a capital of its own: "Generalsekretär Jens Stoltenberg"."""
        for at in range(1, len(item.parts) - 1):
            known = _known(options[at:])
            if known is not None:
                cut_front(self._stream, item, at)
                return known
        return None

    def _meet_full_name(self, item: Found, known: Person | None) -> None:
        """A run of two words or more that is a person's name."""
        family_first = self._is_family_first(item)
        is_sure = known is not None or family_first or self._lists.is_sure(item)
        is_shouted = len(item.parts) > _TWO and all(part.isupper() for part in item.parts)
        if not is_sure and (is_shouted or is_acronym(item) or self._odds[item.first] <= _FULL):
            return
        options = self._options(item)
        someone = self._same(options, known) or self._add(item, options, known, family_first)
        self._met.add(item.first)
        someone.note(item)
        self._lists.note(someone, item)

    def _meet_short_name(self, item: Found, known: Person | None) -> None:
        """What is left: a surname of somebody met already, of a known person, or after a title or a role."""
        odds = self._odds[item.first]
        someone = None
        if len(item.parts) == 1:
            someone = self._called(item, odds, known)
        is_other = not item.titled and (bool(self._stream.at("time", item.first)) or self._is_syllable(item))
        if someone is None and len(item.parts) == 1 and self._is_compound(item):
            return
        if someone is None and not is_other and not is_acronym(item) and odds > _ALONE and len(item.parts) == 1:
            someone = self._add(item, self._options(item), None, family_first=False)
        if someone is not None:
            self._met.add(item.first)
            someone.note(item)
            self._lists.note(someone, item)

    def _called(self, item: Found, odds: float, known: Person | None) -> Someone | None:
        """The one person of the article, or the one known, who is called by a single word."""
        options = self._options(item)
        someone = self._bearer(options) if odds > _BORNE else None
        if someone is None and known is not None and odds > _KNOWN:
            someone = self.add_known(known)
        if someone is None and not item.titled:
            someone = self._misspelt(item.parts[0])
        return someone

    def _options(self, item: Found) -> Options:
        return self._options_of(item.parts)

    def _options_of(self, parts: Iterable[str]) -> Options:
        return options_of(self._stream, parts)

    def _is_family_first(self, item: Found) -> bool:
        if not self._stream.lexicon.pack.names.family_first or not _TWO <= len(item.parts) <= 4:
            return False
        own = self._stream.lexicon
        first, last = own.fold(item.parts[0]), own.fold(item.parts[-1])
        if first in family_first_surnames() or first in own.pack.names.family_names:
            return True
        return bool(part_traits(own.language, last).given) and not part_traits(own.language, first).given

    def _same(self, options: Options, known: Person | None) -> Someone | None:
        if known is not None:
            return next((one for one in self.everyone if one.known is known), None)
        for key in options[-1]:
            for one in self._by_surname.get(key, ()):
                if one.known is None and len(one.keys) > 1 and any(same_given_name(one.keys[0], g) for g in options[0]):
                    return one
        return None

    def _add(self, item: Found, options: Options, known: Person | None, family_first: bool) -> Someone:
        if known is not None:
            return self.add_known(known)
        someone = Someone("person", item.name, tuple(keys[0] for keys in options), sector=item.sector)
        self.everyone.append(someone)
        for key in (*options[-1], *(options[0] if family_first else ())):
            self._call(someone, key)
        return someone

    def _call(self, someone: Someone, surname: str) -> None:
        """Notes that somebody is called by a surname (its key)."""
        self._by_surname.setdefault(surname, []).append(someone)
        self._by_letters.setdefault(_letters(surname), set()).add(surname)

    def add_known(self, known: Person) -> Someone:
        """Somebody whom the knowledge has, with the office of the day."""
        term = latest_term(known, self._day)
        someone = Someone(
            "person",
            known.name,
            tuple(part_key(part) for part in known.name.split()),
            knowledge_id=known.knowledge_id,
            country=known.country,
            sector=known.sector,
            role=term.office if term is not None else None,
            known=known,
        )
        self.everyone.append(someone)
        self._lists.link([someone])
        for spelling in (known.name, *known.spellings):
            parts = spelling.split()
            keys = {part_key(parts[-1])}
            if self._stream.lexicon.fold(parts[0]) in family_first_surnames():
                keys.add(part_key(parts[0]))
            for key in sorted(keys):
                if someone not in self._by_surname.get(key, ()):
                    self._call(someone, key)
        return someone

    def _bearer(self, options: Options) -> Someone | None:
        for key in options[-1]:
            bearers = self._by_surname.get(key, ())
            if len(bearers) == 1:
                return bearers[0]
        return None

    def _known_bearer(self, item: Found) -> Person | None:
        """The one known person whom a surname alone may mean."""
        if len(item.parts) > 1:
            return None
        if not item.titled and self._stream.at("time", item.first):
            # May is a month first, and a prime minister only where more speaks for her.
            return None
        pack = self._stream.lexicon.pack
        if not item.titled and (self._is_syllable(item) or self._is_word(item)):
            # A syllable of the language itself, or a word, is somebody's name only where a title says so.
            return None
        traits = part_traits(self._stream.lexicon.language, self._stream.lexicon.fold(item.parts[0]))
        # "Таким" opens a sentence with a capital, and an ending away it sounds like Thaçi.
        opens = not item.titled and is_opening(self._stream, item.first, self._stream.sentence_of(item.first))
        for base in traits.bases if traits.surname else ():
            by_sound = not opens or (base == traits.bases[0] and len(base) > _SHORT_SURNAME)
            known = known_by_surname(base, self._day, self._countries, pack.syllabic, by_sound)
            if known is not None and self._fits(item, known):
                return known
        if item.role is not None and not pack.spaced:
            return known_by_office(item.parts[0], item.role, item.country, self._day)
        return None

    def _is_syllable(self, item: Found) -> bool:
        syllable = self._stream.lexicon.pack.names.syllable
        return bool(syllable) and re.fullmatch(syllable or "", plain_letters(item.parts[0])) is not None

    def _is_word(self, item: Found) -> bool:
        """Whether the text has what stands alone with a small letter too: "The Hill", "Man:"."""
        return self._stream.lexicon.fold(item.parts[0]) in self._stream.lower_case

    def _is_compound(self, item: Found) -> bool:
        """Whether a syllable goes on as a common noun: "Bộ trưởng Tư pháp"."""
        stream = self._stream
        if not self._is_syllable(item) or item.last >= len(stream.words):
            return False
        behind = stream.words[item.last]
        is_small = behind.kind == "word" and not behind.capitalised
        return is_small and not stream.is_predicate(item.last) and not stream.at("word", item.last)

    def _fits(self, item: Found, known: Person) -> bool:
        """Whether the country of the role before a name is the person's own, or that of an office he holds."""
        if item.role is None or item.country is None:
            return True
        term = latest_term(known, self._day)
        return item.country in (known.country, term.country if term is not None else None)

    def _misspelt(self, part: str) -> Someone | None:
        """Somebody of the article whose surname this is but for two letters changed in place: `Столтенбрег`."""
        key = part_key(self._stream.lexicon.fold(part))
        if len(key) < _LONG_SURNAME:
            return None
        for surname in sorted(self._by_letters.get(_letters(key), ())):
            bearers = self._by_surname[surname]
            if len(bearers) == 1 and _is_swap(key, surname):
                return bearers[0]
        return None

    def _join_misspelt(self) -> None:
        """Joins a full name to that of the same given name whose surname differs by letters changed in place."""
        by_letters: dict[str, list[Someone]] = {}
        for one in self.everyone:
            if len(one.keys) > 1 and len(one.keys[-1]) >= _LONG_SURNAME:
                by_letters.setdefault(_letters(one.keys[-1]), []).append(one)
        for one in [one for alike in by_letters.values() for one in alike if one.known is None]:
            for other in by_letters[_letters(one.keys[-1])]:
                alike = other is not one and same_given_name(one.keys[0], other.keys[0])
                if alike and _is_swap(one.keys[-1], other.keys[-1]):
                    other.located.extend(one.located)
                    other.role, other.country = other.role or one.role, other.country or one.country
                    one.located.clear()
                    break


def _known(options: Options) -> Person | None:
    for last in options[-1]:
        for first in options[0]:
            middle = tuple(keys[0] for keys in options[1:-1])
            known = known_by_full_name((first, *middle, last))
            if known is not None:
                return known
    return None


def _letters(key: str) -> str:
    """The letters of a key in their order of the alphabet: the same for all in which letters only changed places."""
    return "".join(sorted(key))


def _is_swap(one: str, other: str) -> bool:
    if len(one) != len(other):
        return False
    differing = [place for place in range(len(one)) if one[place] != other[place]]
    if not differing or differing[-1] - differing[0] > _TWO:
        return False
    return sorted(one) == sorted(other)
