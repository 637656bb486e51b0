"""Periods of the calendar: each knows its TIMEX3 value, its grain and the stretch it commits to.

Weeks and weekends follow ISO 8601; seasons are the meteorological ones of the northern half; feasts
that move follow Easter by the rule of Meeus, Jones and Butcher.
"""

from datetime import date, datetime, time, timedelta
from typing import Final

from lagebild.model.record import Record
from lagebild.model.time import Grain, Interval, TimexType

DAY: Final = timedelta(days=1)
WEEK: Final = timedelta(days=7)
#: First and last hour (exclusive) of the parts of a day.
PARTS: Final = {"MO": (6, 12), "MI": (11, 14), "AF": (12, 18), "EV": (18, 24), "NI": (22, 30), "DT": (6, 20)}
SEASONS: Final = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_FIRST_YEAR, _LAST_YEAR = 1, 9998


class Period(Record, frozen=True):
    """A stretch of the calendar. `value` is the TIMEX3 value; `first` its day, where it has one."""

    value: str
    grain: Grain
    kind: TimexType = "DATE"
    earliest: datetime | None = None
    latest: datetime | None = None
    mod: str | None = None
    freq: str | None = None
    quant: str | None = None

    @property
    def interval(self) -> Interval | None:
        """The stretch it commits to; None where nothing is known of it."""
        if self.earliest is None and self.latest is None:
            return None
        return Interval(self.earliest, self.latest, self.grain)

    @property
    def first(self) -> date | None:
        """Its first day."""
        return self.earliest.date() if self.earliest else None


def _start(day: date) -> datetime:
    return datetime.combine(day, time.min)


def stretch(value: str, grain: Grain, first: date, end: date) -> Period:
    """Return the period from the first day to the day before `end`."""
    return Period(value, grain, earliest=_start(first), latest=_start(end))


def day_of(day: date) -> Period:
    """Return one day."""
    return stretch(day.isoformat(), "day", day, day + DAY)


def week_of(day: date) -> Period:
    """Return the ISO week the day is in."""
    monday = day - DAY * (day.isoweekday() - 1)
    year, week, _ = day.isocalendar()
    return stretch(f"{year:04}-W{week:02}", "week", monday, monday + WEEK)


def weekend_of(day: date) -> Period:
    """Return Saturday and Sunday of the ISO week the day is in."""
    saturday = day + DAY * (6 - day.isoweekday())
    year, week, _ = day.isocalendar()
    return stretch(f"{year:04}-W{week:02}-WE", "weekend", saturday, saturday + 2 * DAY)


