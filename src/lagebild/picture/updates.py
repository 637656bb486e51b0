"""Updates: how the value of a series changed, and why: news, a correction, or a denial.

A side's later value updates its earlier one; a side that speaks for the first time updates what stood
before it, where a growing count replaces the lower one. A value a side takes back is a correction. What a
late report tells of an earlier state changes nothing that was known since.
"""

from collections.abc import Iterator
from itertools import groupby

from lagebild.model.claim import Place
from lagebild.model.picture import Bounds, Update
from lagebild.picture.values import CUMULATIVE, Group, Value, main_totals


def updates_of(group: Group) -> tuple[Update, ...]:
    """Return the changes of one series, in the order they were said."""
    return tuple(_Track(group).changes())


class _Track:
    """The value of each side while the series is walked through, report by report."""

    def __init__(self, group: Group) -> None:
        self._group = group
        self._cumulative = group.measure in CUMULATIVE
        self._current: dict[str, Value] = {}

    def changes(self) -> Iterator[Update]:
        totals = [v for v in main_totals(self._group) if not v.late]
        for _, part in groupby(totals, key=lambda v: v.order):
            yield from self._report(list(part))

    def _report(self, values: list[Value]) -> Iterator[Update]:
        held = [v for v in values if v.figure.status not in ("announced", "denied")]
        standing = dict(self._current)
        yield from self._denials(values, held)
        known = [v for v in held if (v.side.key and v.side.key in self._current) or v.figure.replaces]
        moved = False
        for value in known:
            for update in self._step(value):
                moved = True
                yield update
        new = [v for v in held if v not in known]
        if new and not moved:
            yield from self._first_words(new, standing)
        for value in new:
            self._current[value.side.key] = value

    def _step(self, value: Value) -> Iterator[Update]:
        """A side that spoke before speaks again, or takes a value back in so many words."""
        before = self._current.get(value.side.key)
        taken = self._taken(value)
        if taken:
            low, high = taken
            yield self._update("correction", (low, high), value)
            self._current = {k: v for k, v in self._current.items() if v.bounds != (low, high)}
        elif before is not None and before.bounds != value.bounds and not self._only_agrees(before, value):
            kind = "correction" if self._taken_back(before, value) else "update"
            yield self._update(kind, before.bounds, value)
        self._current[value.side.key] = value

    def _taken(self, value: Value) -> tuple[float | None, float | None] | None:
        """The bounds that a value replaces, unless they are those of somebody else's number beside it."""
        taken = value.figure.replaces
        if taken is None or any(v.bounds == taken for v in self._group.values):
            return taken
        return None if any((f.low, f.high) == taken for f in value.sheet.reading.figures) else taken

    def _only_agrees(self, before: Value, value: Value) -> bool:
        """Whether the side says less exactly what it said, or gives up a bound for the number others told."""
        told = any(v.bounds == value.bounds for v in self._current.values())
        return _vaguer(value, before) or (told and before.figure.high is None)

    def _first_words(self, new: list[Value], standing: dict[str, Value]) -> Iterator[Update]:
        """What stood before gives way to the nearest value of a side that speaks for the first time."""
        if not standing:
            return
        before = max(standing.values(), key=lambda v: (v.moment, v.order, v.span.start))
        fitting = [v for v in new if v.bounds != before.bounds and self._gives_way(before, v)]
        if fitting:
            after = min(fitting, key=lambda v: (abs((v.figure.low or 0) - (before.figure.low or 0)), v.span.start))
            kind = "correction" if self._taken_back(before, after) and not before.side.key else "update"
            yield self._update(kind, before.bounds, after)

    def _gives_way(self, before: Value, after: Value) -> bool:
        if not before.side.key and not after.side.key and self._cumulative:
            return before.sheet.reading.report.outlet == after.sheet.reading.report.outlet or self._grows(before, after)
        return self._grows(before, after) or (not self._cumulative and self._group.measure != "participants")

    def _grows(self, before: Value, after: Value) -> bool:
        return self._cumulative and (after.figure.low or 0) >= (before.figure.low or 0) and not _vaguer(after, before)

    def _taken_back(self, before: Value, after: Value) -> bool:
        if self._cumulative and before.figure.high is not None and (after.figure.low or 0) < (before.figure.low or 0):
            return True
        return after.sheet.words.cue("taken-back", after.sheet.sentence(after.span)) is not None

    def _denials(self, values: list[Value], held: list[Value]) -> Iterator[Update]:
        for value in values:
            if value.figure.status == "denied":
                instead = next((v for v in held if v.bounds != value.bounds), None)
                after = Bounds(*instead.bounds) if instead else Bounds(None, None)
                yield self._make("denial", Bounds(*value.bounds), after, value)

    def _update(self, kind: str, before: tuple[float | None, float | None], value: Value) -> Update:
        return self._make(kind, Bounds(*before), Bounds(*value.bounds), value)

    def _make(self, kind: str, before: Bounds, after: Bounds, value: Value) -> Update:
        return Update(
            kind=kind,  # type: ignore[arg-type]
            measure=self._group.measure,
            before=before,
            after=after,
            place=Place(value.sheet.name, value.span),
            incident=self._group.incident,
            source=value.side.name,
        )


def _vaguer(after: Value, before: Value) -> bool:
    """Whether the later value only says less exactly what the earlier one said."""
    if after.figure.high is not None:
        return False
    return before.figure.high is not None and (after.figure.low or 0) <= (before.figure.low or 0)
