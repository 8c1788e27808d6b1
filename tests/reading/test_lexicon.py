from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.language.automaton import Automaton
from dragoman.language.words import words
from dragoman.reading import lexicon as room
from dragoman.reading.lexicon import Lexicon, lexicon


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A cache folder of its own, and no lexicon remembered from other tests; places are left out to be quick."""
    monkeypatch.setattr(room, "groups_of_names", lambda _: iter(()))
    monkeypatch.setattr(room, "groups_of_doubtful_names", lambda: iter(()))
    folder = tmp_path / "cache"
    monkeypatch.setenv("DRAGOMAN_CACHE", str(folder))
    lexicon.cache_clear()
    yield folder
    lexicon.cache_clear()


def afresh(language: str) -> Lexicon:
    """The lexicon as a new process would get it."""
    lexicon.cache_clear()
    return lexicon(language)


def kept(folder: Path) -> list[str]:
    """The files of compiled lexicons: what was read of packs is kept beside them."""
    return sorted(file.name for file in folder.iterdir() if file.suffix != ".read")


def kinds(found: Lexicon, text: str) -> set[str]:
    return {match.entry.kind for match in found.automaton.matches(words(text, found.fold))}


# A language without a pack has a small lexicon: countries, places and outlets.
LANGUAGE = "is"


def test_a_compiled_lexicon_is_kept_and_not_compiled_again(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    afresh(LANGUAGE)
    files = kept(cache)
    assert [name.partition("-")[0] for name in files] == [LANGUAGE, LANGUAGE]
    monkeypatch.setattr(room, "compile_automaton", None)
    assert "country" in kinds(afresh(LANGUAGE), "Þýskaland")
    assert kept(cache) == files


@pytest.mark.parametrize("what", ["pack_digest", "_knowledge_digest"])
def test_a_changed_pack_or_knowledge_makes_a_new_one_and_removes_the_old(
    cache: Path, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    afresh(LANGUAGE)
    files = kept(cache)
    (cache / "qq-0123.words").write_bytes(b"another language's")
    monkeypatch.setattr(room, what, lambda *_: b"changed")
    afresh(LANGUAGE)
    assert len(kept(cache)) == len(files) + 1
    assert not set(kept(cache)) & set(files)
    assert "qq-0123.words" in kept(cache)


def test_a_damaged_file_is_compiled_anew(cache: Path) -> None:
    afresh(LANGUAGE)
    for file in cache.iterdir():
        file.write_bytes(b"damaged")
    assert "country" in kinds(afresh(LANGUAGE), "Þýskaland")
    assert b"damaged" not in {file.read_bytes() for file in cache.iterdir()}


def test_where_nothing_can_be_kept_it_says_so_and_works_on(cache: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cache.write_bytes(b"a file where the folder should be")
    assert "country" in kinds(afresh(LANGUAGE), "Þýskaland")
    said = capsys.readouterr()
    assert said.err.startswith(f"dragoman: {cache}: the lexicon is not kept: ")
    assert len(said.err.splitlines()) == 1
    assert said.out == ""


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to the superuser")
def test_a_folder_that_may_not_be_written_is_no_hindrance(cache: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cache.mkdir()
    cache.chmod(0o500)
    try:
        assert "country" in kinds(afresh(LANGUAGE), "Þýskaland")
    finally:
        cache.chmod(0o700)
    assert "Permission denied" in capsys.readouterr().err


@pytest.mark.usefixtures("cache")
def test_a_language_without_a_pack_knows_names_but_no_words_that_tell_anything() -> None:
    found = afresh(LANGUAGE)
    assert isinstance(found.automaton, Automaton)
    assert found.pack.code == "und"
    assert not kinds(found, "Þýskaland og NATO, met, sagði, said, talks") & {"event", "report"}
