"""Who bears an office: a person, and the one whom the words of his body part from it."""

from __future__ import annotations

from dragoman.reading.counterparts import COUNTERPART
from dragoman.reading.found import Found
from dragoman.reading.stream import Stream

_BODY_WORDS = 9
_NOUNS = frozenset({"body", "organisation word"})
_WORDS_OF_GENITIVE = 3


def is_personal(item: Found) -> bool:
    """Whether a name may be a person's."""
    return item.kind in ("run", "person") and bool(item.parts)


def bear(person: Found, role: Found) -> None:
    """Ties a role to its bearer, who has its country."""
    role.bearer, role.modifier = person, True
    # A counterpart has the office of the one whose counterpart he is, who may be anywhere in the text.
    person.role = None if role.former or role.role == COUNTERPART else role.role
    person.country, person.sector = role.country, role.sector
    person.kind = "person" if person.kind == "run" else person.kind
    person.titled, person.modifier = True, False
    person.of = role.of
    person.reach_over(role)


def bearer_behind_body(stream: Stream, found: list[Found], end: int) -> Found | None:
    """The bearer whom the words of his body part from his role: "mayor of the town of Ohrid, Kiril Petreski".

    A name of one word is not taken so far from the role, nor is one behind a verb.
    """
    role = found[end]
    stop = min(role.last + _BODY_WORDS, stream.sentence_of(role.last - 1).last)
    for item in found[end + 1 :]:
        if item.first > stop:
            return None
        between = stream.words[role.last : item.first]
        signs = [word.text for word in between if word.kind == "sign"]
        if signs not in ([], [","]) or any(_parts_body(stream, place) for place in range(role.last, item.first)):
            return None
        if is_personal(item) and len(item.parts) > 1:
            handed_over = between[-1].text == "," if signs else _is_body(stream, role.last, item.first)
            return item if handed_over and item.role is None else None
    return None


def _is_body(stream: Stream, first: int, last: int) -> bool:
    """Whether words are a body's: "of" opens them, one of them says so, or a few may be its genitive.

    "The president spoke of Maria" names none.
    """
    pack = stream.lexicon.pack
    if not pack.names_alone and (stream.is_head(first, "of") or _has_second_field(stream, first)):
        return True
    if pack.grammar.bare_genitive and last - first <= _WORDS_OF_GENITIVE:
        return True
    return any(stream.is_any(_NOUNS, place) for place in range(first, last))


def _parts_body(stream: Stream, place: int) -> bool:
    """Whether the words of a body cannot go on over a word: a verb, a role, a pronoun, a preposition of company."""
    if stream.is_predicate(place) or stream.at("role", place) or stream.is_head(place, "he", "she", "they"):
        return True
    if _has_second_field(stream, place):
        return False
    return stream.is_head(place, "with", "between", "and", "against") and not stream.is_head(place, "of")


def _has_second_field(stream: Stream, place: int) -> bool:
    """Whether a word for "and" gives an office a second field: "le ministre du Commerce et de l'Industrie"."""
    return stream.is_head(place, "and") and stream.is_head(place + 1, "of", "for")
