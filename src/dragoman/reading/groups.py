"""Who stands together in a sentence and how they are attached: "between A and B", "with A", "A, B and C"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from dragoman.knowledge.countries import country_names
from dragoman.language.pack_parts import Case
from dragoman.reading.articles import is_owner
from dragoman.reading.attached import behind, by_first_word, markers
from dragoman.reading.case_endings import by_case
from dragoman.reading.cases import Cases, cases_of, is_counted
from dragoman.reading.entities import Cast, Located
from dragoman.reading.glued import MARKERS, glued
from dragoman.reading.halves import is_tied
from dragoman.reading.place_names import COMMAS
from dragoman.reading.short_names import are_short
from dragoman.reading.stream import Stream
from dragoman.reading.text import Sentence

_JOINING_SIGNS = frozenset(",-–—")
_MOST_WORDS_BETWEEN = 3
_MOST_WORDS_DESCRIBED = 2
_TWO = 2


class Group(Struct, frozen=True):
    """One or several entities that take one part in a sentence.

    `markers` are the senses of the preposition that attaches them ("possessive" for an owner before its noun); none
    for a bare group.
    `modifier` is true where the only member describes its neighbour; `personal` where the first is a person; `cases`
    are those in which a bare group may stand by its endings, none where they do not tell; `counted` where a number
    right before it takes it in a case of its own.
    """

    first: int
    last: int
    entities: tuple[int, ...]
    markers: tuple[str, ...]
    modifier: bool = False
    cases: Cases = frozenset()
    personal: bool = False
    counted: bool = False

    @property
    def is_bare(self) -> bool:
        """Whether nothing attaches the group: it may be a subject or an object."""
        return not self.markers

    @property
    def is_owner(self) -> bool:
        """Whether the group owns something: "of A", "A's"."""
        return "of" in self.markers or "possessive" in self.markers

    @property
    def is_free(self) -> bool:
        """Whether the group is bare and takes a part of its own: it may be a subject."""
        return not self.markers and not self.modifier and self.may_be("subject")

    @property
    def is_counted(self) -> bool:
        """Whether the group is bare behind a number, which may be a subject whatever its ending."""
        return self.counted and self.is_bare and not self.modifier

    def may_be(self, *cases: Case) -> bool:
        """Whether the endings of the group allow one of these cases."""
        return not self.cases or not self.cases.isdisjoint(cases)

    @property
    def may_own(self) -> bool:
        """Whether the group is bare and may be a genitive."""
        return self.is_bare and self.may_be("of")

    def must_be(self, case: Case) -> bool:
        """Whether the endings of the group say that it stands in this case, though nothing attaches it."""
        return case in self.cases and "subject" not in self.cases


def groups(stream: Stream, cast: Cast, mentions: Sequence[Located], sentence: Sentence) -> list[Group]:
    """The groups of a sentence, in order. Places take no part; they are asked for elsewhere."""
    members = [mention for mention in mentions if cast.entities[mention.entity].kind != "place"]
    plain = _distinct(stream, [mention for mention in members if not mention.modifier])
    found: list[Group] = []
    number = 0
    while number < len(plain):
        last = number
        while last + 1 < len(plain) and _joined(stream, plain[last], plain[last + 1]):
            last += 1
        if last == number + 1 and _begins_clause(stream, sentence, plain[number], plain[last]):
            last = number
        run = plain[number : last + 1]
        if not (
            any(_by_and(stream, one, other) for one, other in pairwise(run)) or _opens(stream, cast, sentence, run)
        ):
            run = run[:1]
        first = run[0].reach[0]
        entities = tuple(dict.fromkeys(mention.entity for mention in run))
        begin = _with_describing(first, members)
        attached = markers(stream, begin, _end(stream, run[-1]), sentence) or by_first_word(stream, cast, run[0])
        if _is_in_event_word(stream, run[-1]) or (not attached and _is_visited(stream, cast, run[-1])):
            attached = ("object",)
        if not behind(stream, _end(stream, run[-1]), sentence) and is_owner(stream, cast, run[-1], sentence):
            attached = ("possessive",)
        if "between" in attached and found and "with" in found[-1].markers and first - found[-1].last <= 1:
            # "Rusya ile Ukrayna arasında": what is "with" the one is "between" both.
            one = found.pop()
            first, entities = one.first, (*one.entities, *entities)
        elif found and _leads_with(stream, cast, found, run, attached, sentence):
            one = found.pop()
            first, entities, attached = one.first, (*one.entities, *entities), ()
        cases = frozenset() if attached else _cases(stream, cast, run)
        personal = cast.entities[run[0].entity].kind == "person"
        counted = is_counted(stream, begin)
        last_word = run[-1].reach[1]
        found.append(Group(first, last_word, entities, attached, cases=cases, personal=personal, counted=counted))
        number += len(run)
    _describe(stream, cast, members, plain, found, sentence)
    return _with_owners(stream, cast, sorted(found, key=lambda group: (group.first, group.last)))


def _describe(
    stream: Stream,
    cast: Cast,
    members: Sequence[Located],
    plain: Sequence[Located],
    found: list[Group],
    sentence: Sentence,
) -> None:
    """Adds the countries that only describe a noun to the groups: to whom they belong, or each as one of its own."""
    described = [one for one in members if one.modifier and _stands_alone(one, plain)]
    # From the noun on, so that of a list each shares the noun of the one before.
    for m in described if stream.lexicon.pack.grammar.adjectives_behind else reversed(described):
        if any(_is_half(stream, found, m, group) for group in found):
            continue
        describing = Group(m.first, m.last, (m.entity,), markers(stream, m.first, m.last, sentence), True)
        shared = next((at for at, group in enumerate(found) if _shares_noun(stream, members, m, group)), -1)
        if shared >= 0:
            found[shared] = _with_sharing(found[shared], describing)
            continue
        number = next((at for at, group in enumerate(found) if _describes(stream, cast, describing, group)), -1)
        if number < 0:
            found.append(describing)
        else:
            found[number] = replace(found[number], first=m.first, markers=describing.markers)


def _with_owners(stream: Stream, cast: Cast, found: Sequence[Group]) -> list[Group]:
    """The groups, with a country that owns the person behind it as a part of his phrase: 韓国の尹錫悦大統領."""
    if stream.lexicon.pack.order != "SOV":
        return list(found)
    kept: list[Group] = []
    for group in found:
        owner = kept[-1] if kept else None
        if owner is not None and owner.markers == ("possessive",) and _is_own(cast, owner, group):
            kept[-1] = replace(group, first=owner.first)
        elif owner is not None and _is_apposition(stream, cast, owner, group):
            kept[-1] = replace(owner, last=group.last)
        else:
            kept.append(group)
    return kept


def _is_apposition(stream: Stream, cast: Cast, group: Group, behind: Group) -> bool:
    """Whether an office between commas tells who the person before it is: "با لاوروف، وزیر خارجه روسیه، دیدار کرد"."""
    if behind.first - group.last != 1 or stream.words[group.last].text not in COMMAS or behind.markers:
        return False
    if behind.last >= len(stream.words) or stream.words[behind.last].text not in COMMAS:
        return behind.entities == group.entities
    is_person = len(group.entities) == 1 and cast.entities[group.entities[0]].kind == "person"
    return is_person and any(stream.at("role", behind.first))


def _is_own(cast: Cast, owner: Group, group: Group) -> bool:
    """Whether a country stands right before one of its own people, at most its particle between."""
    if not group.personal or group.first - owner.last > 1 or len(owner.entities) > 1:
        return False
    country, person = cast.entities[owner.entities[0]], cast.entities[group.entities[0]]
    return country.kind == "country" and country.country == person.country


def _end(stream: Stream, mention: Located) -> int:
    """Where that ends which a postposition or an ending attaches: behind the office, where this follows the name."""
    names = stream.lexicon.pack.names
    if not names.role_behind:
        return mention.last
    end = mention.reach[1]
    is_plain = end < len(stream.words) - 1 and stream.words[end - 1].text in country_names(stream.lexicon.language)
    if names.noun_cases and is_plain and _is_noun(stream, end):
        # "일본 지도자들의": the ending of the noun that a country describes attaches both.
        return end + 1
    return end


def _is_noun(stream: Stream, place: int) -> bool:
    """Whether a word may be a noun that what stands before it describes: it tells nothing by itself."""
    kinds = frozenset({"role", "person", "country", "event", "doubtful"})
    is_other = stream.is_predicate(place) or stream.is_day(place) or stream.is_any(kinds, place)
    return stream.words[place].kind == "word" and not is_other and not stream.heads_at(place)


def _is_visited(stream: Stream, cast: Cast, mention: Located) -> bool:
    """Whether a country stands bare right before a visit that goes there, where verbs stand last: "중국 방문"."""
    if stream.lexicon.pack.order != "SOV" or cast.entities[mention.entity].kind != "country":
        return False
    words = stream.lexicon.pack.event
    following = stream.at("event", mention.reach[1])
    return any(match.entry.form == "noun" and words[match.entry.index].told.mode == "visit" for match in following)


def _is_in_event_word(stream: Stream, mention: Located) -> bool:
    """Whether a country by its short name is part of an event word, as whom it befalls: 访华, 訪韓, 방한."""
    framed = {mention.first, mention.first - 1}
    return any(
        match.first <= mention.first and mention.last <= match.last and stream.at("short", match.first)
        for place in framed
        for match in stream.at("event", place)
    ) and not are_short(stream.at("short", mention.first), mention.last)


def _leads_with(
    stream: Stream,
    cast: Cast,
    found: Sequence[Group],
    run: Sequence[Located],
    attached: Sequence[str],
    sentence: Sentence,
) -> bool:
    """Whether who is "with" another, right before him, is the subject with him: "Erdoğan ile Putin görüştü".

    Nobody stands before the two who would be the subject himself ("Fidan, Lavrov ile Suriye konusunu görüştü").
    """
    if not stream.lexicon.pack.grammar.postpositions or tuple(attached) not in ((), ("with",)):
        return False
    one, first, last = found[-1], run[0].reach[0], run[-1].reach[1]
    if one.markers != ("with",) or first - one.last != 1 or any(group.is_bare for group in found[:-1]):
        return False
    if behind(stream, last, sentence) or by_case(stream, last):
        return False
    return cast.entities[one.entities[0]].kind == cast.entities[run[0].entity].kind


def _cases(stream: Stream, cast: Cast, run: Sequence[Located]) -> Cases:
    """The cases that the members of a group have in common."""
    told = [own for mention in run if (own := cases_of(stream, mention, cast.entities[mention.entity]))]
    return frozenset.intersection(*told) if told else frozenset()


def _with_describing(first: int, members: Sequence[Located]) -> int:
    """Where a phrase begins together with what describes it: "by some German Turks" is attached by "by"."""
    for mention in reversed(members):
        if mention.modifier and mention.last == first:
            first = mention.first
    return first


def _describes(stream: Stream, cast: Cast, describing: Group, group: Group) -> bool:
    """Whether "French" and a noun without a name stand before a person: "with his French counterpart Le Drian"."""
    between = range(describing.last, group.first)
    if len(between) > _MOST_WORDS_DESCRIBED or group.first < describing.last:
        return False
    if group.markers not in ((), describing.markers):
        return False
    if "in" in describing.markers or cast.entities[group.entities[0]].kind != "person":
        return False
    return not any(
        stream.words[place].kind != "word"
        or stream.words[place].capitalised
        or stream.is_predicate(place)
        or stream.is_head(place, *MARKERS, "and", "break", "that", "relative", "whom")
        for place in between
    )


def _shares_noun(stream: Stream, members: Sequence[Located], describing: Located, group: Group) -> bool:
    """Whether a country's adjective is told of one noun with that of the group: "the German and Polish ministers"."""
    inside = [one for one in members if one.modifier and group.first <= one.first and one.last <= group.last]
    if describing.last == group.first - 1:
        return _is_listed(stream, members, describing) and any(one.first == group.first for one in inside)
    if not stream.lexicon.pack.grammar.adjectives_behind or describing.first != group.last + 1:
        return False
    one = next((one for one in inside if one.last == group.last), None)
    return one is not None and _is_listed(stream, members, one)


