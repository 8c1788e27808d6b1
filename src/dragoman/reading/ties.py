"""The ties between neighbours in a text.

A role is tied to its country and its bearer, an organisation or group to its country, a given name to a surname that is
also a place's.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from dragoman.knowledge.countries import country_name, country_names
from dragoman.knowledge.given_names import ambiguous_given_names, family_first_surnames, given_names
from dragoman.reading.bearers import bear, bearer_behind_body, is_personal
from dragoman.reading.case_endings import by_case, stands_in
from dragoman.reading.counterparts import COUNTERPART
from dragoman.reading.found import STATE, Found
from dragoman.reading.postings import POSTING, before_posting, posting_before, posting_behind
from dragoman.reading.serving import holds, may_be_either, served_behind, tie_serving
from dragoman.reading.stream import Stream

_HYPHENS = frozenset("-‐–")
_LIST_COMMA = "、"
# A town so large is no surname behind an unknown word.
_WELL_KNOWN = 500_000

# "deputy secretary of state" is two roles; what is more is a list.
_MOST_ROLES_IN_ONE = 8
_MOST_ADJECTIVES = 2
# A name of so many parts is hardly anything but a person's.
_FULL_NAME = 2


def without_swallowed(stream: Stream, found: list[Found]) -> list[Found]:
    """Gives a country or place back to a person's name that it is part of: `Chad Hammel`, `John Kennedy`.

    A country right behind a role or a body ("Ngoại trưởng Nga Sergey Lavrov") stays theirs.
    """
    kept: list[Found] = []
    for item in found:
        before = kept[-1] if kept else None
        owned = len(kept) > 1 and before is not None and kept[-2].kind != "run" and kept[-2].last == before.first
        owned = owned and before is not None and before.kind == "country"
        if (
            before is not None
            and not owned
            and item.kind == "run"
            and item.parts
            and before.kind in ("country", "place")
            and before.form == "name"
            and before.last == item.first
            and before.last - before.first == 1
            and not _is_scene_before(stream, before, item)
            and (_may_be_given(stream.words[before.first].folded) or _is_led(kept, before))
        ):
            kept[-1] = Found(
                before.first, item.last, "run", parts=(stream.words[before.first].text, *item.parts), titled=item.titled
            )
            kept[-1].name = " ".join(kept[-1].parts)
            continue
        leader = kept[-2] if len(kept) > 1 else None
        if before is not None and _is_surname_after(stream, before, item, leader):
            before.last, before.parts = item.last, (*before.parts, stream.surface(item.first, item.last))
            before.name, before.reach = " ".join(before.parts), (before.first, item.last)
            continue
        kept.append(item)
    return [item for item in kept if item.kind != "run" or item.parts]


def _is_scene_before(stream: Stream, town: Found, name: Found) -> bool:
    """Whether a large town is where something is, though some are called like it: "ambassador in Paris Anton X"."""
    is_known = bool(town.places) and town.places[0].population >= _WELL_KNOWN
    return is_known and len(name.parts) >= _FULL_NAME and stands_in(stream, town.first, town.last)


def _is_led(kept: list[Found], town: Found) -> bool:
    """Whether a town's name right behind an office and before another name is a given name: Präsident Wolodymyr X."""
    is_town = bool(town.places) and town.places[0].kind == "city" and town.places[0].population < _WELL_KNOWN
    return is_town and len(kept) > 1 and kept[-2].kind == "role" and kept[-2].last == town.first


def _may_be_given(folded: str) -> bool:
    return folded in given_names() or folded in ambiguous_given_names()


def _is_surname_after(stream: Stream, before: Found, item: Found, leader: Found | None) -> bool:
    """Whether a place's name right behind a given name is a surname: `John Kennedy`, or in "President Gjorge Ivanov".

    `leader` is what was found before that.
    """
    words = stream.words
    names = stream.lexicon.pack.names
    if names.family_first and before.kind == "run" and words[before.first].folded in family_first_surnames():
        return item.kind == "country" and item.form == "name" and before.last == item.first == item.last - 1
    return (
        item.kind in ("country", "place")
        and item.form == "name"
        and before.kind == "run"
        and len(before.parts) == 1
        and before.last == item.first
        and (stream.words[before.first].folded in given_names() or _heads(stream, leader, before, item))
    )


