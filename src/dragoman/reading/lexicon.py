"""The lexicon of a language: its pack and the knowledge, compiled into one automaton and kept on disk."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files

import msgspec
from msgspec import Struct

from dragoman._version import __version__
from dragoman.knowledge.countries import country_names
from dragoman.knowledge.given_names import given_names
from dragoman.knowledge.offices import people
from dragoman.knowledge.organisations import Organisation, organisation, organisations
from dragoman.knowledge.outlets import ambiguous_spellings, outlet_spellings
from dragoman.knowledge.places import bearers, group_of, groups_of_doubtful_names, groups_of_names
from dragoman.language.automaton import Automaton, Ending, endings_of, prefixes_of
from dragoman.language.compiled import Entry, Phrase, compile_automaton, load, save
from dragoman.language.kept import cache_folder, digest
from dragoman.language.pack import pack_code_for, pack_digest, read_pack, whole_pack_codes
from dragoman.language.pack_parts import Forms, Pack
from dragoman.language.senses import senses_bytes
from dragoman.language.words import Folding
from dragoman.reading.packless import own_words
from dragoman.reading.short_names import short_phrases
from dragoman.reading.time_words import time_words

_FORMAT = "17"
_LEAST_ACRONYM = 3
_ANY_LANGUAGE = "und"

# Scripts without capitals, with what their names begin with.
SCRIPTS_WITHOUT_CAPITALS = {
    "Arab": re.compile("[\u0600-\u06ff]"),
    "Hebr": re.compile("[\u0590-\u05ff]"),
    "Kore": re.compile("[\uac00-\ud7a3]"),
    "Hans": re.compile("[\u4e00-\u9fff]"),
    "Jpan": re.compile("[\u30a0-\u30ff\u4e00-\u9fff]"),
}

# The value of a word of reporting that stands behind the speaker.
BEHIND = "behind"

# The form of an outlet whose name may mean something else: it counts only beside a word of reporting.
UNSURE = "unsure"


class Lexicon(Struct, frozen=True):
    """A language ready to be read: its pack, its way of folding words, its automaton.

    `abbreviations` are in lower case, without their full stops; `glued` are the prefixes that join or attach, longer
    ones first, with their senses.
    """

    language: str
    pack: Pack
    fold: Folding
    endings: tuple[Ending, ...]
    accusative: tuple[Ending, ...]
    abbreviations: frozenset[str]
    automaton: Automaton
    glued: tuple[tuple[Ending, tuple[str, ...]], ...] = ()


@cache
def lexicon(language: str) -> Lexicon:
    """The lexicon of a language; one without a pack is read by what holds in any language.

    Compiled once and kept in the user's cache folder (``DRAGOMAN_CACHE`` names another), rebuilt when the pack, the
    knowledge or the program changed. Raises `PackError` for a pack that cannot be read.
    """
    code = pack_code_for(language)
    pack = own_words(language, read_pack(code))
    fold = Folding(pack.fold, pack.elisions)
    endings = endings_of(pack.names.endings, fold) + prefixes_of(pack.names.prefixes, fold)
    name = f"{language}-{_digest(code)}"
    folder = cache_folder()
    compiled = load(folder, name)
    if compiled is None:
        compiled = compile_automaton(_phrases(language, pack), fold)
        try:
            save(folder, name, *compiled)
        except OSError as problem:
            print(f"dragoman: {folder}: the lexicon is not kept: {problem.strerror}", file=sys.stderr)
    accusative = endings_of(pack.names.accusative, fold)
    abbreviations = frozenset(word.rstrip(".").lower() for word in pack.abbreviations)
    glued = tuple(_with_senses(pack, fold))
    return Lexicon(language, pack, fold, endings, accusative, abbreviations, Automaton(*compiled, endings), glued)


def _with_senses(pack: Pack, fold: Folding) -> Iterator[tuple[Ending, tuple[str, ...]]]:
    senses: dict[str, list[str]] = {}
    for sense, rules in pack.names.prefix_senses.items():
        for rule in rules:
            senses.setdefault(rule, []).append(sense)
    for rule in sorted(senses, key=lambda rule: (-len(rule), rule)):
        yield prefixes_of((rule,), fold)[0], tuple(senses[rule])


def prepare(languages: Iterable[str] = ()) -> None:
    """Loads the lexicons of these languages, or of those with a whole pack: others are loaded when they are met."""
    for code in languages or whole_pack_codes():
        lexicon(code)


def _digest(code: str) -> str:
    state = f"{_FORMAT} {__version__} {sys.byteorder} {pack_digest(code)} {pack_digest(_ANY_LANGUAGE)}"
    return digest(state.encode(), senses_bytes(), _knowledge_digest())


@cache
def _knowledge_digest() -> bytes:
    data = sorted((files("dragoman.knowledge") / "data").iterdir(), key=lambda file: file.name)
    return digest(*(file.read_bytes() for file in data if file.name.endswith((".json", "eras.toml")))).encode()


def _phrases(language: str, pack: Pack) -> Iterator[Phrase]:
    yield from _of_grammar(pack)
    yield from _of_names(pack)
    yield from _of_bodies(pack)
    yield from _of_events(pack)
    yield from time_words(language, pack.time)
    yield from _of_figures(pack)
    yield from _of_countries(language, pack)
    yield from _of_organisations(pack)
    yield from _of_places(language, pack)
    yield from _of_people(pack)


def _each(forms: Iterable[str], entry: Entry, inflects: bool = False) -> Iterator[Phrase]:
    for form in forms:
        yield form, entry, inflects


def _of_grammar(pack: Pack) -> Iterator[Phrase]:
    for head, forms in msgspec.to_builtins(pack.grammar).items():
        if isinstance(forms, list | tuple) and head != "infinitive_endings":
            yield from _each(forms, Entry("word", head))
    reporting = pack.reporting
    yield from _each(reporting.verbs, Entry("report", form="verb"))
    yield from _each(reporting.passives, Entry("report", form="passive"))
    yield from _each(reporting.according, Entry("report", form="according"))
    yield from _each(reporting.according_behind, Entry("report", BEHIND, "according"))
    yield from _each(reporting.nouns, Entry("report", form="noun"))
    yield from _each(reporting.sources, Entry("source"))
    yield from _each(reporting.citing, Entry("source", "citing"))
    yield from _each(reporting.given, Entry("given"))
    yield from _each(reporting.media, Entry("media"))
    yield from _each(reporting.stances, Entry("stance", form="verb"))
    yield from _each(reporting.claims, Entry("claim", form="noun"))
    yield from _each(reporting.labels, Entry("label", form="verb"))
    for head in ("plain", "questions", "as_told", "mood", "mood_behind", "infinitives", "listeners"):
        yield from _each(getattr(reporting, head), Entry("reporting", head))


def _of_names(pack: Pack) -> Iterator[Phrase]:
    names = pack.names
    yield from _each(names.titles, Entry("title"))
    yield from _each(names.particles, Entry("particle"))
    yield from _each(names.place_words, Entry("place word"))
    yield from _each(names.never, Entry("never"))
    yield from _each(names.nouns, Entry("noun"))
    yield from _each(names.family_names, Entry("family"), inflects=True)
    yield from _each(names.given_names, Entry("given"), inflects=True)
    for form, countries in short_phrases(names, in_threes=pack.spaced):
        yield form, Entry("short", countries), pack.spaced
    for index, role in enumerate(pack.role):
        yield from _each(role.forms, Entry("role", role.office, role.sector, index))
    for index, group in enumerate(pack.group):
        yield from _each(group.forms, Entry("group", group.name, group.sector, index))


def _of_bodies(pack: Pack) -> Iterator[Phrase]:
    """What tells that a name is a body's; the press of all languages takes over what holds in any."""
    own, any_language = pack.names, read_pack(_ANY_LANGUAGE).names
    yield from _each(own.organisation_words, Entry("organisation word"))
    # "the National assembly": many languages write the noun of a body's name small.
    yield from _each(tuple(form.lower() for form in own.organisation_words), Entry("body"))
    yield from _each(own.body_nouns, Entry("body noun"))
    yield from _each(dict.fromkeys((*own.legal_forms, *any_language.legal_forms)), Entry("legal form"))
    yield from _each(dict.fromkeys((*own.no_bodies, *any_language.no_bodies)), Entry("no body"))
    if own is not any_language:
        yield from _each(any_language.organisation_words, Entry("company word"))


