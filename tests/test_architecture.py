"""The house as it was planned: rooms import leftward only, and nothing goes in a circle."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import dragoman
from dragoman.language.pack import pack_codes

PACKAGE = Path(dragoman.__file__).parent
SOURCES = sorted(PACKAGE.rglob("*.py"))

# From left to right. Words, and what is known of languages and the world, lie to the left of all rooms that work.
ROOMS = (
    ("_version", "errors", "model", "trees", "zstandard"),
    ("timex",),
    ("contract",),
    ("language", "knowledge"),
    ("intake",),
    ("imports",),
    ("cleaning",),
    ("reading",),
    ("analysing",),
    ("record",),
    ("following",),
    ("views",),
    ("terminal",),
    ("cli", "__main__"),
)
RANK = {room: rank for rank, rooms in enumerate(ROOMS) for room in rooms}


def module(source: Path) -> str:
    parts = source.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def room(name: str) -> str:
    return name.split(".")[1] if "." in name else ""


MODULES = {module(source): source for source in SOURCES}


def imported(source: Path, *, while_loading: bool = False) -> Iterator[str]:
    """Our own modules that a file imports, anywhere in it or only as it is loaded."""
    tree = ast.parse(source.read_text("utf-8"))
    inside = {
        id(node)
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda) or _for_types_only(function)
        for node in ast.walk(function)
    }
    for node in ast.walk(tree):
        if while_loading and id(node) in inside:
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.startswith("dragoman"))
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("dragoman"):
            assert node.module is not None
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                yield inner if inner in MODULES else node.module


def _for_types_only(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"


def test_every_file_is_in_a_room() -> None:
    assert {room(name) for name in MODULES} - set(RANK) - {"", "demo"} == set()


@pytest.mark.parametrize("name", [name for name in MODULES if name != "dragoman"])
def test_a_room_imports_only_rooms_to_its_left(name: str) -> None:
    mine = room(name)
    others = {room(other) for other in imported(MODULES[name])} - {mine, ""}
    rightward = {other for other in others if RANK[other] > RANK[mine]}
    assert rightward == set()


def test_no_two_rooms_import_each_other() -> None:
    ways = {(room(name), room(other)) for name, source in MODULES.items() for other in imported(source)}
    assert {(one, other) for one, other in ways if one < other and (other, one) in ways} == set()


def test_nothing_imports_the_commands_or_the_terminal() -> None:
    outside = {name for name in MODULES if room(name) not in ("cli", "terminal", "__main__")}
    guilty = {name for name in outside for other in imported(MODULES[name]) if room(other) in ("cli", "terminal")}
    assert guilty == set()


def test_words_of_the_field_import_nothing_of_ours() -> None:
    assert [other for name in ("dragoman.model", "dragoman.errors") for other in imported(MODULES[name])] == []


def test_no_module_waits_for_itself() -> None:
    graph = {name: sorted(set(imported(source, while_loading=True))) for name, source in MODULES.items()}
    done: set[str] = set()

    def walk(name: str, path: tuple[str, ...]) -> None:
        assert name not in path, f"a circle: {' -> '.join((*path, name))}"
        if name in done:
            return
        for other in graph.get(name, ()):
            walk(other, (*path, name))
        done.add(name)

    for name in graph:
        walk(name, ())


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: str(source.relative_to(PACKAGE)))
def test_no_code_asks_which_language_it_is(source: Path) -> None:
    """What one language needs stands in its pack: code that compares with a language's code would hide it."""
    codes = set(pack_codes())
    compared = [
        (node.lineno, leaf.value)
        for node in ast.walk(ast.parse(source.read_text("utf-8")))
        if isinstance(node, ast.Compare | ast.MatchValue)
        for leaf in ast.walk(node)
        if isinstance(leaf, ast.Constant) and leaf.value in codes
    ]
    assert compared == []


def test_packs_and_knowledge_are_data() -> None:
    assert [path for path in (PACKAGE / "language" / "packs").rglob("*.py") if path.read_text("utf-8").strip()] == []
    assert list((PACKAGE / "knowledge" / "data").rglob("*.py")) == []
