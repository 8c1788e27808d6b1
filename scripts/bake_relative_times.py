"""Bake the words of time that the Unicode CLDR has beside months and weekdays: yesterday, last week, two days ago.

Reads the folder of the package `cldr-dates-full` (cldr-json) that is named on the command line, and the plurals of
units out of Babel; writes `relative.json` into the data of `dragoman.knowledge`, in the shape of a pack's `[time]`.

    python -m scripts.bake_relative_times ~/cldr-dates-full
"""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from babel import Locale, UnknownLocaleError

from scripts.date_joints import joints
from scripts.day_parts import day_parts

DATA = Path(__file__).parent.parent / "src/dragoman/knowledge/data"
UNITS = ("second", "minute", "hour", "day", "week", "month", "quarter", "year")
RARE_UNITS = ("decade", "century")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
STEPS = {"last": "-1", "this": "0", "next": "1"}
SAME_WORD = {"ago": "last", "hence": "next"}
DIRECTIONS = {"ago": "relativeTime-type-past", "hence": "relativeTime-type-future"}
# Scripts that set no space between words: from Thai to Burmese, Khmer, and what is written with ideograms.
UNSPACED = re.compile("[\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\ua4cf]")
# Words that mean more often something else.
ORDINARY = {
    "az": {"ərzində"},
    "gd": {"am"},
    "is": {"á"},
    "ne": {"बार"},
    "ps": {"کې", "د", "تېره شنبه", "دا شنبه", "راتلونکې شنبه"},
}
PLURALS = ("zero", "one", "two", "few", "many", "other")
# What is no word of a language but a note for whoever lays out a page.
NOTE = re.compile(r"[()+/\d\[\]-]|\b[A-Z]\d|\.$")
NUMBER = "{0}"

Fields = dict[str, Any]


def tidy(text: str) -> str:
    """A text in lower case, with plain spaces and without marks of direction."""
    return " ".join(re.sub("[\u200b\u200e\u200f\u061c]", "", text).lower().replace("i\u0307", "i").split())


def fields_of(folder: Path, locale: str) -> Fields:
    """The fields of a locale by their names, without those that it only has from the root of all."""
    path = folder / "main" / locale / "dateFields.json"
    return json.loads(path.read_text("utf-8"))["main"][locale]["dates"]["fields"] if path.is_file() else {}


def own(fields: Fields, root: Fields) -> Fields:
    """What of the fields is the language's own; what the root of all has is English, or a sign."""
    found: Fields = {}
    for name, field in fields.items():
        if isinstance(field, dict):
            found[name] = own(field, root.get(name, {}))
        elif field != root.get(name):
            found[name] = field
    return found


def phrases(fields: Fields) -> Iterator[tuple[str, str]]:
    """Phrases and their values: "yesterday" and `day-1`."""
    for unit in ("day", "week", "month", "quarter", "year"):
        for step in range(-2, 3):
            told = fields.get(unit, {}).get(f"relative-type-{step}", "")
            # Where a space of no width parts words, texts have it or have it not.
            for text in sorted({tidy(told), tidy(told.replace("\u200b", " "))}):
                if text and not NOTE.search(text):
                    yield text, f"{unit}{step:+d}"


def stepped(fields: Fields, step: str, weekdays: set[str]) -> dict[str, list[str]]:
    """By units and weekdays, what the language has for the last, this or the next one; of weekdays without the name."""
    kinds = (*UNITS[4:], *WEEKDAYS)
    texts = {kind: tidy(fields.get(kind, {}).get(f"relative-type-{step}", "")) for kind in kinds}
    found = {kind: text for kind, text in texts.items() if text and not NOTE.search(text)}
    return {kind: [nameless(text, weekdays) if kind in WEEKDAYS else text] for kind, text in found.items()}


def nameless(text: str, weekdays: set[str]) -> str:
    """A text with a number's place where a weekday's name stands, if spaces part its words."""
    for name in sorted(weekdays, key=len, reverse=True):
        if re.search(rf"(?<!\S){re.escape(name)}(?!\S)", text):
            return re.sub(rf"(?<!\S){re.escape(name)}(?!\S)", NUMBER, text)
    return text


def weekdays(language: str) -> set[str]:
    """All names of weekdays that a language has."""
    tables = Locale.parse(language).days.values()
    return {tidy(name) for widths in tables for width in ("wide", "abbreviated") for name in widths[width].values()}


def names_of_day(language: str, day: str) -> set[str]:
    tables = Locale.parse(language).days.values()
    return {tidy(widths["wide"][WEEKDAYS.index(day)]) for widths in tables}


def is_form(word: str, names: set[str]) -> bool:
    """Whether a word is a form of one of these names: they have at least half of it in common."""
    for name in names:
        match = SequenceMatcher(None, word, name, autojunk=False).find_longest_match()
        if match.size >= max(3, len(word) / 2):
            return True
    return False


