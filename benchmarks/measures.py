"""The measures, as pure functions: what a score means is said here and nowhere else."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

Span = tuple[int, int]

# Written without spaces between words: compared by characters.
UNSPACED = frozenset({"zh", "ja", "th", "km", "lo", "my", "bo", "dz"})
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Tally:
    """How many were right, how many were found, how many there truly are; weights may be fractions."""

    right: float = 0
    found: float = 0
    true: float = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.right + other.right, self.found + other.found, self.true + other.true)

    @property
    def precision(self) -> float:
        """How much of what was found is right."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """How much of what there is was found."""
        return self.right / self.true if self.true else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; 0 where nothing was found and nothing is there."""
        both = self.found + self.true
        return 2 * self.right / both if both else 0.0


def share(right: bool) -> Tally:
    """One try that is right or wrong: the `recall` of a sum of these is the accuracy."""
    return Tally(right=int(right), found=1, true=1)


def words(text: str, language: str) -> Counter[str]:
    """The words in lower case with their counts; for languages written without spaces, the characters."""
    if language.split("-", maxsplit=1)[0] in UNSPACED:
        return Counter(character for character in text.lower() if not character.isspace())
    return Counter(_WORD.findall(text.lower()))


def word_f1(found: str, true: str, language: str) -> float:
    """F1 of the two texts as multisets of words."""
    ours, theirs = words(found, language), words(true, language)
    return Tally((ours & theirs).total(), ours.total(), theirs.total()).f1


def set_tally(found: Iterable[Hashable], true: Iterable[Hashable]) -> Tally:
    """The tally of two multisets that should be equal."""
    # iter, because a Counter would take the values of a mapping for counts.
    ours, theirs = Counter(iter(found)), Counter(iter(true))
    return Tally((ours & theirs).total(), ours.total(), theirs.total())


def shared(one: Span, other: Span) -> int:
    """How many characters stand in both spans."""
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def touches(one: Span, other: Span) -> bool:
    return shared(one, other) > 0


def jaccard(one: Span, other: Span) -> float:
    """The share of all characters of the two spans that stand in both."""
    both = shared(one, other)
    return both / (one[1] - one[0] + other[1] - other[0] - both) if both else 0.0


def one_to_one(found: Sequence[Span], true: Sequence[Span], least: float = 0.0) -> list[tuple[int, int]]:
    """Pairs of indices into `found` and `true`, best overlap first, none used twice.

    Two spans pair where the share of all their characters that stands in both is at least `least`, and above 0.
    """
    overlaps = [
        (-likeness, i, j)
        for i, ours in enumerate(found)
        for j, theirs in enumerate(true)
        if (likeness := jaccard(ours, theirs)) and likeness >= least
    ]
    used_found: set[int] = set()
    used_true: set[int] = set()
    pairs = []
    for _, i, j in sorted(overlaps):
        if i not in used_found and j not in used_true:
            used_found.add(i)
            used_true.add(j)
            pairs.append((i, j))
    return pairs


def span_tally(found: Sequence[Span], true: Sequence[Span], least: float = 0.0) -> Tally:
    return Tally(len(one_to_one(found, true, least)), len(found), len(true))


def macro_f1(pairs: Iterable[tuple[str, str | None]]) -> float:
    """Mean F1 over the true classes of pairs (true class, found class); None is no answer."""
    pairs = list(pairs)
    classes = sorted({true for true, _ in pairs})
    scores = [
        Tally(
            right=sum(true == found == name for true, found in pairs),
            found=sum(found == name for _, found in pairs),
            true=sum(true == name for true, _ in pairs),
        ).f1
        for name in classes
    ]
    return sum(scores) / len(scores) if scores else 0.0


Interval = tuple[date | None, date | None]


def same_days(found: Interval, true: tuple[date, date]) -> bool:
    """Whether the days agree: a single day exactly, a longer stretch by at least 60 % of all days of both."""
    first, last = found
    if first is None or last is None:
        return False
    if true[0] == true[1]:
        return (first, last) == true
    ours = (first.toordinal(), last.toordinal() + 1)
    return jaccard(ours, (true[0].toordinal(), true[1].toordinal() + 1)) >= 0.6


def same_value(found: Interval, time: str | None, intervals: Iterable[Sequence[str | None]]) -> bool:
    """Whether the days and, where the reading has one, the clock time are one of the accepted readings.

    A reading is `[first day, last day, "HH:MM" or None]`; `time` is a clock time in ISO 8601 or None.
    """
    for first, last, clock in intervals:
        if first is None or last is None or not same_days(found, (date.fromisoformat(first), date.fromisoformat(last))):
            continue
        if clock is None or (time is not None and time[:5] == clock):
            return True
    return False


def days_of(written: str) -> set[date]:
    """The day of an ISO 8601 date or moment as written, and as it is in UTC."""
    if len(written) <= 10:
        return {date.fromisoformat(written)}
    moment = datetime.fromisoformat(written)
    days = {moment.date()}
    if moment.tzinfo is not None:
        days.add(moment.astimezone(UTC).date())
    return days


def edits(one: str, other: str, most: int) -> int:
    """Letters to insert, delete or replace to make one word of the other; `most` + 1 where it takes more."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        previous, row[0] = row[0], i
        for j, opposite in enumerate(other, 1):
            previous, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, previous + (letter != opposite))
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)
