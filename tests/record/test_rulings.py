from __future__ import annotations

from tests.record.writing import LAVROV, Who, Writing, derived, filed, who

from dragoman.record.facts import Filed, Identity, Local, Rulings


class Room:
    """Entities that stand in an article each, and what users say of them by their numbers."""

    def __init__(self, *entities: Who) -> None:
        self.writings = [Writing(f"{one.forms[0]} spoke. {place}", one) for place, one in enumerate(entities)]
        self.articles: list[Filed] = filed(*self.writings)

    def local(self, number: int) -> Local:
        return self.articles[number].key, "e1"

    def groups(self, rulings: Rulings = Rulings()) -> list[list[int]]:  # noqa: B008 - frozen
        """The numbers of those that are one."""
        numbers = {self.local(number): number for number in range(len(self.articles))}
        found = derived(*self.writings, rulings=rulings).identities
        return sorted(sorted(numbers[local] for local in identity.entities) for identity in found)

    def together(self, *groups: tuple[int, ...]) -> Rulings:
        return Rulings(together=tuple(tuple(map(self.local, group)) for group in groups))

    def apart(self, *pairs: tuple[int, int]) -> Rulings:
        return Rulings(apart=tuple((self.local(one), self.local(other)) for one, other in pairs))

    def identity(self, number: int, rulings: Rulings) -> Identity:
        found = derived(*self.writings, rulings=rulings).identities
        return next(identity for identity in found if self.local(number) in identity.entities)


JOHN, MARY = who("John Smith"), who("Mary Smith")


def test_what_a_user_joined_is_one_against_all_evidence() -> None:
    room = Room(who("John Smith", known="Q1", country="USA"), who("Mary Jones", known="Q2", country="GBR"))
    assert room.groups() == [[0], [1]]
    assert room.groups(room.together((0, 1))) == [[0, 1]]


def test_what_a_user_joined_takes_along_who_is_one_with_it() -> None:
    room = Room(JOHN, MARY, JOHN, MARY)
    assert room.groups(room.together((0, 1))) == [[0, 1, 2, 3]]


def test_what_a_user_parted_is_two_against_all_evidence() -> None:
    room = Room(LAVROV, LAVROV)
    assert room.groups() == [[0, 1]]
    assert room.groups(room.apart((0, 1))) == [[0], [1]]


def test_the_rest_of_those_with_one_knowledge_id_goes_with_the_most_that_a_user_left_there() -> None:
    room = Room(LAVROV, LAVROV, LAVROV, LAVROV)
    said = Rulings(room.together((1, 2)).together, room.apart((0, 1)).apart)
    assert room.groups(said) == [[0], [1, 2, 3]]


def test_it_does_not_go_with_whom_the_user_linked_elsewhere() -> None:
    room = Room(LAVROV, LAVROV, LAVROV, LAVROV)
    links = ((room.local(1), "Q1"), (room.local(2), "Q1"))
    said = Rulings(room.together((1, 2)).together, room.apart((0, 1)).apart, links=links)
    assert room.groups(said) == [[0, 3], [1, 2]]


def test_who_could_be_either_of_two_that_a_user_parted_stays_alone() -> None:
    room = Room(JOHN, JOHN, JOHN)
    assert room.groups(room.apart((0, 1))) == [[0], [1], [2]]


def test_a_pair_that_a_user_parted_is_not_suggested_again() -> None:
    room = Room(who("George W. Bush"), who("George H. W. Bush"), who("George Bush"))
    assert len(derived(*room.writings).suggestions) == 2
    assert len(derived(*room.writings, rulings=room.apart((0, 2), (1, 2))).suggestions) == 0


def test_parting_holds_against_joining_and_the_later_joining_against_the_earlier() -> None:
    room = Room(who("Ann"), who("Bea"), who("Cleo"))
    both = Rulings(room.together((0, 1)).together, room.apart((0, 1)).apart)
    assert room.groups(both) == [[0], [1], [2]]
    later = Rulings(room.together((0, 1), (1, 2)).together, room.apart((0, 2)).apart)
    assert room.groups(later) == [[0], [1, 2]]


def test_a_user_names_an_identity_and_his_last_word_holds() -> None:
    room = Room(JOHN, JOHN)
    said = Rulings(names=((room.local(0), "J. Smith"), (room.local(1), "Johnny Smith")))
    assert room.identity(0, said).name == "Johnny Smith"
    assert room.identity(0, Rulings()).name == "John Smith"


def test_a_user_links_an_identity_to_the_knowledge() -> None:
    room = Room(JOHN, JOHN, who("Jack Smythe", known="Q9"))
    said = Rulings(links=((room.local(0), "Q9"),))
    assert room.groups(said) == [[0, 1, 2]]
    assert {room.identity(number, said).knowledge_id for number in range(3)} == {"Q9"}


def test_a_link_holds_against_what_reading_thought() -> None:
    room = Room(who("John Smith", known="Q1"), who("John Smith", known="Q1"))
    said = Rulings(links=((room.local(1), "Q2"),))
    assert room.groups(said) == [[0, 1]]
    assert room.identity(0, said).knowledge_id == "Q2"


def test_two_links_to_different_entries_make_two() -> None:
    room = Room(JOHN, JOHN)
    assert room.groups(Rulings(links=((room.local(0), "Q1"), (room.local(1), "Q2")))) == [[0], [1]]


def test_what_was_said_of_entities_that_are_not_there_waits() -> None:
    room = Room(JOHN, MARY)
    nowhere: Local = ("gone", "e7")
    said = Rulings(
        together=((room.local(0), nowhere),),
        apart=((nowhere, room.local(0)),),
        names=((nowhere, "N"),),
        links=((nowhere, "Q1"),),
    )
    assert derived(*room.writings, rulings=said) == derived(*room.writings)


def test_an_entity_that_is_said_to_be_apart_from_itself_stays_what_it_is() -> None:
    room = Room(JOHN, JOHN)
    assert room.groups(room.apart((0, 0))) == [[0, 1]]
