"""The record of stories that we wrote ourselves: events merged, their histories, stories, sources.

Articles in many languages, with the record that they must give. *Own stories* (`tests/own_record`) were written before
the record's code, or by others before anybody looked at what comes of them; the code was then made looking at them.
*Unseen stories* (`tests/unseen_record`) were written by others, and nobody looks at what comes of each: once somebody
does, they become own stories, and others are written in their place. All are read as clean text, headline first, and
folded into one record of each set.

- *Tellings read*: the share of the marked tellings for which an event mention of the event's kind stands in the marked
  sentence.
- *Merged events, pairs*: over the marked tellings that were read, pairs of one event, ours against the marked ones.
- *Merged events, all pairs*: the same, where a telling that was not read is an event of its own.
- *Statuses*: of the tellings read, the share with the marked status.
- *Histories*: of the events of which something was read, the share whose course of statuses over the articles is the
  marked one, as far as they were read, and that stand as one event.
- *Days*, *places*: of the events read that have one marked, the share with this day (both its ends) or place.
- *Sources*: of the events all of whose tellings were read, the share with the marked number of sources.
- *Stories, pairs*: pairs of articles of one story.
- *Copies, pairs*: articles and what they reprint.
"""

from __future__ import annotations

import tempfile
import tomllib
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from functools import cache, partial
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
from msgspec import Struct

import dragoman
from benchmarks.measures import Span, Tally, share, touches
from benchmarks.results import Row
from dragoman.model import EventMention
from dragoman.record import ask
from dragoman.record.facts import Event, Filed
from dragoman.record.families import family_of
from dragoman.record.store import Record, record_in_memory

_TESTS = Path(__file__).resolve().parent.parent / "tests"
OWN, UNSEEN = "own stories", "unseen stories"
SETS = {OWN: _TESTS / "own_record", UNSEEN: _TESTS / "unseen_record"}
Json = dict[str, Any]


class Told(NamedTuple):
    """A marked telling, with the mention that was read of it, as its article's key and its id, if any."""

    event: str
    article: str
    status: str
    read: tuple[str, str] | None


class Read(Struct, frozen=True):
    """A set of stories with their record: articles as filed and marked stories by the article's id."""

    name: str
    record: Record
    filed: dict[str, Filed]
    stories: dict[str, Json]


def stories(name: str = OWN) -> list[Json]:
    """Every story of a set as it was written."""
    return [tomllib.loads(file.read_text(encoding="utf-8")) for file in sorted(SETS[name].glob("*.toml"))]


@cache
def read(name: str = OWN) -> Read:
    """Every article of a set read and folded into one record."""
    written = stories(name)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "articles.jsonl"
        path.write_bytes(b"\n".join(msgspec.json.encode(_page(one)) for story in written for one in story["article"]))
        record = record_in_memory()
        record.fold(dragoman.analyse_many(path))
    by_id = {one.analysis.article.id: one for one in record.articles() if one.analysis.article is not None}
    return Read(name, record, by_id, {story["story"]: story for story in written})


def _page(article: Json) -> Json:
    """An article as a line of JSON, headline first."""
    outlet = article["outlet"]
    page = {
        "id": article["id"],
        "text": f"{article['title'].strip()}\n{article['text'].strip()}",
        "title": article["title"].strip(),
        "language": article["language"],
        "outlet": outlet["name"],
        "url": f"https://{outlet['domain']}/{article['id']}",
    }
    return page | ({"published": str(article["published"])} if "published" in article else {})


def span_of(filed: Filed, words: str) -> Span:
    """Where marked words stand in an article."""
    assert filed.analysis.article is not None
    start = filed.analysis.article.text.index(words.strip())
    return start, start + len(words.strip())


def told(own: Read) -> list[Told]:
    """Every marked telling with the mention that was read of it."""
    found = []
    for name, story in own.stories.items():
        taken: set[tuple[str, str]] = set()
        for event in story["event"]:
            for telling in event["tellings"]:
                filed = own.filed[telling["article"]]
                mention = _mention(filed, span_of(filed, telling["words"]), event, taken)
                read_as = None if mention is None else (filed.key, mention.id)
                taken |= {read_as} if read_as else set()
                found.append(Told(f"{name} {event['key']}", telling["article"], telling["status"], read_as))
    return found


def _mention(filed: Filed, span: Span, event: Json, taken: set[tuple[str, str]]) -> EventMention | None:
    """The mention of the event's kind in the marked sentence, best the one whose word is marked."""
    fitting = [
        one
        for one in filed.analysis.events
        if touches(one.sentence, span) and _is_kind(filed, one, event) and (filed.key, one.id) not in taken
    ]

    def rank(one: EventMention) -> tuple[object, ...]:
        middle = (span[0] + span[1]) / 2
        return (not touches(one.trigger, span), abs((one.trigger[0] + one.trigger[1]) / 2 - middle))

    return min(fitting, key=rank, default=None)


