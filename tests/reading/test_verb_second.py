from __future__ import annotations

import pytest
from tests.reading.reading import events, read


@pytest.mark.parametrize(
    "text",
    [
        "Polen hat trotz des schlechten Wetters in der Hauptstadt nun Ungarn verurteilt.",
        "Polen hat trotz des schlechten Wetters in der Hauptstadt nun Ungarn angeprangert.",
        "Der Bericht zeigt, dass Polen nun Ungarn verurteilt habe.",
        "Ungarn wurde trotz des schlechten Wetters in der Hauptstadt nun von Polen verurteilt.",
        "Ungarn wird in der Erklärung von Polen scharf kritisiert.",
        "Nun prangerte Polen Ungarn an.",
    ],
)
def test_the_finite_verb_tells_whose_a_participle_at_the_end_is(text: str) -> None:
    assert events(read("de", text)) == ["ACCUSE/disapprove Poland -> Hungary"]


def test_a_noun_that_nobody_knows_may_be_the_subject() -> None:
    assert events(read("de", "Der Konzern verurteilte Ungarn.")) == ["ACCUSE/disapprove -> Hungary"]


def test_who_stands_between_a_verb_and_its_prefix_acts() -> None:
    assert events(read("de", "Nun lehnte Polen den Vorschlag ab.")) == ["REJECT Poland"]


def test_a_verb_behind_a_comma_opens_a_clause_that_nothing_before_it_governs() -> None:
    found = events(read("de", "Der Minister, den Polen seit Wochen kritisiert, trat am Montag zurück."))
    assert any(line.startswith("RETREAT/resign") for line in found)
    assert any(line.startswith("ACCUSE/disapprove Poland") for line in found)


def test_elsewhere_the_nearest_group_before_a_verb_is_its_subject() -> None:
    assert events(read("en", "Poland has strongly condemned Hungary.")) == ["ACCUSE/disapprove Poland -> Hungary"]
