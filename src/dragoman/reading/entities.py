"""Whom the names of one article mean: mentions of one person, country or organisation come together.

A full name leads; a surname, a title with a surname or a role follows it; what stands in no longer form is looked up in
the knowledge at the day of publication. An ending is undone by the pack's rules, and what remains is written in Latin
letters.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from msgspec import Struct

from dragoman.knowledge.given_names import family_first_surnames
from dragoman.knowledge.lists import Listed, meant
from dragoman.knowledge.offices import Person, holders
from dragoman.language.automaton import bases
from dragoman.language.keys import part_key, plain_letters, same_given_name
from dragoman.model import Entity, EntityKind, Mention, MentionForm, When
from dragoman.reading.base_forms import latin, personal_name
from dragoman.reading.found import Found, kind_of
from dragoman.reading.listed import listed_people
from dragoman.reading.mentions import find
from dragoman.reading.people import known_by_full_name, known_by_surname, latest_term
from dragoman.reading.personal import looks_personal, speaks_after_quotation
from dragoman.reading.runs import cut_front, is_given_name
from dragoman.reading.stream import Stream

_LONG_SURNAME = 7
# Groups by whom a state itself acts, as all packs name them.
_STATE = frozenset({"authorities", "government", "officials"})
_TWO = 2


class Located(Struct, frozen=True):
    """A mention in words: what it means (a position in `Cast.entities`), and whether it only describes its neighbour.

    `reach` are the words of the whole phrase that it heads, with role and country.
    """

    first: int
    last: int
    entity: int
    form: MentionForm
    reach: tuple[int, int]
    modifier: bool = False


class Cast(Struct, frozen=True):
    """The entities of an article, without ids yet, and all their mentions in order."""

    entities: tuple[Entity, ...]
    mentions: tuple[Located, ...]


@dataclass(slots=True, eq=False)
class _Someone:
    """An entity while it is being put together."""

    kind: EntityKind
    name: str
    keys: tuple[str, ...] = ()
    knowledge_id: str | None = None
    country: str | None = None
    sector: str | None = None
    role: str | None = None
    known: Person | None = None
    surfaces: list[tuple[str, ...]] = field(default_factory=list)
    located: list[tuple[Found, MentionForm]] = field(default_factory=list)


def cast(stream: Stream, published: When | None) -> Cast:
    """Everybody and everything of public life that the text names.

    `published` is the article's day, at which offices are looked up; None where it is unknown.
    """
    day = published.latest if published is not None and published.basis != "masthead" else None
    found = find(stream)
    people = _People(stream, day)
    people.look_around(found)
    for item in found:
        if item.kind in ("run", "person"):
            people.meet_full_name(item)
    for item in found:
        if item.kind in ("run", "person"):
            people.meet_short_name(item)
    people.join_misspelt()
    others: dict[tuple[EntityKind, str], _Someone] = {}
    for item in found:
        if item.kind == "role":
            people.meet_role(item, others)
        elif item.kind not in ("run", "person"):
            _meet_other(item, others).located.append((item, item.form))
    return _finish(stream, [*people.everyone, *others.values()])


def _meet_other(item: Found, others: dict[tuple[EntityKind, str], _Someone]) -> _Someone:
    """The organisation, country, place or group that a name means; a ministry is one of its country."""
    if item.kind == "group" and item.name in _STATE and item.of is not None and item.of.kind == "country":
        # "German authorities", "официальные лица Германии": the state itself acts.
        item.form = "metonym"
        return _meet_other(item.of, others)
    kind = kind_of(item)
    name = item.name
    if item.of is not None and item.country is not None and kind in ("organisation", "group"):
        name = f"{item.name} ({item.country})"
    if (kind, name) not in others:
        others[kind, name] = _Someone(kind, name, country=item.country, sector=item.sector)
    return others[kind, name]


class _People:
    """The persons of one article, in the order in which their full names stand."""

    def __init__(self, stream: Stream, day: date | None) -> None:
        self._stream = stream
        self._day = day
        self.everyone: list[_Someone] = []
        self._by_surname: dict[str, list[_Someone]] = {}
        self._met: set[int] = set()
        self._alone: frozenset[str] = frozenset()
        self._countries: frozenset[str] = frozenset()

    def look_around(self, found: Sequence[Found]) -> None:
        """Takes note of the words that stand capitalised by themselves, and of the countries that the text names."""
        self._countries = frozenset(item.country for item in found if item.kind == "country" and item.country)
        fold = self._stream.lexicon.fold
        self._alone = frozenset(
            fold(item.parts[0]) for item in found if item.kind in ("run", "person") and len(item.parts) == 1
        )

    def meet_full_name(self, item: Found) -> None:
        """A run of two words or more that is a person's name by knowledge, given name, title, role or company."""
        if len(item.parts) < 2:
            return
        options = [self._options(part) for part in item.parts]
        # "Kim Jong-un" is written "Kim Jong Un" too.
        known = _known(options) or _known([self._options(one) for part in item.parts for one in part.split("-")])
        if known is None and len(item.parts) > _TWO:
            options, known = self._without_front(item, options)
        on_lists = () if known is not None else self._on_lists(item, options)
        family_first = self._is_family_first(item)
        is_sure = known is not None or bool(on_lists) or family_first
        if not is_sure and not looks_personal(self._stream, item, self._alone):
            return
        if known is None and item.modifier and not item.titled and not family_first:
            return
        someone = self._same(options, known) or self._add(item, options, known, family_first)
        self._met.add(item.first)
        self._note(someone, item)
        one = meant(on_lists, self._countries, item.country)
        if one is not None:
            someone.knowledge_id = someone.knowledge_id or one.wikidata
            someone.country = someone.country or one.country

    def _on_lists(self, item: Found, options: Sequence[tuple[str, ...]]) -> tuple[Listed, ...]:
        if any("-" in part for part in item.parts):
            # Lists know "Jong-un" as two parts.
            options = [self._options(one) for part in item.parts for one in part.split("-")]
        return listed_people([keys for keys in options if keys])

    def _without_front(
        self, item: Found, options: list[tuple[str, ...]]
    ) -> tuple[list[tuple[str, ...]], Person | None]:
        """Cuts off what stands before a name with a capital of its own: "Generalsekretär Jens Stoltenberg"."""
        for at in range(1, len(item.parts) - 1):
            known = _known(options[at:])
            if known is not None:
                cut_front(self._stream, item, at)
                return options[at:], known
        given = [is_given_name(self._stream, part, sure=True) for part in item.parts]
        if not given[0] and True in given[1:-1]:
            at = given.index(True)
            cut_front(self._stream, item, at)
            return options[at:], None
        return options, None

    def meet_short_name(self, item: Found) -> None:
        """What is left: a surname of somebody met already, of a known person, or after a title or a role."""
        if item.first in self._met or not item.parts:
            return
        options = [self._options(part) for part in item.parts]
        someone = self._bearer(options) if len(options) == 1 else None
        if someone is None and len(options) == 1:
            someone = self._known_bearer(item)
        if someone is None and len(options) == 1 and not item.titled:
            someone = self._misspelt(item.parts[0])
        if someone is None and len(options) == 1 and not item.titled and speaks_after_quotation(self._stream, item):
            someone = self._add(item, options, None, family_first=False)
        if (
            someone is None
            and item.titled
            and looks_personal(self._stream, item, self._alone)
            and (item.kind == "person" or len(item.parts) <= 3)
        ):
            someone = self._add(item, options, None, family_first=False)
        if someone is not None:
            self._met.add(item.first)
            self._note(someone, item)

    def meet_role(self, item: Found, others: dict[tuple[EntityKind, str], _Someone]) -> None:
        """A role without a name: its holder on the day, or the one person of the article who bears it."""
        if item.bearer is not None or item.former:
            # Who "the former chancellor" is remains unknown, and he acts for nobody.
            return
        someone = self._in_role(item) or self._whose_words(item)
        if someone is not None:
            someone.located.append((item, "role"))
            return
        holder = self._holder(item)
        if holder is not None:
            person = known_by_full_name(tuple(part_key(part) for part in holder.split()))
            someone = next((one for one in self.everyone if one.known is not None and one.known is person), None)
            if someone is None and person is not None:
                someone = self._known_person(person)
            if someone is not None:
                someone.located.append((item, "role"))
                return
        if item.of is not None:
            # Who "a Russian diplomat" is remains unknown, and the deed is his country's.
            _meet_other(item.of, others).located.append((item, "role"))

    def _options(self, part: str) -> tuple[str, ...]:
        folded = self._stream.lexicon.fold(part)
        keys = [part_key(base) for base in bases(folded, self._stream.lexicon.endings)]
        return tuple(key for key in dict.fromkeys(keys) if key)

    def _is_family_first(self, item: Found) -> bool:
        if not self._stream.lexicon.pack.names.family_first or not 2 <= len(item.parts) <= 4:
            return False
        return self._stream.lexicon.fold(item.parts[0]) in family_first_surnames()

    def _same(self, options: Sequence[tuple[str, ...]], known: Person | None) -> _Someone | None:
        if known is not None:
            return next((one for one in self.everyone if one.known is known), None)
        for key in options[-1]:
            for one in self._by_surname.get(key, ()):
                if one.known is None and len(one.keys) > 1 and any(same_given_name(one.keys[0], g) for g in options[0]):
                    return one
        return None

    def _add(
        self, item: Found, options: Sequence[tuple[str, ...]], known: Person | None, family_first: bool
    ) -> _Someone:
        if known is not None:
            someone = self._known_person(known)
        else:
            someone = _Someone("person", item.name, tuple(keys[0] for keys in options), sector=item.sector)
            self.everyone.append(someone)
            for key in options[-1]:
                self._by_surname.setdefault(key, []).append(someone)
            if family_first:
                for key in options[0]:
                    self._by_surname.setdefault(key, []).append(someone)
        return someone

    def _known_person(self, known: Person) -> _Someone:
        term = latest_term(known, self._day)
        someone = _Someone(
            "person",
            known.name,
            tuple(part_key(part) for part in known.name.split()),
            knowledge_id=known.knowledge_id,
            country=known.country,
            sector=known.sector,
            role=term.office if term is not None else None,
            known=known,
        )
        self.everyone.append(someone)
        for spelling in (known.name, *known.spellings):
            parts = spelling.split()
            keys = {part_key(parts[-1])}
            if self._stream.lexicon.fold(parts[0]) in family_first_surnames():
                keys.add(part_key(parts[0]))
            for key in sorted(keys):
                if someone not in self._by_surname.get(key, ()):
                    self._by_surname.setdefault(key, []).append(someone)
        return someone

    def _bearer(self, options: Sequence[tuple[str, ...]]) -> _Someone | None:
        for key in options[-1]:
            bearers = self._by_surname.get(key, ())
            if len(bearers) == 1:
                return bearers[0]
        return None

    def _known_bearer(self, item: Found) -> _Someone | None:
        if not item.titled and self._stream.at("time", item.first):
            # May is a month first, and a prime minister only where more speaks for her.
            return None
        pack = self._stream.lexicon.pack
        syllable = pack.names.syllable
        if syllable and not item.titled and re.fullmatch(syllable, plain_letters(item.parts[0])):
            # A syllable of the language itself is somebody's name only where a title says so.
            return None
        for base in bases(self._stream.lexicon.fold(item.parts[0]), self._stream.lexicon.endings):
            known = known_by_surname(base, self._day, self._countries, pack.syllabic)
            if known is not None and self._fits(item, known):
                return self._known_person(known)
        return None

    def _fits(self, item: Found, known: Person) -> bool:
        """Whether the country of the role before a name is the person's own, or that of an office he holds."""
        if item.role is None or item.country is None:
            return True
        term = latest_term(known, self._day)
        return item.country in (known.country, term.country if term is not None else None)

    def _misspelt(self, part: str) -> _Someone | None:
        """Somebody of the article whose surname this is but for two letters changed in place: `Столтенбрег`."""
        key = part_key(self._stream.lexicon.fold(part))
        if len(key) < _LONG_SURNAME:
            return None
        for surname in sorted(self._by_surname):
            bearers = self._by_surname[surname]
            if len(bearers) == 1 and _is_swap(key, surname):
                return bearers[0]
        return None

    def join_misspelt(self) -> None:
        """Joins a full name to that of the same given name whose surname differs by letters changed in place."""
        for one in [one for one in self.everyone if one.known is None and len(one.keys) > 1]:
            for other in self.everyone:
                alike = other is not one and len(other.keys) > 1 and same_given_name(one.keys[0], other.keys[0])
                if alike and len(one.keys[-1]) >= _LONG_SURNAME and _is_swap(one.keys[-1], other.keys[-1]):
                    other.located.extend(one.located)
                    other.role, other.country = other.role or one.role, other.country or one.country
                    one.located.clear()
                    break

    def _note(self, someone: _Someone, item: Found) -> None:
        someone.surfaces.append(item.parts)
        someone.located.append((item, "name"))
        if item.role is not None:
            someone.role = item.role
            someone.sector = item.sector or someone.sector
        if someone.country is None:
            someone.country = item.country

    def _in_role(self, item: Found) -> _Someone | None:
        bearers = [
            one
            for one in self.everyone
            if _is_such(one.role, item.role) and (item.country is None or one.country == item.country)
        ]
        before = [one for one in bearers if one.located and one.located[0][0].first < item.first]
        if item.country is None and item.of is None and len(bearers) == 1 and before:
            return before[0]
        return bearers[0] if len(bearers) == 1 and item.country is not None else None

    def _whose_words(self, item: Found) -> _Someone | None:
        """Who is meant by "An American official stated this": the one of that country who leads the sentence before."""
        stream = self._stream
        near = (*range(item.reach[0] - 2, item.reach[0]), *range(item.reach[1], item.reach[1] + 3))
        near = tuple(place for place in near if 0 <= place < len(stream.words))
        if item.country is None or not any(stream.is_head(place, "this") for place in near):
            return None
        if not any(stream.at("report", place) for place in near):
            return None
        number = stream.number_of_sentence(item.first)
        before = stream.sentences[number - 1] if number else None
        leaders = [
            (found.first, one)
            for one in self.everyone
            for found, _ in one.located
            if before is not None and before.first <= found.first < before.last
        ]
        leader = min(leaders, key=lambda leading: leading[0])[1] if leaders else None
        return leader if leader is not None and leader.country == item.country else None

    def _holder(self, item: Found) -> str | None:
        if self._day is None or item.role is None or item.of is None:
            return None
        of = item.of.country if item.of.kind == "country" else item.of.name
        serving = holders(item.role, of or "", self._day)
        return serving[0].person if len(serving) == 1 else None


