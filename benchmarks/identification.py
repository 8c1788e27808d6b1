"""The language of a text, named right: NTREX in 128 languages and English, a line at a time and a document at a time.

The answer's language must be the true one by its ISO 639-1 code (ISO 639-3 where there is none); variants of one
language (Brazilian Portuguese, traditional Chinese) are that language. Languages that nobody tells apart by a
sentence count as one: Bosnian, Croatian and Serbian; Persian and Dari; Malay and Indonesian are two. Swiss German is
its own. Lines and documents are a fixed sample, the same for all languages, so that the mean over languages and
over texts are one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from benchmarks import engine, sets
from benchmarks.engine import Score
from benchmarks.measures import Tally, share
from benchmarks.results import Row

LINES = 200
DOCUMENTS = 41
PACKS = {"eng": "en", "sqi": "sq", "bul": "bg", "vie": "vi", "rus": "ru", "ukr": "uk"}


def language_of(code: str) -> str:
    """The language that a code, with or without a script or country, is counted as."""
    plain = code.split("-", maxsplit=1)[0].lower()
    return counted_as().get(plain, plain)


@cache
def counted_as() -> dict[str, str]:
    """The table `languages.tsv`: codes of ISO 639-3 and 639-1, and the language each is counted as."""
    rows = Path(__file__).with_name("languages.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return dict(row.split("\t") for row in rows)


def score(pair: tuple[str, str]) -> Score:
    """A text with the code of its language."""
    # Not at the top: the model behind it takes its time, and other tasks need none of it.
    from dragoman.language.identify import identify

    code, text = pair
    found = identify(text)
    return Score({code: share(language_of(found.language) == language_of(code))})


def accuracy(what: str, texts: Callable[[str], list[str]]) -> Iterator[Row]:
    codes = sets.parallel_codes()
    pairs = [(code, text) for code in codes for text in texts(code)]
    total = engine.total(f"identification, {what}", score, pairs, chunk=256)
    each = len(pairs) // len(codes)
    everything = sum(total.tallies.values(), Tally())

    def row(languages: str, measure: str, tally: Tally) -> Row:
        items = f"{tally.true:,.0f} {what} ({each} a language)"
        return Row(set="ntrex", languages=languages, items=items, measure=measure, ours=tally.recall, to_beat="-")

    yield row(f"{len(codes)} texts", f"language right, {what}", everything)
    named = [tally for tally in total.tallies.values() if tally.right]
    yield row(f"{len(named)} texts whose language is named at all", f"language right, {what}", sum(named, Tally()))
    for code, short in PACKS.items():
        yield row(short, f"language right, {what}", total[code])


def lines() -> Iterator[Row]:
    yield from accuracy("lines", _lines)


def _lines(code: str) -> list[str]:
    numbered = [
        (number, line)
        for document in sets.parallel_documents(code)
        for number, line in enumerate(document.lines, document.first)
    ]
    chosen = {int(number) for number in sets.sample([str(number) for number, _ in numbered], LINES)}
    return [line for number, line in numbered if number in chosen and line.strip()]


def documents() -> Iterator[Row]:
    yield from accuracy("documents", _documents)


def _documents(code: str) -> list[str]:
    all_documents = sets.parallel_documents(code)
    chosen = set(sets.sample([document.id for document in all_documents], DOCUMENTS))
    return [document.text for document in all_documents if document.id in chosen]


PARTS: list[Callable[[], Iterator[Row]]] = [lines, documents]
