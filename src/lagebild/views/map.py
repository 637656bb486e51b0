"""The map of a picture: places by their precision, zoomed to where the incidents lie. Drawn as SVG."""

from collections import Counter
from collections.abc import Iterable, Sequence
from math import cos, radians

from markupsafe import Markup

from lagebild.model.claim import Place
from lagebild.model.entity import Location
from lagebild.model.picture import Incident, Picture
from lagebild.model.record import Record
from lagebild.views.cites import Cites
from lagebild.views.outlines import Window, outlines
from lagebild.views.through_time import Standing, standing

WIDTH = 800
#: Degrees of room around the places, and the least the map shows.
MARGIN, LEAST = 1.5, 12.0
#: Height of the map by its width, at most and at least.
TALLEST, FLATTEST = 0.9, 0.4


class Spot(Record, frozen=True):
    """One place and the incidents at it."""

    name: str
    location: Location
    count: int
    first: Place


class Projection(Record, frozen=True):
    """Plate carrée with the parallels shortened for the window's middle latitude."""

    window: Window
    scale: float
    stretch: float

    @property
    def height(self) -> int:
        """Height of the map in its own units."""
        return round((self.window.north - self.window.south) * self.scale)

    def at(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Return x and y of a point."""
        x = (longitude - self.window.west) * self.scale * self.stretch
        return round(x, 1), round((self.window.north - latitude) * self.scale, 1)


def spots(picture: Picture) -> tuple[Spot, ...]:
    """Return the places that incidents happened at and the gazetteer knows, each once, north to south."""
    found: dict[Location, list[Incident]] = {}
    for incident in picture.incidents:
        if incident.location and incident.place:
            found.setdefault(incident.location, []).append(incident)
    ordered = sorted(found, key=lambda at: (-at.latitude, at.longitude, at.precision))
    return tuple(_spot(location, found[location]) for location in ordered)


def _spot(location: Location, incidents: Sequence[Incident]) -> Spot:
    """One spot under the commonest of the names it has in the reports, the shortest of equals."""
    counts = Counter(i.place or "" for i in incidents)
    name = min(counts, key=lambda n: (-counts[n], len(n), n))
    first = incidents[0].events[0]
    return Spot(name, location, len(incidents), Place(first.report, first.mentions[0]))


def projection(found: Iterable[Spot]) -> Projection:
    """Return the projection whose window holds all spots with some room around them."""
    points = [(s.location.longitude, s.location.latitude) for s in found]
    west, east = min(x for x, _ in points) - MARGIN, max(x for x, _ in points) + MARGIN
    south, north = min(y for _, y in points) - MARGIN, max(y for _, y in points) + MARGIN
    stretch = max(0.2, cos(radians((south + north) / 2)))
    west, east = _widened(west, east, LEAST / stretch)
    width = (east - west) * stretch
    south, north = _widened(south, north, width * FLATTEST)
    west, east = _widened(west, east, (north - south) / TALLEST / stretch)
    window = Window(max(-180.0, west), max(-85.0, south), min(180.0, east), min(85.0, north))
    return Projection(window, WIDTH / ((window.east - window.west) * stretch), stretch)


def _widened(low: float, high: float, least: float) -> tuple[float, float]:
    room = max(0.0, least - (high - low)) / 2
    return low - room, high + room


def world_map(pictures: Sequence[Picture], cites: Cites, label: str) -> Markup:
    """Return the map with every spot of any of the pictures at the moments it stands; empty without spots."""
    every = [spot for picture in pictures for spot in spots(picture)]
    if not every:
        return Markup("")
    seen = projection(every)
    rows = standing(pictures, spots, lambda spot: str(_dot(spot, seen, cites)))
    return Markup(
        '<svg class="map" viewBox="0 0 {} {}" role="group" aria-label="{}">'
        '<g class="lands"><path class="land" d="{}"/></g>{}</svg>'
    ).format(WIDTH, seen.height, label, _land(seen), Markup("").join(_through_time(row) for row in rows))


def _through_time(row: Standing) -> Markup:
    hidden = Markup("") if row.now else Markup(" hidden")
    return Markup('<g data-t="{}"{}>{}</g>').format(row.runs, hidden, Markup(row.html))  # noqa: S704 - escaped in _dot


def _land(seen: Projection) -> str:
    parts = []
    for ring in outlines(seen.window):
        points = dict.fromkeys(seen.at(x, y) for x, y in ring)
        parts.append("M" + "L".join(f"{x:g} {y:g}" for x, y in points) + "Z")
    return "".join(parts)


def _dot(spot: Spot, seen: Projection, cites: Cites) -> Markup:
    x, y = seen.at(spot.location.longitude, spot.location.latitude)
    radius = min(16, 4 + 2 * spot.count)
    anchor = "end" if x > WIDTH * 0.8 else "start"
    return Markup(
        '<a class="spot pr-{}" href="{}"{} data-x="{:g}" data-y="{:g}" transform="translate({:g} {:g})">'
        '<circle r="{}"/><text x="{}" y="4" text-anchor="{}">{}</text><title>{} ({})</title></a>'
    ).format(
        spot.location.precision, cites.href(spot.first), cites.data(spot.first), x, y, x, y, radius,
        -radius - 4 if anchor == "end" else radius + 4, anchor, spot.name, spot.name, spot.count,
    )  # fmt: skip
