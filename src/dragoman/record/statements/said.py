"""A quotation as the record compares it: identities instead of an article's entities, its words as numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from zlib import crc32

from msgspec import Struct

from dragoman.model import Analysis, Citation, Quotation, Span, When
from dragoman.record.copies import outlet_key, outlet_keys
from dragoman.record.facts import Filed, Local
from dragoman.record.identity.asking import Identified
from dragoman.record.moments import Moment, minutes_of, moment
from dragoman.record.statements.wording import letters
from dragoman.record.words import folded_words

_SKETCH = 12


class Said(Struct, frozen=True, kw_only=True):
    """One quotation, ready to meet others.

    `words` are numbers that the same words have everywhere, of reported ones a single number for all; `count` says how
    many they are, `length` how many letters, as `wording.letters` counts them.
    `day` is the day (ordinal) of its article or 0, `minutes` the minutes after its midnight in UTC where known;
    it is `dated` where that is the article's own word. `alone` says whether its article quotes nothing else of this
    speaker word for word, `around` is a sketch of whom else its article names. `about` are those whom the words name,
    `types` the types of the events that they tell. `origin` is the article that its article reprints, or its own;
    `outlets`, `cited` and `cited_here` are a voice's (see `sources`).
    """

    article: str
    quotation: str
    speaker: str | None
    addressee: str | None
    about: tuple[str, ...]
    types: tuple[str, ...]
    language: str
    direct: bool
    span: Span
    words: tuple[int, ...]
    count: int
    day: int
    minutes: int | None
    length: float
    dated: bool
    alone: bool
    around: tuple[int, ...]
    story: str | None
    origin: str
    outlets: tuple[str, ...]
    cited: tuple[str, ...]
    cited_here: tuple[str, ...]

    @property
    def local(self) -> Local:
        """Article and quotation by their keys."""
        return (self.article, self.quotation)

    @property
    def moment(self) -> tuple[Moment, str]:
        """What orders quotations by when they appeared."""
        return moment(self.day if self.dated else None, self.minutes, self.article), self.quotation

    @property
    def is_copy(self) -> bool:
        """Whether its article reprints another."""
        return self.article != self.origin


def said_in(
    filed: Filed, origin: Filed, who: Mapping[str, Identified], story: str | None, published: When | None
) -> list[Said]:
    """The quotations of an article.

    `origin` is the article that it reprints, or itself; `who` the identity of each of its entities; `published`
    its day, which may be another's word.
    """
    analysis = filed.analysis
    identities = {entity: party.id for entity, party in who.items()}
    article, speaking = analysis.article, origin.analysis.article
    assert article is not None
    assert speaking is not None
    day = None if published is None else _middle(published)
    outlets = tuple(sorted(outlet_keys(speaking) or {origin.key}))
    often = Counter(one.speaker for one in analysis.quotations if one.direct)
    found = []
    for quotation in analysis.quotations:
        speaker = identities.get(quotation.speaker or "")
        words = folded_words(quotation.text)
        if not words:
            continue
        found.append(
            Said(
                article=filed.key,
                quotation=quotation.id,
                speaker=speaker,
                addressee=identities.get(quotation.addressee or ""),
                about=_about(analysis, quotation, identities, speaker),
                types=_types(analysis, quotation),
                language=article.language,
                direct=quotation.direct,
                span=quotation.span,
                words=_numbers(words if quotation.direct else [" ".join(words)]),
                count=len(words),
                day=0 if day is None else day.toordinal(),
                minutes=None if published is None else minutes_of(published),
                length=round(letters(quotation.text), 1),
                dated=published is not None and _is_own_day(published),
                alone=often[quotation.speaker] == 1,
                around=_around(who.values(), speaker) if quotation.direct and speaker is not None else (),
                story=story,
                origin=origin.key,
                outlets=outlets,
                cited=_outlets(origin.analysis.citations),
                cited_here=_cited_here(filed, quotation) if filed.key == origin.key else (),
            )
        )
    return found


def _numbers(words: Sequence[str]) -> tuple[int, ...]:
    return tuple(crc32(word.encode("utf-8", "surrogatepass")) for word in words)


def _middle(published: When) -> date | None:
    """The day in the middle of a stretch of time, or its one known end."""
    if published.earliest is None or published.latest is None:
        return published.latest or published.earliest
    return published.earliest + (published.latest - published.earliest) // 2


def _is_own_day(published: When) -> bool:
    return published.basis not in ("masthead", "bound") and published.earliest is not None


def _around(parties: Iterable[Identified], speaker: str | None) -> tuple[int, ...]:
    """Numbers of those whom an article names besides the speaker; countries are everywhere, and tell nothing."""
    named = {party.id for party in parties if party.kind != "country"} - {speaker}
    numbers = sorted(crc32(one.encode()) for one in named)[:_SKETCH]
    return tuple(sorted({number >> 16 for number in numbers}))


def _about(
    analysis: Analysis, quotation: Quotation, identities: Mapping[str, str], speaker: str | None
) -> tuple[str, ...]:
    first, last = quotation.span
    named = {one.entity for one in analysis.mentions if first <= one.span[0] and one.span[1] <= last}
    return tuple(sorted({identities[entity] for entity in named if entity in identities} - {speaker or ""}))


def _types(analysis: Analysis, quotation: Quotation) -> tuple[str, ...]:
    first, last = quotation.span
    told = {one.type for one in analysis.events if first <= one.trigger[0] and one.trigger[1] <= last}
    return tuple(sorted(told))


def _outlets(citations: tuple[Citation, ...] | list[Citation]) -> tuple[str, ...]:
    return tuple(sorted({outlet_key(one.outlet) for one in citations} - {""}))


def _cited_here(filed: Filed, quotation: Quotation) -> tuple[str, ...]:
    """The outlets that are cited in the paragraph of a quotation."""
    assert filed.analysis.article is not None
    paragraphs = filed.analysis.article.paragraphs
    start, end = next((one for one in paragraphs if one[0] <= quotation.span[0] < one[1]), quotation.span)
    return _outlets([one for one in filed.analysis.citations if start <= one.span[0] and one.span[1] <= end])


def day_of(said: Said) -> date | None:
    """The day on which its article appeared."""
    return date.fromordinal(said.day) if said.dated and said.day else None
