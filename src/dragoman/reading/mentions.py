"""Where names and roles stand in a typed stream, before it is known whom they mean.

Three sources: the lexicon (countries, organisations, places, outlets, groups, roles), runs of capitalised words that the
lexicon does not know, and the ties between neighbours: a role with its country and its bearer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from dragoman.knowledge.countries import country_name
from dragoman.knowledge.given_names import ambiguous_given_names, given_names
from dragoman.knowledge.organisations import organisation
from dragoman.language.automaton import Match, bases
from dragoman.model import EntityKind, MentionForm
from dragoman.reading.stream import Stream
from dragoman.reading.text import Sentence

FoundKind = Literal["person", "organisation", "country", "place", "group", "outlet", "role", "run"]

_HYPHENS = frozenset("-‐–")
_INNER_SIGNS = frozenset("-–‐'’.")
_MOST_NAME_WORDS = 5


@dataclass(slots=True)
class Found:
    """A name, a role or a run of capitals in the words from `first` to before `last`.

    ``parts`` are the words of a run without titles and signs. ``modifier`` says that it only describes its neighbour
    ("Russian" in "the Russian minister"): it is mentioned, but takes no part of its own in an event. ``reach`` are the
    words of the whole phrase, with role and country.
    """

    first: int
    last: int
    kind: FoundKind
    form: MentionForm = "name"
    name: str = ""
    country: str | None = None
    sector: str | None = None
    role: str | None = None
    parts: tuple[str, ...] = ()
    titled: bool = False
    modifier: bool = False
    bearer: Found | None = field(default=None, repr=False)
    of: Found | None = field(default=None, repr=False)
    reach: tuple[int, int] = (0, 0)

    def __post_init__(self) -> None:
        """A name reaches over its own words until a role or an owner is tied to it."""
        self.reach = self.first, self.last

    def reach_over(self, other: Found) -> None:
        """Takes a neighbour's words into the phrase that this name heads."""
        self.reach = min(self.reach[0], other.reach[0]), max(self.reach[1], other.reach[1])


def find(stream: Stream) -> list[Found]:
    """Everything in the text that may be an entity, in order, without overlaps."""
    found = _from_lexicon(stream)
    taken = [False] * len(stream.words)
    for item in found:
        for place in range(item.first, item.last):
            taken[place] = True
    runs = [run for sentence in stream.sentences for run in _runs(stream, sentence, taken)]
    found = _without_swallowed(stream, sorted([*found, *runs], key=lambda item: item.first))
    _tie(stream, found)
    return found


_FORMS: dict[str, MentionForm] = {"name": "name", "people": "demonym", "adjective": "demonym", "metonym": "metonym"}


def _from_lexicon(stream: Stream) -> list[Found]:
    matches = [
        match
        for kind in ("country", "organisation", "place", "outlet", "group", "role", "never")
        for match in stream.matches(kind)
    ]
    matches.sort(key=lambda match: (match.first, -match.last, _PREFERENCE[match.entry.kind]))
    found: list[Found] = []
    reach = 0
    for match in matches:
        if match.first < reach:
            continue
        item = _found(stream, match)
        if item is None:
            continue
        reach = match.last
        found.append(item)
    return [item for item in found if item.name]


_PREFERENCE = {"never": 0, "country": 1, "organisation": 2, "role": 3, "place": 4, "outlet": 5, "group": 6}


def _found(stream: Stream, match: Match) -> Found | None:
    entry = match.entry
    first, last = match.first, match.last
    if entry.kind == "never":
        return Found(first, last, "run")
    if entry.kind == "country":
        if entry.form == "metonym" and (place := _as_place(stream, first)) is not None:
            return place
        name = country_name(entry.value) or entry.value
        return Found(first, last, "country", _FORMS[entry.form], name, entry.value, modifier=entry.form == "adjective")
    if entry.kind == "organisation":
        return _found_organisation(stream, match)
    if entry.kind == "place":
        capital = stream.words[first].text[:1]
        # A place's name in lower case is another word.
        return None if capital.islower() else Found(first, last, "place", name=entry.value, country=entry.form or None)
    if entry.kind == "outlet":
        return Found(first, last, "outlet", name=entry.value, sector="JRN")
    if entry.kind == "group":
        return Found(first, last, "group", name=entry.value, sector=entry.form)
    return Found(first, last, "role", "role", name=entry.value, sector=entry.form, role=entry.value)


def _as_place(stream: Stream, first: int) -> Found | None:
    """A capital where something happens or whence somebody comes is a place, not its government."""
    if not any(stream.ends_head(first, head) for head in ("in", "from")):
        return None
    for match in stream.at("place", first):
        return Found(match.first, match.last, "place", name=match.entry.value, country=match.entry.form or None)
    return None


