"""What many analyses add up to, as types. Ids of articles are the record's keys, spans are in code points."""

from __future__ import annotations

from datetime import date
from typing import Literal

from msgspec import Struct

from dragoman.model import Analysis, EntityKind, Span, When

Status = Literal["possible", "planned", "confirmed", "postponed", "cancelled", "refused", "held", "done", "denied"]
Part = Literal["actor", "recipient"]
VersionKind = Literal["full", "same", "cut", "translated"]
DisagreementKind = Literal["figure", "date", "place", "participants", "initiative", "happened", "accusation"]
Local = tuple[str, str]  # (article's key, id within its analysis)


class Filed(Struct, frozen=True, gc=False):
    """An analysis of an article under the key by which the record knows it."""

    key: str
    analysis: Analysis


class Spelling(Struct, frozen=True):
    """One way in which an identity's name is written, and how often it stands so.

    `suspicious` is a spelling that mixes look-alike letters of two scripts inside one word.
    """

    name: str
    script: str
    mentions: int
    suspicious: bool = False


class Identity(Struct, frozen=True, kw_only=True):
    """One person, organisation, country, place or group across articles.

    `listed` are the entries of users' lists that mean it, each as `LIST:ID`.
    """

    id: str
    kind: EntityKind
    name: str
    knowledge_id: str | None
    country: str | None
    sector: str | None
    spellings: tuple[Spelling, ...]
    entities: tuple[Local, ...]
    listed: tuple[str, ...] = ()


class Suggestion(Struct, frozen=True):
    """Two identities that may be one: `score` is 0 for surely two and 1 for surely one, `reasons` are short words."""

    identities: tuple[str, str]
    score: float
    reasons: tuple[str, ...]


class Parting(Struct, frozen=True):
    """Tellings, or articles of a story, that a user took out of what they were in; later corrections go first."""

    number: int
    members: tuple[Local, ...]


class Amendments(Struct, frozen=True):
    """What users said of single facts.

    `dates` are days of publication by the keys of articles, `whens` days of tellings, `speakers` the entities who said
    quotations; `rejected` are tellings and quotations that are none. `joined` and `parted` are tellings of one event
    and of two, `stories_joined` and `stories_parted` articles, each with the number of its correction.
    """

    dates: dict[str, When] = {}
    whens: dict[Local, When] = {}
    speakers: dict[Local, str] = {}
    rejected: frozenset[Local] = frozenset()
    joined: tuple[tuple[int, Local, Local], ...] = ()
    parted: tuple[Parting, ...] = ()
    stories_joined: tuple[tuple[int, str, str], ...] = ()
    stories_parted: tuple[Parting, ...] = ()

    @property
    def articles(self) -> set[str]:
        """The keys of the articles whose facts are amended."""
        return {*self.dates, *(local[0] for local in (*self.whens, *self.speakers, *self.rejected))}


class Rulings(Struct, frozen=True):
    """What users said of who is who, entity by entity; where two contradict, the later in its tuple holds.

    `together` are entities of articles that are one, `apart` pairs that are never one; `names` and `links` give the
    identity of an entity its name and its knowledge id. `amendments` are of single facts.
    """

    together: tuple[tuple[Local, ...], ...] = ()
    apart: tuple[tuple[Local, Local], ...] = ()
    names: tuple[tuple[Local, str], ...] = ()
    links: tuple[tuple[Local, str], ...] = ()
    amendments: Amendments = Amendments()


class Copy(Struct, frozen=True):
    """An article that reprints another, and how much of the shorter stands in the longer.

    `credit` is the agency that it names as its source, where that is not the outlet of the origin.
    """

    article: str
    origin: str
    containment: float
    credit: str | None = None


class Telling(Struct, frozen=True, kw_only=True):
    """One entry of an event's history: an event mention, its status and whose word it is.

    `when_from` is the article that closed what this one leaves open. `source` names the independent source that
    this telling counts as; tellings with the same one count once. `trigger` and `sentence` are spans of its article.
    """

    article: str
    mention: str
    status: Status
    when: When | None
    when_from: str | None
    said: When | None
    outlet: str | None
    according_to: str | None
    source: str
    is_copy: bool
    trigger: Span
    sentence: Span


class Event(Struct, frozen=True, kw_only=True):
    """What happened or was to happen, with its history from the earliest word to the latest."""

    id: str
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    quad_class: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    when: When | None
    when_from: str | None
    where: str | None
    status: Status
    story: str | None
    sources: int
    copies: int
    history: tuple[Telling, ...]


class Version(Struct, frozen=True, kw_only=True):
    """One quotation of a statement, and the independent source that it counts as.

    `same` has the words of the fullest, a `cut` one some of them, a `translated` one says them in another language.
    """

    article: str
    quotation: str
    kind: VersionKind
    language: str
    span: Span
    source: str
    is_copy: bool


class Statement(Struct, frozen=True, kw_only=True):
    """Words of a speaker, with every quotation of them in the order in which they appeared.

    `text` is the fullest version, `sources` how many independent ones quote it, `first_day` the day of the first.
    """

    id: str
    speaker: str | None
    addressee: str | None
    language: str
    direct: bool
    text: str
    first_day: date | None
    sources: int
    copies: int
    versions: tuple[Version, ...]


class Claim(Struct, frozen=True):
    """One side of a disagreement: what is claimed, where it stands, whose word it is.

    `outlet_country` is that of the outlet, `language` the article's.
    """

    value: str
    article: str
    span: Span
    sentence: Span
    outlet: str | None
    according_to: str | None
    outlet_country: str | None
    language: str


class Disagreement(Struct, frozen=True):
    """Incompatible claims about one event (or two tellings of it that would not merge)."""

    id: str
    kind: DisagreementKind
    about: str
    events: tuple[str, ...]
    claims: tuple[Claim, ...]
