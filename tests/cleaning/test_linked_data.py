from __future__ import annotations

import json
import time

import pytest

from dragoman.cleaning.linked_data import first_text, things

ADDRESS = "https://www.example.org/norland/visit"


def told(*scripts: str, name: str = "headline") -> str | None:
    return first_text(things(scripts, ADDRESS), name)


@pytest.mark.parametrize(
    "script",
    [
        '{"@type": "NewsArticle", "headline": "Visit"}',
        '[{"@type": "Organization"}, {"@type": ["Thing", "ReportageNewsArticle"], "headline": "Visit"}]',
        '{"@graph": [{"@type": "WebSite", "headline": "Courier"}, {"@type": "Article", "headline": "Visit"}]}',
        '{"@type": "WebPage", "mainEntity": {"@type": "NewsArticle", "headline": "Visit"}}',
        '{"@type": "NewsArticle", "headline": "Visit",}',
        '{"@type": "NewsArticle", "headline": "Visit", "keywords": ["a", "b",],}',
        '<!-- {"@type": "NewsArticle", "headline": "Visit"} -->',
        '//<![CDATA[\n{"@type": "NewsArticle", "headline": "Visit"}\n//]]>',
        '/* the article */ {"@type": "NewsArticle", // of today\n "headline": "Visit"}',
        "{&quot;@type&quot;: &quot;NewsArticle&quot;, &quot;headline&quot;: &quot;Visit&quot;}",
        '{"@type": "NewsArticle",\n "description": "two\nlines",\n "headline": "Visit"}',
        '{"@type": "NewsArticle"\n "headline": "Visit"}',
        '{"@type": "Organization"} {"@type": "NewsArticle", "headline": "Visit"}',
        '{"@type": "NewsArticle", "headline": "Visit", "description": "it\\\'s"}',
        '{"@type": "NewsArticle", "headline": "Visit"}}',
        '{"@type": "NewsArticle", "headline": "Visit"',
        '{"@type": "NewsArticle", "headline": "Visit", "description": "a "quoted" word"}',
    ],
)
def test_an_article_is_found_also_in_broken_json(script: str) -> None:
    assert told(script) == "Visit"


def test_the_article_of_this_address_goes_before_others() -> None:
    other = '{"@type": "NewsArticle", "url": "https://www.example.org/other", "headline": "Other"}'
    own = f'{{"@type": "NewsArticle", "mainEntityOfPage": {{"@id": "{ADDRESS}/"}}, "headline": "Visit"}}'
    assert told(other, own) == "Visit"


def test_an_article_goes_before_a_page() -> None:
    assert told('{"@type": "WebPage", "headline": "Page"}', '{"@type": "BlogPosting", "headline": "Visit"}') == "Visit"


def test_a_reference_is_followed() -> None:
    script = (
        '{"@graph": [{"@type": "Article", "author": {"@id": "#ada"}}, '
        '{"@type": "Person", "@id": "#ada", "name": "Ada Holm"}]}'
    )
    assert things([script], None)[0]["author"]["name"] == "Ada Holm"


@pytest.mark.parametrize(
    "script", ["", "{", "null", "5", '"text"', '{"@graph": 1}', '{"@type": 7}', '{"@type": {"a": 1}, "headline": []}']
)
def test_what_speaks_of_no_article_tells_nothing(script: str) -> None:
    assert told(script) is None


@pytest.mark.parametrize(
    "script",
    [
        "[" * 100_000,
        '{"@graph":' * 100_000,
        '"' + '\\"' * 200_000,
        "/*" * 200_000,
        '{"a": "b"' + "\n" * 400_000 + "x",
        "{" + "/" * 400_000 + '"',
        json.dumps([{"@type": "Article", "@id": "a", "author": {"@id": "a"}}] * 20_000),
    ],
    ids=["brackets", "objects", "quotes", "comments", "lines", "strokes", "articles"],
)
def test_hostile_json_costs_little(script: str) -> None:
    start = time.process_time()
    told(script)
    assert time.process_time() - start < 5
