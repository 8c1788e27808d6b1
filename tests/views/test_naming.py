from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.record.writing import LAVROV, Writing, who

from dragoman.errors import AmbiguousName, NotFound
from dragoman.views.filters import Filters
from dragoman.views.naming import meant
from dragoman.views.questions import OpenRecord, open_record


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[OpenRecord]:
    zelensky = who("Volodymyr Zelensky", "Зеленський", known="Q3874799", country="UKR")
    names = [LAVROV, who("Claire Montavon", "Клер Монтавон"), who("Terezija Novak"), zelensky]
    with open_record(tmp_path / "record.dragoman", create=True) as opened:
        opened.fold(Writing(f"{one.forms[0]} spoke.", one).done() for one in names)
        yield opened


@pytest.mark.parametrize(
    ("asked", "found", "by"),
    [
        ("Lavrov", "Sergey Lavrov", "name"),
        ("лавров", "Sergey Lavrov", "name"),
        ("Montavon", "Claire Montavon", "name"),
        ("Лаврова", "Sergey Lavrov", "ending"),
        ("Лавровым", "Sergey Lavrov", "ending"),
        ("Сергею Лаврову", "Sergey Lavrov", "ending"),
        ("Lavrovit", "Sergey Lavrov", "ending"),
        ("Lavrovin", "Sergey Lavrov", "ending"),
        ("Владимира Зеленского", "Volodymyr Zelensky", "ending"),
        ("ولافروف", "Sergey Lavrov", "ending"),
        ("ラブロフ", "Sergey Lavrov", "sound"),
        ("لافروف", "Sergey Lavrov", "sound"),
        ("拉夫罗夫", "Sergey Lavrov", "sound"),
        ("Lawroff", "Sergey Lavrov", "sound"),
        ("Clair Montavonn", "Claire Montavon", "sound"),
    ],
)
def test_a_name_is_understood_in_any_script_and_with_any_ending(
    kept: OpenRecord, asked: str, found: str, by: str
) -> None:
    understood = meant(kept.record, asked, by_sound=True)
    assert [one.name for one in understood.identities] == [found]
    # What the knowledge has grown to spell is surer than the sound.
    assert understood.by == by or (by == "sound" and understood.by == "knowledge")
    page = kept.person(asked)
    assert (page.line.name, page.by_sound) == (found, understood.by == "sound")


def test_the_sound_alone_means_nobody_where_a_name_may_be_other_words(kept: OpenRecord) -> None:
    assert meant(kept.record, "Lawroff").identities == ()
    assert kept.people(Filters(about="Lawroff")) == ()


def test_a_name_that_sounds_like_none_is_nobodys(kept: OpenRecord) -> None:
    for unknown in ("Zog", "普京", "", "!", "x" * 10_000):
        with pytest.raises(NotFound, match="nobody is named"):
            kept.person(unknown)


def test_who_is_called_so_in_part_is_told_where_nobody_bears_the_name(kept: OpenRecord) -> None:
    with pytest.raises(NotFound, match=r"nobody is named 'Claire' in it; a part of the name of Claire Montavon \(p\w+"):
        kept.person("Claire")
    with pytest.raises(NotFound, match=r"in it$"):
        kept.person("Clai")


def test_a_surname_that_is_all_of_one_name_and_the_end_of_another_is_asked_back(kept: OpenRecord) -> None:
    for one in (who("Ana Novak"), who("Novak", role="football coach", country="SVN")):
        kept.fold([Writing(f"{one.name} left the room at noon.", one).done()])
    with pytest.raises(AmbiguousName, match=r"Terezija Novak \(p\w+, in 1 article\)"):
        kept.person("Novak")
    assert kept.person("Terezija Novak").line.articles == 1
