"""What all tests share: compiled lexicons of their own, the demo pages read once, and the installed program."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sysconfig
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import settings
from tests.whole import Whole, read_whole

import dragoman
from dragoman.cli import main
from dragoman.imports.importing import Outcome, import_file
from dragoman.knowledge.lists import use_lists

# No test may fail because the machine is busy.
settings.register_profile("dragoman", deadline=None)
settings.load_profile("dragoman")

PACKAGE = Path(dragoman.__file__).parent
Program = Callable[..., "subprocess.CompletedProcess[bytes]"]


def pytest_configure(config: pytest.Config) -> None:
    """Keep compiled lexicons out of the user's cache; compile them anew when the code that compiles them changed."""
    digest = hashlib.sha256()
    sources = (*PACKAGE.glob("language/*.py"), *PACKAGE.glob("knowledge/*.py"), PACKAGE / "reading" / "lexicon.py")
    for source in sorted(sources):
        digest.update(source.read_bytes())
    kept = Path(config.rootpath) / ".pytest_cache" / "lexicons"
    own = kept / digest.hexdigest()[:16]
    for old in kept.glob("*"):
        if old != own:
            shutil.rmtree(old, ignore_errors=True)
    os.environ["DRAGOMAN_CACHE"] = str(own)
    # The lists of whoever runs the tests have no say in them.
    os.environ["DRAGOMAN_KNOWLEDGE"] = str(kept / "no lists")


@pytest.fixture(scope="session")
def demo_pages() -> Path:
    return PACKAGE / "demo" / "pages"


@pytest.fixture(scope="session")
def demo(demo_pages: Path, tmp_path_factory: pytest.TempPathFactory) -> Whole:
    """The demo pages, read into a record once for all tests."""
    return read_whole(demo_pages, tmp_path_factory.mktemp("demo") / "demo.dragoman")


@pytest.fixture(scope="session")
def program() -> Path:
    """The installed command, where process behaviour matters."""
    found = Path(sysconfig.get_path("scripts")) / "dragoman"
    if not found.exists():
        pytest.skip("the command `dragoman` is not installed beside this Python")
    return found


@pytest.fixture
def called(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Calls the command in this process, in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    return lambda *arguments: CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.fixture
def good(demo_pages: Path) -> Path:
    """A page with nothing wrong."""
    return demo_pages / "07-en.html"


@pytest.fixture
def run(program: Path, tmp_path: Path) -> Program:
    """Runs the command as a process of its own in a folder of its own."""

    def run(*arguments: str | Path, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        command = [str(program), *map(str, arguments)]
        return subprocess.run(command, input=given, capture_output=True, cwd=tmp_path, timeout=60, check=False)

    return run


class Lists:
    """A folder of lists for one test."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "lists"
        self.complaints: list[str] = []
        self._files = folder

    def file(self, content: str | bytes, name: str = "mine.csv") -> Path:
        """A file that holds this."""
        place = self._files / name
        place.write_bytes(content.encode() if isinstance(content, str) else content)
        return place

    def bring(self, content: str | bytes, name: str = "mine.csv") -> Outcome:
        """Imports a file that holds this, and asks all lists from now on."""
        outcome = import_file(self.file(content, name), "2026-01-02T03:04:05Z", self.complaints.append)
        use_lists()
        return outcome


@pytest.fixture
def lists(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Lists]:
    """Lists of the test's own, gone after it."""
    own = Lists(tmp_path)
    monkeypatch.setenv("DRAGOMAN_KNOWLEDGE", str(own.folder))
    use_lists()
    yield own
    use_lists(())
