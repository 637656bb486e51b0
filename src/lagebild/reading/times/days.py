"""Operations that mean days and longer stretches of the calendar."""

from collections.abc import Callable
from datetime import date
from typing import Final

from lagebild.languages import times as t
from lagebild.reading.times import periods as p
from lagebild.reading.times.context import AHEAD
from lagebild.reading.times.periods import Period
from lagebild.reading.times.resolver import Resolver, Slots, by_tense, grain_of, in_some_year, origin_of, relation

_FROM_THE_END: Final = {("quarter", -1): 4, ("half-year", -1): 2}
_CODES: Final = {"season": "", "quarter": "Q", "half-year": "H", "week": "W"}
#: Two figures up to so many years after the publication are of its century.
_YEARS_AHEAD: Final = 10


def calendar_date(r: Resolver, means: t.DateOf, slots: Slots) -> Period | None:
    """Return a date from its parts."""
    year, month, day = (r.number(a, slots) for a in (means.year, means.month, means.day))
    if year is None and (short := r.number(means.short, slots)) is not None:
        year = _full_year(r, short)
    if year is not None:
        if month is None:
            return p.year_of(year)
        return p.month_of(year, month) if day is None else p.day_of(date(year, month, day))
    if month is None:
        return _day_of_month(r, day) if day is not None else None
    return in_some_year(
        r,
        lambda y: p.month_of(y, month) if day is None else p.day_of(date(y, month, day)),
        f"XXXX-{month:02}" + ("" if day is None else f"-{day:02}"),
        "month" if day is None else "day",
        means.direction,
    )


def _full_year(r: Resolver, short: int) -> int:
    pivot = (r.context.day.year if r.context.day else 2030) + _YEARS_AHEAD
    century = pivot // 100 * 100
    return century + short if century + short <= pivot else century - 100 + short


def _day_of_month(r: Resolver, day: int) -> Period | None:
    today = r.today()
    if today is None:
        return Period(f"XXXX-XX-{day:02}", "day")
    months = [p.shifted(today, "month", by).first for by in (-1, 0, 1)]
    days = [date(m.year, m.month, day) for m in months if m and _exists(m.year, m.month, day)]
    return by_tense(r, [p.day_of(d) for d in days], today, "auto")


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def weekday(r: Resolver, means: t.WeekdayOf, slots: Slots) -> Period | None:
    """Return a day by its weekday."""
    number, direction = r.number(means.weekday, slots), r.arg(means.direction, slots)
    if number is None:
        return None
    today = r.today()
    if today is None:
        return Period(f"XXXX-WXX-{number}", "day")
    same = direction not in {"before", "after"}  # "kommenden Mittwoch" is not the Wednesday of publication
    before, after = p.weekday_before(today, number, same=same), p.weekday_after(today, number, same=same)
    tense = r.tense(direction)
    ahead = tense in AHEAD or (tense == "near" and after - today < today - before)
    return p.day_of(after if ahead else before)


def shift(r: Resolver, means: t.Shift, slots: Slots) -> Period | None:
    """Return the unit some units from the one the origin is in."""
    unit, by = r.arg(means.unit, slots), r.number(means.by, slots) or 0
    origin = origin_of(r, means.origin, unit, counted=by >= 0)
    if origin is None:
        return relation(unit, by)
    return p.season_shift(origin, by) if unit == "season" else p.shifted(origin, unit, by)


def period(r: Resolver, means: t.PeriodOf, slots: Slots) -> Period | None:
    """Return a season, quarter, half-year or week."""
    unit, which, year = (r.arg(a, slots) for a in (means.unit, means.which, means.year))
    which = _FROM_THE_END.get((unit, which), which)
    make: Callable[[int], Period] = {
        "season": lambda y: p.season_of(y, str(which)),
        "quarter": lambda y: p.quarter_of(y, int(which)),
        "half-year": lambda y: p.half_of(y, int(which)),
        "week": lambda y: p.week_number(y, int(which)),
    }[unit]
    if year is not None:
        number = r.number(means.year, slots)
        return None if number is None else make(number)
    code = f"{_CODES[unit]}{which}"
    if unit in {"quarter", "half-year"}:
        today = r.today()
        return make(today.year) if today else Period(f"XXXX-{code}", grain_of(unit))
    return in_some_year(r, make, f"XXXX-{code}", grain_of(unit), means.direction)


def era(r: Resolver, means: t.EraOf, slots: Slots) -> Period | None:
    """Return a decade or century."""
    which = r.arg(means.which, slots)
    if means.unit == "century":
        return p.century_of(f"{int(which) - 1:02}")
    digits = int(which) // 10
    return p.decade_of(f"{digits if digits > 99 else 190 + digits}")


def weekend(r: Resolver, means: t.WeekendOf, _slots: Slots) -> Period | None:
    """Return a weekend."""
    today = r.today()
    if today is None:
        return Period("XXXX-WXX-WE", "weekend")
    tense = r.tense(means.direction)
    if tense in AHEAD or today.isoweekday() > 5:
        return p.weekend_of(today)
    return p.weekend_of(today - p.WEEK)


def holiday(r: Resolver, means: t.HolidayOf, slots: Slots) -> Period | None:
    """Return the day or weekend of a feast."""
    rule, year = str(r.arg(means.rule, slots)), r.number(means.year, slots)

    def make(year: int) -> Period:
        return p.shifted(p.feast(rule, year), means.unit, 0)

    if year is not None:
        return make(year)
    named = r.context.last(r.start, frozenset({"year"}), 0)
    if named is not None and (first := named.period.first):
        r.counted_from(named)
        return make(first.year)
    fixed = rule if rule[0].isdigit() else "XX-XX"
    return in_some_year(r, make, f"XXXX-{fixed}", means.unit, "auto")


def nth(r: Resolver, means: t.Nth, slots: Slots) -> Period | None:
    """Return the nth unit inside another period."""
    n, unit, of = r.number(means.n, slots), r.arg(means.unit, slots), r.period(means.of, slots)
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


def edge(r: Resolver, means: t.Edge, slots: Slots) -> Period | None:
    """Return the period of a part."""
    return r.period(means.of, slots)