def _found_organisation(stream: Stream, match: Match) -> Found:
    entry = match.entry
    if entry.index >= 0:
        local = stream.lexicon.pack.organisation[entry.index]
        return Found(
            match.first, match.last, "organisation", name=local.name, country=local.country, sector=local.sector
        )
    known = organisation(entry.value)
    assert known is not None, f"the lexicon names an organisation that the knowledge lacks: {entry.value}"
    if known.metonym_of is not None:
        form: MentionForm = "metonym"
        return Found(match.first, match.last, "organisation", form, known.name, known.metonym_of, known.sector)
    return Found(match.first, match.last, "organisation", "name", known.name, known.country, known.sector)


def _runs(stream: Stream, sentence: Sentence, taken: Sequence[bool]) -> list[Found]:
    headline = _is_headline(stream, sentence)
    found: list[Found] = []
    place = sentence.first
    while place < sentence.last:
        if taken[place] or not _begins_name(stream, place):
            place += 1
            continue
        last = _run_end(stream, place, sentence.last, taken)
        run = _run(stream, place, last, sentence, headline)
        if run is not None:
            found.append(run)
        place = last
    return found


def _is_headline(stream: Stream, sentence: Sentence) -> bool:
    long = [word for word in stream.words[sentence.first : sentence.last] if word.kind == "word" and len(word.text) > 3]
    return len(long) > 3 and sum(word.capitalised for word in long) >= 0.7 * len(long)


def _begins_name(stream: Stream, place: int) -> bool:
    word = stream.words[place]
    return word.kind in ("word", "short") and word.capitalised


def _run_end(stream: Stream, first: int, stop: int, taken: Sequence[bool]) -> int:
    words = stream.words
    place = first + 1
    last = place
    while place < stop and not taken[place] and place - first <= 2 * _MOST_NAME_WORDS:
        word = words[place]
        if _begins_name(stream, place):
            place += 1
            last = place
        elif word.kind == "possessive":
            break
        elif place + 1 < stop and not taken[place + 1] and _joins(stream, place):
            place += 1
        else:
            break
    return last


def _joins(stream: Stream, place: int) -> bool:
    word, before, after = stream.words[place], stream.words[place - 1], stream.words[place + 1]
    if word.text in _INNER_SIGNS:
        touches = before.end == word.start
        if word.text == ".":
            return touches and len(before.text) == 1 and after.capitalised
        # "Moon Jae-in": a second part may go on in lower case, a first one ("Moscow-led") may not.
        is_second = place >= 2 and _begins_name(stream, place - 2)
        return touches and word.end == after.start and (after.capitalised or is_second)
    return bool(stream.at("particle", place)) and (after.capitalised or bool(stream.at("particle", place + 1)))


def _run(stream: Stream, first: int, last: int, sentence: Sentence, headline: bool) -> Found | None:
    titled = False
    for match in stream.at("title", first):
        titled, first = True, match.last
        while first < last and stream.words[first].text == ".":
            first += 1
    if first >= last:
        return None
    if first == sentence.first and not titled and _is_ordinary(stream, first, last):
        if last - first == 1:
            return None
        first += 1
    if headline and not titled:
        last = _cut_headline(stream, first, last)
    parts = _parts(stream, first, last)
    if not parts or (len(parts) == 1 and len(parts[0]) < 2):
        return None
    kind = _run_kind(stream, first, last)
    if kind != "run" and len(parts) == 1:
        # "Council" or "River" alone is no name.
        return None
    name = " ".join(parts) if kind == "run" else stream.surface(first, last)
    return Found(first, last, kind, name=name, parts=parts, titled=titled, modifier=headline and not titled)


def _cut_headline(stream: Stream, first: int, last: int) -> int:
    """Where a name ends in a headline that capitalises every word: after a given name and the word behind it."""
    is_name = last - first > 2 and stream.words[first].folded in given_names()
    return first + 2 if is_name else last


def _parts(stream: Stream, first: int, last: int) -> tuple[str, ...]:
    """The words of a name; what a hyphen joins is one of them."""
    parts: list[str] = []
    place = first
    while place < last:
        word = stream.words[place]
        if word.kind in ("word", "short"):
            is_joined = bool(parts) and place > first and stream.words[place - 1].text in _HYPHENS
            if is_joined:
                parts[-1] += stream.words[place - 1].text + word.text
            else:
                parts.append(word.text)
        place += 1
    return tuple(parts)


_ORDINARY = ("word", "report", "event", "unit", "number", "context", "time", "source", "multiplier", "bound")


def _is_ordinary(stream: Stream, first: int, last: int) -> bool:
    """Whether a sentence's first word is most likely capitalised only for standing there."""
    word = stream.words[first]
    if word.folded in given_names():
        return False
    return word.folded in stream.lower_case or any(stream.at(kind, first) for kind in _ORDINARY)


def _run_kind(stream: Stream, first: int, last: int) -> FoundKind:
    if _holds(stream, "organisation word", first, last):
        return "organisation"
    if _holds(stream, "place word", max(first - 1, 0), last):
        return "place"
    return "run"


