from __future__ import annotations

from tests.reading.reading import read

from dragoman.model import Analysis, Figure


def figure(analysis: Analysis) -> Figure:
    (found,) = analysis.figures
    return found


def owner(text: str) -> str | None:
    analysis = read("en", text)
    names = {entity.id: entity.name for entity in analysis.entities}
    of = figure(analysis).of
    return None if of is None else names[of]


def event_type(text: str) -> str | None:
    analysis = read("en", text)
    types = {event.id: event.type for event in analysis.events}
    event = figure(analysis).event
    return None if event is None else types[event]


def test_a_figure_is_of_the_country_in_its_words() -> None:
    assert owner("It moved 100,000 Russian troops to the border.") == "Russia"


def test_a_figure_is_of_the_country_behind_it() -> None:
    assert owner("It received 300 tanks from Poland.") == "Poland"


def test_whoever_speaks_behind_a_figure_does_not_own_it() -> None:
    assert owner("It rained on 300 people, Russia said.") is None


def test_the_place_where_people_died_does_not_own_them() -> None:
    assert owner("The storm killed 300 people in Germany.") is None


def test_the_killed_are_those_of_the_assault() -> None:
    text = "Russia attacked Ukraine, killing 20 people, and Angela Merkel met Emmanuel Macron."
    assert event_type(text) == "ASSAULT"


def test_a_figure_belongs_to_the_event_whose_party_is_nearest() -> None:
    text = "Angela Merkel met Emmanuel Macron, and Russia attacked Ukraine with 20 tanks."
    assert event_type(text) == "ASSAULT"


def test_an_article_without_events_has_figures_without_them() -> None:
    assert event_type("It rained on 300 people.") is None
