"""Parts of personal names in all scripts, and which of them are spellings of one name.

Baked by `scripts/bake_name_parts.py` from the person-name data of `rigour`, which follows the items for given and
family names in Wikidata.
"""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path

import marisa_trie

SCRIPTS_BITS = 3
_FOLDER = Path(__file__).parent / "data"
_REMEMBERED = 100_000


@cache
def _trie() -> marisa_trie.RecordTrie:
    trie = marisa_trie.RecordTrie("<I")
    trie.mmap(str(_FOLDER / "name_parts.trie"))
    return trie


@cache
def _latin() -> marisa_trie.BytesTrie:
    trie = marisa_trie.BytesTrie()
    trie.mmap(str(_FOLDER / "latin_names.trie"))
    return trie


@lru_cache(_REMEMBERED)
def _rows(word: str) -> tuple[int, ...]:
    if "\0" in word:
        # The trie ends a key there, and gives what is no row.
        return ()
    return tuple(row for (row,) in _trie().get(word, ()))


def name_groups(word: str) -> tuple[int, ...]:
    """The names, by numbers of their own, of which a word (lowercased, NFC) is a spelling; empty where it is none.

    Two words that share a number are spellings of one name: `john` and `джон`, `claire` and `клер`.
    """
    return tuple(row >> SCRIPTS_BITS for row in _rows(word))


def name_scripts(word: str) -> int:
    """In how many scripts (at most 7) the best known of the names is known that a word spells; 0 where it is none."""
    return max((row & ((1 << SCRIPTS_BITS) - 1) for row in _rows(word)), default=0)


def latin_spelling(word: str) -> str | None:
    """How a part of a name in another script (lowercased, NFC) is written in Latin letters, in lower case.

    None where it is known in several ways, or not at all: `жизель` is `giselle`, while `рид` may be Reed, Reid or Read.
    """
    found = _latin().get(word)
    return found[0].decode() if found else None


def all_name_parts() -> list[str]:
    """Every part of a name that is known here, sorted."""
    return sorted(set(_trie().iterkeys()))
