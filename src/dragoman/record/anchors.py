"""What a correction holds on to: entities by article, kind and name, so that it finds them again in a later record."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from msgspec import Struct

from dragoman.model import EntityKind
from dragoman.record.facts import Local

Ground = Mapping["Anchor", Local]  # the entities of a record that anchors mean; those that are not there are left out


class Anchor(Struct, frozen=True):
    """An entity of an article as it was when a user spoke of it: ids of entities and identities may change, this stays.

    `article` is the record's key of the article, `article_id` the article's own id.
    """

    article: str
    article_id: str
    kind: EntityKind
    name: str
    forms: tuple[str, ...]


class Present(Struct, frozen=True):
    """An entity of an article as it stands in a record now."""

    entity: str
    anchor: Anchor

    @property
    def local(self) -> Local:
        """Article and entity by their keys."""
        return (self.anchor.article, self.entity)


def ground(anchors: Iterable[Anchor], present: Iterable[Present]) -> Ground:
    """The entity that each anchor means, where it is there.

    The article is that of the same key, else the one of the same id, whose text a newer version may have read
    otherwise. In it the entity is of the same kind, and of the same name, or has most of the spellings.
    """
    by_key: dict[str, list[Present]] = defaultdict(list)
    by_id: dict[str, list[Present]] = defaultdict(list)
    for one in sorted(present, key=lambda one: one.local):
        by_key[one.anchor.article].append(one)
        by_id[one.anchor.article_id].append(one)
    found: dict[Anchor, Local] = {}
    for anchor in anchors:
        meant = _meant(anchor, by_key.get(anchor.article) or by_id[anchor.article_id])
        if meant is not None:
            found[anchor] = meant.local
    return found


def _meant(anchor: Anchor, entities: Iterable[Present]) -> Present | None:
    best, most = None, (False, 0)
    for one in entities:
        if one.anchor.kind != anchor.kind:
            continue
        likeness = (one.anchor.name == anchor.name, len(set(one.anchor.forms) & set(anchor.forms)))
        if likeness > most:
            best, most = one, likeness
    return best
