"""Whether two quotations are of the same words, or one translates the other: decided by these two alone."""

from __future__ import annotations

from functools import lru_cache
from math import log1p

from dragoman.record.statements.blocks import FEWEST_WORDS, RUN
from dragoman.record.statements.likeness import most_translation_odds, translation_odds
from dragoman.record.statements.said import Said
from dragoman.record.statements.wording import Wording

FEWEST_WORDS_OF_UNKNOWN = 8  # fewer words without a speaker can be anybody's
_LEAST_SHARED = 0.75
_DAYS_OF_FORMULAS = 3
DAYS_OF_TRANSLATIONS = 40
_FEWEST_ROOM = 14.0  # letters; less is too little to tell a translation by
# Where the words speak so much against it, nothing else makes it likely.
_LEAST_OF_WORDS, _UNLIKELY = -2.1, -0.2
# The log-odds that a pair has besides its words, set so that our own stories come out right: of any pair; by the days
# between the two; where one has no day; in one story or in two; if one article names the other's outlet; where each is
# all that its article quotes of the speaker, or is not; for each of a few whom both articles name, or if none is.
_PRIOR, _LATER, _UNDATED, _STORY, _OTHER_STORY, _CITED = 0.8, -0.4, -1.0, 0.6, -0.4, 1.5
_ALONE, _AMONG_OTHERS = 0.5, -0.3
_SHARED, _NONE_SHARED, _MOST_SHARED = 0.4, -0.6, 3


def same_words(one: Said, other: Said) -> bool:
    """Whether the shorter's words stand in the longer, or are the very same where they are few or reported.

    Each is of the same speaker, or one has none and the words are many. Few words are a formula unless they were
    said within the same days.
    """
    if one.language != other.language or one.direct != other.direct:
        return False
    fewest, (shorter, longer) = min(one.count, other.count), sorted((one.words, other.words), key=len)
    if one.speaker != other.speaker and None not in (one.speaker, other.speaker):
        return False
    if None in (one.speaker, other.speaker) and fewest < FEWEST_WORDS_OF_UNKNOWN:
        return one.origin == other.origin and shorter == longer
    if fewest < FEWEST_WORDS:
        return shorter == longer and (one.origin == other.origin or days_apart(one, other) <= _DAYS_OF_FORMULAS)
    if not one.direct:
        return shorter == longer
    runs, of_longer = _runs(shorter), _runs(longer)
    return len(runs & of_longer) >= _LEAST_SHARED * len(runs)


def may_translate(one: Said, other: Said) -> bool:
    """Whether it is worth reading whether one translates the other."""
    return (
        one.language != other.language
        and one.direct
        and other.direct
        and one.speaker is not None
        and one.speaker == other.speaker
        and one.article != other.article
        and days_apart(one, other) <= DAYS_OF_TRANSLATIONS
    )


def odds(one: Said, other: Said, here: Wording, there: Wording, least: float) -> float | None:
    """The log-odds that one translates the other, from their words, their days and their articles.

    `here` and `there` are what the words say. None where the odds cannot be `least`, which costs less to find out.
    """
    if min(here.length, there.length) < _FEWEST_ROOM:
        return -99.0
    besides = _PRIOR + _of_articles(one, other)
    besides += _LATER * log1p(max(0, days_apart(one, other) - 1))
    besides += 0.0 if one.dated and other.dated else _UNDATED
    besides += _ALONE if one.alone and other.alone else _AMONG_OTHERS
    if most_translation_odds(here, there) + besides < least:
        return None
    of_words = translation_odds(here, there)
    return of_words + besides if of_words >= _LEAST_OF_WORDS else min(of_words + besides, _UNLIKELY)


def _of_articles(one: Said, other: Said) -> float:
    """What the articles of two quotations have in common, as log-odds."""
    shared = len({*one.around} & {*other.around})
    found = _SHARED * min(shared, _MOST_SHARED) if shared else _NONE_SHARED
    if None not in (one.story, other.story):
        found += _STORY if one.story == other.story else _OTHER_STORY
    if {*one.cited} & {*other.outlets} or {*other.cited} & {*one.outlets}:
        found += _CITED
    return found


def days_apart(one: Said, other: Said) -> int:
    """Days between two; none where a day is not known."""
    return abs(one.day - other.day) if one.day and other.day else 0


@lru_cache(maxsize=8_000)
def _runs(words: tuple[int, ...]) -> frozenset[tuple[int, ...]]:
    return frozenset(words[start : start + RUN] for start in range(max(1, len(words) - RUN + 1)))
