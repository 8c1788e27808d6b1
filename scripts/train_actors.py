"""Learn who acts in an event, from texts whose events and actors are known.

    python -m scripts.train_actors        # the data: ../shared/data, or DRAGOMAN_DATA

Taught by the parallel record (the actors of the events of 41 news documents, by line, in every language with a whole
pack), by the PLOVER codebook's own sentences (both CC BY-SA 4.0), by UniversalPetrarch's Spanish sentences (MIT) and by
the examples of the packs. Only numbers over language-neutral traits come out of it: no text and no name is kept. It
tells how many actors are right where a document's own fold was not learned from, and writes
`src/dragoman/reading/actors.json`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from benchmarks.measures import touches
from benchmarks.parallel import PUBLISHED, Annotated, Compared, country_codes
from msgspec import Struct

from benchmarks import engine, sets
from dragoman.language.pack import read_examples, whole_pack_codes
from dragoman.model import Article
from dragoman.reading.actor_candidates import Candidate, candidates
from dragoman.reading.actor_traits import ACTOR_TRAITS, Scenery, actor_traits
from dragoman.reading.findings import Scene, scene_of
from dragoman.reading.judged_actors import Learned, chosen, learned_from
from dragoman.reading.tellings import Telling
from scripts.boosting import Binned, Settings, binned, boosted, edges_of
from scripts.record import FOLDS, fold_of, recorded
from scripts.weights import plain, written

TARGET = Path(__file__).parents[1] / "src/dragoman/reading/actors.json"
SETTINGS = Settings(trees=300, rate=0.1, ridge=15.0, rows=0.6, features=0.3)
SENTENCE_WEIGHT, EXAMPLE_WEIGHT = 2.0, 2.0
_EVENT = re.compile(r"(?P<type>[A-Z]+)(?:/[\w-]+)? ?(?P<actors>[^>(\[@]*?)(?: ->| \(| \[| @|$)")


class Taught(Struct):
    """A telling of which it is known who acts: its candidates, their traits, and which of them are right."""

    source: str
    language: str
    fold: int
    weight: float
    told: Telling
    among: list[Candidate]
    seen: list[list[float]]
    right: list[bool]
    grammar: bool


def main() -> None:
    known = list(given())
    tell(known)
    TARGET.write_text(written(learn(known)), encoding="utf-8")


def given() -> Iterator[Taught]:
    """Everything there is to learn from."""
    yield from of_record()
    yield from of_sentences()
    yield from of_examples()


def of_record() -> Iterator[Taught]:
    """The tellings of the parallel record that have a type of their line, and named actors."""
    codes = country_codes()
    for language in whole_pack_codes():
        for one in recorded(language):
            if not one.marks["political"]:
                continue
            annotated = Annotated(language, one.document, one.marks, codes)
            reading = engine.read(one.document.text, language=language, published=PUBLISHED)
            if reading.analysis is None or reading.analysis.article is None:
                continue
            compared = Compared(annotated, reading)
            compared.entities()
            yield from _of_document(compared, reading.analysis.article)


def _of_document(compared: Compared, article: Article) -> Iterator[Taught]:
    annotated = compared.annotated
    scene = scene_of(article)
    ids = [entity.id for entity in scene.standing.cast.entities]
    known = {one["name"] for kind in ("people", "orgs", "countries") for one in annotated.record[kind]}

    def right(told: Telling) -> Callable[[Candidate], bool] | None:
        line = annotated.line(scene.standing.stream.span(told.first, told.last))
        events = [event for event in annotated.record["events"] if (event["line"], event["type"]) == (line, told.type)]
        true = {actor for event in events for actor in event["actors"] if actor in known}
        return (lambda one: any(compared.label.get(ids[at]) in true for at in one.entities)) if true else None

    yield from _taught(scene, right, "record", annotated.language, annotated.document.id, 1.0)


def of_sentences() -> Iterator[Taught]:
    """Single sentences whose events and sources are marked."""
    for name in ("plover-gsr", "petrarch-es"):
        for row in sets.items(f"events/{name}.jsonl"):
            reading = engine.read(row["text"], language=row["language"], published=row.get("reference"))
            if reading.analysis is not None and reading.analysis.article is not None:
                yield from _of_sentence(name, row, reading.analysis.article)


def _of_sentence(name: str, row: dict[str, Any], article: Article) -> Iterator[Taught]:
    scene = scene_of(article)
    stream, cast = scene.standing.stream, scene.standing.cast

    def right(told: Telling) -> Callable[[Candidate], bool] | None:
        events = [event for event in row.get("events", [row]) if told.type in event["types"]]
        sides = [side for event in events for side in _sides(event["source"]) if side.get("span")]
        spans = [stream.span(one.first, one.last) for one in cast.mentions]
        found = {
            mention.entity
            for mention, own in zip(cast.mentions, spans, strict=True)
            if any(touches(own, tuple(side["span"])) for side in sides)
        }
        return (lambda one: not found.isdisjoint(one.entities)) if found else None

    yield from _taught(scene, right, name, row["language"], row["id"], SENTENCE_WEIGHT)


def _sides(marked: Any) -> list[Any]:
    return marked if isinstance(marked, list) else [marked] if marked else []


def of_examples() -> Iterator[Taught]:
    """The packs' own examples that say who acts in them."""
    for language in whole_pack_codes():
        for number, example in enumerate(read_examples(language)):
            if not example.events:
                continue
            reading = engine.read(example.text, language=language, published=example.published)
            if reading.analysis is not None and reading.analysis.article is not None:
                name = f"example {language} {number}"
                yield from _of_example(name, language, example.events, reading.analysis.article)


