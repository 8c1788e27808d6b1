"""News outlets and agencies: whose page it is, and who is meant when another page cites them.

Hand-written in `data/outlets.toml`, baked to JSON.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Literal

from msgspec import Struct

from dragoman.knowledge.tables import read_table
from dragoman.model import Outlet


class KnownOutlet(Struct, frozen=True, kw_only=True):
    """An outlet or agency with its domains (the chief one first), languages, and spellings in other languages.

    `ambiguous` are those of its names that are words or names of something else too ("Time", "Bild", "Спутник").
    """

    name: str
    kind: Literal["agency", "outlet"] = "outlet"
    domains: tuple[str, ...] = ()
    country: str | None = None
    languages: tuple[str, ...] = ()
    spellings: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()

    def outlet(self) -> Outlet:
        """Give it as an article bears it."""
        return Outlet(self.name, self.domains[0] if self.domains else None, self.country)


class _Outlets(Struct, frozen=True):
    outlet: tuple[KnownOutlet, ...]


@cache
def outlets() -> tuple[KnownOutlet, ...]:
    """All known outlets, in the order of the table."""
    return read_table("outlets", _Outlets).outlet


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


@cache
def _by_spelling() -> dict[str, KnownOutlet]:
    found: dict[str, KnownOutlet] = {}
    for known in outlets():
        for spelling in (known.name, *known.spellings, *known.ambiguous, *known.domains):
            found.setdefault(_folded(spelling), known)
    return found


@cache
def _by_domain() -> dict[str, KnownOutlet]:
    return {domain: known for known in outlets() for domain in known.domains}


def outlet_named(text: str) -> Outlet | None:
    """The outlet of this name, spelling or domain, in any case: "Ройтерс" is Reuters."""
    known = _by_spelling().get(_folded(text.strip(" /\\|-–—.,:;\"'«»“”„()[]")))
    return None if known is None else known.outlet()


def outlet_of_domain(domain: str) -> Outlet | None:
    """The outlet of a host name: its domain, or one that this is a part of (`en.`, `www.`, `amp.`)."""
    labels = domain.casefold().rstrip(".").split(":")[0].split(".")
    for start in range(len(labels) - 1):
        known = _by_domain().get(".".join(labels[start:]))
        if known is not None:
            return known.outlet()
    return None


@cache
def outlet_spellings() -> Mapping[str, Outlet]:
    """Names and spellings as they are cited, in their usual case, to the outlets.

    Without those that are ordinary words or names too ("Time", "Focus", "Bild"): `ambiguous_spellings` has them.
    """
    return MappingProxyType(
        {
            text: known.outlet()
            for known in outlets()
            for text in (known.name, *known.spellings)
            if text not in known.ambiguous
        }
    )


@cache
def ambiguous_spellings() -> Mapping[str, Outlet]:
    """Like `outlet_spellings`, of names that mean something else too: they need a cue beside them."""
    return MappingProxyType({text: known.outlet() for known in outlets() for text in known.ambiguous})


def is_agency(name: str) -> bool:
    """Whether the outlet of this name is a news agency, whose reports others reprint."""
    known = _by_spelling().get(_folded(name))
    return known is not None and known.kind == "agency"
