from __future__ import annotations

from tests.record.writing import Writing, derived

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


def test_another_language_is_no_copy() -> None:
    one = Writing(REPORT, outlet="One", language="en")
    assert reprints(one, Writing(REPORT, outlet="Two", language="fr")) == []


def test_texts_without_spaces_are_compared_by_letters() -> None:
    text = "两国外长周二在市政厅举行会谈双方就边界问题讨论了三个小时没有确定下一轮会谈的日期发言人表示会谈坦诚有益"
    one = Writing(text, outlet="One", language="zh", script="Hans", published="2022-03-01")
    other = Writing(text + "本报记者", outlet="Two", language="zh", script="Hans", published="2022-03-02")
    assert reprints(one, other) == [("Two", "One")]
