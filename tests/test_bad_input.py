"""What a bad page, a bad record or a bad moment costs: one clear line, and nothing else."""

from __future__ import annotations

import io
import json
import shutil
import signal
import sqlite3
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from tests.conftest import Program
from tests.whole import Whole

import dragoman
from dragoman.cli import main
from dragoman.model import Analysis, Article, Source

GOOD = "07-en.html"
LONG_LINE = 200 * 1024 * 1024


@pytest.fixture
def called(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    monkeypatch.chdir(tmp_path)
    return lambda *arguments: CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.fixture
def good(demo_pages: Path) -> Path:
    return demo_pages / GOOD


def text_of(demo: Whole, page: str) -> str:
    return demo.article(page).text


def analyses(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def refused_beside(called: Callable[..., Result], good: Path, bad: Path, reason: str) -> None:
    """A bad page between two good ones is refused by name in one line, and the good ones are read and kept."""
    result = called("analyse", good, bad, good)
    first, second, third = analyses(result)
    assert result.exit_code == 1
    assert result.stderr.count("\n") == 1
    assert result.stderr.startswith(f"dragoman: {bad}: ")
    assert reason in result.stderr
    assert second["error"] == result.stderr.removeprefix("dragoman: ").strip()
    assert "article" not in second
    assert first["article"] == third["article"]
    result = called("read", bad, good)
    assert result.exit_code == 1
    assert reason in result.stderr
    assert "1 new article, 1 refused" in result.stdout
    assert "refused: 1 page, " in result.stdout
    # The refusal is known; the good page is not read again.
    assert "0 new articles, 0 refused" in called("read", good).stdout


# --- pages ------------------------------------------------------------------------------------------------------------

BAD_PAGES: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "empty"),
    "blank": (b" \n\t\r\n ", "empty"),
    "image": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40, "an image"),
    "program": (b"\x7fELF" + b"\x00\x01" * 400, "a program"),
    "random": (bytes((7 * i * i + 3 * i) % 256 for i in range(9000)), "binary"),
    "archive": (b"\x1f\x8b\x08\x00" + b"\x00" * 100, "gzip"),
    "deep": (b"<html><body>" + b"<div>" * 20_000 + b"text", "nested"),
    "menus": (b"<html><body><nav><a href=/>Home</a><a href=/x>Sport</a></nav></body></html>", "no article"),
    "void": (b"<!doctype html><html><head></head><body></body></html>", "no article"),
}


@pytest.mark.parametrize("name", BAD_PAGES)
def test_a_page_that_is_none_is_refused_and_the_others_are_read(
    name: str, called: Callable[..., Result], good: Path, tmp_path: Path
) -> None:
    content, reason = BAD_PAGES[name]
    bad = tmp_path / f"{name}.html"
    bad.write_bytes(content)
    refused_beside(called, good, bad, reason)


def test_a_missing_file_is_refused(called: Callable[..., Result], good: Path, tmp_path: Path) -> None:
    refused_beside(called, good, tmp_path / "missing.txt", "no such file")


