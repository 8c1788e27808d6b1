"""Analyses of articles that nobody wrote, any number of them, to measure the record by itself.

A constant number of articles a day, 300 where nothing else is said, so that a million spans nine years. They tell
stories (`made_stories`): meetings planned, confirmed, put off, called off and held; accusations, denials, attacks with
tolls that rise, aid, sanctions, protests and arrests, each told by several outlets in six languages, with follow-ups.
Officials, countries, cities and outlets are real, at the day; everybody else and what they say is invented. One article
in 14 is a copy of another, with an end of its own; quoted words come again, cut and in other languages; one figure in
20 is another than the others tell; one article in four names another outlet as its source; one in 30 has no day. Texts
are of 600 to 900 characters (a third of that in Chinese), what is no template is words of no language (`made_words`),
and every span cuts out what it claims.

Everything follows from the seed. `made(seed)` gives analyses in the order of days, without end,
about 5,000 a second, so that nothing need be kept. `python -m benchmarks.made_articles NUMBER > FILE` writes them as
`dragoman analyse` does.
"""

from __future__ import annotations

import heapq
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from random import Random

from msgspec.structs import replace

from benchmarks.made_stories import FIRST_DAY, LANGUAGES, Chapter, Story, outlet_in, story
from benchmarks.made_texts import Draft
from dragoman.contract import SCHEMA, encode
from dragoman.model import Analysis, Article, Source, When

A_DAY = 300
_CODER = "made"


def made(seed: int = 1, a_day: int = A_DAY) -> Iterator[Analysis]:
    """Analyses in the order of days, without end."""
    coming: list[tuple[date, int, int]] = []
    stories: dict[int, Story] = {}
    number, day = 0, FIRST_DAY
    while True:
        given = 0
        while given < a_day:
            if not coming or coming[0][0] > day:
                told = stories[number] = story(seed, number, day)
                for position, chapter in enumerate(told.chapters):
                    heapq.heappush(coming, (chapter.told, number, position))
                number += 1
            _, which, position = heapq.heappop(coming)
            for analysis in islice(_articles(seed, stories[which], position), a_day - given):
                yield analysis
                given += 1
            if position == len(stories[which].chapters) - 1:
                del stories[which]
        day += timedelta(1)


def _articles(seed: int, told: Story, position: int) -> Iterator[Analysis]:
    """The articles that tell a chapter, some of them copies of one before."""
    original: Analysis | None = None
    for number in range(told.chapters[position].articles):
        random = Random(f"{seed} article {told.number} {position} {number}")
        if original is not None and random.random() < 0.1:
            yield _copied(original, random, number)
        else:
            original = _analysis(random, told, position, number)
            yield original


def _analysis(random: Random, told: Story, position: int, number: int) -> Analysis:
    language = LANGUAGES[int(len(LANGUAGES) * random.random() ** 1.5)]
    outlet = outlet_in(language, random).outlet()
    draft = Draft(language, told, random)
    _write(draft, told, position)
    day = told.chapters[position].told
    published = None if random.random() < 1 / 30 else When(day, day, "day", "metadata")
    text, address = draft.text(), f"{outlet.domain}/{day}/{told.number}-{position}-{number}"
    return Analysis(
        schema=SCHEMA,
        coder=_CODER,
        source=Source(f"https://{address}", "jsonl", 0, _digest(random)),
        article=Article(
            id=address,
            url=f"https://{address}",
            outlet=outlet,
            language=language,
            script=draft.script,
            language_confidence=1.0,
            title=draft.title(),
            published=published,
            text=text,
            paragraphs=draft.paragraphs(),
        ),
        **draft.facts(),
    )


def _digest(random: Random) -> str:
    return f"{random.getrandbits(256):064x}"


def _write(draft: Draft, told: Story, position: int) -> None:
    """Lead, words spoken, what was before, who tells it, and what else there is to say."""
    chapter, random = told.chapters[position], draft.random
    draft.tell(chapter.sentence, chapter, _number(chapter, random))
    draft.more(90)
    draft.new_paragraph()
    if random.random() < 0.7:
        draft.quote(told.a, told.spoken[: 6 if random.random() < 0.3 else None])
    if position and random.random() < 0.5:
        before = told.chapters[position - 1]
        draft.tell(before.sentence, before, before.number)
    draft.more(150)
    draft.new_paragraph()
    if random.random() < 0.25:
        draft.cite(outlet_in(draft.language, random).name)
    draft.more(random.randint(600, 900) - draft.length())


def _number(chapter: Chapter, random: Random) -> int:
    return chapter.number + (1 + chapter.number // 3 if random.random() < 0.05 else 0)


def _copied(original: Analysis, random: Random, number: int) -> Analysis:
    """The same article in another outlet, which adds a line to the end."""
    article = original.article
    assert article is not None
    outlet = outlet_in(article.language, random).outlet()
    text = f"{article.text}\n{outlet.name}"
    address = f"{outlet.domain}/{article.id.split('/', 1)[1]}-{number}"
    paragraphs = (*article.paragraphs, (len(article.text) + 1, len(text)))
    return replace(
        original,
        source=Source(f"https://{address}", "jsonl", 0, _digest(random)),
        article=replace(article, id=address, url=f"https://{address}", outlet=outlet, text=text, paragraphs=paragraphs),
    )


if __name__ == "__main__":
    for each in islice(made(), int(sys.argv[1])):
        sys.stdout.buffer.write(encode(each) + b"\n")
