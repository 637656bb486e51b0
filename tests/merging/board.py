"""How much of an expected picture a drawn one holds, part by part."""

from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import Any

from lagebild.model.picture import Picture, Point
from lagebild.model.reading import Reading
from lagebild.picture import draw

Hits = dict[str, list[tuple[bool, str]]]


def scored(readings: list[Reading], gold: Mapping[str, Any]) -> Hits:
    """Return for each part its expected items and whether the picture holds them."""
    picture = draw(readings)
    hits: Hits = {
        "same incident": list(_same(picture, gold)),
        "kept apart": list(_apart(picture, gold)),
        "points": [(bool(_homes(picture, p)), p) for p in gold["points"]],
        "one series": list(_one_series(picture, gold)),
        "disputes": [(d in _disputes(picture), d) for d in gold["disputes"]],
        "updates": [(u in _updates(picture), u) for u in gold["updates"]],
        "ledger": list(_counted(gold["ledger"], _ledger(picture))),
        "gaps": [(g in _gaps(picture), g) for g in gold["gaps"]],
        "wording": [(w in _wording(picture, w), w) for w in gold["wording"]],
        "origins": list(_origins(picture, gold)),
        "same entity": list(_entities(picture, gold)),
        "as of": [hit for moment in gold["as_of"] for hit in _moment(readings, moment)],
    }
    return hits


def _incident_of(picture: Picture) -> dict[str, str]:
    return {f"{t.report}#{t.event}": i.id for i in picture.incidents for t in i.events}


def _same(picture: Picture, gold: Mapping[str, Any]) -> Iterator[tuple[bool, str]]:
    home = _incident_of(picture)
    for group in gold["same"]:
        for a, b in combinations(group, 2):
            yield home[a] == home[b], f"{a} {b}"


def _apart(picture: Picture, gold: Mapping[str, Any]) -> Iterator[tuple[bool, str]]:
    home = _incident_of(picture)
    for a, b in gold["apart"]:
        yield home[a] != home[b], f"{a} {b}"


def bounds(low: float | None, high: float | None) -> str:
    return f"{'' if low is None else f'{low:g}'}..{'' if high is None else f'{high:g}'}"


def _homes(picture: Picture, wanted: str) -> set[str]:
    measure, report, value, scope, source = wanted.split()

    def fits(point: Point) -> bool:
        named = (point.source is None) if source == "-" else source in (point.source or "")
        told = bounds(point.low, point.high)
        return point.place.report == report and told == value and point.scope == scope and named

    return {s.id for s in picture.series if s.measure == measure and any(map(fits, s.points))}


def _one_series(picture: Picture, gold: Mapping[str, Any]) -> Iterator[tuple[bool, str]]:
    for group in gold["one_series"]:
        for a, b in combinations([gold["points"][n] for n in group], 2):
            yield bool(_homes(picture, a) & _homes(picture, b)), f"{a} + {b}"


def _disputes(picture: Picture) -> set[str]:
    found = set()
    for dispute in picture.disputes:
        reports = sorted(s.place.report for s in dispute.sides)
        found |= {f"{dispute.kind} {a} {b}" for a, b in combinations(reports, 2)}
    return found


def _updates(picture: Picture) -> set[str]:
    return {
        f"{u.kind} {u.measure} {bounds(u.before.low, u.before.high)} > {bounds(u.after.low, u.after.high)}"
        for u in picture.updates
    }


def _ledger(picture: Picture) -> list[str]:
    return [f"{r.status} {r.announced.place.report} {r.happened.report if r.happened else '-'}" for r in picture.ledger]


def _counted(wanted: list[str], found: list[str]) -> Iterator[tuple[bool, str]]:
    left = list(found)
    for item in wanted:
        hit = item in left
        if hit:
            left.remove(item)
        yield hit, item


def _gaps(picture: Picture) -> set[str]:
    spans = {(g.place.report, g.place.span): g for g in picture.gaps}
    order = sorted(spans, key=lambda k: (k[0], k[1]))
    found, number = set(), dict[str, int]()
    for report, span in order:
        number[report] = number.get(report, 0) + 1
        gap = spans[report, span]
        closed = gap.closed.report if gap.closed else "-"
        found |= {f"{gap.status} {report}#g{n} {closed}" for n in range(number[report], 4)}
    return found


def _wording(picture: Picture, wanted: str) -> set[str]:
    label, report, source, distance = wanted.split()
    uses = [u for w in picture.wording for u in w.labels]
    return {
        wanted
        for u in uses
        if label in u.label and u.place.report == report and source in (u.source or "") and u.distance == distance
    }


def _origins(picture: Picture, gold: Mapping[str, Any]) -> Iterator[tuple[bool, str]]:
    group = {name: number for number, names in enumerate(gold["origins"]) for name in names}
    origin = {r.name: r.origin for r in picture.reports}
    for a, b in combinations(sorted(group), 2):
        yield (group[a] == group[b]) == (origin[a] == origin[b]), f"{a} {b}"


def _entities(picture: Picture, gold: Mapping[str, Any]) -> Iterator[tuple[bool, str]]:
    home = {member: a.id for a in picture.entities for member in a.members}
    for group in gold["entities"]:
        for a, b in combinations(group, 2):
            yield home[a] == home[b], f"{a} {b}"


def _moment(readings: list[Reading], moment: Mapping[str, Any]) -> Iterator[tuple[bool, str]]:
    picture = draw(readings, as_of=moment["at"])
    told = {f"{s.measure} {bounds(s.now.low, s.now.high)}" for s in picture.series}
    for wanted in moment["now"]:
        yield wanted in told, f"{moment['at']} {wanted}, told {sorted(told)}"
    for name, part in (("open_gaps", picture.gaps), ("open_ledger", picture.ledger)):
        count = sum(x.status == "open" for x in part)
        yield count == moment[name], f"{moment['at']} {name} {moment[name]}, told {count}"
