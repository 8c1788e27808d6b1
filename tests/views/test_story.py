from __future__ import annotations

import pytest
from tests.whole import Whole

from dragoman.errors import NotFound
from dragoman.views.filters import Filters
from dragoman.views.questions import open_record
from dragoman.views.story import StoryPage


def test_stories_stand_with_the_last_told_first_and_go_on_behind_one(demo: Whole) -> None:
    with open_record(demo.path) as kept:
        stories = kept.stories()
        assert [one.last for one in stories] == sorted((one.last for one in stories if one.last), reverse=True)
        assert all(one.articles > 1 for one in stories)
        assert kept.stories(Filters(limit=1)) == stories[:1]
        assert kept.stories(Filters(after=stories[0].id)) == stories[1:]


def test_stories_are_asked_for_by_who_when_and_language(demo: Whole) -> None:
    with open_record(demo.path) as kept:
        every = {one.id for one in kept.stories(least=1)}
        about = {one.id for one in kept.stories(Filters(about="Лавров"), least=1)}
        assert about
        assert about < every
        assert all("de" in one.languages for one in kept.stories(Filters(language="de"), least=1))
        assert kept.stories(Filters(about="nobody")) == ()


def test_a_story_has_its_articles_in_all_languages_and_its_events(demo: Whole) -> None:
    with open_record(demo.path) as kept:
        (line,) = kept.stories(Filters(about="Lavrov", language="bg"))
        page = kept.story(line.id)
        articles = [one for chapter in page.chapters for one in chapter.articles]
        assert len(articles) == line.articles
        assert sorted({one.language for one in articles}) == list(line.languages)
        assert [one.like is None for one in articles].count(True) == 1
        assert {one.like for one in articles} - {None} <= {one.article for one in articles}
        assert page.events
        shown = kept.show(line.id)
        assert isinstance(shown, StoryPage)
        assert shown == kept.story(line.id[:6])
        assert {event.id for event in page.events} == {event.id for event in kept.events(Filters(story=line.id))}


@pytest.mark.parametrize("id", ["", "y", "y2", "yzzzzzzzz", "v22222", "%"])
def test_a_story_that_is_none_is_a_clear_error(demo: Whole, id: str) -> None:
    with open_record(demo.path) as kept, pytest.raises(NotFound, match="no story in it has the id"):
        kept.story(id)
