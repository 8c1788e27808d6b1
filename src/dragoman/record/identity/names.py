"""A name as it is compared: its parts in order, each with all that it may be the spelling of."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from msgspec import Struct

from dragoman.knowledge.given_names import family_first_surnames, given_name_variants, given_names
from dragoman.knowledge.name_parts import name_groups
from dragoman.language.automaton import Ending, bases, endings_of
from dragoman.language.homoglyphs import unmixed
from dragoman.language.keys import part_key
from dragoman.language.pack import pack_code_for, pack_codes, read_pack
from dragoman.language.scripts import first_script
from dragoman.language.words import Folding

# A name of more parts is cut: no one compares what a page has of ten thousand letters.
_MOST_PARTS = 8
_LONGEST_PART = 40
_PART = re.compile(r"[^\s\-‐-―·・‧.,]+\.?|[-‐‑]")
_NUMERAL = re.compile(r"[IVX]{1,6}\Z")
_GENERATIONS = {"jr": "jr", "junior": "jr", "мл": "jr", "sr": "sr", "senior": "sr", "ст": "sr"}
_ALPHABETIC = re.compile("[A-Za-z\u00c0-\u024f\u0370-\u03ff\u0400-\u04ff]")
_ALPHABETS = frozenset({"Armn", "Cyrl", "Geor", "Grek", "Latn"})
_ABBREVIATED = 2


class Part(Struct, frozen=True, gc=False):
    """One word of a name; what it may be the spelling of is looked up when it is asked for."""

    text: str
    language: str
    script: str
    key: str
    is_initial: bool

    @property
    def keys(self) -> tuple[str, ...]:
        """Its script-free key and those of the forms that it may be inflected from."""
        return _keys(self.text, self.language)

    @property
    def groups(self) -> tuple[int, ...]:
        """The names of which it is a known spelling."""
        return _groups(self.text)

    @property
    def base_groups(self) -> tuple[int, ...]:
        """The names of which it, or a form that it may be inflected from, is a known spelling."""
        return _base_groups(self.text, self.language)

    @property
    def variants(self) -> tuple[int, ...]:
        """The sets of given names for one bearer to which it belongs."""
        return _variants_of(self.text, self.language)

    @property
    def is_given(self) -> bool:
        """Whether it may be a given name."""
        return _is_given(self.text, self.language)


class Name(Struct, frozen=True, gc=False):
    """A name's parts without particles; `ordinal` tells bearers of one name apart ("II", "jr")."""

    parts: tuple[Part, ...]
    ordinal: str = ""

    @property
    def written(self) -> tuple[str, ...]:
        """Its parts as they stand, with the language and what tells bearers of one name apart."""
        return (*(part.text for part in self.parts), self.parts[0].language, self.ordinal)

    @property
    def is_lone(self) -> bool:
        """Whether it is a family name with no given name before it, or only somebody's given name."""
        return len(self.parts) == 1

    @property
    def is_alphabetic(self) -> bool:
        """Whether it is written with letters for vowels and consonants."""
        return all(part.script in _ALPHABETS for part in self.parts)

    @property
    def family_first(self) -> bool:
        """Whether it begins with a family name that stands before the given one."""
        return stands_in_front(self.parts[0])


def stands_in_front(part: Part) -> bool:
    """Whether this is a family name of those that stand before the given one."""
    return part.text in family_first_surnames()


@lru_cache(maxsize=40_000)
def name_of(written: str, language: str = "") -> Name | None:
    """A written name cut into its parts; None where it has none.

    `language` is that of the text where it stands, by whose rules endings are undone; empty for a base form.
    """
    words = [found for found in _PART.findall(written[: _MOST_PARTS * _LONGEST_PART]) if found.strip(".")]
    spaced = [word for word in words if word[0] not in "-‐‑"]
    joined = {index for index, word in enumerate(words) if word[0] in "-‐‑"}
    after_hyphen = _before_a_hyphen(words, joined)
    # "Văn" is a middle name where the family's stands first.
    is_family_first = bool(spaced) and spaced[0].lower() in family_first_surnames()
    ordinal, parts = "", []
    for index, word in enumerate(spaced):
        plain = word.rstrip(".")
        generation = _GENERATIONS.get(plain.lower())
        if index and (generation or _NUMERAL.match(plain)):
            ordinal = generation or plain
        elif is_family_first or not _is_particle(plain, index, len(spaced), after_hyphen):
            parts.append(_part(plain[:_LONGEST_PART], language, word.endswith(".")))
    kept = tuple(part for part in parts if part.key)[:_MOST_PARTS]
    return Name(kept, ordinal) if kept else None


