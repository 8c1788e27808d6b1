"""What the facts of an article are likely to repeat: zlib looks back into it, and a packed cell takes half the room.

It is part of the record's format. Whoever changes it makes all records unreadable that were written with it.
"""

from __future__ import annotations

import msgspec

_WHEN = {"earliest": "2022-01-01", "latest": "2022-01-31", "precision": "month", "basis": "relative", "time": None}
_DAY = {"earliest": "2022-01-01", "latest": "2022-01-01", "precision": "day", "basis": "explicit", "time": None}
_ENTITY = {"names": ["A"], "knowledge_id": None, "country": None, "sector": None, "role": None, "listed": []}
_PARTS = {
    "entities": [
        _ENTITY | {"id": "e5", "kind": "organisation", "name": "NATO", "knowledge_id": "Q7184", "sector": "MIL"},
        _ENTITY | {"id": "e4", "kind": "group", "name": "A", "country": "UKR"},
        _ENTITY | {"id": "e3", "kind": "place", "name": "A", "knowledge_id": "geonames:1", "country": "RUS"},
        _ENTITY | {"id": "e2", "kind": "country", "name": "United States", "knowledge_id": "Q30", "country": "USA"},
        _ENTITY | {"id": "e1", "kind": "person", "name": "A", "sector": "GOV", "role": "foreign minister"},
        _ENTITY | {"id": "e1", "kind": "person", "name": "A", "sector": "GOV", "role": "president"},
    ],
    "mentions": [
        {"entity": entity, "span": [300, 320], "form": form}
        for entity, form in (("e9", "metonym"), ("e6", "demonym"), ("e1", "pronoun"), ("e3", "role"), ("e2", "name"))
    ],
    "times": [{"span": [300, 320], "when": _WHEN}, {"span": [300, 320], "when": _DAY}],
    "events": [
        {"id": f"v{number}", "type": kind, "mode": mode, "contexts": contexts, "actors": ["e1", "e2"],
         "recipients": ["e3"], "auxiliary": auxiliary, "when": when, "where": place, "trigger": [300, 320],
         "sentence": [300, 320], "according_to": source, "confidence": 0.9}
        for number, (kind, mode, contexts, auxiliary, when, place, source) in enumerate(
            (("ASSAULT", "heavy-weapons", ["military"], ["historical"], _WHEN, None, "e1"),
             ("REJECT", "meet", [], ["negation", "hypothetical"], None, None, "e1"),
             ("CONSULT", "phone", ["diplomatic"], ["future"], _DAY, "e4", None)), 1)
    ],
    "quotations": [
        {"id": "q1", "span": [300, 320], "text": "", "direct": direct, "speaker": "e1", "cue": [300, 320],
         "addressee": None}
        for direct in (False, True)
    ],
    "figures": [
        {"span": [300, 320], "value": 3.0, "low": 3.0, "high": None, "unit": "people", "of": None, "event": "v1"}
    ],
    "citations": [{"span": [300, 320], "outlet": "Reuters", "entity": None}],
}  # fmt: skip
LIKELY = msgspec.msgpack.encode(_PARTS)
