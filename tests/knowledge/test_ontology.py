"""PLOVER 2.0 as its codebook has it, written out here a second time."""

from __future__ import annotations

import pytest

from dragoman.knowledge.ontology import (
    Code,
    auxiliary_modes,
    composition,
    contexts,
    event_types,
    modes,
    quad_class,
    recipient_required,
    reduce_future,
    score,
    sectors,
)

# Type, quad class, score, modes with their scores.
CODEBOOK = [
    ("AGREE", "verbal cooperation", 2.5, ""),
    ("CONSULT", "verbal cooperation", 2.5, "visit 4, third-party 1, multilateral 4, phone 1.5"),
    ("SUPPORT", "verbal cooperation", 5, ""),
    ("CONCEDE", "verbal cooperation", 4.5, ""),
    ("COOPERATE", "material cooperation", 9.5, ""),
    ("AID", "material cooperation", 10, ""),
    (
        "RETREAT",
        "material cooperation",
        6.5,
        "withdraw 8, release 6.5, disarm 10, ceasefire 7.5, access 6.5, resign 4.5",
    ),
    ("REQUEST", "verbal conflict", 0, "assist 0.5, change -1, yield -1, meet 0"),
    ("ACCUSE", "verbal conflict", -3, "disapprove -2, investigate -3.5, allege -3.5"),
    ("REJECT", "verbal conflict", -2, "assist -1.5, change -2, yield -2, meet -2"),
    (
        "THREATEN",
        "verbal conflict",
        -3.5,
        "restrict -3, arrest -3.5, relations -3.5, expel -3.5, territory -4, violence -3.5",
    ),
    (
        "PROTEST",
        "material conflict",
        -5,
        "demo -5, riot -7, strike -5, hunger -4.5, boycott -4.5, obstruct -4.5, vandalize -5",
    ),
    ("SANCTION", "material conflict", -6, "convict -6, expel -5.5, withdraw -6, discontinue -6"),
    ("MOBILIZE", "material conflict", -5.5, "troops -6.5, weapons -6.5, police -5.5, militia -6"),
    (
        "COERCE",
        "material conflict",
        -7,
        "seize -7, restrict -7, censor -6.5, curfew -6.5, martial-law -7.5, arrest -7, deport -7, withhold -7, "
        "misinformation -6.5, cyber -7",
    ),
    (
        "ASSAULT",
        "material conflict",
        -9,
        "abduct -8.5, beat -7.5, torture -8.5, sexual -8.5, targeted -9.5, destroy -8.5, primitive -8, firearms -9, "
        "explosives -9, suicide-attack -9.5, aerial -9.5, drone -9.5, heavy-weapons -9.5, crowd-control -7.5, "
        "unconventional -10",
    ),
]
CONTEXTS = (
    "military intelligence executive legislative election political_institutions pro_democracy pro_autocracy economic "
    "legal reparations human_rights rights_freedoms repression human_security gender lgbt religion_ethnicity "
    "inequality diplomatic territory peacekeeping health asylum migration disasters natural_resource environment "
    "technology terrorism cbrn cyber misinformation crime corruption illegal_drugs trafficking"
)
SECTORS = "COP GOV JUD LEG MIL PRM PTY REB SPY UAF UNK AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP PRE REL SOC"

