from __future__ import annotations

from tests.reading.reading import read

from dragoman.reading.explaining import Explained, explained


def explain(language: str, text: str) -> list[Explained]:
    article = read(language, text).article
    assert article is not None
    return explained(article)


TEXT = "Blinken met Lavrov in Geneva. The rain was warm."


def test_every_sentence_is_explained_with_what_is_marked_in_it() -> None:
    first, second = explain("en", TEXT)
    assert TEXT[slice(*first.span)] == "Blinken met Lavrov in Geneva."
    marks = {(TEXT[slice(*mark.span)], mark.what) for mark in first.marks}
    assert ("met", "event: CONSULT verb") in marks
    assert ("in", "word: in") in marks
    assert ("Lavrov", "person: Sergei Lavrov (name)") in marks
    assert second.verdicts == ()


def test_what_is_told_says_who_does_it_and_what_weighed() -> None:
    (verdict,) = explain("en", TEXT)[0].verdicts
    assert verdict.told
    assert verdict.sense == "meet"
    assert verdict.reading == "CONSULT Antony Blinken, Sergei Lavrov [subject]"
    assert verdict.confidence is not None
    assert verdict.why


def test_parties_that_are_likelier_than_grammars_are_shown_with_those_of_grammar() -> None:
    text = "Bei einem Selbstmordanschlag der Taliban wurden drei Polizisten getötet."
    readings = [verdict.reading for verdict in explain("de", text)[0].verdicts]
    assert "ASSAULT Taliban [judged] -> police; by grammar nobody named [none] -> police" in readings


def test_a_word_that_lacks_what_it_needs_says_so() -> None:
    verdicts = explain("en", "France summoned the plumber.")[0].verdicts
    assert [(one.told, one.reading, one.why) for one in verdicts] == [
        (False, None, ("what it needs is not in the sentence",))
    ]


def test_what_a_governing_word_takes_in_says_so() -> None:
    verdicts = explain("en", "Blinken refused to meet Lavrov.")[0].verdicts
    assert [one.told for one in verdicts] == [True, False]
    assert verdicts[1].why == ("another event word governs it",)


def test_who_stands_together_is_shown_with_what_attaches_them() -> None:
    members = explain("en", "Talks between France and Germany were held with Poland.")[0].members
    assert [(one.names, one.attached) for one in members] == [(("France", "Germany"), "between"), (("Poland",), "with")]


def test_quotations_are_shown_with_their_speakers() -> None:
    (sentence,) = explain("en", '"We will not give in," Macron said.')
    assert sentence.quotations == ("Emmanuel Macron: We will not give in,",)
