"""Which mentions are one person, organisation, group or place."""

from lagebild.model.entity import Entity
from lagebild.reading.notes import Notes


def read_entities(notes: Notes) -> tuple[Entity, ...]:
    """Return the entities, in text order."""
    return ()
