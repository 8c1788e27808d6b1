"""What is searched for: the words of a query, and what they mean beyond their letters."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from dragoman.errors import WrongQuestion
from dragoman.knowledge.countries import countries_called
from dragoman.language.event_names import senses_named
from dragoman.language.keys import name_key
from dragoman.record import directory
from dragoman.record.ask_topics import Kind
from dragoman.record.ask_words import Words
from dragoman.record.store import Record
from dragoman.record.words import folded_words
from dragoman.views.events import Party
from dragoman.views.naming import known_as

LONGEST = 300
_MOST_TERMS = 24
# Of what is shorter, too many words are the beginning.
_LEAST_BEGINNING = 3
_MOST_BEARERS = 20
_LONGEST_NAME = 6
_LONGEST_CUT = 20
_PARTS = re.compile(r'"([^"]*)"?|(\S+)')


class Term(Struct, frozen=True):
    """A part of a query: its words, whom they name, and which events they are the names of."""

    text: str
    words: Words
    names: tuple[Party, ...] = ()
    kinds: tuple[Kind, ...] = ()


def terms(record: Record, query: str) -> tuple[Term, ...]:
    """The parts of a query, each as long as a name or a name of events goes; quotation marks keep words together.

    Words in quotation marks, and one with a star behind it, are only looked for as they stand. Raises `WrongQuestion`
    for a query that is too long, has no words, or asks for too short a beginning.
    """
    if len(query) > LONGEST:
        raise WrongQuestion(f"a query has at most {LONGEST} characters, not {len(query)}")
    found: list[Term] = []
    for phrase, free in _parts(query):
        found.extend(_meant(record, free) if free else [Term(phrase, Words(tuple(folded_words(phrase))))])
    found = [term for term in found if term.words.words]
    if not found:
        raise WrongQuestion("a query needs a word")
    if any(term.words.is_beginning and len("".join(term.words.words)) < _LEAST_BEGINNING for term in found):
        raise WrongQuestion(f"the beginning of a word needs {_LEAST_BEGINNING} letters before its star")
    if len(found) > _MOST_TERMS:
        raise WrongQuestion(f"a query has at most {_MOST_TERMS} words, not {len(found)}")
    return tuple(found)


def _parts(query: str) -> Iterator[tuple[str, list[str]]]:
    """Phrases in quotation marks, and the runs of free words between them."""
    free: list[str] = []
    for match in _PARTS.finditer(query):
        if match[2] is not None:
            free.append(match[2])
            continue
        yield "", free
        free = []
        yield match[1], []
    yield "", free


def _meant(record: Record, words: list[str]) -> Iterator[Term]:
    """Free words cut into terms: at each the longest that means something, else the word by itself."""
    start = 0
    while start < len(words):
        ends = range(min(len(words), start + _LONGEST_NAME), start, -1)
        term = next((found for end in ends if (found := _term(record, words[start:end])) is not None), None)
        if term is None:
            yield from _cut(record, words[start])
            start += 1
        else:
            yield term
            start += len(term.text.split())


def _cut(record: Record, word: str) -> Iterator[Term]:
    """A word that means nothing as a whole; where words stand without spaces, the names in it and what is between."""
    letters = folded_words(word)
    if not 1 < len(letters) <= _LONGEST_CUT or "".join(letters) != word:
        yield _plain(word)
        return
    start = rest = 0
    while start < len(letters):
        ends = range(len(letters), start + 1, -1)
        term = next((found for end in ends if (found := _term(record, ["".join(letters[start:end])]))), None)
        if term is None:
            start += 1
            continue
        if rest < start:
            yield _plain("".join(letters[rest:start]))
        yield term
        start = rest = start + len(term.words.words)
    if rest < start:
        yield _plain("".join(letters[rest:]))


def _term(record: Record, words: Sequence[str]) -> Term | None:
    """These words as one term, where together they name somebody or an event."""
    text = " ".join(words)
    if "*" in text:
        return None
    kinds = tuple(_kinds(text))
    names = tuple(_bearers(record, text))
    return Term(text, Words(tuple(folded_words(text))), names, kinds) if names or kinds else None


def _plain(word: str) -> Term:
    return Term(word, Words(tuple(folded_words(word)), is_beginning=word.endswith("*")))


def _kinds(text: str) -> Iterator[Kind]:
    for type in dict.fromkeys(sense.type for sense in senses_named(text)):
        yield Kind(type)
        if type == "CONSULT":
            # A meeting is planned as an agreement, and refused as a rejection.
            yield Kind("AGREE", status="planned")
            yield Kind("REJECT", mode="meet")


def _bearers(record: Record, text: str) -> list[Party]:
    """Those whom a text names as it stands: people also by their last names, all others by the whole name."""
    connection, key = record.connection, name_key(text)
    if not key:
        return []
    known = directory.countries_of(connection, countries_called(text))
    spelled = [] if known else _parties(record, directory.identities_named(connection, key))
    called = [one for one in spelled if one.kind == "person" or len(key) > 1 or _is_called(record, one, key)]
    if called:
        return called[:_MOST_BEARERS]
    ids = known or directory.identities_of(connection, *known_as(text))
    if not ids and len(key) == 1 and len(folded_words(text)) > 1:
        # Where words stand without spaces, a family name is the beginning of the whole one.
        ids = directory.people_beginning(connection, key[0], _MOST_BEARERS)
    return _parties(record, ids)[:_MOST_BEARERS]


def _parties(record: Record, ids: Sequence[str]) -> list[Party]:
    return [Party(*head) for head in directory.heads(record.connection, ids)]


def _is_called(record: Record, one: Party, key: Sequence[str]) -> bool:
    """Whether a whole name of one has this key: a body is not meant by the last word of its name."""
    return name_key(one.name) == tuple(key) or " ".join(key) in directory.keys_of(record.connection, one.id)
