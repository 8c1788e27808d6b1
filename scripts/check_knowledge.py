"""Check the table of offices: two holders at once, times without one, people told twice, offices no pack knows.

    python -m scripts.check_knowledge            # what is wrong, and how much of the time since 2010 is covered
    python -m scripts.check_knowledge --gaps     # the times without a holder too, each on a line

`term_exceptions.toml` beside this script holds what is true although it looks wrong, each with its reason. The exit
status is 1 where something is wrong; a gap is not: only what is certain stands in the table.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from dragoman.knowledge.offices import Holder, known_until, people
from dragoman.knowledge.terms import Fault, Overlap, Seat, covered, faults, gaps, overlaps, seats
from dragoman.language.keys import name_key
from dragoman.language.pack import pack_codes, read_pack

SINCE = date(2010, 1, 1)
EXCEPTIONS = Path(__file__).parent / "term_exceptions.toml"
# Who counts as what in the table of coverage.
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "state": ("president", "king", "queen", "emperor", "pope", "leader"),
    "government": ("prime minister", "chancellor"),
    "foreign": ("foreign minister", "secretary of state"),
    "defence": ("defence minister",),
}


@cache
def exceptions() -> dict[str, list[dict[str, Any]]]:
    """What `term_exceptions.toml` explains: overlaps, faults."""
    return tomllib.loads(EXCEPTIONS.read_text(encoding="utf-8"))


def unexplained_overlaps() -> tuple[Overlap, ...]:
    """Overlaps since 2010 for which `term_exceptions.toml` gives no reason."""
    true = {(row["office"], row["of"], frozenset(row["holders"])) for row in exceptions().get("overlap", ())}
    found = overlaps(people(), SINCE, known_until())
    return tuple(one for one in found if (one.office, one.of, frozenset((one.former, one.latter))) not in true)


def unexplained_faults() -> tuple[Fault, ...]:
    """Faults for which `term_exceptions.toml` gives no reason."""
    true = {(row["person"], row["fault"]) for row in exceptions().get("fault", ())}
    found = faults(people(), pack_offices(), name_key)
    return tuple(one for one in found if (one.person, one.reason) not in true)


def pack_offices() -> frozenset[str]:
    """The offices that the language packs know, as they spell them."""
    return frozenset(role.office for code in pack_codes() for role in read_pack(code).role)


def problems() -> Iterator[str]:
    """What is wrong with the table, a sentence each."""
    for fault in unexplained_faults():
        yield f"{fault.person}: {fault.reason}"
    for one in unexplained_overlaps():
        yield f"{one.office}, {one.of}: {one.former} and {one.latter} at once from {one.start} to {one.end}"


def told_gaps() -> Iterator[str]:
    """Times without a holder, the longest first."""
    for gap in sorted(gaps(people(), SINCE, known_until()), key=lambda gap: gap.start - gap.end):
        days = (gap.end - gap.start).days
        yield f"{days:5} days  {gap.of:5} {gap.office}: {gap.start} {gap.former} .. {gap.latter} {gap.end}"


def coverage_table() -> Iterator[str]:
    """Countries, and organisations with one head, by the share of days since 2010 whose holder is known."""
    known = seats(people())
    countries = sorted({of for _, of in known if len(of) == 3 and of.isupper()})
    yield f"{'':34}" + "".join(f"{column:>12}" for column in COLUMNS)
    for country in countries:
        shares = [_share(known, offices, country) for offices in COLUMNS.values()]
        if any(shares):
            yield f"{country:34}" + "".join(f"{_percent(share):>12}" for share in shares)
    heads = (
        "secretary general",
        "president",
        "director",
        "chairman",
        "high representative",
        "commissioner",
        "prosecutor",
    )
    for of in sorted({of for _, of in known} - set(countries)):
        for office in heads:
            if (office, of) in known and not any(term.joint for term in known[office, of]):
                yield f"{of[:33]:34}{_percent(_share(known, (office,), of)):>12}  {office}"


def _share(known: Mapping[Seat, tuple[Holder, ...]], offices: tuple[str, ...], of: str) -> float:
    terms = [term for office in offices for term in known.get((office, of), ())]
    return covered(terms, SINCE, known_until())


def _percent(share: float) -> str:
    return f"{share:.0%}" if share else "-"


def main(arguments: list[str]) -> int:
    found = list(problems())
    for line in found:
        print(line)
    for line in told_gaps() if "--gaps" in arguments else coverage_table():
        print(line)
    print(f"{len(people())} people, {len(found)} problems")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