def _is_kind(filed: Filed, mention: EventMention, event: Json) -> bool:
    """Whether a mention can tell the marked event: all that is said of a meeting is, of other deeds the same type."""
    article = filed.analysis.article
    assert article is not None
    if event["type"] == "CONSULT":
        return family_of(mention, article.text[slice(*mention.trigger)], article.language) in ("meeting", "phone")
    return bool(mention.type == event["type"])


def _events_by_mention(own: Read) -> dict[tuple[str, str], Event]:
    return {(one.article, one.mention): event for event in ask.events(own.record.connection) for one in event.history}


def pairs(ours: Sequence[Hashable], marked: Sequence[Hashable]) -> Tally:
    """Pairs of the same things in one set of ours, against pairs in one marked set; None is a set of its own."""
    right = found = true = 0
    for place, (mine, its) in enumerate(zip(ours, marked, strict=True)):
        for other, another in zip(ours[place + 1 :], marked[place + 1 :], strict=True):
            same, truly = mine is not None and mine == other, its is not None and its == another
            right, found, true = right + (same and truly), found + same, true + truly
    return Tally(right, found, true)


def _course(statuses: Iterable[str]) -> list[str]:
    return [status for status, _ in groupby(statuses)]


def _is_history_right(tellings: Sequence[Told], events: dict[tuple[str, str], Event]) -> bool:
    """Whether what was read of a marked event is one event, with the marked course of statuses."""
    of = [(one, events[one.read]) for one in tellings if one.read is not None]
    if len({event.id for _, event in of}) > 1:
        return False
    event = of[0][1]
    status = {(entry.article, entry.mention): (place, entry.status) for place, entry in enumerate(event.history)}
    ours = sorted(status[one.read] for one, _ in of if one.read is not None)
    return _course(one for _, one in ours) == _course(one.status for one, _ in of)


def _merged(name: str) -> Iterator[Row]:
    own = read(name)
    row = partial(_row, own)
    tellings, events = told(own), _events_by_mention(own)
    ours = [None if one.read is None else events[one.read].id for one in tellings]
    marked = [one.event for one in tellings]
    of_read = [place for place, one in enumerate(ours) if one is not None]
    yield row("tellings read", len(of_read) / len(tellings), f"{len(tellings)} tellings")
    tally = pairs([ours[place] for place in of_read], [marked[place] for place in of_read])
    yield row("merged events: pairs, F1", tally.f1, f"{len(of_read)} tellings", 0.9)
    yield row("merged events: pairs, precision", tally.precision, f"{len(of_read)} tellings")
    yield row("merged events: pairs, recall", tally.recall, f"{len(of_read)} tellings")
    yield row("merged events: all pairs, F1", pairs(ours, marked).f1, f"{len(tellings)} tellings")
    right = [events[one.read].history for one in tellings if one.read is not None]
    statuses = sum(
        (
            share(next(entry.status for entry in history if (entry.article, entry.mention) == one.read) == one.status)
            for one, history in zip([one for one in tellings if one.read is not None], right, strict=True)
        ),
        Tally(),
    )
    yield row("statuses right", statuses.recall, f"{len(of_read)} tellings")
    by_event: dict[str, list[Told]] = defaultdict(list)
    for one in tellings:
        by_event[one.event].append(one)
    read_of = [members for members in by_event.values() if any(one.read for one in members)]
    histories = sum((share(_is_history_right(members, events)) for members in read_of), Tally())
    yield row("histories right", histories.recall, f"{len(read_of)} events", 0.9)
    yield from _facts(own, by_event, events)


def _facts(own: Read, by_event: dict[str, list[Told]], events: dict[tuple[str, str], Event]) -> Iterator[Row]:
    marked = {f"{name} {event['key']}": event for name, story in own.stories.items() for event in story["event"]}
    row, days, sources = partial(_row, own), Tally(), Tally()
    for name, members in by_event.items():
        found = [events[one.read] for one in members if one.read is not None]
        if not found:
            continue
        event, wanted = max(found, key=found.count), marked[name]
        if "day" in wanted:
            when = event.when
            days += share(when is not None and when.earliest == when.latest == wanted["day"])
        if "sources" in wanted and len(found) == len(members):
            sources += share(event.sources == wanted["sources"])
    yield row("days right", days.recall, f"{days.true:.0f} events")
    yield row("number of sources right", sources.recall, f"{sources.true:.0f} events")


def languages(own: Read) -> str:
    """How many languages a set is in, as rows say it."""
    told_in = {article["language"] for story in own.stories.values() for article in story["article"]}
    return f"{len(told_in)} languages"


def _row(own: Read, measure: str, value: float, of: str, goal: float | None = None) -> Row:
    return Row(
        set=own.name, languages=languages(own), items=of, measure=measure, ours=value,
        to_beat="" if goal is None else f"{goal}", whose="" if goal is None else "our goal",
    )  # fmt: skip


PARTS: list[Callable[[], Iterator[Row]]] = [partial(_merged, name) for name in SETS]