def _holds(stream: Stream, kind: str, first: int, last: int) -> bool:
    return any(match.last <= last for place in range(first, last) for match in stream.at(kind, place))


def _without_swallowed(stream: Stream, found: list[Found]) -> list[Found]:
    """Gives a country or place back to a person's name that it is part of: `Chad Hammel`, `Paris Hilton`."""
    kept: list[Found] = []
    for item in found:
        before = kept[-1] if kept else None
        if (
            before is not None
            and item.kind == "run"
            and item.parts
            and before.kind in ("country", "place")
            and before.form == "name"
            and before.last == item.first
            and before.last - before.first == 1
            and stream.words[before.first].folded in (given_names() | ambiguous_given_names())
        ):
            kept[-1] = Found(
                before.first, item.last, "run", parts=(stream.words[before.first].text, *item.parts), titled=item.titled
            )
            kept[-1].name = " ".join(kept[-1].parts)
            continue
        kept.append(item)
    return [item for item in kept if item.kind != "run" or item.parts]


def _tie(stream: Stream, found: list[Found]) -> None:
    """Ties a role to its country and its bearer, and an organisation or group to its country."""
    for number, item in enumerate(found):
        if item.kind == "role":
            _tie_role(stream, found, number)
    for number, item in enumerate(found):
        if item.kind in ("organisation", "group") and item.country is None:
            owner = _owner(stream, found, number)
            if owner is not None and owner.kind == "country":
                item.country, item.of, owner.modifier = owner.country, owner, True
                item.reach_over(owner)


def _tie_role(stream: Stream, found: list[Found], number: int) -> None:
    role = found[number]
    owner = _owner(stream, found, number)
    end = number
    if owner is not None:
        role.of, role.country, owner.modifier = owner, owner.country, True
        role.reach_over(owner)
        end = max(number, found.index(owner))
    following = found[end + 1] if end + 1 < len(found) else None
    if following is not None and _is_personal(following) and _gap_is(stream, found[end].last, following.first, ",."):
        _bear(following, role)
        return
    start = min(number, found.index(owner)) if owner is not None else number
    before = found[start - 1] if start else None
    if before is not None and before.role is None and _is_personal(before):
        gap = stream.words[before.last : found[start].first]
        comma = bool(gap) and gap[0].text in (",", "–", "—", "-", "(")
        if comma and len(gap) <= 2 and not any(word.capitalised for word in gap):
            _bear(before, role)


def _is_personal(item: Found) -> bool:
    return item.kind in ("run", "person") and bool(item.parts)


def _bear(person: Found, role: Found) -> None:
    role.bearer, role.modifier = person, True
    person.role, person.country, person.sector = role.role, role.country, role.sector
    person.kind = "person" if person.kind == "run" else person.kind
    person.titled, person.modifier = True, False
    person.of = role.of
    person.reach_over(role)


def _owner(stream: Stream, found: list[Found], number: int) -> Found | None:
    """The country or organisation that a role, an organisation or a group belongs to."""
    item = found[number]
    following = found[number + 1] if number + 1 < len(found) else None
    before = found[number - 1] if number else None
    if before is not None and _owns(before) and _owns_from_before(stream, before, item):
        return before
    if following is not None and _owns(following) and _belongs_after(stream, item, following):
        return following
    return None


def _owns(item: Found) -> bool:
    return item.kind in ("country", "organisation") and item.of is None and not (item.modifier and item.form != "demonym")


def _owns_from_before(stream: Stream, owner: Found, item: Found) -> bool:
    gap = stream.words[owner.last : item.first]
    if not gap:
        return True
    return len(gap) == 1 and stream.is_head(owner.last, "possessive")


def _belongs_after(stream: Stream, item: Found, owner: Found) -> bool:
    gap = stream.words[item.last : owner.first]
    if not gap:
        return True
    if len(gap) > 2 or any(word.kind != "word" or word.capitalised for word in gap):
        return False
    return stream.is_head(item.last, "of") and (len(gap) == 1 or len(gap[1].text) <= 3)


def _gap_is(stream: Stream, first: int, last: int, signs: str) -> bool:
    gap = stream.words[first:last]
    return not gap or (len(gap) == 1 and gap[0].text in signs)


def is_given_name(stream: Stream, word: str, sure: bool = False) -> bool:
    """Whether a word, or what it may be the inflected form of, is a given name; `sure` leaves out common words."""
    folded = stream.lexicon.fold(word)
    candidates = bases(folded, stream.lexicon.endings)
    if sure and folded in ambiguous_given_names():
        return False
    return any(candidate in given_names() for candidate in candidates)


def kind_of(item: Found) -> EntityKind:
    """The kind of entity that a found name means."""
    if item.kind == "outlet":
        return "organisation"
    if item.kind in ("role", "run"):
        return "person"
    return item.kind
