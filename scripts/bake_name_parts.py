"""Bake the parts of personal names in all scripts out of the person-name data of `rigour` 1.0 (MIT).

Each line of that data is one name item of Wikidata with its spellings. Later versions of `rigour` hold it in compiled
form only. Give the path of its `rigour/data/names/persons.txt`, unpacked from the wheel:

    pip download --no-deps rigour==1.0.0 && unzip rigour-1.0.0-*.whl rigour/data/names/persons.txt
    python scripts/bake_name_parts.py rigour/data/names/persons.txt
"""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import marisa_trie

from dragoman.knowledge.name_parts import SCRIPTS_BITS

TARGET = Path(__file__).parent.parent / "src/dragoman/knowledge/data/name_parts.trie"
_MOST_SCRIPTS = (1 << SCRIPTS_BITS) - 1


def spellings(line: str) -> list[str]:
    """The single words among a line's spellings, folded."""
    names = (unicodedata.normalize("NFC", name.strip().lower()) for name in line.partition(" => ")[0].split(","))
    return sorted({name for name in names if name and " " not in name and any(map(str.isalpha, name))})


def scripts(names: list[str]) -> int:
    """In how many scripts a name is known."""
    return len({unicodedata.name(next(filter(str.isalpha, name)), "?").split()[0] for name in names})


def rows(persons: Path) -> Iterator[tuple[str, tuple[int]]]:
    number = 0
    with persons.open(encoding="utf-8") as lines:
        for line in lines:
            names = spellings(line)
            if len(names) < 2:
                continue
            number += 1
            packed = number << SCRIPTS_BITS | min(scripts(names), _MOST_SCRIPTS)
            for name in names:
                yield name, (packed,)


def main(persons: Path) -> None:
    trie = marisa_trie.RecordTrie("<I", sorted(rows(persons)))
    trie.save(str(TARGET))
    print(f"{TARGET.name}: {len(trie):,} spellings, {TARGET.stat().st_size:,} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
