from __future__ import annotations

from dragoman.record.anchors import Anchor, Present, ground


def anchor(article: str = "a1", name: str = "Claire O'Leary", *forms: str, id: str = "n-1") -> Anchor:
    return Anchor(article, id, "person", name, forms or (name,))


def test_an_entity_is_found_again_under_another_number() -> None:
    wanted = anchor()
    there = [Present("e1", anchor("a1", "Ivan Petrov")), Present("e7", wanted)]
    assert ground([wanted], there) == {wanted: ("a1", "e7")}


def test_an_entity_whose_base_form_is_guessed_otherwise_is_found_by_its_spellings() -> None:
    wanted = anchor("a1", "Lavrova", "Лаврова", "Лавров")
    there = [
        Present("e1", anchor("a1", "Lavra", "Лавра")),
        Present("e2", anchor("a1", "Lavrov", "Лаврова", "Лавров")),
        Present("e3", anchor("a1", "Lavrova M.", "Лаврова")),
    ]
    assert ground([wanted], there) == {wanted: ("a1", "e2")}


def test_an_article_whose_text_is_read_otherwise_is_found_by_its_own_id() -> None:
    wanted = anchor("a1")
    assert ground([wanted], [Present("e1", anchor("a2"))]) == {wanted: ("a2", "e1")}
    assert ground([wanted], [Present("e1", anchor("a2", id="n-2"))]) == {}


def test_what_is_of_another_kind_or_name_is_not_meant() -> None:
    wanted = anchor()
    place = Anchor("a1", "n-1", "place", wanted.name, wanted.forms)
    assert ground([wanted], [Present("e1", place), Present("e2", anchor("a1", "Claire Short"))]) == {}
