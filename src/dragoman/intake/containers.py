"""What lies in files that hold files: members with a label.

Names are labels and nothing else: nothing is ever looked up or written by one.
"""

from __future__ import annotations

from msgspec import Struct

from dragoman.intake.stream import Stream


class Member(Struct, frozen=True):
    """A file within a file: its name as a label, and its bytes, or the reason why there are none.

    What is no file and what is hidden is told by `left_out`.
    """

    name: str
    stream: Stream | None = None
    reason: str | None = None
    left_out: str | None = None


def label(name: bytes, encoding: str = "utf-8") -> str:
    """A member's name as it can be shown."""
    text = name[:1000].decode(encoding, "replace")
    return "".join(character if character.isprintable() else "\ufffd" for character in text)


def is_hidden(name: str) -> bool:
    """Whether a member would be a hidden file in a folder; what macOS puts beside every file is such, too."""
    parts = name.replace("\\", "/").split("/")
    return any(part.startswith(".") and part.strip(".") for part in parts) or parts[0] == "__MACOSX"