def counted(fields: Fields, direction: str) -> dict[str, list[str]]:
    """By units, how a number of them is told: "{0} days ago"."""
    found: dict[str, list[str]] = {}
    for unit in UNITS:
        patterns = fields.get(unit, {}).get(direction, {}).values()
        texts = {tidy(text) for text in patterns if not NOTE.search(text.replace(NUMBER, ""))}
        found[unit] = sorted(text for text in texts if text.count(NUMBER) == 1)
    return found


def parted(told: dict[str, list[str]], names: dict[str, set[str]]) -> tuple[set[str], dict[str, set[str]]]:
    """The words that are the same with several units ("ago"), and those that are each unit's own ("days").

    Where no spaces part the words, what is left when a unit's name is taken away.
    """
    common: set[str] = set()
    forms: dict[str, set[str]] = defaultdict(set)
    if any(UNSPACED.search(text) for texts in told.values() for text in texts):
        return {rest for kind, texts in told.items() for text in texts for rest in without(text, names[kind])}, forms
    kinds: dict[str, set[str]] = defaultdict(set)
    for kind, texts in told.items():
        # "Quarter" is in many languages a quarter of a year, and shares that word with "year".
        for word in {word for text in texts for word in text.split()} if kind != "quarter" else ():
            kinds[word].add(kind)
    markers = {word for word, found in kinds.items() if len(found) > 1} | {NUMBER}
    for kind, texts in told.items():
        for text in texts:
            words = text.split()
            rest = [word for word in words if word not in markers]
            sides = runs(words, markers)
            if sides:
                # "for to dage siden": where words stand on both sides, the last ones tell.
                common.add(sides[-1])
                lengths = {len(name.split()) for name in names[kind]} if kind not in WEEKDAYS else set()
                if len(rest) == 1 or (len(rest) in lengths and " ".join(rest) in text):
                    forms[kind].add(" ".join(rest))
    return common, forms


def without(text: str, names: Iterable[str]) -> Iterator[str]:
    """What stands before or behind the name of a unit in an unspaced text, if it stands on one side alone."""
    for name in sorted(names, key=len, reverse=True):
        if name in text:
            rest = [part.strip() for part in text.replace(name, NUMBER).split(NUMBER) if part.strip()]
            # What begins with a vowel sign is the end of some word.
            if len(rest) == 1 and " " not in rest[0] and not unicodedata.category(rest[0][0]).startswith("M"):
                yield rest[0]
            return


def runs(words: list[str], markers: set[str]) -> list[str]:
    """The stretches of markers in a phrase, without the number."""
    found: list[list[str]] = [[]]
    for word in words:
        if NUMBER in word and word != NUMBER:
            # "በ{0}": what is glued to the number is no word.
            return []
        if word in markers and word != NUMBER:
            found[-1].append(word)
        else:
            found.append([])
    return [" ".join(run) for run in found if run]


def counted_names(language: str) -> Iterator[tuple[str, str]]:
    """Units and their names after a number, by Babel."""
    try:
        patterns = Locale.parse(language)._data["unit_patterns"]
    except (UnknownLocaleError, ValueError):
        return
    for unit in (*UNITS, *RARE_UNITS):
        told = patterns.get(f"duration-{unit}", {}).get("long", {})
        for text in (told[plural] for plural in PLURALS if plural in told):
            word = tidy(text.replace(NUMBER, "")) if isinstance(text, str) else ""
            if word and not NOTE.search(word) and len(word.split()) == 1:
                yield unit, word


def unit_names(language: str, fields: Fields) -> dict[str, set[str]]:
    """The names of units, alone and after a number."""
    units: dict[str, set[str]] = defaultdict(set)
    for unit in UNITS:
        name = tidy(fields.get(unit, {}).get("displayName", ""))
        if name and not NOTE.search(name):
            units[unit].add(name)
    for unit, word in counted_names(language):
        units[unit].add(word)
    return units


def entry(language: str, fields: Fields, months: set[str], named: set[str]) -> dict[str, Any]:
    """The words of a language, each with one meaning only; `months` and `named` weekdays are known already."""
    units = unit_names(language, fields)
    taken = months | named
    days: dict[str, set[str]] = defaultdict(set)
    words: dict[str, set[str]] = {}
    names = defaultdict(set, {**{unit: set(known) for unit, known in units.items()}, **dict.fromkeys(WEEKDAYS, taken)})
    told = {head: stepped(fields, step, weekdays(language) | taken) for head, step in STEPS.items()}
    told |= {head: counted(fields, direction) for head, direction in DIRECTIONS.items()}
    for head, texts in told.items():
        words[head], forms = parted(texts, names)
        for kind, found in forms.items():
            if kind in WEEKDAYS:
                days[kind] |= {form for form in found if is_form(form, names_of_day(language, kind))}
            else:
                units[kind] |= found
    phrased: dict[str, set[str]] = defaultdict(set)
    for text, value in phrases(fields):
        phrased[value].add(text)
    for unit_forms in units.values():
        unit_forms.difference_update(*phrased.values())
    written = plain(units, days, words, phrased, months | ORDINARY.get(language, set()), named)
    written["turns_behind"] = stands_behind(written, [*told["last"].values(), *told["next"].values()])
    written["phrases"] = [phrase for phrase in written.get("phrases", ()) if not is_composed(phrase, written, named)]
    return {head: below for head, below in written.items() if below}


