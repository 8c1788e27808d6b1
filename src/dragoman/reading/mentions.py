"""Where names and roles stand in a typed stream, before it is known whom they mean.

Three sources: the lexicon (countries, organisations, places, outlets, groups, roles), runs of capitalised words that
the lexicon does not know, and the ties between neighbours.
"""

from __future__ import annotations

from dragoman.knowledge.countries import country_name
from dragoman.knowledge.given_names import given_names
from dragoman.knowledge.organisations import organisation
from dragoman.knowledge.places import place_names
from dragoman.language.automaton import Match
from dragoman.language.keys import is_latin
from dragoman.model import MentionForm
from dragoman.reading.addressed import is_addressed
from dragoman.reading.bodies import bodies
from dragoman.reading.case_endings import stands_in
from dragoman.reading.found import Found
from dragoman.reading.halves import is_first_half
from dragoman.reading.lexicon import UNSURE
from dragoman.reading.listed_bodies import with_listed_bodies
from dragoman.reading.listed_places import with_listed_places
from dragoman.reading.place_names import found_place, is_borne_out, is_doubtful, is_joined
from dragoman.reading.runs import is_given_name, runs
from dragoman.reading.shared_offices import share_offices
from dragoman.reading.short_names import are_short
from dragoman.reading.stream import Stream
from dragoman.reading.ties import tie, without_swallowed
from dragoman.reading.uncapitalised import with_uncapitalised
from dragoman.reading.whereabouts import settle

_FORMS: dict[str, MentionForm] = {"name": "name", "people": "demonym", "adjective": "demonym", "metonym": "metonym"}

_PREFERENCE = {
    "half": 0, "never": 1, "country": 2, "organisation": 3, "role": 4, "place": 5, "outlet": 6, "group": 7,
    "maybe place": 8,
}  # fmt: skip


_FEWEST_PARTS = 2
_SECOND = ("deputy", "vice", "assistant", "first deputy")
_MARKS = frozenset('„“«"')


def find(stream: Stream, home: str | None = None) -> list[Found]:
    """Everything in the text that may be an entity, in order, without overlaps.

    `home` is the country of the outlet (alpha-3), if it is known.
    """
    found = with_listed_places(stream, with_listed_bodies(stream, _from_lexicon(stream)))
    taken = [False] * len(stream.words)
    for item in found:
        for place in range(item.first, item.last):
            taken[place] = True
    unknown = [run for sentence in stream.sentences for run in runs(stream, sentence, taken)]
    found = with_uncapitalised(stream, found, taken)
    found = without_swallowed(stream, sorted([*found, *unknown], key=lambda item: item.first))
    _call_outlets(stream, found)
    settle(stream, found, home)
    found = bodies(stream, found)
    share_offices(stream, found)
    tie(stream, found)
    return found


def _call_outlets(stream: Stream, found: list[Found]) -> None:
    """A run beside a word of reporting ("пише „Пиринска стража“") that is written as no person's name is an outlet."""
    for item in found:
        if item.kind != "run" or len(item.parts) < _FEWEST_PARTS or item.titled:
            continue
        if _is_cited(stream, item.first, item.last) and _is_like_title(stream, item):
            item.kind, item.sector = "outlet", "JRN"


def _is_like_title(stream: Stream, item: Found) -> bool:
    """Whether a run has marks or an article before it, or is in Latin letters among others."""
    if is_given_name(stream, item.parts[0]):
        return False
    before = stream.words[item.first - 1].text if item.first else ""
    is_foreign = is_latin(item.name) and stream.lexicon.pack.script not in ("Latn", "Zyyy")
    return before in _MARKS or is_foreign or stream.ends_head(item.first, "article")


