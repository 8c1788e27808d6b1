from __future__ import annotations

from tests.record.writing import BLINKEN, LAVROV, Writing, filler

from dragoman.record.store import record_in_memory
from dragoman.views.chain import Source, chain_of

WORDS = "We remain ready to talk, but we will not do it under threat"


def said(outlet: str, published: str | None, words: str = WORDS, cites: str | None = None, more: str = "") -> Writing:
    naming = f", he told {cites}" if cites else ""
    text = f"“{words}”, Blinken said{naming}.\nLavrov said nothing.{more or filler(outlet)}"
    writing = Writing(text, BLINKEN, LAVROV, outlet=outlet, published=published).quote(words, "Antony Blinken")
    return writing.cites(cites) if cites else writing


def drawn(*writings: Writing) -> tuple[int, list[str]]:
    """How many independent sources the one statement has, and its chain: one a line, with what hangs on it indented."""
    with record_in_memory() as record:
        record.fold([writing.done() for writing in writings])
        ((statement,),) = record.connection.execute("SELECT id FROM statements").fetchall()
        found = chain_of(record, statement[:6])
        ((sources,),) = record.connection.execute("SELECT sources FROM statements").fetchall()
        assert found.sources == sources
        return found.sources, [line for root in found.roots for line in lines(root)]


def lines(source: Source, indent: str = "") -> list[str]:
    tie = f" {source.tie}" if source.tie else ""
    named = f" “{source.words.text}”" if source.words else ""
    below = [line for one in source.having for line in lines(one, indent + "  ")]
    return [f"{indent}{source.outlet}{tie}{named}", *below]


def test_who_had_it_first_stands_first() -> None:
    assert drawn(said("Two", "2022-01-13"), said("One", "2022-01-12")) == (2, ["One", "Two"])


def test_who_names_another_as_the_source_hangs_on_it() -> None:
    assert drawn(said("One", "2022-01-12"), said("Two", "2022-01-13", cites="One")) == (
        1,
        ["One", "  Two cites “One”"],
    )


def test_a_chain_of_three_has_one_source() -> None:
    chain = (
        said("One", "2022-01-12"),
        said("Two", "2022-01-13", cites="One"),
        said("Three", "2022-01-14", cites="Two"),
    )
    assert drawn(*chain) == (1, ["One", "  Two cites “One”", "    Three cites “Two”"])


def test_an_outlet_that_is_not_in_the_record_stands_outside() -> None:
    chain = (said("Two", "2022-01-13", cites="Agency"), said("Three", "2022-01-14", cites="Agency"))
    assert drawn(*chain) == (1, ["Agency", "  Two cites “Agency”", "  Three cites “Agency”"])


def test_who_reprints_an_article_hangs_on_it() -> None:
    same = filler("same")
    assert drawn(said("One", "2022-01-12", more=same), said("Two", "2022-01-13", more=same)) == (
        1,
        ["One", "  Two reprints"],
    )


def test_an_outlet_is_known_in_another_script() -> None:
    russian = said("Восточный телеграф", "2024-04-17")
    assert drawn(russian, said("Courier", "2024-04-18", cites="Vostochny Telegraf"))[0] == 1


def test_two_who_name_one_another_are_one_source() -> None:
    assert drawn(said("One", "2022-01-12", cites="Two"), said("Two", "2022-01-13", cites="One"))[0] == 1


def test_who_names_an_outlet_of_other_words_is_a_source_of_his_own() -> None:
    other = said("One", "2022-01-12", words="Nothing of the sort was ever said by me")
    two, three = said("Two", "2022-01-13"), said("Three", "2022-01-14")
    three.text += "\nOne wrote of rain."
    with record_in_memory() as record:
        record.fold([other.done(), two.done(), three.cites("One wrote").done()])
        rows = record.connection.execute("SELECT sources FROM statements ORDER BY sources").fetchall()
        assert rows == [(1,), (2,)]
