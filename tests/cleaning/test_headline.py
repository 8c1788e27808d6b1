from __future__ import annotations

from dragoman.cleaning import shapes
from dragoman.cleaning.edges import inserted
from dragoman.cleaning.headline import headline_of

FIRST = "The minister of Norland met the president of Sudania in the capital on Wednesday to talk about the border."
SECOND = (
    "The president of Sudania thanked the minister for his visit, and promised that the border would be opened soon."
)
THIRD = "Neither side would say how many soldiers still stand at the border between Norland and Sudania."


def found(lines: list[str], start: int) -> int | None:
    return headline_of(lines, start, len(lines), [False] * len(lines))


def dropped(lines: list[str]) -> set[int]:
    return inserted(lines, [True] * len(lines), 0)


def test_a_headline_shares_its_matter_with_the_text() -> None:
    lines = ["Weather for the weekend", "Norland minister visits Sudania", "Ada Holm", FIRST, SECOND]
    assert found(lines, 3) == 1


def test_of_a_doubled_headline_the_last_one_counts() -> None:
    assert found(["Norland minister visits Sudania", "Norland minister visits Sudania", FIRST, SECOND], 2) == 1


def test_a_list_of_sections_is_no_headline() -> None:
    assert found(["Norland, Sudania, Policy, Border", FIRST, SECOND], 1) is None


def test_a_page_may_have_no_headline() -> None:
    assert found(["162", FIRST, SECOND], 1) is None


def test_an_inserted_link_and_its_repetition_are_dropped() -> None:
    assert dropped([FIRST, "Ferry runs again to the islands", "Read also Ferry runs again to the islands", SECOND]) == {
        1,
        2,
    }


def test_a_lead_that_is_repeated_cut_off_is_dropped() -> None:
    assert dropped([FIRST, SECOND, "The minister of Norland met the president of...", THIRD]) == {2}


def test_a_headline_between_full_sentences_is_dropped() -> None:
    assert dropped([FIRST, "Sudania: we will never give in at the border", SECOND, THIRD]) == {1}


def test_what_a_colon_announces_stays() -> None:
    assert (
        dropped([FIRST, "The treaty has three parts:", "the fishing rights on the lower river", SECOND, THIRD]) == set()
    )


def test_a_credit_behind_a_sentence_is_an_articles_end() -> None:
    assert shapes.ends_with_credit("They will meet in the spring. /Lakeside Courier/")
    assert not shapes.ends_with_credit("They will meet in the spring (Norland Press).")
    assert shapes.ends_with_credit("“They will meet in the spring.” (Norland Press)")
    assert not shapes.ends_with_credit("They will meet in the spring.")
