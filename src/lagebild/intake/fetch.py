"""All network of Lagebild: fetch an address of the web, politely and on guard.

Every host is resolved once, every resolved address must be public, and the connection goes to exactly the
address that was checked, so that a name cannot change its mind in between (DNS rebinding). Redirects go the
same way again.
"""

import re
import socket
import ssl
import time
import zlib
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from typing import Any, Protocol
from urllib.parse import urljoin, urlsplit

import httpcore2
import httpx2
from protego import Protego

from lagebild import __version__
from lagebild.intake.addresses import is_public
from lagebild.model.record import Record

USER_AGENT = f"Lagebild/{__version__}"
#: Redirects that are followed; bytes of a page, packed or not; bytes of a robots.txt.
MOST_REDIRECTS, LARGEST, LARGEST_ROBOTS = 5, 20_000_000, 500_000
#: Seconds for one address altogether, for one answer of the network, between two requests to a host.
LONGEST, PATIENCE, PAUSE = 60.0, 15.0, 1.0
#: A host that wants longer pauses than that between requests gets this one; in seconds.
LONGEST_PAUSE = 30.0

#: A page whose feed does not tell of changes is asked again after so many seconds.
ASKED_AGAIN = 900


class FetchError(Exception):
    """The address was not fetched; the text says why, in one line without the address."""


class Said(Protocol):
    """What a server said of an address last time."""

    @property
    def etag(self) -> str | None:
        """The tag of the version that was fetched."""

    @property
    def last_modified(self) -> str | None:
        """When the server says it was changed."""

    @property
    def fetched(self) -> str:
        """When it was fetched, ISO in UTC."""


class Memory(Protocol):
    """Knows what servers said of addresses (a case does)."""

    def fetched(self, url: str) -> Said | None:
        """Return what was said of an address, None for one that is new."""


class Page(Record, frozen=True):
    """What an address holds. `url` is where it was found after redirects, `kind` the type the server tells."""

    asked: str
    url: str
    raw: bytes
    kind: str
    etag: str | None = None
    last_modified: str | None = None


class Way:
    """How to reach the network: resolve a name, connect, tell the time. Tests put their own in."""

    def resolve(self, host: str, port: int) -> list[str]:
        """Return the addresses of a host; raises OSError."""
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        return list(dict.fromkeys(str(entry[4][0]) for entry in found))

    def connect(self, address: str, port: int, timeout: float | None) -> httpcore2.NetworkStream:
        """Return a connection to an address, which is no name."""
        return httpcore2.SyncBackend().connect_tcp(address, port, timeout=timeout)

    def clock(self) -> float:
        """Return seconds since some moment."""
        return time.monotonic()

    def sleep(self, seconds: float) -> None:
        """Wait."""
        time.sleep(seconds)


class _Guarded(httpcore2.NetworkBackend):
    """Connects to addresses that were checked, and to no other."""

    def __init__(self, way: Way, allow_private: bool, left: Callable[[], float]) -> None:
        self._way = way
        self._allow_private = allow_private
        self._left = left

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.NetworkStream:
        problem: Exception = FetchError("has no address")
        for address in self._checked(host, port):
            try:
                return _Timed(self._way.connect(address, port, min(timeout or PATIENCE, self._left())), self._left)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as failed:
                problem = failed
        raise problem

    def _checked(self, host: str, port: int) -> list[str]:
        try:
            found = self._way.resolve(host, port)
        except (OSError, UnicodeError) as problem:
            raise FetchError(f"there is no host {host}") from problem
        for address in found:
            if not (self._allow_private or is_public(address)):
                raise FetchError(f"leads to {address}, which is no public address; --allow-private permits it")
        return found


