"""The search in a served case: as a page and as data."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from lagebild.store.base import Hit, Wanted
from lagebild.views.found import FIELDS, search_page

#: Gives the passages that hold what is wanted.
Find = Callable[[Wanted], Sequence[Hit]]
#: What is asked is cut at so many characters.
LONGEST = 300


def routes(find: Find, ui_of: Callable[[Request], str]) -> list[Route]:
    """Return the routes of a search. `ui_of` tells the language a request wants."""

    def page(request: Request) -> Response:
        asked = _asked(request)
        try:
            hits = [_row(hit) for hit in find(_wanted(asked))] if any(asked.values()) else None
        except ValueError as problem:
            return PlainTextResponse(f"{problem}\n", 400)
        return HTMLResponse(search_page(asked, hits, ui_of(request)))

    def data(request: Request) -> Response:
        try:
            return JSONResponse([_row(hit) for hit in find(_wanted(_asked(request)))])
        except ValueError as problem:
            return PlainTextResponse(f"{problem}\n", 400)

    return [Route("/search", page), Route("/search.json", data)]


def _asked(request: Request) -> dict[str, str]:
    return {name: request.query_params.get(name, "").strip()[:LONGEST] for name in FIELDS}


def _wanted(asked: Mapping[str, str]) -> Wanted:
    """What is asked as what is searched; raises ValueError, in one line, for what is no date."""
    for name in ("since", "until"):
        try:
            datetime.fromisoformat(asked[name] or "2026-03-04")
        except ValueError:
            raise ValueError(f"{name} is no date; write 2026-03-04 or 2026-03-04T07:15") from None
    filled = {name: asked[name] or None for name in FIELDS if name != "q"}
    return Wanted(asked["q"], **filled)


def _row(hit: Hit) -> dict[str, object]:
    return {
        "report": hit.report,
        "outlet": hit.outlet,
        "published": hit.published,
        "start": hit.start,
        "end": hit.end,
        "text": hit.text,
        "found": hit.found,
        "href": f"/reports/{quote(hit.report, safe='')}#r0-{hit.start}",
    }
