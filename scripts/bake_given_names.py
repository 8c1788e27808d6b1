"""Bake the given names: those of `given_names_seed.txt` with their spellings in other scripts.

The spellings come from the person-name data of `rigour` 1.0 (MIT), which later versions hold in compiled form
only. Give the path of its `rigour/data/names/persons.txt`, unpacked from the wheel:

    pip download --no-deps rigour==1.0.0 && unzip rigour-1.0.0-*.whl rigour/data/names/persons.txt
    python scripts/bake_given_names.py rigour/data/names/persons.txt
"""

from __future__ import annotations

import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

HERE = Path(__file__).parent
DATA = HERE.parent / "src/dragoman/knowledge/data"
SCRIPTS = (
    "LATIN",
    "CYRILLIC",
    "GREEK",
    "ARABIC",
    "HEBREW",
    "GEORGIAN",
    "ARMENIAN",
    "DEVANAGARI",
    "HANGUL",
    "CJK",
    "KATAKANA",
    "THAI",
)
ALPHABETS = ("LATIN", "CYRILLIC", "GREEK")


def folded(name: str) -> str:
    return unicodedata.normalize("NFC", name.strip().lower())


def words(file: Path) -> set[str]:
    lines = file.read_text(encoding="utf-8").splitlines()
    return {folded(word) for line in lines if not line.startswith("#") for word in line.split(",") if word.strip()}


def script(name: str) -> str | None:
    found = {unicodedata.name(letter, "?").split()[0] for letter in name if letter.isalpha()}
    return found.pop() if len(found) == 1 else None


def is_usable(name: str) -> bool:
    if not all(letter.isalpha() or letter in "-'’" or unicodedata.combining(letter) for letter in name):
        return False
    known = script(name)
    return known in SCRIPTS and len(name) >= (3 if known in ALPHABETS else 2)


def clusters(file: Path) -> dict[str, list[list[str]]]:
    """Spellings of one name, by each of them."""
    found: dict[str, list[list[str]]] = defaultdict(list)
    for line in file.read_text(encoding="utf-8").splitlines():
        names = [folded(name) for name in line.partition(" => ")[0].split(",")]
        for name in names:
            found[name].append(names)
    return found


def scripts_of(names: Iterable[str]) -> int:
    return len({script(name) for name in names})


def spellings(seeds: set[str], persons: Path) -> set[str]:
    known = clusters(persons)
    found = set(seeds)
    for seed in sorted(seeds):
        # A family name may be spelled alike: the given name is the one known in the most scripts.
        best = max(known.get(seed, []), key=lambda names: (scripts_of(names), len(names)), default=[])
        if scripts_of(best) >= 3:
            found.update(name for name in best if is_usable(name) and not name.endswith("ová"))
    return found


def write(name: str, comment: str, lines: Iterable[str]) -> None:
    path = DATA / f"{name}.txt"
    path.write_text("\n".join([f"# {comment}", *sorted(lines)]) + "\n", encoding="utf-8")
    print(f"{path.name}: {path.stat().st_size:,} bytes")


def main(persons: Path) -> None:
    seeds, ambiguous = words(HERE / "given_names_seed.txt"), words(HERE / "ambiguous_given_names.txt")
    note = "Baked by scripts/bake_given_names.py; lowercased, one a line."
    write("given_names", note, spellings(seeds - ambiguous, persons) - ambiguous)
    write("ambiguous_given_names", note, ambiguous)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
