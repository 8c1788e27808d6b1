from __future__ import annotations

import unicodedata
from datetime import date

from tests.record.writing import Writing, derived

from dragoman.model import When
from dragoman.record.shelf import article_key

REPORT = (
    "The two ministers met on Tuesday in the old town hall and spoke for three hours about the border. "
    "Neither side wanted to name a date for the next round. A spokesman said that the talks were open and useful. "
    "The opposition called the meeting a waste of time and asked for the minutes. "
)


def reprints(*writings: Writing) -> list[tuple[str, str]]:
    """Each copy and its origin, by outlet."""
    articles = [writing.done().article for writing in writings]
    outlet = {article_key(one): one.outlet.name for one in articles if one is not None and one.outlet is not None}
    return sorted((outlet[copy.article], outlet[copy.origin]) for copy in derived(*writings).copies)


def test_a_reprint_with_another_end_is_a_copy_of_the_earlier() -> None:
    late = Writing(REPORT + "Our paper also asked a baker.", outlet="Late", published="2022-03-02")
    early = Writing(REPORT, outlet="Early", published="2022-03-01")
    assert reprints(late, early) == [("Late", "Early")]


def test_without_dates_the_cited_agency_is_the_origin() -> None:
    agency = Writing(REPORT, outlet="Agency")
    paper = Writing("Agency reports. " + REPORT, outlet="Paper").cites("Agency")
    assert reprints(agency, paper) == [("Paper", "Agency")]


def test_an_own_report_on_the_same_is_no_copy() -> None:
    other = (
        "Three hours of talks about the border ended without a date for another round. The ministers had met in the "
        "town hall. The opposition wants to read the minutes and speaks of wasted time; a spokesman found it useful."
    )
    assert reprints(Writing(REPORT, outlet="One"), Writing(other, outlet="Two")) == []


def test_a_brief_inside_a_long_report_is_no_copy() -> None:
    more = " ".join(f"Then speaker number {number} told the hall of matter {number * 7}." for number in range(40))
    assert reprints(Writing(REPORT, outlet="Brief"), Writing(REPORT + more, outlet="Long")) == []


def test_a_translation_is_no_copy() -> None:
    translated = (
        "Les deux ministres se sont rencontrés mardi dans la vieille mairie et ont parlé de la frontière pendant trois "
        "heures. Aucune des parties n'a voulu donner de date pour la suite. Un porte-parole a dit que c'était utile."
    )
    one = Writing(REPORT, outlet="One", language="en")
    assert reprints(one, Writing(translated, outlet="Two", language="fr")) == []


def test_a_text_taken_for_another_language_is_still_a_copy() -> None:
    one = Writing(REPORT, outlet="One", language="sr", published="2022-03-01")
    other = Writing(REPORT, outlet="Two", language="hr", published="2022-03-02")
    assert reprints(one, other) == [("Two", "One")]


def test_a_shortened_version_is_a_copy() -> None:
    more = " ".join(f"Then speaker number {number} told the hall of matter {number * 7}." for number in range(9))
    full = Writing(REPORT + more, outlet="Agency", published="2022-03-01")
    assert reprints(full, Writing(REPORT, outlet="Paper", published="2022-03-02")) == [("Paper", "Agency")]


def test_a_later_report_that_tells_much_more_than_a_brief_is_no_copy() -> None:
    more = " ".join(f"Then speaker number {number} told the hall of matter {number * 7}." for number in range(9))
    full = Writing(REPORT + more, outlet="Paper", published="2022-03-02")
    assert reprints(full, Writing(REPORT, outlet="Agency", published="2022-03-01")) == []


def test_agency_text_under_a_new_head_and_with_an_own_end_is_a_copy() -> None:
    head, end = "Ministers talk about the border, no date set. ", "The mayor told this paper that the hall was cold."
    agency = Writing(REPORT, outlet="Agency", published="2022-03-01")
    paper = Writing(head + REPORT + end, outlet="Paper", published="2022-03-02")
    assert reprints(agency, paper) == [("Paper", "Agency")]