def _heads(stream: Stream, leader: Found | None, before: Found, item: Found) -> bool:
    """Whether an office right in front makes a name of two unknown parts a person's, not that of a town."""
    if leader is None or leader.kind != "role" or leader.last != before.first or not item.places:
        return False
    is_town = item.places[0].kind == "city" and item.places[0].population < _WELL_KNOWN
    return is_town and not stands_in(stream, item.first, item.last)


def tie(stream: Stream, found: list[Found]) -> None:
    """Ties a role to its country and its bearer, and an organisation or group to its country."""
    for number, item in enumerate(found):
        if item.kind == "role" and item.bearer is None:
            _tie_role(stream, found, number)
    for number, item in enumerate(found):
        if item.kind in ("organisation", "group") and item.country is None:
            owner = _owner(stream, found, number)
            if owner is not None and owner.kind == "country":
                item.country, item.of, owner.modifier = owner.country, owner, True
                item.reach_over(owner)
            elif owner is None and number + 1 < len(found):
                _seat(stream, item, found[number + 1])
    for owner, item in pairwise(found):
        if _owns_person(stream, owner, item):
            item.country, item.of, owner.modifier = owner.country, owner, True
            item.reach_over(owner)
    tie_serving(stream, found)


def _seat(stream: Stream, group: Found, town: Found) -> None:
    """Ties a government to the country in whose capital it sits: "the government in Nicosia", "guvernul de la Kiev"."""
    gap = range(group.last, town.first)
    is_capital = town.kind == "place" and town.place is not None and town.place.capital
    if group.name not in STATE or not is_capital or town.country is None or len(gap) not in (1, 2):
        return
    # "Protests against the government in Warsaw" may be held there.
    if any(stream.ends_head(place, "against", "with", "to", "about", "of") for place in (group.first, group.first - 1)):
        return
    if stream.lexicon.pack.order == "SVO" and stream.ends_head(town.first, "in", "from", "of"):
        name = country_name(town.country) or town.country
        group.of = Found(town.first, town.last, "country", "metonym", name, town.country)
        group.country = town.country
        group.reach_over(town)


def _owns_person(stream: Stream, owner: Found, item: Found) -> bool:
    """Whether a country owns the person right behind it, of whom no office is told: "Turkey's Hakan Fidan"."""
    if not is_personal(item) or item.role is not None or item.country is not None or item.of is not None:
        return False
    if not owns(owner) or owner.kind != "country" or (item.kind == "run" and len(item.parts) < _FULL_NAME):
        return False
    if item.first - owner.last == 1:
        return stream.is_head(owner.last, "possessive") and not stream.lexicon.pack.names.family_names
    return item.first == owner.last and _is_in_genitive(stream, owner)


def _tie_role(stream: Stream, found: list[Found], number: int, behind: int = 0) -> None:
    """Ties a role to its country and its bearer; it stands right behind so many other roles of one phrase."""
    role = found[number]
    owner = _owner(stream, found, number)
    end = number
    begin = number
    if posting_before(stream, found, number) is not None:
        begin -= 1
        found[begin].modifier = True
        role.reach_over(found[begin])
    if owner is not None:
        role.of, role.country, owner.modifier = owner, owner.country, True
        role.reach_over(owner)
        end = number + 1 if number + 1 < len(found) and found[number + 1] is owner else number
    role.former = _is_former(stream, role.reach[0])
    named = end
    end = posting_behind(stream, found, role, end)
    following = found[end + 1] if end + 1 < len(found) else None
    if stream.lexicon.pack.names.role_behind and _bear_in_front(stream, found, begin, role):
        return
    if _serve(stream, found, number, begin, behind):
        return
    if following is not None and following.kind == "role" and _goes_on(stream, role, found[end].last, following.first):
        # "deputy | secretary of state | Sherman", "政治局委员、外交部长王毅": who bears the second bears the first.
        if behind < _MOST_ROLES_IN_ONE:
            _tie_role(stream, found, end + 1, behind + 1)
        if following.bearer is not None:
            following.bearer.reach_over(role)
            role.bearer, role.modifier = following.bearer, True
        return
    if following is not None and is_personal(following) and _gap_is(stream, found[end].last, following.first, ",."):
        if not _is_owner_of_next(stream, role, following):
            bear(following, role)
        return
    bearer = bearer_behind_body(stream, found, named)
    if bearer is not None:
        bear(bearer, role)
        return
    _bear_before(stream, found, number, begin)


