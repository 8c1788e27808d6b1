"""Lists that users bring: what a large one costs to import, to open, and to ask.

- *The list*: 500,000 made-up people, lines of FollowTheMoney. A name is two of the name parts that the program knows
  in three scripts or more, drawn with a fixed seed; the aliases are its spellings in the other scripts that both parts
  have, and the family name in front.
- *Import*: the command `dragoman knowledge import` in a process of its own: wall time, and the most memory it held.
- *A million forms*: the share of the list's files that a million name forms take, and what of them a process that asks
  for 10,000 names has in memory more than without a list.
- *Loading*: from the first question to its answer, in a new process, the smallest of five.
- *Loss of speed*: the NTREX documents through `dragoman.analyse`, with the list against without any; the smallest of
  three passes each, in turns.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import tempfile
import time
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import marisa_trie

import dragoman
from benchmarks import sets
from benchmarks.results import Row
from dragoman.knowledge import name_parts
from dragoman.knowledge.list_folder import DATA, data_folder
from dragoman.knowledge.lists import use_lists

PEOPLE = 500_000
PASSES = 3
STARTS = 5
_LANGUAGES = {"eng": "en", "rus": "ru", "vie": "vi"}
_COUNTRIES = ("al", "bg", "de", "fr", "gb", "pl", "ru", "ua", "us", "vn")
_IMPORT = """
import resource, sys
from dragoman.cli import main
try:
    main(["knowledge", "import", sys.argv[1], "--name", "made"])
finally:
    print("peak", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)
"""
_LOAD = """
import json, sys, time
from dragoman.knowledge.lists import listed, use_lists
from dragoman.language.keys import name_key
begun = time.perf_counter()
use_lists()
found = listed(name_key(sys.argv[1]))
taken = time.perf_counter() - begun
print(json.dumps({"seconds": taken, "found": len(found)}))
"""
_ASK = """
import sys
from dragoman.knowledge.lists import listed, use_lists
from dragoman.language.keys import name_key
use_lists(None if sys.argv[1] == "all" else ())
for line in open(sys.argv[2], encoding="utf-8"):
    listed(name_key(line))
