"""A brief as a sheet of plain text: sections of lines, each with its sources. How it is marked up is for others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from dragoman.terminal.phrases import count, day, matter, short

if TYPE_CHECKING:
    from dragoman.record.evidence import Passage
    from dragoman.views.brief import Brief
    from dragoman.views.disagreements import Dispute
    from dragoman.views.events import EventLine, Party
    from dragoman.views.quotes import Quote

_MOST_SOURCES = 6
_LONGEST_SENTENCE = 400

# PLOVER's types, and those of their modes that say more, as a reader would say them.
_IN_WORDS = {
    "AGREE": "agreement or offer",
    "CONSULT": "talks",
    "CONSULT/visit": "visit",
    "CONSULT/phone": "call",
    "CONSULT/third-party": "mediation",
    "SUPPORT": "support",
    "CONCEDE": "concession",
    "COOPERATE": "cooperation",
    "AID": "aid",
    "RETREAT": "retreat",
    "RETREAT/release": "release",
    "RETREAT/ceasefire": "ceasefire",
    "RETREAT/resign": "resignation",
    "REQUEST": "demand",
    "ACCUSE": "accusation or criticism",
    "REJECT": "rejection",
    "REJECT/meet": "refusal to meet",
    "THREATEN": "threat",
    "PROTEST": "protest",
    "SANCTION": "sanction",
    "MOBILIZE": "mobilisation",
    "COERCE": "coercion",
    "COERCE/arrest": "arrest",
    "ASSAULT": "attack",
}


class Cited(Struct, frozen=True, kw_only=True):
    """A source: how far it tells an event to be, whose words they are, and the sentence in the original."""

    status: str | None
    outlet: str
    language: str
    day: str | None
    according_to: str | None
    sentence: str
    page: str


class Item(Struct, frozen=True):
    """A line with its sources; `left_out` are how many more there are."""

    day: str | None
    text: str
    sources: tuple[Cited, ...]
    left_out: int


class Section(Struct, frozen=True):
    """A heading, and what stands under it."""

    title: str
    items: tuple[Item, ...]


class Sheet(Struct, frozen=True):
    """A page: a title, a line about it, and sections that are not empty."""

    title: str
    note: str
    sections: tuple[Section, ...]


def sheet(brief: Brief) -> Sheet:
    """A brief in plain text."""
    officials = f", with {count(brief.officials, 'official')}" if brief.officials else ""
    sections = (
        Section("What happened", tuple(map(_event, brief.happened))),
        Section("What is planned", tuple(map(_event, brief.planned))),
        Section("What was put off, called off, refused or denied", tuple(map(_event, brief.called_off))),
        Section("What is disputed", tuple(map(_dispute, brief.disputed))),
        Section("What was said", tuple(map(_quote, brief.said))),
    )
    return Sheet(
        f"{brief.about.name}, {brief.since} to {brief.until}",
        f"About {brief.about.name}{officials}. Every line rests on the sentences under it, in their own language.",
        tuple(section for section in sections if section.items),
    )


def _event(line: EventLine) -> Item:
    code = f"{line.type}/{line.mode}" if line.mode else line.type
    who = _names(line.actors) or "somebody"
    whom = f" → {_names(line.recipients)}" if line.recipients else ""
    where = f" in {line.where.name}" if line.where else ""
    copies = f", {count(line.copies, 'copy', 'copies')} folded" if line.copies else ""
    told = f"{count(line.sources, 'independent source')}{copies}"
    text = f"{who}{whom}: {_IN_WORDS.get(code, _IN_WORDS[line.type])}{where}, {line.status} ({told}; {code}, {line.id})"
    cited = (
        _cited(entry.sentence, entry.outlet, entry.according_to, day(entry.said) if entry.said else None, entry.status)
        for entry in line.history
        if not entry.is_copy
    )
    return _item(day(line.when), text, cited)


def _dispute(dispute: Dispute) -> Item:
    values = " or ".join(dict.fromkeys(claim.value for claim in dispute.claims))
    cited = (_cited(claim.sentence, claim.outlet, claim.according_to, None) for claim in dispute.claims)
    text = f"Sources disagree about {matter(dispute)}: {values} ({dispute.id})"
    return _item(None, text, cited)


def _quote(quote: Quote) -> Item:
    speaker = quote.speaker.name if quote.speaker else "somebody"
    to = f" to {quote.addressee.name}" if quote.addressee else ""
    words = short(quote.text, _LONGEST_SENTENCE)
    said = f"“{words}”" if quote.direct else f"{words} (reported)"
    published = None if quote.published is None else quote.published.isoformat()
    cited = (_cited(one.passage, one.passage.outlet, None, None) for one in quote.versions)
    return _item(published, f"{speaker}{to}: {said} ({quote.id})", cited)


def _item(when: str | None, text: str, cited: Iterable[Cited]) -> Item:
    # What an outlet says twice, as in headline and text, is cited once.
    said = {(one.status, one.outlet, one.day, one.according_to, one.language): one for one in reversed(list(cited))}
    sources = tuple(reversed(said.values()))
    return Item(when, text, sources[:_MOST_SOURCES], max(0, len(sources) - _MOST_SOURCES))


def _cited(
    passage: Passage, outlet: str | None, according_to: str | None, told: str | None, status: str | None = None
) -> Cited:
    return Cited(
        status=status,
        outlet=outlet or passage.outlet or Path(passage.page).name,
        language=passage.language,
        day=told,
        according_to=according_to,
        sentence=short(passage.around, _LONGEST_SENTENCE),
        page=passage.page,
    )


def _names(parties: Iterable[Party]) -> str:
    return ", ".join(party.name for party in parties)


def attribution(cited: Cited) -> Iterator[str]:
    """Who tells it: outlet, language, day, whose word it is, and how far the event is by it."""
    yield cited.outlet
    yield cited.language
    if cited.day:
        yield cited.day
    if cited.according_to:
        yield f"according to {cited.according_to}"
    if cited.status:
        yield cited.status