# Governing event, event inside it, what they make together, who receives it where nobody is named.
COMPOSITIONS = [
    ("REQUEST CONSULT/visit", "REQUEST/meet", "other party"),
    ("REQUEST AID", "REQUEST/assist", "inner actor"),
    ("REQUEST SUPPORT", "REQUEST/assist", "inner actor"),
    ("REQUEST COOPERATE", "REQUEST/assist", "inner actor"),
    ("REQUEST AGREE", "REQUEST/assist", "inner actor"),
    ("REQUEST RETREAT/withdraw", "REQUEST/yield", "inner actor"),
    ("REQUEST CONCEDE", "REQUEST/yield", "inner actor"),
    ("REQUEST SANCTION/discontinue", "REQUEST/assist", "inner actor"),
    ("REQUEST MOBILIZE/troops", "REQUEST/assist", "inner actor"),
    ("REQUEST ACCUSE/investigate", "REQUEST/change", "inner actor"),
    ("REJECT CONSULT", "REJECT/meet", "other party"),
    ("REJECT REQUEST/meet", "REJECT/meet", "other party"),
    ("REJECT AID", "REJECT/assist", "inner recipient"),
    ("REJECT SUPPORT", "REJECT/assist", "inner recipient"),
    ("REJECT COOPERATE", "REJECT/assist", "inner recipient"),
    ("REJECT RETREAT/withdraw", "REJECT/yield", "inner recipient"),
    ("REJECT CONCEDE", "REJECT/yield", "inner recipient"),
    ("REJECT REQUEST/assist", "REJECT/assist", "inner actor"),
    ("REJECT REQUEST/change", "REJECT/change", "inner actor"),
    ("REJECT REQUEST/yield", "REJECT/yield", "inner actor"),
    ("REJECT REQUEST", "REJECT", "inner actor"),
    ("REJECT AGREE", "REJECT", "other party"),
    ("CONCEDE REQUEST/yield", "CONCEDE", "inner recipient"),
    ("CONCEDE THREATEN/violence", "CONCEDE", "inner recipient"),
    ("AGREE CONSULT/multilateral", "AGREE", "other party"),
    ("AGREE COOPERATE", "AGREE", "other party"),
    ("AGREE SUPPORT", "AGREE", "inner recipient"),
    ("AGREE AID", "AGREE", "inner recipient"),
    ("AGREE REQUEST/meet", "AGREE", "inner actor"),
    ("AGREE RETREAT/withdraw", "AGREE", "inner recipient"),
    ("AGREE CONCEDE", "AGREE", "inner recipient"),
    ("THREATEN ASSAULT/aerial", "THREATEN/violence", "inner recipient"),
    ("THREATEN MOBILIZE/troops", "THREATEN/violence", "inner recipient"),
    ("THREATEN COERCE/arrest", "THREATEN/arrest", "inner recipient"),
    ("THREATEN SANCTION/convict", "THREATEN/arrest", "inner recipient"),
    ("THREATEN SANCTION/expel", "THREATEN/expel", "inner recipient"),
    ("THREATEN COERCE/deport", "THREATEN/expel", "inner recipient"),
    ("THREATEN COERCE/seize", "THREATEN/territory", "inner recipient"),
    ("THREATEN COERCE/curfew", "THREATEN/restrict", "inner recipient"),
    ("THREATEN SANCTION", "THREATEN/relations", "inner recipient"),
    ("THREATEN REJECT/meet", "THREATEN/relations", "inner recipient"),
    ("ACCUSE/disapprove RETREAT/withdraw", "ACCUSE/disapprove", "inner actor"),
    ("ACCUSE/investigate ASSAULT/torture", "ACCUSE/investigate", "inner actor"),
    ("ACCUSE ASSAULT/explosives", "ACCUSE/allege", "inner actor"),
    ("ACCUSE/allege COERCE/misinformation", "ACCUSE/allege", "inner actor"),
]
FUTURES = [
    ("CONSULT", "AGREE"),
    ("CONSULT/visit", "AGREE"),
    ("CONSULT/phone", "AGREE"),
    ("SUPPORT", "AGREE"),
    ("COOPERATE", "AGREE"),
    ("AID", "AGREE"),
    ("CONCEDE", "CONCEDE"),
    ("RETREAT/withdraw", "CONCEDE"),
    ("ASSAULT/aerial", "THREATEN/violence"),
    ("SANCTION/expel", "THREATEN/expel"),
    ("COERCE/deport", "THREATEN/expel"),
    ("COERCE/arrest", "THREATEN/arrest"),
    ("SANCTION/convict", "THREATEN/arrest"),
    ("SANCTION", "THREATEN/relations"),
    ("COERCE/curfew", "THREATEN/restrict"),
    ("AGREE", "AGREE"),
    ("PROTEST/strike", "PROTEST/strike"),
]


