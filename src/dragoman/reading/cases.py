"""In which cases a name or a noun may stand, by its ending: "Трампа" is nobody who does something.

The pack says which ending in the place of which makes which case (`[declension]`). Such an ending counts only where
what it is undone to is known to be a word's plain form: the first form of a role or group in the pack, the name of a
country, a part of the name of the one who is meant, a given name. One that stands in no other's place counts anyway.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from functools import cache, lru_cache

from msgspec import Struct

from dragoman.knowledge.countries import country_names
from dragoman.knowledge.given_names import given_names
from dragoman.knowledge.offices import person
from dragoman.language.keys import name_key, part_key
from dragoman.language.pack_parts import Case, Forms, Pack
from dragoman.language.patterns import expand
from dragoman.language.words import Folding
from dragoman.model import Entity
from dragoman.reading.entities import Located
from dragoman.reading.lexicon import lexicon
from dragoman.reading.stream import Stream

Cases = frozenset[Case]

_UNKNOWN: Cases = frozenset()
_SHORTEST = 2


class _Ending(Struct, frozen=True):
    """An ending, that of the plain form which it stands for (None for whatever form), and the case that it makes."""

    suffix: str
    plain: str | None
    case: Case


class _Declension(Struct, frozen=True):
    """How a language declines: endings of names and of nouns, by their last letter, and the plain forms it knows.

    `stems` are beginnings of nouns that the pack does not write out.
    """

    names: dict[str, tuple[_Ending, ...]]
    nouns: dict[str, tuple[_Ending, ...]]
    countries: frozenset[str]
    bodies: frozenset[str]
    plain: frozenset[str]
    stems: tuple[str, ...]

    def of_noun(self, folded: str) -> Cases:
        """The cases in which a common noun may stand; none known where it is undone to nothing known."""
        return _cases(folded, self.nouns, lambda plain: plain in self.plain or plain.startswith(self.stems))

    def of_body(self, folded: str) -> Cases:
        """The same of the noun of a body's name, whose ending may be part of it ("Telekom") unless it is undone."""
        return _cases(folded, self.nouns, self.bodies.__contains__, is_name=True)

    def of_country(self, folded: str) -> Cases:
        """The same of a country's name, which has no plural."""
        return _cases(folded, self.names, self.countries.__contains__)

    def of_name(self, folded: str, keys: Collection[str], is_known: bool) -> Cases:
        """The same of a part of somebody's name; `keys` are those of the name as a list would write it.

        Of somebody whom the knowledge lacks, an inflected form may have been taken for the plain one.
        """
        given = given_names()

        def is_plain(plain: str) -> bool:
            return plain in given or ((is_known or plain != folded) and part_key(plain) in keys)

        return _cases(folded, self.names, is_plain)


def _cases(
    folded: str, endings: dict[str, tuple[_Ending, ...]], is_plain: Callable[[str], bool], is_name: bool = False
) -> Cases:
    found: set[Case] = set()
    for ending in endings.get(folded[-1:], ()):
        cut = len(folded) - len(ending.suffix)
        if ending.case in found or cut < _SHORTEST or not folded.endswith(ending.suffix):
            continue
        if (ending.plain is None and not is_name) or is_plain(folded[:cut].rstrip("-'") + (ending.plain or "")):
            found.add(ending.case)
    return frozenset(found)


@lru_cache(maxsize=10_000)
def _keys_of(name: str) -> frozenset[str]:
    """The keys of all parts of somebody's name, however it is spelled."""
    known = person(name)
    return frozenset(key for spelling in (name, *(known.spellings if known else ())) for key in name_key(spelling))


