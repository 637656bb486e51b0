"""Fetching: on guard against addresses of this machine, polite, and never more than it can carry."""

import gzip
import zlib
from collections.abc import Iterator
from ipaddress import ip_address

import httpcore2
import pytest

from lagebild.intake.addresses import is_public
from lagebild.intake.fetch import USER_AGENT, Fetcher, FetchError, Way
from lagebild.store.base import Fetched
from tests.intake.served import Served

PUBLIC = "93.184.216.34"


class Quick(Way):
    """The real network, but nobody waits; what was waited is kept."""

    def __init__(self) -> None:
        self.waited: list[float] = []
        self.now = 0.0

    def clock(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.waited.append(seconds)
        self.now += seconds


class Pretended(Quick):
    """Names resolve as the test says; connections to public addresses end at the test's server."""

    def __init__(self, port: int, names: dict[str, list[list[str]]]) -> None:
        super().__init__()
        self.port = port
        self.names = names
        self.connected: list[str] = []

    def resolve(self, host: str, port: int) -> list[str]:
        if host not in self.names:
            return super().resolve(host, port)
        answers = self.names[host]
        return answers.pop(0) if len(answers) > 1 else answers[0]

    def connect(self, address: str, port: int, timeout: float | None) -> httpcore2.NetworkStream:
        ip_address(address)  # a name would have to be resolved again
        self.connected.append(address)
        return super().connect("127.0.0.1", self.port, timeout)


@pytest.fixture
def server() -> Iterator[Served]:
    with Served() as served:
        served.pages["/a"] = "<html>a</html>"
        yield served


def why(fetcher: Fetcher, url: str) -> str:
    with pytest.raises(FetchError) as told:
        fetcher.get(url)
    assert len(str(told.value).splitlines()) == 1
    return str(told.value)


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1", "127.1.2.3", "localhost", "0", "2130706433", "0x7f000001", "0x7f.1", "017700000001", "0.0.0.0",  # noqa: S104 - refused, not bound
        "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254", "100.64.0.1", "192.0.0.1",
        "198.18.0.1", "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255",
        "[::1]", "[::]", "[::ffff:127.0.0.1]", "[::ffff:10.0.0.1]", "[::ffff:a9fe:a9fe]", "[64:ff9b::7f00:1]",
        "[2002:7f00:1::]", "[fe80::1]", "[fc00::1]", "[fd12:3456::1]", "[ff02::1]", "[::127.0.0.1]", "[2001:db8::1]",
    ],
)  # fmt: skip
def test_addresses_of_this_machine_and_its_network_are_refused(server: Served, host: str) -> None:
    told = why(Fetcher(way=Quick()), f"http://{host}:{server.port}/a")
    assert "no public address" in told or "there is no host" in told
    assert server.asked == []


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd", "ftp://blatt.example/a", "gopher://blatt.example/", "data:text/html,a",
        "http://", "http:///a", "http://[::1", "http://blatt.example:99999/", "http://user:word@blatt.example/",
        "javascript:1", "//blatt.example/a",
    ],
)  # fmt: skip
def test_what_is_no_plain_address_of_the_web_is_refused(url: str) -> None:
    why(Fetcher(way=Quick()), url)


@pytest.mark.parametrize("address", [PUBLIC, "8.8.8.8", "2606:4700::1111"])
def test_public_addresses_are_public(address: str) -> None:
    assert is_public(address)


def test_what_no_resolver_should_give_is_not_public() -> None:
    assert not is_public("blatt.example")
    assert not is_public("fe80::1%eth0")


def test_a_name_that_leads_to_a_private_address_is_refused(server: Served) -> None:
    way = Pretended(server.port, {"blatt.example": [[PUBLIC, "10.0.0.5"]]})
    assert "10.0.0.5, which is no public address" in why(Fetcher(way=way), "http://blatt.example/a")
    assert way.connected == []


def test_a_name_cannot_change_its_mind_between_check_and_connection(server: Served) -> None:
    way = Pretended(server.port, {"blatt.example": [[PUBLIC], ["127.0.0.1"]]})
    assert "127.0.0.1, which is no public" in why(Fetcher(way=way), "http://blatt.example/a")
    assert way.connected == [PUBLIC]  # robots.txt was asked while the name was honest


def test_connections_go_to_the_checked_address_and_not_to_the_name(server: Served) -> None:
    way = Pretended(server.port, {"blatt.example": [[PUBLIC]]})
    page = Fetcher(way=way).get("http://blatt.example/a")
    assert page is not None
    assert page.raw == b"<html>a</html>"
    assert set(way.connected) == {PUBLIC}
    assert {headers["host"] for _, headers in server.asked} == {"blatt.example"}


@pytest.mark.parametrize(
    "target", ["http://127.0.0.1/", "http://169.254.169.254/latest", "http://[::1]/", "file:///etc/passwd"]
)
def test_every_redirect_is_checked(server: Served, target: str) -> None:
    server.pages["/away"] = (302, {"Location": target}, b"")
    way = Pretended(server.port, {"blatt.example": [[PUBLIC]]})
    told = why(Fetcher(way=way), "http://blatt.example/away")
    assert "no public address" in told or "only http and https" in told
    assert set(way.connected) == {PUBLIC}