def _of_events(pack: Pack) -> Iterator[Phrase]:
    for index, event in enumerate(pack.event):
        for form, forms in (
            ("verb", event.verbs),
            ("passive", event.passives),
            ("noun", event.nouns),
            ("state", event.states),
        ):
            # What is doubtful, or asks for its object, hides nothing that is sure.
            kind = "framed" if event.objects else "doubtful" if event.doubtful else "event"
            yield from _each(forms, Entry(kind, event.told.type, form, index))
        yield from _each(event.needs, Entry("need", index=index))
        yield from _each(event.objects, Entry("object", index=index))
    for context, forms in pack.context.items():
        yield from _each(forms, Entry("context", context))


def _of_figures(pack: Pack) -> Iterator[Phrase]:
    number = pack.number
    for kind, values in (
        ("number", number.words),
        ("multiplier", number.multipliers),
        ("many", number.many),
        ("rough", number.rough),
        ("part", number.parts),
    ):
        for word, value in values.items():
            yield word, Entry(kind, repr(value)), False
    for head in ("more_than", "less_than", "nearly", "about", "exactly"):
        for form in getattr(number, head):
            yield form, Entry(_kind_of(form, "bound", pack), head), False
    for head, forms in number.behind.items():
        yield from _each(forms, Entry("bound behind", head))
    for kind in ("half", "joint", "to", "label"):
        yield from _each(getattr(number, kind), Entry(kind))
    yield from _each(number.from_, Entry("from"))
    for index, unit in enumerate(pack.unit):
        for form in unit.forms:
            kind = _kind_of(form, "unit", pack) if unit.alone else "measure"
            yield form, Entry(kind, unit.name, index=index), False
        yield from _each(unit.before, Entry("unit before", unit.name, index=index))
        yield from _each(unit.fate, Entry("fate", unit.name, index=index))
        yield from _each(unit.toll, Entry("toll", unit.name, index=index))


