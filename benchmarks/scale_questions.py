"""Questions put to a record while another process folds articles into it, with the time that each takes."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import dragoman
from dragoman.errors import AmbiguousName, NotFound
from dragoman.views.filters import Filters
from dragoman.views.questions import OpenRecord

_FEWEST = 100
_SAMPLE = 200
_A_PAGE = 50  # so many events or quotations are asked for at once, as a page shows them

Question = Callable[[Any, "Topics", Random], Any]


class Topics:
    """People, countries, events and words of a record, drawn evenly from its articles."""

    def __init__(self, record: OpenRecord, random: Random) -> None:
        connection = record.record.connection
        (last,) = connection.execute("SELECT max(number) FROM articles").fetchone()
        numbers = sorted(random.sample(range(1, last + 1), min(_SAMPLE, last)))
        marks = ",".join(map(str, numbers))

        def column(statement: str) -> list[Any]:
            return sorted({row[0] for row in connection.execute(statement.format(marks))})

        entities = (
            "SELECT {} FROM identity_entities JOIN identities ON id = identity WHERE article IN ({{}}) AND kind = '{}'"
        )
        self.people: list[str] = column(entities.format("name", "person"))
        self.countries: list[str] = column(entities.format("name", "country"))
        self.events: list[str] = column("SELECT event FROM event_tellings WHERE article IN ({})")
        self.titles: list[str] = column("SELECT title FROM articles WHERE number IN ({})")
        days = column("SELECT published_latest FROM articles WHERE published_latest IS NOT NULL AND number IN ({})")
        self.days = [date.fromisoformat(day) for day in days]


def _in_the_month(about: str, day: date) -> Filters:
    first = day.replace(day=1)
    return Filters(about=about, since=first, until=(first + timedelta(31)).replace(day=1) - timedelta(1), limit=_A_PAGE)


def _two(random: Random, ones: Sequence[str]) -> tuple[str, str]:
    one, other = random.sample(list(ones), 2)
    return one, other


QUESTIONS: dict[str, Question] = {
    "timeline of a person": lambda record, topics, random: record.timeline(
        Filters(about=random.choice(topics.people), limit=_A_PAGE)
    ),
    "events of a country in a month": lambda record, topics, random: record.events(
        _in_the_month(random.choice(topics.countries), random.choice(topics.days))
    ),
    "between two countries": lambda record, topics, random: record.between(
        *_two(random, topics.countries), limit=_A_PAGE
    ),
    "upcoming, from the last day": lambda record, topics, random: record.upcoming(
        topics.days[-1], Filters(limit=_A_PAGE)
    ),
    "search": lambda record, topics, random: record.search(" ".join(random.choice(topics.titles).split()[:2])),
    "one event": lambda record, topics, random: record.show(random.choice(topics.events)),
    "what somebody said": lambda record, topics, random: record.quotes(
        Filters(about=random.choice(topics.people), limit=_A_PAGE)
    ),
    "a person": lambda record, topics, random: record.person(random.choice(topics.people), limit=_A_PAGE),
}


def asked_while(path: Path, folding: Sequence[str]) -> dict[str, tuple[float, float]]:
    """Milliseconds by question: the 50th and the 99th of a hundred, while the command folds articles in."""
    random = Random(1)
    times: dict[str, list[float]] = {name: [] for name in QUESTIONS}
    with dragoman.open_record(path) as record, subprocess.Popen(folding, stdout=subprocess.DEVNULL) as writer:
        topics = Topics(record, random)
        for ask in QUESTIONS.values():
            _milliseconds(ask, record, topics, random)  # The first of each kind loads what it needs.
        while writer.poll() is None or min(map(len, times.values())) < _FEWEST:
            for name, ask in QUESTIONS.items():
                times[name].append(_milliseconds(ask, record, topics, random))
        if writer.returncode:
            raise RuntimeError(f"folding ended with {writer.returncode}")
    return {name: (_of_a_hundred(taken, 50), _of_a_hundred(taken, 99)) for name, taken in times.items()}


def _milliseconds(ask: Question, record: OpenRecord, topics: Topics, random: Random) -> float:
    begun = time.perf_counter()
    # An answer, too: several bear the name, or none any more.
    with suppress(AmbiguousName, NotFound):
        ask(record, topics, random)
    return (time.perf_counter() - begun) * 1000


def _of_a_hundred(taken: Sequence[float], place: int) -> float:
    return sorted(taken)[min(len(taken) - 1, len(taken) * place // 100)]
