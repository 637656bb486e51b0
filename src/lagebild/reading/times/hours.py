"""Operations that mean parts of a day and times of day."""

from datetime import date
from typing import Any, Final

from lagebild.languages import times as t
from lagebild.reading.times import periods as p
from lagebild.reading.times.context import AHEAD
from lagebild.reading.times.days import weekday
from lagebild.reading.times.periods import Period
from lagebild.reading.times.resolver import Resolver, Slots, origin_of, relation

_DAY_MINUTES: Final = 24 * 60
_WAKING, _LATE = 6, 18  # hours


def part_of_day(r: Resolver, means: t.PartOfDay, slots: Slots) -> Period | None:
    """Return a part of a day."""
    code = _part_code(r, r.arg(means.part, slots))
    if means.day is not None and r.arg(means.day, slots) is not None:
        found = r.period(means.day, slots)
        return None if found is None else _part(found, code)
    if means.weekday is not None:
        found = weekday(r, t.WeekdayOf(weekday=means.weekday), slots)
        return None if found is None else _part(found, code)
    if (by := r.number(means.by, slots)) is not None:
        origin = origin_of(r, means.origin, "day", counted=by >= 0)
        return _part(p.day_of(origin + p.DAY * by) if origin else relation("day", by), code)
    return _part_spoken_of(r, code, habit=means.habit)


def _part_code(r: Resolver, part: Any) -> str:
    inner = part[0] if isinstance(part, tuple) else None
    return str(r.arg(inner.part, dict(part[1])) if isinstance(inner, t.PartOfDay) else part)


def _part_spoken_of(r: Resolver, code: str, *, habit: bool) -> Period | None:
    r.borrowed = True
    named = r.context.last_day(r.start, 1 if habit else 3)
    if named is None and habit:
        return Period("PT1NI" if code == "NI" else f"XXXX-XX-XXT{code}", "part-of-day", "SET")
    day = r.counted_from(named).day if named else r.today()
    if day is None:
        return Period(f"publishedT{code}", "part-of-day", "TIME")
    # A night that is over on the day of publication is the one that led into it.
    over = code == "NI" and day == r.context.day and r.tense() not in AHEAD
    return p.part_of(day - p.DAY if over else day, code)


def night_before(r: Resolver, means: t.NightBefore, slots: Slots) -> Period | None:
    """Return the night that leads into a day."""
    found = r.period(means.day, slots)
    if found is None:
        return None
    if found.first is None:
        return Period(_relation_before(found.value) + "TNI", "part-of-day", "TIME")
    r.told = found.first
    return p.part_of(found.first - p.DAY, "NI")


def clock(r: Resolver, means: t.Clock, slots: Slots) -> Period | None:
    """Return a time of day."""
    found = _hour_and_minute(r, means, slots)
    if found is None:
        return None
    hour, minute = found
    given = r.period(means.day, slots) if means.day is not None else None
    day = given.first if given else _spoken_of(r, 1, hour)
    if day is not None and means.eve and hour >= 12:
        day -= p.DAY
    if day is None:
        return Period(f"{given.value if given else 'XXXX-XX-XX'}T{hour:02}:{minute:02}", "minute", "TIME")
    return p.clock_of(day, hour, minute)


def _hour_and_minute(r: Resolver, means: t.Clock, slots: Slots) -> tuple[int, int] | None:
    within = r.arg(means.hour, slots)
    if isinstance(within, tuple):
        return _hour_and_minute(r, within[0], dict(within[1])) if isinstance(within[0], t.Clock) else None
    hour, minute = r.number(means.hour, slots), r.number(means.minute, slots) or 0
    if hour is None or hour > 24 or minute > 59:
        return None
    part = r.arg(means.part, slots)
    if (part in {"AF", "EV"} and hour < 12) or (part == "NI" and 8 <= hour < 12):
        hour += 12
    total = hour * 60 + minute + (r.number(means.offset, slots) or 0)
    return divmod(total % _DAY_MINUTES if total != _DAY_MINUTES else total, 60)


def _spoken_of(r: Resolver, sentences: int, hour: int) -> date | None:
    """The day that a clock time belongs to. A line without a verb looks back at no other.

    After the night to a day a late hour is still of the evening before. Hours of the small of the night are told of
    any day: they look back no farther.
    """
    r.borrowed = True
    named = r.context.last_day(r.start, sentences if r.tense() != "none" else 0)
    if named is None and hour >= _WAKING:
        named = r.context.story_day(r.start)
    if named is None:
        return r.today()
    day = r.counted_from(named).day
    return named.period.first if named.told and hour >= _LATE else day


def _part(day: Period, code: str) -> Period:
    if day.first is None:
        return Period(f"{day.value}T{code}", "part-of-day", "TIME")
    return p.part_of(day.first, code)


def _relation_before(value: str) -> str:
    return "published-1d" if value == "published" else f"{value}-1d"
