"""Money by its signs and codes, which stand before an amount or behind it and are the same in all languages."""

from __future__ import annotations

from dragoman.reading.stream import Stream

SIGNS = {
    "€": "euros",
    "$": "dollars",
    "£": "pounds",
    "¥": "yen",
    "₴": "hryvnias",
    "₽": "rubles",
    "₺": "liras",
    "₹": "rupees",
    "₫": "dong",
    "₩": "won",
    "₪": "shekels",
    "₸": "tenge",
    "₾": "laris",
    "₼": "manats",
    "₦": "nairas",
}
# ISO 4217; letters that are a word or another sign in some language ("ALL", "TRY") are left out.
CODES = {
    "USD": "dollars",
    "EUR": "euros",
    "GBP": "pounds",
    "JPY": "yen",
    "CNY": "yuan",
    "RMB": "yuan",
    "UAH": "hryvnias",
    "RUB": "rubles",
    "RUR": "rubles",
    "CHF": "francs",
    "BGN": "leva",
    "RON": "lei",
    "PLN": "zlotys",
    "HUF": "forints",
    "CZK": "korunas",
    "SEK": "kronor",
    "NOK": "kroner",
    "DKK": "kroner",
    "RSD": "dinars",
    "MKD": "denars",
    "VND": "dong",
    "INR": "rupees",
    "KRW": "won",
    "ILS": "shekels",
    "AUD": "Australian dollars",
    "CAD": "Canadian dollars",
}
# What stands before "$" and makes another currency of it.
_DOLLARS = {
    "US": "dollars",
    "A": "Australian dollars",
    "AU": "Australian dollars",
    "C": "Canadian dollars",
    "CA": "Canadian dollars",
    "HK": "Hong Kong dollars",
    "NT": "Taiwan dollars",
    "NZ": "New Zealand dollars",
    "R": "reais",
    "S": "Singapore dollars",
}

Money = tuple[str, int, int]


def money_before(stream: Stream, place: int) -> Money | None:
    """The currency whose sign or code stands right before a number, and its words: "$", "US$", "EUR"."""
    if place == 0:
        return None
    word = stream.words[place - 1]
    if word.text in CODES:
        return CODES[word.text], place - 1, place
    if word.text not in SIGNS:
        return None
    before = stream.words[place - 2] if place > 1 else None
    if word.text == "$" and before is not None and before.end == word.start and before.text in _DOLLARS:
        return _DOLLARS[before.text], place - 2, place
    return SIGNS[word.text], place - 1, place


def money_behind(stream: Stream, place: int) -> Money | None:
    """The currency whose sign or code stands at a word."""
    name = SIGNS.get(stream.words[place].text) or CODES.get(stream.words[place].text)
    return None if name is None else (name, place, place + 1)
