"""What can go wrong, named for what a user can do about it.

A message begins with the page or file that it is about, where the one who raises knows it.
"""

from __future__ import annotations


class DragomanError(Exception):
    """Every error that the program raises on purpose."""


class UnreadablePage(DragomanError):
    """A page that gives no article; the message is the reason alone, as it stands in a refusal."""


class Unfetched(DragomanError):
    """An address of the web that gave nothing; the message is the reason alone, as it stands in a refusal.

    `is_lasting` tells that asking again would be in vain; otherwise `seconds` is how long the host asked to wait.
    """

    def __init__(self, message: str, is_lasting: bool = True, seconds: float | None = None) -> None:
        super().__init__(message)
        self.is_lasting = is_lasting
        self.seconds = seconds


class PackError(DragomanError):
    """A language pack, or a file of knowledge, that does not say what it must."""


class NotARecord(DragomanError):
    """A file that was given as a record and is none, or a damaged one."""


class NewerRecord(DragomanError):
    """A record that a later version of the program wrote."""


class RecordFull(DragomanError):
    """The disk, or the room that the record may take on it, is full; what was written before stays."""


class RecordLocked(DragomanError):
    """Another program is writing into the record and did not finish in time."""


class NotFound(DragomanError, LookupError):
    """A name or an id that the record does not hold."""


class AmbiguousName(NotFound):
    """A name that several in the record bear; `candidates` are their ids."""

    def __init__(self, message: str, candidates: tuple[str, ...]) -> None:
        super().__init__(message)
        self.candidates = candidates


class WrongQuestion(DragomanError):
    """A question to the record that makes no sense, or is longer than a question may be."""


class NotAFeed(DragomanError):
    """Bytes that were given as a feed, a sitemap or a list of addresses and are none; the message is the reason."""


class WrongColumns(DragomanError):
    """Columns of a table named for something that no article has."""


class WrongCorrection(DragomanError):
    """A correction that cannot be made; the record stays as it was."""


class Contradiction(WrongCorrection):
    """A correction that an earlier one, or what is known, contradicts; `number` is that of the earlier one."""

    def __init__(self, message: str, number: int | None = None) -> None:
        super().__init__(message)
        self.number = number


class ListError(DragomanError):
    """A list of people that cannot be imported, is damaged, or is not there."""
