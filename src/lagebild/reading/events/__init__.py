"""What happened, who did it, to whom, where and when."""

from lagebild.model.event import Event
from lagebild.reading.notes import Notes


def read_events(notes: Notes) -> tuple[Event, ...]:
    """Return the events, in text order."""
    return ()
