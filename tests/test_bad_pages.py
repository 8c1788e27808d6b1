"""Bad pages: refused in one line that names the page and the reason, while the others are read."""

from __future__ import annotations

import json
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from tests.whole import Whole

from dragoman.cli import main

GOOD = "07-en.html"
LONG_LINE = 200 * 1024 * 1024


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


BAD_PAGES: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "empty"),
    "blank": (b" \n\t\r\n ", "empty"),
    "image": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40, "an image"),
    "program": (b"\x7fELF" + b"\x00\x01" * 400, "a program"),
    "random": (bytes((7 * i * i + 3 * i) % 256 for i in range(9000)), "binary"),
    "archive": (b"\x1f\x8b\x08\x00" + b"\x00" * 100, "damaged compressed data"),
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
        return really_open(path, *arguments, **options)  # type: ignore[call-overload]  # passed on as it came

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
    "et": "Jens Stoltenberg käis esmaspäeval, 10.1.2022 Tallinnas, kus ta kohtus presidendiga ja rääkis sõjast.",
    "ka": "საქართველოს პრეზიდენტი სალომე ზურაბიშვილი 2022 წლის 10 იანვარს ბრიუსელში იმყოფებოდა.",
    "ur": "امریکی وزیر خارجہ انٹونی بلنکن نے 21 جنوری 2022 کو جنیوا میں اپنے روسی ہم منصب سرگئی لاوروف سے ملاقات کی۔",
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


def test_what_needs_no_pack_is_read_in_estonian(called: Callable[..., Result]) -> None:
    result = CliRunner().invoke(main, ["analyse", "-"], input=json.dumps({"text": STRANGE["et"]}) + "\n")
    (found,) = analyses(result)
    assert "Jens Stoltenberg" in {one["name"] for one in found["entities"]}
    assert ("2022-01-10", "2022-01-10") in {(one["when"]["earliest"], one["when"]["latest"]) for one in found["times"]}


NAMES_OF_TEN_THOUSAND_CHARACTERS = {
    "word": ("en", f"President B{'o' * 9_999} met Sergei Lavrov in Geneva on Friday."),
    "words": ("en", f"President {' '.join(['Bobo'] * 2_000)} met Sergei Lavrov in Geneva on Friday."),
    "hyphens": ("ru", f"Президент {'Иванов-' * 1_430}Петров встретился с Сергеем Лавровым."),
    "initials": ("en", f"President {'B. ' * 3_333}Bobo met Sergei Lavrov in Geneva on Friday."),
    "unspaced": ("zh", f"{'王' * 10_000}在日内瓦会见了俄罗斯外长拉夫罗夫。"),
    "uncapitalised": ("ar", f"التقى الرئيس {'بوبو ' * 2_000}سيرغي لافروف في جنيف."),
}


@pytest.mark.parametrize("kind", NAMES_OF_TEN_THOUSAND_CHARACTERS)
def test_a_name_of_ten_thousand_characters_costs_nobody_else(
    kind: str, called: Callable[..., Result], tmp_path: Path
) -> None:
    language, text = NAMES_OF_TEN_THOUSAND_CHARACTERS[kind]
    page = tmp_path / "long.jsonl"
    page.write_text(json.dumps({"id": "1", "text": text, "language": language}) + "\n", encoding="utf-8")
    result = called("analyse", page)
    (found,) = analyses(result)
    assert (result.exit_code, result.stderr, found["article"]["text"]) == (0, "", text)
    assert "Sergei Lavrov" in {one["name"] for one in found["entities"] if one["kind"] == "person"}
    assert called("read", page).exit_code == 0
    assert called("person", "Lavrov").exit_code == 0
    assert called("people").exit_code == called("suggestions").exit_code == 0


def test_a_page_cannot_command_the_terminal(called: Callable[..., Result], tmp_path: Path) -> None:
    text = "President Bobo Grant\x1b]0;owned\x07 spoke. “We \x1b[2Jagreed to talk”, Sergei Lavrov said in Geneva."
    page = tmp_path / "page.jsonl"
    page.write_text(json.dumps({"text": text, "title": "\x1b[31mred", "outlet": "Ev\x1bil", "language": "en"}) + "\n")
    (tmp_path / "\x1b[2J.txt").write_bytes(b"")
    told = [called("read", page, tmp_path / "\x1b[2J.txt")]
    told += [called(*question) for question in (("quotes",), ("timeline",), ("people",), ("person", "Lavrov"))]
    assert "agreed to talk" in told[1].output
    assert not any("\x1b" in one.output for one in told)
