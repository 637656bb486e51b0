"""The picture as one self-contained page."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from markupsafe import Markup

from lagebild.model.claim import Place
from lagebild.model.picture import ChangeKind, Incident, Picture, Series
from lagebild.model.reading import Reading
from lagebild.model.record import Record
from lagebild.picture import draw
from lagebild.views.chart import chart
from lagebild.views.cites import Cites
from lagebild.views.clocks import two_clocks
from lagebild.views.html import environment, labeller, render, script_json
from lagebild.views.instants import moment_of
from lagebild.views.map import world_map
from lagebild.views.marked import paragraphs
from lagebild.views.messages import Messages
from lagebild.views.through_time import Staged, Standing, staged, standing
from lagebild.views.wording import matrix

#: The as-of slider has at most so many stops, spread over the reports' moments.
#: Every stop is a picture of its own: of large cases fewer are drawn, so many reports over all stops.
STOPS, FEWEST_STOPS, DRAWN = 30, 3, 3000
#: What is new, in the order an editor asks for it.
NEWS: tuple[ChangeKind, ...] = ("correction", "denial", "figure", "event", "voice", "confirmation", "reprint")
Rows = Callable[[Picture], Iterable[Any]]
Keys = Callable[[Any], frozenset[Hashable]]
#: Sections of the page, where their rows come from, and, for rows that grow, what evidence they rest on.
PARTS: tuple[tuple[str, Rows, Keys | None], ...] = (
    ("known", lambda p: headline_series(p), None),  # noqa: PLW0108 - defined below
    ("changes", lambda p: sorted(p.changes, key=lambda c: NEWS.index(c.kind)), None),
    ("timeline", lambda p: in_time(p.incidents), lambda i: frozenset((e.report, e.event) for e in i.events)),
    ("figures", lambda p: p.series, lambda s: frozenset(x.place for x in s.points)),
    ("disputes", lambda p: p.disputes, None),
    ("updates", lambda p: p.updates, None),
    ("wording", lambda p: p.wording, lambda w: frozenset(x.place for x in w.labels)),
    ("ledger", lambda p: p.ledger, None),
    ("gaps", lambda p: p.gaps, None),
    ("entities", lambda p: p.entities, lambda a: frozenset(a.members)),
)


class Film(Record, frozen=True, gc=True):
    """A picture at every stop of the as-of slider, the last as it was given, and the readings behind them."""

    picture: Picture
    readings: tuple[Reading, ...]
    stops: tuple[str, ...]
    pictures: tuple[Picture, ...]


def film_of(picture: Picture, readings: Sequence[Reading]) -> Film:
    """Return the pictures that a page shows, in any interface language.

    Readings that the picture's as-of moment leaves out are left out here too.
    """
    names = {row.name for row in picture.reports}
    kept = tuple(sorted((r for r in readings if r.report.name in names), key=_when))
    stops = tuple(moments_of(kept))
    return Film(picture, kept, stops, (*_earlier(kept, stops), _with_changes(picture, kept, stops)))


def picture_page(
    picture: Picture, readings: Sequence[Reading], ui: str, *, search: str | None = None, follow: bool = False
) -> str:
    """Return the page of a picture; see `film_page`."""
    return film_page(film_of(picture, readings), ui, search=search, follow=follow)


def film_page(film: Film, ui: str, *, search: str | None = None, follow: bool = False) -> str:
    """Return the page: every part of the picture with its places, and the reports with their marks.

    `search` is the address of the search page, where the picture is served with one. `follow`: the page
    takes the browser's language where there is a catalogue for it. Raises KeyError for an interface language
    without catalogue.
    """
    picture, kept, stops, pictures = film.picture, film.readings, film.stops, film.pictures
    names = {row.name: row for row in picture.reports}
    lines = [paragraphs(r) for r in kept]
    messages = Messages(ui)
    cites = Cites(kept, lines, [_first_stop(r, stops) for r in kept], {n: row.origin for n, row in names.items()})
    rows = _Rows(cites, messages, [moment_of(s) for s in stops])
    drawn = world_map(pictures, cites, messages.say("page.map"))
    return render(
        "page.html.j2",
        messages,
        follow=follow,
        picture=picture,
        search=search,
        subject=main_place(picture),
        origins=len({row.origin for row in picture.reports}),
        parts=[(key, rows.of(key, pictures, source, keys)) for key, source, keys in PARTS],
        map=drawn,
        libraries=("d3.js",) if drawn else (),
        clocks=two_clocks(pictures[-1], cites),
        stops=script_json(list(stops) or [picture.as_of or ""]),
        stop_count=len(pictures),
        reports=[
            {
                "number": n,
                "report": r.report,
                "paragraphs": lines[n],
                "origin": names[r.report.name].origin,
                "from": f"{_first_stop(r, stops)}-{len(pictures) - 1}",
            }
            for n, r in enumerate(kept)
        ],
    )


def _earlier(readings: Sequence[Reading], stops: Sequence[str]) -> list[Picture]:
    """The pictures at all stops but the last, each with what was new in its day."""
    return [draw(readings, as_of=stop, since=day_before(stop)) for stop in stops[:-1]]


def _with_changes(picture: Picture, readings: Sequence[Reading], stops: Sequence[str]) -> Picture:
    """The picture with what is new since the moment asked for, or in the last day of reports."""
    if picture.since or not stops:
        return picture
    return draw(readings, as_of=picture.as_of, since=day_before(stops[-1]))


def day_before(moment: str) -> str:
    """Return the moment a day earlier."""
    try:
        return (datetime.fromisoformat(moment) - timedelta(days=1)).isoformat()
    except OverflowError:  # a page that claims the first day of the calendar
        return moment


def _when(reading: Reading) -> tuple[str, str]:
    published = reading.report.published
    return (published.instant.isoformat() if published else "", reading.report.name)


def moments_of(readings: Sequence[Reading]) -> list[str]:
    """Return the moments of the as-of slider: when reports came out, thinned to a usable number."""
    found = {r.report.published.instant: r.report.published.value for r in readings if r.report.published}
    moments = [found[instant] for instant in sorted(found)]
    stops = max(FEWEST_STOPS, min(STOPS, DRAWN // max(1, len(readings))))
    if len(moments) <= stops:
        return moments
    return [moments[round(i * (len(moments) - 1) / (stops - 1))] for i in range(stops)]


def _first_stop(reading: Reading, stops: Sequence[str]) -> int:
    """The first stop of the slider at which the report is out; undated reports are always there."""
    published = reading.report.published
    if published is None:
        return 0
    moment = moment_of(published.value)
    return next((n for n, stop in enumerate(stops) if moment_of(stop) >= moment), 0)


def headline_series(picture: Picture) -> tuple[Series, ...]:
    """Return the series of the overview: people first, those with most values first, one a measure."""
    best: dict[str, Series] = {}
    for series in sorted(picture.series, key=lambda s: (-len(s.points), s.id)):
        best.setdefault(series.measure, series)
    order = (
        "killed",
        "injured",
        "missing",
        "infected",
        "displaced",
        "abducted",
        "detained",
        "evacuated",
        "participants",
    )
    return tuple(best[measure] for measure in order if measure in best)


def main_place(picture: Picture) -> str | None:
    """Return the place that most tellings are tied to: the page is called after it."""
    counts = Counter(i.place for i in picture.incidents for _ in i.events if i.place)
    return max(counts, key=lambda name: (counts[name], name)) if counts else None


def in_time(incidents: Iterable[Incident]) -> list[Incident]:
    """Return incidents by when they happened, undated ones last."""
    return sorted(incidents, key=lambda i: (i.earliest or "9999", i.latest or "", i.type, i.id))


class _Rows:
    """Renders rows of every part, each at the moments it stands."""

    def __init__(self, cites: Cites, messages: Messages, moments: Sequence[float]) -> None:
        self._cites = cites
        self._moments = moments
        template = environment().get_template("rows.html.j2")
        self._macros = template.make_module(
            {
                "m": labeller(messages),
                "messages": messages,
                "cites": cites,
                "chart_of": self._chart,
                "cell": Place,
                "matrix": matrix,
            }
        )

    def of(
        self, key: str, pictures: Sequence[Picture], source: Rows, keys: Keys | None
    ) -> tuple[Standing, ...] | tuple[Staged, ...]:
        """Return the rows of one part through time."""
        macro = getattr(self._macros, key)
        if keys is None:
            return standing(pictures, source, lambda row: str(macro(row)))
        items = getattr(self._macros, f"{key}_items")
        return staged(pictures, source, keys, (lambda row: str(macro(row)), lambda row: str(items(row))))

    def _chart(self, series: Series) -> Markup:
        return chart(series, self._moments, [self._cites.href(p.place) for p in series.points])
