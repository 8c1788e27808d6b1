"""Bake what other people's lists are written with: the schema of FollowTheMoney, and Wikidata's ids of countries.

The schemata and properties come from the `followthemoney` library (MIT), the ids out of the territories of `rigour`
(MIT), which it brings along. Both are needed here only:

    pip install followthemoney
    python -m scripts.bake_list_terms
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

from dragoman.knowledge.countries import alpha3_of

TARGET = Path(__file__).parent.parent / "src/dragoman/imports/terms.json"
# What the library calls a name, and says itself that it is too weak to be matched with.
_WEAK = frozenset({"weakAlias", "abbreviation"})
# Where somebody was born says little of whom he acts for.
_NOT_OF = frozenset({"birthCountry"})


def schema_terms(model: Any) -> dict[str, Any]:
    """Schemata by our kinds, and properties by what they tell, out of the library's model."""
    person, organisation = model.get("Person"), model.get("Organization")
    kinds = {schema.name: "organisation" for schema in model.schemata.values() if schema.is_a(organisation)}
    kinds |= {schema.name: "person" for schema in model.schemata.values() if schema.is_a(person)}
    of_type: dict[str, set[str]] = {"name": set(), "country": set(), "topic": set()}
    for name in kinds:
        for held in model.get(name).properties.values():
            if held.type.name in of_type and not held.stub:
                of_type[held.type.name].add(held.name)
    return {
        "kinds": dict(sorted(kinds.items())),
        "names": sorted(of_type["name"] - _WEAK),
        "weak": sorted(of_type["name"] & _WEAK),
        "countries": sorted(of_type["country"] - _NOT_OF),
        "topics": sorted(of_type["topic"]),
    }


def country_ids(territories: Any) -> dict[str, str]:
    """Wikidata ids of countries and of their parts to alpha-3 codes."""
    found = {}
    for territory in territories:
        code = alpha3_of(territory.code.partition("-")[0])
        if code is not None:
            for qid in (territory.qid, *territory.other_qids):
                found[qid] = code
    return dict(sorted(found.items(), key=lambda item: int(item[0][1:])))


def main() -> None:
    from followthemoney import model
    from rigour.territories import get_territories

    terms = {**schema_terms(model), "country_ids": country_ids(get_territories())}
    TARGET.write_bytes(msgspec.json.format(msgspec.json.encode(terms), indent=1) + b"\n")


if __name__ == "__main__":
    main()
