"""The closed set of operations that rules can mean; a new one needs its fields in languages/times.py."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from lagebild.languages import times as t
from lagebild.reading.times import amounts, days, hours
from lagebild.reading.times.resolver import Operation

OPERATIONS: Final[Mapping[type, Operation]] = MappingProxyType(
    {
        t.DateOf: days.calendar_date,
        t.WeekdayOf: days.weekday,
        t.Shift: days.shift,
        t.PeriodOf: days.period,
        t.EraOf: days.era,
        t.WeekendOf: days.weekend,
        t.HolidayOf: days.holiday,
        t.Nth: days.nth,
        t.Edge: days.edge,
        t.PartOfDay: hours.part_of_day,
        t.NightBefore: hours.night_before,
        t.Clock: hours.clock,
        t.Duration: amounts.duration,
        t.SetOf: amounts.recurring,
        t.Every: amounts.every,
        t.Reference: amounts.reference,
        t.Now: amounts.now,
        t.Fixed: amounts.fixed,
        t.Nothing: amounts.nothing,
    }
)
