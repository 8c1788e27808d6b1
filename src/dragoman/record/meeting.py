"""Which tellings are of one event.

Precision goes first: the same kind of event, the same parties and a common day join; less than that joins only where
one single event is left that can be meant. No step compares all with all: each looks into blocks of equal keys.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from itertools import combinations, pairwise

from dragoman.record.closing import could_be, fits_publication, has_open_day
from dragoman.record.facts import Identity
from dragoman.record.groups import Groups
from dragoman.record.status import MEETING
from dragoman.record.told import Parties, Told
from dragoman.record.words import containment

_NEAR = timedelta(days=31)  # how far an article without a day of its own may lie from what it tells
_SAME_WORDS = 0.6
_MANY = 50  # undated tellings of one kind that are compared one by one
_Frame = tuple[str, bool, tuple[Parties, Parties]]


def same_events(tellings: Sequence[Told], identities: Mapping[str, Identity]) -> list[list[int]]:
    """The tellings of each event, as their places in `tellings`."""
    joining = _Joining(tellings, identities)
    joining.copies()
    joining.same_day()
    joining.same_day_by_country()
    joining.stretches()
    joining.undated()
    joining.refusals()
    return joining.groups.all()


class _Joining:
    """The tellings with what has been joined so far, and how they lie in blocks."""

    def __init__(self, tellings: Sequence[Told], identities: Mapping[str, Identity]) -> None:
        self.tellings = tellings
        self.identities = identities
        self.groups = Groups(len(tellings))
        self.by_frame: dict[_Frame, list[int]] = defaultdict(list)
        for index, telling in enumerate(tellings):
            if any(telling.parties):
                self.by_frame[telling.family, telling.is_refusal, telling.parties].append(index)

    def copies(self) -> None:
        """The same sentence in an article and its reprint tells the same."""
        first: dict[tuple[object, ...], int] = {}
        for index, telling in enumerate(self.tellings):
            mention = telling.mention
            same = (telling.origin, telling.words, mention.type, mention.mode, mention.auxiliary, telling.parties)
            before = first.setdefault(same, index)
            if self.tellings[before].local[0] != telling.local[0]:
                self.groups.join(before, index)

    def same_day(self) -> None:
        """The same parties on the same day, unless place or mode contradict."""
        for block in self.by_frame.values():
            for members in _by(block, lambda index: self.tellings[index].day).values():
                for one_mode in _apart(members, lambda index: self.tellings[index].mention.mode, self._freely):
                    for one_place in _apart(one_mode, self._town, self._freely):
                        self._join_all(one_place)

    def _freely(self, index: int) -> bool:
        # The mode of a plan or a refusal is no mode of the meeting.
        return self.tellings[index].is_reciprocal and self.tellings[index].mention.type != "CONSULT"

    def _town(self, index: int) -> str | None:
        where = self.tellings[index].where
        return where if where is not None and self.identities[where].kind == "place" else None

    def _join_all(self, members: Sequence[int]) -> None:
        for one, other in pairwise(members):
            self.groups.join(one, other)

    def same_day_by_country(self) -> None:
        """On one day, a country and its official can be the same party, and some parties may go unnamed."""
        blocks: dict[tuple[object, ...], list[int]] = defaultdict(list)
        for frame, members in self.by_frame.items():
            if frame[0] != MEETING or frame[1]:
                continue
            for index in members:
                for key in self._block_keys(index):
                    blocks[key].append(index)
        candidates: dict[int, set[int]] = defaultdict(set)
        for block in blocks.values():
            heads = {self.groups.of(index): index for index in block}
            for one, other in combinations(sorted(heads.values()), 2):
                if self._can_be_same_by_country(self.tellings[one], self.tellings[other]):
                    candidates[self.groups.of(one)].add(self.groups.of(other))
                    candidates[self.groups.of(other)].add(self.groups.of(one))
        for group, others in sorted(candidates.items()):
            if len(others) == 1 and candidates[next(iter(others))] == {group}:
                self.groups.join(group, next(iter(others)))

    def _block_keys(self, index: int) -> Iterable[tuple[object, ...]]:
        telling = self.tellings[index]
        if telling.day is None:
            return
        coarse = sorted({self.identities[party].country or party for party in telling.parties[0]})[:12]
        for pair in combinations(coarse, 2):
            yield (telling.day, *pair)
        if telling.where is not None:
            for party in telling.parties[0]:
                yield (telling.day, "at", party, telling.where)

    def _can_be_same_by_country(self, one: Told, other: Told) -> bool:
        first, second = one.parties[0], other.parties[0]
        if not self._places_agree(one, other):
            return False
        if first <= second or second <= first:
            return len(first & second) > 1 or (one.where is not None and one.where == other.where)
        left, right = first - second, second - first
        return len(left) == len(right) and self._same_by_country(left, right)

    def _same_by_country(self, left: Parties, right: Parties) -> bool:
        """Whether each of one side is the country of one of the other, or the other way round."""
        by_country = {self.identities[party].country: self.identities[party] for party in right}
        if None in by_country or len(by_country) < len(right):
            return False
        for party in left:
            mine = self.identities[party]
            its = by_country.pop(mine.country, None)
            if its is None or (mine.kind == "country") == (its.kind == "country"):
                return False
        return True

    def _places_agree(self, one: Told, other: Told) -> bool:
        if one.where is None or other.where is None or one.where == other.where:
            return True
        first, second = self.identities[one.where], self.identities[other.where]
        return first.country is not None and first.country == second.country and first.kind != second.kind

    def stretches(self) -> None:
        """A week or month in which the same parties have one single event on a day tells that one."""
        pairs: list[tuple[int, int]] = []
        for block in self.by_frame.values():
            days = self._days(block)
            longer = [index for index in block if self.tellings[index].interval and not self.tellings[index].day]
            for members in _by(longer, lambda index: self.tellings[index].interval).values():
                pairs += pairwise(members)
                first, last = self.tellings[members[0]].interval or (date.max, date.min)
                inside = [group for group, day in days.items() if first <= day <= last]
                if len(inside) == 1 and all(self._agrees(index, inside[0]) for index in members):
                    pairs.append((members[0], inside[0]))
        for one, other in pairs:
            self.groups.join(one, other)

    def _days(self, block: Sequence[int]) -> dict[int, date]:
        dated = ((self.groups.of(index), self.tellings[index].day) for index in block)
        return {group: day for group, day in dated if day is not None}

    def _agrees(self, index: int, group: int) -> bool:
        one, other = self.tellings[index], self.tellings[group]
        plain = one.is_reciprocal or one.mention.mode == other.mention.mode
        return plain and self._places_agree(one, other)

    def undated(self) -> None:
        """What has no day joins the one event that it can mean: in its own article first, then anywhere."""
        for frame, block in self.by_frame.items():
            days = self._days(block)
            open_ones = [index for index in block if self.tellings[index].interval is None]
            meant = {index: self._meant(index, block, days) for index in open_ones}
            for index, group in meant.items():
                if group is not None:
                    self.groups.join(index, group)
            left = [index for index, group in meant.items() if group is None]
            if self.tellings[block[0]].is_reciprocal and not frame[1]:
                self._join_open_meetings(left, alone=not days)
            else:
                self._join_within_articles(left)
                self._join_same_words(left)

    def _join_within_articles(self, members: Sequence[int]) -> None:
        """What one article tells twice of the same parties, in headline and text, is one deed if it has a mode."""
        for alike in _by(members, self._deed).values():
            self._join_all(alike)

    def _deed(self, index: int) -> tuple[object, ...] | None:
        telling = self.tellings[index]
        mention = telling.mention
        return None if mention.mode is None else (telling.local[0], mention.type, mention.mode, telling.status)

    def _meant(self, index: int, block: Sequence[int], days: Mapping[int, date]) -> int | None:
        """The one dated event that an undated telling can mean."""
        telling = self.tellings[index]
        if telling.is_refusal or (not telling.is_reciprocal and telling.mention.mode is None):
            return None
        fitting = {group for group, day in days.items() if self._can_be_on(index, group, day)}
        own = {
            self.groups.of(other)
            for other in block
            if self.tellings[other].local[0] == telling.local[0] and self.groups.of(other) in fitting
        }
        for candidates in (own, fitting):
            if len(candidates) == 1:
                return next(iter(candidates))
        return None

    def _can_be_on(self, index: int, group: int, day: date) -> bool:
        telling = self.tellings[index]
        when, _published = telling.when, telling.published
        if "historical" in telling.mention.auxiliary or not fits_publication(telling, day):
            return False
        if has_open_day(when) and when is not None and not could_be(when, day):
            return False
        if when is not None and not (
            (when.earliest is None or when.earliest <= day) and (when.latest is None or day <= when.latest)
        ):
            return False
        return _is_near(telling, day) and self._agrees(index, group)

    def _join_open_meetings(self, members: Sequence[int], alone: bool) -> None:
        """Meetings of the same parties without any day: one, as long as no day tells several apart."""
        members = [index for index in members if "historical" not in self.tellings[index].mention.auxiliary]
        for open_day in _by(members, lambda index: _open_day(self.tellings[index])).values():
            groups = [open_day] if alone else _by(open_day, lambda index: self.tellings[index].local[0]).values()
            for group in groups:
                for near in self._near_in_time(group):
                    for place in _apart(near, self._town, lambda _: False):
                        self._join_all(place)

    def _near_in_time(self, members: Sequence[int]) -> list[list[int]]:
        """Members by when their articles were published; those of unknown day stay with the others if these are one."""
        dated: list[int] = []
        undated: list[int] = []
        for index in members:
            published = self.tellings[index].published
            closed = published is not None and published.earliest is not None and published.latest is not None
            (dated if closed else undated).append(index)
        dated.sort(key=lambda index: (self._published(index), index))
        runs: list[list[int]] = []
        for index in dated:
            if runs and self._published(index) - self._published(runs[-1][-1]) <= _NEAR:
                runs[-1].append(index)
            else:
                runs.append([index])
        return [[*runs[0], *undated]] if len(runs) == 1 else [*runs, undated]

    def _published(self, index: int) -> date:
        published = self.tellings[index].published
        assert published is not None
        assert published.latest is not None
        return published.latest

    def _join_same_words(self, members: Sequence[int]) -> None:
        """Other undated tellings are one where their sentences say it in mostly the same words."""
        for alike in _by(members, self._manner).values():
            heads: list[int] = []
            for index in alike:
                mine = list(self.tellings[index].words)
                same = (head for head in heads if containment(mine, list(self.tellings[head].words)) >= _SAME_WORDS)
                head = next(same, None)
                if head is not None:
                    self.groups.join(head, index)
                elif len(heads) < _MANY:
                    heads.append(index)

    def _manner(self, index: int) -> tuple[object, ...]:
        telling = self.tellings[index]
        mention = telling.mention
        return (mention.type, mention.mode, mention.contexts, telling.status, telling.language)

    def refusals(self) -> None:
        """A refusal joins the one meeting of the same parties that it can be of."""
        for (family, refused, parties), block in self.by_frame.items():
            if not refused:
                continue
            others = self.by_frame.get((family, False, parties), [])
            for index in block:
                fitting = {self.groups.of(other) for other in others if self._refuses(index, other)}
                if len(fitting) == 1:
                    self.groups.join(index, next(iter(fitting)))

    def _refuses(self, index: int, other: int) -> bool:
        """Whether they share days, or the meeting is planned for soon after the refusal, or both have no day."""
        refusal, meeting = self.tellings[index], self.tellings[other]
        if not self._places_agree(refusal, meeting):
            return False
        mine, its = refusal.interval, meeting.interval
        if mine is not None and its is not None and mine[0] <= its[1] and its[0] <= mine[1]:
            return True
        if meeting.status not in ("planned", "possible"):
            return False
        if its is None:
            return mine is None and refusal.local[0] == meeting.local[0]
        said = _last_day(refusal)
        return said is not None and said <= its[1] and its[0] - said <= _NEAR and not self._was_held(other)

    def _was_held(self, index: int) -> bool:
        group = self.groups.of(index)
        frame = self.tellings[index].family, False, self.tellings[index].parties
        return any(
            self.tellings[other].status == "held" for other in self.by_frame[frame] if self.groups.of(other) == group
        )


def _is_near(telling: Told, day: date) -> bool:
    published = telling.published
    if published is None or published.earliest is None or published.latest is None:
        return True
    # What is planned may lie far ahead of the word.
    ahead = 12 * _NEAR if telling.status in ("planned", "possible") else _NEAR
    return published.earliest - _NEAR <= day <= published.latest + ahead


def _last_day(telling: Told) -> date | None:
    """The last day on which it can have been said or done."""
    if telling.when is not None and telling.when.latest is not None:
        return telling.when.latest
    published = telling.published
    return None if published is None or published.basis == "masthead" else published.latest


def _open_day(telling: Told) -> str | None:
    return telling.when.time if has_open_day(telling.when) and telling.when is not None else ""


def _by(members: Iterable[int], of: Callable[[int], object]) -> dict[object, list[int]]:
    """Members by what `of` says of them, in their order; those of whom it says `None` are left out."""
    found: dict[object, list[int]] = defaultdict(list)
    for index in members:
        if (value := of(index)) is not None:
            found[value].append(index)
    return found


def _apart(members: Sequence[int], of: Callable[[int], str | None], freely: Callable[[int], bool]) -> list[list[int]]:
    """Members set apart by an aspect; those without it (or free of it) go with the most frequent."""
    known = {index: value for index in members if not freely(index) and (value := of(index)) is not None}
    counted = Counter(known.values())
    if len(counted) < 2:
        return [list(members)]
    most = min(counted, key=lambda value: (-counted[value], value))
    return list(_by(members, lambda index: known.get(index, most)).values())
