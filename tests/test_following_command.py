"""The commands that fetch, against a server on this machine."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import time as clocks
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import Result
from tests.web import Server, Time, article, feed, response, serving

from dragoman.record.store import open_record

Called = Callable[..., Result]


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """A site with a feed; nobody waits for his turn in real time."""
    time = Time()
    monkeypatch.setattr("dragoman.intake.politeness.World", time.world)
    with serving(time) as opened:
        opened.answers["/a"] = response(article("fisheries"))
        opened.answers["/feed"] = response(feed((f"{opened.url}/a", "A")), content_type="application/atom+xml")
        yield opened


def test_an_address_is_a_source(called: Called, server: Server) -> None:
    done = called("analyse", f"{server.url}/a", "--allow-private")
    assert done.exit_code == 0
    analysis = json.loads(done.stdout)
    assert analysis["source"] == {
        "uri": f"{server.url}/a",
        "kind": "html",
        "record": 0,
        "sha256": analysis["source"]["sha256"],
        "fetched": "2027-01-15T08:00:05Z",
    }
    assert analysis["article"]["title"] == "Ministers meet on fisheries"


def test_an_address_that_gives_nothing_is_a_refusal_and_the_run_goes_on(called: Called, server: Server) -> None:
    done = called("read", f"{server.url}/none", f"{server.url}/a", "--allow-private")
    assert done.exit_code == 1
    assert f"dragoman: {server.url}/none: answered 404" in done.stderr
    assert "1 new article, 1 refused" in done.stdout


def test_ones_own_machine_is_not_asked_unless_the_user_says_so(called: Called, server: Server) -> None:
    done = called("analyse", f"{server.url}/a")
    assert done.exit_code == 1
    assert "leads to 127.0.0.1, which is not on the public net" in done.stderr
    assert server.requests == []


def test_one_round_says_what_it_brought(called: Called, server: Server) -> None:
    done = called("follow", f"{server.url}/feed", "--once", "--allow-private", "--contact", "press@example.org")
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout == "2027-01-15T08:00:10Z  1 feed asked: 1 new article, 0 refused\n"
    assert "(+press@example.org)" in server.requests[0]
    with open_record("record.dragoman") as record:
        assert [filed.analysis.source.uri for filed in record.articles()] == [f"{server.url}/a"]


def test_who_asks_is_also_told_by_the_environment(
    called: Called, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DRAGOMAN_CONTACT", "https://press.example/bot")
    called("follow", f"{server.url}/feed", "--once", "--allow-private")
    assert "(+https://press.example/bot)" in server.requests[0]


def test_a_feed_that_cannot_be_read_is_told_and_ends_with_one(called: Called, server: Server) -> None:
    done = called("follow", f"{server.url}/none", "--once", "--allow-private")
    assert done.exit_code == 1
    assert done.stderr == f"dragoman: {server.url}/none: answered 404\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("follow", "none.opml", "--once"), "dragoman: none.opml: cannot be read: No such file or directory"),
        (
            ("follow", "http://user@example.org/", "--once"),
            "dragoman: http://user@example.org/: an address with",
        ),
        (("follow", "http://example.org/", "--once", "--contact", "a\nb"), "Invalid value for --contact"),
        (("follow", "http://example.org/", "--once", "--keep-warc", "no/x.gz"), "dragoman: no/x.gz: cannot be written"),
    ],
)
def test_wrong_usage_is_one_line(called: Called, arguments: tuple[str, ...], said: str) -> None:
    done = called(*arguments)
    assert done.exit_code in (1, 2)
    assert said in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("by", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_it_cleanly(program: Path, tmp_path: Path, by: signal.Signals) -> None:
    with serving() as server:
        server.answers["/feed"] = response(feed((f"{server.url}/a", "A")))
        command = [str(program), "follow", f"{server.url}/feed", "--allow-private"]
        running = subprocess.Popen(
            command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env={**os.environ}
        )
        for _ in range(200):
            clocks.sleep(0.05)
            if server.requests:
                break
        clocks.sleep(0.2)
        running.send_signal(by)
        shown, said = running.communicate(timeout=20)
    assert (running.returncode, "Traceback" in said) == (130, False)
    assert "interrupted; what was read is kept" in said
    assert "0 new articles" in shown
    with open_record(tmp_path / "record.dragoman") as record:
        assert record.is_current