def _is_such(role: str | None, asked: str | None) -> bool:
    """Whether a role is the one asked for or a kind of it: a foreign minister is a minister."""
    return role is not None and asked is not None and (role == asked or role.endswith(f" {asked}"))


def _known(options: Sequence[tuple[str, ...]]) -> Person | None:
    for last in options[-1]:
        for first in options[0]:
            middle = tuple(keys[0] for keys in options[1:-1])
            known = known_by_full_name((first, *middle, last))
            if known is not None:
                return known
    return None


def _is_swap(one: str, other: str) -> bool:
    if len(one) != len(other):
        return False
    differing = [place for place in range(len(one)) if one[place] != other[place]]
    if not differing or differing[-1] - differing[0] > 2:
        return False
    return sorted(one) == sorted(other)


def _finish(stream: Stream, everyone: Sequence[_Someone]) -> Cast:
    present = [someone for someone in everyone if someone.located]
    present.sort(key=lambda someone: min(item.first for item, _ in someone.located))
    entities: list[Entity] = []
    mentions: list[Located] = []
    for number, someone in enumerate(present):
        names = {stream.surface(item.first, item.last): None for item, form in someone.located if form != "role"}
        entities.append(
            Entity(
                id=f"e{number + 1}",
                kind=someone.kind,
                name=_canonical(stream, someone),
                names=tuple(names) or (stream.surface(someone.located[0][0].first, someone.located[0][0].last),),
                knowledge_id=someone.knowledge_id,
                country=someone.country,
                sector=someone.sector,
                role=someone.role,
            )
        )
        mentions.extend(
            Located(item.first, item.last, number, form, item.reach, item.modifier) for item, form in someone.located
        )
    return Cast(tuple(entities), tuple(sorted(mentions, key=lambda mention: (mention.first, mention.last))))


def _canonical(stream: Stream, someone: _Someone) -> str:
    is_given = someone.known is not None or someone.kind != "person"
    return latin(stream, someone.name) if is_given else personal_name(stream, someone.surfaces)


def mentions_of(stream: Stream, cast: Cast) -> tuple[Mention, ...]:
    """The mentions with their code points, as an analysis holds them."""
    return tuple(
        Mention(cast.entities[located.entity].id, stream.span(located.first, located.last), located.form)
        for located in cast.mentions
    )
