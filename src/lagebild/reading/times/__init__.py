"""Expressions of time."""

from lagebild.model.time import TimeMention
from lagebild.reading.notes import Notes


def read_times(notes: Notes) -> tuple[TimeMention, ...]:
    """Return the TIMEX3 expressions, in text order."""
    return ()
