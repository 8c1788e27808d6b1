from __future__ import annotations

import pytest

from dragoman.cleaning.boilerplate import Boilerplate
from dragoman.language.pack_parts import CleaningWords

PHRASES = Boilerplate(
    {
        "en": CleaningWords(
            boilerplate=("share", "read also|more", "select a piece of text"), comments=("leave a comment",)
        )
    }.get
)


@pytest.mark.parametrize(
    ("block", "is_boilerplate"),
    [
        ("Share", True),
        ("Share: by mail, by post, by the radio of the ship", True),
        ("Share prices fell in the capital on Monday after the talks.", False),
        ("Read also: five cats in a tree", True),
        ("READ MORE about the cats", True),
        ("He had read also the second treaty.", False),
        ("An error? Please select a piece of text and tell us.", True),
    ],
)
def test_a_phrase_marks_a_block_where_it_tells_something(block: str, is_boilerplate: bool) -> None:
    assert PHRASES.find([block], ["en"]).boilerplate == (is_boilerplate,)


def test_the_comments_are_known_from_other_boilerplate() -> None:
    found = PHRASES.find(["Leave a comment", "Share"], ["en"])
    assert found.comments == (True, False)
    assert found.boilerplate == (False, True)


def test_phrases_of_another_language_do_not_count() -> None:
    assert PHRASES.find(["Share"], ["sq"]).boilerplate == (False,)


@pytest.mark.parametrize("block", ["And now select a piece of text", "“Read also”", "LEAVE a comment", "Share"])
def test_a_block_is_marked_whatever_stands_before_the_phrase_that_may_stand_anywhere(block: str) -> None:
    found = PHRASES.find([block, block], ["en"])
    assert [one or two for one, two in zip(found.boilerplate, found.comments, strict=True)] == [True, True]
