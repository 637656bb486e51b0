"""How the report and the voices in it name groups and acts."""

from lagebild.model.label import Label
from lagebild.reading.notes import Notes


def read_labels(notes: Notes) -> tuple[Label, ...]:
    """Return the labels, in text order."""
    return ()