def test_a_short_reprint_with_a_word_changed_here_and_there_is_a_copy() -> None:
    changed = REPORT.replace("on Tuesday", "yesterday").replace("useful", "helpful").split("The opposition")[0]
    agency = Writing(f"GENEVA (Agency) - {REPORT}", outlet="Agency", published="2022-03-01")
    assert reprints(agency, Writing(changed, outlet="Paper", published="2022-03-01")) != []


def test_a_report_that_quotes_a_paragraph_is_no_copy() -> None:
    quoted = REPORT.split(". ")[2]
    own = "Three hours of talks ended without a date. " * 3 + quoted + ". " + "Nobody wanted to say more on it. " * 3
    assert reprints(Writing(REPORT, outlet="One"), Writing(own, outlet="Two")) == []


def test_two_lines_that_say_the_same_in_the_same_words_are_copies() -> None:
    brief = "The ministers will meet again in Geneva on Friday, a spokesman said on Tuesday."
    one, other = Writing(brief, outlet="One"), Writing(brief.upper(), outlet="Two")
    assert len(reprints(one, other)) == 1


def test_headlines_that_differ_in_a_word_are_no_copies() -> None:
    one = Writing("The ministers of both sides meet in Geneva today", outlet="One")
    assert reprints(one, Writing("The ministers of both sides meet in Geneva tomorrow", outlet="Two")) == []


def test_signs_accents_and_letters_without_width_do_not_hide_a_copy() -> None:
    text = "Der Außenminister reiste am Dienstag nach Genf; dort traf er für drei Stunden seinen Kollegen aus Rom."
    other = unicodedata.normalize("NFD", text).replace(";", " –").replace("Dienstag", "Diens\u00adtag")
    assert len(reprints(Writing(text, outlet="One"), Writing(other, outlet="Two"))) == 1


def test_texts_without_spaces_are_compared_by_letters() -> None:
    text = "两国外长周二在市政厅举行会谈双方就边界问题讨论了三个小时没有确定下一轮会谈的日期发言人表示会谈坦诚有益"
    one = Writing(text, outlet="One", language="zh", script="Hans", published="2022-03-01")
    other = Writing(text + "本报记者", outlet="Two", language="zh", script="Hans", published="2022-03-02")
    assert reprints(one, other) == [("Two", "One")]


def test_all_reprints_of_a_report_have_its_first_as_origin() -> None:
    papers = [
        Writing(f"Paper {number} says. {REPORT}", outlet=f"P{number}", published="2022-03-02") for number in range(9)
    ]
    first = Writing(REPORT, outlet="First", published="2022-03-01")
    assert {origin for _, origin in reprints(*papers, first)} == {"First"}


def test_of_one_day_the_first_by_the_clock_is_the_origin() -> None:
    def at(clock: str) -> When:
        return When(date(2022, 3, 1), date(2022, 3, 1), "minute", "metadata", clock)

    written = [("Sofia", at("16:10:00+02:00")), ("London", at("14:20:00Z")), ("Paris", at("15:15:00+01:00"))]
    reports = [Writing(REPORT, outlet=outlet, published=when) for outlet, when in written]
    assert reprints(*reports) == [("London", "Sofia"), ("Paris", "Sofia")]


def test_what_bounds_a_day_does_not_make_an_origin() -> None:
    bound = Writing(REPORT, outlet="Bound", published="..2022-02-23")
    assert reprints(bound, Writing(REPORT, outlet="Dated", published="2022-03-01")) == [("Bound", "Dated")]


def credit(text: str, origin: str = "Morning Post") -> str | None:
    early = Writing(REPORT, outlet=origin, published="2022-03-01")
    late = Writing(text, outlet="Evening Post", published="2022-03-02")
    (copy,) = derived(early, late).copies
    return copy.credit


def test_an_agency_in_the_dateline_or_at_the_end_is_credited() -> None:
    assert credit(f"GENEVA (Reuters) - {REPORT}") == "Reuters"
    assert credit(f"{REPORT}\n/ТАСС/") == "TASS"
    assert credit(REPORT) is None


def test_who_reprints_an_agency_s_own_report_credits_nobody_else() -> None:
    assert credit(f"GENEVA (Reuters) - {REPORT}", origin="Reuters") is None
