"""One thing that is wrong in a record."""

from __future__ import annotations

from msgspec import Struct


class Damage(Struct, frozen=True):
    """What is wrong, in which table, and of what: the key of an article, the id of an event, the number of a row.

    The table `file` is the database itself.
    """

    table: str
    what: str | None
    reason: str
