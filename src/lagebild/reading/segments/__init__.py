"""Which stretch of a report does which job."""

from lagebild.model.segment import Segment
from lagebild.model.span import Span
from lagebild.reading.notes import Notes


def read_segments(notes: Notes) -> tuple[Segment, ...]:
    """Return the segments of the report, in text order."""
    text = notes.text
    if not text.strip():
        return ()
    return (Segment("body", Span(0, len(text)), "whole-text"),)
