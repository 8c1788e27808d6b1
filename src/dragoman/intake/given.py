"""What is known of bytes before they are looked at."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import msgspec
from msgspec import Struct

from dragoman.intake.refusal import Refusal
from dragoman.model import Source, SourceKind


class Given(Struct, frozen=True):
    """Where bytes come from, and what the user or the one who fetched them told of them.

    `path` is set for a file that lies open on the disk, `depth` counts the containers around the bytes. `columns` says
    in which columns of a table stands what (`{"text": "body"}`). In `left_out` is counted what of an archive is no
    page, by its kind.
    """

    uri: str
    path: Path | None = None
    size: int | None = None
    depth: int = 0
    hints: dict[str, str] = {}
    charset: str | None = None
    fetched: str | None = None
    columns: dict[str, str] = {}
    left_out: Counter[str] | None = None

    def within(self, name: str | None = None) -> Given:
        """The same for what lies in a container, of which `name` is the label."""
        uri = self.uri if name is None else f"{self.uri}!{name}"
        return msgspec.structs.replace(self, uri=uri, path=None, size=None, depth=self.depth + 1)

    def refusal(self, reason: str, kind: SourceKind = "text") -> Refusal:
        """The whole of it refused."""
        return Refusal(Source(self.uri, kind, 0, "", fetched=self.fetched), reason)

    def leave_out(self, kind: str) -> None:
        """Counts what is no page."""
        if self.left_out is not None:
            self.left_out[kind] += 1
