"""Names of persons, places and organisations in running text.

- *Strict F1*: spans of persons' mentions by name that are exactly the marked ones. *Overlap F1*: spans that share a
  character, one to one. Only mentions of form `name` of entities of kind `person` are compared; the sets mark no
  pronouns or roles.
- SlavicNER counts peoples ("Polacy") and inhabitants as persons; those (identities beginning with GPE, LOC, ORG, EVT)
  are left out, and what we find there counts neither for nor against.
- *Base form*: of the marked persons that are found (overlap), those whose base form stands with all its words in the
  entity's name or in one of its names, transliteration schemes aside (`alike.contains`). *Of all* counts the persons
  not found as wrong.
- *Base form alone*: the same, but the one `name` of the entity must hold it. This counts the English canonical name of
  a known foreigner ("Trump" beside "Трамп") as wrong, so the truth lies between the two.
- *Places*: what the sets mark as LOC beside mentions of form `name` of entities of kind `place` and `country`. A city
  that we read as a government (form `metonym`) counts where it touches a marked place, else neither for nor against.
  Left out are demonyms and adjectives, which the sets do not mark as places; institutions that a set marks as LOC and
  we read as organisations count as missed.
- *Organisations*: what the sets mark as ORG beside mentions of form `name` of entities of kind `organisation`. A
  building that we read as a government (form `metonym`) counts where it touches a marked organisation.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from benchmarks import engine, sets
from benchmarks.alike import contains
from benchmarks.engine import Score
from benchmarks.measures import Tally, one_to_one, share, span_tally, touches
from benchmarks.results import Row

_OTHER_THAN_PERSONS = ("GPE-", "LOC-", "ORG-", "EVT-")
SENTENCES = 1000
DOCUMENTS = 400
_SLAVIC = ["bg", "cs", "pl", "ru", "sl", "uk"]


def score(item: sets.Item) -> Score:
    """One document or sentence with marked persons."""
    reading = engine.read(item["text"], language=item["language"])
    persons = [mention for mention in item["mentions"] if mention["kind"] == "PER"]
    true = [mention for mention in persons if not mention.get("id", "").startswith(_OTHER_THAN_PERSONS)]
    peoples = [tuple(mention["span"]) for mention in persons if mention not in true]
    spans = [tuple(mention["span"]) for mention in true]
    found = [pair for pair in reading.mentions("person") if not any(touches(pair[1], other) for other in peoples)]
    ours = [span for _, span in found]
    pairs = one_to_one(ours, spans)
    tallies = {
        "strict": Tally(len(set(ours) & set(spans)), len(ours), len(spans)),
        "overlap": span_tally(ours, spans),
    }
    for i, j in pairs:
        entity, base = found[i][0], true[j].get("lemma")
        if base is None:
            continue
        any_name = share(any(contains(name, base) for name in (entity.name, *entity.names)))
        tallies["base"] = tallies.get("base", Tally()) + any_name
        tallies["base alone"] = tallies.get("base alone", Tally()) + share(contains(entity.name, base))
    return Score(tallies, reading.failure)


def score_places(item: sets.Item) -> Score:
    """One document or sentence with marked places."""
    reading = engine.read(item["text"], language=item["language"])
    spans = [tuple(mention["span"]) for mention in item["mentions"] if mention["kind"] == "LOC"]
    ours = [span for kind in ("place", "country") for _, span in reading.mentions(kind)]
    for kind in ("place", "country"):
        capitals = (span for _, span in reading.mentions(kind, ["metonym"]))
        ours += [span for span in capitals if any(touches(span, other) for other in spans)]
    strict = Tally(len(set(ours) & set(spans)), len(ours), len(spans))
    return Score({"strict": strict, "overlap": span_tally(ours, spans)}, reading.failure)


def score_organisations(item: sets.Item) -> Score:
    """One document or sentence with marked organisations."""
    reading = engine.read(item["text"], language=item["language"])
    spans = [tuple(mention["span"]) for mention in item["mentions"] if mention["kind"] == "ORG"]
    ours = [span for _, span in reading.mentions("organisation")]
    buildings = (span for _, span in reading.mentions("organisation", ["metonym"]))
    ours += [span for span in buildings if any(touches(span, other) for other in spans)]
    strict = Tally(len(set(ours) & set(spans)), len(ours), len(spans))
    return Score({"strict": strict, "overlap": span_tally(ours, spans)}, reading.failure)


_OF_KIND: dict[str, Callable[[sets.Item], Score]] = {"places": score_places, "organisations": score_organisations}


def of_kind(kind: str, name: str, items: Mapping[str, list[sets.Item]], most: int) -> Iterator[Row]:
    """The rows of places or organisations in a set of documents, given by language."""
    whole = engine.Total()
    for language, of in items.items():
        total = engine.total(f"{name} {kind} {language}", _OF_KIND[kind], sets.sample(of, most))
        whole.merge(total)
        row = partial(Row, set=name, languages=language, items=total.counted("documents", len(of)))
        yield row(measure=f"{kind}, strict F1", ours=total["strict"].f1)
        yield row(measure=f"{kind}, overlap F1", ours=total["overlap"].f1)
    count = whole.counted("documents", sum(map(len, items.values())))
    row = partial(Row, set=name, languages=str(len(items)), items=count)
    yield row(measure=f"{kind}, strict F1", ours=whole["strict"].f1)
    yield row(measure=f"{kind}, overlap F1", ours=whole["overlap"].f1)


def slavicner_of(kind: str) -> Iterator[Row]:
    all_items = sets.items("names/slavicner.jsonl")
    of = {code: [item for item in all_items if item["language"] == code] for code in _SLAVIC}
    yield from of_kind(kind, "slavicner", of, DOCUMENTS)


def uner_of(kind: str) -> Iterator[Row]:
    yield from of_kind(kind, "uner", {code: sets.items(f"names/uner-{code}.jsonl") for code in _UNER}, SENTENCES)


def slavicner() -> Iterator[Row]:
    all_items = sets.items("names/slavicner.jsonl")
    whole = engine.Total()
    for language in _SLAVIC:
        of = [item for item in all_items if item["language"] == language]
        chosen = sets.sample(of, DOCUMENTS)
        total = engine.total(f"slavicner {language}", score, chosen)
        items = total.counted("documents", len(of))
        for measure, name in (("strict", "persons, strict F1"), ("overlap", "persons, overlap F1")):
            yield Row(set="slavicner", languages=language, items=items, measure=name, ours=total[measure].f1)
        yield Row(
            set="slavicner",
            languages=language,
            items=items,
            measure="persons' base form, of those found",
            ours=total["base"].recall,
        )
        whole.merge(total)
    row = partial(Row, set="slavicner", languages="6", items=whole.counted("documents", len(all_items)))
    paper = "its paper, XLM-R-large, all kinds, held-out test split"
    yield row(measure="persons, strict F1", ours=whole["strict"].f1, to_beat=".922", whose=paper)
    yield row(measure="persons, overlap F1", ours=whole["overlap"].f1)
    yield row(
        measure="persons' base form, of those found",
        ours=whole["base"].recall,
        to_beat=".961; .809; .612",
        whose="its paper, mT5-large, all kinds; memorised dictionary; surface form (true spans, held-out topic)",
    )
    yield row(measure="persons' base form alone, of those found", ours=whole["base alone"].recall)
    missed = whole["base"].right / whole["overlap"].true if whole["overlap"].true else 0.0
    yield row(measure="persons' base form, of all", ours=missed)


def plain(name: str, languages: Mapping[str, str], what: str, whose: str) -> Iterator[Row]:
    """The rows of a set that marks spans only; `languages` has the strict score to beat in each."""
    whole, items = engine.Total(), 0
    files = sets.present([f"names/{name}-{language}.jsonl" for language in languages])
    for file in files:
        language = file.removesuffix(".jsonl").rpartition("-")[2]
        of = sets.items(file)
        total = engine.total(file, score, sets.sample(of, SENTENCES))
        whole.merge(total)
        items += len(of)
        row = partial(Row, set=name, languages=language, items=total.counted(what, len(of)))
        best = languages[language]
        yield row(measure="persons, strict F1", ours=total["strict"].f1, to_beat=best, whose=whose)
        yield row(measure="persons, overlap F1", ours=total["overlap"].f1)
    row = partial(Row, set=name, languages=str(len(files)), items=whole.counted(what, items))
    yield row(measure="persons, strict F1", ours=whole["strict"].f1)
    yield row(measure="persons, overlap F1", ours=whole["overlap"].f1)


_UNER = {"sr": ".947", "hr": ".936"}
_SENTENCES = ["en", "de", "es", "fr", "it", "nl", "pt", "ro", "da", "sv", "no", "fi", "uk", "ar", "fa"]
_MASAKHANE = dict.fromkeys(_SENTENCES, "about .85-.93")
PARTS: list[Callable[[], Iterator[Row]]] = [
    slavicner,
    *(partial(slavicner_of, kind) for kind in _OF_KIND),
    *(partial(uner_of, kind) for kind in _OF_KIND),
    partial(plain, "uner", _UNER, "documents", "UNER's XLM-R-large, all kinds, test split"),
    partial(plain, "masakhane", _MASAKHANE, "sentences", "neural taggers, from their papers, not remeasured"),
]
