"""A record made of what was kept holds the same articles as the one that was made while it was fetched."""

from __future__ import annotations

import gzip
import random
from pathlib import Path

import pytest
from msgspec import structs
from tests.web import Server, Time, article, feed, moved, response, serving, web

from dragoman.analysing import analyse_many
from dragoman.following.rounds import Following
from dragoman.following.subscriptions import subscriptions
from dragoman.intake.warc_writing import open_archive
from dragoman.model import Analysis
from dragoman.record.store import Record, open_record


def read_articles(record: Record) -> list[Analysis]:
    """Every analysis but for where its page lay."""
    found = [filed.analysis for filed in record.articles()]
    assert all(analysis.source.fetched for analysis in found)
    return [structs.replace(analysis, source=None) for analysis in found]


def chunked(body: bytes) -> bytes:
    parts = [body[at : at + 100] for at in range(0, len(body), 100)]
    framed = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"
    return response(transfer_encoding="chunked", content_encoding="gzip", content_length="") + framed


def answer_oddly(server: Server) -> None:
    """Pages in every dress, a feed that names them, and what is no page."""
    page = article("fisheries")
    bare = page[: page.index("<meta")] + page[page.index("</head>") :]
    server.answers |= {
        "/robots.txt": response(
            f"User-agent: *\nDisallow: /inner\n# {'Ministers met. ' * 50}", content_type="text/plain"
        ),
        "/plain": response(page),
        "/packed": response(gzip.compress(article("borders").encode()), content_encoding="gzip"),
        "/chunked": chunked(gzip.compress(article("grain").encode())),
        "/old": moved("/new"),
        "/new": response(article("a pipeline")),
        "/cyrillic": response(article("рыба").encode("windows-1251"), content_type="text/html; charset=windows-1251"),
        "/untold": response(article("a canal"), content_type=""),
        "/bare": response(bare.replace("fisheries", "a bridge")),
        "/beyond": response(article("a tunnel"), content_length="") + b"",
        "/long": response(article("a harbour")) + b"more than was said",
        "/text": response("Ministers met.\n\nNothing else was said of it.", content_type="text/plain"),
        "/image": response(b"\x89PNG\r\n", content_type="image/png"),
        "/inner/a": response(page),
    }
    names = [path[1:] for path in server.answers if path not in ("/robots.txt", "/new")]
    entries = [(f"{server.url}/{name}", f"Title of {name}") for name in (*names, "gone")]
    # A feed that is declared to be a page.
    server.answers["/feed"] = response(feed(*entries), content_type="text/html")


@pytest.mark.parametrize("cut", [0, 20])
def test_a_record_can_be_rebuilt_of_the_archive_alone(tmp_path: Path, cut: int) -> None:
    time, kept = Time(), tmp_path / "kept.warc.gz"
    with serving(time) as server, open_archive(kept, random.Random(1)) as archive:
        answer_oddly(server)
        way = web(time, server, archive=archive)
        with open_record(tmp_path / "live.dragoman", create=True) as record:
            done = Following(record, way, subscriptions([f"{server.url}/feed"], way)).round()
            live = read_articles(record)
    assert done.folded.articles >= 9
    # A crash may have cut off the last record, which is a request.
    kept.write_bytes(kept.read_bytes()[: -cut or None])
    with open_record(tmp_path / "rebuilt.dragoman", create=True) as record:
        record.fold(analyse_many(kept))
        assert read_articles(record) == live
