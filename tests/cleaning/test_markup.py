from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.cleaning.markup import CALLED, Markup, marked_blocks, parsed


def blocks(html: str) -> Markup:
    return marked_blocks(parsed(html))


def called(html: str) -> list[set[str]]:
    """What the element of each block is called."""
    found = blocks(html)
    return [
        {name for bit, name in enumerate(CALLED) if found.elements[holder][1] >> bit & 1} for holder in found.holder
    ]


def test_a_block_is_what_stands_between_two_breaks_of_the_text() -> None:
    html = "<div>One <b>and</b>\n <i>two</i><p>three</p>four<br>five<ul><li>six</ul></div>"
    found = blocks(html)
    assert found.texts == ["One and two", "three", "four", "five", "six"]
    assert found.broken == [False, False, False, True, False]


def test_words_in_different_letters_stay_one_word() -> None:
    assert blocks("<p>V<b>an</b>e met</p>").texts == ["Vane met"]


def test_entities_are_characters() -> None:
    assert blocks("<p>Norland &amp; Sudania&nbsp;&lt;3 &eacute;</p>").texts == ["Norland & Sudania <3 é"]


@pytest.mark.parametrize(
    "name", ["script", "style", "noscript", "template", "svg", "iframe", "select", "nav", "footer"]
)
def test_what_nobody_reads_is_no_block(name: str) -> None:
    assert blocks(f"<body><{name}>Hidden words</{name}><p>Seen words</p>").texts == ["Seen words"]


def test_comments_are_no_text() -> None:
    assert blocks("<p>Vane <!-- <p>not this --> met</p>").texts == ["Vane met"]


def test_characters_in_links_are_counted() -> None:
    found = blocks("<p>Read <a href=/x>all <b>this</b></a> now</p>")
    assert found.linked == [len("all this")]


def test_an_element_is_called_by_the_words_of_its_names() -> None:
    assert called("<div class='c-article__body'>a</div>") == [{"body", "article", "content"}]
    assert "body" in called("<div id=storyBody_12>a</div>")[0]
    assert called("<p class=abc>a</p>") == [set()]
    assert called("<div itemprop=articleBody>a</div>") == [{"body", "article", "content"}]
    assert called("<aside role=navigation>a</aside>") == [{"navigation", "aside_element"}]


@pytest.mark.parametrize("hidden", ["hidden", 'style="color:red; display: none"', "aria-hidden=true"])
def test_an_element_that_is_not_shown_is_called_hidden(hidden: str) -> None:
    assert called(f"<div {hidden}>a</div>") == [{"hidden"}]


def test_elements_hold_their_blocks_one_within_the_other() -> None:
    found = blocks("<div><p>one</p><div><p>two</p><p>three</p></div></div><p>four</p>")
    held = [found.texts[first:last] for (_, _, _, first, _, _), last in zip(found.elements, found.last, strict=True)]
    assert held[0] == ["one", "two", "three", "four"]
    assert ["two", "three"] in held


def test_elements_called_alike_all_the_way_up_have_one_path() -> None:
    found = blocks("<div class=story><p>one</p><p>two</p></div><div class=footer><p>three</p></div>")
    one, two, three = (found.elements[holder][4] for holder in found.holder)
    assert one == two != three


def test_a_page_without_a_body_has_no_blocks() -> None:
    assert blocks("<frameset><frame src=a></frameset>").texts == []


PIECES = st.sampled_from(
    [
        *("<p>", "</p>", "<div class=story>", "</div>", "<a href=/>", "</a>", "<b>", "</b>", "<br>", "<li>", "<table>"),
        *("<td>", "</table>", "word ", "Vane met. ", "<", ">", "&amp;", "<!--", "-->", "<script>", "</script>"),
        *("</body>", "<body>", "<nav>", "</nav>"),
    ]
)


@settings(max_examples=200)
@given(st.lists(PIECES, max_size=40))
def test_any_markup_gives_blocks_in_their_elements(pieces: list[str]) -> None:
    found = blocks("".join(pieces))
    columns = {len(column) for column in (found.texts, found.linked, found.holder, found.broken)}
    assert len(columns) == 1
    assert all(text == " ".join(text.split()) for text in found.texts)
    for at, number in enumerate(found.holder):
        holder = number
        while holder:
            _, _, parent, first, _, _ = found.elements[holder]
            assert first <= at < found.last[holder]
            holder = parent
        assert found.last[0] == len(found.texts)