def test_redirects_are_followed_and_end(server: Served) -> None:
    server.pages["/b"] = (301, {"Location": "/a"}, b"")
    server.pages["/round"] = (302, {"Location": "/round"}, b"")
    fetcher = Fetcher(allow_private=True, way=Quick())
    page = fetcher.get(f"{server.root}/b")
    assert page is not None
    assert (page.asked, page.url) == (f"{server.root}/b", f"{server.root}/a")
    assert why(fetcher, f"{server.root}/round") == "redirects more than 5 times"


def test_robots_txt_is_obeyed_and_asked_once(server: Served) -> None:
    server.pages["/robots.txt"] = "User-agent: *\nDisallow: /secret\nAllow: /secret/open\nCrawl-delay: 4\n"
    fetcher = Fetcher(allow_private=True, way=(way := Quick()))
    for path in ("/secret/a", "/secret/b"):
        assert why(fetcher, server.root + path) == "robots.txt asks not to fetch it"
    server.pages["/secret/open"] = "<html>o</html>"
    assert fetcher.get(f"{server.root}/secret/open") is not None
    assert fetcher.get(f"{server.root}/a") is not None
    assert [path for path, _ in server.asked] == ["/robots.txt", "/secret/open", "/a"]
    assert way.waited == [1.0, 4.0]


def test_where_robots_txt_cannot_be_told_nothing_is_fetched(server: Served) -> None:
    server.pages["/robots.txt"] = (500, {}, b"")
    told = why(Fetcher(allow_private=True, way=Quick()), f"{server.root}/a")
    assert told == "robots.txt answers 500, so nothing is fetched from there"
    assert [path for path, _ in server.asked] == ["/robots.txt"]


def test_a_host_is_asked_once_a_second_by_a_named_agent(server: Served) -> None:
    fetcher = Fetcher(allow_private=True, way=(way := Quick()))
    for _ in range(3):
        fetcher.get(f"{server.root}/a")
    assert way.waited == [1.0, 1.0, 1.0]  # robots.txt is a request too
    assert {headers["user-agent"] for _, headers in server.asked} == {USER_AGENT}
    assert USER_AGENT.startswith("Lagebild/")


def test_a_host_that_has_enough_is_left_alone(server: Served) -> None:
    server.pages["/busy"] = (429, {"Retry-After": "120"}, b"")
    fetcher = Fetcher(allow_private=True, way=Quick())
    assert why(fetcher, f"{server.root}/busy") == "answers 429"
    assert why(fetcher, f"{server.root}/a") == "wants to be left alone for 120 seconds"


class Remembered:
    """A memory of one visit."""

    def fetched(self, url: str) -> Fetched | None:
        return Fetched('"v1"', "Wed, 04 Mar 2026 07:15:00 GMT", "2026-03-04T07:20:00+00:00")


def test_requests_are_conditional(server: Served) -> None:
    def answer(headers: dict[str, str]) -> tuple[int, dict[str, str], bytes]:
        return (304, {}, b"") if headers.get("if-none-match") == '"v1"' else (200, {"ETag": '"v1"'}, b"<html>x</html>")

    server.pages["/tagged"] = answer
    page = Fetcher(allow_private=True, way=Quick()).get(f"{server.root}/tagged")
    assert page is not None
    assert page.etag == '"v1"'
    assert Fetcher(Remembered(), allow_private=True, way=Quick()).get(f"{server.root}/tagged") is None
    assert server.asked[-1][1]["if-modified-since"] == "Wed, 04 Mar 2026 07:15:00 GMT"


def test_packed_pages_are_unpacked_and_bombs_are_not(server: Served) -> None:
    server.pages["/gzip"] = (200, {"Content-Encoding": "gzip"}, gzip.compress(b"<html>packed</html>"))
    server.pages["/deflate"] = (200, {"Content-Encoding": "deflate"}, zlib.compress(b"<html>packed</html>"))
    server.pages["/bomb"] = (200, {"Content-Encoding": "gzip"}, gzip.compress(bytes(300_000_000), 1))
    server.pages["/odd"] = (200, {"Content-Encoding": "br"}, b"xx")
    server.pages["/broken"] = (200, {"Content-Encoding": "gzip"}, b"no gzip at all")
    fetcher = Fetcher(allow_private=True, way=Quick())
    for path in ("/gzip", "/deflate"):
        page = fetcher.get(server.root + path)
        assert page is not None
        assert page.raw == b"<html>packed</html>"
    assert why(fetcher, f"{server.root}/bomb") == "is larger than 20 MB"
    assert why(fetcher, f"{server.root}/odd") == "is packed in a way that was not asked for"
    assert why(fetcher, f"{server.root}/broken") == "is packed in a broken way"


def test_a_page_of_200_megabytes_is_left_where_it_is(server: Served) -> None:
    server.pages["/huge"] = lambda _: (200, {"Content-Type": "text/html"}, b"a" * 200_000_000)
    assert why(Fetcher(allow_private=True, way=Quick()), f"{server.root}/huge") == "is larger than 20 MB"


def test_an_address_that_never_ends_ends(server: Served) -> None:
    way = Quick()

    def slow(headers: dict[str, str]) -> tuple[int, dict[str, str], bytes]:
        way.now += 3600
        return 200, {}, b"<html>late</html>"

    server.pages["/slow"] = slow
    assert why(Fetcher(allow_private=True, way=way), f"{server.root}/slow") == "takes longer than 60 seconds"


def test_a_host_that_is_not_there_is_told() -> None:
    class Nowhere(Quick):
        def resolve(self, host: str, port: int) -> list[str]:
            raise OSError

    assert why(Fetcher(way=Nowhere()), "http://blatt.example/") == "there is no host blatt.example"
