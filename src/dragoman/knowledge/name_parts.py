"""Parts of personal names in all scripts, and which of them are spellings of one name.

Baked by `scripts/bake_name_parts.py` from the person-name data of `rigour`, which follows the items for given and
family names in Wikidata.
"""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path

import marisa_trie

SCRIPTS_BITS = 3
_FILE = Path(__file__).parent / "data" / "name_parts.trie"
_REMEMBERED = 100_000


@cache
def _trie() -> marisa_trie.RecordTrie:
    trie = marisa_trie.RecordTrie("<I")
    trie.mmap(str(_FILE))
    return trie


@lru_cache(_REMEMBERED)
def _rows(word: str) -> tuple[int, ...]:
    return tuple(row for (row,) in _trie().get(word, ()))


def name_groups(word: str) -> tuple[int, ...]:
    """The names, by numbers of their own, of which a word (lowercased, NFC) is a spelling; empty where it is none.

    Two words that share a number are spellings of one name: `john` and `джон`, `claire` and `клер`.
    """
    return tuple(row >> SCRIPTS_BITS for row in _rows(word))


def name_scripts(word: str) -> int:
    """In how many scripts (at most 7) the best known of the names is known that a word spells; 0 where it is none."""
    return max((row & ((1 << SCRIPTS_BITS) - 1) for row in _rows(word)), default=0)
