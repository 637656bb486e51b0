"""Step charts of figure series: one line per source, bands for bounds, drawn as SVG."""

from collections.abc import Sequence
from datetime import UTC, datetime

from markupsafe import Markup

from lagebild.model.picture import Point, Series
from lagebild.model.record import Record
from lagebild.views.instants import moment_of

WIDTH, HEIGHT = 640, 150
_LEFT, _RIGHT, _TOP, _BOTTOM = 12, 12, 18, 22
#: So many lines can be told apart; further sources share the last style.
STYLES = 6


class _Scale(Record, frozen=True):
    """From moments (seconds) and amounts to units of the picture."""

    first: float
    last: float
    top: float

    def x(self, moment: float) -> float:
        span = self.last - self.first
        share = 0.5 if span <= 0 else (moment - self.first) / span
        return round(_LEFT + share * (WIDTH - _LEFT - _RIGHT), 1)

    def y(self, amount: float) -> float:
        share = min(1.0, amount / self.top) if self.top else 0.0
        return round(HEIGHT - _BOTTOM - share * (HEIGHT - _TOP - _BOTTOM), 1)


def chart(series: Series, moments: Sequence[float], hrefs: Sequence[str]) -> Markup:
    """Return the chart of a series as SVG, or nothing where fewer than two points have a time and a number.

    `moments` are the as-of moments of the page in seconds: each element says from which one on it stands.
    `hrefs` are the places of the points.
    """
    points = [(p, h) for p, h in zip(series.points, hrefs, strict=True) if p.said and _level(p) is not None]
    if len(points) < 2:
        return Markup("")
    times = [moment_of(p.said or "") for p, _ in points]
    top = max(max(_level(p) or 0, p.high or 0) for p, _ in points)
    scale = _Scale(min(times), max(times), top * 1.1 or 1)
    sources = sorted({_voice(p) for p, _ in points})
    drawn = [_line(points, source, order, scale, moments) for order, source in enumerate(sources)]
    axis = Markup('<line class="axis" x1="{}" x2="{}" y1="{}" y2="{}"/>').format(
        _LEFT, WIDTH - _RIGHT, HEIGHT - _BOTTOM, HEIGHT - _BOTTOM
    )
    return Markup('<svg class="chart" viewBox="0 0 {} {}" role="group" aria-label="{}">{}{}{}</svg>').format(
        WIDTH, HEIGHT, series.of or series.measure, axis, _days(scale), Markup("").join(drawn)
    )


def _voice(point: Point) -> str:
    """Whose line a value is on: an actor under any of its names, else the name told."""
    return point.source_entity or point.source or ""


def _level(point: Point) -> float | None:
    return point.high if point.low is None else point.low


def _days(scale: _Scale) -> Markup:
    ends = (("start", scale.first), ("end", scale.last))
    return Markup("").join(
        Markup('<text class="day" text-anchor="{}" x="{}" y="{}">{}</text>').format(
            anchor, scale.x(moment), HEIGHT - 6, datetime.fromtimestamp(moment, UTC).date().isoformat()
        )
        for anchor, moment in ends
    )


def _line(
    points: Sequence[tuple[Point, str]], source: str, order: int, scale: _Scale, moments: Sequence[float]
) -> Markup:
    """One source: a step from value to value, a bar from low to high, a dot that links to its place."""
    style = f"src{min(order, STYLES - 1)}"
    of_source = [(moment_of(p.said or ""), p, h) for p, h in points if _voice(p) == source]
    mine = sorted(of_source, key=lambda found: (found[0], found[2]))
    made, before = [], None
    for moment, point, href in mine:
        x, y = scale.x(moment), scale.y(_level(point) or 0)
        since = next((n for n, m in enumerate(moments) if m >= moment), 0)
        joined = before is not None and point.scope == "total"  # parts and additions stand beside the line
        path = f"M{before[0]} {before[1]}H{x}V{y}" if joined and before else ""
        high = scale.y(point.high) if point.high is not None else _TOP
        made.append(_dot(style, (x, y, high), path, href, since, point))
        before = (x, y) if point.scope == "total" else before
    return Markup("").join(made)


def _dot(style: str, at: tuple[float, float, float], path: str, href: str, since: int, point: Point) -> Markup:
    x, y, high = at
    bar = (
        Markup("")
        if point.high == point.low
        else Markup('<line class="bar" x1="{}" x2="{}" y1="{}" y2="{}"/>').format(x, x, y, high)
    )
    step = Markup('<path d="{}"/>').format(path) if path else Markup("")
    level = _level(point) or 0
    told = f"{level:g}" + ("+" if point.high is None else "")
    return Markup(
        '<g class="{} sc-{}" data-from="{}">{}{}<a href="{}"><circle cx="{}" cy="{}" r="4"/>'
        '<text x="{}" y="{}">{}</text><title>{}: {}</title></a></g>'
    ).format(style, point.scope, since, step, bar, href, x, y, x, y - 7, told, point.source or "", told)
