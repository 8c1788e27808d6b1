import tomllib
from pathlib import Path
from typing import Any

import pytest

from dragoman.knowledge.ontology import event_types
from dragoman.language.pack import pack_codes

ARTICLES: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parents[2] / "scripts/own_events.toml").read_text(encoding="utf-8")
)["article"]
NAMES = [f"{number} {article['language']}" for number, article in enumerate(ARTICLES)]


@pytest.mark.parametrize("article", ARTICLES, ids=NAMES)
def test_an_article_of_our_own_is_in_a_language_with_a_pack(article: dict[str, Any]) -> None:
    assert article["language"] in pack_codes()


@pytest.mark.parametrize("article", ARTICLES, ids=NAMES)
def test_an_article_of_our_own_has_only_lines_with_words(article: dict[str, Any]) -> None:
    assert all(line.strip() for line in article["text"].split("\n"))


@pytest.mark.parametrize("article", ARTICLES, ids=NAMES)
def test_events_of_an_article_of_our_own_stand_on_its_lines(article: dict[str, Any]) -> None:
    lines = range(article["text"].count("\n") + 1)

    assert all(int(line) in lines for line in article["events"])


@pytest.mark.parametrize("article", ARTICLES, ids=NAMES)
def test_events_of_an_article_of_our_own_are_of_the_ontology(article: dict[str, Any]) -> None:
    for types in article["events"].values():
        assert types
        assert len(set(types)) == len(types)
        assert set(types) <= set(event_types())


def test_no_article_of_our_own_stands_twice() -> None:
    assert len({article["text"] for article in ARTICLES}) == len(ARTICLES)