def stands_behind(found: dict[str, Any], told: list[list[str]]) -> bool:
    """Whether "last" and "next" stand behind the unit or weekday more often than before it."""
    turns = (*found.get("last", ()), *found.get("next", ()))
    texts = [text for texts in told for text in texts]
    return sum(text.endswith(turns) - text.startswith(turns) for text in texts) > 0 if turns else False


def is_composed(phrase: dict[str, Any], written: dict[str, Any], named: set[str]) -> bool:
    """Whether a phrase is no more than its parts: "last week" can be put together of "last" and "week".

    Then it must not be written, for it would hide them in "3 bulan lalu" (three months ago), unless the unit is a
    weekday as well.
    """
    unit, step = re.split(r"(?=[+-])", phrase["value"])
    head = {int(number): head for head, number in STEPS.items()}.get(int(step), "")
    pairs = [(turn, form) for turn in written.get(head, ()) for form in written.get("units", {}).get(unit, ())]
    pairs = [(turn, form) for turn, form in pairs if form not in named]
    before = {f"{turn} {form}" for turn, form in pairs}
    behind = {f"{form} {turn}" for turn, form in pairs} if written["turns_behind"] else set()
    return (before | behind).issuperset(phrase["forms"])


def plain(
    units: dict[str, set[str]],
    days: dict[str, set[str]],
    words: dict[str, set[str]],
    phrased: dict[str, set[str]],
    taken: set[str],
    named: set[str],
) -> dict[str, Any]:
    """The words in the shape of a pack's `[time]`, without those that mean two things.

    A unit may be a weekday as well: where a number counts it, it is the unit.
    """
    meanings: dict[str, set[str]] = defaultdict(set)
    for heads in (units, days, words, phrased):
        for head, forms in heads.items():
            for word in forms:
                # "Lalu" is the last one beside a unit, and ago beside a number of them.
                meanings[word].add(SAME_WORD.get(head, head))
    doubtful = {word for word, told in meanings.items() if len(told) > 1} | taken

    def kept(forms: set[str], others: set[str] = named) -> list[str]:
        return sorted(form for form in forms - doubtful - others if len(form) > 1 or UNSPACED.search(form))

    written: dict[str, Any] = {
        "weekdays": {str(n): kept(days[day]) for n, day in enumerate(WEEKDAYS, 1) if kept(days[day])},
        "phrases": [{"value": value, "forms": kept(forms)} for value, forms in phrased.items() if kept(forms)],
        "units": {unit: kept(units[unit], set()) for unit in (*UNITS, *RARE_UNITS) if kept(units[unit], set())},
        **{head: kept(forms) for head, forms in words.items()},
    }
    return {name: value for name, value in written.items() if value}


def joined(folder: Path, language: str, months: dict[str, int]) -> dict[str, Any]:
    """The small words of dates, without what means more often something else."""
    found = joints(folder, language, months)
    doubtful = ORDINARY.get(language, set())
    return {head: words for head, words in found.items() if head == "months" or not doubtful.issuperset(words)}


def forms_of(head: Any) -> Iterator[str]:
    """All forms below a head of a pack's `[time]`."""
    if isinstance(head, str):
        yield head
    elif not isinstance(head, bool):
        for below in head.values() if isinstance(head, dict) else head:
            yield from forms_of(below)


def main(folder: Path) -> None:
    calendar = json.loads((DATA / "calendar.json").read_text("utf-8"))
    root = fields_of(folder, "und")
    table: dict[str, Any] = {}
    for language, known in calendar.items():
        fields = fields_of(folder, language)
        mine = fields if language == "en" else own(fields, root)
        months, named = {*known["months"]}, {*known["weekdays"]}
        told = entry(language, mine, months, named)
        known_forms = months | named | {form for head in told.values() for form in forms_of(head)}
        told |= day_parts(folder, language, known_forms)
        table[language] = told | joined(folder, language, known["months"])
    table = {language: words for language, words in table.items() if words}
    path = DATA / "relative.json"
    path.write_text(json.dumps(table, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{path.name}: {len(table)} languages, {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
