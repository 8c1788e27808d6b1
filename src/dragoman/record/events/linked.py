"""The tellings of a block, side by side, with the links that were found between them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import timedelta

from dragoman.record.events.agreeing import are_same, have_same_people, share_two
from dragoman.record.events.comparing import kinds_agree, modes_can_be_one, talks_agree
from dragoman.record.events.happenings import SOON, Happening
from dragoman.record.events.parties import Who, officials, places_agree
from dragoman.record.events.telling import Parties, Told
from dragoman.record.events.times import has_open_day
from dragoman.record.groups import Groups

_A_WEEK = timedelta(days=7)

Link = tuple[int, int]  # the places of the owner and of the other in the block


class Linked:
    """The tellings of a block with what has been linked so far."""

    def __init__(self, tellings: Sequence[Told], who: Who, are_alike: Callable[[Told, Told, Who], bool]) -> None:
        self.tellings = tellings
        self.who = who
        self.are_alike = are_alike
        self.links: set[Link] = set()
        self.groups = Groups(len(tellings))
        self._ones: list[Happening] | None = None
        self._people = {place: officials(told, who) for place, told in enumerate(tellings)}
        self._shapes = {place: _shape(told) for place, told in enumerate(tellings)}
        self._families = {place: _sure_family(told) for place, told in enumerate(tellings)}
        self.order = sorted(range(len(tellings)), key=lambda place: tellings[place].local)

    def are_one(self, one: int, other: int) -> bool:
        """Whether two tellings are of one event so far."""
        return self.groups.of(one) == self.groups.of(other)

    def link(self, owner: int, other: int) -> None:
        """Say that two tellings are of one event."""
        if owner == other:
            return
        self.links.add((owner, other))
        one, another = self.groups.of(owner), self.groups.of(other)
        if one != another:
            people = _together(self._people.pop(one), self._people.pop(another))
            shapes = self._shapes.pop(one) | self._shapes.pop(another)
            families = self._families.pop(one) | self._families.pop(another)
            self.groups.join(owner, other)
            self._ones = None
            group = self.groups.of(owner)
            self._people[group], self._shapes[group], self._families[group] = people, shapes, families

    def link_unless_others(self, owner: int, other: int) -> bool:
        """Link tellings, unless those that are one with them already speak against it; whether they are one.

        So do other parties, and a meeting against a call. A country may stand for two of its officials, and one of
        three parties for all, but they do not stand for each other.
        """
        one, another = self.groups.of(owner), self.groups.of(other)
        mine, theirs = self._people[one], self._people[another]
        if not all(people <= theirs[land] or theirs[land] <= people for land, people in mine.items() if land in theirs):
            return False
        if len(self._families[one] | self._families[another]) > 1:
            return False
        shapes = self._shapes[another].values()
        if not all(self.are_alike(shape, its, self.who) for shape in self._shapes[one].values() for its in shapes):
            return False
        self.link(owner, other)
        return True

    def link_all(self, members: Sequence[int]) -> None:
        """Say that these tellings are of one event."""
        for member in members[1:]:
            self.link(member, members[0])

    def by(self, of: Callable[[Told], object]) -> dict[object, list[int]]:
        """The places of the tellings by what they have in common."""
        found: dict[object, list[int]] = defaultdict(list)
        for place in self.order:
            if (value := of(self.tellings[place])) is not None:
                found[value].append(place)
        return found

    def happenings(self) -> list[Happening]:
        """What has a day, one for each set of tellings that are one so far, by day."""
        if self._ones is None:
            self._ones = self._made()
        return list(self._ones)

    def _made(self) -> list[Happening]:
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

    def alike(self, one: Happening, other: Happening) -> bool:
        """Whether two can be one, by their kind, parties, place and mode."""
        return any(
            talks_agree(mine, its) and self.are_alike(mine, its, self.who) and places_agree(mine, its, self.who)
            for mine in one.shapes
            for its in other.shapes
        ) and self._modes_agree(one, other)

    @staticmethod
    def _modes_agree(one: Happening, other: Happening) -> bool:
        mine, its = one.modes - {None}, other.modes - {None}
        return not mine or not its or bool(mine & its)

    def are_same(self, one: Happening, other: Happening) -> bool:
        """Whether they have the same parties, nobody left over."""
        return any(are_same(mine, its, self.who) for mine in one.shapes for its in other.shapes)

    def have_same_people(self, one: Happening, other: Happening) -> bool:
        """Whether the same take part in both, on whatever side."""
        return any(have_same_people(mine, its, self.who) for mine in one.shapes for its in other.shapes)

    def share_two(self, one: Happening, other: Happening) -> bool:
        """Whether two parties at least take part in both."""
        return any(share_two(mine, its, self.who) for mine in one.shapes for its in other.shapes)

    def can_mean(self, told: Told, one: Happening) -> bool:
        """Whether a telling can be of this, by its kind, parties, place and mode."""
        if not told.is_reciprocal and (told.mode is None or told.mode not in one.modes):
            if not any(modes_can_be_one(told, shape) for shape in one.shapes):
                return False
            if not has_open_day(told.when) and not self._is_near(told, one):
                return False
        is_open = told.is_headline and told.where is None
        if not is_open and not any(kinds_agree(told, shape) for shape in one.shapes):
            return False
        return any(self.can_be_of(told, shape) for shape in (*one.shapes, *one.own.get(told.article, ())))

    def can_be_of(self, told: Told, other: Told) -> bool:
        """Whether parties and place allow two tellings to be of one event."""
        return self.are_alike(told, other, self.who) and places_agree(told, other, self.who)

    def _is_near(self, told: Told, one: Happening) -> bool:
        """Whether a deed without its day is told shortly after this, or may be as far as its words go."""
        if told.is_headline and told.article in one.articles:
            return True
        within = told.interval
        if within is not None and within[0] <= one.day <= within[1] and within[1] - within[0] < _A_WEEK:
            return any(are_same(told, shape, self.who) for shape in one.shapes)
        if told.said is None:
            return any(are_same(told, shape, self.who) for shape in one.shapes)
        return abs(one.day - told.said) <= SOON

    def link_pairs(self, pairs: Iterable[tuple[Happening, Happening]]) -> None:
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
                    self.link_unless_others(first, mate)


def _shape(told: Told) -> dict[tuple[Parties, Parties], Told]:
    """A telling by its parties, where it names more than one."""
    return {told.parties: told} if sum(map(len, told.parties)) > 1 else {}


def _sure_family(told: Told) -> frozenset[str]:
    """Whether people met or called, where a telling leaves no doubt about it."""
    is_sure = told.is_reciprocal and not told.is_off and told.type == "CONSULT" and not told.may_be_call
    return frozenset({told.family}) if is_sure else frozenset()


def _together(one: dict[str, Parties], other: dict[str, Parties]) -> dict[str, Parties]:
    return {land: one.get(land, frozenset()) | other.get(land, frozenset()) for land in one.keys() | other.keys()}
