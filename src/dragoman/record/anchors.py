"""What a correction holds on to: entities by article, kind and name, so that it finds them again in a later record."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from msgspec import Struct

from dragoman.model import EntityKind
from dragoman.record.facts import Filed, Local

AnchorKind = EntityKind | Literal["telling", "quotation", "article"]
Ground = Mapping["Anchor", Local]  # the entities of a record that anchors mean; those that are not there are left out


class Anchor(Struct, frozen=True):
    """An entity of an article as it was when a user spoke of it: ids of entities and identities may change, this stays.

    `article` is the record's key of the article, `article_id` the article's own id. A telling has its type for a name
    and its word and sentence for forms, a quotation its words; an article has neither.
    """

    article: str
    article_id: str
    kind: AnchorKind
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


def present_in(filed: Filed) -> Iterator[Present]:
    """All of an article that a correction can hold on to."""
    analysis = filed.analysis
    assert analysis.article is not None
    text, own = analysis.article.text, (filed.key, analysis.article.id)
    yield Present("", Anchor(*own, "article", "", ()))
    for one in analysis.entities:
        yield Present(one.id, Anchor(*own, one.kind, one.name, one.names))
    for event in analysis.events:
        forms = (text[slice(*event.trigger)], text[slice(*event.sentence)])
        yield Present(event.id, Anchor(*own, "telling", event.type, forms))
    for quotation in analysis.quotations:
        yield Present(quotation.id, Anchor(*own, "quotation", "", (text[slice(*quotation.span)],)))


def ground(anchors: Iterable[Anchor], present: Iterable[Present]) -> Ground:
    """The entity that each anchor means, where it is there.

    The article is that of the same key, else the one of the same id, whose text a newer version may have read
    otherwise. In it the entity is of the same kind, and of the same name, or has most of the spellings; a telling or
    quotation has the same words.
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
    best, most = None, (0, 0)
    for one in entities:
        if one.anchor.kind == anchor.kind and (likeness := _likeness(anchor, one.anchor)) > most:
            best, most = one, likeness
    return best


def _likeness(anchor: Anchor, other: Anchor) -> tuple[int, int]:
    same_name, same_forms = int(anchor.name == other.name), len(set(anchor.forms) & set(other.forms))
    if anchor.kind in ("telling", "quotation"):
        return (same_forms, same_name) if same_forms else (0, 0)
    return (same_name, same_forms)
