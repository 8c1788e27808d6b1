"""What was found once for a key, kept for the next time that it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

MOST_REMEMBERED = 20_000

Key = TypeVar("Key")
Value = TypeVar("Value")


class Remembered(dict[Key, Value], Generic[Key, Value]):
    """The answers of a function by their keys; one that is not there yet is found, and kept while there is room.

    `remembered[key]` is a look-up in a dictionary, and `map(remembered.__getitem__, keys)` a loop that runs natively.
    """

    def __init__(self, find: Callable[[Key], Value]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, key: Key) -> Value:
        found = self._find(key)
        if len(self) < MOST_REMEMBERED:
            self[key] = found
        return found
