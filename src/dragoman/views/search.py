"""Articles by words, and across languages by what the words mean: whom they name, where, and what happened."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Literal

from msgspec import Struct

from dragoman.record import ask_topics, ask_words
from dragoman.record.ask_articles import Card, cards
from dragoman.record.ask_pairs import officials
from dragoman.record.store import Record
from dragoman.views.query import Term, terms
from dragoman.views.snippets import Snippet, in_mention, naming_one, with_words

Ground = Literal["words", "names", "event"]
_MOST_LOOKED_AT = 200
_MOST_EVENTS = 100
MOST = 200
# How much each ground counts; an event that was asked for says most, and words in the title as much as a name.
_WEIGHTS = {"words": 2, "event": 3, "names": 1}
_IN_TITLE = 1


class Hit(Struct, frozen=True, kw_only=True):
    """An article that was found, on which grounds, and a place of it that shows them.

    `events` are the ids of those events it tells that were asked for; `missing` are words of the query that it lacks,
    having been found by its meaning; `copies` are how many articles that reprint it were found, too.
    """

    article: str
    title: str | None
    outlet: str | None
    language: str
    published: date | None
    page: str
    grounds: tuple[Ground, ...]
    events: tuple[str, ...]
    missing: tuple[str, ...]
    copies: int
    snippet: Snippet


class Found(Struct, frozen=True):
    """What a query was taken to mean, and the articles that fit, the best first; `more`: some fit beyond these."""

    terms: tuple[Term, ...]
    hits: tuple[Hit, ...]
    more: bool


class _Candidate:
    """An article that may be a hit: on which grounds, and by which event mentions."""

    def __init__(self) -> None:
        self.grounds: dict[Ground, None] = {}
        self.tellings: list[ask_topics.TellingArticle] = []
        self.missing: tuple[str, ...] = ()
        self.copies = 0


def search(record: Record, query: str, limit: int = 20) -> Found:
    """The articles that hold all words of a query, and those in any language that tell what it means.

    A name finds whom it names in every script, the name of a kind of event ("talks") the articles that tell one with
    those who are named (a country means those who speak for it, too), other words only themselves. Raises
    `WrongQuestion` for a query that is too long or has no word.
    """
    asked = terms(record, query)
    candidates = _candidates(record, asked)
    known = cards(record.connection, list(candidates))
    _fold_copies(candidates, known)
    order = sorted(candidates, key=lambda number: _order(candidates[number], known[number], asked))
    shown = order[: min(limit, MOST)]
    hits = tuple(_hit(record, candidates[number], known[number], asked) for number in shown)
    return Found(asked, hits, more=len(order) > len(shown))


def _candidates(record: Record, asked: Sequence[Term]) -> dict[int, _Candidate]:
    found: dict[int, _Candidate] = defaultdict(_Candidate)
    connection = record.connection
    for number in ask_words.saying(connection, [term.words for term in asked], _MOST_LOOKED_AT):
        found[number].grounds["words"] = None
    plain = [term for term in asked if not term.names and not term.kinds]
    groups = [[party.id for party in term.names] for term in asked if term.names]
    kinds = [kind for term in asked if not term.names for kind in term.kinds]
    if kinds and (groups or not plain):
        acting = [[*group, *officials(connection, group)] for group in groups]
        events = ask_topics.events_of(connection, kinds, acting, _MOST_EVENTS)
        for telling in ask_topics.telling(connection, events, _MOST_LOOKED_AT):
            found[telling.number].grounds["event"] = None
            found[telling.number].tellings.append(telling)
    if groups and (not kinds or len(groups) > 1):
        for number in ask_words.naming(connection, groups, _MOST_LOOKED_AT):
            found[number].grounds["names"] = None
    return _with_words(record, dict(found), plain, is_sure=bool(kinds and groups) or len(groups) > 1)


def _with_words(
    record: Record, found: dict[int, _Candidate], plain: Sequence[Term], *, is_sure: bool
) -> dict[int, _Candidate]:
    """Those that hold the words that mean nothing else; where the meaning is sure, also those that lack them."""
    by_meaning = [number for number, candidate in found.items() if "words" not in candidate.grounds]
    for number in by_meaning:
        lacking = [term for term in plain if not ask_words.says(record.connection, number, term.words)]
        found[number].missing = tuple(term.text for term in lacking)
    return {number: one for number, one in found.items() if is_sure or not one.missing}


def _fold_copies(candidates: dict[int, _Candidate], known: dict[int, Card]) -> None:
    for number in list(candidates):
        origin = known[number].origin
        if origin is not None and origin in candidates:
            candidates[origin].copies += 1
            del candidates[number]


def _order(candidate: _Candidate, card: Card, asked: Sequence[Term]) -> tuple[int, int, int, str]:
    """The fewest words missing, the most grounds, the latest day; the key at last."""
    in_title = sum(_holds(card.title_words, term) for term in asked)
    weight = sum(_WEIGHTS[ground] for ground in candidate.grounds) + _IN_TITLE * in_title
    day = 0 if card.published is None else card.published.toordinal()
    return len(candidate.missing), -weight, -day, card.key


def _holds(words: Sequence[str], term: Term) -> bool:
    asked = " ".join(term.words.words)
    return f" {asked}{'' if term.words.is_beginning else ' '}" in f" {' '.join(words)} "


def _hit(record: Record, candidate: _Candidate, card: Card, asked: Sequence[Term]) -> Hit:
    return Hit(
        article=card.key,
        title=card.title,
        outlet=card.outlet,
        language=card.language,
        published=card.published,
        page=card.page,
        grounds=tuple(ground for ground in _WEIGHTS if ground in candidate.grounds),
        events=tuple(dict.fromkeys(telling.event for telling in candidate.tellings)),
        missing=candidate.missing,
        copies=candidate.copies,
        snippet=_snippet(record, candidate, card, asked),
    )


def _snippet(record: Record, candidate: _Candidate, card: Card, asked: Sequence[Term]) -> Snippet:
    if "words" in candidate.grounds:
        return with_words(record, card.number, [term.words for term in asked])
    named = _ids(term for term in asked)
    if candidate.tellings:
        return in_mention(record, card.number, candidate.tellings[0].mention, named)
    return naming_one(record, card.number, named)


def _ids(asked: Iterable[Term]) -> list[str]:
    return [party.id for term in asked for party in term.names]
