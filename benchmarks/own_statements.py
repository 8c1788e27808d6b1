"""The statements of the stories of `own_record`: which quotations are versions of the same words.

- *Quotations read*: the share of the marked versions for which a direct quotation shares at least half of the words.
- *Speakers read*: of these, the share whose speaker bears a name like the marked one.
- *Versions, pairs*: over the marked versions that were read, pairs of one statement, ours against the marked ones; of
  ours, those count of which both are marked, or one is and the other is said to be a version of it.
- *Versions of read speakers, pairs*: the same, of the versions whose speaker was read as well.
- *Kinds*: of the versions read, the share whose kind (full or same, cut, translated) is the marked one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import partial
from itertools import combinations
from typing import NamedTuple

from benchmarks.alike import likeness
from benchmarks.measures import Tally
from benchmarks.own_record import SETS, Read, languages, read, span_of
from benchmarks.results import Row
from dragoman.record import ask
from dragoman.record.facts import Filed, Local, Version

_LEAST_SHARED = 0.5


class Marked(NamedTuple):
    """A marked version with the quotation that was read of it, if any."""

    statement: str
    speaker: str
    article: str
    kind: str
    read: Local | None


def marked(own: Read) -> list[Marked]:
    """Every marked version."""
    found = []
    for name, story in own.stories.items():
        for number, statement in enumerate(story.get("statement", ())):
            for version in statement["versions"]:
                filed = own.filed[version["article"]]
                quoted = _quotation(filed, version["words"])
                found.append(Marked(f"{name}/{number}", statement["speaker"], filed.key, version["kind"], quoted))
    return found


def _quotation(filed: Filed, words: str) -> Local | None:
    first, last = span_of(filed, words)
    best, most = None, 0.0
    for one in filed.analysis.quotations:
        start, end = one.span
        shared = (min(end, last) - max(start, first)) / (max(end, last) - min(start, first))
        if one.direct and shared > most:
            best, most = one, shared
    return (filed.key, best.id) if best is not None and most >= _LEAST_SHARED else None


def _share(right: list[bool]) -> Tally:
    return Tally(sum(right), len(right), len(right))


class Judged(NamedTuple):
    """Pairs of versions that are right, that we give too much, and that we miss, by the quotations that were read."""

    right: set[frozenset[Local]]
    wrong: set[frozenset[Local]]
    missed: set[frozenset[Local]]

    @property
    def tally(self) -> Tally:
        """As a tally."""
        return Tally(len(self.right), len(self.right | self.wrong), len(self.right | self.missed))


def judged(own: Read, versions: Iterable[Marked]) -> Judged:
    """Our pairs of versions against the marked ones."""
    marks = {one.read: one.statement for one in versions if one.read is not None}
    by_statement: dict[str, list[Local]] = defaultdict(list)
    for quotation, statement in marks.items():
        by_statement[statement].append(quotation)
    true = {frozenset(pair) for group in by_statement.values() for pair in combinations(group, 2)}
    given = {
        frozenset(pair)
        for statement in ask.statements(own.record.connection)
        for pair in combinations([(one.article, one.quotation) for one in statement.versions], 2)
        if marks.keys() & set(pair)
    }
    return Judged(true & given, given - true, true - given)


def _kinds(own: Read, versions: Iterable[Marked]) -> Tally:
    ours: dict[Local, Version] = {
        (one.article, one.quotation): one
        for statement in ask.statements(own.record.connection)
        for one in statement.versions
    }
    named = {"same": "full"}
    seen = [(one, ours[one.read].kind) for one in versions if one.read is not None]
    return _share([named.get(kind, kind) == one.kind for one, kind in seen])


def speaker_read(own: Read, one: Marked) -> bool:
    """Whether the quotation that was read of a marked version has the marked speaker, by name."""
    if one.read is None:
        return False
    analysis = own.filed[_id(own, one.article)].analysis
    quotation = next(each for each in analysis.quotations if each.id == one.read[1])
    speaker = next((each for each in analysis.entities if each.id == quotation.speaker), None)
    return speaker is not None and likeness((speaker.name, *speaker.names), one.speaker) > 0


def _id(own: Read, key: str) -> str:
    return next(name for name, filed in own.filed.items() if filed.key == key)


def rows(name: str) -> list[Row]:
    """The rows of a set."""
    own = read(name)
    versions = marked(own)
    said = [one for one in versions if one.read is not None]
    right = [one for one in said if speaker_read(own, one)]
    pairs, of_right = judged(own, versions).tally, judged(own, right).tally
    of = f"{len({one.statement for one in versions})} statements"
    return [
        Row(set=name, languages=languages(own), items=of, measure=measure, ours=value)
        for measure, value in (
            ("quotations read", len(said) / len(versions)),
            ("speakers read", len(right) / len(said)),
            ("versions, pairs F1", pairs.f1),
            ("versions, pairs precision", pairs.precision),
            ("versions of read speakers, pairs F1", of_right.f1),
            ("versions of read speakers, pairs precision", of_right.precision),
            ("kinds", _kinds(own, versions).recall),
        )
    ]


PARTS = [partial(rows, name) for name in SETS]
