"""The case that an article or an ending shows: "dem Präsidenten" is no subject, "Russlands" owns something."""

from __future__ import annotations

from functools import cache

from dragoman.knowledge.countries import country_names
from dragoman.language.pack import read_pack
from dragoman.reading.entities import Cast, Located
from dragoman.reading.glued import PREPOSITIONS
from dragoman.reading.stream import Stream
from dragoman.reading.text import Sentence

_REACH = 3
# What an article shows, and how that attaches its noun.
_ATTACHED = (("accusative", "object"), ("dative", "indirect"), ("genitive", "of"))


def by_article(stream: Stream, first: int, last: int, sentence: Sentence) -> tuple[str, ...]:
    """How the article before the words from `first` to before `last` attaches them; nothing where it does not tell."""
    grammar = stream.lexicon.pack.grammar
    if not (grammar.accusative or grammar.dative):
        return ()
    for place in range(first, max(sentence.first, first - _REACH), -1):
        for case, attachment in _ATTACHED:
            if stream.ends_head(place, case):
                return (attachment,)
        if stream.ends_head(place, "shared"):
            return _of_shared(stream, place, last, sentence)
        word = stream.words[place - 1]
        if word.kind == "sign" or word.capitalised or stream.ends_head(place, "article"):
            return ()
    return ()


def _of_shared(stream: Stream, place: int, last: int, sentence: Sentence) -> tuple[str, ...]:
    """What an article tells that shows its case only before some nouns: "der" before one that is feminine."""
    if not stream.is_head(last - 1, "feminine"):
        return ()
    before = place - 2
    is_owner = before > sentence.first and stream.words[before].capitalised and not stream.is_day(before)
    return ("of",) if is_owner else ("indirect",)


def is_owner(stream: Stream, cast: Cast, mention: Located, sentence: Sentence) -> bool:
    """Whether a name has the ending of an owner: "Russlands Armee", "der Angriff Russlands"."""
    endings = stream.lexicon.pack.names.genitive
    if not endings or mention.form == "role":
        return False
    written = stream.words[mention.last - 1].text.lower()
    ending = next((one for one in endings if written.endswith(one) and len(written) > len(one) + 1), None)
    if ending is None:
        return False
    base = written[: -len(ending)]
    entity = cast.entities[mention.entity]
    if entity.kind == "country":
        return base in _names_of_countries(stream.lexicon.language) and _owns(stream, mention, sentence)
    own = entity.name.split()[-1].lower() if entity.name else ""
    return entity.kind == "person" and not own.endswith(ending) and _owns(stream, mention, sentence)


def _owns(stream: Stream, mention: Located, sentence: Sentence) -> bool:
    """Whether a noun stands beside the name; behind a preposition only one that follows is its own."""
    begin = mention.reach[0]
    behind = [stream.words[at] for at in range(mention.last, min(mention.last + _REACH, sentence.last))]
    follows = next((word.kind == "word" for word in behind if word.kind == "sign" or word.capitalised), False)
    if follows or begin == sentence.first:
        return follows
    return not stream.ends_head(begin, *PREPOSITIONS)


@cache
def _names_of_countries(language: str) -> frozenset[str]:
    """The names of countries and of what stands for them, in lower case."""
    found = {name.lower() for name in country_names(language)}
    for words in read_pack(language).country.values():
        for form in (*words.names, *words.metonyms):
            found.update(form.lower().replace("(", "").replace(")", "").replace(" ", "|").split("|"))
    return frozenset(found)
