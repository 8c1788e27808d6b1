from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from dragoman.intake.danger import html_danger

NAMES = [f"a{number}" for number in range(60_000)]

HOSTILE = {
    "deep": "<div>" * 100_000,
    "deep and closed": "<div>" * 50_000 + "</p>" * 50_000,
    "formatting nested wrongly": "<b><i><a>" * 100_000,
    "formatting and blocks": "<b><div>" * 20_000 + "</b>" * 20_000,
    "tables": "<table><tr><td>" * 30_000,
    "lists": "<ul><li>" * 50_000,
    "paragraphs in buttons": "<p><button>" * 50_000,
    "drawings": "<svg>" + "<g>" * 30_000 + "</x>" * 30_000,
    "attributes": "<div " + " ".join(NAMES) + ">",
    "attributes of 900": ("<div " + " ".join(NAMES[:900]) + ">") * 2000,
    "attributes that hide their ends": "<div " + " ".join(f'{name}=">"' for name in NAMES) + ">",
    "attributes that look like tags": "<div " + " ".join(f"{name}='<p>x</p>'" for name in NAMES) + ">",
    "attributes behind text": "text words " * 3000 + "<div " + " ".join(NAMES) + ">",
    "pages in pages": "".join(f"<html {name}=1>" for name in NAMES[:30_000]),
    "formatting that multiplies": "".join(f"<p><b a{n}><i b{n}><u c{n}>" for n in range(3000)),
    "formatting that multiplies, few": "".join(f"<b a{n}>" for n in range(900)) + "<p>x" * 9000,
    "rows": "<table>" + "<tr><td>a</td><td>b</td></tr>" * 300_000,
}


@pytest.mark.parametrize("page", HOSTILE.values(), ids=HOSTILE)
def test_a_page_that_would_cost_its_parser_dear_is_refused_soon(page: str) -> None:
    started = time.process_time()
    assert html_danger(page.encode())
    assert time.process_time() - started < 2


HARMLESS = {
    "one long text": "<p>" + "word " * 4_000_000 + "</p>",
    "open items": "<ul>" + "<li>item" * 60_000,
    "open paragraphs": "<p>one" * 60_000,
    "links that are closed": "<p><a href=x><b class=y>link</b></a></p>" * 9_000,
    "a script with many words": "<script>" + "if (a < b) { c('x'); } " * 20_000 + "</script>",
    "a value with many words": '<div data-x="' + "word " * 60_000 + '">text</div>',
    "a text with a stray quotation mark": '<a href="x"">' + "word " * 60_000 + '</a><p class="y">text',
    "no tags": "&" * 3_000_000,
    "comments": "<!--" * 300_000,
    "few tags": "<div>" * 900,
}


@pytest.mark.parametrize("page", HARMLESS.values(), ids=HARMLESS)
def test_a_page_that_is_only_large_is_read(page: str) -> None:
    started = time.process_time()
    assert html_danger(page.encode()) is None
    assert time.process_time() - started < 2


@pytest.mark.parametrize(
    "content",
    [
        b"<a b='" * 60_000,
        b'<a b="' * 60_000,
        b"<a" * 190_000,
        b"<a <a " * 100_000,
        b"<script>" * 100_000,
        b"<!" * 190_000,
    ],
)
def test_the_guard_is_quick_on_pages_made_to_be_slow(content: bytes) -> None:
    started = time.process_time()
    html_danger(content)
    assert time.process_time() - started < 2


PARSED = """
import re, time
from pathlib import Path
from selectolax.lexbor import LexborHTMLParser
from tests.intake.test_danger import HARMLESS
for page in HARMLESS.values():
    started = time.process_time()
    tree = LexborHTMLParser(page)
    if tree.root:
        for node in tree.root.traverse(include_text=True):
            pass
    assert time.process_time() - started < 2, page[:40]
print(int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) // 1024)
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the system does not tell what a process took")
def test_what_the_guard_lets_pass_is_parsed_in_bounds() -> None:
    pytest.importorskip("selectolax")
    done = subprocess.run([sys.executable, "-c", PARSED], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-500:]
    assert int(done.stdout) < 300
