"""Pages made to cost: each ends as an article or a refusal within two seconds of the processor and 300 MB.

Each runs in a process of its own, which measures itself.
"""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

SECONDS, MEGABYTES = 2, 300
SENTENCE = "The foreign ministers of Norland and Sudania met in the capital on Wednesday. "

PROGRAM = f"""
import io, json, pathlib, resource, sys, time
from dragoman.cleaning.article import article
from dragoman.errors import UnreadablePage
from dragoman.intake.sources import pages
from dragoman.model import Page

SENTENCE = {SENTENCE!r}
content = eval(sys.argv[1])
begun = time.process_time()
(page,) = pages(["-"], io.BytesIO(content))
try:
    said = "article" if isinstance(page, Page) and article(page).article.text else page.reason
except UnreadablePage as reason:
    said = str(reason)
# What getrusage tells begins with the memory of the process that started this one.
status = pathlib.Path("/proc/self/status")
if status.exists():
    memory = int(status.read_text().partition("VmHWM:")[2].split()[0]) / 1024
else:
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps([said, time.process_time() - begun, memory]))
"""

# Of each page what it is, the expression that makes it, and what comes of it.
CASES = {
    "a text node of 20 MB": ("('<p>' + SENTENCE * 260_000).encode()", "more than 1,000,000 characters of text"),
    "a table of 300,000 rows": ("b'<table>' + b'<tr><td>a' * 300_000", "HTML of more than 200000 elements"),
    "a table of 60,000 rows": ("b'<table>' + b'<tr><td>a<td>b' * 60_000", "more than 50,000 blocks of text"),
    "100,000 line breaks": ("b'<p>' + b'word<br>' * 100_000", "more than 50,000 blocks of text"),
    "100,000 attributes": ("b'<p ' + b'a=b ' * 100_000 + b'>'", "HTML with more than 200 attributes on one element"),
    "100,000 elements deep": ("b'<div>' * 100_000", "HTML nested more than 1000 elements deep"),
    "900 elements deep": ("b'<div>' * 900 + b'<p>' + SENTENCE.encode() * 3", "article"),
    "linked data 100,000 deep": (
        "b'<script type=\"application/ld+json\">' + b'[' * 100_000 + b'</script><p>' + SENTENCE.encode() * 3",
        "article",
    ),
    "10,000 classes": (
        "b''.join(b'<p class=c%d>%s</p>' % (n, SENTENCE.encode()) for n in range(10_000))",
        "article",
    ),
    "one line of 50 MB": ("SENTENCE.encode() * 600_000", "more than 1,000,000 characters of text"),
    "a line a word": ("b'word\\n' * 150_000", "more than 50,000 blocks of text"),
    "a menu of 40,000 lines": ("b'Home News\\n' * 40_000 + SENTENCE.encode() * 3", "article"),
    "20,000 paragraphs cut off": (
        "SENTENCE.encode() * 9"
        " + b''.join(b'\\nThe foreign minister said number %d...' % (n % 7000) for n in range(20_000))",
        "article",
    ),
    "20,000 sentences": ("b''.join(b'Minister %d met the president.\\n' % n for n in range(20_000))", "article"),
    "one letter 900,000 times": ("b'a' * 900_000", "article"),
    "marks alone": ("b'. ' * 400_000", "no article found"),
    "binary noise": ("bytes(range(256)) * 40_000", "binary, not text"),
}


@pytest.mark.parametrize("name", CASES)
def test_a_page_made_to_cost_ends_soon_and_within_bounds(name: str) -> None:
    made, outcome = CASES[name]
    ran = subprocess.run([sys.executable, "-c", PROGRAM, made], capture_output=True, text=True, check=True)
    said, seconds, megabytes = json.loads(ran.stdout)
    assert said == outcome
    assert seconds < SECONDS
    assert megabytes < MEGABYTES
