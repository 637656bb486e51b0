"""When an event was: the stretch of time that its TIMEX3 value or interval commits to."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from lagebild.model.event import EventTime

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:T(\d{2})(?::?(\d{2}))?)?")
_WEEK = re.compile(r"(\d{4})-W(\d{2})(-WE)?")
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Stretch:
    """From `start` up to and without `end`, wall clock. `exact` where an hour or minute was told."""

    start: datetime
    end: datetime
    exact: bool = False

    @property
    def days(self) -> float:
        """Its length in days."""
        return (self.end - self.start) / _DAY

    def gap(self, other: "Stretch") -> float:
        """Return the days that lie between the two; 0 where they touch or overlap."""
        between = max(self.start - other.end, other.start - self.end)
        return max(between / _DAY, 0.0)


def stretch_of(time: EventTime | None) -> Stretch | None:
    """Return the stretch an event's time commits to; None where it is open or not anchored."""
    if time is None:
        return None
    found = time.interval
    if found is not None and found.earliest is not None and found.latest is not None:
        exact = found.grain in ("second", "minute", "hour")
        return Stretch(found.earliest, max(found.latest, found.earliest), exact)
    return stretch_of_value(time.value)


def stretch_of_value(value: str) -> Stretch | None:
    """Return the stretch of a TIMEX3 date or time value; None for any other value."""
    week = _WEEK.match(value)
    if week:
        start = datetime.fromisocalendar(int(week[1]), min(int(week[2]), 52), 6 if week[3] else 1)
        return Stretch(start, start + (2 if week[3] else 7) * _DAY)
    found = _DATE.match(value)
    return _of_parts(*found.groups()) if found else None


def _of_parts(year: str, month: str | None, day: str | None, hour: str | None, minute: str | None) -> Stretch | None:
    try:
        if not month:
            return Stretch(datetime(int(year), 1, 1), datetime(int(year) + 1, 1, 1))  # noqa: DTZ001
        if not day:
            start = datetime(int(year), int(month), 1)  # noqa: DTZ001
            return Stretch(start, (start + 32 * _DAY).replace(day=1))
        start = datetime(int(year), int(month), int(day))  # noqa: DTZ001
        if hour is None:
            return Stretch(start, start + _DAY)
        start += timedelta(hours=int(hour), minutes=int(minute or 0))
        return Stretch(start, start + timedelta(minutes=1 if minute else 60), exact=True)
    except ValueError:
        return None
