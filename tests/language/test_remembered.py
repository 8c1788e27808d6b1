from __future__ import annotations

from dragoman.language.remembered import Remembered


def test_an_answer_is_found_once_and_kept() -> None:
    asked: list[str] = []

    def length(word: str) -> int:
        asked.append(word)
        return len(word)

    lengths = Remembered(length)
    assert [*map(lengths.__getitem__, ("one", "three", "one"))] == [3, 5, 3]
    assert asked == ["one", "three"]
