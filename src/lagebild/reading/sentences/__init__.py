"""Where sentences begin and end."""

from lagebild.reading.notes import Notes


def read_sentences(notes: Notes) -> tuple[tuple[int, int, int], ...]:
    """Return (start, end, segment) of every sentence of the kept segments, in text order."""
    return ()