def _is_half(stream: Stream, found: Sequence[Group], one: Located, group: Group) -> bool:
    """Whether an adjective only says of what two countries one person is: "the Iranian-American journalist"."""
    inside = range(group.first - 1, group.last + 1)
    if not any(hyphen in inside and is_tied(stream, hyphen) for hyphen in (one.last, one.first - 1)):
        return False
    last = max(one.last, group.last)
    return group.personal or any(other.personal and other.first == last for other in found)


def _is_listed(stream: Stream, members: Sequence[Located], one: Located) -> bool:
    """Whether an adjective stands in a list that "and" or a hyphen closes: "Turkish, Russian and Ukrainian"."""
    place = one.last
    while any(other.modifier and other.first == place + 1 for other in members):
        if stream.is_head(place, "and") or is_tied(stream, place):
            return True
        if stream.words[place].text != ",":
            return False
        place = next(other.last for other in members if other.modifier and other.first == place + 1)
    return False


def _opens(stream: Stream, cast: Cast, sentence: Sentence, run: Sequence[Located]) -> bool:
    """Whether two of a kind open a sentence, right before a verb, with a comma for "and": "Iran, Oman sign deal".

    Where the verb stands last, the second of them is its object.
    """
    if stream.lexicon.pack.order == "SOV":
        return False
    if len(run) != _TWO or run[0].reach[0] != sentence.first or run[1].reach[1] >= sentence.last:
        return False
    kinds = {cast.entities[mention.entity].kind for mention in run}
    behind = run[1].reach[1]
    is_told = stream.is_predicate(behind) or stream.is_head(behind, "future", "infinitive")
    # "Iran, Israel says, was behind it".
    is_told = is_told and not (behind + 1 < sentence.last and stream.words[behind + 1].text == ",")
    return kinds in ({"country"}, {"person"}) and {one.form for one in run} == {"name"} and is_told