class _Timed(httpcore2.NetworkStream):
    """A connection whose every step ends when the time for the address is over."""

    def __init__(self, under: httpcore2.NetworkStream, left: Callable[[], float]) -> None:
        self._under = under
        self._left = left

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._under.read(max_bytes, min(timeout or PATIENCE, self._left()))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._under.write(buffer, min(timeout or PATIENCE, self._left()))

    def close(self) -> None:
        self._under.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        return _Timed(self._under.start_tls(ssl_context, server_hostname, timeout), self._left)

    def get_extra_info(self, info: str) -> Any:
        return self._under.get_extra_info(info)


class Fetcher:
    """Fetches addresses, one at a time. `memory` makes requests conditional."""

    def __init__(self, memory: Memory | None = None, *, allow_private: bool = False, way: Way | None = None) -> None:
        self._memory = memory
        self._way = way or Way()
        self._ends = 0.0
        self._next: dict[str, float] = {}
        self._robots: dict[str, Protego] = {}
        self._client = self._new_client(allow_private)

    def _new_client(self, allow_private: bool) -> httpx2.Client:
        transport = httpx2.HTTPTransport(trust_env=False)
        backend = _Guarded(self._way, allow_private, self._left)
        transport._pool = httpcore2.ConnectionPool(ssl_context=httpx2.create_ssl_context(), network_backend=backend)
        headers = {"User-Agent": USER_AGENT, "Accept-Encoding": "gzip, deflate"}
        return httpx2.Client(
            transport=transport, headers=headers, timeout=PATIENCE, trust_env=False, follow_redirects=False
        )

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    def get(self, url: str) -> Page | None:
        """Return what the address holds, None where that has not changed since the memory's last visit.

        Raises FetchError for everything that does not lead to a page.
        """
        said = self._memory.fetched(url) if self._memory else None
        headers = {"If-None-Match": said.etag, "If-Modified-Since": said.last_modified} if said else {}
        self._ends = self._way.clock() + LONGEST
        return self._follow(url, {k: v for k, v in headers.items() if v}, LARGEST, obey=True)

    def is_newer(self, url: str, modified: str | None) -> bool:
        """Whether a page may have changed since the last visit, by what its feed says, or else by the time passed."""
        said = self._memory.fetched(url) if self._memory else None
        if said is None:
            return True
        if modified is None:
            then = datetime.fromisoformat(said.fetched)
            return (datetime.now(UTC) - then).total_seconds() >= ASKED_AGAIN
        return modified > said.fetched

    def _left(self) -> float:
        """Seconds that are left for this address; raises FetchError when there are none."""
        left = self._ends - self._way.clock()
        if left <= 0:
            raise FetchError(f"takes longer than {LONGEST:.0f} seconds")
        return left

    def _follow(self, url: str, headers: dict[str, str], largest: int, *, obey: bool) -> Page | None:
        asked = url
        for _ in range(MOST_REDIRECTS + 1):
            _check(url)
            if obey:
                self._obey(url)
            found = self._request(url, headers, largest)
            if not isinstance(found, str):
                return found and Page(asked, url, found.raw, found.kind, found.etag, found.last_modified)
            url = urljoin(url, found)
        raise FetchError(f"redirects more than {MOST_REDIRECTS} times")

    def _request(self, url: str, headers: dict[str, str], largest: int) -> Page | str | None:
        """One request: the page, the address it redirects to, or None for "not modified"."""
        try:
            self._pause(url)
            with self._client.stream("GET", url, headers=headers) as answer:
                return self._answer(url, answer, largest)
        except httpx2.TimeoutException as problem:
            raise FetchError("does not answer in time") from problem
        except (httpx2.HTTPError, httpx2.InvalidURL, httpx2.StreamError) as problem:
            raise FetchError(f"cannot be fetched: {' '.join(str(problem).split())[:150]}") from problem
        except (ValueError, UnicodeError) as problem:
            raise FetchError("is no address that can be fetched") from problem

    def _answer(self, url: str, answer: httpx2.Response, largest: int) -> Page | str | None:
        told = answer.headers
        if answer.status_code == 304:
            return None
        if answer.status_code in {301, 302, 303, 307, 308} and told.get("location"):
            return str(told["location"])
        if answer.status_code in {429, 503}:
            self._next[_host(url)] = self._way.clock() + _seconds(told.get("retry-after"))
        if answer.status_code != 200:
            raise FetchError(f"answers {answer.status_code}")
        raw = b"".join(self._body(answer, largest))
        return Page(url, url, raw, told.get("content-type", ""), told.get("etag"), told.get("last-modified"))

    def _body(self, answer: httpx2.Response, largest: int) -> Iterator[bytes]:
        """The unpacked bytes; raises FetchError as soon as they are too many, before they are in memory."""
        unpack = _unpacker(answer.headers.get("content-encoding", ""))
        size = packed = 0
        for chunk in answer.iter_raw(1 << 16):
            self._left()
            packed += len(chunk)
            piece = unpack(chunk, largest + 1 - size)
            size += len(piece)
            if size > largest or packed > largest:
                raise FetchError(f"is larger than {largest / 1_000_000:g} MB")
            yield piece

    def _pause(self, url: str) -> None:
        """Wait until the host may be asked again."""
        host = _host(url)
        wait = self._next.get(host, 0.0) - self._way.clock()
        if wait > LONGEST_PAUSE:
            raise FetchError(f"wants to be left alone for {wait:.0f} seconds")
        if wait > 0:
            self._way.sleep(wait)
            self._ends += wait
        self._next[host] = self._way.clock() + self._delay(url)

    def _delay(self, url: str) -> float:
        robots = self._robots.get(_origin(url))
        wanted = robots.crawl_delay(USER_AGENT) if robots else None
        return min(max(PAUSE, float(wanted or 0)), LONGEST_PAUSE)

    def _obey(self, url: str) -> None:
        """Ask robots.txt; raises FetchError where it says no, or where the server cannot say (RFC 9309)."""
        origin = _origin(url)
        if origin not in self._robots:
            self._robots[origin] = Protego.parse(self._robots_text(origin))
        if not self._robots[origin].can_fetch(url, USER_AGENT):
            raise FetchError("robots.txt asks not to fetch it")

    def _robots_text(self, origin: str) -> str:
        try:
            page = self._follow(f"{origin}/robots.txt", {}, LARGEST_ROBOTS, obey=False)
        except FetchError as problem:
            if re.fullmatch(r"answers 4\d\d", str(problem)) and not str(problem).endswith("429"):
                return ""
            if str(problem).startswith("answers"):
                raise FetchError(f"robots.txt {problem}, so nothing is fetched from there") from problem
            raise
        return page.raw.decode("utf-8", "replace") if page else ""


