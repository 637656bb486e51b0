"""The pages of a picture, drawn anew when its reports change."""

import json
from collections.abc import Callable, Sequence
from threading import Lock
from typing import TypeVar

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from lagebild.model.picture import Picture
from lagebild.model.reading import Reading
from lagebild.picture import draw
from lagebild.views.contract import reading_json
from lagebild.views.marked import reading_page
from lagebild.views.messages import languages
from lagebild.views.page import Film, film_of, film_page
from lagebild.views.picture_json import picture_json
from lagebild.web.guard import Guard
from lagebild.web.search import Find
from lagebild.web.search import routes as search_routes

#: Gives the readings as they are now, and a mark that changes when they do.
Source = Callable[[], tuple[str, Sequence[Reading]]]
Made = TypeVar("Made")


class Live:
    """Keeps what was drawn last until the readings change; safe for many requests at once."""

    KEPT = 16  # pictures and pages, of different moments and interface languages

    def __init__(self, source: Source, search: str | None = None) -> None:
        self._source = source
        self._search = search
        self._lock = Lock()
        self._mark = ""
        self._readings: tuple[Reading, ...] = ()
        self._drawn: dict[tuple[str, ...], object] = {}

    def readings(self) -> tuple[Reading, ...]:
        """Return the readings as they are now."""
        with self._lock:
            self._refresh()
            return self._readings

    def page(self, ui: str, as_of: str) -> str:
        """Return the page of an interface language and an as-of moment ("": now), drawn once."""
        with self._lock:
            self._refresh()
            return self._once(
                ("page", ui, as_of),
                lambda: film_page(self._film(as_of), ui, search=self._search),
            )

    def data(self, as_of: str) -> str:
        """Return the picture at an as-of moment ("": now) after the contract, drawn once."""
        with self._lock:
            self._refresh()
            return self._once(("data", as_of), lambda: json.dumps(picture_json(self._picture(as_of))))

    def _picture(self, as_of: str) -> Picture:
        return self._once(("picture", as_of), lambda: draw(self._readings, as_of=as_of or None))

    def _film(self, as_of: str) -> Film:
        return self._once(("film", as_of), lambda: film_of(self._picture(as_of), self._readings))

    def _once(self, key: tuple[str, ...], make: Callable[[], Made]) -> Made:
        if key not in self._drawn:
            made = make()
            while len(self._drawn) >= self.KEPT:
                del self._drawn[next(iter(self._drawn))]
            self._drawn[key] = made
        return self._drawn[key]  # type: ignore[return-value]

    def _refresh(self) -> None:
        mark, readings = self._source()
        if mark != self._mark:
            self._mark, self._readings, self._drawn = mark, tuple(readings), {}


def make_app(source: Source, hosts: frozenset[str], ui: str, find: Find | None = None) -> Starlette:
    """Return the application. `hosts` are the values of the Host header it answers to.

    With `find` there is a search.
    """
    live = Live(source, "/search" if find else None)

    def asked_ui(request: Request) -> str:
        asked = request.query_params.get("ui") or _preferred(request.headers.get("accept-language", ""), ui)
        return asked if asked in languages() else ui

    def picture(request: Request) -> Response:
        as_of = request.query_params.get("as_of", "")
        try:
            return HTMLResponse(live.page(asked_ui(request), as_of))
        except ValueError:
            return PlainTextResponse(f"as_of: {as_of[:40]!r} is no date; write 2026-03-04T07:15\n", 400)

    def picture_data(request: Request) -> Response:
        try:
            return Response(live.data(request.query_params.get("as_of", "")), media_type="application/json")
        except ValueError:
            return PlainTextResponse("as_of is no date; write 2026-03-04T07:15\n", 400)

    def report(request: Request) -> Response:
        found = _named(live.readings(), request.path_params["name"])
        if found is None:
            return PlainTextResponse("There is no report of that name here.\n", 404)
        return HTMLResponse(reading_page([found], asked_ui(request)))

    def report_data(request: Request) -> Response:
        found = _named(live.readings(), request.path_params["name"])
        if found is None:
            return PlainTextResponse("There is no report of that name here.\n", 404)
        return JSONResponse(reading_json(found))

    return Starlette(
        routes=[
            Route("/", picture),
            Route("/picture.json", picture_data),
            Route("/reports/{name:path}.json", report_data),
            Route("/reports/{name:path}", report),
            *(search_routes(find, asked_ui) if find else ()),
        ],
        middleware=[Middleware(Guard, hosts=hosts)],
        exception_handlers={404: _nothing_here, 500: _broken},
    )


def _named(readings: Sequence[Reading], name: str) -> Reading | None:
    return next((r for r in readings if r.report.name == name), None)


def _preferred(accept: str, otherwise: str) -> str:
    """The first language of an Accept-Language header that there is a catalogue for."""
    asked = (part.split(";")[0].strip()[:2].lower() for part in accept.split(","))
    return next((code for code in asked if code in languages()), otherwise)


def _nothing_here(request: Request, problem: Exception) -> Response:
    return PlainTextResponse("There is nothing at this address. The picture is at /\n", 404)


def _broken(request: Request, problem: Exception) -> Response:
    return PlainTextResponse("The page could not be drawn; the terminal tells why.\n", 500)