def _with_sharing(group: Group, describing: Group) -> Group:
    """The group with the country that shares its noun; what attaches the first of them attaches both."""
    if describing.first > group.first:
        return replace(group, last=describing.last, entities=(*group.entities, *describing.entities))
    entities = tuple(dict.fromkeys((*describing.entities, *group.entities)))
    return replace(group, first=describing.first, entities=entities, markers=describing.markers or group.markers)


def _distinct(stream: Stream, mentions: list[Located]) -> list[Located]:
    """Without the mentions that lie inside the phrase of another, unless one word names both."""
    kept: list[Located] = []
    for mention in sorted(mentions, key=lambda mention: (mention.reach[0], -mention.reach[1])):
        if not kept or mention.reach[0] >= kept[-1].reach[1] or _in_one_word(stream, kept[-1], mention):
            kept.append(mention)
    return kept


def _in_one_word(stream: Stream, one: Located, other: Located) -> bool:
    """Whether one word names both, or the second and whose office the first is: 한미, "한일 외교차관"."""
    return (
        one.reach[0] == other.first
        and one.entity != other.entity
        and are_short(stream.at("short", other.first), other.last)
    )


def _stands_alone(mention: Located, plain: Sequence[Located]) -> bool:
    return not any(other.reach[0] <= mention.first and mention.last <= other.reach[1] for other in plain)


