"""Which tellings of one block are of one event.

A block holds tellings of one kind that share a story, or the countries of their parties. Precision goes first: the same
parties on a common day join; less than that joins only where one single event is left that can be meant. No decision
looks farther than a hundred days from the day of its telling, so that what lies beyond need not be known.

Every link has an owner: the telling on whose own words and neighbours it was decided.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import combinations

from dragoman.record.events.comparing import days_apart, kinds_agree, modes_can_be_one, open_day, words_in_common
from dragoman.record.events.happenings import SOON, Happening, nearest, until
from dragoman.record.events.parties import Who, agree, are_same, can_call_off, may_agree, officials, places_agree, town
from dragoman.record.events.telling import Parties, Told
from dragoman.record.events.times import AHEAD, NEAR, can_be_on, has_open_day
from dragoman.record.groups import Groups

Link = tuple[int, int]  # the places of the owner and of the other in the block
_SLIP = timedelta(days=1)  # how far a wrong day lies from the right one
_A_WEEK = timedelta(days=7)
_LIKE_WORDS = 0.6
_PUT_OFF = timedelta(days=120)  # within a story
_PUT_OFF_SHORTLY = timedelta(days=31)


def story_links(tellings: Sequence[Told], who: Who) -> set[Link]:
    """The links between tellings of one kind in one story."""
    linking = _Linking(tellings, who, may_agree)
    linking.repeated()
    linking.same_day()
    linking.same_day_of_others()
    linking.slips()
    linking.called_off(range(len(tellings)))
    linking.put_off(_PUT_OFF)
    linking.open_to_day(range(len(tellings)))
    linking.without_day(range(len(tellings)), in_story=True)
    return linking.links


def party_links(tellings: Sequence[Told], who: Who, settled: Sequence[bool]) -> set[Link]:
    """The links between tellings of one kind between the same countries; who is settled in a story looks no farther."""
    linking = _Linking(tellings, who, agree)
    free = [place for place in range(len(tellings)) if not settled[place]]
    linking.repeated()
    linking.same_day()
    linking.same_day_of_others()
    linking.called_off(free)
    linking.put_off(_PUT_OFF_SHORTLY)
    linking.open_to_day(free)
    linking.without_day(free, in_story=False)
    return linking.links


class _Linking:
    """The tellings of a block with what has been linked so far."""

    def __init__(self, tellings: Sequence[Told], who: Who, are_alike: Callable[[Told, Told, Who], bool]) -> None:
        self.tellings = tellings
        self.who = who
        self.are_alike = are_alike
        self.links: set[Link] = set()
        self.groups = Groups(len(tellings))
        self._people = {place: officials(told, who) for place, told in enumerate(tellings)}
        self._shapes = {place: _shape(told) for place, told in enumerate(tellings)}
        self.order = sorted(range(len(tellings)), key=lambda place: tellings[place].local)

    def link(self, owner: int, other: int) -> None:
        if owner == other:
            return
        self.links.add((owner, other))
        one, another = self.groups.of(owner), self.groups.of(other)
        if one != another:
            people = _together(self._people.pop(one), self._people.pop(another))
            shapes = self._shapes.pop(one) | self._shapes.pop(another)
            self.groups.join(owner, other)
            self._people[self.groups.of(owner)], self._shapes[self.groups.of(owner)] = people, shapes

    def _link_unless_others(self, owner: int, other: int) -> None:
        """Link tellings, unless those that are one with them already have other parties.

        A country may stand for two of its officials, and one of three parties for all, but they do not stand for each
        other.
        """
        one, another = self.groups.of(owner), self.groups.of(other)
        mine, theirs = self._people[one], self._people[another]
        if not all(people <= theirs[land] or theirs[land] <= people for land, people in mine.items() if land in theirs):
            return
        shapes = self._shapes[another].values()
        if all(self.are_alike(shape, its, self.who) for shape in self._shapes[one].values() for its in shapes):
            self.link(owner, other)

    def _link_all(self, members: Sequence[int]) -> None:
        for member in members[1:]:
            self.link(member, members[0])

    def repeated(self) -> None:
        """The same sentence in an article and its reprint tells the same."""
        for members in self._by(self.order, self._saying).values():
            if len({self.tellings[place].article for place in members}) > 1:
                self._link_all(members)

    def _saying(self, place: int) -> tuple[object, ...]:
        told = self.tellings[place]
        return (told.origin, told.saying, told.type, told.mode, told.auxiliary, told.parties)

    def same_day(self) -> None:
        """The same parties on the same day, unless place or mode contradict."""
        for members in self._by(self.order, self._frame).values():
            for one_mode in _apart(members, self._mode):
                for one_place in _apart(one_mode, self._town):
                    self._link_all(one_place)

    def _frame(self, place: int) -> tuple[object, ...] | None:
        told = self.tellings[place]
        if told.day is None or not any(told.parties):
            return None
        # A refusal has the day on which it was said, or that of the meeting: whoever names the meeting's meets it here.
        return (told.day, told.family, told.parties)

    def _mode(self, place: int) -> str | None:
        told = self.tellings[place]
        return None if told.is_reciprocal else told.mode

    def _town(self, place: int) -> str | None:
        told = self.tellings[place]
        return None if told.is_off else town(told, self.who)

    def happenings(self) -> list[Happening]:
        """What has a day, one for each set of tellings that are one so far, by day."""
        found: dict[int, list[int]] = defaultdict(list)
        for place in self.order:
            told = self.tellings[place]
            if told.day is not None and not told.is_off:
                found[self.groups.of(place)].append(place)
        made = []
        for members in found.values():
            day = min(
                Counter(self.tellings[place].day for place in members).items(), key=lambda item: (-item[1], item[0])
            )
            assert day[0] is not None
            made.append(Happening(day[0], members, self.tellings))
        return sorted(made, key=lambda one: (one.day, self.tellings[one.first].local))

    def _alike(self, one: Happening, other: Happening) -> bool:
        return any(
            mine.family == its.family and self.are_alike(mine, its, self.who) and places_agree(mine, its, self.who)
            for mine in one.shapes
            for its in other.shapes
        ) and self._modes_agree(one, other)

    @staticmethod
    def _modes_agree(one: Happening, other: Happening) -> bool:
        mine, its = one.modes - {None}, other.modes - {None}
        return not mine or not its or bool(mine & its)

    def same_day_of_others(self) -> None:
        """On one day, a country and its official can be the same party, and some parties may go unnamed."""
        for is_surer in (True, False):
            by_day: dict[date, list[Happening]] = defaultdict(list)
            for one in self.happenings():
                by_day[one.day].append(one)
            for ones in by_day.values():
                pairs = ((one, other) for one, other in combinations(ones, 2) if self._alike(one, other))
                self._link_pairs((one, other) for one, other in pairs if not is_surer or self._are_same(one, other))

    def _are_same(self, one: Happening, other: Happening) -> bool:
        return any(are_same(mine, its, self.who) for mine in one.shapes for its in other.shapes)

    def _link_pairs(self, pairs: Iterable[tuple[Happening, Happening]]) -> None:
        """Link those that can be nobody else's: all of whom any two can be one."""
        mates: dict[int, set[int]] = defaultdict(set)
        for one, other in pairs:
            mates[one.first].add(other.first)
            mates[other.first].add(one.first)
        for first, others in sorted(mates.items(), key=lambda item: self.tellings[item[0]].local):
            circle = others | {first}
            if len(others) > 1 and not self.tellings[first].is_reciprocal:
                # Of deeds of one day there may be several.
                continue
            if all(mates[mate] | {mate} == circle for mate in others):
                for mate in sorted(others, key=lambda place: self.tellings[place].local):
                    self._link_unless_others(first, mate)

    def slips(self) -> None:
        """Of two days next to each other one is wrong, where nobody tells both and one stands alone with his."""
        ones = self.happenings()
        self._link_pairs(
            (one, other)
            for place, one in enumerate(ones)
            for other in until(ones[place + 1 :], one.day + _SLIP)
            if one.day != other.day and self._is_slip(one, other)
        )

    def _is_slip(self, one: Happening, other: Happening) -> bool:
        if one.articles & other.articles or min(len(one.sources), len(other.sources)) > 1:
            return False
        same_towns = not one.towns or not other.towns or bool(one.towns & other.towns)
        if not same_towns or (one.was_held and not other.was_held):
            return False
        return self._are_same(one, other) and self._alike(one, other)

    def open_to_day(self, places: Iterable[int]) -> None:
        """What has no single day joins the one event that it can mean: one of its own article first, then any."""
        ones = self.happenings()
        for place in places:
            told = self.tellings[place]
            if told.day is None and not told.is_off and (meant := self._meant(told, ones)) is not None:
                self._link_unless_others(place, meant.first)

    def _meant(self, told: Told, ones: Sequence[Happening]) -> Happening | None:
        if told.is_headline:
            of_text = self._told_by_headline(told, ones)
            if of_text is not None:
                return of_text
        if self._is_vague(told):
            return None
        fitting = [one for one in ones if can_be_on(told, one.day) and self._can_mean(told, one)]
        own = [one for one in fitting if told.article in one.articles]
        for candidates in (own, fitting, nearest(told, fitting)):
            # What was put off has two days and is one.
            if len({self.groups.of(one.first) for one in candidates}) == 1:
                return candidates[-1]
        return None

    @staticmethod
    def _is_vague(told: Told) -> bool:
        """Whether it names one party alone and tells of no meeting that was, or of no time: it can mean too many."""
        if not told.is_reciprocal or len(told.parties[0]) > 1:
            return False
        when = told.interval
        return told.status in ("denied", "possible") or (when is not None and when[1] - when[0] > NEAR)

    def _told_by_headline(self, told: Told, ones: Sequence[Happening]) -> Happening | None:
        """What the text below dates first of what a headline can mean; rather of its own kind than a call."""
        own = [
            (shape.family != told.family, shape.sentence, one)
            for one in ones
            if told.article in one.articles and self._can_mean(told, one)
            for shape in one.own[told.article]
        ]
        return min(own, key=lambda item: item[:2])[2] if own else None

    def _can_mean(self, told: Told, one: Happening) -> bool:
        if not told.is_reciprocal and (told.mode is None or told.mode not in one.modes):
            if not any(modes_can_be_one(told, shape) for shape in one.shapes):
                return False
            if not has_open_day(told.when) and (told.said is None or abs(one.day - told.said) > SOON):
                return False
        if not told.is_headline and not any(kinds_agree(told, shape) for shape in one.shapes):
            return False
        return any(
            self.are_alike(told, shape, self.who) and places_agree(told, shape, self.who) for shape in one.shapes
        )

    def called_off(self, places: Iterable[int]) -> None:
        """A refusal, cancellation or postponement is of the meeting that was planned, not of one that was held."""
        ones = self.happenings()
        for place in places:
            told = self.tellings[place]
            if told.is_off and (meant := self._called_off(told, ones)) is not None:
                self._link_unless_others(place, meant.first)

    def _called_off(self, told: Told, ones: Sequence[Happening]) -> Happening | None:
        fitting = [
            one
            for one in ones
            if self._can_mean(told, one) and any(can_call_off(told, shape, self.who) for shape in one.shapes)
        ]
        if told.interval is not None:
            within = [one for one in fitting if told.interval[0] <= one.day <= told.interval[1]]
            if len(within) == 1:
                return within[0]
        said = told.said or (told.interval[1] if told.interval is not None else None)
        if said is None:
            planned = [one for one in fitting if not one.was_held]
            return planned[0] if len(planned) == 1 else None
        coming = [one for one in fitting if said <= one.day <= said + AHEAD and not one.was_held]
        return coming[0] if coming else None

    def put_off(self, most: timedelta) -> None:
        """A meeting that was put off is the one that comes next."""
        ones = self.happenings()
        postponed = defaultdict(list)
        for place in self.order:
            if self.tellings[place].status == "postponed" and self.tellings[place].is_off:
                postponed[self.groups.of(place)].append(self.tellings[place])
        for place, one in enumerate(ones):
            words = postponed.get(self.groups.of(one.first))
            if not words or one.was_held:
                continue
            later = (other for other in until(ones[place + 1 :], one.day + most) if other.day > one.day)
            following = next((other for other in later if self._alike(one, other)), None)
            if following is not None:
                self.link(following.first, one.first)

    def without_day(self, places: Iterable[int], in_story: bool) -> None:
        """What nothing dates: meetings told in one month, deeds told in one story within days, or in the same words."""
        ones = self.happenings()
        owners = {owner for owner, _ in self.links}
        left = [place for place in places if self.tellings[place].day is None or self.tellings[place].is_off]
        left.sort(key=lambda place: (self.tellings[place].anchor, self.tellings[place].local))
        for number, place in enumerate(left):
            if place in owners:
                continue
            before = self._shortly_before(place, left[:number])
            same = next((other for other in before if self._is_same(place, other, ones, in_story)), None)
            if same is not None and not self._can_be_of_its_day(place, same, ones):
                continue
            if same is not None:
                join = self._link_unless_others if in_story else self.link
                join(place, same)

    def _can_be_of_its_day(self, place: int, other: int, ones: Sequence[Happening]) -> bool:
        """Whether a telling can be of the day which another was found to mean."""
        days = [one.day for one in ones if (other, one.first) in self.links]
        told = self.tellings[place]
        return told.is_headline or told.is_off or all(can_be_on(told, day) for day in days)

    def _shortly_before(self, place: int, earlier: Sequence[int]) -> Iterator[int]:
        """Those of the last month, the latest first; what has no day at all is near to what has none."""
        for other in reversed(earlier):
            if self.tellings[place].anchor - self.tellings[other].anchor > NEAR.days:
                return
            yield other

    def _is_same(self, place: int, other: int, ones: Sequence[Happening], in_story: bool) -> bool:
        told, earlier = self.tellings[place], self.tellings[other]
        if not self.are_alike(told, earlier, self.who) or not places_agree(told, earlier, self.who):
            return False
        if not in_story and told.parties != earlier.parties:
            return False
        if told.is_reciprocal:
            if told.family != earlier.family and told.article != earlier.article:
                return False
            return self._is_same_meeting(told, earlier, ones)
        if told.type != earlier.type or told.status != earlier.status or not modes_can_be_one(told, earlier):
            return False
        if told.article == earlier.article:
            return told.mode is not None and told.parties == earlier.parties
        near = days_apart(told, earlier)
        if told.language == earlier.language and near <= _A_WEEK and words_in_common(told, earlier) >= _LIKE_WORDS:
            return True
        return in_story and near <= SOON and told.said is not None and earlier.said is not None

    def _is_same_meeting(self, told: Told, earlier: Told, ones: Sequence[Happening]) -> bool:
        if "historical" in (*told.auxiliary, *earlier.auxiliary) or open_day(told) != open_day(earlier):
            return False
        if days_apart(told, earlier) > NEAR:
            return False
        if told.article == earlier.article:
            return True
        # Where days tell several meetings apart, those without a day may be of any.
        return not any(can_be_on(told, one.day) and self._can_mean(told, one) for one in ones)

    def _by(self, places: Iterable[int], of: Callable[[int], object]) -> dict[object, list[int]]:
        found: dict[object, list[int]] = defaultdict(list)
        for place in places:
            if (value := of(place)) is not None:
                found[value].append(place)
        return found


def _shape(told: Told) -> dict[tuple[Parties, Parties], Told]:
    """A telling by its parties, where it names more than one."""
    return {told.parties: told} if sum(map(len, told.parties)) > 1 else {}


def _together(one: dict[str, Parties], other: dict[str, Parties]) -> dict[str, Parties]:
    return {land: one.get(land, frozenset()) | other.get(land, frozenset()) for land in one.keys() | other.keys()}


def _apart(members: Sequence[int], of: Callable[[int], str | None]) -> list[list[int]]:
    """Members set apart by an aspect; those without it go with the most frequent."""
    known = {place: value for place in members if (value := of(place)) is not None}
    counted = Counter(known.values())
    if len(counted) < 2:
        return [list(members)]
    most = min(counted, key=lambda value: (-counted[value], value))
    found: dict[str, list[int]] = defaultdict(list)
    for place in members:
        found[known.get(place, most)].append(place)
    return list(found.values())