print(next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmRSS")))
"""


def spellings() -> list[dict[str, str]]:
    """The names that are known in three scripts or more, each with one spelling a script."""
    trie = marisa_trie.RecordTrie("<I")
    trie.mmap(str(Path(name_parts.__file__).parent / "data" / "name_parts.trie"))
    found: dict[int, dict[str, str]] = defaultdict(dict)
    for word, (row,) in trie.iteritems():
        script = unicodedata.name(word[0], "?").split()[0]
        found[row >> name_parts.SCRIPTS_BITS].setdefault(script, word.title())
    return [found[number] for number in sorted(found) if len(found[number]) > 2 and "LATIN" in found[number]]


def people(number: int) -> Iterator[tuple[str, list[str]]]:
    """Made-up people: a name in Latin letters, and its aliases."""
    chance = random.Random(7)
    known = spellings()
    for _ in range(number):
        given, family = chance.choice(known), chance.choice(known)
        shared = [script for script in given if script in family and script != "LATIN"]
        aliases = [f"{given[script]} {family[script]}" for script in shared]
        yield f"{given['LATIN']} {family['LATIN']}", [*aliases, f"{family['LATIN']}, {given['LATIN']}"]


def write_list(place: Path, number: int) -> int:
    """Writes the people as lines of FollowTheMoney; gives how many names they have."""
    names = 0
    with place.open("w", encoding="utf-8") as file:
        for at, (name, aliases) in enumerate(people(number)):
            names += 1 + len(aliases)
            properties = {
                "name": [name],
                "alias": aliases,
                "country": [_COUNTRIES[at % len(_COUNTRIES)]],
                "position": [f"Member of Parliament {at % 1000}"],
                "topics": ["role.pep"],
                "wikidataId": [f"Q{900_000_000 + at}"],
            }
            told = {"id": f"made-{at}", "schema": "Person", "properties": properties}
            file.write(json.dumps(told, ensure_ascii=False) + "\n")
    return names


@contextmanager
def lists_in(folder: Path) -> Iterator[None]:
    """Has the program keep its lists in a folder for the time being."""
    before = os.environ.get("DRAGOMAN_KNOWLEDGE")
    os.environ["DRAGOMAN_KNOWLEDGE"] = str(folder)
    try:
        yield
    finally:
        use_lists(())
        if before is None:
            del os.environ["DRAGOMAN_KNOWLEDGE"]
        else:
            os.environ["DRAGOMAN_KNOWLEDGE"] = before


def _run(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True)


def lists() -> Iterator[Row]:
    with tempfile.TemporaryDirectory() as folder, lists_in(Path(folder, "lists")):
        source = Path(folder, "made.ftm.json")
        names = write_list(source, PEOPLE)
        items = f"{PEOPLE:,} people, {names:,} names"
        yield from _imported(source, items)
        yield from _asked(Path(folder), items)
        yield from _analysed(items)


def _imported(source: Path, items: str) -> Iterator[Row]:
    begun = time.perf_counter()
    ran = _run(_IMPORT, str(source))
    taken = time.perf_counter() - begun
    peak = int(ran.stderr.split()[-1]) / 1024
    common = {"set": "made up", "languages": "-", "items": items}
    yield Row(measure="import, wall time", ours=taken, unit="s", to_beat="300", whose="our goal", **common)
    yield Row(measure="import, most memory", ours=peak, unit="MB", to_beat="600", whose="our goal", **common)


def _asked(folder: Path, items: str) -> Iterator[Row]:
    from dragoman.knowledge.list_folder import imported_list

    made = imported_list("made")
    data = data_folder(made)
    matched = sum((data / part).stat().st_size for part in DATA if part.startswith(("names", "unspaced")))
    whole = sum((data / part).stat().st_size for part in DATA)
    common = {"set": "made up", "languages": "-", "items": f"{items}, {made.forms:,} forms"}
    million = 1_000_000 / made.forms / 1e6
    yield Row(
        measure="a million forms: tries", ours=matched * million, unit="MB", to_beat="250", whose="our goal", **common
    )
    yield Row(measure="a million forms: all files", ours=whole * million, unit="MB", **common)
    asked = folder / "asked.txt"
    first = [name for name, _ in people(10_000)]
    asked.write_text("\n".join(first), encoding="utf-8")
    held, bare = (int(_run(_ASK, which, str(asked)).stdout) / 1024 for which in ("all", "none"))
    yield Row(
        measure="memory for 10,000 questions", ours=held - bare, unit="MB", to_beat="250", whose="our goal", **common
    )
    answers = [json.loads(_run(_LOAD, first[0]).stdout) for _ in range(STARTS)]
    if not all(answer["found"] for answer in answers):
        raise ValueError(f"{first[0]} was not found")
    loading = min(answer["seconds"] for answer in answers) * 1000
    yield Row(
        measure="loading, to the first answer", ours=loading, unit="ms", to_beat="1000", whose="our goal", **common
    )


def _analysed(items: str) -> Iterator[Row]:
    for code, language in _LANGUAGES.items():
        texts = [document.text for document in sets.parallel_documents(code)]

        def analyse(texts: Sequence[str] = texts, language: str = language) -> None:
            for text in texts:
                dragoman.analyse(text, language=language, published="2018-10-01")

        without, with_list = in_turns(analyse, {"without": (), "with": None}).values()
        yield Row(
            set="ntrex",
            languages=language,
            items=f"{len(texts)} documents, a list of {items}",
            measure="time of an analysis with the list, against without",
            ours=with_list / without,
            unit="times",
            to_beat="1.2",
            whose="our goal",
        )


def in_turns(work: Callable[[], None], ways: Mapping[str, Sequence[str] | None]) -> dict[str, float]:
    """Processor seconds of the fastest pass with each choice of lists, the choices taking turns."""
    use_lists()
    work()
    times: dict[str, list[float]] = {way: [] for way in ways}
    for _ in range(PASSES):
        for way, chosen in ways.items():
            use_lists(chosen)
            begun = time.process_time()
            work()
            times[way].append(time.process_time() - begun)
    return {way: min(taken) for way, taken in times.items()}


PARTS: list[Callable[[], Iterator[Row]]] = [lists]
