"""Days, names and numbers as a reader is told them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dragoman.terminal.screen import escaped

if TYPE_CHECKING:
    from dragoman.model import When
    from dragoman.views.disagreements import Dispute
    from dragoman.views.events import EventLine, Party


def who(line: EventLine) -> str:
    """Who did it, and to whom."""
    actors = names(line.actors) or "somebody"
    return f"[bold]{actors}[/] → [bold]{names(line.recipients)}[/]" if line.recipients else f"[bold]{actors}[/]"


def names(parties: Sequence[Party]) -> str:
    """Names in a row."""
    return ", ".join(escaped(party.name) for party in parties)


def short(text: str, most: int = 240) -> str:
    """A text in one line, cut where it is longer than `most` characters."""
    joined = " ".join(text.split())
    return joined if len(joined) <= most else f"{joined[: most - 1]}…"


def day(when: When | None) -> str:
    """A stretch of time in words, with its ground where that is neither the page's own word nor its data."""
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


def count(number: int, one: str, several: str | None = None) -> str:
    """A number with its noun: "1 copy", "2 copies"."""
    return f"{number:,} {one if number == 1 else several or one + 's'}"


def matter(dispute: Dispute) -> str:
    """What a disagreement is about, in words."""
    matters = {
        "figure": f"the number of {dispute.about}",
        "date": "the day",
        "place": "the place",
        "participants": "who took part",
        "initiative": "who asked for it",
        "happened": "whether it happened",
        "accusation": "what one is accused of and denies",
    }
    return matters[dispute.kind]
