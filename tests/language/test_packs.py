from __future__ import annotations

import lzma
import tomllib
from pathlib import Path

import pytest
from tests.facts import expected_lines, fact_lines

import dragoman
from dragoman.errors import PackError
from dragoman.knowledge.ontology import contexts, event_types
from dragoman.language import pack as room
from dragoman.language.pack import _read, pack_codes, read_examples, read_pack
from dragoman.language.pack_examples import Example
from dragoman.language.pack_parts import EventWords, Pack

EXAMPLES = [
    pytest.param(
        code,
        example,
        id=f"{code}-{number:02}",
        marks=[pytest.mark.xfail(reason=example.beyond, strict=True)] if example.beyond else [],
    )
    for code in pack_codes()
    for number, example in enumerate(read_examples(code), 1)
]


@pytest.mark.parametrize(("code", "example"), EXAMPLES)
def test_an_example_gives_its_facts(code: str, example: Example) -> None:
    analysis = dragoman.analyse(example.text, language=code, published=example.published)
    expected = expected_lines(example)
    assert {kind: fact_lines(analysis, kind) for kind in expected} == expected


WHOLE = [code for code in pack_codes() if not read_pack(code).names_alone]


@pytest.mark.parametrize("code", WHOLE)
def test_a_pack_speaks_the_ontologys_words(code: str) -> None:
    pack = read_pack(code)
    assert {event.told.type for event in pack.event} == set(event_types()), "every PLOVER type has words"
    assert set(pack.context) <= set(contexts())


@pytest.mark.parametrize("code", WHOLE)
def test_a_pack_has_words_and_examples_enough(code: str) -> None:
    pack = read_pack(code)
    assert [event.sense for event in pack.event if not event_forms(event)] == []
    assert len({form for event in pack.event for form in event_forms(event)}) >= 150
    assert len({*pack.reporting.verbs, *pack.reporting.nouns}) >= 60
    assert len(read_examples(code)) >= 80


def event_forms(event: EventWords) -> tuple[str, ...]:
    return event.verbs + event.passives + event.nouns + event.states


@pytest.mark.parametrize("code", [code for code in pack_codes() if code != "und"])
def test_a_pack_has_what_names_need(code: str) -> None:
    pack = read_pack(code)
    assert [part for part in ("role", "country", "group") if not getattr(pack, part)] == []
    assert pack.reporting.verbs, "a word of reporting beside capitals speaks for a person"
    assert len(read_examples(code)) >= 25


def test_a_mistake_in_a_pack_is_named_with_file_line_and_expectation(tmp_path: Path) -> None:
    file = tmp_path / "pack.toml"
    file.write_text('code = "xx"\nname = "X"\nown_name = "X"\nscript = "Latn"\n\n[quotation]\nmarks = "“ ”"\n')
    with pytest.raises(PackError, match=r"pack\.toml, line 7: Expected `array`"):
        _read(file, Pack)


def test_an_unknown_key_is_an_error_and_not_a_silent_loss(tmp_path: Path) -> None:
    file = tmp_path / "pack.toml"
    file.write_text('code = "xx"\nname = "X"\nown_name = "X"\nscript = "Latn"\ncolour = 3\n[quotation]\nmarks = []\n')
    with pytest.raises(PackError, match=r"line 5: .*colour"):
        _read(file, Pack)


PLAIN_PACK = 'code = "xx"\nname = "X"\nown_name = "{}"\nscript = "Latn"\n[quotation]\nmarks = []\n'


def test_a_feast_that_is_not_known_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "_folder", lambda: tmp_path)
    (tmp_path / "xx-feast").mkdir()
    words = '[time.holidays]\neaster = ["Easter"]\ndoomsday = ["Doomsday"]\n'
    (tmp_path / "xx-feast" / "pack.toml").write_text(PLAIN_PACK.format("feast") + words)
    with pytest.raises(PackError, match=r"pack\.toml, line 9: expected a feast of holidays\.toml, not 'doomsday'"):
        read_pack("xx-feast")


def test_a_pack_is_parsed_once_and_again_when_its_file_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRAGOMAN_CACHE", str(tmp_path / "cache"))
    file = tmp_path / "pack.toml"
    file.write_text(PLAIN_PACK.format("one"))
    first = _read(file, Pack)
    with monkeypatch.context() as patch:
        patch.setattr(tomllib, "loads", None)
        assert _read(file, Pack) == first
    file.write_text(PLAIN_PACK.format("two"))
    assert _read(file, Pack).own_name == "two"


def test_what_was_kept_of_a_pack_and_is_damaged_is_read_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRAGOMAN_CACHE", str(tmp_path / "cache"))
    file = tmp_path / "pack.toml"
    file.write_text(PLAIN_PACK.format("one"))
    first = _read(file, Pack)
    for kept in (tmp_path / "cache").iterdir():
        kept.write_bytes(b"damaged")
    assert _read(file, Pack) == first


def test_a_pack_that_travels_packed_says_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "_folder", lambda: tmp_path)
    (tmp_path / "xx").mkdir()
    (tmp_path / "xx" / "pack.toml.xz").write_bytes(lzma.compress(PLAIN_PACK.format("packed").encode()))
    assert _read(tmp_path / "xx" / "pack.toml", Pack).own_name == "packed"
