"""Outlines of countries inside a window of the world, clipped, for the map."""

import zlib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from lagebild.model.record import Record

FILE = Path(__file__).parent / "static" / "countries.txt.z"
Point = tuple[float, float]
#: A ring that reaches further south goes round the pole: it does cross the whole map.
_POLAR = -80.0


class Window(Record, frozen=True):
    """A stretch of the world in degrees: west to east, south to north."""

    west: float
    south: float
    east: float
    north: float

    def holds(self, longitude: float, latitude: float) -> bool:
        """Whether a point lies in it."""
        return self.west <= longitude <= self.east and self.south <= latitude <= self.north


@cache
def _rings() -> tuple[tuple[Window, tuple[Point, ...]], ...]:
    text = zlib.decompress(FILE.read_bytes()).decode("ascii")
    return tuple(ring for line in text.split("\n") for ring in _whole(_points(line)))


def _whole(points: tuple[Point, ...]) -> Iterator[tuple[Window, tuple[Point, ...]]]:
    """A ring over the date line is drawn once on either side of it, not as a stroke across the map."""
    box = _box(points)
    if box.east - box.west <= 180 or box.south < _POLAR:
        yield box, points
        return
    eastern = tuple((x + 360 if x < 0 else x, y) for x, y in points)
    for ring in (eastern, tuple((x - 360, y) for x, y in eastern)):
        yield _box(ring), ring


def _box(points: tuple[Point, ...]) -> Window:
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return Window(min(xs), min(ys), max(xs), max(ys))


def _points(line: str) -> tuple[Point, ...]:
    numbers = [int(n) for n in line.split(" ")]
    x = y = 0
    points = []
    for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
        x, y = x + dx, y + dy
        points.append((x / 100, y / 100))
    return tuple(points)


def outlines(window: Window) -> Iterator[tuple[Point, ...]]:
    """Yield the rings that reach into the window, cut off at its borders (Sutherland and Hodgman 1974)."""
    for box, ring in _rings():
        if box.west > window.east or box.east < window.west or box.south > window.north or box.north < window.south:
            continue
        clipped = _clipped(ring, window)
        if len(clipped) > 2:
            yield clipped


def _clipped(ring: tuple[Point, ...], window: Window) -> tuple[Point, ...]:
    points: Iterable[Point] = ring
    for axis, limit, sign in ((0, window.west, 1), (0, window.east, -1), (1, window.south, 1), (1, window.north, -1)):
        points = _cut(tuple(points), axis, limit, sign)
    return tuple(points)


def _cut(points: tuple[Point, ...], axis: int, limit: float, sign: int) -> list[Point]:
    """Keep what lies on the right side of one border."""
    made: list[Point] = []
    for before, here in zip((*points[-1:], *points[:-1]), points, strict=True):
        was_in, is_in = sign * (before[axis] - limit) >= 0, sign * (here[axis] - limit) >= 0
        if was_in != is_in:
            share = (limit - before[axis]) / (here[axis] - before[axis])
            made.append((before[0] + share * (here[0] - before[0]), before[1] + share * (here[1] - before[1])))
        if is_in:
            made.append(here)
    return made
