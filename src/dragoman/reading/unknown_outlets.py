"""Outlets that nobody knows, by how they are named: "the newspaper Hanbit Ilbo reported", "(Agence Rivage)".

An outlet is what the press calls one: a name beside "newspaper" or "agency", in quotation marks or with capitals. A
credit names one in parentheses, alone at the head or the end of an article.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dragoman.language.automaton import Match
from dragoman.language.scripts import first_script
from dragoman.reading.entities import Cast
from dragoman.reading.stream import Stream

_LONGEST = 5
_DATELINE = 6  # a credit stands among so many words at the head of an article
_OPENING, _CLOSING = '«“„"「『‘‚”', '»”“"」』’‘'
_ENDS = frozenset('.!?…。！？»”")')


def unknown_outlets(stream: Stream, cast: Cast) -> dict[int, int]:
    """Names beside a word for an outlet, from first word to the end, which still have to be cited.

    A part of such a name may be known as somebody else's: "Folha" in "Folha da Garoa".
    """
    others = _known(cast, "person", "country")
    whole = {(mention.first, mention.last) for mention in cast.mentions if _is_known_body(cast, mention.entity)}
    found = {
        first: last
        for match in stream.matches("media")
        for first, last in (_with_noun(stream, match), _behind(stream, match.last), _before(stream, match.first))
        if last > first and (first, last) not in whole and others.isdisjoint(range(first, last))
    }
    # A word of reporting alone tells no outlet from a person or an office.
    bodies = {place for one in cast.mentions if _may_report(cast, one.entity) for place in range(one.first, one.last)}
    found |= {
        first: last
        for first, last in _after_sources(stream)
        if last - first > 1 and bodies.isdisjoint(range(first, last))
    }
    return {first: last for first, last in found.items() if not _is_inside(found, first, last)}


def credits(stream: Stream, cast: Cast) -> dict[int, int]:
    """Names in parentheses at the head of the article, or alone at its end."""
    known = _known(cast, "person", "country", "organisation")
    found: dict[int, int] = {}
    for opening, closing in _in_parentheses(stream):
        first, last = opening + 1, closing
        at_head = opening < _DATELINE or _opens_paragraph(stream, opening)
        at_end = closing >= len(stream.words) - 2 and opening > 0 and stream.words[opening - 1].text in _ENDS
        is_name = last > first and _run(stream, first) == last
        if (at_head or at_end) and is_name and known.isdisjoint(range(first, last)):
            found[first] = last
    return found


def _known(cast: Cast, *kinds: str) -> set[int]:
    """The words of all of these kinds whom the knowledge has, or who hold an office."""
    return {
        place
        for mention in cast.mentions
        for place in range(mention.first, mention.last)
        if (entity := cast.entities[mention.entity]).kind in kinds
        and (entity.kind == "country" or entity.knowledge_id is not None or entity.role is not None)
    }


def _is_known_body(cast: Cast, entity: int) -> bool:
    known = cast.entities[entity]
    return known.kind == "organisation" and (known.knowledge_id is not None or known.sector == "JRN")


def _may_report(cast: Cast, entity: int) -> bool:
    return cast.entities[entity].kind != "place"


def _opens_paragraph(stream: Stream, place: int) -> bool:
    """Whether a word begins the second paragraph: the first is a headline where an article has one in its text."""
    start = stream.words[place].start
    return any(paragraph[0] == start for paragraph in stream.paragraphs[:2])


def _in_parentheses(stream: Stream) -> Iterator[tuple[int, int]]:
    opened = -1
    for place, word in enumerate(stream.words):
        if word.text == "(":
            opened = place
        elif word.text == ")" and 0 <= opened < place <= opened + _LONGEST + 1:
            yield opened, place
            opened = -1


def _with_noun(stream: Stream, match: Match) -> tuple[int, int]:
    """The name that the word for an outlet begins: "Agenția Delta", but not what only begins a sentence.

    Where the language writes all nouns with capitals, nothing tells such a name.
    """
    first = match.first
    if (
        stream.lexicon.pack.names.nouns
        or first == stream.sentence_of(first).first
        or not stream.words[first].capitalised
    ):
        return first, first
    last = _run(stream, first)
    return (first, last) if last > match.last else (first, first)


def _is_inside(found: Mapping[int, int], first: int, last: int) -> bool:
    return any(start <= first and last <= end and end - start > last - first for start, end in found.items())


def _is_joint(stream: Stream, place: int) -> bool:
    """Whether a small word may stand inside a name: "of", "da", and "the" behind these."""
    if stream.is_head(place, "of") or stream.at("particle", place):
        return True
    return stream.is_head(place, "article") and stream.is_head(place - 1, "of")


def _behind(stream: Stream, place: int) -> tuple[int, int]:
    """The name behind a word for an outlet, a country's adjective between or none; empty where there is none."""
    for _ in range(2):
        if place < len(stream.words) and stream.at("country", place) and not stream.words[place].capitalised:
            place = max(match.last for match in stream.at("country", place))
    return _marked(stream, place) or (place, _run(stream, place))


def _before(stream: Stream, place: int) -> tuple[int, int]:
    """The name of several words right before a word for an outlet: "The Albion Observer newspaper"."""
    for first in range(max(stream.sentence_of(place).first, place - _LONGEST), place - 1):
        if _run(stream, first) == place:
            return first, place
    return place, place


def _after_sources(stream: Stream) -> Iterator[tuple[int, int]]:
    """Names that end a sentence behind a word that only an outlet's name follows: "..., javlja Adria Wire."."""
    for match in stream.matches("source"):
        for first in (match.last, match.last + 1):
            last = _run(stream, first)
            if last > first and last < len(stream.words) and stream.words[last].text in _ENDS:
                yield first, last
                break


def _marked(stream: Stream, place: int) -> tuple[int, int] | None:
    """The words between quotation marks that open here, where they are few."""
    if place + 1 >= len(stream.words) or stream.words[place].text not in _OPENING:
        return None
    for last in range(place + 2, min(place + _LONGEST + 2, len(stream.words))):
        if stream.words[last].text in _CLOSING:
            return place + 1, last
    return None


def _run(stream: Stream, first: int) -> int:
    """The end of the name that begins at a word, or that word where none does.

    It goes on over words with capitals, small ones that stand between such, and words of a script that the text around
    them is not in; a last small word belongs to it where a sign follows: "Jadranski dnevnik,".
    """
    words, last = stream.words, first
    if first >= len(words) or not words[first].capitalised or words[first].kind != "word":
        return first
    script = first_script(words[first].text)
    foreign = script != first_script(stream.text)
    end = min(first + _LONGEST, len(words), stream.sentence_of(first).last)
    for place in range(first, end):
        word = words[place]
        if word.text == "-":
            continue
        if word.kind != "word":
            break
        if first_script(word.text) != script:
            break
        if word.capitalised or foreign:
            last = place + 1
        elif not _is_joint(stream, place):
            is_closing = place + 1 >= len(words) or words[place + 1].kind == "sign"
            is_last = is_closing and last == place and not stream.is_predicate(place) and not stream.at("media", place)
            return place + 1 if is_last else last
    return last
