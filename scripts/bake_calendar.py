"""Bake the words of the calendar out of the Unicode CLDR (by Babel), and the time zones out of the IANA database.

Writes `calendar.json` and `zones.json` into the data of `dragoman.knowledge`; `zones.toml` beside them names the zones.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections import defaultdict
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from babel import Locale, localedata

from scripts.bake_countries import alpha3_codes

DATA = Path(__file__).parent.parent / "src/dragoman/knowledge/data"
FIRST_YEAR, LAST_YEAR = 2000, 2037
# Scripts in which nobody writes news.
UNUSED_SCRIPTS = {"Dsrt", "Shaw"}
# Abbreviations of months that are ordinary words of the language.
ORDINARY = {
    "en": {"mar", "dec"},
    "sq": {"mar", "nën", "pri", "sht", "tet"},
    "ru": {"мар"},
    "bg": {"мар"},
    "mk": {"мар", "нов"},
    "sr": {"mar", "nov", "мар", "нов"},
    "hr": {"mar", "nov"},
    "bs": {"mar", "nov", "мар", "нов"},
    "sl": {"mar", "nov"},
    "uk": {"лист", "лип", "бер", "вер", "трав", "груд"},
    "es": {"mar", "sal", "ago"},
    "it": {"mar", "set"},
    "pl": {"lis", "lip", "mar", "gru"},
    "ro": {"mar"},
    "pt": {"mar", "set"},
    "tr": {"mar", "ara", "haz", "kas", "nis"},
}
SHORT_WEEKDAYS = {"mon", "tue", "thu", "fri"}
ROOT_WEEKDAYS = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"}
# From Devanagari on to the symbols, abbreviations are syllables that are words as well.
SYLLABIC, IDEOGRAPHIC = "\u0900", "\u2e80"
GEORGIAN = {chr(letter) for letter in range(0x10D0, 0x1100)}


def tidy(word: str) -> str:
    return " ".join(word.lower().replace("\u200f", "").replace("\u200e", "").rstrip(".॰").split())


def is_placeholder(word: str, language: str) -> bool:
    """Whether the CLDR has no word of this language here but a stop-gap: `M01`, `Mon`."""
    return bool(re.fullmatch(r"m(0[1-9]|1[0-2])|th \d", word)) or (language != "en" and word in ROOT_WEEKDAYS)


def is_usable(word: str, language: str, *, weekday: bool) -> bool:
    if word in ORDINARY.get(language, ()) or is_placeholder(word, language):
        return False
    if not any(letter.isalpha() for letter in word):
        return False
    # Where a character is a syllable or a word, two are enough; in alphabets three, for weekdays four.
    if (word[0] >= SYLLABIC and word[0] not in GEORGIAN) or any(letter.isdigit() for letter in word):
        return len(word) >= 2
    return len(word) >= (4 if weekday and word not in SHORT_WEEKDAYS else 3)


def is_syllabic(word: str) -> bool:
    """Whether an abbreviation is a syllable that may be a word; "ม.ค." with its points inside is none."""
    return SYLLABIC <= word[0] < IDEOGRAPHIC and word[0] not in GEORGIAN and "." not in word.strip(".")


def apostrophes(word: str) -> list[str]:
    return sorted({re.sub("[ʼ’']", mark, word) for mark in "ʼ’'"})


def words(tables: Any, first: int, language: str) -> dict[str, int]:
    """Every form of width and case that has one meaning, without the ordinary words among them."""
    meanings: dict[str, set[int]] = defaultdict(set)
    for usage in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for number, word in tables[usage][width].items():
                if width == "abbreviated" and is_syllabic(word):
                    continue
                for spelling in apostrophes(tidy(word)):
                    meanings[spelling].add(number + first)
    clear = {word: min(numbers) for word, numbers in meanings.items() if len(numbers) == 1}
    # Babel counts Monday as 0; the table counts it as 1.
    usable = {word for word in clear if is_usable(word, language, weekday=first == 1)}
    if first == 0:
        usable |= short_months(tables, clear, {clear[word] for word in usable}, language)
    return {word: clear[word] for word in sorted(usable)}


def short_months(tables: Any, clear: dict[str, int], named: set[int], language: str) -> set[str]:
    """The whole names of months that are too short to be used, where a month has no other."""
    whole = {tidy(word) for usage in ("format", "stand-alone") for word in tables[usage]["wide"].values()}
    return {
        word
        for word in whole & clear.keys()
        if clear[word] not in named and len(word) > 1 and word.isalpha() and not is_placeholder(word, language)
    }


def order(locale: Locale) -> str:
    letters = re.sub(r"'[^']*'", "", locale.date_formats["short"].pattern).upper()
    found = "".join(sorted("DMY", key=letters.find))
    return found if found in ("DMY", "MDY", "YMD") else "DMY"


def orders(language: str, usual: str) -> dict[str, str]:
    """The order of numbers by country, where it is not the usual one of the language; `001` is the world."""
    known = {**alpha3_codes(), "001": "001"}
    found: dict[str, str] = {}
    for identifier in localedata.locale_identifiers():
        locale = Locale.parse(identifier)
        unused = locale.variant or locale.script in UNUSED_SCRIPTS
        if locale.language == language and locale.territory in known and not unused:
            found[known[locale.territory]] = order(locale)
    world = found.get("001", usual)
    return {
        country: one for country, one in sorted(found.items()) if one != world or (country == "001" and one != usual)
    }


def calendar() -> dict[str, Any]:
    table: dict[str, Any] = {}
    english = words(Locale.parse("en").months, 0, "en")
    for identifier in sorted(localedata.locale_identifiers()):
        locale = Locale.parse(identifier)
        language = locale.language
        if locale.territory or locale.variant or locale.script in UNUSED_SCRIPTS:
            continue
        months, weekdays = words(locale.months, 0, language), words(locale.days, 1, language)
        if len(set(months.values())) < 12 or (language != "en" and months == english):
            continue
        usual = order(locale)
        empty = {"months": {}, "weekdays": {}, "order": usual, "orders": orders(language, usual)}
        entry = table.setdefault(language, empty)
        # Other scripts of the same language stand in the same table.
        entry["months"] = {**months, **entry["months"]}
        entry["weekdays"] = {**weekdays, **entry["weekdays"]}
    for entry in table.values():
        if not entry["orders"]:
            del entry["orders"]
    return table


def offsets(zone: str) -> list[tuple[str, int]]:
    """The days (of UTC) from which an offset in minutes holds."""
    if match := re.fullmatch(r"UTC([+-]\d+)?", zone):
        return [(f"{FIRST_YEAR}-01-01", int(match[1] or 0) * 60)]
    found: list[tuple[str, int]] = []
    day = datetime(FIRST_YEAR, 1, 1, 12, tzinfo=UTC)
    while day.year <= LAST_YEAR:
        offset = ZoneInfo(zone).utcoffset(day.replace(tzinfo=None))
        minutes = int((offset or timedelta()).total_seconds() // 60)
        if not found or found[-1][1] != minutes:
            found.append((day.date().isoformat(), minutes))
        day += timedelta(days=1)
    return found


def zones() -> dict[str, Any]:
    written = tomllib.loads((DATA / "zones.toml").read_text(encoding="utf-8"))["zones"]
    names = {name.lower(): zone for zone, spellings in written.items() for name in spellings}
    return {"names": dict(sorted(names.items())), "offsets": {zone: offsets(zone) for zone in sorted(written)}}


def main() -> None:
    for name, table in (("calendar", calendar()), ("zones", zones())):
        path = DATA / f"{name}.json"
        path.write_text(json.dumps(table, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
        print(f"{path.name}: {len(table)} entries, {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
