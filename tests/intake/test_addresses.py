from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import Unfetched
from dragoman.intake.addresses import is_public, is_web_address, places, read_address

PUBLIC = ("8.8.8.8", "1.1.1.1", "2001:4860:4860::8888", "2a00:1450:4001::1", "172.32.0.1", "100.128.0.1")
OWN = ("127.0.0.1", "127.8.9.10", "10.0.0.1", "172.16.0.1", "192.168.1.1", "100.64.0.1", "::1", "fd00::1")
NEVER = (
    *("0.0.0.0", "169.254.169.254", "192.0.0.192", "192.0.2.1", "198.18.0.1", "203.0.113.9", "224.0.0.1"),
    *("240.0.0.1", "255.255.255.255", "168.63.129.16", "192.88.99.1", "::", "fe80::1", "ff02::1", "2001:db8::1"),
    *("::ffff:127.0.0.1", "::ffff:8.8.8.8", "64:ff9b::7f00:1", "64:ff9b:1::1", "2002:7f00:1::", "2001::1", "::7f00:1"),
)


@pytest.mark.parametrize("place", PUBLIC)
def test_public_places_may_be_asked(place: str) -> None:
    assert is_public(ip_address(place))


@pytest.mark.parametrize("place", OWN)
def test_places_of_ones_own_may_be_asked_only_where_the_user_says_so(place: str) -> None:
    assert not is_public(ip_address(place))
    assert is_public(ip_address(place), allow_private=True)


@pytest.mark.parametrize("place", NEVER)
def test_reserved_places_may_never_be_asked(place: str) -> None:
    assert not is_public(ip_address(place), allow_private=True)


@given(st.ip_addresses())
def test_no_place_is_public_that_python_knows_to_be_none(place: IPv4Address | IPv6Address) -> None:
    if place.is_private or place.is_multicast or place.is_loopback or place.is_link_local or place.is_unspecified:
        assert not is_public(place)


@pytest.mark.parametrize(
    "host",
    [
        *("2130706433", "0x7f000001", "0x7f.1", "017700000001", "127.1", "127.0.0.01", "0177.0.0.1", "1.2.3.4.5"),
        "256.1.1.1",
    ],
)
def test_a_host_written_as_a_number_in_an_odd_way_is_refused(host: str) -> None:
    with pytest.raises(Unfetched, match="odd way"):
        read_address(f"http://{host}/")


def test_wide_letters_and_full_stops_of_other_scripts_are_what_they_look_like() -> None:
    assert read_address("http://１２７。0.0.1/").host == "127.0.0.1"
    assert read_address("http://ＥＸＡＭＰＬＥ.org/").host == "example.org"


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("file:///etc/passwd", "only http and https"),
        ("ftp://example.org/", "only http and https"),
        ("javascript:alert(1)", "only http and https"),
        ("http://user@example.org/", "name or password"),
        ("http://user:word@example.org/", "name or password"),
        ("http://127.0.0.1\\@example.org/", "name or password"),
        ("http://example.org:0/", "port 0"),
        ("http://example.org:99999/", "no address"),
        ("http://example.org:x/", "no address"),
        ("http:///path", "name that cannot be"),
        ("http://exa mple.org/", "name that cannot be"),
        ("http://a..b/", "name that cannot be"),
        (f"http://{'a' * 64}.org/", "name that cannot be"),
        ("http://[::1%25eth0]/", "on one link"),
        ("http://[::1/", "no address"),
        ("http://[1::2::3]/", "cannot be|no address"),
        ("nothing", "no address"),
        ("http://example.org/" + "a" * 9000, "more than"),
    ],
)
def test_what_may_not_be_asked_is_refused_with_its_reason(written: str, reason: str) -> None:
    with pytest.raises(Unfetched, match=reason):
        read_address(written)


@pytest.mark.parametrize(
    ("written", "url"),
    [
        (" https://Example.ORG:443/a?b#c\n", "https://example.org/a?b"),
        ("http://example.org.", "http://example.org/"),
        ("http://example.org:8080/x", "http://example.org:8080/x"),
        ("http://bücher.example/ä b?q=ж", "http://xn--bcher-kva.example/%C3%A4%20b?q=%D0%B6"),
        ("http://Straße.example/", "http://xn--strae-oqa.example/"),
        ("http://πρεσβευτής.example/", "http://xn--jxahib6cglelj.example/"),
        ("http://example.org/%C3%A4/a%2Fb", "http://example.org/%C3%A4/a%2Fb"),
        ("http://[2A00:1450::1]/", "http://[2a00:1450::1]/"),
    ],
)
def test_an_address_has_one_spelling(written: str, url: str) -> None:
    assert read_address(written).url == url
    assert read_address(url).url == url


def test_a_relative_address_counts_from_its_base() -> None:
    assert read_address("../b?c", "https://example.org/x/y/z").url == "https://example.org/x/b?c"
    assert read_address("//other.example/b", "https://example.org/").url == "https://other.example/b"


@given(st.text())
def test_any_text_is_an_address_or_refused(written: str) -> None:
    try:
        address = read_address(f"http://{written}")
    except Unfetched:
        return
    assert read_address(address.url) == address
    assert address.url.isascii()
    assert not any(character in address.url for character in " \r\n\t\\")


def test_a_name_that_leads_to_ones_own_machine_is_refused() -> None:
    with pytest.raises(Unfetched, match=r"leads to 127\.0\.0\.1"):
        places(read_address("http://inside.example/"), lambda *_: ["127.0.0.1", "::1"])


def test_of_several_places_only_the_public_ones_are_asked() -> None:
    found = places(read_address("http://both.example/"), lambda *_: ["10.0.0.1", "8.8.8.8", "::ffff:1.1.1.1"])
    assert found == ("8.8.8.8",)


def test_a_name_that_nobody_bears_may_be_asked_again_later() -> None:
    def nobody(host: str, port: int) -> list[str]:
        raise OSError

    with pytest.raises(Unfetched, match=r"no host of the name nobody\.example") as refused:
        places(read_address("http://nobody.example/"), nobody)
    assert not refused.value.is_lasting


def test_only_http_and_https_are_addresses_of_the_web() -> None:
    assert is_web_address("https://example.org/")
    assert is_web_address("HTTP://example.org/")
    assert not is_web_address("http.txt")
    assert not is_web_address("-")
