from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as some

from dragoman.record.identity.clusters import Cluster, Clustering, Edge, around


def cluster(number: int, known: str | None = None, articles: int = 1, vague: bool = False) -> Cluster:
    return Cluster(
        members=[number],
        names=(number,),
        profiles=((number,),),
        known=(known,) if known else (),
        told=articles,
        is_vague=vague,
    )


def known_as_two(one: Cluster, other: Cluster) -> bool:
    return bool(one.known and other.known) and {*one.known}.isdisjoint(other.known)


def sets(clustering: Clustering) -> list[list[int]]:
    found: dict[int, list[int]] = {}
    for number in range(len(clustering.clusters)):
        found.setdefault(clustering.of(number), []).append(number)
    return sorted(found.values())


def edge(points: float, one: int, other: int) -> Edge:
    return Edge(points, one, other, ())


def test_the_surest_pair_joins_first_and_excludes_what_comes_after() -> None:
    room = Clustering([cluster(0, "Q1"), cluster(1, vague=True), cluster(2, "Q2")], known_as_two)
    left = room.join([edge(1.2, 1, 2), edge(2.2, 0, 1)], 1.0)
    assert sets(room) == [[0, 1], [2]]
    assert left == []


def test_who_could_as_well_be_another_stays_alone_and_the_pairs_stay_open() -> None:
    room = Clustering([cluster(0, "Q1"), cluster(1, vague=True), cluster(2, "Q2")], known_as_two)
    left = room.join([edge(1.9, 1, 2), edge(2.2, 0, 1)], 1.0)
    assert sets(room) == [[0], [1], [2]]
    assert [(one.one, one.other) for one in left] == [(0, 1), (1, 2)]


def test_a_pair_of_too_few_points_stays_open() -> None:
    room = Clustering([cluster(0), cluster(1)], known_as_two)
    assert room.join([edge(0.9, 0, 1)], 1.0) == [edge(0.9, 0, 1)]
    assert sets(room) == [[0], [1]]


def test_the_far_more_prominent_bearer_of_a_surname_is_meant() -> None:
    room = Clustering([cluster(0, "Q1", articles=10), cluster(1, vague=True), cluster(2, "Q2")], known_as_two)
    room.join([edge(2.0, 0, 1), edge(2.0, 1, 2)], 1.0)
    assert sets(room) == [[0, 1], [2]]


def test_what_is_to_stay_apart_stays_apart_also_by_way_of_others() -> None:
    room = Clustering([cluster(0), cluster(1), cluster(2)], known_as_two, apart=[(0, 2)])
    room.join([edge(3.0, 0, 1), edge(2.0, 1, 2), edge(1.5, 0, 2)], 1.0)
    assert sets(room) == [[0, 1], [2]]


def test_two_stretches_of_days_reach_from_the_first_to_the_last() -> None:
    assert around((3, 5), (1, 4)) == (1, 5)
    assert around(None, (1, 4)) == (1, 4)
    assert around(None, None) is None


@given(some.data())
def test_the_order_of_the_pairs_has_no_say_and_nothing_known_as_two_is_one(data: some.DataObject) -> None:
    known = data.draw(some.lists(some.sampled_from([None, None, "Q1", "Q2"]), min_size=2, max_size=7))
    pairs = list(itertools.combinations(range(len(known)), 2))
    points = data.draw(some.lists(some.sampled_from([0.5, 1.2, 1.9, 2.6]), min_size=len(pairs), max_size=len(pairs)))
    edges = [edge(point, *pair) for point, pair in zip(points, pairs, strict=True)]
    shuffled = data.draw(some.permutations(edges))
    rooms = [Clustering([cluster(n, one) for n, one in enumerate(known)], known_as_two) for _ in range(2)]
    assert rooms[0].join(edges, 1.0) == rooms[1].join(shuffled, 1.0)
    assert sets(rooms[0]) == sets(rooms[1])
    for group in sets(rooms[0]):
        assert len({known[number] for number in group} - {None}) <= 1
