"""Numbers as a text writes them: digits with a language's signs, number words, multipliers, and both together."""

from __future__ import annotations

import re
from typing import NamedTuple

from dragoman.language.pack_parts import NumberWords
from dragoman.language.words import Word
from dragoman.reading.stream import Stream

# "Several" is no figure, "several hundred" is.
_LEAST_UNTOLD = 10
_LEAST_MULTIPLIER_THAT_CLOSES = 1000
_TENS = 10
_BLANKS = frozenset(" \u00a0\u2009\u202f")
_DIGITS_LAST = re.compile(r"\d+$")
_SIGNED = re.compile(r"[.,]")


class Number(NamedTuple):
    """A number's value, the word before which it ends, and the bound that it is itself ("hundreds": more than)."""

    value: float
    last: int
    bound: str | None = None


def amount_at(stream: Stream, place: int) -> Number | None:
    """Like `number_at`, also of untold numbers ("hundreds of thousands", at least 100,000) and of rough ones.

    An untold number has the least value that its words leave, as conflict data code it (ACLED: "dozens" is 12).
    """
    for kind, bound in (("many", "more_than"), ("rough", "about")):
        if found := stream.at(kind, place):
            value, last = float(found[0].entry.value), found[0].last
            while last < len(stream.words) and (further := stream.at("multiplier", last) or stream.at("many", last)):
                value, last = value * float(further[0].entry.value), further[0].last
            if value >= _LEAST_UNTOLD:
                return Number(value, last, bound)
    number = number_at(stream, place)
    if number is None or number.last == len(stream.words) or not (untold := stream.at("many", number.last)):
        return number
    return Number(number.value * float(untold[0].entry.value), untold[0].last, "more_than")


def number_at(stream: Stream, place: int) -> Number | None:
    """The number that begins at a word; None where none does or where its digits make no sense ("1.2.3").

    "2.5 million", "one hundred and twenty", "100 000". A multiplier alone ("thousands") is no number.
    """
    word = stream.words[place]
    if word.kind == "number":
        digits = _digits_at(stream, place)
        return None if digits is None else _added_up(stream, digits)
    if begins_with_prefix(stream, place):
        return _multiplied(stream, Number(float(_DIGITS_LAST.findall(word.text)[0]), place + 1))
    return _in_words(stream, place)


def begins_with_prefix(stream: Stream, place: int) -> bool:
    """Whether a word is digits behind what the language writes together with the next word: "و30" (and 30)."""
    word, prefixes = stream.words[place], stream.lexicon.pack.names.prefixes
    if not prefixes or word.kind != "word" or not (digits := _DIGITS_LAST.findall(word.text)):
        return False
    return word.folded.removesuffix(digits[0]) in prefixes


def digits_value(digits: str, rules: NumberWords) -> float | None:
    """The value of digits with the signs of a language; None where the signs stand as in no number.

    A sign that cannot group (three digits behind each) parts the decimals, whatever the language, and one with three
    digits behind of which the last is nought groups: nobody writes decimals so, and "10,000" stands in any language.
    """
    signs = _SIGNED.findall(digits)
    if not signs:
        return float(digits)
    parts = _SIGNED.split(digits)
    groups = {sign for sign in rules.group if sign.strip()}
    if set(signs) <= groups and len(set(signs)) == 1 and _is_grouped(parts):
        return float("".join(parts))
    whole, decimals = parts[:-1], parts[-1]
    if len(whole) == 1:
        is_decimal = (signs[-1] == rules.decimal and not _is_rounded(parts)) or not _is_grouped(parts)
        if not is_decimal and signs[-1] == rules.decimal:
            return float("".join(parts))
        return float(f"{whole[0]}.{decimals}") if is_decimal else None
    if signs[-1] not in signs[:-1] and len(set(signs[:-1])) == 1 and _is_grouped(whole):
        return float(f"{''.join(whole)}.{decimals}")
    return None


def _is_grouped(parts: list[str]) -> bool:
    return 1 <= len(parts[0]) <= 3 and parts[0] != "0" and all(len(part) == 3 for part in parts[1:])