def _from_lexicon(stream: Stream) -> list[Found]:
    matches = [match for kind in _PREFERENCE for match in stream.matches(kind)]
    matches.sort(key=lambda match: (match.first, -match.last, _PREFERENCE[match.entry.kind]))
    found: list[Found] = []
    reach = 0
    for match in matches:
        if match.first < reach and not (found and _is_paired(stream, found[-1], match)):
            continue
        if match.entry.kind == "never":
            reach = match.last
            continue
        item = _found(stream, match, found[-1] if found else None)
        if item is not None:
            reach = match.last
            found.append(item)
    return [item for item in found if item.name]


def _is_paired(stream: Stream, before: Found, match: Match) -> bool:
    """Whether one word names two countries, of which this is the second: 한미."""
    return match.entry.kind == before.kind == "country" and (
        (before.first, before.last) == (match.first, match.last)
        and are_short(stream.at("short", match.first), match.last)
    )


def _found(stream: Stream, match: Match, before: Found | None) -> Found | None:
    entry = match.entry
    first, last = match.first, match.last
    if entry.kind == "country":
        return _found_country(stream, match, before)
    if entry.kind == "half":
        return _found_country(stream, match) if is_first_half(stream, last) else None
    if entry.kind == "organisation":
        return None if _is_surname(stream, match) else _as_seat(stream, match) or _found_organisation(stream, match)
    if entry.kind == "place":
        is_other = _is_in_lower_case(stream, match) or _is_given_name(stream, match)
        is_sure = not is_doubtful(stream, match) or is_borne_out(stream, first, last, before)
        return found_place(stream, match) if is_sure and not is_other else None
    if entry.kind == "maybe place":
        is_meant = not _is_in_lower_case(stream, match) and is_borne_out(stream, first, last, before)
        return found_place(stream, match) if is_meant else None
    if entry.kind == "outlet":
        is_meant = entry.form != UNSURE or _is_cited(stream, first, last) or _is_called(stream, first)
        if stream.is_head(first, "article") and not stream.words[last - 1].capitalised:
            # "The guardian of the child" has its capital for opening the sentence.
            is_meant = False
        return Found(first, last, "outlet", name=entry.value, sector="JRN") if is_meant else None
    if entry.kind == "group":
        return Found(first, last, "group", name=entry.value, sector=entry.form)
    return _found_role(stream, match)


def _is_in_lower_case(stream: Stream, match: Match) -> bool:
    """Whether a place's name is another word: of "mer Noire" one word has its capital, of "a nice day" none."""
    written = [stream.words[place].text[:1] for place in range(match.first, match.last)]
    return any(map(str.islower, written)) and not any(map(str.isupper, written))


def _is_given_name(stream: Stream, match: Match) -> bool:
    """Whether what only an ending makes a place's name is a given name, and a family name follows: "Marko Dolenc"."""
    word = stream.words[match.first]
    behind = stream.words[match.last] if match.last < len(stream.words) else None
    return (
        match.last - match.first == 1
        and word.folded not in place_names()
        and is_given_name(stream, word.text, sure=True)
        and behind is not None
        and behind.kind == "word"
        and behind.capitalised
    )


def _is_surname(stream: Stream, match: Match) -> bool:
    """Whether a body's name of one word is a person's here: "Louis Renault"."""
    word, before = stream.words[match.first], stream.words[match.first - 1] if match.first else None
    return (
        match.last - match.first == 1
        and word.capitalised
        and not word.text.isupper()
        and before is not None
        and before.capitalised
        and before.folded in given_names()
    )


def _found_country(stream: Stream, match: Match, before: Found | None = None) -> Found:
    entry, first, last = match.entry, match.first, match.last
    if entry.form == "metonym" and (place := _as_place(stream, match, before)) is not None:
        return place
    name = country_name(entry.value) or entry.value
    return Found(first, last, "country", _FORMS[entry.form], name, entry.value, modifier=entry.form == "adjective")