def _joined(stream: Stream, one: Located, other: Located) -> bool:
    return _by_and(stream, one, other) or _gap(stream, one, other) == [","] or _repeats(stream, one, other)


def _repeats(stream: Stream, one: Located, other: Located) -> bool:
    """Whether a list goes on with the preposition of the one before: "de Turquie, de Russie et d'Iran"."""
    comma, small = one.reach[1], one.reach[1] + 1
    if other.reach[0] <= small or stream.words[comma].text != "," or not stream.is_head(small, *MARKERS):
        return False
    if not all(stream.is_head(place, "article") for place in range(small + 1, other.reach[0])):
        return False
    before = range(max(one.reach[0] - 2, 0), comma)
    return any(stream.words[place].folded == stream.words[small].folded for place in before)


def _begins_clause(stream: Stream, sentence: Sentence, one: Located, other: Located) -> bool:
    """Whether ", and" between two opens a clause of its own: "X met Y, and Z met W"."""
    behind = other.reach[1]
    if stream.words[one.reach[1]].text != "," or behind >= sentence.last or not stream.is_predicate(behind):
        return False
    return any(stream.is_predicate(place) for place in range(sentence.first, one.reach[0]))


def _by_and(stream: Stream, one: Located, other: Located) -> bool:
    gap = _gap(stream, one, other)
    if _in_one_word(stream, one, other):
        return True
    if not gap and one.reach[1] == other.reach[0]:
        return "and" in glued(stream, other.reach[0]) or are_short(stream.at("short", one.first), other.reach[0] + 1)
    if not gap or len(gap) > _MOST_WORDS_BETWEEN:
        return False
    if len(gap) == 1 and gap[0] in _JOINING_SIGNS:
        return gap[0] != ","
    place = one.reach[1]
    while place < other.reach[0]:
        if stream.is_head(place, "and"):
            if place > one.reach[1] and stream.is_head(place, "with"):
                # "访问北京，与王毅会谈": what may be "with" as well joins nobody across a comma.
                return False
            return all(_is_small(word) for word in gap)
        if stream.words[place].text != ",":
            return False
        place += 1
    return False


def _is_small(word: str) -> bool:
    """An article or a sign: what may stand beside "and" without ending the list."""
    return len(word) <= 4


def _gap(stream: Stream, one: Located, other: Located) -> list[str]:
    return [word.text for word in stream.words[one.reach[1] : other.reach[0]]]