def _months(year: int, month: int, count: int) -> tuple[date, date]:
    index = year * 12 + month - 1
    ends = [(i // 12, i % 12 + 1) for i in (index, index + count)]
    return date(*ends[0], 1), date(*ends[1], 1)


def month_of(year: int, month: int) -> Period:
    """Return one month."""
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return Period(f"{year:04}-{month:02}", "month")
    return stretch(f"{year:04}-{month:02}", "month", *_months(year, month, 1))


def year_of(year: int) -> Period:
    """Return one year."""
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return Period(f"{year:04}", "year")
    return stretch(f"{year:04}", "year", *_months(year, 1, 12))


def season_of(year: int, code: str) -> Period:
    """Return a season (SP, SU, FA, WI); winter is counted to the year it begins in."""
    return stretch(f"{year:04}-{code}", "season", *_months(year, SEASONS[code], 3))


def quarter_of(year: int, number: int) -> Period:
    """Return a quarter, 1 to 4."""
    return stretch(f"{year:04}-Q{number}", "quarter", *_months(year, number * 3 - 2, 3))


def half_of(year: int, number: int) -> Period:
    """Return a half of a year, 1 or 2."""
    return stretch(f"{year:04}-H{number}", "half-year", *_months(year, number * 6 - 5, 6))


def decade_of(digits: str) -> Period:
    """Return the decade whose years begin with the three digits."""
    return stretch(digits, "decade", *_months(int(digits) * 10, 1, 120))


def century_of(digits: str) -> Period:
    """Return the century whose years begin with the two digits."""
    if not digits.isdecimal() or int(digits) < 1:
        return Period(digits, "century")
    return stretch(digits, "century", *_months(int(digits) * 100, 1, 1200))


def week_number(year: int, number: int) -> Period:
    """Return an ISO week by number; raises ValueError when the year has no such week."""
    return week_of(date.fromisocalendar(year, number, 1))


def part_of(day: date, code: str) -> Period:
    """Return a part of a day; a night begins in the evening of the day."""
    first, last = PARTS[code]
    start = _start(day)
    return Period(
        f"{day.isoformat()}T{code}",
        "part-of-day",
        "TIME",
        start + timedelta(hours=first),
        start + timedelta(hours=last),
    )


def clock_of(day: date, hour: int, minute: int) -> Period:
    """Return a minute of a day; 24:00 is its end."""
    start = _start(day) + timedelta(hours=hour, minutes=minute)
    return Period(f"{day.isoformat()}T{hour:02}:{minute:02}", "minute", "TIME", start, start + timedelta(minutes=1))


def weekday_before(day: date, weekday: int, *, same: bool) -> date:
    """Return the last such weekday before the day, or the day itself where `same` allows it."""
    back = (day.isoweekday() - weekday) % 7
    return day - DAY * (back or (0 if same else 7))


def weekday_after(day: date, weekday: int, *, same: bool) -> date:
    """Return the next such weekday after the day, or the day itself where `same` allows it."""
    ahead = (weekday - day.isoweekday()) % 7
    return day + DAY * (ahead or (0 if same else 7))


def easter(year: int) -> date:
    """Return Easter Sunday of the Gregorian calendar."""
    century, rest = divmod(year, 100)
    golden = year % 19
    leap, leap_rest = divmod(century, 4)
    correction = (8 * century + 13) // 25
    epact = (19 * golden + century - leap - correction + 15) % 30
    shift = (golden + 11 * epact) // 319
    four, four_rest = divmod(rest, 4)
    weekday = (2 * leap_rest + 2 * four - four_rest - epact + shift + 32) % 7
    month = (epact - shift + weekday + 90) // 25
    return date(year, month, (epact - shift + weekday + month + 19) % 32)


def feast(rule: str, year: int) -> date:
    """Return the day of a feast.

    "12-24" is a fixed day, "easter-2" counts from Easter Sunday, "advent+21" from the first Sunday of
    Advent, "weekday:3:11-22" is the last Wednesday up to a month and day. Raises ValueError for any other rule.
    """
    if rule.startswith("easter"):
        return easter(year) + DAY * int(rule[6:] or 0)
    if rule.startswith("advent"):
        fourth = weekday_before(date(year, 12, 24), 7, same=True)
        return fourth - 3 * WEEK + DAY * int(rule[6:] or 0)
    if rule.startswith("weekday:"):
        _, weekday, before = rule.split(":")
        month, day = before.split("-")
        return weekday_before(date(year, int(month), int(day)), int(weekday), same=True)
    month, day = rule.split("-")
    return date(year, int(month), int(day))


def shifted(day: date, unit: str, by: int) -> Period:
    """Return the period of the unit that lies `by` units from the one the day is in.

    Raises ValueError for a unit that has no place in the calendar, OverflowError outside its years.
    """
    if unit in {"day", "week", "weekend"}:
        made = {"day": day_of, "week": week_of, "weekend": weekend_of}[unit]
        return made(day + (DAY if unit == "day" else WEEK) * by)
    if unit in {"month", "quarter", "half-year"}:
        length = {"month": 1, "quarter": 3, "half-year": 6}[unit]
        index = (day.year * 12 + day.month - 1) // length + by
        year, nth = divmod(index, 12 // length)
        return {"month": month_of, "quarter": quarter_of, "half-year": half_of}[unit](year, nth + 1)
    if unit == "year":
        return year_of(day.year + by)
    if unit == "decade":
        return decade_of(f"{day.year // 10 + by:03}")
    if unit == "century":
        return century_of(f"{day.year // 100 + by:02}")
    raise ValueError(f"no place in the calendar: {unit}")


def season_shift(day: date, by: int) -> Period:
    """Return the season that lies `by` seasons from the one the day is in."""
    index = day.year * 4 + day.month // 3 - 1 + by
    year, nth = divmod(index, 4)
    return season_of(year, ("SP", "SU", "FA", "WI")[nth])
