"""The words of time of languages that have no pack: those of the CLDR, in the shape of a pack's own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import structs

from dragoman.knowledge.calendar import months, relative_words, weekdays
from dragoman.language.pack_parts import Pack
from dragoman.language.pack_times import TimeWords

_FIELDS = TimeWords.__struct_fields__
_SHORTEST, _SHORT = 2, 4


def own_words(language: str, pack: Pack) -> Pack:
    """A pack that holds for any language, with the words of time that the CLDR has of this one; others as they are."""
    if language == pack.code:
        return pack
    own = relative_words(language)
    time = TimeWords(**{name: _both(getattr(pack.time, name), getattr(own, name)) for name in _FIELDS})
    return structs.replace(pack, time=time, abbreviations=(*pack.abbreviations, *_stopped(language, own)))


def _stopped(language: str, own: TimeWords) -> Iterator[str]:
    """Words of dates behind which a full stop ends no sentence: short months and weekdays, "г" for year."""
    yield from (word for word in (*own.year_word, *own.day_word) if len(word) <= _SHORTEST)
    for names in (months(language), weekdays(language)):
        whole = [name for name in names if len(name) > _SHORT]
        for name in names:
            if len(name) <= _SHORT and any(long.startswith(name) and names[long] == names[name] for long in whole):
                yield name


def _both(one: Any, other: Any) -> Any:
    """What two sections of words say together at one head."""
    if isinstance(one, dict):
        return {key: _both(one.get(key, ()), other.get(key, ())) for key in {**one, **other}}
    return (one or other) if isinstance(one, bool) else (*one, *other)
