"""Words and names of no language, for texts that nobody reads: as many, as long and as unequally frequent as real ones.

The rank of a word is drawn so that its frequency falls with its rank (Zipf), as in real text, over 60,000 words a
language; words are made of syllables in the language's script.
"""

from __future__ import annotations

from functools import cache
from math import exp, log
from random import Random

WORDS = 60_000
_LOG = log(WORDS)
_LATIN = "b c d f g h j k l m n p r s t v w st tr br gr pl ch sh", "a e i o u ai ei ou ea"
_CYRILLIC = "б в г д ж з к л м н п р с т ф х ц ч ш ст пр тр кр сл", "а е и о у ы я ю"
_SYLLABLES = {
    script: tuple(tuple(letters.split()) for letters in both)
    for script, both in (("Latn", _LATIN), ("Cyrl", _CYRILLIC))
}
_ENDS = {"Latn": ("", "", "n", "r", "s", "t", "l", "m"), "Cyrl": ("", "", "н", "р", "т", "л", "м", "ть")}
_HAN_FIRST, _HAN = 0x4E00, 3_500
_CYRILLIC_LETTERS = dict(zip("abcdefghijklmnopqrstuvwxyz", "абцдефгхижклмнопкрстувхкйз", strict=True))
_HAN_LETTERS = dict(
    zip("abcdefghijklmnopqrstuvwxyz", "阿布茨德埃夫格哈伊杰克勒姆纳奥普丘尔斯特乌维韦希亚兹", strict=True)
)


@cache
def vocabulary(language: str, script: str) -> tuple[str, ...]:
    """All words of a language, the most frequent first, which are the shortest."""
    random = Random(f"words of {language}")
    if script == "Hani":
        return tuple(
            "".join(chr(_HAN_FIRST + random.randrange(_HAN)) for _ in range(1 + _long(rank) // 2))
            for rank in range(WORDS)
        )
    found: dict[str, None] = {}
    while len(found) < WORDS:
        found[_word(random, script, _long(len(found)))] = None
    return tuple(found)


def _long(rank: int) -> int:
    """How many syllables a word of this rank has."""
    return 1 if rank < 60 else 2 if rank < 2_500 else 3


def _word(random: Random, script: str, syllables: int) -> str:
    begins, middles = _SYLLABLES[script]
    parts = [random.choice(begins) + random.choice(middles) for _ in range(syllables)]
    return "".join(parts) + random.choice(_ENDS[script])


def rank(random: Random) -> int:
    """The rank of a word of running text, from 0: the frequency of a rank is one through it."""
    return int(exp(random.random() * _LOG)) - 1


def surname(random: Random) -> str:
    """A family name in Latin script, one of some millions."""
    return _word(random, "Latn", random.choice((2, 2, 3))).capitalize()


def written_in(script: str, name: str) -> str:
    """A name in Latin script as a script writes it, letter by letter."""
    if script == "Latn":
        return name
    if script == "Cyrl":
        lowered = "".join(_CYRILLIC_LETTERS.get(letter, letter) for letter in name.lower())
        return " ".join(part[:1].upper() + part[1:] for part in lowered.split(" "))
    return "".join("·" if letter in " -" else _HAN_LETTERS.get(letter, "") for letter in name.lower())
