from __future__ import annotations

from dragoman.cleaning.languages import other_languages
from dragoman.model import Span

ENGLISH = (
    "The foreign ministers of Norland and Sudania met in the capital on Wednesday to speak of the border.",
    "The talks were the first of this kind in two years, and the ministers will meet again in the spring.",
    "The president of Sudania thanked the ministers for the talks and said that the border would be opened.",
)
RUSSIAN = "Переговоры были первыми за два года, и министры договорились встретиться снова весной в столице Норландии."
GERMAN = (
    "Die Gespräche waren die ersten seit zwei Jahren, und die Minister wollen sich im Frühjahr noch einmal treffen."
)


def found(*paragraphs: str) -> list[tuple[str, str, str]]:
    text = "\n".join(paragraphs)
    spans: list[Span] = []
    for paragraph in paragraphs:
        start = text.index(paragraph)
        spans.append((start, start + len(paragraph)))
    return [
        (text[one.span[0] : one.span[1]], one.language, one.script)
        for one in other_languages(text, spans, "en", "Latn")
    ]


def test_a_paragraph_in_another_script_is_told() -> None:
    assert found(*ENGLISH, RUSSIAN) == [(RUSSIAN, "ru", "Cyrl")]


def test_a_paragraph_in_another_language_of_the_same_script_is_told() -> None:
    assert found(ENGLISH[0], GERMAN, *ENGLISH[1:]) == [(GERMAN, "de", "Latn")]


def test_an_article_in_one_language_has_no_others() -> None:
    assert found(*ENGLISH) == []


def test_a_short_paragraph_is_not_judged() -> None:
    assert found(*ENGLISH, "Guten Abend, meine Damen und Herren!") == []
