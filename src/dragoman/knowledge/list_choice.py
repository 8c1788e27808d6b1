"""Which of those on the user's lists a text means: what contradicts, and what must bear a name out.

A list of a few hundred people is the user's own choice, and a name on it is enough. A list of hundreds of thousands
holds most common names, so that sooner or later a stranger bears one: something else in the article must speak for him.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from msgspec import Struct

from dragoman.knowledge.lists import Listed
from dragoman.language.keys import name_key

_THREE = 3
_LEAST_WORD = 4


class Naming(Struct, frozen=True):
    """What an article tells of the bearer of a name: of how many whole parts it is, and who he is.

    `countries` are those that the article names (alpha-3), `country` and `role` what it gives the bearer himself.
    """

    parts: int = 2
    countries: Collection[str] = ()
    country: str | None = None
    role: str | None = None


def meant(found: Iterable[Listed], naming: Naming) -> tuple[Listed, ...]:
    """The rows of the one of them who is meant, or none where that stays open.

    Who is known to be of another country than the article gives the bearer is not meant. Of several, it is the only one
    of a country that the article names. Rows with one Wikidata id are one. A name of a large list must be borne out.
    """
    fitting = [one for one in found if naming.country is None or not one.countries or naming.country in one.countries]
    if not _is_one(fitting):
        near = naming.countries if naming.country is None else (naming.country,)
        fitting = [one for one in fitting if any(country in near for country in one.countries)]
    if _is_one(fitting) and any(is_borne_out(one, naming) for one in fitting):
        return tuple(fitting)
    return ()


def meant_as(found: Iterable[Listed], knowledge_id: str | None, naming: Naming) -> tuple[Listed, ...]:
    """The rows of somebody whom the knowledge has: those of his Wikidata id, or of his name and country without one."""
    rows = list(found)
    same = tuple(one for one in rows if knowledge_id is not None and one.wikidata == knowledge_id)
    if same:
        return same
    fitting = (one for one in rows if naming.country in one.countries)
    return meant((one for one in fitting if one.wikidata is None or knowledge_id is None), naming)


def is_borne_out(one: Listed, naming: Naming) -> bool:
    """Whether enough speaks for a row to be meant by a name.

    Of a list that is not large, the name is enough. Of a large one, a name in three parts; or a country of his that the
    article names; or a word that the role that the article gives him shares with one that the list gives him.
    """
    if not one.of_many or naming.parts >= _THREE:
        return True
    if any(country == naming.country or country in naming.countries for country in one.countries):
        return True
    return naming.role is not None and any(_words(naming.role) & _words(role) for role in one.roles)


def _words(role: str) -> set[str]:
    return {key for key in name_key(role) if len(key) >= _LEAST_WORD}


def _is_one(found: Sequence[Listed]) -> bool:
    return len({one.wikidata or (one.list, one.id) for one in found}) == 1
