"""Names of people in spaced scripts without capitals that put offices and titles in front: Arabic, Persian, Hebrew.

A name is known by its spelling or its consonants, or begins with a given name or behind a title or an office, or stands
beside a word of reporting; it goes on until a word of the lexicon, a sign, or a word that no name is made of. A family
name that was found once is found again where it stands alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from dragoman.knowledge.name_parts import name_scripts
from dragoman.language.automaton import bases
from dragoman.language.keys import is_latin
from dragoman.reading.consonants import family_name_in_latin, known_by_consonants
from dragoman.reading.found import Found
from dragoman.reading.glued import glued, suffix_pronoun
from dragoman.reading.lexicon import lexicon
from dragoman.reading.names_beside import NamesBeside
from dragoman.reading.stream import Stream

_MOST_PARTS = 5
_MOST_BETWEEN = 3
_LEAST_FAMILY = 3
_LEAST_SCRIPTS = 2
_SURE_SCRIPTS = 4
_SYLLABLE = 3


def introduced(stream: Stream, found: Sequence[Found], taken: Sequence[bool]) -> list[Found]:
    """The names of people, in order; `found` is what the lexicon knows, `taken` which words are part of it."""
    return _Names(stream, found, taken).all()


@lru_cache(maxsize=50_000)
def _bases_of(language: str, folded: str, written: str) -> tuple[str, ...]:
    endings = lexicon(language).endings
    return tuple(dict.fromkeys((*bases(folded, endings), *(bases(written, endings) if written != folded else ()))))


class _Names(NamesBeside):
    """The names of one text while they are being found."""

    def all(self) -> list[Found]:
        self._add_known_spellings()
        for sentence in self._stream.sentences:
            place = sentence.first
            while place < sentence.last:
                place = self._begin(place, sentence.last)
        self._repeated()
        self._complete()
        return self._in_order()

    def _begin(self, place: int, stop: int) -> int:
        """Finds a name that begins at a word; gives the next word to look at."""
        if not self._is_free(place):
            return place + 1
        last, parts = self._run(place, stop)
        stranger = self._stranger(place, stop)
        if stranger is not None and not self._is_name_word(place, last):
            self._add(place, stranger, tuple(word.text for word in self._stream.words[place:stranger]))
            return stranger
        known = self._known(place, last)
        if known is not None:
            self._add(place, known[0], known[1])
            return known[0]
        if self._is_introduced(place) or self._is_said(place, last) or self._is_described(last):
            if self._is_joiner(place):
                holds = last - place > 1
            else:
                holds = self._may_begin(place, last) if len(parts) > 1 else self._may_stand_alone(place)
            holds = holds and (self._is_introduced(place) or self._is_name_word(place, last))
        else:
            holds = self._is_unintroduced(place, last, parts)
        if not holds:
            return place + 1
        self._free(place, last)
        self._add(place, last, parts)
        return last

    def _is_unintroduced(self, first: int, last: int, parts: tuple[str, ...]) -> bool:
        """Whether words are a name that nothing beside them speaks for: a given name leads, or a joining word."""
        if self._is_joiner(first):
            return last - first > 1 and not self._stream.at("word", first)
        if len(parts) == 1:
            return False
        if self._is_given(first):
            return self._is_sure_given(first) or self._is_name_word(first + 1, last)
        item = self._ending.get(first)
        of_people = item is not None and item.form == "demonym"
        return of_people and self._is_name_word(first, first + 1) and self._may_begin(first, last)

    def _known(self, first: int, last: int) -> tuple[int, tuple[str, ...]] | None:
        """Where the name of a known person ends that begins at a word, and its parts as the knowledge writes them."""
        words = self._stream.words
        if last == first + 1 < len(words) and self._is_free(last):
            last += 1
        for end in range(last, first + 1, -1):
            known = known_by_consonants(self._clean(first), words[end - 1].text)
            if known is not None:
                return end, tuple(known.name.split())
        return None

    def _run(self, first: int, stop: int) -> tuple[int, tuple[str, ...]]:
        """Where a name that begins at a word ends, and its parts; a joining word and the next are one part."""
        parts = [self._clean(first)]
        place = first + 1
        joined = self._is_joiner(first)
        while place < stop and len(parts) <= _MOST_PARTS and self._stream.words[place].kind == "word":
            word = self._stream.words[place].text
            if joined and self._is_at_hand(place):
                parts[-1] += f" {word}"
            elif self._is_further(first, place, len(parts)):
                parts.append(word)
            else:
                break
            joined = self._is_joiner(place)
            place += 1
        if joined and len(parts) > 1:
            # A joining word at the end joins nothing.
            return place - 1, tuple(parts[:-1])
        return place, tuple(parts)

    def _is_further(self, first: int, place: int, parts: int) -> bool:
        if self._is_given(place - 1) and self._is_calling(place):
            return True
        return self._is_free(place) and (self._is_joiner(place) or self._goes_on(first, place, parts))

    def _goes_on(self, first: int, place: int, parts: int) -> bool:
        """Whether a name goes on over a word: the second may be anything, later ones are names by themselves."""
        word = self._stream.words[place].folded
        if self._is_given(place) and not self._begins_another(place):
            return True
        if self._is_verbal(place) or self._begins_another(place) or self._is_owned(place):
            return False
        if self._has_article(word):
            named = self._is_sure_given(first) or self._is_relation(place)
            return named or any(name_scripts(base) for base in self._bases(place))
        if parts == 1:
            is_family = not self._is_given(first) and self._is_name_word(first, first + 1)
            if not is_family or self._is_name_word(place, place + 1):
                return True
            return not self._is_relation(first) and self._looks_foreign(place)
        if self._is_given(first) and self._scripts(place) >= _LEAST_SCRIPTS:
            return True
        if self._is_stranger(place) and self._is_name_word(first, place):
            return True
        return all(len(self._stream.words[at].text) <= _SYLLABLE for at in range(first, place + 1))

    def _is_owned(self, place: int) -> bool:
        """Whether a pronoun is written at the end of a word that is no name."""
        return suffix_pronoun(self._stream, place) is not None and not self._scripts(place)

    def _is_stranger(self, place: int) -> bool:
        """Whether a word closes a name and is no word of the language with something written before it."""
        stream = self._stream
        if place + 1 >= len(stream.words) or not self._closes(place + 1) or not self._looks_foreign(place):
            return False
        return not glued(stream, place) and not self._has_article(stream.words[place].folded)

    def _is_calling(self, place: int) -> bool:
        """Whether a word with the article is a title or of a country and, behind a given name, a family name."""
        if not self._has_article(self._stream.words[place].folded):
            return False
        item = self._beginning.get(place)
        of_people = item is not None and item.form == "demonym" and item.last == place + 1
        return of_people or (self._is_title(place) and not self._taken[place])

    def _looks_foreign(self, place: int) -> bool:
        """Whether a word that no list knows is long enough and unlike the words of the language itself."""
        word = self._stream.words[place].folded
        return len(word) > _SYLLABLE and not self._is_like(self._rules.common_like, word)

    def _begins_another(self, place: int) -> bool:
        """Whether "and" is written together with a word: another name begins with it."""
        word = self._stream.words[place].folded
        written = self._stream.words[place].text.lower()
        rest = name_scripts(word[1:]) or name_scripts(written[1:])
        return len(word) > 3 and word[0] == "و" and not self._scripts(place) and bool(rest)

    def _is_free(self, place: int) -> bool:
        if self._stream.words[place].kind != "word" or self._is_marked(place):
            return False
        is_name = self._is_joiner(place) or self._is_given(place)
        return self._is_at_hand(place) and (is_name or not self._taken[place])

    def _is_at_hand(self, place: int) -> bool:
        """Whether a word is nothing else; a place of one word may be a person's name too."""
        item = self._beginning.get(place)
        if not self._stream.words[place].folded:
            # A dash that is a letter's lengthening sign.
            return False
        return not self._taken[place] or (item is not None and item.kind == "place" and item.last == place + 1)

    def _is_marked(self, place: int) -> bool:
        if self._is_joiner(place) or (self._is_given(place) and self._is_only_month(place)):
            return False
        return super()._is_marked(place)

    def _is_joiner(self, place: int) -> bool:
        return bool(self._stream.at("particle", place))

    def _is_sure_given(self, place: int) -> bool:
        """Whether a given name is so well known and so long that no other word is written like it."""
        word = self._stream.words[place].folded
        scripts = max(name_scripts(base) for base in self._bases(place))
        return self._is_given(place) and len(word) > _SYLLABLE and scripts >= _SURE_SCRIPTS

    def _is_relation(self, place: int) -> bool:
        """Whether a word has the form of a family name that tells an origin: المالكي."""
        return self._is_like(self._rules.family_like, self._stream.words[place].folded)

    def _is_verbal(self, place: int) -> bool:
        """Whether a word has the form of a verb of the present and is no name that is known."""
        word = self._stream.words[place].folded
        return self._is_like(self._rules.verb_like, word) and self._scripts(place) < _LEAST_SCRIPTS

    def _may_begin(self, first: int, last: int) -> bool:
        """Whether a name of several words may begin like this: not with an article or a verb."""
        word = self._stream.words[first].folded
        return self._is_given(first) or (not self._has_article(word) and not self._is_verbal(first))

    def _may_stand_alone(self, place: int) -> bool:
        """Whether a word behind an office or beside a word of reporting may be a name by itself."""
        word = self._stream.words[place].folded
        if len(word) < _LEAST_FAMILY or self._is_verbal(place) or self._is_joiner(place):
            return False
        if self._has_article(word):
            return self._is_relation(place) and bool(self._scripts(place))
        if self._is_name_word(place, place + 1):
            return True
        return self._looks_foreign(place)

    def _is_name_word(self, first: int, last: int) -> bool:
        """Whether a word, a prefix undone, is a part of names in scripts enough, or tells an origin."""
        return any(
            self._is_given(place)
            or self._is_relation(place)
            or any(name_scripts(base) >= _LEAST_SCRIPTS for base in self._bases(place))
            for place in range(first, last)
        )

    def _bases(self, place: int) -> Iterable[str]:
        """What a word may be without what is written together with it, also with the letters that the pack folds."""
        word = self._stream.words[place]
        return _bases_of(self._stream.lexicon.language, word.folded, word.text.lower())

    def _scripts(self, place: int) -> int:
        """In how many scripts a word is known as a part of names, nothing undone."""
        word = self._stream.words[place]
        return max(name_scripts(word.folded), name_scripts(word.text.lower()))

    def _clean(self, place: int) -> str:
        """A name's first word without what is written together with it, where the rest is a given name."""
        own = list(self._bases(place))
        return next((base for base in own if base != own[0] and name_scripts(base) > name_scripts(own[0])), own[0])

    def _stranger(self, first: int, stop: int) -> int | None:
        """Where a name ends whose words no list knows and that follows a reporting verb; None where none begins.

        It looks like none of the language's own words, and a sign or a "that" closes it.
        """
        shape = self._rules.unknown_like
        words = self._stream.words
        if shape is None or not self._is_said_before(first):
            return None
        last = first
        while last < stop and last - first < _MOST_BETWEEN and self._is_free(last):
            word = words[last].folded
            if self._has_article(word) or not (self._is_like(shape, word) or self._looks_foreign(last)):
                break
            if self._is_verbal(last):
                break
            last += 1
        closed = last < stop and self._closes(last)
        return last if closed and any(self._is_like(shape, word.folded) for word in words[first:last]) else None

    def _repeated(self) -> None:
        """Family names that were found in full, where they stand alone."""
        families: dict[str, str] = {}
        for item in self._found:
            if len(item.parts) > 1:
                written = self._stream.words[item.last - 1].folded
                families.update(dict.fromkeys((written, self._stream.lexicon.fold(item.parts[-1])), item.parts[-1]))
        for place in range(len(self._stream.words)):
            if not self._is_free(place):
                continue
            for base in self._bases(place):
                if len(base) >= _LEAST_FAMILY and base in families:
                    self._add(place, place + 1, (families[base],))
                    break

    def _complete(self) -> None:
        """Writes a single name as that of the known person of the text who bears it, or of the only one there is."""
        known = {
            base: item.parts[-1]
            for item in self._found
            if is_latin(item.name) and len(item.parts) > 1
            for base in self._bases(item.last - 1)
        }
        for item in self._found:
            if len(item.parts) == 1 and not is_latin(item.name):
                bearer = next((known[base] for base in self._bases(item.first) if base in known), None)
                bearer = bearer or family_name_in_latin(item.parts[0])
                if bearer is not None:
                    item.parts, item.name = (bearer,), bearer
