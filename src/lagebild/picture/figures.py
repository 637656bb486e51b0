"""Figures: the series of every measure, and its headline number with the rule that picked it."""

from dataclasses import dataclass
from datetime import timedelta

from lagebild.merging.merged import Merged
from lagebild.model.claim import Place
from lagebild.model.picture import Now, Point, Series
from lagebild.model.record import key_of
from lagebild.picture.timeline import shown
from lagebild.picture.values import CUMULATIVE, Group, Value, main_totals

#: The rules a headline number can be picked by; views translate them.
LATEST = "latest value of each side: lowest and highest"
PARTS = "only parts were told: the largest"
PLANNED = "announced only: latest value of each side"
DENIED = "said and denied: no value stands"
_SAME_TIME = timedelta(hours=36)
_OPEN = float("inf")


def series_of(merged: Merged, group: Group) -> Series:
    """Return the series of a group of values: all of them, nothing averaged, and what stands now."""
    first = group.values[0]
    return Series(
        id=key_of("series", group.measure, group.incident, group.nation, first.sheet.name, first.figure.id),
        measure=group.measure,
        of=_population(group),
        points=tuple(point_of(merged, v) for v in group.values),
        now=now_of(group),
        incident=group.incident,
        unit=next((v.figure.unit for v in group.values if v.figure.unit), None),
    )


def _population(group: Group) -> str:
    """The words for those counted that say most: of a total, the longest."""
    named = [v.figure.of for v in group.values if v.figure.scope == "total"] or [v.figure.of for v in group.values]
    return max(named, key=lambda name: (len(name), name))


def point_of(merged: Merged, value: Value) -> Point:
    """Return one reported value with its place."""
    figure, sheet = value.figure, value.sheet
    event = sheet.events.get(figure.event or "")
    entity = figure.source.entity if figure.source else None
    return Point(
        low=figure.low,
        high=figure.high,
        qualifier=figure.qualifier,
        scope=figure.scope,
        place=Place(sheet.name, figure.span),
        said=shown(sheet, value.standing),
        holds=event.time.value if event and event.time else None,
        source=value.side.name,
        source_entity=merged.actors.actor(sheet.key(entity)) if entity else None,
        status=figure.status,
        of=figure.of,
        rule=figure.rule,
    )


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands at the end of a series: the latest value of each side that nothing replaced."""

    values: tuple[Value, ...]
    rule: str


def now_of(group: Group) -> Now:
    """Return the headline number: lowest and highest of what stands, `best` the latest of it."""
    standing = standing_values(group)
    if not standing.values:
        return Now(None, None, standing.rule)
    lows = [v.figure.low for v in standing.values]
    highs = [v.figure.high for v in standing.values]
    best = standing.values[-1].figure
    return Now(
        low=None if None in lows else min(x for x in lows if x is not None),
        high=None if None in highs else max(x for x in highs if x is not None),
        rule=standing.rule,
        best=best.low if best.low is not None else best.high,
    )


def standing_values(group: Group) -> Standing:
    """Return the values of a series that stand now, in the order they were said."""
    totals = main_totals(group)
    held = [v for v in totals if v.figure.status not in ("announced", "denied")]
    if held:
        return Standing(tuple(_unreplaced(held, group.measure in CUMULATIVE, group.measure)), LATEST)
    planned = [v for v in totals if v.figure.status == "announced"]
    if planned:
        return Standing(tuple(_unreplaced(planned, False, group.measure)), PLANNED)
    parts = [v for v in group.values if v.figure.status not in ("announced", "denied")]
    if parts:
        return Standing((max(parts, key=lambda v: (v.figure.low or 0, v.moment, v.figure.id)),), PARTS)
    return Standing((), DENIED)


def _unreplaced(values: list[Value], cumulative: bool, measure: str) -> list[Value]:
    latest: dict[str, Value] = {}
    dead: set[tuple[float | None, float | None]] = set()
    for value in values:
        if value.figure.replaces:
            dead.add(value.figure.replaces)
            latest = {k: v for k, v in latest.items() if v.bounds != value.figure.replaces}
        latest[value.side.key] = _firmer(latest.get(value.side.key), value)
    newest = max(
        latest.values(), key=lambda v: (v.moment, v.order, v.figure.low or 0 if cumulative else 0, v.span.start)
    )
    alive = [
        v for v in latest.values() if not _replaced(v, newest, cumulative, measure) and not _given_up(v, values, latest)
    ]
    return sorted(alive, key=lambda v: (v.moment, v.order, v.span.start))


def _given_up(value: Value, values: list[Value], latest: dict[str, Value]) -> bool:
    """Whether the outlet only recalls a number that its side has left since ("14, as she had said")."""
    if value.side.key:
        return False
    tellers = {v.side.key for v in values if v.side.key and v.bounds == value.bounds}
    return any(latest[t].bounds != value.bounds for t in tellers)


def _firmer(before: Value | None, after: Value) -> Value:
    """Of two values of one side in one report, the exact one; else the later."""
    if before is None or before.sheet is not after.sheet or after.figure.replaces:
        return after
    return before if before.figure.high is not None and after.figure.high is None else after


def _replaced(value: Value, newest: Value, cumulative: bool, measure: str) -> bool:
    """Whether the newest value of another report leaves nothing of this one."""
    if value is newest:
        return False
    if value.sheet is newest.sheet:  # of one report only what the outlet counts beside a greater number
        return cumulative and not value.side.key and _top(value) < (newest.figure.low or 0)
    if value.side.key == "":
        return True
    if cumulative:
        low = (value.figure.low or 0) <= (newest.figure.low or 0)
        return low and (value.figure.high is None or _top(value) <= _top(newest))
    return measure != "participants" and newest.moment > value.moment


def _top(value: Value) -> float:
    high = value.figure.high
    return _OPEN if high is None else high


def disjoint(one: Value, two: Value) -> bool:
    """Whether two values cannot both be true: their bounds, loosened by "about", do not meet."""
    low, high = _loose(one)
    low2, high2 = _loose(two)
    return high < low2 or high2 < low


def _loose(value: Value) -> tuple[float, float]:
    low = value.figure.low if value.figure.low is not None else 0.0
    slack = 0.1 if value.figure.qualifier == "about" else 0.0
    return low * (1 - slack), _top(value) * (1 + slack)


def same_time(one: Value, two: Value) -> bool:
    """Whether two values were said close enough to speak of the same moment."""
    return one.sheet is two.sheet or abs(one.moment - two.moment) <= _SAME_TIME
