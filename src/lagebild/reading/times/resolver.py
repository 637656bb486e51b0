"""The way from what a combination means to a period: slots, anchors and tense for one mention."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final

from lagebild.languages import times as t
from lagebild.model.span import Span
from lagebild.reading.times import periods as p
from lagebild.reading.times.context import Context, Named, Tense
from lagebild.reading.times.periods import Period

Slots = dict[str, object]
Operation = Callable[["Resolver", Any, Slots], Period | None]
DAYLIKE: Final = frozenset({"day", "part-of-day", "minute"})
_DATED: Final = DAYLIKE | {"month", "year", "season", "quarter", "week", "half-year"}
_SHORT: Final = {"day": "d", "week": "w", "weekend": "wW", "month": "m", "quarter": "q", "half-year": "h", "year": "y"}
#: How many sentence ends an origin may lie back.
_REACH: Final = {"focus": 3, "narrative": 30}
#: Years around the publication in which an undated day is looked for; leap days need four.
_YEARS = (-4, -1, 0, 1, 4)
_NEAR_YEAR: Final = 200
#: Characters between a day and the date that explains it.
_EXPLAINED: Final = 8


class Resolver:
    """Resolves one mention. After `resolve`, `anchor` and `anchored` tell what it was counted from."""

    def __init__(self, context: Context, start: int, end: int, operations: Mapping[type, Operation]) -> None:
        self.context = context
        self.start = start
        self.end = end
        self.operations = operations
        self.anchor: Span | None = None
        self.anchored = True
        self.relative = False
        self.borrowed = False  # the day is not its own: a part of day or clock time without one

        self.told: date | None = None  # the day the words name, where the period begins on another

    def resolve(self, means: t.Means, slots: Slots) -> Period | None:
        """Return the period meant; None where the words name no possible time (31 April)."""
        try:
            found = self.operations[type(means)](self, means, slots)
        except (ValueError, OverflowError):
            return None
        mod = self.arg(means.mod, slots)
        if found is not None and isinstance(mod, str) and mod:
            found = changed(found, mod=mod)
        return found

    def arg(self, argument: t.Argument, slots: Slots) -> Any:
        """Return what a field holds: the constant, or what fills the slot it refers to."""
        if isinstance(argument, str) and argument.startswith("<"):
            return slots.get(argument[1:-1])
        return argument

    def number(self, argument: t.Argument, slots: Slots) -> int | None:
        """Return a field as a number; of a part that means a period, its year."""
        value = self.arg(argument, slots)
        if isinstance(value, tuple):
            inner = self.resolve(value[0], dict(value[1]))
            return inner.first.year if inner and inner.first else None
        return None if value is None else int(value)

    def period(self, argument: t.Argument, slots: Slots) -> Period | None:
        """Return the period that the part in a slot means."""
        value = self.arg(argument, slots)
        return self.resolve(value[0], dict(value[1])) if isinstance(value, tuple) else None

    def today(self) -> date | None:
        """Return the day relative times count from: the publication's, in an older quotation that one's."""
        self.relative = True
        day, named = self.context.today_at(self.start)
        if named is not None:
            self.anchor = named.span
        if day is None:
            self.anchored = False
        return day

    def counted_from(self, named: Named) -> Named:
        """Note the mention that the time is counted from, and return it."""
        self.anchor = named.span
        self.relative = True
        return named

    def tense(self, direction: object = "auto") -> Tense:
        """Return which way the time lies: by the rule, the preposition before it, the clause's verb."""
        if direction in {"past", "before"}:
            return "past"
        if direction in {"future", "after"}:
            return "future"
        after = self.context.lean_after(self.end)
        lean = self.context.lean_at(self.start)
        if "past" in {after, lean} or (lean == "named" and not self.context.stretches(self.end)):
            return "past"
        told = self.context.tense_at(self.start)
        if "planned" in {after, lean}:
            return "near" if told == "past" and not self.context.announcing_at(self.start) else "future"
        if lean == "ahead" and told != "intended":
            return "near" if told == "past" else "future"
        return told


