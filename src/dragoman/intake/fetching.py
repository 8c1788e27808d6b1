"""Pages of the web, fetched politely: robots.txt first, one request at a time, redirections followed and checked."""

from __future__ import annotations

import re
import ssl
from collections.abc import Mapping

from msgspec import Struct, structs

from dragoman._version import __version__
from dragoman.errors import Unfetched
from dragoman.intake.addresses import Address, Resolve, places, read_address, resolved
from dragoman.intake.exchange import Exchanged, exchange, secure_context
from dragoman.intake.metering import Limits
from dragoman.intake.politeness import DAY, MINUTE, Turns, World, asked_to_wait
from dragoman.intake.robots import EVERYTHING, LARGEST, Robots, read_robots
from dragoman.intake.warc_writing import Archive

_MOST_REDIRECTIONS = 5
_REDIRECTIONS = (301, 302, 303, 307, 308)
_PATIENCE = 2 * MINUTE
_NOT_KNOWN_FOR = 10 * MINUTE
# Of the statuses that blame the request, those that may pass: too slow, misdirected, too early, too many.
_PASSING = (408, 421, 425, 429)
_ACCEPTED = "text/html,application/xhtml+xml;q=0.9,*/*;q=0.5"
_CONTACT = re.compile(r"[\x21-\x7e]+(?: [\x21-\x7e]+)*")


class Fetched(Struct, frozen=True):
    """What an address gave: `url` is where it was found in the end, `content` the body unpacked.

    `moment` is when it was asked for, in UTC, ISO 8601. With status 304 there is no content: nothing has changed.
    """

    asked: str
    url: str
    status: int
    headers: dict[str, str]
    content: bytes
    moment: str

    @property
    def content_type(self) -> str:
        """The declared type, with its parameters; empty where none was declared."""
        return self.headers.get("content-type", "")


class _Known(Struct, frozen=True):
    """A site's rules, and until when they hold."""

    robots: Robots
    until: float


