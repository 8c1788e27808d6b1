"""How answers look: with rich on a terminal, plain and stable where the output goes elsewhere.

The same lines are written in both cases; colour, width and the progress bar are all that a terminal adds.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import msgspec

if TYPE_CHECKING:
    from rich.console import Console

    from dragoman.language.pack import Pack
    from dragoman.model import When
    from dragoman.record.evidence import Passage
    from dragoman.record.store import Folded
    from dragoman.views.events import Dispute, EventLine, Party
    from dragoman.views.person import PersonLine, PersonPage
    from dragoman.views.quotes import Quote
    from dragoman.views.show import ArticlePage, Shown
    from dragoman.views.summary import Summary

_PLAIN_WIDTH = 100
_MOST_REASONS = 10
_MOST_QUOTES = 5

_STATUS_STYLE = {
    "held": "bold green",
    "done": "bold green",
    "confirmed": "green",
    "planned": "cyan",
    "possible": "cyan",
    "postponed": "yellow",
    "cancelled": "red",
    "refused": "red",
    "denied": "red",
}


def print_json(answers: Iterable[Any]) -> None:
    """One JSON object a line."""
    for answer in answers:
        sys.stdout.buffer.write(msgspec.json.encode(answer) + b"\n")
    sys.stdout.buffer.flush()


def _console(error: bool = False) -> Console:
    from rich.console import Console

    stream = sys.stderr if error else sys.stdout
    is_terminal = stream.isatty()
    return Console(
        file=stream,
        width=None if is_terminal else _PLAIN_WIDTH,
        highlight=False,
        no_color=not is_terminal,
        # A line of the answer stays one line where a program reads it.
        soft_wrap=not is_terminal,
    )


class Progress:
    """A running count of pages on a terminal; silent elsewhere."""

    def __init__(self) -> None:
        self._bar: Any = None
        self._task: Any = None

    def __enter__(self) -> Self:
        if sys.stderr.isatty():
            from rich.progress import BarColumn, MofNCompleteColumn, SpinnerColumn, TextColumn, TimeElapsedColumn
            from rich.progress import Progress as RichProgress

            self._bar = RichProgress(
                SpinnerColumn(),
                TextColumn("reading"),
                BarColumn(),
                MofNCompleteColumn(),
                TextColumn("pages"),
                TimeElapsedColumn(),
                console=_console(error=True),
                transient=True,
            )
            self._bar.start()
            self._task = self._bar.add_task("reading", total=None)
        return self

    def advance(self) -> None:
        """One page more."""
        if self._bar is not None:
            self._bar.advance(self._task)

    def close(self) -> None:
        """Takes the bar away."""
        if self._bar is not None:
            self._bar.stop()
            self._bar = None

    def __exit__(self, *_: object) -> None:
        self.close()


def show_summary(summary: Summary, folded: Folded, skipped: int, seconds: float, record: Path) -> None:
    """What a run of reading brought in."""
    console = _console()
    known = folded.already_in + skipped
    console.print(
        f"[bold]{record}[/]: {folded.articles + folded.refusals + known} pages read in {seconds:.1f} s: "
        f"{folded.articles} new articles, {folded.refusals} refused, {known} known already"
    )
    languages = ", ".join(f"{code} {count}" for code, count in sorted(summary.languages.items()))
    console.print(f"The record now holds {summary.articles} articles ({languages}), of them {summary.copies} copies;")
    console.print(
        f"{summary.people} people, {summary.events} events, {summary.statements} statements, "
        f"{summary.disagreements} disagreements."
    )
    for refusal in summary.refusals[:_MOST_REASONS]:
        console.print(f"  refused  {_escaped(refusal.reason)}", style="yellow")
    if len(summary.refusals) > _MOST_REASONS:
        console.print(f"  and {len(summary.refusals) - _MOST_REASONS} more refused pages", style="yellow")


def show_timeline(lines: Sequence[EventLine]) -> None:
    """Events in the order of time, each with its history."""
    console = _console()
    if not lines:
        console.print("Nothing in this record stands in time and fits what you asked.")
        return
    console.print()
    for line in lines:
        _event_head(console, line)
        _history(console, line)
        for dispute in line.disagreements:
            _dispute(console, dispute, indent="    ")
        console.print()


def _event_head(console: Console, line: EventLine) -> None:
    style = _STATUS_STYLE.get(line.status, "")
    sources = f"{line.sources} independent source{'s' if line.sources != 1 else ''}"
    copies = f", {line.copies} cop{'ies' if line.copies != 1 else 'y'} folded" if line.copies else ""
    where = f" · {_escaped(line.where.name)}" if line.where else ""
    code = f"{line.type}/{line.mode}" if line.mode else line.type
    console.print(f"[bold]{_day(line.when)}[/]  [{style}]{line.status}[/]  {_who(line)}")
    console.print(f"    {code}{where} · {sources}{copies} · {', '.join(line.languages)} · [dim]{line.id}[/]")


def _who(line: EventLine) -> str:
    actors = _names(line.actors) or "somebody"
    return f"[bold]{actors}[/] → [bold]{_names(line.recipients)}[/]" if line.recipients else f"[bold]{actors}[/]"


def _names(parties: Sequence[Party]) -> str:
    return ", ".join(_escaped(party.name) for party in parties)


def _history(console: Console, line: EventLine) -> None:
    for entry in line.history:
        if entry.is_copy:
            continue
        source = _escaped(entry.outlet or Path(entry.sentence.page).name)
        according = f", according to {_escaped(entry.according_to)}" if entry.according_to else ""
        said = f" {_day(entry.said)}" if entry.said else ""
        style = _STATUS_STYLE.get(entry.status, "")
        console.print(f"    [{style}]{entry.status:<9}[/] {source}{said}{according} ({entry.sentence.language})")
        console.print(f"              [dim]{_escaped(_short(entry.sentence.around))}[/]")


def _short(text: str, most: int = 240) -> str:
    joined = " ".join(text.split())
    return joined if len(joined) <= most else f"{joined[: most - 1]}…"


def _day(when: When | None) -> str:
    if when is None or (when.earliest is None and when.latest is None):
        return "no day known"
    if when.earliest is None:
        return f"not after {when.latest}"
    if when.latest is None:
        return f"not before {when.earliest}"
    ground = "" if when.basis in ("explicit", "relative", "metadata") else f" ({when.basis})"
    if when.earliest == when.latest:
        return f"{when.earliest}{ground}"
    return f"{when.earliest} to {when.latest}{ground}"


def _dispute(console: Console, dispute: Dispute, indent: str = "") -> None:
    console.print(f"{indent}[magenta]sources disagree about the {dispute.kind}[/] {_escaped(dispute.about)}")
    for claim in dispute.claims:
        whose = _escaped(claim.outlet or Path(claim.sentence.page).name)
        console.print(f"{indent}  {_escaped(claim.value)}: {whose}")
        console.print(f"{indent}    [dim]{_escaped(_short(claim.sentence.around))}[/]")


def show_farewell(lines: Sequence[EventLine], record: Path) -> None:
    """The two commands to go on with after the demo."""
    richest = max(lines, key=lambda line: (line.sources, len(line.history), line.id), default=None)
    program = Path(sys.argv[0])
    command = str(program) if program.parent.name == "bin" and program.is_absolute() is False else "dragoman"
    if program.is_absolute():
        try:
            command = str(program.relative_to(Path.cwd()))
        except ValueError:
            command = "dragoman"
    console = _console()
    console.print("Go on with:")
    if richest is not None:
        console.print(f"  {command} show {richest.id} --record {record}", soft_wrap=True)
    console.print(f"  {command} read YOUR_PAGES --record mine.dragoman", soft_wrap=True)


def show_events(lines: Sequence[EventLine]) -> None:
    """Events as rows: id, days, status, code, actors, recipients, place, sources."""
    rows = [
        (
            line.id,
            _day(line.when),
            line.status,
            f"{line.type}/{line.mode}" if line.mode else line.type,
            _names(line.actors),
            _names(line.recipients),
            _escaped(line.where.name) if line.where else "",
            str(line.sources),
        )
        for line in lines
    ]
    _table(("id", "when", "status", "event", "actors", "recipients", "where", "sources"), rows)


def show_people(lines: Sequence[PersonLine]) -> None:
    """People as rows."""
    rows = [
        (
            line.id,
            _escaped(line.name),
            line.country or "",
            ", ".join(line.roles),
            ", ".join(line.scripts),
            str(line.articles),
            str(line.mentions),
        )
        for line in lines
    ]
    _table(("id", "name", "country", "role", "scripts", "articles", "mentions"), rows)


def show_languages(packs: Sequence[tuple[Pack, int]]) -> None:
    """Languages as rows."""
    rows = [
        (pack.code, pack.name, pack.own_name, str(sum(_size(pack))), str(len(pack.role)), str(examples))
        for pack, examples in packs
    ]
    _table(("code", "language", "own name", "event words", "offices", "examples"), rows)


def _size(pack: Pack) -> Iterable[int]:
    return (len(event.verbs) + len(event.passives) + len(event.nouns) + len(event.states) for event in pack.event)


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """A table on a terminal, tab-separated lines elsewhere."""
    if not sys.stdout.isatty():
        from rich.markup import render

        for row in (heads, *rows):
            print("\t".join(render(cell).plain for cell in row))
        return
    from rich.table import Table

    table = Table(box=None, pad_edge=False, header_style="bold")
    for head in heads:
        table.add_column(head, overflow="fold")
    for row in rows:
        table.add_row(*row)
    _console().print(table)


def show_person(page: PersonPage) -> None:
    """One person, organisation or country."""
    console = _console()
    line = page.line
    known = f" · Wikidata {line.knowledge_id}" if line.knowledge_id else ""
    roles = f" · {', '.join(line.roles)}" if line.roles else ""
    console.print(
        f"[bold]{_escaped(line.name)}[/] · {line.kind}{roles}{f' · {line.country}' if line.country else ''}{known}"
    )
    console.print(f"    in {line.articles} articles, {line.mentions} times · [dim]{line.id}[/]")
    for script, spellings in sorted(page.names.items()):
        console.print(f"    {script}: {', '.join(_escaped(spelling.name) for spelling in spellings)}")
    if page.contacts:
        console.print("Met or called")
        for contact in page.contacts:
            console.print(f"    {_escaped(contact.party.name)}: {', '.join(contact.events)}")
    if page.events:
        console.print("Events")
    for event in page.events:
        console.print(f"    {_day(event.when)}  {event.status}  {_who(event)} · {event.type} · [dim]{event.id}[/]")
    if page.quotes:
        console.print("Said")
    for quote in page.quotes[:_MOST_QUOTES]:
        _quote(console, quote, indent="    ")


def show_quotes(quotes: Sequence[Quote]) -> None:
    """Statements with where they stand."""
    console = _console()
    for quote in quotes:
        _quote(console, quote)


def _quote(console: Console, quote: Quote, indent: str = "") -> None:
    speaker = _escaped(quote.speaker.name) if quote.speaker else "somebody"
    text = f"“{_escaped(quote.text)}”" if quote.direct else _escaped(quote.text)
    console.print(f"{indent}[bold]{speaker}[/]: {text}")
    where = ", ".join(dict.fromkeys(_escaped(v.outlet or Path(v.page).name) for v in quote.versions))
    manner = "word for word" if quote.direct else "reported"
    console.print(f"{indent}    [dim]{manner} · {where} · {quote.language} · {quote.id}[/]")


def show_fact(fact: Shown) -> None:
    """One fact with its sentences, pages and offsets."""
    from dragoman.views.events import Dispute, EventLine
    from dragoman.views.person import PersonPage
    from dragoman.views.quotes import Quote

    console = _console()
    if isinstance(fact, EventLine):
        _event_head(console, fact)
        for entry in fact.history:
            mark = " (a copy)" if entry.is_copy else ""
            console.print(f"    [{_STATUS_STYLE.get(entry.status, '')}]{entry.status}[/]{mark}")
            _passage(console, entry.sentence)
        for dispute in fact.disagreements:
            _dispute(console, dispute, indent="    ")
    elif isinstance(fact, Quote):
        _quote(console, fact)
        for version in fact.versions:
            _passage(console, version)
    elif isinstance(fact, PersonPage):
        show_person(fact)
    elif isinstance(fact, Dispute):
        _dispute(console, fact)
    else:
        _article(console, fact)


def _passage(console: Console, passage: Passage) -> None:
    """The words in their surroundings, marked, with page and offsets."""
    start = passage.span[0] - passage.around_span[0]
    end = passage.span[1] - passage.around_span[0]
    before, words, after = passage.around[:start], passage.around[start:end], passage.around[end:]
    console.print(f"      {_escaped(before)}[bold underline]{_escaped(words)}[/]{_escaped(after)}")
    console.print(
        f"      [dim]{_escaped(passage.outlet or 'outlet unknown')} · {_escaped(passage.title or 'no title')} "
        f"({passage.language})[/]"
    )
    console.print(f"      [dim]{_escaped(passage.page)} · characters {passage.span[0]} to {passage.span[1]}[/]")


def _article(console: Console, page: ArticlePage) -> None:
    console.print(f"[bold]{_escaped(page.title or page.id)}[/] · {_escaped(page.outlet or '')} · {page.language}")
    console.print(f"[dim]{_escaped(page.page)} · {_day(page.published)}[/]")
    console.print(_escaped(page.text))


def show_profile(seconds: Mapping[str, float]) -> None:
    """Each room's share of the time, on standard error."""
    total = sum(seconds.values()) or 1.0
    for room, spent in sorted(seconds.items(), key=lambda item: -item[1]):
        print(f"{room:<24}{spent * 1000:>10.1f} ms {100 * spent / total:>5.1f} %", file=sys.stderr)


def _escaped(text: str) -> str:
    from rich.markup import escape

    return escape(text)