@cache
def _declension(language: str) -> _Declension | None:
    """How a language declines; None where its pack does not say so."""
    own = lexicon(language)
    pack, fold = own.pack, own.fold
    singular = _endings(pack.declension.names, fold)
    both = [*singular, *_endings(pack.declension.nouns, fold)]
    if not both:
        return None
    countries = pack.country.values()
    nouns = [*(each.forms for each in pack.role), *(each.forms for each in pack.group)]
    nouns += (each.people for each in countries)
    heads = {_head(form, fold) for forms in nouns for form in _plain_first(forms)}
    names = [part for each in countries for part in (each.names, each.metonyms)]
    called = {_head(form, fold) for forms in names for form in _plain_first(forms)}
    return _Declension(
        _by_last(singular),
        _by_last(both),
        frozenset({*_words_of_countries(language), *called}),
        frozenset(_bodies(pack, fold)),
        frozenset(head for head in heads if not head.endswith("*")),
        tuple(sorted(head.removesuffix("*") for head in heads if head.endswith("*"))),
    )


def _words_of_countries(language: str) -> Iterable[str]:
    return (word for name in country_names(language) for word in name.lower().split())


def _bodies(pack: Pack, fold: Folding) -> Iterable[str]:
    """The first words of the names of bodies, as the pack gives them plain, and the nouns that bodies are called by."""
    words = pack.names.organisation_words
    forms = [*(form for each in pack.organisation for form in _plain_first(each.forms)), *_plain_first(words)]
    # An adjective without its ending ("європейськ* комісія") is no plain form.
    nouns = (form for form in forms if " " not in form or not _head(form, fold).endswith("*"))
    return (_head(form, fold).removesuffix("*") for form in nouns)


def _plain_first(forms: Forms) -> Iterable[str]:
    """The forms that a list gives as plain: its first, the first of each "|", and stems."""
    return (form for number, form in enumerate(forms) if number == 0 or "|" in form or "*" in form)


def _head(form: str, fold: Folding) -> str:
    return expand(form, fold)[0][0][0]


def _endings(table: dict[Case, Forms], fold: Folding) -> list[_Ending]:
    found = []
    for case, endings in table.items():
        for ending in endings:
            suffix, replaces, plain = ending.partition(">")
            found.append(_Ending(fold(suffix), fold(plain) if replaces else None, case))
    return found


def _by_last(endings: Sequence[_Ending]) -> dict[str, tuple[_Ending, ...]]:
    letters = dict.fromkeys(ending.suffix[-1:] for ending in endings)
    return {letter: tuple(each for each in endings if each.suffix[-1:] == letter) for letter in letters}


def cases_of(stream: Stream, mention: Located, entity: Entity) -> Cases:
    """The cases in which a mention may stand, its name and its role taken together; empty where nothing tells."""
    declension = _declension(stream.lexicon.language)
    if declension is None:
        return _UNKNOWN
    found = _UNKNOWN
    for own in _told(stream, mention, entity, declension):
        if own:
            found = found & own if found else own
    return found


def is_counted(stream: Stream, place: int) -> bool:
    """Whether a number right before a word takes it in a case of its own: "задержаны 224 демонстранта"."""
    kinds = ("number", "many", "multiplier")
    return place > 0 and (
        stream.words[place - 1].kind == "number" or any(stream.ends_kind(place, kind) for kind in kinds)
    )


def _told(stream: Stream, mention: Located, entity: Entity, declension: _Declension) -> Iterable[Cases]:
    # Acronyms do not inflect.
    words = [word.folded for word in stream.words[mention.first : mention.last] if not word.text.isupper()]
    if not words:
        return
    if (
        mention.form in ("role", "demonym")
        or entity.kind == "group"
        or (entity.kind == "organisation" and not stream.words[mention.first].capitalised)
    ):
        yield declension.of_noun(words[0])
    elif entity.kind == "organisation":
        yield declension.of_body(words[0])
    elif entity.kind == "country":
        yield from map(declension.of_country, words)
    elif entity.kind == "person":
        keys, is_known = _keys_of(entity.name), entity.knowledge_id is not None
        for word in words:
            yield declension.of_name(word, keys, is_known)
    for place in range(mention.reach[0], mention.first):
        if stream.at("role", place):
            yield declension.of_noun(stream.words[place].folded)
            # What follows the head of the phrase is its own.
            return
