"""The page of one person, organisation or country."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.cells import cell_len

from dragoman.knowledge.countries import country_name
from dragoman.terminal.events import STATUS_STYLE
from dragoman.terminal.people import outlet_of, person_head
from dragoman.terminal.phrases import count, day, short, who
from dragoman.terminal.screen import console, escaped, print_entry, print_indented
from dragoman.terminal.suggestions import settling

if TYPE_CHECKING:
    from rich.console import Console

    from dragoman.knowledge.offices import Holder
    from dragoman.record.directory import RoleTold
    from dragoman.record.facts import Spelling
    from dragoman.views.person import Contact, Perhaps, PersonLine, PersonPage
    from dragoman.views.quotes import Quote

_MOST_SPELLINGS = 12
_MOST_CONTACTS = 10
_MOST_QUOTES = 5
_MOST_EVENTS = 15
_WIDEST_HEAD = 32
_DAY = 12


def show_person(page: PersonPage, on: str = "") -> None:
    """One person, organisation or country; `on` is the option by which commands find this record."""
    screen, line = console(), page.line
    screen.print(person_head(line))
    print_indented(
        screen,
        f"in {count(line.articles, 'article')}, named {count(line.mentions, 'time')} · [dim]{line.id}[/]",
        4,
    )
    if line.listed:
        print_indented(screen, f"on your lists: {escaped(', '.join(line.listed))}", 4)
    if page.by_sound:
        print_indented(screen, "[yellow]nobody is written so; this name sounds like it[/]", 4)
    _names(screen, page)
    _entries(screen, "Called", [(role.role, _told(role)) for role in page.roles])
    _entries(screen, "Offices, as far as is known", [(term.office, _term(term)) for term in page.offices])
    contacts = [(escaped(contact.party.name), _met(contact)) for contact in page.contacts]
    _entries(screen, "Met or called", contacts[:_MOST_CONTACTS], len(contacts) - _MOST_CONTACTS)
    _quotes(screen, "Said", page.quotes, page.in_all.quotes, f"{line.id}{on}")
    _quotes(screen, f"Others on {escaped(line.name)}", page.quotes_about, page.in_all.quotes_about, None)
    _events(screen, page, on)
    _perhaps_same(screen, line, page.perhaps_same, on)


def _names(screen: Console, page: PersonPage) -> None:
    _entries(screen, "Names", [(f"{script}:", _spellings(spellings)) for script, spellings in page.names.items()])
    mixed = [spelling.name for spellings in page.names.values() for spelling in spellings if spelling.suspicious]
    if mixed:
        print_indented(screen, f"[yellow]letters of two alphabets in one word:[/] {escaped(', '.join(mixed))}", 4)


def _spellings(spellings: Sequence[Spelling]) -> str:
    told = [
        f"{escaped(one.name)} [dim]{one.mentions}[/]" if one.mentions > 1 else escaped(one.name)
        for one in spellings[:_MOST_SPELLINGS]
    ]
    left = len(spellings) - _MOST_SPELLINGS
    return ", ".join([*told, f"and {left} more"] if left > 0 else told)


def _entries(screen: Console, title: str, entries: Sequence[tuple[str, str]], left_out: int = 0) -> None:
    """A heading and its entries, with what stands in front of each in one column."""
    if not entries:
        return
    screen.print(f"[bold]{title}[/]")
    width = min(_WIDEST_HEAD, max(cell_len(head) for head, _ in entries)) + 2
    for head, body in entries:
        print_entry(screen, head, body, width)
    if left_out > 0:
        print_indented(screen, f"[dim]and {left_out} more[/]", 4)


def _told(role: RoleTold) -> str:
    articles = f"in {count(role.articles, 'article')}"
    if role.first is None:
        return f"{articles} without a day"
    return f"{role.first}, {articles}" if role.first == role.last else f"{role.first} to {role.last}, {articles}"


def _term(term: Holder) -> str:
    of = term.organisation or (country_name(term.country) if term.country else None) or term.country or ""
    since = f"{term.start} to {term.end}" if term.end else f"since {term.start}"
    days = since if term.start else f"to {term.end}" if term.end else ""
    return escaped(", ".join(part for part in (of, days) if part))


def _met(contact: Contact) -> str:
    often = count(len(contact.events), "time")
    return f"{often}, last on {contact.last}" if contact.last else often


def _quotes(screen: Console, title: str, quotes: Sequence[Quote], in_all: int, speaker: str | None) -> None:
    if not quotes:
        return
    screen.print(f"[bold]{title}[/]")
    for quote in quotes[:_MOST_QUOTES]:
        words = short(quote.text)
        text = f"“{escaped(words)}”" if quote.direct else escaped(words)
        by = "" if speaker else f"[bold]{escaped(quote.speaker.name) if quote.speaker else 'somebody'}[/]: "
        print_entry(screen, str(quote.published or "no day"), f"{by}{text}", _DAY)
        outlets = dict.fromkeys(outlet_of(one.passage) for one in quote.versions)
        manner = "word for word" if quote.direct else "reported"
        print_indented(
            screen, f"[dim]{manner} · {escaped(', '.join(outlets))} · {quote.language} · {quote.id}[/]", 4 + _DAY
        )
    if in_all > _MOST_QUOTES:
        more = f": dragoman quotes --about {escaped(speaker)}" if speaker else ""
        print_indented(screen, f"[dim]and {in_all - _MOST_QUOTES} earlier{more}[/]", 4)


def _events(screen: Console, page: PersonPage, on: str) -> None:
    """The latest events in the order of time, those without a day last."""
    dated = [event for event in page.events if event.when and (event.when.earliest or event.when.latest)]
    undated = [event for event in page.events if event not in dated]
    shown = [*dated[-_MOST_EVENTS:], *undated[: max(0, _MOST_EVENTS - len(dated))]]
    if not shown:
        return
    screen.print("[bold]Timeline[/]")
    left = page.in_all.events - len(shown)
    if left:
        print_indented(screen, f"[dim]{left} others: dragoman events --about {page.line.id}{escaped(on)}[/]", 4)
    width = max(_DAY, *(cell_len(day(event.when)) + 2 for event in shown))
    for event in shown:
        style = STATUS_STYLE.get(event.status, "")
        code = f"{event.type}/{event.mode}" if event.mode else event.type
        where = f" · {escaped(event.where.name)}" if event.where else ""
        sources = count(event.sources, "source")
        body = f"[{style}]{event.status}[/]  {who(event)}\n[dim]{code}{where} · {sources} · {event.id}[/]"
        for place, part in enumerate(body.split("\n")):
            print_entry(screen, "" if place else day(event.when), part, width)


def _perhaps_same(screen: Console, line: PersonLine, others: Sequence[Perhaps], on: str) -> None:
    if others:
        screen.print("[bold]Perhaps the same[/]")
    for other in others:
        print_indented(screen, f"{person_head(other.line)} · in {count(other.line.articles, 'article')}", 4)
        print_indented(screen, escaped(", ".join(other.reasons)), 8)
        settling(screen, line.id, other.line.id, on, 8)