def test_a_folder_without_pages_is_refused(called: Callable[..., Result], good: Path, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    (folder / "inner").mkdir(parents=True)
    (folder / ".hidden").write_text("Blinken met with Lavrov.", encoding="utf-8")
    refused_beside(called, good, folder, "without pages")


def test_an_unreadable_file_is_refused(
    called: Callable[..., Result], good: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad = tmp_path / "secret.txt"
    bad.write_text("Blinken met with Lavrov.", encoding="utf-8")
    really_open = Path.open

    def guarded(path: Path, *arguments: str, **options: str) -> object:
        # Permission bits do not hold for the superuser, under whom tests may run.
        if path == bad:
            raise PermissionError(13, "Permission denied", str(path))
        return really_open(path, *arguments, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", guarded)
    refused_beside(called, good, bad, "no permission to read it")


def test_a_device_is_refused_without_being_read(called: Callable[..., Result], good: Path) -> None:
    refused_beside(called, good, Path("/dev/zero"), "not a file")


@pytest.mark.parametrize("ending", [".txt", ".jsonl"])
def test_two_hundred_megabytes_of_one_line_are_refused_in_seconds(
    ending: str, called: Callable[..., Result], good: Path, tmp_path: Path
) -> None:
    bad = tmp_path / f"long{ending}"
    with bad.open("wb") as file:
        file.write(b'{"id": "x", "text": "' if ending == ".jsonl" else b"")
        for _ in range(LONG_LINE >> 20):
            file.write(b"Blinken " * (1 << 17))
    begun = time.monotonic()
    result = called("analyse", bad, good)
    assert time.monotonic() - begun < 20
    bad.unlink()
    refusal, article = analyses(result)
    assert result.exit_code == 1
    assert "larger than 64 MB" in refusal["error"]
    assert article["article"]["language"] == "en"


@pytest.fixture
def within_seconds() -> Iterator[Callable[[float], None]]:
    """Sets a limit to what a test may take, so that work that grows with the square of the input fails and ends."""

    def too_slow(*_: object) -> None:
        raise TimeoutError("too slow")

    before = signal.signal(signal.SIGALRM, too_slow)
    yield lambda seconds: signal.setitimer(signal.ITIMER_REAL, seconds) and None
    signal.setitimer(signal.ITIMER_REAL, 0)
    signal.signal(signal.SIGALRM, before)


def test_an_article_of_one_endless_sentence_is_read_in_seconds(
    called: Callable[..., Result], tmp_path: Path, within_seconds: Callable[[float], None]
) -> None:
    page = tmp_path / "long.jsonl"
    text = "Blinken met with Lavrov in Geneva and " * 2_000
    page.write_text(json.dumps({"text": text, "language": "en"}) + "\n", encoding="utf-8")
    within_seconds(5)
    result = called("analyse", page)
    assert result.exit_code == 0
    assert analyses(result)[0]["article"]["text"] == text


@pytest.mark.parametrize(
    ("page", "encoding"),
    [
        ("10-bg.txt", "windows-1251"),
        ("09-ru.txt", "windows-1251"),
        ("09-ru.txt", "koi8-r"),
        ("07-en.html", "utf-16-le"),
        ("06-sq.txt", "utf-16"),
        ("09-ru.txt", "utf-16-be"),
        ("17-vi.txt", "utf-8-sig"),
        ("17-vi.txt", "utf-16-le"),
    ],
)
def test_a_page_in_an_older_encoding_gives_the_same_article(
    page: str, encoding: str, called: Callable[..., Result], demo: Whole, demo_pages: Path, tmp_path: Path
) -> None:
    # A few signs that the older code page lacks are left out of both.
    written = (demo_pages / page).read_text("utf-8").replace("—", "-").replace('<meta charset="utf-8">', "")
    written = written.encode(encoding, "ignore").decode(encoding)
    (tmp_path / "plain.txt").write_text(written, encoding="utf-8")
    (tmp_path / "older.txt").write_bytes(written.encode(encoding))
    result = called("analyse", tmp_path / "plain.txt", tmp_path / "older.txt")
    assert (result.exit_code, result.stderr) == (0, "")
    plain, older = (one["article"] for one in analyses(result))
    assert older["text"] == plain["text"]
    assert older["language"] == plain["language"] == demo.article(page).language


def test_a_vietnamese_page_in_windows_1258_gives_the_same_article(
    called: Callable[..., Result], demo: Whole, demo_pages: Path, tmp_path: Path
) -> None:
    import unicodedata

    # The code page writes most tones after their letter.
    marks = "\u0300\u0309\u0303\u0301\u0323"
    written = ""
    for letter in (demo_pages / "17-vi.txt").read_text("utf-8"):
        parts = unicodedata.normalize("NFD", letter)
        tones = "".join(part for part in parts if part in marks)
        rest = unicodedata.normalize("NFC", "".join(part for part in parts if part not in marks))
        written += rest + tones
    (tmp_path / "older.txt").write_bytes(written.encode("windows-1258", "ignore"))
    (found,) = analyses(called("analyse", tmp_path / "older.txt"))
    assert found["article"]["language"] == "vi"
    shared = set(found["article"]["text"].split()) & set(text_of(demo, "17-vi.txt").split())
    assert len(shared) > 0.9 * len(set(text_of(demo, "17-vi.txt").split()))


def test_a_page_of_two_encodings_is_read_with_a_warning(
    called: Callable[..., Result], demo_pages: Path, tmp_path: Path
) -> None:
    page = (demo_pages / "09-ru.txt").read_bytes()
    (tmp_path / "mixed.txt").write_bytes(page + "\nСвязь с редакцией: Печора, улица Ленина.\n".encode("windows-1251"))
    result = called("analyse", tmp_path / "mixed.txt")
    (found,) = analyses(result)
    assert result.exit_code == 0
    assert found["article"]["language"] == "ru"
    assert any("broken characters" in warning for warning in found["warnings"])


def test_broken_html_is_read(called: Callable[..., Result], demo: Whole, good: Path, tmp_path: Path) -> None:
    html = good.read_text("utf-8")
    cut = html[: html.index("</article>") if "</article>" in html else -40]
    broken = tmp_path / "broken.html"
    spoilt = cut.replace("</p>", "", 3).replace("</div>", "").replace("<p>", "<p <b class=x", 1)
    broken.write_text(spoilt + "</span></td> & &nosuch; <", encoding="utf-8")
    result = called("analyse", broken)
    (found,) = analyses(result)
    assert result.exit_code == 0
    kept = set(found["article"]["text"].split()) & set(text_of(demo, GOOD).split())
    assert len(kept) > 0.6 * len(set(text_of(demo, GOOD).split()))


def test_a_bad_line_of_json_costs_that_line(called: Callable[..., Result], tmp_path: Path) -> None:
    lines = [
        '{"id": "a", "text": "Blinken met with Lavrov in Geneva."}',
        '{"id": "b", "text": "cut off',
        '["a list"]',
        '{"id": "d"}',
        '{"id": "e", "text": 7}',
        "",
        '{"id": "f", "text": "Kuleba called for sanctions.", "published": "soon", "language": ["en"]}',
    ]
    source = tmp_path / "in.jsonl"
    source.write_text("\n".join(lines), encoding="utf-8")
    result = called("analyse", source)
    found = analyses(result)
    assert result.exit_code == 1
    assert [one["article"]["id"] if "article" in one else None for one in found] == ["a", None, None, None, None, "f"]
    assert [one["source"]["record"] for one in found] == list(range(6))
    complaints = result.stderr.splitlines()
    assert len(complaints) == 4
    for number, complaint in zip((2, 3, 4, 5), complaints, strict=True):
        assert complaint.startswith(f"dragoman: {source}: line {number} ")
    assert any("published" in warning for warning in found[-1]["warnings"])


def test_an_article_of_one_word_is_an_article(called: Callable[..., Result]) -> None:
    result = CliRunner().invoke(main, ["analyse", "-"], input='{"text": "Rücktritt"}\n')
    (found,) = analyses(result)
    assert (result.exit_code, found["article"]["text"], found["events"]) == (0, "Rücktritt", [])


STRANGE = {
    "fi": "Jens Stoltenberg kävi maanantaina 10.1.2022 Helsingissä, jossa hän tapasi presidentin ja puhui Natosta.",
    "ka": "საქართველოს პრეზიდენტი სალომე ზურაბიშვილი 2022 წლის 10 იანვარს ბრიუსელში იმყოფებოდა.",
    "ja": "岸田文雄首相は2022年1月10日、東京でアメリカのブリンケン国務長官と会談した。",
    "ar": "التقى وزير الخارجية الأمريكي أنتوني بلينكن نظيره الروسي سيرغي لافروف في جنيف يوم 21 يناير 2022.",
    "am": "የኢትዮጵያ ጠቅላይ ሚኒስትር ዐቢይ አሕመድ በአዲስ አበባ ከልዑካን ጋር ተወያዩ።",
    "th": "นายกรัฐมนตรีพบกับรัฐมนตรีต่างประเทศสหรัฐที่กรุงเทพเมื่อวันที่ 10 มกราคม 2565",
    "zxx": "123 456 — 789 %%% …",
}


@pytest.mark.parametrize("language", STRANGE)
def test_a_language_without_a_pack_is_read_as_far_as_it_goes(language: str, called: Callable[..., Result]) -> None:
    line = json.dumps({"id": language, "text": STRANGE[language]})
    result = CliRunner().invoke(main, ["analyse", "-"], input=line + "\n")
    (found,) = analyses(result)
    assert (result.exit_code, result.stderr) == (0, "")
    assert found["article"]["text"] == STRANGE[language]
    assert language == "zxx" or found["article"]["language"] == language


def test_what_needs_no_pack_is_read_in_finnish(called: Callable[..., Result]) -> None:
    result = CliRunner().invoke(main, ["analyse", "-"], input=json.dumps({"text": STRANGE["fi"]}) + "\n")
    (found,) = analyses(result)
    assert "Jens Stoltenberg" in {one["name"] for one in found["entities"]}
    assert ("2022-01-10", "2022-01-10") in {(one["when"]["earliest"], one["when"]["latest"]) for one in found["times"]}


# --- records ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def record(demo: Whole, tmp_path: Path) -> Path:
    return Path(shutil.copy(demo.path, tmp_path / "mine.dragoman"))


def one_line(result: Result, path: Path, reason: str) -> None:
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr.startswith(f"dragoman: {path}: ")
    assert reason in result.stderr
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize("command", [("timeline",), ("person", "Lavrov"), ("read", "SOURCE")], ids=" ".join)
@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (lambda path: path.write_bytes(b"Not a record, but a letter.\n" * 99), "is no record"),
        (lambda path: (path.unlink(), path.mkdir()), "is a folder"),
        (lambda path: in_sqlite(path, "PRAGMA user_version = 9999"), "newer version"),
        (lambda path: in_sqlite(path, "PRAGMA application_id = 77"), "no record"),
        (lambda path: path.write_bytes(path.read_bytes()[:5000]), "damaged"),
    ],
    ids=["letter", "folder", "newer", "another", "cut"],
)
def test_a_file_that_is_no_record_of_ours_is_refused_and_left_as_it_is(
    spoil: Callable[[Path], object], reason: str, command: tuple[str, ...], record: Path, called: Callable[..., Result],
    good: Path,
) -> None:  # fmt: skip
    spoil(record)
    before = record.read_bytes() if record.is_file() else b""
    arguments = [str(good) if part == "SOURCE" else part for part in command]
    one_line(called(*arguments, "--record", record), record, reason)
    assert (record.read_bytes() if record.is_file() else b"") == before


def in_sqlite(path: Path, statement: str) -> None:
    connection = sqlite3.connect(path)
    connection.execute(statement)
    connection.commit()
    connection.close()


def test_a_record_that_is_not_there_is_not_made_by_a_question(called: Callable[..., Result], tmp_path: Path) -> None:
    one_line(called("timeline"), Path("record.dragoman"), "no such file")
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_is_named_and_keeps_what_was_written(
    record: Path, called: Callable[..., Result], tmp_path: Path, demo_pages: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = exported(record)
    news = tmp_path / "news.jsonl"
    text = (demo_pages / "18-en.txt").read_text("utf-8")
    news.write_text(
        "".join(json.dumps({"id": str(n), "text": f"{n}. {text}"}) + "\n" for n in range(40)), encoding="utf-8"
    )
    really_connect = sqlite3.connect

    def cramped(*arguments: object, **options: object) -> sqlite3.Connection:
        connection: sqlite3.Connection = really_connect(*arguments, **options)  # type: ignore[call-overload]
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count = {pages + 4}")
        return connection

    with monkeypatch.context() as full:
        full.setattr(sqlite3, "connect", cramped)
        result = called("read", news, "--record", record)
    one_line(result, record, "no space is left")
    assert exported(record) == before
    # With room again the same command goes through.
    assert called("read", news, "--record", record).exit_code == 0


def test_a_full_disk_of_the_output_is_named(program: Path, good: Path, tmp_path: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    for command in (
        [str(program), "analyse", str(good), "--output", "/dev/full"],
        ["sh", "-c", f"'{program}' analyse '{good}' >/dev/full"],
    ):
        done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, check=False)
        assert done.returncode == 1
        assert done.stderr.startswith("dragoman: ")
        assert "No space left" in done.stderr
        assert done.stderr.count("\n") == 1


# --- at a bad moment --------------------------------------------------------------------------------------------------


def exported(record: Path) -> bytes:
    stream = io.BytesIO()
    with dragoman.open_record(record) as kept:
        kept.export(stream)
    return stream.getvalue()


def articles_in(record: Path) -> int:
    with dragoman.open_record(record) as kept:
        return kept.summary().articles


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """More articles than one batch holds, each small."""
    source = tmp_path / "many.jsonl"
    with source.open("w", encoding="utf-8") as file:
        for number in range(900):
            text = f"Blinken met with Lavrov in Geneva on 21 January 2022. It was talk number {number}."
            file.write(json.dumps({"id": f"n{number}", "text": text, "language": "en"}) + "\n")
    return source


def written(record: Path, least: int, patience: float = 30) -> int:
    """Waits until so many articles are in the file, as another program sees it."""
    until = time.monotonic() + patience
    found = 0
    while time.monotonic() < until:
        try:
            with sqlite3.connect(f"{record.as_uri()}?mode=ro", uri=True) as connection:
                (found,) = connection.execute("SELECT count(*) FROM articles").fetchone()
        except sqlite3.OperationalError:
            found = 0
        if found >= least:
            return found
        time.sleep(0.02)
    pytest.fail(f"only {found} articles were written in {patience} s")


@pytest.mark.parametrize(
    ("how", "status"), [(signal.SIGINT, 130), (signal.SIGKILL, -signal.SIGKILL)], ids=["Ctrl-C", "kill-9"]
)
def test_a_run_that_was_stopped_keeps_what_was_read_and_goes_on(
    how: signal.Signals, status: int, program: Path, run: Program, many: Path, tmp_path: Path
) -> None:
    record = tmp_path / "record.dragoman"
    with subprocess.Popen(
        [program, "read", many], cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as reading:
        written(record, 200)
        reading.send_signal(how)
        _, complaints = reading.communicate(timeout=60)
    assert reading.returncode == status
    if how == signal.SIGINT:
        assert complaints == "dragoman: interrupted; what was read is kept, run the same command to go on\n"
    kept = articles_in(record)
    assert 200 <= kept < 900
    again = run("read", many)
    assert again.returncode == 0
    assert f"{900 - kept} new articles, 0 refused; {kept} known already".encode() in again.stdout
    straight = tmp_path / "straight.dragoman"
    assert run("read", many, "--record", straight).returncode == 0
    assert exported(record) == exported(straight)


def test_an_interruption_of_analyse_ends_with_130_and_whole_lines(program: Path, many: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    command = [str(program), "analyse", str(many), "--jobs", "2", "--output", str(out)]
    with subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE) as reading:
        until = time.monotonic() + 30
        while not (out.exists() and out.stat().st_size) and time.monotonic() < until:
            time.sleep(0.02)
        reading.send_signal(signal.SIGINT)
        _, complaints = reading.communicate(timeout=60)
    assert reading.returncode == 130
    assert complaints.startswith(b"dragoman: interrupted; ")
    assert complaints.count(b"\n") == 1
    lines = out.read_bytes().splitlines(keepends=True)
    assert 0 < len(lines) < 900
    assert all(line.endswith(b"\n") and json.loads(line)["article"] for line in lines)


def test_two_read_the_record_while_one_writes(
    program: Path, called: Callable[..., Result], many: Path, tmp_path: Path
) -> None:
    record = tmp_path / "record.dragoman"
    done = threading.Event()
    problems: list[str] = []
    answers = [0, 0]

    def ask(reader: int) -> None:
        while not done.is_set():
            try:
                with dragoman.open_record(record) as kept:
                    assert kept.summary().articles >= 0
                    kept.timeline()
                answers[reader] += 1
            except Exception as problem:  # any at all is what must not come
                problems.append(f"{type(problem).__name__}: {problem}")

    with subprocess.Popen([program, "read", many], cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as one:
        written(record, 200)
        readers = [threading.Thread(target=ask, args=(number,)) for number in (0, 1)]
        for reader in readers:
            reader.start()
        _, complaints = one.communicate(timeout=60)
        done.set()
        for reader in readers:
            reader.join()
    assert (one.returncode, complaints, problems) == (0, b"", [])
    assert min(answers) > 0
    assert articles_in(record) == 900


@pytest.fixture
def taken(record: Path) -> Iterator[None]:
    """Another program that writes into the record and does not end."""
    connection = sqlite3.connect(record, isolation_level=None)
    connection.execute("BEGIN IMMEDIATE")
    yield
    connection.execute("ROLLBACK")
    connection.close()


@pytest.mark.usefixtures("taken")
def test_a_second_writer_is_told_and_readers_are_not_hindered(
    record: Path, called: Callable[..., Result], many: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dragoman.record import store
    from dragoman.views import questions

    monkeypatch.setattr(questions, "_open", lambda path, create: store.open_record(path, create, patience=0.2))
    one_line(called("read", many, "--record", record), record, "another program is writing into it")
    assert called("timeline", "--record", record).exit_code == 0


def test_a_fault_of_the_program_on_one_page_costs_that_page(
    called: Callable[..., Result], good: Path, many: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from dragoman import analysing
    from dragoman.reading.analyse import read as really

    def faulty(source: Source, article: Article, *rest: Any) -> Analysis:
        if article.id == "n1":
            raise NameError("a name that nobody gave")
        return really(source, article, *rest)

    monkeypatch.setattr(analysing, "read", faulty)
    few = tmp_path / "few.jsonl"
    few.write_text("".join(many.read_text("utf-8").splitlines(keepends=True)[:3]), encoding="utf-8")
    result = called("analyse", few)
    assert result.exit_code == 1
    assert ["error" in one for one in analyses(result)] == [False, True, False]
    assert result.stderr.startswith(f"dragoman: {few}: a fault of the program, please report it: NameError")
