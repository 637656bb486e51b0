"""Names, offices and descriptions, one by one, not yet joined."""

from lagebild.model.entity import NamedMention
from lagebild.reading.notes import Notes


def read_names(notes: Notes) -> tuple[NamedMention, ...]:
    """Return the mentions, in text order."""
    return ()
