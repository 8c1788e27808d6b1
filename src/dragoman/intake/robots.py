"""What a site's robots.txt allows (RFC 9309)."""

from __future__ import annotations

import re

from msgspec import Struct
from protego import Protego

AGENT = "dragoman"
"""The name to which a robots.txt speaks."""

LARGEST = 500 * 1024
"""The bytes of a robots.txt that are read; rules after them do not count."""

_LONGEST_DELAY = 86400
_AGENT_LINE = re.compile(r"(?im)^(\s*user[- ]?agent(?:[^\S\n]*:|[^\S\n])[^\S\n]*)([^\n#]*)")


class Robots(Struct, frozen=True):
    """The rules of one site, or one answer for all of its addresses where `rules` is None.

    `trouble` says why it could not be asked, which forbids everything for the time being.
    """

    rules: Protego | None = None
    trouble: str | None = None

    def allows(self, url: str) -> bool:
        """Whether an address of the site may be read."""
        if self.rules is None:
            return self.trouble is None
        return bool(self.rules.can_fetch(url, AGENT))

    @property
    def delay(self) -> float | None:
        """The seconds between requests that the site asks for."""
        if self.rules is None:
            return None
        delay, rate = self.rules.crawl_delay(AGENT), self.rules.request_rate(AGENT)
        delays = [] if delay is None else [delay]
        if rate is not None:
            delays.append(min(rate.seconds // rate.requests, _LONGEST_DELAY))
        return max(delays, default=None)


EVERYTHING = Robots()


def read_robots(content: bytes) -> Robots:
    """The rules in the bytes of a robots.txt, whatever else they hold."""
    text = content[:LARGEST].decode("utf-8-sig", "replace").replace("\0", "\ufffd")
    lines = "\n".join(text.splitlines())
    return Robots(Protego.parse(_AGENT_LINE.sub(_of_one_other, lines)))


def _of_one_other(line: re.Match[str]) -> str:
    """A line that opens rules for somebody else, with one name for all of these.

    Thousands of names over thousands of rules would otherwise be kept as millions of rules.
    """
    name = line[2].strip().lower().replace("*", "")
    return line[0] if name in AGENT else f"{line[1]}-"