def _is_middle_name(stream: Stream, place: int) -> bool:
    """Whether a word for an office is a given name between two others: "Hüseyin Emir Abdullahiyan"."""
    if not 0 < place < len(stream.words) - 1:
        return False
    around = stream.words[place - 1 : place + 2]
    if not all(word.kind == "word" and word.capitalised and not word.text.isupper() for word in around):
        return False
    return around[1].folded in given_names() and is_given_name(stream, around[0].text, sure=True)


def _found_role(stream: Stream, match: Match) -> Found | None:
    entry, first, last = match.entry, match.first, match.last
    office = entry.value
    if last - first == 1 and _is_middle_name(stream, first):
        return None
    if not office.startswith(_SECOND) and (stream.ends_head(first, "deputy") or stream.is_head(last, "deputy")):
        # Who stands in for a minister is none.
        office = f"deputy {office}"
    role = Found(first, last, "role", "role", name=office, sector=entry.form, role=office)
    # "the meeting of the | deputy | ministers": who stands in for them stands where they do.
    begin = min((match.first for match in stream.ending("word", first) if match.entry.value == "deputy"), default=first)
    role.reach = begin, last
    # "ministri rus i Jashtëm": the adjective of the country stands inside the role's words.
    inside = [match for place in range(first, last) for match in stream.at("country", place) if match.last <= last]
    # "駐日大使": who is posted there is not of that country.
    inside = [match for match in inside if not stream.ends_head(match.first, "posted")]
    if inside:
        # "US-Präsident", "ministro ruso de Exteriores": the country stands in the title.
        role.of, role.country = _found_country(stream, inside[0]), inside[0].entry.value
    own = stream.lexicon.pack.role[entry.index].country
    if own is not None:
        # "Kremlchef": the office is one country's.
        role.of = Found(first, last, "country", "metonym", country_name(own) or own, own)
    if role.of is not None:
        role.country = role.of.country
    return role


def _is_cited(stream: Stream, first: int, last: int) -> bool:
    """Whether a word of reporting stands beside a name, at most a quotation mark between."""
    before = any(stream.ends_kind(place, "source") for place in (first, first - 1))
    return before or any(stream.at("source", place) for place in (last, last + 1))


def _is_called(stream: Stream, first: int) -> bool:
    """Whether a noun for outlets or a word for speaking to one stands before a name, at most a mark between."""
    return any(stream.ends_kind(place, kind) for place in (first, first - 1) for kind in ("media", "given"))


def _as_seat(stream: Stream, match: Match) -> Found | None:
    """The building that a body is called by, where something happens in it: "met in the Kremlin"."""
    if not stands_in(stream, match.first, match.last):
        return None
    found = (found_place(stream, named) for named in _places_at(stream, match))
    for item in found:
        item.places = tuple(place for place in item.places if place.kind == "site")
        if item.places:
            return item
    return None


def _places_at(stream: Stream, match: Match) -> list[Match]:
    """The places that are named by the same words, an article before them aside: "the Kremlin"."""
    named = (*stream.at("place", match.first), *stream.at("place", match.first + 1))
    return [one for one in named if one.last == match.last or one.first == match.first]


def _as_place(stream: Stream, match: Match, before: Found | None) -> Found | None:
    """A capital where something happens or whence somebody comes is a place, not its government.

    So is one that another such place is joined to: "in Valencia and Caracas".
    """
    if is_addressed(stream, match.first, match.last):
        return None
    for named in _places_at(stream, match):
        is_origin = stream.ends_head(named.first, "from") and not _is_asked(stream, named.first)
        is_place = stands_in(stream, named.first, named.last) or is_origin
        if is_place or is_joined(stream, named.first, before):
            return found_place(stream, named)
    return None


def _is_asked(stream: Stream, first: int) -> bool:
    """Whether a word of request stands before the preposition of a name: "demanded | from | Kyiv", "tražio je od"."""
    ends = range(max(first - 2, 0), first)
    return any(match.entry.value == "REQUEST" for end in ends for match in stream.ending("event", end))


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
