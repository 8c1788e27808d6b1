"""Learn who does it to whom, from texts whose events and parties are known.

    python -m scripts.train_parties        # the data: ../shared/data, or DRAGOMAN_DATA

Taught by the parallel record (the parties of the events of 41 news documents, by line, in every language with a whole
pack), by the PLOVER codebook's own sentences (both CC BY-SA 4.0), by UniversalPetrarch's Spanish sentences (MIT) and by
the examples of the packs. Only numbers over language-neutral traits come out of it: no text and no name is kept. It
tells how many parties are right where a document's own fold was not learned from, and writes
`src/dragoman/reading/parties.json`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from benchmarks.measures import touches
from benchmarks.parallel import Compared
from msgspec import Struct

from benchmarks import engine, sets
from dragoman.language.pack import read_examples, whole_pack_codes
from dragoman.model import Article
from dragoman.reading.findings import Unjudged, unjudged
from dragoman.reading.judged_parties import Learned, learned_from, with_likeliest
from dragoman.reading.party_candidates import Candidate, candidates
from dragoman.reading.party_traits import PARTY_TRAITS, Scenery, party_traits
from dragoman.reading.tellings import RECIPROCAL, Telling
from scripts.boosting import Binned, Settings, binned, boosted, edges_of
from scripts.record import FOLDS, compared, fold_of
from scripts.weights import plain, written

TARGET = Path(__file__).parents[1] / "src/dragoman/reading/parties.json"
SETTINGS = Settings(trees=300, rate=0.1, ridge=15.0, rows=0.6, features=0.3)
SENTENCE_WEIGHT, EXAMPLE_WEIGHT = 2.0, 2.0
_EVENT = re.compile(
    r"(?P<type>[A-Z]+)(?:/[\w-]+)?(?P<actor>(?: (?!->)[^(\[@]*?)??)(?: ->(?P<recipient> [^(\[@]*?))?(?= \(| \[| @|$)"
)

# Whether a set of entities (positions in the cast) is the party that is sought; None where that is not known.
Right = Callable[[Sequence[int]], bool] | None


class Taught(Struct):
    """A telling of which parties are known: its candidates, their traits, and which are right on either side."""

    source: str
    language: str
    fold: int
    weight: float
    told: Telling
    among: list[Candidate]
    seen: list[list[float]]
    actor: list[bool] | None
    recipient: list[bool] | None


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
    """The tellings of the parallel record that have a type of their line."""
    for found, article in compared(whole_pack_codes()):
        if found.annotated.record["political"]:
            yield from _of_document(found, article)


def _of_document(found: Compared, article: Article) -> Iterator[Taught]:
    annotated = found.annotated
    text = unjudged(article)
    labels = [found.label.get(entity.id) for entity in text.standing.cast.entities]
    known = {one["name"] for kind in ("people", "orgs", "countries") for one in annotated.record[kind]}

    def right(told: Telling, side: str) -> Right:
        line = annotated.line(text.standing.stream.span(told.first, told.last))
        events = [event for event in annotated.record["events"] if (event["line"], event["type"]) == (line, told.type)]
        true = {party for event in events for party in event[f"{side}s"]}
        if not events or (true and not true & known):
            return None
        return lambda entities: any(labels[at] in true for at in entities)

    yield from _taught(text, right, "record", annotated.language, annotated.document.id, 1.0)


def of_sentences() -> Iterator[Taught]:
    """Single sentences whose events and sides are marked."""
    for name in ("plover-gsr", "petrarch-es"):
        for row in sets.items(f"events/{name}.jsonl"):
            reading = engine.read(row["text"], language=row["language"], published=row.get("reference"))
            if reading.analysis is not None and reading.analysis.article is not None:
                yield from _of_sentence(name, row, reading.analysis.article)


def _of_sentence(name: str, row: dict[str, Any], article: Article) -> Iterator[Taught]:
    text = unjudged(article)
    stream, cast = text.standing.stream, text.standing.cast
    spans = [(mention.entity, stream.span(mention.first, mention.last)) for mention in cast.mentions]

    def right(told: Telling, side: str) -> Right:
        events = [event for event in row.get("events", [row]) if told.type in event["types"]]
        marked = [one for event in events for one in _sides(event["source" if side == "actor" else "target"])]
        found = {
            entity
            for entity, own in spans
            if any(touches(own, tuple(one["span"])) for one in marked if one.get("span"))
        }
        if not events or (marked and not found):
            return None
        return lambda entities: not found.isdisjoint(entities)

    yield from _taught(text, right, name, row["language"], row["id"], SENTENCE_WEIGHT)


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
    text = unjudged(article)
    names = [entity.name for entity in text.standing.cast.entities]
    events = [found for found in map(_EVENT.match, lines) if found is not None]

    def right(told: Telling, side: str) -> Right:
        own = [found[side] or "" for found in events if found["type"] == told.type]
        true = {party for line in own for party in line.strip().split(", ") if party}
        if not own or not true <= set(names):
            return None
        # Of several that act together each is right, and who stands beside them is not.
        return lambda entities: all(names[at] in true for at in entities)

    yield from _taught(text, right, "examples", language, name, EXAMPLE_WEIGHT)


def _taught(
    text: Unjudged,
    right: Callable[[Telling, str], Right],
    source: str,
    language: str,
    document: str,
    weight: float,
) -> Iterator[Taught]:
    scenery = Scenery(text.standing, text.walls, text.told)
    for told in text.told:
        actor = right(told, "actor")
        recipient = right(told, "recipient") if told.type not in RECIPROCAL else None
        among = candidates(text.standing, told) if actor or recipient else []
        if among:
            yield Taught(
                source,
                language,
                fold_of(document),
                weight,
                told,
                among,
                party_traits(scenery, told, among),
                None if actor is None else [actor(one.entities) for one in among],
                None if recipient is None else [recipient(one.entities) for one in among],
            )


def learn(known: Sequence[Taught], without: int | None = None) -> dict[str, Any]:
    """The weights, learned of all folds but one."""
    use = [one for one in known if one.fold != without]
    actor = _side([(one, one.actor) for one in use if one.actor is not None])
    recipient = _side([(one, one.recipient) for one in use if one.recipient is not None])
    return {
        "learned_by": "scripts/train_parties.py",
        "actor_bias": actor[0],
        "recipient_bias": recipient[0],
        "actor_trees": actor[1],
        "recipient_trees": recipient[1],
    }


def _side(use: Sequence[tuple[Taught, Sequence[bool]]]) -> tuple[float, list[dict[str, Any]]]:
    seen = np.array([row for one, _ in use for row in one.seen], np.float32).T
    labels = np.array([float(answer) for _, right in use for answer in right])
    weights = np.array([one.weight for one, right in use for _ in right])
    edges = edges_of(seen)
    bias, trees = boosted(Binned(binned(seen, edges), edges), labels, weights, SETTINGS)
    return round(bias, 4), plain(trees, PARTY_TRAITS)


def tell(known: Sequence[Taught]) -> None:
    """Prints how many parties are right by grammar alone and as judged by weights learned of other documents."""
    learned = [learned_from(learn(known, fold)) for fold in range(FOLDS)]
    judged = [(one, _judged(learned[one.fold], one)) for one in known]
    for source in sorted({(one.source, one.language) for one in known}):
        own = [(one, told) for one, told in judged if (one.source, one.language) == source]
        print(" ".join(source))
        _tell_side("actor", ((one.actor, one.among, one.told.actors, told.actors) for one, told in own))
        _tell_side("recipient", ((one.recipient, one.among, one.told.recipients, told.recipients) for one, told in own))


Sides = tuple[Sequence[bool] | None, Sequence[Candidate], tuple[int, ...], tuple[int, ...]]


def _tell_side(side: str, rows: Iterable[Sides]) -> None:
    counts = np.zeros(5)
    for right, among, before, after in rows:
        if right is not None:
            of = {one.entities: answer for one, answer in zip(among, right, strict=True)}
            counts += (any(right), bool(before), of.get(before, False), bool(after), of.get(after, False))
    true, said_before, right_before, said, right_after = counts
    print(
        f"  {side}: {true:.0f}; by grammar precision {right_before / max(said_before, 1):.3f}, "
        f"recall {right_before / max(true, 1):.3f}; "
        f"judged {right_after / max(said, 1):.3f}, {right_after / max(true, 1):.3f}"
    )


def _judged(learned: Learned, one: Taught) -> Telling:
    seen = np.array(one.seen, np.float32).T
    return with_likeliest(one.told, one.among, learned.actor.odds(seen), learned.recipient.odds(seen))


if __name__ == "__main__":
    main()
