"""Operations that mean amounts of time, times that come again, and the past, present and future as such."""

from typing import Final

from lagebild.languages import times as t
from lagebild.reading.times import periods as p
from lagebild.reading.times.durations import duration_value, recurring_value
from lagebild.reading.times.periods import Period
from lagebild.reading.times.resolver import Resolver, Slots, changed, grain_of, relation

_REFERENCES: Final = {"past": "PAST_REF", "present": "PRESENT_REF", "future": "FUTURE_REF"}


def duration(r: Resolver, means: t.Duration, slots: Slots) -> Period | None:
    """Return an amount of time."""
    unit = str(r.arg(means.unit, slots))
    amount = r.arg(means.count, slots)
    more = (r.arg(means.more, slots), r.arg(means.more_unit, slots))
    found = Period(duration_value(unit, amount, *more), grain_of(unit), "DURATION")
    reach = r.number(means.reach, slots)
    if reach:
        return _reaching(r, found, unit, amount, reach)
    return _placed(r, found, unit, amount, means.toward)


def _reaching(r: Resolver, found: Period, unit: str, amount: float | None, reach: int) -> Period:
    """A length that reaches to now keeps its value, and its interval is the time up to now."""
    today = r.context.day
    if today is None:
        return found
    now = p.day_of(today)
    place = None
    if amount is not None and amount == int(amount):
        try:
            place = p.shifted(today, unit, int(amount) * (-1 if reach < 0 else 1))
        except (ValueError, OverflowError):
            place = None
    if reach < 0:
        return changed(found, earliest=place.earliest if place else None, latest=now.latest)
    return changed(found, earliest=now.earliest, latest=place.latest if place else None)


def _placed(r: Resolver, found: Period, unit: str, amount: float | None, toward: str) -> Period:
    """A length counted back keeps its value, and its interval is the day it leads to."""
    today = r.context.day
    if not toward or today is None or amount is None or amount != int(amount):
        return found
    try:
        place = p.shifted(today, unit, int(amount) * (-1 if toward == "past" else 1))
    except (ValueError, OverflowError):
        return found
    return changed(found, earliest=place.earliest, latest=place.latest, grain=place.grain)


def recurring(r: Resolver, means: t.SetOf, slots: Slots) -> Period | None:
    """Return a set of times."""
    arguments = (means.unit, means.count, means.weekday, means.part, means.month, means.season)
    unit, count, *rest = (r.arg(a, slots) for a in arguments)
    value = recurring_value(unit, 1 if count is None else count, *rest)
    quant, freq = r.arg(means.quant, slots), r.arg(means.freq, slots)
    return Period(value, "day", "SET", quant=quant, freq=freq)


def every(r: Resolver, means: t.Every, slots: Slots) -> Period | None:
    """Return an occasion as one that comes again."""
    value = r.arg(means.of, slots)
    if isinstance(value, str):
        return Period(duration_value(value, None), "day", "SET", quant="EVERY")
    inner, bound = (value[0], dict(value[1])) if isinstance(value, tuple) else (None, {})
    if not isinstance(inner, t.PartOfDay):
        return None
    weekday, part = r.arg(inner.weekday, bound), r.arg(inner.part, bound)
    return recurring(r, t.SetOf(weekday=weekday, part=part, quant="EVERY"), {})


def reference(r: Resolver, means: t.Reference, slots: Slots) -> Period | None:
    """Return the past, present or future as such."""
    to = str(r.arg(means.to, slots))
    today = r.context.day
    found = Period(_REFERENCES[to], "day")
    if today is None:
        return found
    here = p.day_of(today)
    return changed(
        found,
        earliest=None if to == "past" else here.earliest,
        latest=None if to == "future" else here.latest,
    )


def now(r: Resolver, _means: t.Now, _slots: Slots) -> Period | None:
    """Return the day of publication, or the present, as the report uses the word."""
    if r.context.day is not None and not r.context.days_told:
        return reference(r, t.Reference(to="present"), {})
    today = r.today()
    return p.day_of(today) if today else relation("day", 0)


def fixed(r: Resolver, means: t.Fixed, _slots: Slots) -> Period | None:
    """Return a value that needs no context."""
    return Period(means.value, "day", means.type)


def nothing(r: Resolver, _means: t.Nothing, _slots: Slots) -> Period | None:
    """Return that it is no time."""
    return None