def origin_of(r: Resolver, origin: t.Origin, unit: str, *, counted: bool) -> date | None:
    """Return the day an origin stands for; `counted`: times counted from others may be it."""
    if origin == "published":
        return r.today()
    wanted = _DATED if unit in {"year", "month"} else DAYLIKE
    named = r.context.last(r.start, wanted, _REACH[origin], counted=counted)
    if named is not None and named.day:
        return r.counted_from(named).day if unit == "day" else named.period.first
    return r.today()


def relation(unit: str, by: int) -> Period:
    """Return the relation to a publication that has no date: "published-1d"."""
    sign = "" if by == 0 else f"{by:+d}"
    value = f"published{sign}{_SHORT.get(unit, unit)}" if by else f"published:{unit}"
    return Period("published" if unit == "day" and not by else value, grain_of(unit))


def in_some_year(
    r: Resolver, make: Callable[[int], Period], open_value: str, grain: Any, direction: object
) -> Period | None:
    """Return the period in the year the passage speaks of, else in the one that tense and nearness tell."""
    same = _day_named_just_before(r, make)
    if same is not None:
        return same
    named = _year_spoken_of(r)
    ahead = r.tense(direction) in {"future", "intended"}  # what is still to come lies in no past year
    if named is not None and named.period.first and direction == "auto" and not ahead:
        r.counted_from(named)
        return make(named.period.first.year)
    today = r.today()
    if today is None:
        return Period(open_value, grain)
    made = [_made(make, today.year + by) for by in _YEARS]
    found = [m for m in made if m is not None]
    near = [m for m in found if m.first and abs(m.first.year - today.year) <= 1] or found
    return by_tense(r, near, today, direction)


def _day_named_just_before(r: Resolver, make: Callable[[int], Period]) -> Period | None:
    """The day that the words right before name, where this date only explains it."""
    named = r.context.named[-1] if r.context.named else None
    if named is None or named.period.first is None or not 0 <= r.start - named.span.end <= _EXPLAINED:
        return None
    found = _made(make, named.period.first.year)
    return found if found is not None and found.first == named.period.first else None


def _year_spoken_of(r: Resolver) -> Named | None:
    """The year the passage tells of, where that is another than the publication's."""
    named = next((n for n in reversed(r.context.named) if n.explicit), None)
    if named is None or r.start - named.span.end > _NEAR_YEAR or named.period.first is None:
        return None
    today = r.context.day
    if today is not None and named.period.first.year >= today.year:
        return None
    reach = {"day": 1, "month": 1, "season": 1, "year": 0}.get(named.period.grain, -1)
    return named if r.context.sentences_between(named.span.end, r.start) <= reach else None


def by_tense(r: Resolver, found: list[Period], today: date, direction: object) -> Period | None:
    """Return the period that the tense points at; without one, the nearest."""
    tense = r.tense(direction)
    begun = [f for f in found if f.first and f.first <= today]
    open_ = [f for f in found if f.latest and f.latest.date() > today]
    if tense == "past" and begun:
        return begun[-1]
    if tense == "future" and open_:
        return open_[0]
    return min(found, key=lambda f: _distance(f, today), default=None)


def changed(period: Period, **changes: Any) -> Period:
    """Return the period with some fields changed."""
    fields = {name: getattr(period, name) for name in period.__struct_fields__}
    return Period(**(fields | changes))


def grain_of(unit: str) -> Any:
    """Return the grain of a unit, a season's or a day part's code."""
    known = {"SP", "SU", "FA", "WI"}
    return "season" if unit in known else "part-of-day" if unit in p.PARTS or unit == "night" else unit


def _made(make: Callable[[int], Period], year: int) -> Period | None:
    try:
        return make(year)
    except ValueError:
        return None


def _distance(period: Period, today: date) -> int:
    if period.earliest is None or period.latest is None:
        return 10**6
    if period.earliest.date() <= today < period.latest.date():
        return 0
    return abs((period.earliest.date() - today).days)
