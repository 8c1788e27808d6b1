"""Bake the parts of personal names in all scripts, and their Latin spelling where there is only one.

Both come out of the person-name data of `rigour` 1.0 (MIT).

Each line of that data is one name item of Wikidata with its spellings. Later versions of `rigour` hold it in compiled
form only. Give the path of its `rigour/data/names/persons.txt`, unpacked from the wheel:

    pip download --no-deps rigour==1.0.0 && unzip rigour-1.0.0-*.whl rigour/data/names/persons.txt
    python scripts/bake_name_parts.py rigour/data/names/persons.txt
"""

from __future__ import annotations

import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import marisa_trie

from dragoman.knowledge.name_parts import SCRIPTS_BITS

DATA = Path(__file__).parent.parent / "src/dragoman/knowledge/data"
_MOST_SCRIPTS = (1 << SCRIPTS_BITS) - 1


def spellings(line: str) -> list[str]:
    """The single words among a line's spellings, folded."""
    names = (unicodedata.normalize("NFC", name.strip().lower()) for name in line.partition(" => ")[0].split(","))
    return sorted({name for name in names if name and " " not in name and any(map(str.isalpha, name))})


def scripts(names: Sequence[str]) -> int:
    """In how many scripts a name is known."""
    return len({unicodedata.name(next(filter(str.isalpha, name)), "?").split()[0] for name in names})


def is_latin(name: str) -> bool:
    return all(unicodedata.name(letter, "?").startswith("LATIN") for letter in name if letter.isalpha())


def names(persons: Path) -> list[list[str]]:
    """The spellings of each name that has more than one."""
    with persons.open(encoding="utf-8") as lines:
        return [found for found in map(spellings, lines) if len(found) > 1]


def rows(known: Sequence[Sequence[str]]) -> Iterator[tuple[str, tuple[int]]]:
    """Each spelling with the number of a name and in how many scripts that is known."""
    for number, written in enumerate(known, 1):
        for name in written:
            yield name, (number << SCRIPTS_BITS | min(scripts(written), _MOST_SCRIPTS),)


def in_latin(known: Sequence[Sequence[str]]) -> Iterator[tuple[str, bytes]]:
    """Each spelling in another script of which all names have one and the same Latin spelling, with that."""
    latin: dict[str, set[str]] = defaultdict(set)
    for written in known:
        own = {name for name in written if is_latin(name) and not name.endswith("ová")}
        for name in written:
            if not is_latin(name):
                latin[name] |= own
    for name, own in sorted(latin.items()):
        if len(own) == 1 and len(name) > 1:
            yield name, next(iter(own)).encode()


def main(persons: Path) -> None:
    known = names(persons)
    parts = marisa_trie.RecordTrie("<I", sorted(rows(known)))
    parts.save(str(DATA / "name_parts.trie"))
    written = marisa_trie.BytesTrie(in_latin(known))
    written.save(str(DATA / "latin_names.trie"))
    for name, trie in (("name_parts", parts), ("latin_names", written)):
        print(f"{name}.trie: {len(trie):,} spellings, {(DATA / f'{name}.trie').stat().st_size:,} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
