"""The comparison of names, tried on all whom the knowledge has: nobody is another, and each is what he is called."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from dragoman.knowledge.offices import people
from dragoman.record.identity.blocks import full_keys
from dragoman.record.identity.likeness import agreement
from dragoman.record.identity.names import Name, name_of
from dragoman.record.identity.people import SAME


def called() -> list[tuple[int, Name]]:
    """All full names of all known people, with the person's number."""
    written = [(number, text) for number, one in enumerate(people()) for text in (one.name, *one.spellings)]
    found = [(number, name_of(text)) for number, text in written]
    return [(number, name) for number, name in found if name is not None and not name.is_lone]


def pairs(names: Sequence[Name]) -> Iterator[tuple[int, int]]:
    """The pairs of names that share a key."""
    blocks: dict[str, list[int]] = defaultdict(list)
    for place, name in enumerate(names):
        for key in full_keys(name):
            blocks[key].append(place)
    return (pair for block in blocks.values() for pair in combinations(block, 2))


def test_hardly_any_two_of_the_known_people_are_one_by_their_names_alone() -> None:
    # Where both have a name in an alphabet, only that decides.
    names = [(whom, name) for whom, name in called() if name.is_alphabetic]
    taken = {
        tuple(sorted((names[one][0], names[other][0])))
        for one, other in pairs([name for _, name in names])
        if names[one][0] != names[other][0] and agreement(names[one][1], names[other][1]).points >= SAME
    }
    assert len(taken) <= len(people()) / 250


def test_most_spellings_that_no_key_finds_are_found_by_known_names_or_by_sound() -> None:
    found = []
    for one in people():
        own = name_of(one.name)
        for text in one.spellings:
            name = name_of(text)
            if own is not None and name is not None and not own.is_lone and not name.is_lone:
                found.append(agreement(own, name).points >= SAME)
    assert sum(found) >= 0.75 * len(found)