def _of_example(name: str, language: str, lines: Sequence[str], article: Article) -> Iterator[Taught]:
    scene = scene_of(article)
    names = [entity.name for entity in scene.standing.cast.entities]
    true: dict[str, set[str]] = {}
    for line in lines:
        found = _EVENT.match(line)
        if found is not None:
            true.setdefault(found["type"], set()).update(one for one in found["actors"].strip().split(", ") if one)

    def right(told: Telling) -> Callable[[Candidate], bool] | None:
        acting = true.get(told.type)
        if acting is None or not acting <= set(names):
            return None
        # Of several that act together each is right, and who stands beside them is not.
        return lambda one: bool(one.entities) and all(names[at] in acting for at in one.entities)

    yield from _taught(scene, right, "examples", language, name, EXAMPLE_WEIGHT)


def _taught(
    scene: Scene,
    right: Callable[[Telling], Callable[[Candidate], bool] | None],
    source: str,
    language: str,
    document: str,
    weight: float,
) -> Iterator[Taught]:
    scenery = Scenery(scene.standing, scene.walls, scene.told)
    for told in scene.told:
        is_right = right(told)
        among = candidates(scene.standing, told)
        if is_right is None or not among:
            continue
        answers = [is_right(one) for one in among]
        grammar = any(one.entities == told.actors and answer for one, answer in zip(among, answers, strict=True))
        seen = actor_traits(scenery, told, among)
        yield Taught(source, language, fold_of(document), weight, told, among, seen, answers, grammar)


def learn(known: Sequence[Taught], without: int | None = None) -> dict[str, Any]:
    """The weights, learned of all folds but one."""
    use = [one for one in known if one.fold != without]
    seen = np.array([row for one in use for row in one.seen], np.float32).T
    labels = np.array([float(answer) for one in use for answer in one.right])
    weights = np.array([one.weight for one in use for _ in one.right])
    edges = edges_of(seen)
    bias, trees = boosted(Binned(binned(seen, edges), edges), labels, weights, SETTINGS)
    return {"learned_by": "scripts/train_actors.py", "bias": round(bias, 4), "trees": plain(trees, ACTOR_TRAITS)}


def tell(known: Sequence[Taught]) -> None:
    """Prints how many actors are right by grammar alone and as judged by weights learned of other documents."""
    learned = [learned_from(learn(known, fold)) for fold in range(FOLDS)]
    for source in sorted({(one.source, one.language) for one in known}):
        own = [one for one in known if (one.source, one.language) == source]
        judged = sum(_is_right(learned[one.fold], one) for one in own)
        grammar = sum(one.grammar for one in own)
        print(f"{' '.join(source)}: {len(own)}, by grammar {grammar / len(own):.3f}, judged {judged / len(own):.3f}")


def _is_right(learned: Learned, one: Taught) -> bool:
    odds = learned.odds(np.array(one.seen, np.float32).T).tolist()
    actors = chosen(one.told, one.among, odds)
    return any(right and other.entities == actors for other, right in zip(one.among, one.right, strict=True))


if __name__ == "__main__":
    main()