def _is_rounded(parts: list[str]) -> bool:
    """Whether a whole number and three digits behind a sign are rather thousands."""
    return _is_grouped(parts) and parts[1].endswith("0")


def _digits_at(stream: Stream, place: int) -> Number | None:
    words = stream.words
    rules = stream.lexicon.pack.number
    digits, last = words[place].text, place + 1
    if any(not sign.strip() for sign in rules.group) and digits.isdigit() and len(digits) <= 3 and digits[0] != "0":
        while last < len(words) and _continues(stream.text, words[last - 1], words[last]):
            digits += words[last].text
            last += 1
    value = digits_value(digits, rules)
    return None if value is None else Number(value, last)


def _continues(text: str, before: Word, after: Word) -> bool:
    """Whether three digits stand behind a blank: "100 000"."""
    is_group = after.kind == "number" and len(after.text) == 3 and after.text.isdigit()
    return is_group and after.start - before.end == 1 and text[before.end] in _BLANKS


def _multiplied(stream: Stream, number: Number) -> Number:
    value, last = number.value, number.last
    step, added = 1.0, _half_behind(stream, last)
    if added is not None:
        value, last = value + 0.5, added
    while last < len(stream.words) and (found := stream.at("multiplier", last)):
        step *= float(found[0].entry.value)
        last = found[0].last
    value *= step
    if added is None and step > 1 and (added := _half_behind(stream, last)) is not None:
        value, last = value + step / 2, added
    return Number(value, last)


def _added_up(stream: Stream, digits: Number) -> Number:
    """A number with the smaller ones that are written on behind its multiplier: "1兆2000億", "3万5千"."""
    number = _multiplied(stream, digits)
    room = _room_after(number.value)
    is_multiplied = number.last > digits.last
    while is_multiplied and number.last < len(stream.words) and stream.words[number.last].kind == "number":
        if stream.words[number.last - 1].end != stream.words[number.last].start:
            break
        further = _digits_at(stream, number.last)
        if further is None or (added := _multiplied(stream, further)).value >= room:
            break
        number, room = Number(number.value + added.value, added.last), _room_after(added.value)
        is_multiplied = added.last > further.last
    return number


def _half_behind(stream: Stream, place: int) -> int | None:
    """Where the words end that add a half to a number before them: "two and a half", "2 tỷ rưỡi"."""
    found = stream.at("half", place) if place < len(stream.words) else ()
    return found[0].last if found else None


def _in_words(stream: Stream, place: int) -> Number | None:
    found = stream.at("number", place)
    if not found:
        return None
    total, current, last = 0.0, float(found[0].entry.value), found[0].last
    if added := _half_behind(stream, last):
        # "Un million et demi": the half of what the word itself counts in.
        is_large = current >= _LEAST_MULTIPLIER_THAT_CLOSES
        return Number(current * 1.5, added) if is_large else _multiplied(stream, Number(current, last))
    room = _room_after(current)
    while last < len(stream.words):
        if multipliers := stream.at("multiplier", last):
            factor, last = float(multipliers[0].entry.value), multipliers[0].last
            current *= factor
            if added := _half_behind(stream, last):
                return Number(total + current + factor / 2, added)
            if factor >= _LEAST_MULTIPLIER_THAT_CLOSES:
                total, current = total + current, 0.0
            room = factor
            continue
        start = _after_joint(stream, last)
        further = stream.at("number", start) if start < len(stream.words) else ()
        value = float(further[0].entry.value) if further else room
        if not 0 < value < room:
            break
        current, last = current + value, further[0].last
        room = _room_after(value)
    return Number(total + current, last)


def _room_after(value: float) -> float:
    """What a number word that follows must stay below to be added: "twenty" leaves room for "one"."""
    room = 1.0
    while value >= 2 * _TENS and value % (room * _TENS) == 0:
        room *= _TENS
    return room if room > 1 else 0.0


def _after_joint(stream: Stream, place: int) -> int:
    """Behind the hyphen of "twenty-one" or the "and" of "one hundred and one", if one stands here."""
    word = stream.words[place]
    if word.text == "-" or stream.is_head(place, "and") or stream.at("joint", place):
        return place + 1
    return place
