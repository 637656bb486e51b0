"""A web server on loopback for tests: pages by path, and what it was asked."""

from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Self

Answer = tuple[int, dict[str, str], bytes]


class Served:
    """Answers on a port of loopback while it is open. `pages` maps paths to HTML or to whole answers."""

    def __init__(self) -> None:
        self.pages: dict[str, str | bytes | Answer | Callable[[dict[str, str]], Answer]] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                headers = {name.lower(): value for name, value in self.headers.items()}
                outer.asked.append((self.path, headers))
                status, told, body = outer.answer(self.path, headers)
                try:
                    self.send_response(status)
                    for name, value in ({"Content-Length": str(len(body))} | told).items():
                        self.send_header(name, value)
                    self.end_headers()
                    self.wfile.write(body)
                except OSError:  # whoever asked has seen enough
                    self.close_connection = True

            def log_message(self, *_: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.port: int = self._server.server_address[1]
        self.root = f"http://127.0.0.1:{self.port}"

    def answer(self, path: str, headers: dict[str, str]) -> Answer:
        """The answer to a request."""
        found = self.pages.get(path.partition("?")[0])
        if found is None:
            return 404, {"Content-Type": "text/plain"}, b"nothing here"
        if callable(found):
            return found(headers)
        if isinstance(found, tuple):
            return found
        kind = "text/html; charset=utf-8" if isinstance(found, str) and "<html" in found else "text/xml"
        return 200, {"Content-Type": kind}, found.encode() if isinstance(found, str) else found

    def __enter__(self) -> Self:
        Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
