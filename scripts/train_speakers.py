"""Learn whose a direct quotation is, from documents whose quotations and speakers are known.

    python -m scripts.train_speakers        # the data: ../shared/data, or DRAGOMAN_DATA

Taught by the parallel record (the direct quotations of 41 news documents with their speakers, by line, in many
languages of the parallel texts NTREX-128, CC BY-SA 4.0). Only numbers over language-neutral traits come out of it: no
text and no name is kept. It tells how many speakers are right where a document's own fold was not learned from, and
writes `src/dragoman/reading/speakers.json`.

It learns twice: what was said before counts for what is said next, so the second time the talk so far is as the first
weights told it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from benchmarks.parallel import PUBLISHED, Compared
from msgspec import Struct
from msgspec.structs import replace

from benchmarks import engine
from dragoman.language.pack import pack_codes
from dragoman.model import Article
from dragoman.reading.antecedents import Antecedents
from dragoman.reading.entities import cast
from dragoman.reading.judged_speakers import Choice, Learned, judged, learned_from
from dragoman.reading.lexicon import lexicon
from dragoman.reading.quotations import quotations, quoted_stretches
from dragoman.reading.sayings import Said
from dragoman.reading.scene import Scene
from dragoman.reading.speaker_traits import TRAITS
from dragoman.reading.stream import Stream
from dragoman.reading.unnamed_speakers import with_unnamed
from scripts.boosting import Binned, Floats, Settings, binned, boosted, edges_of
from scripts.record import FOLDS, LANGUAGES, compared, fold_of
from scripts.weights import plain, written

TARGET = Path(__file__).parents[1] / "src/dragoman/reading/speakers.json"
# What we wrote ourselves, and what each of its quotations counts beside one of the record in one language.
OWN, OWN_WEIGHT = "own", 8.0
_SPEAKER = re.compile(r"\{([^}]*)\}")
SETTINGS = Settings(trees=200, rate=0.15, ridge=20.0, rows=0.6, features=0.4)


class Document(Struct):
    """A document as the program reads it, with the entities that may be named as speaker of each quotation."""

    name: str
    language: str
    named: int
    scene: Scene
    antecedents: Antecedents
    said: list[Said]
    true: dict[tuple[int, int], frozenset[int] | None]


class Taught(Struct):
    """Candidates to learn from, as columns of traits; of each whether it speaks, and the fold of its document."""

    seen: Floats
    labels: Floats
    weights: Floats
    folds: Floats


def main() -> None:
    documents = [*read(), *own()]
    teacher: dict[int, Learned] = {}
    for _ in range(2):
        given = taught(documents, teacher)
        teacher = {fold: learned_from(learn(given, without=fold)) for fold in range(FOLDS)}
    tell(documents, teacher)
    TARGET.write_text(written(learn(given)), encoding="utf-8")


def read() -> Iterator[Document]:
    """Every document of the parallel record in every language, with its quotations as the grammar finds them."""
    for found, article in compared(_languages()):
        yield _document(found, article)


def _languages() -> list[str]:
    """The languages of the record that have a pack."""
    return sorted(LANGUAGES.keys() & set(pack_codes()))


def _document(found: Compared, article: Article) -> Document:
    annotated = found.annotated
    document = _read(annotated.record["doc"], annotated.language, article)
    direct = (one for one in document.said if one.direct)
    return replace(document, true={one.span: _speakers(found, document, one) for one in direct})


def _read(name: str, language: str, article: Article) -> Document:
    stream = Stream(article.text, article.paragraphs, lexicon(article.language))
    people = cast(stream, article.published)
    stretches = quoted_stretches(stream)
    heard = with_unnamed(stream, people, stretches)
    antecedents = Antecedents(stream, heard, stretches)
    scene = Scene(stream, heard, stretches, antecedents)
    return Document(name, language, len(people.entities), scene, antecedents, quotations(scene), {})


def _speakers(found: Compared, document: Document, said: Said) -> frozenset[int] | None:
    """The entities that are the speaker of the quotations on its lines; None where there are none, or several.

    Where the record only describes him, he is anybody without a name.
    """
    record = found.annotated.record
    lines = found.annotated.lines(said.span)
    names = {mark["speaker"] for mark in record["quotes"] if mark["direct"] and mark["line"] in lines}
    if len(names) != 1:
        return None
    (name,) = names
    entities = document.scene.cast.entities
    known = {one["name"] for kind in ("people", "orgs", "countries") for one in record[kind]}
    if name not in known:
        return frozenset(range(document.named, len(entities)))
    return frozenset(at for at in range(document.named) if found.label.get(entities[at].id) == name)


def own() -> Iterator[Document]:
    """The texts written for this, each read as an article."""
    text = (Path(__file__).parent / "own_quotations.txt").read_text(encoding="utf-8")
    kept = "\n".join(line for line in text.split("\n") if not line.startswith("#")).strip()
    for number, one in enumerate(kept.split("\n\n")):
        language, plain, speakers = _without_speakers(one)
        reading = engine.read(plain, language=language, published=PUBLISHED)
        if reading.analysis is None or reading.analysis.article is None:
            raise ValueError(f"own_quotations.txt, text {number + 1}: {reading.failure}")
        document = _read(f"{OWN} {number}", OWN, reading.analysis.article)
        true = {
            said.span: _of_name(document, name)
            for said in document.said
            for start, name in speakers.items()
            if said.direct and said.span[0] <= start < said.span[1]
        }
        yield replace(document, true=true)


def _without_speakers(text: str) -> tuple[str, str, dict[int, str]]:
    """The language of a text, the text without the names in braces, and where each was."""
    language = "en"
    if text.startswith("@"):
        first, text = text.split("\n", 1)
        language = first[1:]
    speakers: dict[int, str] = {}
    plain = ""
    last = 0
    for found in _SPEAKER.finditer(text):
        plain += text[last : found.start()]
        speakers[len(plain)] = found[1]
        last = found.end()
    return language, plain + text[last:], speakers


def _of_name(document: Document, name: str) -> frozenset[int]:
    entities = document.scene.cast.entities
    if not name:
        return frozenset(range(document.named, len(entities)))
    words = set(name.casefold().split())
    return frozenset(at for at in range(document.named) if words <= set(entities[at].name.casefold().split()))


def taught(documents: Sequence[Document], teacher: dict[int, Learned]) -> Taught:
    """All candidates of all quotations; the talk so far as a teacher tells it who knows other documents only."""
    rows: list[Sequence[float]] = []
    labels: list[float] = []
    weights: list[float] = []
    folds: list[float] = []
    for document in documents:
        fold = fold_of(document.name)
        choose = teacher[fold].choose if teacher else partial(_as_told, document)
        learner = _Learner(document, choose)
        judged(document.scene, document.antecedents, document.said, document.named, learner)
        rows.extend(learner.rows)
        labels.extend(learner.labels)
        folds.extend([float(fold)] * len(learner.labels))
        weights.extend([OWN_WEIGHT if document.language == OWN else 1.0] * len(learner.labels))
    return Taught(np.array(rows, np.float32).T, np.array(labels), np.array(weights), np.array(folds))


class _Learner:
    """Takes down all candidates whose quotation has a known speaker, and leaves the choice to another."""

    def __init__(self, document: Document, choose: Choice) -> None:
        self._document = document
        self._choose = choose
        self.rows: list[Sequence[float]] = []
        self.labels: list[float] = []

    def __call__(self, said: Said, entities: Sequence[int], seen: Sequence[Sequence[float]]) -> int | None:
        true = self._document.true.get(said.span)
        if true is not None:
            self.rows.extend(seen)
            self.labels.extend(float(entity in true) for entity in entities)
        return self._choose(said, entities, seen)


def _as_told(document: Document, said: Said, _: Sequence[int], __: Sequence[Sequence[float]]) -> int | None:
    """The speaker as he is known, or as grammar tells him."""
    true = document.true.get(said.span)
    return next(iter(sorted(true)), None) if true is not None else said.speaker


def learn(given: Taught, without: int | None = None) -> dict[str, Any]:
    """The weights, learned of all folds but one."""
    use = np.flatnonzero(given.folds != without) if without is not None else np.arange(len(given.labels))
    edges = edges_of(given.seen[:, use])
    bias, trees = boosted(
        Binned(binned(given.seen[:, use], edges), edges), given.labels[use], given.weights[use], SETTINGS
    )
    return {"learned_by": "scripts/train_speakers.py", "bias": round(bias, 4), "trees": plain(trees, TRAITS)}


def tell(documents: Sequence[Document], teacher: dict[int, Learned]) -> None:
    """Prints how many speakers are right by the grammar alone and as judged by those who know other documents only."""
    for language in (*_languages(), OWN):
        own = [document for document in documents if document.language == language]
        grammar, learned, known = 0, 0, 0
        for document in own:
            choose: Choice = teacher[fold_of(document.name)].choose
            found = judged(document.scene, document.antecedents, document.said, document.named, choose)
            for before, after in zip(document.said, found.said, strict=True):
                true = document.true.get(after.span) if after.direct else None
                if true is None:
                    continue
                known += 1
                grammar += _is_right(document, before, true)
                learned += _is_right(document, after, true)
        print(f"{language} {known} quotations: {grammar / known:.3f} by grammar, {learned / known:.3f} judged")


def _is_right(document: Document, said: Said, true: frozenset[int]) -> bool:
    """Whether the speaker is the right one; where nobody named is, whether nobody named is given."""
    if all(one >= document.named for one in true):
        return said.speaker is None or said.speaker >= document.named
    return said.speaker in true


if __name__ == "__main__":
    main()
