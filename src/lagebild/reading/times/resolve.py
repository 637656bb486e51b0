"""From what a combination means to a TIMEX3 value: the closed set of operations, resolved in context."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from lagebild.languages import times as t
from lagebild.model.span import Span
from lagebild.reading.times import periods as p
from lagebild.reading.times.context import Context, Named, Tense
from lagebild.reading.times.durations import duration_value, recurring_value
from lagebild.reading.times.periods import Period

Slots = dict[str, object]
_DAYLIKE = frozenset({"day", "part-of-day", "minute"})
_SHORT = {"day": "d", "week": "w", "weekend": "wW", "month": "m", "quarter": "q", "half-year": "h", "year": "y"}
_FROM_THE_END = {("quarter", -1): 4, ("half-year", -1): 2}
_REFERENCES = {"past": "PAST_REF", "present": "PRESENT_REF", "future": "FUTURE_REF"}


class Resolver:
    """Resolves one mention. After `resolve`, `anchor` and `anchored` tell what it was counted from."""

    def __init__(self, context: Context, start: int) -> None:
        self.context = context
        self.start = start
        self.anchor: Span | None = None
        self.anchored = True
        self.relative = False

    def resolve(self, means: t.Means, slots: Slots) -> Period | None:
        """Return the period meant; None where the words name no possible time (31 April)."""
        try:
            found = _OPERATIONS[type(means)](self, means, slots)
        except (ValueError, OverflowError):
            return None
        mod = self._arg(means.mod, slots)
        if found is not None and isinstance(mod, str):
            found = _with(found, mod=mod)
        return found

    # what stands in fields and slots

    def _arg(self, argument: t.Argument, slots: Slots) -> Any:
        if isinstance(argument, str) and argument.startswith("<"):
            return slots.get(argument[1:-1])
        return argument

    def _number(self, argument: t.Argument, slots: Slots) -> int | None:
        value = self._arg(argument, slots)
        if isinstance(value, tuple):
            inner = self.resolve(value[0], dict(value[1]))
            return inner.first.year if inner and inner.first else None
        return None if value is None else int(value)

    def _period(self, argument: t.Argument, slots: Slots) -> Period | None:
        value = self._arg(argument, slots)
        if isinstance(value, tuple):
            return self.resolve(value[0], dict(value[1]))
        return None

    # what it is counted from

    def _today(self) -> date | None:
        self.relative = True
        if self.context.day is None:
            self.anchored = False
        return self.context.day

    def _from(self, named: Named) -> Named:
        self.anchor = named.span
        self.relative = True
        return named

    def _tense(self, direction: object = "auto") -> Tense:
        if direction in {"past", "before"}:
            return "past"
        if direction in {"future", "after"}:
            return "future"
        lean = self.context.lean_at(self.start)
        if lean == "past":
            return "past"
        told = self.context.tense_at(self.start)
        return "future" if "ahead" in {lean, direction} and told != "past" else told

    def _spoken_of(self, sentences: int) -> date | None:
        """The day that clock times and parts of day belong to. A line without a verb looks back at no other."""
        named = self.context.last_day(self.start, sentences if self._tense() != "none" else 0)
        if named is not None:
            return self._from(named).period.first
        return self._today()

    # the operations

    def calendar_date(self, means: t.DateOf, slots: Slots) -> Period | None:
        year, month, day = (self._number(a, slots) for a in (means.year, means.month, means.day))
        if year is None and (short := self._number(means.short, slots)) is not None:
            year = self._full_year(short)
        if year is not None:
            if month is None:
                return p.year_of(year)
            return p.month_of(year, month) if day is None else p.day_of(date(year, month, day))
        if month is None:
            return self._day_of_month(day) if day is not None else None
        return self._in_some_year(
            lambda y: p.month_of(y, month) if day is None else p.day_of(date(y, month, day)),
            f"XXXX-{month:02}" + ("" if day is None else f"-{day:02}"),
            "month" if day is None else "day",
            means.direction,
        )

    def _full_year(self, short: int) -> int:
        pivot = (self.context.day.year if self.context.day else 2030) + 10
        century = pivot // 100 * 100
        return century + short if century + short <= pivot else century - 100 + short

    def _day_of_month(self, day: int) -> Period | None:
        today = self._today()
        if today is None:
            return Period(f"XXXX-XX-{day:02}", "day")
        months = [p.shifted(today, "month", by).first for by in (-1, 0, 1)]
        days = [date(m.year, m.month, day) for m in months if m and _exists(m.year, m.month, day)]
        return self._by_tense([p.day_of(d) for d in days], today, "auto")

    def _in_some_year(
        self, make: Callable[[int], Period], open_value: str, grain: Any, direction: object
    ) -> Period | None:
        named = self._year_spoken_of()
        if named is not None and named.period.first and direction == "auto":
            return make(self._from(named).period.first.year)  # type: ignore[union-attr]
        today = self._today()
        if today is None:
            return Period(open_value, grain)
        made = [_made(make, today.year + by) for by in (-4, -1, 0, 1, 4)]
        found = [m for m in made if m is not None]
        near = [m for m in found if m.first and abs(m.first.year - today.year) <= 1] or found
        return self._by_tense(near, today, direction)

    def _year_spoken_of(self) -> Named | None:
        """The year the passage tells of, where that is another than the publication's."""
        named = next((n for n in reversed(self.context.named) if n.explicit), None)
        if named is None or self.start - named.span.end > 200 or named.period.first is None:
            return None
        if self.context.sentences_between(named.span.end, self.start) > 1:
            return None
        today = self.context.day
        other = today is None or named.period.first.year < today.year
        return named if other and named.period.grain in {"day", "month", "season"} else None

    def _by_tense(self, found: list[Period], today: date, direction: object) -> Period | None:
        tense = self._tense(direction)
        begun = [f for f in found if f.first and f.first <= today]
        open_ = [f for f in found if f.latest and f.latest.date() > today]
        if tense == "past" and begun:
            return begun[-1]
        if tense == "future" and open_:
            return open_[0]
        return min(found, key=lambda f: _distance(f, today), default=None)

    def weekday(self, means: t.WeekdayOf, slots: Slots) -> Period | None:
        weekday = self._number(means.weekday, slots)
        direction = self._arg(means.direction, slots)
        if weekday is None:
            return None
        today = self._today()
        if today is None:
            return Period(f"XXXX-WXX-{weekday}", "day")
        if direction == "before":
            return p.day_of(p.weekday_before(today, weekday, same=False))
        if direction == "after":
            return p.day_of(p.weekday_after(today, weekday, same=False))
        if isinstance(direction, str) and direction.endswith("-week"):
            weeks = {"last-week": -1, "this-week": 0, "next-week": 1}[direction]
            return p.day_of(today + timedelta(days=weekday - today.isoweekday() + 7 * weeks))
        tense = self._tense(direction)
        if tense in {"future", "present"}:
            return p.day_of(p.weekday_after(today, weekday, same=True))
        return p.day_of(p.weekday_before(today, weekday, same=True))

    def shift(self, means: t.Shift, slots: Slots) -> Period | None:
        unit, by = self._arg(means.unit, slots), self._number(means.by, slots) or 0
        origin = self._origin(means.origin, unit, counted=by >= 0)
        if origin is None:
            return self._relation(unit, by)
        return p.season_shift(origin, by) if unit == "season" else p.shifted(origin, unit, by)

    def _origin(self, origin: t.Origin, unit: str, *, counted: bool) -> date | None:
        if origin == "published":
            return self._today()
        grains = {"year": None, "month": None}.get(unit, _DAYLIKE)
        sentences = {"sentence": 0, "focus": 3, "narrative": 30}[origin]
        wanted = grains or _DAYLIKE | {"month", "year", "season", "quarter", "week", "half-year"}
        named = self.context.last(self.start, frozenset(wanted), sentences, counted=counted)
        if named is not None and named.period.first:
            return self._from(named).period.first
        return self._today()

    def _relation(self, unit: str, by: int) -> Period:
        sign = "" if by == 0 else f"{by:+d}"
        value = f"published{sign}{_SHORT.get(unit, unit)}" if by else f"published:{unit}"
        return Period("published" if unit == "day" and not by else value, _grain(unit))

    def period(self, means: t.PeriodOf, slots: Slots) -> Period | None:
        unit, which, year = (self._arg(a, slots) for a in (means.unit, means.which, means.year))
        which = _FROM_THE_END.get((unit, which), which)
        make: Callable[[int], Period] = {
            "season": lambda y: p.season_of(y, str(which)),
            "quarter": lambda y: p.quarter_of(y, int(which)),
            "half-year": lambda y: p.half_of(y, int(which)),
            "week": lambda y: p.week_number(y, int(which)),
        }[unit]
        if year is not None:
            number = self._number(means.year, slots)
            return None if number is None else make(number)
        code = {"season": f"{which}", "quarter": f"Q{which}", "half-year": f"H{which}", "week": f"W{which}"}[unit]
        if unit in {"quarter", "half-year"}:
            today = self._today()
            return make(today.year) if today else Period(f"XXXX-{code}", _grain(unit))
        return self._in_some_year(make, f"XXXX-{code}", _grain(unit), means.direction)

    def era(self, means: t.EraOf, slots: Slots) -> Period | None:
        which = self._arg(means.which, slots)
        if means.unit == "century":
            return p.century_of(f"{int(which) - 1:02}")
        digits = int(which) // 10
        return p.decade_of(f"{digits if digits > 99 else 190 + digits}")

    def weekend(self, means: t.WeekendOf, _slots: Slots) -> Period | None:
        today = self._today()
        if today is None:
            return Period("XXXX-WXX-WE", "weekend")
        tense = self._tense(means.direction)
        if tense in {"future", "present"} or today.isoweekday() > 5:
            return p.weekend_of(today)
        return p.weekend_of(today - p.WEEK)

    def holiday(self, means: t.HolidayOf, slots: Slots) -> Period | None:
        rule, year = str(self._arg(means.rule, slots)), self._number(means.year, slots)

        def make(year: int) -> Period:
            return p.shifted(p.feast(rule, year), means.unit, 0)

        if year is not None:
            return make(year)
        named = self.context.last(self.start, frozenset({"year"}), 0)
        if named is not None and (first := named.period.first):
            self._from(named)
            return make(first.year)
        fixed = rule if rule[0].isdigit() else "XX-XX"
        return self._in_some_year(make, f"XXXX-{fixed}", means.unit, "auto")

    def part_of_day(self, means: t.PartOfDay, slots: Slots) -> Period | None:
        code = self._part_code(self._arg(means.part, slots))
        if means.day is not None and self._arg(means.day, slots) is not None:
            found = self._period(means.day, slots)
            return None if found is None else _part(found, code)
        if means.weekday is not None:
            found = self.weekday(t.WeekdayOf(weekday=means.weekday), slots)
            return None if found is None else _part(found, code)
        if (by := self._number(means.by, slots)) is not None:
            origin = self._origin(means.origin, "day", counted=by >= 0)
            return _part(p.day_of(origin + p.DAY * by) if origin else self._relation("day", by), code)
        return self._part_spoken_of(code, habit=means.habit)

    def _part_code(self, part: Any) -> str:
        inner = part[0] if isinstance(part, tuple) else None
        return str(self._arg(inner.part, dict(part[1])) if isinstance(inner, t.PartOfDay) else part)

    def _part_spoken_of(self, code: str, *, habit: bool) -> Period | None:
        named = self.context.last_day(self.start, 1 if habit else 3)
        if named is not None and (first := self._from(named).period.first):
            return p.part_of(first, code)
        if habit:
            return Period("PT1NI" if code == "NI" else f"XXXX-XX-XXT{code}", "part-of-day", "SET")
        today = self._today()
        if today is None:
            return Period(f"publishedT{code}", "part-of-day", "TIME")
        night = code == "NI" and self._tense() not in {"future", "present"}
        return p.part_of(today - p.DAY if night else today, code)

    def every(self, means: t.Every, slots: Slots) -> Period | None:
        value = self._arg(means.of, slots)
        if isinstance(value, str):
            return Period(duration_value(value, None), "day", "SET", quant="EVERY")
        inner, bound = (value[0], dict(value[1])) if isinstance(value, tuple) else (None, {})
        if not isinstance(inner, t.PartOfDay):
            return None
        weekday, part = self._arg(inner.weekday, bound), self._arg(inner.part, bound)
        return self.recurring(t.SetOf(weekday=weekday, part=part, quant="EVERY"), {})

    def night_before(self, means: t.NightBefore, slots: Slots) -> Period | None:
        found = self._period(means.day, slots)
        if found is None:
            return None
        if found.first is None:
            return Period(_relation_before(found.value) + "TNI", "part-of-day", "TIME")
        return p.part_of(found.first - p.DAY, "NI")

    def clock(self, means: t.Clock, slots: Slots) -> Period | None:
        hour, minute = self._number(means.hour, slots), self._number(means.minute, slots) or 0
        if hour is None or hour > 24 or minute > 59:
            return None
        part = self._arg(means.part, slots)
        if (part in {"AF", "EV"} and hour < 12) or (part == "NI" and 8 <= hour < 12):
            hour += 12
        total = hour * 60 + minute + (self._number(means.offset, slots) or 0)
        hour, minute = divmod(total % (24 * 60) if total != 24 * 60 else total, 60)
        given = self._period(means.day, slots) if means.day is not None else None
        day = given.first if given else self._spoken_of(1)
        if day is None:
            return Period(f"{given.value if given else 'XXXX-XX-XX'}T{hour:02}:{minute:02}", "minute", "TIME")
        return p.clock_of(day, hour, minute)

    def nth(self, means: t.Nth, slots: Slots) -> Period | None:
        n, unit, of = self._number(means.n, slots), self._arg(means.unit, slots), self._period(means.of, slots)
        if n is None or of is None:
            return of
        if of.earliest is None or of.latest is None:
            return None
        first, end = of.earliest.date(), of.latest.date()
        if isinstance(unit, int):
            if n < 0:
                return p.day_of(p.weekday_before(end - p.DAY, unit, same=True))
            return p.day_of(p.weekday_after(first, unit, same=True) + p.WEEK * (n - 1))
        return p.shifted(end - p.DAY, unit, n + 1) if n < 0 else p.shifted(first, unit, n - 1)

    def edge(self, means: t.Edge, slots: Slots) -> Period | None:
        return self._period(means.of, slots)

    def duration(self, means: t.Duration, slots: Slots) -> Period | None:
        unit = str(self._arg(means.unit, slots))
        count, half = self._arg(means.count, slots), self._arg(means.half, slots)
        amount = None if count is None and half is None else (count or 0) + (half or 0)
        more = (self._arg(means.more, slots), self._arg(means.more_unit, slots))
        found = Period(duration_value(unit, amount, *more), _grain(unit), "DURATION")
        return self._placed(found, unit, amount, means.toward)

    def _placed(self, found: Period, unit: str, amount: float | None, toward: str) -> Period:
        """For "vor drei Tagen" the length keeps its value, and its interval is the day it leads to."""
        today = self.context.day
        if not toward or today is None or amount is None or amount != int(amount):
            return found
        try:
            place = p.shifted(today, unit, int(amount) * (-1 if toward == "past" else 1))
        except (ValueError, OverflowError):
            return found
        return _with(found, earliest=place.earliest, latest=place.latest, grain=place.grain)

    def recurring(self, means: t.SetOf, slots: Slots) -> Period | None:
        arguments = (means.unit, means.count, means.weekday, means.part, means.month, means.season)
        unit, count, *rest = (self._arg(a, slots) for a in arguments)
        value = recurring_value(unit, 1 if count is None else count, *rest)
        quant, freq = self._arg(means.quant, slots), self._arg(means.freq, slots)
        return Period(value, "day", "SET", quant=quant, freq=freq)

    def reference(self, means: t.Reference, slots: Slots) -> Period | None:
        to = str(self._arg(means.to, slots))
        today = self.context.day
        found = Period(_REFERENCES[to], "day")
        if today is None:
            return found
        here = p.day_of(today)
        return _with(
            found,
            earliest=None if to == "past" else here.earliest,
            latest=None if to == "future" else here.latest,
        )

    def now(self, _means: t.Now, _slots: Slots) -> Period | None:
        if self.context.day is not None and not self.context.days_told:
            return self.reference(t.Reference(to="present"), {})
        today = self._today()
        return p.day_of(today) if today else self._relation("day", 0)

    def fixed(self, means: t.Fixed, _slots: Slots) -> Period | None:
        return Period(means.value, "day", means.type)

    def nothing(self, _means: t.Nothing, _slots: Slots) -> Period | None:
        return None


