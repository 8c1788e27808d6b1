from __future__ import annotations

from tests.reading.reading import events, mentions, others, read


def test_a_protest_has_protesters_where_nobody_else_is_named() -> None:
    analysis = read("en", "A protest against Macron was held in Paris on Saturday.")
    assert [line.split(" [")[0] for line in events(analysis)] == ["PROTEST/demo protesters -> Emmanuel Macron"]
    assert mentions(analysis, "protesters") == [("protest against", "metonym")]


def test_they_are_those_whom_the_text_names_elsewhere() -> None:
    analysis = read("en", "Protesters gathered in Paris. The protest against Macron lasted all night.")
    assert [line for line in others(analysis) if line.startswith("group")] == ["group protesters"]


def test_who_is_named_protests_himself() -> None:
    analysis = read("en", "Farmers protested against Macron in Paris.")
    assert "group protesters" not in others(analysis)
