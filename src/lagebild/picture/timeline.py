"""Two clocks: when something was said, and which state of knowledge a report published later gives."""

import re
from datetime import datetime, timedelta

from lagebild.merging.case import Sheet
from lagebild.merging.when import stretch_of_value
from lagebild.model.span import Span
from lagebild.model.time import TimeMention

_CLOCK = re.compile(r"T\d\d")
_LONGEST = timedelta(days=21)
_WEEK = timedelta(days=7)  # "as this page goes to press on Tuesday" tells of the last one


def standing_of(sheet: Sheet) -> datetime | None:
    """Return the moment whose state the report says it gives ("Stand: Montag, 18 Uhr"), where it says so.

    Only a moment before the publication counts; a part of a day is taken at its end.
    """
    now = sheet.moment
    if now is None:
        return None
    for sentence in sheet.passages.sentence_spans():
        if sheet.words.cue("standing", sentence.of(sheet.text)):
            told = ((clock, m if m < now else m - _WEEK) for clock, m in _moments(sheet, sentence))
            moments = [(clock, m) for clock, m in told if now - _LONGEST <= m < now]
            if moments:
                return max(moments)[1]
    return None


def _moments(sheet: Sheet, sentence: Span) -> list[tuple[bool, datetime]]:
    """The moments of a sentence; the one with a clock time counts before the day it lies in."""
    inside = (t for t in sheet.reading.times if sentence.covers(t.span) and t.timex_type in ("DATE", "TIME"))
    return [(_has_clock(t), m) for t in inside if (m := _end(t)) is not None]


def _has_clock(time: TimeMention) -> bool:
    found = time.interval
    return found.grain in ("hour", "minute", "second") if found else bool(_CLOCK.search(time.value))


def _end(time: TimeMention) -> datetime | None:
    found = time.interval
    if found is not None and found.latest is not None and found.earliest is not None:
        return found.earliest if found.grain in ("hour", "minute", "second") else found.latest
    stretch = stretch_of_value(time.value)
    if stretch is None:
        return None
    return stretch.start if stretch.exact else stretch.end


def said_at(sheet: Sheet, standing: datetime | None) -> datetime:
    """Return when the report's own state of knowledge was, in UTC: its standing, else its publication.

    A standing is told by the clock at the place of publication.
    """
    if standing is None or sheet.moment is None:
        return sheet.instant
    return sheet.instant - (sheet.moment - standing)


def shown(sheet: Sheet, standing: datetime | None) -> str | None:
    """Return the moment as ISO text, as exact as it was told; None for a report without a date."""
    if standing is not None:
        return standing.isoformat(timespec="minutes")
    published = sheet.reading.report.published
    return published.value if published else None