def _kind_of(form: str, kind: str, pack: Pack) -> str:
    """One character of a language that writes without blanks is a unit or a bound only beside a number.

    Elsewhere it is a part of words and names: "约" is "about" and opens "约翰", John.
    """
    is_short = not pack.spaced and max(map(len, form.split("|"))) == 1
    return f"short {kind}" if is_short else kind


def _of_countries(language: str, pack: Pack) -> Iterator[Phrase]:
    for name, code in country_names(language).items():
        yield name, Entry("country", code, "name"), True
    for code, country in pack.country.items():
        yield from _each(country.names, Entry("country", code, "name"))
        yield from _each(country.people, Entry("country", code, "people"))
        yield from _each(country.adjectives, Entry("country", code, "adjective"))
        yield from _each(country.halves, Entry("half", code, "adjective"))
        yield from _each(country.metonyms, Entry("country", code, "metonym"))


def _of_organisations(pack: Pack) -> Iterator[Phrase]:
    for each in organisations():
        for spelling in _spellings(each, pack.code):
            yield spelling, Entry("organisation", each.name), not spelling.isupper()
    for index, local in enumerate(pack.organisation):
        known = organisation(local.name)
        entry = Entry("organisation", local.name, index=index) if known is None else Entry("organisation", known.name)
        yield from _each(local.forms, entry)
    for spelling, outlet in outlet_spellings().items():
        yield spelling, Entry("outlet", outlet.name), not spelling.isupper()
        if spelling.isupper() and len(spelling) >= _LEAST_ACRONYM:
            yield spelling.lower(), Entry("outlet", outlet.name, UNSURE), False
    for spelling, outlet in ambiguous_spellings().items():
        yield spelling, Entry("outlet", outlet.name, UNSURE), not spelling.isupper()


def _spellings(known: Organisation, code: str) -> Forms:
    """The names in this language, and those that other scripts' press takes over as they stand."""
    return tuple(dict.fromkeys((*known.names.get(code, ()), *known.names.get("*", ()), known.name)))


def _of_places(language: str, pack: Pack) -> Iterator[Phrase]:
    """Places by all their names; the index of an entry is the group of those that the name may mean."""
    for kind, names in (("place", groups_of_names(language)), ("maybe place", groups_of_doubtful_names())):
        for name, group in names:
            first = bearers(group)[0]
            yield name, Entry(kind, first.name, first.country or "", group), True
    for place in pack.place:
        known = group_of(place.name, place.country)
        entry = Entry("place", place.name, place.country or "", -1 if known is None else known)
        yield from _each(place.forms, entry)


def _of_people(pack: Pack) -> Iterator[Phrase]:
    """Known people and given names as a script without capitals writes them: nothing else tells names there."""
    letters = SCRIPTS_WITHOUT_CAPITALS.get(pack.script)
    if letters is None:
        return
    for known in people():
        for spelling in known.spellings:
            if letters.match(spelling):
                yield spelling, Entry("person", known.name), True
    for name in sorted(given_names()):
        if letters.match(name):
            yield name, Entry("given"), True
