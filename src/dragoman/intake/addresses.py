"""Which addresses of the web may be asked: their spelling, and where on the net they lead.

Networks that are not the public one are those of IANA's registries of special-purpose addresses (RFC 6890).
"""

from __future__ import annotations

import re
import socket
import unicodedata
from collections.abc import Callable, Iterable
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from typing import TypeGuard
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from msgspec import Struct

from dragoman.errors import Unfetched

Resolve = Callable[[str, int], Iterable[str]]
"""The addresses of the net that a name stands for, as text; raises `OSError` where there is none."""

_PORTS = {"http": 80, "https": 443}
_WEB = re.compile(r"https?://", re.IGNORECASE)
_LONGEST = 8192
_LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?")
# A last label that is a number makes browsers read the whole host as one: 127.1, 0x7f000001, 017700000001.
_NUMBER = re.compile(r"(?:\d+|0x[0-9a-f]*)", re.IGNORECASE)
_DOTS = re.compile("[.。．｡]")
_KEPT = re.compile("[ßς]")
_NOT_IN_A_PATH = re.compile(r"[\x00-\x20\x7f\\]")
_IN_A_PATH = "%/:@!$&'()*+,;=~-._"

_PRIVATE = tuple(
    map(
        ip_network,
        ("10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "::1/128", "fc00::/7"),
    )
)
_RESERVED = tuple(
    map(
        ip_network,
        (
            *("0.0.0.0/8", "169.254.0.0/16", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "198.18.0.0/15"),
            *("198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4"),
            # Where a machine in Azure asks for its own settings.
            "168.63.129.16/32",
            # Of IPv6 only 2000::/3 is given out: what lies around it are mapped IPv4, NAT64, links and groups.
            *("::/3", "4000::/2", "8000::/1"),
            *("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"),
        ),
    )
)


class Address(Struct, frozen=True):
    """An address of the web in its parts; `host` in ASCII and small letters, `target` the path with its query."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def url(self) -> str:
        """The whole address in one spelling."""
        return f"{self.origin}{self.target}"

    @property
    def origin(self) -> str:
        """The address without its path: what one robots.txt speaks for."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = "" if self.port == _PORTS[self.scheme] else f":{self.port}"
        return f"{self.scheme}://{host}{port}"

    @property
    def has_usual_port(self) -> bool:
        """Whether the port is that of the scheme's own service."""
        return self.port == _PORTS[self.scheme]


def is_web_address(source: object) -> TypeGuard[str]:
    """Whether a source that a user gave is an address of the web."""
    return isinstance(source, str) and _WEB.match(source) is not None


def read_address(written: str, base: str = "") -> Address:
    """The address that is `written`, in relation to `base` where it is not whole; what follows # is left out.

    Raises `Unfetched` where it is none that may be asked: another scheme, names or passwords in it, a host spelled as
    a number.
    """
    written = written.strip()
    if len(written) > _LONGEST:
        raise Unfetched(f"an address of more than {_LONGEST} characters")
    try:
        parts = urlsplit(urljoin(base, written) if base else written)
        port = parts.port
    except ValueError as error:
        raise Unfetched("no address of the web") from error
    scheme = parts.scheme.lower()
    if scheme not in _PORTS:
        raise Unfetched(f"only http and https are asked, not {scheme}" if scheme else "no address of the web")
    if "@" in parts.netloc:
        raise Unfetched("an address with a user's name or password in it")
    if port == 0:
        raise Unfetched("port 0")
    return Address(scheme, _host(parts.hostname or ""), _PORTS[scheme] if port is None else port, _target(parts))


def _host(written: str) -> str:
    if ":" in written:
        return _ipv6(written)
    try:
        host = ".".join(map(_ascii, _DOTS.split(written))).lower().removesuffix(".")
    except UnicodeError as error:
        raise Unfetched("a host's name that cannot be") from error
    labels = host.split(".")
    if len(host) > 253 or not all(map(_LABEL.fullmatch, labels)):
        raise Unfetched("a host's name that cannot be")
    if _NUMBER.fullmatch(labels[-1]):
        try:
            return str(IPv4Address(host))
        except ValueError as error:
            raise Unfetched("a host written as a number in an odd way") from error
    return host


def _ascii(label: str) -> str:
    """A part of a name in ASCII (IDNA); wide and round letters fold into those that they look like."""
    folded = unicodedata.normalize("NFKC", label).lower()
    if _KEPT.search(folded):
        # The older rules, which Python follows, would make another name of it.
        return "xn--" + folded.encode("punycode").decode("ascii")
    return folded.encode("idna").decode("ascii") if folded else ""


def _ipv6(written: str) -> str:
    try:
        found = IPv6Address(written)
    except ValueError as error:
        raise Unfetched("a host's number that cannot be") from error
    if found.scope_id is not None:
        raise Unfetched("a host on one link only")
    return str(found)


def _target(parts: SplitResult) -> str:
    target = parts.path or "/"
    if parts.query:
        target += f"?{parts.query}"
    if _NOT_IN_A_PATH.search(target):
        target = _NOT_IN_A_PATH.sub(lambda found: f"%{ord(found[0]):02X}", target)
    return quote(target, safe=_IN_A_PATH + "?[]")


def places(address: Address, resolve: Resolve, allow_private: bool = False) -> tuple[str, ...]:
    """The places on the net at which the address may be asked, in the order in which `resolve` names them.

    Names are resolved here and nowhere else, so that what was checked is what is asked. Raises `Unfetched` where
    there is none: loopback, private, local and reserved networks are out of bounds; the first two are not with
    `allow_private`.
    """
    try:
        found = [ip_address(address.host)]
    except ValueError:
        found = _resolved(address, resolve)
    allowed = tuple(dict.fromkeys(str(place) for place in found if is_public(place, allow_private)))
    if not allowed:
        raise Unfetched(f"leads to {found[0]}, which is not on the public net" if found else "leads nowhere")
    return allowed


def _resolved(address: Address, resolve: Resolve) -> list[IPv4Address | IPv6Address]:
    try:
        return [ip_address(place) for place in resolve(address.host, address.port)]
    except (OSError, UnicodeError) as error:
        raise Unfetched(f"no host of the name {address.host}", is_lasting=False) from error
    except ValueError as error:
        raise Unfetched("leads to a place on one link only") from error


def is_public(place: IPv4Address | IPv6Address, allow_private: bool = False) -> bool:
    """Whether a place lies on the public net, or, with `allow_private`, on one's own machine or network."""
    if isinstance(place, IPv6Address) and place.scope_id is not None:
        return False
    if _lies_in(place, _PRIVATE):
        return allow_private
    return not _lies_in(place, _RESERVED)


def _lies_in(place: IPv4Address | IPv6Address, networks: Iterable[IPv4Network | IPv6Network]) -> bool:
    return any(place.version == network.version and place in network for network in networks)


def resolved(host: str, port: int) -> list[str]:
    """The places that the machine's own resolver names for a host."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(place[0]) for _, _, _, _, place in found]
