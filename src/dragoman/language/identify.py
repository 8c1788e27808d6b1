"""Which language a text is in, by its script and by the statistics of its letters.

Method: the script by counting letters (ISO 15924); a script of one language names it; else the statistics of the
text's beginning, among the languages that are written in the script.
"""

from __future__ import annotations

import tomllib
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Collection
from functools import cache, lru_cache
from importlib import resources

from msgspec import Struct, convert

from dragoman.language import statistics
from dragoman.language.pack import pack_codes

_BEGINNING = 1000
_SURE = 0.6
_ABOUT_AS_WELL = 0.2

# Japanese writes words in Chinese characters too: this share of its own letters tells it.
_KANA_SHARE = 0.05

# One sign of Chinese or Japanese says as much as this many letters, so that a Latin name does not outweigh it.
_LETTERS_A_SIGN = 3


class Identified(Struct, frozen=True):
    """A language by its ISO 639 code ("und" where there is none), its script, and how sure that is, from 0 to 1."""

    language: str
    script: str
    confidence: float


class _Script(Struct, frozen=True):
    letters: tuple[str, ...]
    languages: tuple[str, ...] = ()
    also: tuple[str, ...] = ()


class _Scripts(Struct, frozen=True):
    script: dict[str, _Script]
    same: dict[str, str]
    simplified: str
    traditional: str


def identify(text: str, among: Collection[str] = ()) -> Identified:
    """The language of a text.

    The beginning decides; where `among` names languages, it is one of those that its script allows, if any.
    A text without letters is "und" in script "Zyyy"; one of no known language gets a low confidence.
    """
    script = script_of(text)
    if script == "Zyyy":
        return Identified("und", script, 0.0)
    known = _scripts().script.get("Hani" if script in ("Hans", "Hant") else script)
    if known is None:
        return Identified("und", script, 0.0)
    if len(known.languages) == 1:
        return Identified(known.languages[0], script, 0.95)
    return _by_statistics(text[:_BEGINNING], script, known, among)


def script_of(text: str) -> str:
    """The ISO 15924 code of the script of most letters of a text's beginning; "Zyyy" where there are no letters."""
    text = text[: 2 * _BEGINNING]
    counts: Counter[str] = Counter()
    for character, count in Counter(text).items():
        if code := _script_of_letter(character):
            counts[code] += count
    if not counts:
        return "Zyyy"
    for code in ("Hani", "Jpan"):
        counts[code] *= _LETTERS_A_SIGN
    chinese = counts["Hani"]
    if chinese and counts["Jpan"] > _KANA_SHARE * (chinese + counts["Jpan"]):
        counts["Jpan"] += chinese
        del counts["Hani"]
    script = min(+counts, key=lambda code: (-counts[code], code))
    return _form_of_chinese(text) if script == "Hani" else script


@lru_cache(maxsize=8192)
def _script_of_letter(character: str) -> str | None:
    if not character.isalpha():
        return None
    return _by_unicode_name().get(unicodedata.name(character, "").split(" ", 1)[0], "Zzzz")


def _form_of_chinese(text: str) -> str:
    scripts = _scripts()
    simplified, traditional = (
        sum(map(frozenset(characters).__contains__, text)) for characters in (scripts.simplified, scripts.traditional)
    )
    if simplified == traditional:
        return "Hani"
    return "Hans" if simplified > traditional else "Hant"


@cache
def _scripts() -> _Scripts:
    return convert(tomllib.loads(resources.files(__package__).joinpath("scripts.toml").read_text("utf-8")), _Scripts)


@cache
def _by_unicode_name() -> dict[str, str]:
    return {name: code for code, script in _scripts().script.items() for name in script.letters}


@cache
def _languages_of(script: str) -> frozenset[str]:
    """The languages that the statistics may answer: those of the script, or all that have no script of their own."""
    known = _scripts().script
    if known[script].languages:
        return frozenset(known[script].languages)
    elsewhere = {language for other in known.values() for language in other.languages}
    return statistics.languages() - elsewhere | frozenset(known[script].also)


@cache
def _allowed(script: str, among: frozenset[str]) -> frozenset[str]:
    """The languages that the statistics may answer: those of `among` that the script allows, else all of these."""
    same = _scripts().same
    allowed = _languages_of(script)
    return frozenset(language for language in allowed if same.get(language, language) in among) or allowed


def _by_statistics(text: str, script: str, known: _Script, among: Collection[str]) -> Identified:
    same = _scripts().same
    allowed = _allowed("Hani" if script in ("Hans", "Hant") else script, frozenset(among))
    chances: defaultdict[str, float] = defaultdict(float)
    for language, chance in statistics.chances(text).items():
        if language in allowed:
            chances[same.get(language, language)] += chance
    if not chances:
        return Identified("und", script, 0.0)
    language = min(chances, key=lambda code: (-chances[code], code))
    if chances[language] < _SURE * sum(chances.values()):
        # A few words fit many languages: of those that fit about as well, one with a pack is the likelier.
        near = [code for code in pack_codes() if chances[code] >= _ABOUT_AS_WELL * chances[language]]
        language = max(near, key=lambda code: chances[code], default=language)
    # A script shuts languages out, so what is left shares their chances; Latin shuts out next to none.
    sure = chances[language] / sum(chances.values()) if known.languages else chances[language]
    if language == "zxx":  # ISO 639: no linguistic content
        return Identified("und", script, 0.0)
    return Identified(language, script, round(min(1.0, sure), 4))