def _check(url: str) -> None:
    """Raise FetchError for what is no plain address of the web."""
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError as problem:
        raise FetchError("is no address") from problem
    if parts.scheme not in {"http", "https"} or not host:
        raise FetchError(f"{parts.scheme or 'nothing'}: is not fetched, only http and https")
    if parts.username or parts.password:
        raise FetchError("carries a name or password, which is not sent")


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def _host(url: str) -> str:
    return urlsplit(url).netloc.casefold()


def _seconds(retry_after: str | None) -> float:
    """How long a server wants to be left alone; a minute where it does not say it in seconds."""
    told = (retry_after or "").strip()
    return float(told) if told.isdigit() else 60.0


def _unpacker(encoding: str) -> Callable[[bytes, int], bytes]:
    """Return what unpacks a body: no call gives more than the bytes it is allowed to."""
    kind = encoding.strip().lower()
    if kind in {"", "identity"}:
        return lambda chunk, most: chunk[:most]
    if kind not in {"gzip", "x-gzip", "deflate"}:
        raise FetchError("is packed in a way that was not asked for")
    inflate = zlib.decompressobj(wbits=47)  # finds out by itself whether it is gzip or zlib

    def unpack(chunk: bytes, most: int) -> bytes:
        try:
            return inflate.decompress(chunk, max(most, 1))
        except zlib.error as problem:
            raise FetchError("is packed in a broken way") from problem

    return unpack