def code(written: str) -> tuple[str, str | None]:
    event_type, _, mode = written.partition("/")
    return event_type, mode or None


def mode_scores(written: str) -> dict[str, float]:
    pairs = (pair.rpartition(" ") for pair in written.split(", ") if pair)
    return {mode: float(value) for mode, _, value in pairs}


def test_there_are_sixteen_types_in_the_codebooks_order() -> None:
    assert event_types() == tuple(row[0] for row in CODEBOOK)
    assert len(event_types()) == 16


def test_there_are_sixty_seven_modes() -> None:
    assert sum(len(modes(event_type)) for event_type in event_types()) == 67


@pytest.mark.parametrize(("event_type", "quad", "own", "written"), CODEBOOK, ids=[row[0] for row in CODEBOOK])
def test_a_type_has_its_class_its_score_and_its_modes(event_type: str, quad: str, own: float, written: str) -> None:
    assert quad_class(event_type) == quad
    assert score(event_type) == own
    assert {mode: score(event_type, mode) for mode in modes(event_type)} == mode_scores(written)


def test_only_cooperation_aid_and_sanctions_need_a_recipient() -> None:
    assert [name for name in event_types() if recipient_required(name)] == ["COOPERATE", "AID", "SANCTION"]


def test_contexts_sectors_and_auxiliary_modes_are_spelled_as_in_the_codebook() -> None:
    assert contexts() == tuple(CONTEXTS.split())
    assert len(contexts()) == 37
    assert sorted(sectors()) == sorted(SECTORS.split())
    assert auxiliary_modes() == ("historical", "future", "hypothetical", "negation")


def test_what_the_ontology_lacks_is_refused() -> None:
    with pytest.raises(KeyError):
        modes("DEMAND")
    with pytest.raises(KeyError):
        score("CONSULT", "demo")


def composed(outer: Code, inner: Code) -> Code | None:
    found = composition(outer, inner)
    return None if found is None else (found.type, found.mode)


@pytest.mark.parametrize(("pair", "result", "recipient"), COMPOSITIONS, ids=[row[0] for row in COMPOSITIONS])
def test_an_event_inside_another_becomes_one(pair: str, result: str, recipient: str) -> None:
    outer, inner = (code(part) for part in pair.split())
    found = composition(outer, inner)
    assert found is not None
    assert (found.type, found.mode) == code(result)
    assert found.recipient == recipient


def test_a_mode_of_the_governing_event_without_a_rule_follows_its_type() -> None:
    assert composed(("REQUEST", "assist"), ("AID", None)) == ("REQUEST", "assist")
    assert composed(("REJECT", "meet"), ("CONSULT", "phone")) == ("REJECT", "meet")


@pytest.mark.parametrize("pair", ["CONSULT CONSULT", "ASSAULT AID", "SUPPORT CONSULT", "AGREE ASSAULT"])
def test_events_that_do_not_govern_each_other_stay_apart(pair: str) -> None:
    outer, inner = (code(part) for part in pair.split())
    assert composition(outer, inner) is None


def test_every_composition_is_a_type_and_mode_of_the_ontology() -> None:
    codes = [(name, mode) for name in event_types() for mode in (None, *modes(name))]
    made = {composed(outer, inner) for outer in codes for inner in codes} - {None}
    assert made <= set(codes)


@pytest.mark.parametrize(("event", "result"), FUTURES, ids=[row[0] for row in FUTURES])
def test_an_event_to_come_is_coded_as_its_announcement(event: str, result: str) -> None:
    assert reduce_future(*code(event)) == code(result)