def _serve(stream: Stream, found: list[Found], number: int, begin: int, behind: int) -> bool:
    """Ties the roles of somebody who serves an official and of that official; False where none is served.

    `begin` and `behind` are as they are for the role alone.
    """
    at = served_behind(stream, found, number)
    if at is None or found[at].kind != "role":
        return False
    if behind < _MOST_ROLES_IN_ONE:
        _tie_role(stream, found, at, behind + 1)
    if not _bear_before(stream, found, number, begin):
        _part(stream, found[number], found[at])
    return True


def _bear_before(stream: Stream, found: list[Found], number: int, begin: int) -> bool:
    """Ties a role to the person before it, between whom a sign stands: "Anna X, the minister of Y".

    `begin` is the number of the role, or of where its bearer is posted.
    """
    role = found[number]
    start = begin - 1 if begin and found[begin - 1] is role.of else begin
    before = found[start - 1] if start else None
    if before is None or before.role is not None or not is_personal(before):
        return False
    gap = stream.words[before.last : found[start].first]
    comma = bool(gap) and gap[0].text in (",", "–", "—", "-", "(")
    if not comma or len(gap) > 2 + role.former or any(word.capitalised for word in gap) or _is_scene(stream, before):
        return False
    if role.role == COUNTERPART and by_case(stream, role.last):
        # "Çavuşoğlu, İranlı mevkidaşıyla görüştü": the ending is not that of the name.
        return False
    bear(before, role)
    return True


def _part(stream: Stream, role: Found, served: Found) -> None:
    """Settles who of two bears the name behind both offices: who serves, or who is served."""
    person = served.bearer
    if person is None or person.first < served.first or holds(person, served):
        return
    is_parted = any(word.text == "," for word in stream.words[served.last : person.first])
    if not is_parted and not may_be_either(stream, role, served):
        return
    role.country, role.of = role.country or served.country, role.of or served.of
    bear(person, role)
    if not is_parted:
        person.role = None


def _goes_on(stream: Stream, role: Found, last: int, first: int) -> bool:
    """Whether a role goes on with another: right behind it, or as the next of somebody's offices in a body."""
    between = [word.text for word in stream.words[last:first]]
    is_in_body = role.of is not None and role.of.kind == "organisation"
    return not between or (is_in_body and between == [_LIST_COMMA])


def _is_owner_of_next(stream: Stream, role: Found, name: Found) -> bool:
    """Whether a surname behind an office with its article owns the noun behind it: "lobte der Chef Fords Rede"."""
    endings = stream.lexicon.pack.names.genitive
    if not endings or name.last - name.first > 1 or name.last >= len(stream.words):
        return False
    is_owner = stream.words[name.first].folded.endswith(endings) and stream.words[name.last].capitalised
    return is_owner and stream.ends_head(role.reach[0], "article")


def _is_scene(stream: Stream, item: Found) -> bool:
    """Whether a name is where something happens: "At a rally in West Virginia, the president said"."""
    return stream.ends_head(item.first, "in") and not stream.ends_head(item.first, "to", "with", "by", "of", "about")


def _bear_in_front(stream: Stream, found: list[Found], number: int, role: Found) -> bool:
    """Ties a role to the person whose name stands right in front of it, or of the country that it belongs to.

    `number` is that of the role, or of where its bearer is posted.
    """
    start = number - 1 if number and found[number - 1] is role.of else number
    if (
        start
        and found[start - 1].kind == "country"
        and before_posting(stream, found[start - 1].first) < found[start - 1].first
    ):
        # "駐日米国大使": the country that sends him stands behind the one where he is.
        start -= 1
        found[start].modifier = True
    before = found[start - 1] if start else None
    if before is None or before.role is not None or not is_personal(before):
        return False
    if before.last < before_posting(stream, found[start].first, POSTING):
        return False
    owner = found[start - 2] if start > 1 else None
    if role.of is None and owner is not None and owner.kind == "country" and owns(owner):
        _own_both(stream, owner, before, role)
    bear(before, role)
    return True


def _own_both(stream: Stream, owner: Found, person: Found, role: Found) -> None:
    """Ties a role to the country before its bearer that owns both: "ドイツのショルツ首相"."""
    if person.first - owner.last == 1 and stream.is_head(owner.last, "possessive"):
        role.of, role.country, owner.modifier = owner, owner.country, True
        role.reach_over(owner)


def _is_former(stream: Stream, place: int) -> bool:
    """Whether a word such as "former" opens a role or stands before it, maybe tied to it by a hyphen."""
    if stream.is_head(place, "former"):
        return True
    hyphen = place > 0 and stream.words[place - 1].text in _HYPHENS
    return stream.ends_head(place - 1 if hyphen else place, "former")


