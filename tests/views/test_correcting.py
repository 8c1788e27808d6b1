from __future__ import annotations

import gzip
import io
import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.record.writing import LAVROV, Who, Writing, who

from dragoman.errors import AmbiguousName, Contradiction, NotFound, RecordLocked, WrongCorrection
from dragoman.record.correction_lines import corrections_in
from dragoman.record.store import open_record as open_store
from dragoman.views.correcting import Correcting, Said
from dragoman.views.questions import OpenRecord, open_record

ANA = Said("2026-11-22T08:00:00Z", "ana", "they told me")
CLAIRE = who("Claire Montavon")
ANTON = who("Anton Weber", "Антон Вебер")
ABROAD = who("Mont Avon")


def article(id: str, *entities: Who) -> Writing:
    """An article that names these people, and nobody else has its words."""
    told = ", ".join(form for one in entities for form in one.forms)
    return Writing(f"{told}. {' '.join(f'{id}{number}' for number in range(30))}", *entities, id=id, outlet=id)


ARTICLES = (
    article("one", CLAIRE, LAVROV),
    article("two", CLAIRE),
    article("three", ANTON),
    article("four", ANTON, who("Pieter Lambrecht")),
    article("five", ABROAD),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "record.dragoman"


@pytest.fixture
def kept(path: Path) -> Iterator[OpenRecord]:
    with open_record(path, create=True) as opened:
        opened.fold(writing.done() for writing in ARTICLES)
        yield opened


@pytest.fixture
def ana(kept: OpenRecord) -> Correcting:
    return kept.correct(ANA)


def people(kept: OpenRecord) -> dict[str, int]:
    """The people of a record, with how many articles name each; two of one name add up under it."""
    found: dict[str, int] = {}
    for line in kept.people():
        found[line.name] = found.get(line.name, 0) + line.articles
    return found


def listed(kept: OpenRecord) -> list[str]:
    return [f"{one.kind} {one.fate} {one.by}" if one.by else f"{one.kind} {one.fate}" for one in kept.corrections()]


def whole(kept: OpenRecord) -> bytes:
    stream = io.BytesIO()
    kept.export(stream)
    return stream.getvalue()


def corrections_of(kept: OpenRecord) -> list[bytes]:
    stream = io.BytesIO()
    kept.export_corrections(stream)
    return stream.getvalue().splitlines()


def brought(lines: Sequence[bytes], to: OpenRecord) -> tuple[int, int, int]:
    taken = to.correct(ANA).take_in(corrections_in(lines, "lines.jsonl"))
    return taken.new, taken.known, len(taken.refused)


def test_a_merge_makes_two_one_and_says_who_said_so_when_and_why(kept: OpenRecord, ana: Correcting) -> None:
    assert people(kept)["Claire Montavon"] == 2
    made = ana.merge("Claire Montavon", "Mont Avon")
    assert [(line.name, line.articles) for line in made.now] == [("Claire Montavon", 3)]
    (line,) = kept.corrections()
    assert (line.number, line.said, line.user, line.note) == (1, "2026-11-22T08:00:00Z", "ana", "they told me")
    assert (line.arguments, line.fate, line.entities, line.found) == (("Claire Montavon", "Mont Avon"), "applied", 3, 3)


def test_a_merge_holds_for_articles_that_come_later(kept: OpenRecord, ana: Correcting) -> None:
    ana.merge("Claire Montavon", "Mont Avon")
    kept.fold([article("six", ABROAD).done(), article("seven", CLAIRE).done()])
    assert people(kept)["Claire Montavon"] == 5
    assert "Mont Avon" not in people(kept)


def test_not_same_keeps_two_of_one_name_two_whatever_comes(kept: OpenRecord, ana: Correcting) -> None:
    ana.split("Claire Montavon", articles=["two"])
    assert sorted(line.articles for line in kept.people() if line.name == "Claire Montavon")[-2:] == [1, 1]
    kept.fold([article("six", CLAIRE).done()])
    rows = kept.record.connection.execute(
        "SELECT articles.id, identity FROM identity_entities JOIN articles ON articles.number = article "
        "JOIN identities ON identities.id = identity WHERE name = 'Claire Montavon'"
    )
    of = dict(rows.fetchall())
    assert of["one"] != of["two"]


def test_a_split_by_name_takes_what_is_written_so(kept: OpenRecord, ana: Correcting) -> None:
    kept.fold(
        [article("six", who("George Bush"), who("Jane Doe")).done(), article("seven", who("George W. Bush")).done()]
    )
    made = ana.split("George Bush", names=["George W. Bush"])
    assert sorted((line.name, line.articles) for line in made.now) == [("George Bush", 1), ("George W. Bush", 1)]
    kept.fold([article("eight", who("George W. Bush")).done()])
    assert people(kept)["George W. Bush"] == 2


def test_a_new_name_is_shown_and_found(kept: OpenRecord, ana: Correcting) -> None:
    ana.rename("Lavrov", "  Sergey  Viktorovich Lavrov ")
    assert kept.person("Лавров").line.name == "Sergey Viktorovich Lavrov"
    kept.fold([article("six", LAVROV).done()])
    assert kept.person("Sergey Viktorovich Lavrov").line.articles == 2


def test_a_link_gives_the_wikidata_id_and_joins_who_has_it(kept: OpenRecord, ana: Correcting) -> None:
    ana.link("Mont Avon", "q777")
    assert kept.person("Mont Avon").line.knowledge_id == "Q777"
    ana.link("Claire Montavon", "Q777")
    assert kept.person("Mont Avon").line.id == kept.person("Claire Montavon").line.id


def test_an_undo_brings_back_what_was_and_can_be_undone(kept: OpenRecord, ana: Correcting) -> None:
    before = people(kept)
    ana.merge("Claire Montavon", "Mont Avon")
    merged = people(kept)
    ana.undo(1)
    assert people(kept) == before
    ana.undo(2)
    assert people(kept) == merged
    assert listed(kept) == ["merge applied", "undo undone 3", "undo applied"]


def test_corrections_are_only_added(kept: OpenRecord, ana: Correcting) -> None:
    ana.rename("Lavrov", "Sergey V. Lavrov")
    for statement in ("DELETE FROM corrections", "UPDATE corrections SET user = 'nobody'"):
        with pytest.raises(sqlite3.IntegrityError, match="only added"):
            kept.record.connection.execute(statement)


MERGE = ("merge", "Claire Montavon", "Mont Avon")
NOT_SAME = ("not_same", "Mont Avon", "Claire Montavon")
LINK = ("link", "Mont Avon", "Q777")
LINK_TO_THE_SAME = ("link", "Claire Montavon", "Q777")


def say(ana: Correcting, kind: str, *arguments: object) -> None:
    getattr(ana, kind)(*arguments)


@pytest.mark.parametrize(
    ("said", "contradicting"),
    [
        ([NOT_SAME], MERGE),
        ([MERGE], NOT_SAME),
        ([MERGE], ("split", "Mont Avon", ["Mont Avon"])),
        ([LINK], ("merge", "Mont Avon", "Lavrov")),
        ([LINK, NOT_SAME], LINK_TO_THE_SAME),
    ],
    ids=["merge of two", "not same of one", "split of one", "merge of two ids", "link of two"],
)
def test_what_contradicts_an_earlier_correction_is_refused_by_its_number(
    kept: OpenRecord, ana: Correcting, said: list[tuple[str, ...]], contradicting: tuple[str, ...]
) -> None:
    for one in said:
        say(ana, *one)
    before, number = whole(kept), len(said)
    with pytest.raises(Contradiction, match=rf"correction {number} \(.*dragoman correct undo {number}$") as raised:
        say(ana, *contradicting)
    assert raised.value.number == number
    assert whole(kept) == before


def test_with_the_earlier_one_undone_the_contradicting_one_goes_through(kept: OpenRecord, ana: Correcting) -> None:
    say(ana, *NOT_SAME)
    ana.undo(1)
    say(ana, *MERGE)
    ana.undo(3)
    say(ana, *NOT_SAME)
    assert listed(kept) == ["not-same undone 2", "undo applied", "merge undone 4", "undo applied", "not-same applied"]


def test_an_undo_that_brings_back_a_contradiction_is_refused(kept: OpenRecord, ana: Correcting) -> None:
    ana.merge("Claire Montavon", "Mont Avon")
    ana.undo(1)
    ana.not_same("Claire Montavon", "Mont Avon")
    with pytest.raises(Contradiction, match="correction 3"):
        ana.undo(2)


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        (lambda ana: ana.merge("Lavrov", "Лавров"), "one already"),
        (lambda ana: ana.not_same("Lavrov", "Lavrov"), "correct split"),
        (lambda ana: ana.link("Lavrov", "58217"), "no Wikidata id"),
        (lambda ana: ana.link("Lavrov", "Q0"), "no Wikidata id"),
        (lambda ana: ana.rename("Lavrov", "  "), "is no name"),
        (lambda ana: ana.rename("Lavrov", "L" * 10_000), "is no name"),
        (lambda ana: ana.split("Claire Montavon", names=["Claire Montavon"]), "all of"),
        (lambda ana: ana.split("Claire Montavon", names=["Kurti"]), "nowhere called 'Kurti'"),
        (lambda ana: ana.split("Claire Montavon", articles=["five"]), "stands in no article 'five'"),
        (lambda ana: ana.split("Claire Montavon"), "by name or by article"),
        (lambda ana: ana.undo(7), "no correction 7"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_makes_no_sense_is_refused_and_changes_nothing(
    kept: OpenRecord, ana: Correcting, wrong: object, reason: str
) -> None:
    before = whole(kept)
    with pytest.raises(WrongCorrection, match=reason):
        wrong(ana)  # type: ignore[operator]  # a function that corrects
    assert whole(kept) == before


def test_names_that_nobody_or_several_bear_are_refused_with_the_candidates(kept: OpenRecord, ana: Correcting) -> None:
    kept.fold([article("six", who("Ivan Petrov"), who("Anna Petrov")).done()])
    with pytest.raises(NotFound, match="nobody is named 'Zog'"):
        ana.merge("Zog", "Lavrov")
    with pytest.raises(AmbiguousName, match=r"Anna Petrov \(p\w+, in 1 article\)") as raised:
        ana.rename("Petrov", "P.")
    assert len(raised.value.candidates) == 2


def test_a_user_without_a_name_cannot_correct(kept: OpenRecord) -> None:
    with pytest.raises(WrongCorrection, match="needs the name"):
        kept.correct(Said("2026-11-22T08:00:00Z", " "))


def test_a_record_that_is_being_written_is_named_and_left_alone(kept: OpenRecord, path: Path) -> None:
    with open_store(path, patience=0.1) as second:
        kept.record.connection.execute("BEGIN IMMEDIATE")
        with pytest.raises(RecordLocked, match="another program is writing"):
            Correcting(second, ANA).rename("Lavrov", "L.")
        kept.record.connection.execute("ROLLBACK")
        Correcting(second, ANA).rename("Lavrov", "L.")
    assert listed(kept) == ["rename applied"]


def test_what_is_not_there_yet_waits_and_is_applied_when_it_comes(
    kept: OpenRecord, ana: Correcting, tmp_path: Path
) -> None:
    ana.merge("Claire Montavon", "Mont Avon")
    ana.link("Mont Avon", "Q777")
    with open_record(tmp_path / "other.dragoman", create=True) as other:
        other.fold([ARTICLES[0].done()])
        assert brought(corrections_of(kept), other) == (2, 0, 0)
        assert listed(other) == ["merge waiting", "link applied"]
        other.fold(writing.done() for writing in ARTICLES)
        assert listed(other) == ["merge applied", "link applied"]
        assert whole(other) == whole(kept)


def test_corrections_can_be_brought_twice_and_change_nothing(kept: OpenRecord, ana: Correcting, tmp_path: Path) -> None:
    ana.merge("Claire Montavon", "Mont Avon")
    ana.undo(1)
    with open_record(tmp_path / "other.dragoman", create=True) as other:
        other.fold(writing.done() for writing in ARTICLES)
        assert brought(corrections_of(kept), other) == (2, 0, 0)
        before = whole(other)
        assert brought(whole(kept).splitlines(), other) == (0, 2, 0)
        assert whole(other) == before == whole(kept)


def test_brought_corrections_that_contradict_those_here_are_refused_and_the_rest_comes(
    kept: OpenRecord, ana: Correcting, tmp_path: Path
) -> None:
    ana.merge("Claire Montavon", "Mont Avon")
    ana.undo(1)
    ana.undo(2)
    ana.rename("Lavrov", "L.")
    with open_record(tmp_path / "other.dragoman", create=True) as other:
        other.fold(writing.done() for writing in ARTICLES)
        other.correct(ANA).not_same("Claire Montavon", "Mont Avon")
        taken = other.correct(ANA).take_in(corrections_in(corrections_of(kept), "lines"))
        assert (taken.new, taken.known, len(taken.refused)) == (1, 0, 1)
        assert "correction 1" in taken.refused[0]
        assert listed(other) == ["not-same applied", "rename applied"]


def test_contradictions_that_come_to_light_later_are_told_and_the_later_one_holds(
    kept: OpenRecord, ana: Correcting, tmp_path: Path
) -> None:
    ana.not_same("Claire Montavon", "Mont Avon")
    first = corrections_of(kept)
    ana.undo(1)
    ana.merge("Claire Montavon", "Mont Avon")
    (merge,) = (line for line in corrections_of(kept) if b'"of_kind":"merge"' in line)
    with open_record(tmp_path / "other.dragoman", create=True) as other:
        # Neither is in this record when both are said.
        assert brought([*first, merge], other) == (2, 0, 0)
        other.fold(writing.done() for writing in ARTICLES)
        assert listed(other) == ["not-same overruled 2", "merge applied"]
        assert people(other)["Claire Montavon"] == 3


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"{", "line 2 is no line"),
        (b"[1]", "line 2 is no line"),
        (b'{"kind": "correction", "of_kind": "merge"}', "line 2 is no line"),
        (b'{"kind": "correction", "of_kind": "bless", "number": 1}', "line 2 is no line"),
        (
            b'{"kind": "correction", "of_kind": "undo", "number": 2, "said": "", "user": "a", "arguments": ["1"], '
            b'"undoes": 1}',
            "undoes correction 1",
        ),
    ],
)
def test_a_file_with_a_broken_line_is_refused_by_file_and_line(line: bytes, reason: str) -> None:
    with pytest.raises(WrongCorrection, match=f"^mine.jsonl: .*{reason}"):
        corrections_in([b'{"kind": "page"}', line], "mine.jsonl")


