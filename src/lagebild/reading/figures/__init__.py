"""How many: counts and measured amounts."""

from lagebild.model.figure import Figure
from lagebild.reading.notes import Notes


def read_figures(notes: Notes) -> tuple[Figure, ...]:
    """Return the figures, in text order."""
    return ()