def _owner(stream: Stream, found: list[Found], number: int) -> Found | None:
    """The country or organisation that a role, an organisation or a group belongs to."""
    item = found[number]
    following = found[number + 1] if number + 1 < len(found) else None
    posted = posting_before(stream, found, number)
    first, number = (item.first, number) if posted is None else (posted, number - 1)
    before = found[number - 1] if number else None
    side = stream.lexicon.pack.names.owner_side
    if side != "behind" and before is not None and owns(before) and _owns_from_before(stream, before, item, first):
        return before
    if stream.lexicon.pack.names.family_names or side == "front":
        # Chinese, Japanese and Korean put the owner in front, and nothing else; so does Turkish.
        return None
    if following is not None and owns(following) and _belongs_after(stream, item, following):
        return following
    return None


def owns(item: Found) -> bool:
    """Whether something may be what a role, an organisation or a group belongs to."""
    return (
        item.kind in ("country", "organisation") and item.of is None and not (item.modifier and item.form != "demonym")
    )


def _owns_from_before(stream: Stream, owner: Found, item: Found, first: int) -> bool:
    """Whether an owner's name owns what stands behind it, from the word `first` on with what belongs to that."""
    gap = stream.words[owner.last : first]
    if not gap:
        return _may_own(stream, owner)
    if len(gap) == 1 and (stream.is_head(owner.last, "possessive") or _is_compound(stream, owner, item)):
        return True
    if stream.is_head(owner.last, "possessive") and item.kind == "role":
        # "Vietnam's industry and trade minister".
        return _is_described(stream, owner.last + 1, first)
    # "Frankreichs neuer Präsident": an adjective may stand between.
    is_described = len(gap) <= _MOST_ADJECTIVES and all(word.kind == "word" and not word.capitalised for word in gap)
    return is_described and _is_in_genitive(stream, owner)


def _is_described(stream: Stream, first: int, last: int) -> bool:
    """Whether a few words may describe the office behind them, or name its other half: "new", "industry and"."""
    if last - first > _MOST_ADJECTIVES:
        return False
    return not any(
        stream.words[place].kind != "word" or stream.words[place].capitalised or stream.is_predicate(place)
        for place in range(first, last)
    ) and all(
        stream.is_head(place, "and", "former", "deputy") or not stream.heads_at(place) for place in range(first, last)
    )


def _is_in_genitive(stream: Stream, owner: Found) -> bool:
    """Whether a country's name has the ending of an owner."""
    endings = stream.lexicon.pack.names.genitive
    if not endings or owner.kind != "country" or owner.form == "demonym":
        return False
    word = stream.words[owner.last - 1].folded
    return word.endswith(endings) and word not in _plain_names(stream.lexicon.language)


@cache
def _plain_names(language: str) -> frozenset[str]:
    return frozenset(name.lower() for name in country_names(language))


def _may_own(stream: Stream, owner: Found) -> bool:
    """Whether a name may own the word behind it, where owners have an ending: "Russlands Armee"."""
    endings = stream.lexicon.pack.names.genitive
    is_plain = owner.kind == "country" and owner.form == "name"
    return not endings or not is_plain or stream.words[owner.last - 1].folded.endswith(endings)


def _is_compound(stream: Stream, owner: Found, item: Found) -> bool:
    """Whether a hyphen makes one word of both, and of nothing before them: "NATO-Generalsekretär"."""
    first, hyphen, last = stream.words[owner.first], stream.words[owner.last], stream.words[item.first]
    is_tight = stream.words[owner.last - 1].end == hyphen.start and hyphen.end == last.start
    return hyphen.text == "-" and is_tight and stream.text[max(first.start - 1, 0)] != "-"


def _belongs_after(stream: Stream, item: Found, owner: Found) -> bool:
    gap = stream.words[item.last : owner.first]
    if not gap:
        return True
    if len(gap) > 2 or any(word.kind != "word" or word.capitalised for word in gap):
        return False
    return stream.is_head(item.last, "of") and (len(gap) == 1 or len(gap[1].text) <= 3)


def _gap_is(stream: Stream, first: int, last: int, signs: str) -> bool:
    gap = stream.words[first:last]
    if stream.number_of_sentence(first) != stream.number_of_sentence(last):
        return False
    return not gap or (len(gap) == 1 and gap[0].text in signs)