def _before_a_hyphen(words: list[str], joined: set[int]) -> frozenset[int]:
    """Which words, counted without the hyphens, have a hyphen after them."""
    found, count = set(), 0
    for index in range(len(words)):
        if index in joined:
            found.add(count - 1)
        else:
            count += 1
    return frozenset(found)


def _is_particle(word: str, index: int, count: int, hyphened: frozenset[int]) -> bool:
    """Whether it only joins the parts of a name: "van", "al-"; in front only small or with a hyphen ("Al Gore")."""
    if word.lower() not in _particles() or index == count - 1:
        return False
    return index > 0 or word.islower() or index in hyphened


@cache
def _particles() -> frozenset[str]:
    return frozenset(
        part.lower()
        for code in pack_codes()
        for particle in read_pack(code).names.particles
        for part in re.split(r"[|\s]+", particle)
        if part
    )


@lru_cache(maxsize=25_000)
def _part(word: str, language: str, has_point: bool) -> Part:
    text = unmixed(word).lower()
    return Part(
        text=text,
        language=language,
        script=first_script(text),
        key=part_key(text),
        is_initial=bool(_ALPHABETIC.match(text)) and (len(text) == 1 or (has_point and len(text) <= _ABBREVIATED)),
    )


@lru_cache(maxsize=25_000)
def _keys(text: str, language: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys([key for form in _forms(text, language) if (key := part_key(form))]))


@lru_cache(maxsize=25_000)
def _groups(text: str) -> tuple[int, ...]:
    return name_groups(text)


@lru_cache(maxsize=25_000)
def _base_groups(text: str, language: str) -> tuple[int, ...]:
    return tuple(dict.fromkeys([group for form in _forms(text, language) for group in name_groups(form)]))


@lru_cache(maxsize=25_000)
def _is_given(text: str, language: str) -> bool:
    forms = _forms(text, language)
    return not given_names().isdisjoint(forms) or any(part_key(form) in _variants()[0] for form in forms)


@lru_cache(maxsize=20_000)
def _forms(text: str, language: str) -> tuple[str, ...]:
    if not language:
        return (text,)
    fold, endings = _inflection(pack_code_for(language))
    return tuple(dict.fromkeys([text, *bases(fold(text), endings)]))


@cache
def _inflection(code: str) -> tuple[Folding, tuple[Ending, ...]]:
    pack = read_pack(code)
    fold = Folding(pack.fold)
    return fold, endings_of(pack.names.endings, fold)


@lru_cache(maxsize=25_000)
def _variants_of(text: str, language: str) -> tuple[int, ...]:
    """The numbers of the sets of variants to which a given name belongs, by its keys or by what it spells."""
    by_key, by_group = _variants()
    found = dict.fromkeys([number for form in _forms(text, language) for number in by_key.get(part_key(form), ())])
    found.update(dict.fromkeys(n for group in _base_groups(text, language) for n in by_group.get(group, ())))
    return tuple(found)


@cache
def _variants() -> tuple[dict[str, tuple[int, ...]], dict[int, tuple[int, ...]]]:
    by_key: dict[str, tuple[int, ...]] = {}
    by_group: dict[int, tuple[int, ...]] = {}
    for number, names in enumerate(given_name_variants()):
        for name in names:
            by_key[part_key(name)] = (*by_key.get(part_key(name), ()), number)
            for group in name_groups(name):
                by_group[group] = (*by_group.get(group, ()), number)
    return by_key, by_group
