"""Web archives of pages of our own words, as many as are asked for: the same number gives the same bytes.

A page is a piece of news with what stands around one: data of its head, a menu, a hundred links to other pieces, an
imprint. It has 20 to 40 KB, of which one to six are its article.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from base64 import b32encode
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random

_MINISTERS = (
    ("Spanish", "Madrid", "Ramiro Olcabal"),
    ("Finnish", "Helsinki", "Sanna Ketokivi"),
    ("Turkish", "Ankara", "Deniz Karakol"),
    ("Brazilian", "Brasilia", "Otavio Limoeiro"),
    ("Japanese", "Tokyo", "Haruka Mizunami"),
    ("Kenyan", "Nairobi", "Joyce Wambeti"),
    ("Norwegian", "Oslo", "Henrik Solfjell"),
    ("Indian", "New Delhi", "Anjali Deshwar"),
    ("Polish", "Warsaw", "Marek Zielonka"),
    ("Canadian", "Ottawa", "Claire Beaumarin"),
)
_DEEDS = (
    "met {whom} in {place} on {day}",
    "called {whom} on {day} to speak of the border",
    "accused {whom} of breaking the agreement on grain",
    "called off a meeting with {whom} that was planned for {day}",
    "urged {whom} to return to the talks in {place}",
    "signed an agreement with {whom} in {place} on {day}",
    "condemned the decision of {whom} to close the crossing",
    "promised {whom} {number} tonnes of wheat by the end of the year",
)
_SAYINGS = (
    "We have agreed on {number} of the points, and the others will follow",
    "Nobody at this table wants the talks in {place} to fail",
    "The crossing stays closed until the {number} trucks have been searched",
    "It is too early to speak of a visit to {place}",
)
_ASIDES = (
    "The two delegations had {number} advisers with them, and the talks lasted until late in the evening.",
    "Farmers near the border have waited for {number} days for an answer.",
    "A draft of {number} pages had been sent round before the delegations came to {place}.",
    "Trade between the two countries grew by {number} percent last year.",
)
_SECTIONS = ("World", "Region", "Business", "Weather", "Letters", "Walks", "Music", "Cooking", "Gardens", "Archive")
_TEASERS = ("Bakers of {place} count their loaves", "How {number} swans came to {place}", "The bridge of {place} rests")
_STYLE = "".join(f".part-{n} {{ margin: {n % 9}px; padding: {n % 7}px; color: #{n * 7919:06x} }}\n" for n in range(60))
_FIRST_DAY = date(2021, 1, 4)


def page(number: int) -> bytes:
    """The HTML of a page; no two are alike."""
    chance = Random(number)
    day = _FIRST_DAY + timedelta(days=number % 900)
    paragraphs = [_paragraph(chance, day) for _ in range(chance.randrange(4, 16))]
    title = _filled(chance, "{who} {what}", day)
    told = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": title, "datePublished": f"{day}"}
    head = (
        f'<meta charset="utf-8"><title>{title} - The Lantern Herald</title>'
        f'<meta property="og:site_name" content="The Lantern Herald"><style>{_STYLE}</style>'
        f'<script type="application/ld+json">{json.dumps(told)}</script>'
    )
    menu = "".join(f'<li><a href="/{name.lower()}">{name}</a></li>' for name in _SECTIONS)
    main = "".join(f"<p>{paragraph}</p>\n" for paragraph in paragraphs)
    links = "".join(_link(chance) for _ in range(chance.randrange(80, 170)))
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head>{head}</head>\n<body><nav><ul>{menu}</ul></nav>\n'
        f'<main><article><h1>{title}</h1>\n<time datetime="{day}">{day:%d} {day:%B} {day:%Y}</time>\n'
        f"{main}</article></main>\n<aside><h2>More to read</h2><ul>{links}</ul></aside>\n"
        f"<footer><p>The Lantern Herald, page {number}. All rights reserved.</p></footer></body></html>\n"
    ).encode()


def _paragraph(chance: Random, day: date) -> str:
    told = _filled(chance, "{who} {what}.", day)
    said = _filled(chance, "“" + chance.choice(_SAYINGS) + ",” {who} said.", day)
    aside = _filled(chance, chance.choice(_ASIDES), day)
    return f"{told} {said} {aside}"


def _filled(chance: Random, form: str, day: date) -> str:
    (who, _, name), (whom, place, other) = chance.sample(_MINISTERS, 2)
    filled = form.replace("{what}", chance.choice(_DEEDS))
    past = day - timedelta(days=chance.randrange(1, 6))
    return filled.format(
        who=f"{who} foreign minister {name}",
        whom=f"{whom} foreign minister {other}",
        place=place,
        day=f"{past.day} {past:%B}",
        number=chance.randrange(11, 9000),
    )


def _link(chance: Random) -> str:
    words = chance.choice(_TEASERS).format(place=chance.choice(_MINISTERS)[1], number=chance.randrange(2, 900))
    mark = f"{chance.getrandbits(96):024x}"
    return (
        f'<li class="part-{chance.randrange(60)}"><a href="/{words.split()[0].lower()}/{mark}">'
        f'<img src="/pictures/{mark}.jpg" width="120" height="80" alt="">{words}</a></li>\n'
    )


def record(number: int, content: bytes) -> bytes:
    """A response record of WARC/1.0 that holds the page, with its digests."""
    answer = (
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
        b"Content-Length: " + str(len(content)).encode() + b"\r\n\r\n" + content
    )
    header = {
        "WARC-Type": "response",
        "WARC-Record-ID": f"<urn:uuid:00000000-0000-4000-8000-{number:012x}>",
        "WARC-Date": "2023-07-01T06:00:00Z",
        "WARC-Target-URI": f"https://lantern-herald.example/news/{number}",
        "WARC-Block-Digest": _digest(answer),
        "WARC-Payload-Digest": _digest(content),
        "Content-Type": "application/http; msgtype=response",
        "Content-Length": str(len(answer)),
    }
    lines = "".join(f"{name}: {value}\r\n" for name, value in header.items())
    return b"WARC/1.0\r\n" + lines.encode() + b"\r\n" + answer + b"\r\n\r\n"


def _digest(content: bytes) -> str:
    return "sha1:" + b32encode(hashlib.sha1(content, usedforsecurity=False).digest()).decode()


def packed(records: Iterable[bytes]) -> Iterator[bytes]:
    """Each record as a gzip member of its own, as crawlers write them."""
    for one in records:
        yield gzip.compress(one, compresslevel=6, mtime=0)


def write(path: Path, pages: int) -> None:
    """A compressed archive of so many pages."""
    with path.open("wb") as file:
        file.writelines(packed(record(number, page(number)) for number in range(pages)))