def _with(period: Period, **changes: Any) -> Period:
    fields = {name: getattr(period, name) for name in period.__struct_fields__}
    return Period(**(fields | changes))


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


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


def _part(day: Period, code: str) -> Period:
    if day.first is None:
        return Period(f"{day.value}T{code}", "part-of-day", "TIME")
    return p.part_of(day.first, code)


def _relation_before(value: str) -> str:
    return "published-1d" if value == "published" else f"{value}-1d"


def _grain(unit: str) -> Any:
    known = {"SP", "SU", "FA", "WI"}
    return "season" if unit in known else "part-of-day" if unit in p.PARTS or unit == "night" else unit


_OPERATIONS: dict[type, Callable[[Resolver, Any, Slots], Period | None]] = {
    t.DateOf: Resolver.calendar_date,
    t.WeekdayOf: Resolver.weekday,
    t.Shift: Resolver.shift,
    t.PeriodOf: Resolver.period,
    t.EraOf: Resolver.era,
    t.WeekendOf: Resolver.weekend,
    t.HolidayOf: Resolver.holiday,
    t.PartOfDay: Resolver.part_of_day,
    t.NightBefore: Resolver.night_before,
    t.Clock: Resolver.clock,
    t.Nth: Resolver.nth,
    t.Edge: Resolver.edge,
    t.Duration: Resolver.duration,
    t.SetOf: Resolver.recurring,
    t.Every: Resolver.every,
    t.Reference: Resolver.reference,
    t.Now: Resolver.now,
    t.Fixed: Resolver.fixed,
    t.Nothing: Resolver.nothing,
}