def test_a_record_of_the_version_before_is_brought_up_and_corrected(path: Path) -> None:
    old = Path(__file__).parents[1] / "record" / "old" / "0002.dragoman.gz"
    path.write_bytes(gzip.decompress(old.read_bytes()))
    with open_record(path) as kept:
        assert kept.corrections() == ()
        assert kept.suggestions() == ()
        made = kept.correct(ANA).merge("Claire O'Leary", "Sergey Lavrov")
        assert len(made.now) == 1
        assert listed(kept) == ["merge applied"]
    with sqlite3.connect(path) as plain:
        assert plain.execute("PRAGMA user_version").fetchone() > (2,)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(range(len(ARTICLES))), cut=st.integers(0, len(ARTICLES)))
def test_corrections_come_to_the_same_in_whatever_order_the_articles_come(
    tmp_path_factory: pytest.TempPathFactory, order: list[int], cut: int
) -> None:
    folder = tmp_path_factory.mktemp("orders")
    with open_record(folder / "first.dragoman", create=True) as first:
        first.fold(writing.done() for writing in ARTICLES)
        first.correct(ANA).merge("Claire Montavon", "Mont Avon")
        first.correct(ANA).split("Claire Montavon", articles=["two"])
        first.correct(ANA).link("Lambrecht", "Q777")
        lines, wanted = corrections_of(first), whole(first)
    shuffled = [ARTICLES[place].done() for place in order]
    with open_record(folder / "second.dragoman", create=True) as second:
        second.fold(shuffled[:cut])
        assert brought(lines, second)[0] == 3
        second.fold(shuffled[cut:])
        assert whole(second) == wanted
