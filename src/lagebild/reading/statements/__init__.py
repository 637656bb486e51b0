"""Who says what."""

from lagebild.model.statement import Statement
from lagebild.reading.notes import Notes


def read_statements(notes: Notes) -> tuple[Statement, ...]:
    """Return the statements, in text order."""
    return ()
