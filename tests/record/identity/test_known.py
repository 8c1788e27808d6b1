from __future__ import annotations

import pytest
from tests.record.writing import Who, Writing, derived, who

from dragoman.record.facts import Identity, Rulings
from dragoman.record.identity.known import known_alike, known_as, known_as_two


def identities(*entities: Who) -> list[Identity]:
    """The identities when every entity stands in an article of its own."""
    found = derived(*(Writing(f"{one.forms[0]} spoke. {place}", one) for place, one in enumerate(entities)))
    return sorted(found.identities, key=lambda one: one.name)


@pytest.mark.parametrize(
    ("one", "other", "two"),
    [
        ((), ("Q1",), False),
        (("Q1",), ("Q2",), True),
        (("mine:1",), ("mine:2",), True),
        (("mine:1",), ("other:2",), False),
        (("Q1",), ("mine:1",), False),
        (("Q1", "mine:1"), ("Q1", "mine:2"), False),
        (("Q1", "mine:1"), ("Q2", "mine:1"), True),
        (("mine:a:1",), ("mine:a:2",), True),
    ],
)
def test_each_register_knows_its_own_apart_and_wikidata_has_the_first_word(
    one: tuple[str, ...], other: tuple[str, ...], two: bool
) -> None:
    for mine, theirs in ((one, other), (other, one)):
        assert known_as_two(frozenset(mine), frozenset(theirs)) is two


def test_two_are_known_alike_where_one_register_has_both() -> None:
    assert known_alike(frozenset({"Q1", "mine:1"}), frozenset({"mine:2"}))
    assert not known_alike(frozenset({"Q1"}), frozenset({"mine:2"}))
    assert known_as("Q1", ("mine:1",)) == ("Q1", "mine:1")


def test_two_entities_of_one_entry_are_one_whatever_they_are_called() -> None:
    (found,) = identities(who("Tilbert Oxholm", listed=("mine:1",)), who("T. O. Bertil", listed=("mine:1", "peps:x")))
    assert found.listed == ("mine:1", "peps:x")


def test_two_entries_of_one_list_are_two_of_one_name() -> None:
    found = identities(who("Tilbert Oxholm", listed=("mine:1",)), who("Tilbert Oxholm", listed=("mine:2",)))
    assert [one.listed for one in found] == [("mine:1",), ("mine:2",)]


@pytest.mark.parametrize("other", [{"known": "Q5"}, {"listed": ("peps:x",)}, {}])
def test_an_entry_of_a_list_is_no_word_against_another_register(other: dict[str, object]) -> None:
    (found,) = identities(who("Tilbert Oxholm", listed=("mine:1",)), who("Tilbert Oxholm", **other))
    assert "mine:1" in found.listed


def test_two_of_wikidata_stay_two_though_one_entry_was_taken_for_both() -> None:
    found = identities(
        who("Tilbert Oxholm", known="Q5", listed=("mine:1",)), who("Bertil Oxholm", known="Q6", listed=("mine:1",))
    )
    assert [one.knowledge_id for one in found] == ["Q6", "Q5"]


def test_a_users_word_stands_over_the_entries_of_a_list() -> None:
    writings = [Writing(f"Tilbert Oxholm spoke. {n}", who("Tilbert Oxholm", listed=(f"mine:{n}",))) for n in (1, 2)]
    one, other = derived(*writings).identities
    (found,) = derived(*writings, rulings=Rulings(together=((one.entities[0], other.entities[0]),))).identities
    assert found.listed == ("mine:1", "mine:2")
