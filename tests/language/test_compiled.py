from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import msgspec
import pytest

from dragoman.errors import PackError
from dragoman.language.automaton import Automaton, Match
from dragoman.language.compiled import Entry, Phrase, compile_automaton, load, save
from dragoman.language.words import Folding, words

PLAIN = Folding({})


def phrases(patterns: Iterable[str]) -> list[Phrase]:
    return [(pattern, Entry("phrase", pattern), False) for pattern in patterns]


@pytest.mark.parametrize("pattern", ["", " ", "...", "... talks", "_ talks", "(the)", "*", "**", "*ung*", "(_) talks"])
def test_a_pattern_that_begins_with_nothing_to_hold_on_to_is_refused(pattern: str) -> None:
    with pytest.raises(PackError, match="expected"):
        compile_automaton(phrases([pattern]), PLAIN)


def test_alternatives_take_room_by_their_number_not_by_what_they_multiply_to() -> None:
    choice = "(" + "|".join(f"word{number}" for number in range(20)) + ")"
    _, tables = compile_automaton(phrases([" ".join(["held", *[choice] * 9, "talks"])]), PLAIN)
    assert len(msgspec.msgpack.encode(tables)) < 20_000
    automaton = Automaton(*compile_automaton(phrases([f"held {choice} {choice} talks"]), PLAIN), ())
    text = words("They held word3 word19 talks.", PLAIN)
    assert [(match.first, match.last) for match in automaton.matches(text)] == [(1, 5)]


def test_what_is_saved_comes_back_the_same(tmp_path: Path) -> None:
    compiled = compile_automaton(phrases(["held ... talks", "Rome", "negotiat*"]), PLAIN)
    save(tmp_path / "cache", "en-1", *compiled)
    loaded = load(tmp_path / "cache", "en-1")
    assert loaded is not None
    text = words("In Rome they held two talks and negotiated.", PLAIN)
    matches = Automaton(*loaded, ()).matches(text)
    assert matches == Automaton(*compiled, ()).matches(text)
    assert [match.entry.value for match in matches] == ["Rome", "held ... talks", "negotiat*"]
    assert isinstance(matches[0], Match)


def test_saving_takes_the_place_of_older_ones_of_the_same_language_only(tmp_path: Path) -> None:
    compiled = compile_automaton(phrases(["Rome"]), PLAIN)
    for name in ("en-1", "sq-1", "en-2"):
        save(tmp_path, name, *compiled)
    assert sorted(file.name for file in tmp_path.iterdir()) == [
        "en-2.tables",
        "en-2.words",
        "sq-1.tables",
        "sq-1.words",
    ]


def test_nothing_is_loaded_where_nothing_was_saved(tmp_path: Path) -> None:
    assert load(tmp_path / "nowhere", "en-1") is None


@pytest.mark.parametrize("part", ["tables", "words"])
@pytest.mark.parametrize("content", [b"", b"\x93", b"no automaton at all", None])
def test_a_damaged_or_missing_file_gives_nothing(tmp_path: Path, part: str, content: bytes | None) -> None:
    save(tmp_path, "en-1", *compile_automaton(phrases(["Rome"]), PLAIN))
    file = tmp_path / f"en-1.{part}"
    if content is None:
        file.unlink()
    else:
        file.write_bytes(content)
    assert load(tmp_path, "en-1") is None


def test_tables_of_another_shape_give_nothing(tmp_path: Path) -> None:
    save(tmp_path, "en-1", *compile_automaton(phrases(["Rome"]), PLAIN))
    (tmp_path / "en-1.tables").write_bytes(msgspec.msgpack.encode([["Rome"], {}, []]))
    assert load(tmp_path, "en-1") is None
