"""Changes since a moment: what is news, what only confirms, what is a mere reprint."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lagebild.model.claim import Place
from lagebild.model.picture import Change, ChangeKind, Incident, ReportRow, Series, Telling, Update
from lagebild.model.span import Span


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a picture that changes are read from."""

    reports: tuple[ReportRow, ...]
    incidents: tuple[Incident, ...]
    series: tuple[Series, ...]
    updates: tuple[Update, ...]


def changes_of(parts: Parts, new: frozenset[str]) -> tuple[Change, ...]:
    """Return what the reports named in `new` changed, each change with its cause and place."""
    if not new:
        return ()
    origin = {r.name: r.origin for r in parts.reports}
    order = {r.name: n for n, r in enumerate(parts.reports)}
    found = [
        *_reprints(parts.reports, new),
        *(c for i in parts.incidents for c in _of_incident(i, new, origin)),
        *(c for s in parts.series for c in _of_series(s, new, origin)),
        *_of_updates(parts.updates, new),
    ]
    found.sort(key=lambda c: (order[c.place.report], c.place.span, c.kind, c.text))
    return tuple(found)


def _reprints(reports: Iterable[ReportRow], new: frozenset[str]) -> Iterator[Change]:
    for row in reports:
        if row.name in new and row.origin != row.name:
            yield Change("reprint", f"{row.name} reprints {row.origin}", Place(row.name, Span(0, 1)))


def _of_incident(incident: Incident, new: frozenset[str], origin: dict[str, str]) -> Iterator[Change]:
    known = {origin[t.report] for t in incident.events if t.report not in new}
    for telling in incident.events:
        own = origin[telling.report]
        if telling.report not in new or own != telling.report or own in known:
            continue
        kind: ChangeKind = "confirmation" if known else "event"
        known.add(own)
        yield Change(kind, incident.title or incident.type, _place(telling), incident.id)


def _place(telling: Telling) -> Place:
    return Place(telling.report, telling.mentions[0])


def _of_series(series: Series, new: frozenset[str], origin: dict[str, str]) -> Iterator[Change]:
    values = {(p.low, p.high) for p in series.points if p.place.report not in new}
    voices = {p.source for p in series.points if p.place.report not in new}
    for point in series.points:
        name = point.place.report
        if name not in new or origin[name] != name:
            continue
        if (point.low, point.high) not in values:
            yield Change("figure", f"{series.measure}: {_shown(point.low, point.high)}", point.place, series.incident)
        elif point.source is not None and point.source not in voices:
            yield Change("voice", f"{point.source}: {_shown(point.low, point.high)}", point.place, series.incident)
        values.add((point.low, point.high))
        voices.add(point.source)


def _of_updates(updates: Iterable[Update], new: frozenset[str]) -> Iterator[Change]:
    for update in updates:
        if update.place.report in new and update.kind in ("correction", "denial"):
            before = _shown(update.before.low, update.before.high)
            text = f"{update.measure}: {before} > {_shown(update.after.low, update.after.high)}"
            yield Change(update.kind, text, update.place, update.incident)


def _shown(low: float | None, high: float | None) -> str:
    if low == high:
        return "?" if low is None else f"{low:g}"
    return f"{'' if low is None else f'{low:g}'}..{'' if high is None else f'{high:g}'}"
