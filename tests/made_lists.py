"""Lists as others write them: entities of FollowTheMoney and Wikidata, answers to queries. All names are made up."""

from __future__ import annotations

import json
from typing import Any

PERSON: dict[str, Any] = {
    "id": "NK-abc",
    "caption": "Koba Tarkhnishvili",
    "schema": "Person",
    "properties": {
        "name": ["Коба Тархнишвили", "Koba Tarkhnishvili"],
        "alias": ["Tarkhnishvili, Koba", "კობა თარხნიშვილი"],
        "weakAlias": ["Koba the Elder"],
        "country": ["ge"],
        "citizenship": ["ge"],
        "birthCountry": ["fr"],
        "position": ["Deputy Minister of Inland Waters"],
        "wikidataId": ["Q990001"],
        "topics": ["role.pep"],
        "birthDate": ["1960"],
    },
    "referents": ["x-1"],
    "datasets": ["made"],
    "target": True,
}


def lines(*entities: dict[str, Any]) -> str:
    return "".join(json.dumps(entity, ensure_ascii=False) + "\n" for entity in entities)


def claim(*ids: str, rank: str = "normal") -> list[dict[str, Any]]:
    return [
        {
            "mainsnak": {
                "snaktype": "value",
                "datavalue": {"value": {"entity-type": "item", "id": id}, "type": "wikibase-entityid"},
            },
            "type": "statement",
            "rank": rank,
        }
        for id in ids
    ]


def entity(id: str, labels: dict[str, str], claims: dict[str, Any], **aliases: str) -> dict[str, Any]:
    return {
        "type": "item",
        "id": id,
        "labels": {code: {"language": code, "value": text} for code, text in labels.items()},
        "aliases": {code: [{"language": code, "value": text}] for code, text in aliases.items()},
        "descriptions": {"en": {"language": "en", "value": "made up"}},
        "claims": claims,
        "sitelinks": [],
    }


ELENA = entity(
    "Q990001",
    {"en": "Elena Marchenko", "uk": "Олена Марченко", "ja": "オレーナ・マルチェンコ"},
    {"P31": claim("Q5"), "P27": claim("Q212"), "P39": claim("Q990009"), "P569": [{"mainsnak": {}, "rank": "normal"}]},
    en="Olena Marchenko",
)
OFFICE = entity("Q990009", {"en": "Minister of Lakes"}, {"P31": claim("Q4164871")})
RIVER = entity("Q990005", {"en": "Grey Heron"}, {"P31": claim("Q4022")})


def dump(*entities: dict[str, Any]) -> str:
    return "[\n" + ",\n".join(json.dumps(one, ensure_ascii=False) for one in entities) + "\n]\n"


def answer(*rows: dict[str, str]) -> str:
    bindings = [{name: {"type": "literal", "value": text} for name, text in row.items()} for row in rows]
    return json.dumps({"head": {"vars": list(rows[0])}, "results": {"bindings": bindings}}, ensure_ascii=False)


ROW = {
    "item": "http://www.wikidata.org/entity/Q990001",
    "itemLabel": "Ivana Petrova",
    "alias": "Ивана Петрова",
    "country": "http://www.wikidata.org/entity/Q219",
    "positionLabel": "deputy minister",
}