class Web:
    """The way into the web. It asks one request at a time, and no host more often than its turn comes.

    `contact` is a mail address or a URL under which whoever runs this can be found; it stands in the User-Agent.
    Only ports 80 and 443 are asked, and those that `permit` was told of. No proxy is used and no name or password
    sent.
    """

    def __init__(
        self,
        contact: str | None = None,
        *,
        world: World | None = None,
        allow_private: bool = False,
        archive: Archive | None = None,
        limits: Limits | None = None,
        resolve: Resolve = resolved,
        context: ssl.SSLContext | None = None,
    ) -> None:
        if contact and not _CONTACT.fullmatch(contact):
            raise ValueError("a contact is a mail address or a URL, in ASCII")
        self.agent = f"Dragoman/{__version__}" + (f" (+{contact})" if contact else "")
        self.world = world or World()
        self.turns = Turns(self.world)
        self._allow_private = allow_private
        self._archive = archive
        self._limits = limits or Limits()
        self._resolve = resolve
        self._context = context or secure_context()
        self._sites: dict[str, _Known] = {}
        self._ports: set[tuple[str, int]] = set()
        if archive is not None:
            archive.begin(self.world.now(), self.agent)

    def permit(self, url: str) -> Address:
        """The address that a user wrote; from now on the port that stands in it may be asked."""
        address = read_address(url)
        self._ports.add((address.host, address.port))
        return address

    def get(
        self, url: str, conditions: Mapping[str, str] | None = None, told: Mapping[str, str] | None = None
    ) -> Fetched:
        """What stands at an address.

        `conditions` are headers that make the request a conditional one; `told` is what a feed told of the page, for
        the archive. Raises `Unfetched` with the reason.
        """
        address = read_address(url)
        for _ in range(_MOST_REDIRECTIONS + 1):
            at = self._places(address)
            self._obey(address, at)
            headers = {"Accept": _ACCEPTED, **(conditions or {})}
            answer, moment = self._ask(address, at, headers, self._limits, told or {})
            if answer.status in (200, 304):
                return Fetched(url, address.url, answer.status, answer.headers, answer.content, moment)
            address = self._next(answer)
        raise Unfetched(f"more than {_MOST_REDIRECTIONS} redirections")

    def knows_rules(self, url: str) -> bool:
        """Whether the robots.txt that speaks for an address is known, so that the address itself is asked next."""
        known = self._sites.get(read_address(url).origin)
        return known is not None and known.until > self.world.clock()

    def learn_rules(self, url: str) -> None:
        """Ask for the robots.txt that speaks for an address; raises `Unfetched` where it leads out of bounds."""
        address = read_address(url)
        self._rules(address, self._places(address))

    def _places(self, address: Address) -> tuple[str, ...]:
        if not address.has_usual_port and (address.host, address.port) not in self._ports:
            raise Unfetched(f"leads to port {address.port}, which nobody wrote down")
        return places(address, self._resolve, self._allow_private)

    def _obey(self, address: Address, at: tuple[str, ...]) -> None:
        robots = self._rules(address, at)
        if robots.trouble is not None:
            raise Unfetched(f"robots.txt of the site cannot be read: {robots.trouble}", is_lasting=False)
        if not robots.allows(address.url):
            raise Unfetched("robots.txt of the site does not allow it")

    def _rules(self, address: Address, at: tuple[str, ...]) -> Robots:
        known = self._sites.get(address.origin)
        if known is None or known.until <= self.world.clock():
            robots = self._asked_rules(structs.replace(address, target="/robots.txt"), at)
            lasts = DAY if robots.trouble is None else _NOT_KNOWN_FOR
            known = _Known(robots, self.world.clock() + lasts)
            self._sites[address.origin] = known
            self.turns.slow_down(address.host, robots.delay)
        return known.robots

    def _asked_rules(self, address: Address, at: tuple[str, ...]) -> Robots:
        """The site's rules; where it has none everything is allowed, where it cannot be asked nothing for now."""
        limits = structs.replace(self._limits, largest=LARGEST, may_be_cut=True)
        try:
            for _ in range(_MOST_REDIRECTIONS + 1):
                answer, _ = self._ask(address, at, {"Accept": "text/plain,*/*;q=0.5"}, limits, {})
                if answer.status == 200:
                    return read_robots(answer.content)
                if answer.status == 429 or answer.status >= 500:
                    return Robots(trouble=f"answered {answer.status}")
                if answer.status not in _REDIRECTIONS or not answer.headers.get("location"):
                    return EVERYTHING
                address = self._next(answer)
                at = self._places(address)
        except Unfetched as trouble:
            return Robots(trouble=str(trouble))
        return EVERYTHING

    def _ask(
        self,
        address: Address,
        at: tuple[str, ...],
        headers: Mapping[str, str],
        limits: Limits,
        told: Mapping[str, str],
    ) -> tuple[Exchanged, str]:
        """The answer, and when it was asked for."""
        seconds = self.turns.seconds_until(address.host)
        if seconds > _PATIENCE:
            raise Unfetched(f"may be asked again in {seconds:.0f} seconds", is_lasting=False, seconds=seconds)
        self.turns.wait(address.host)
        moment = self.world.now()
        try:
            answer = exchange(address, at, {"User-Agent": self.agent, **headers}, limits, self._context)
        finally:
            self.turns.asked(address.host)
        if self._archive is not None:
            self._archive.keep(answer, moment, told)
        wait = asked_to_wait(answer.headers.get("retry-after"), self.world.clock())
        if wait is not None and answer.status in (429, 503):
            self.turns.leave(address.host, wait)
        return answer, moment

    def _next(self, answer: Exchanged) -> Address:
        """Where an answer redirects to; raises `Unfetched` for every other answer."""
        where = answer.headers.get("location", "")
        if answer.status in _REDIRECTIONS and where:
            # Headers come as Latin-1; many servers write UTF-8 into them.
            return read_address(where.encode("latin-1", "replace").decode("utf-8", "replace"), answer.address.url)
        is_lasting = 400 <= answer.status < 500 and answer.status not in _PASSING
        wait = asked_to_wait(answer.headers.get("retry-after"), self.world.clock())
        raise Unfetched(f"answered {answer.status}", is_lasting, wait)
