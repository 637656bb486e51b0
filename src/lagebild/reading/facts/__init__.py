"""Memberships, roles and other names that the report states."""

from lagebild.model.label import Fact
from lagebild.reading.notes import Notes


def read_facts(notes: Notes) -> tuple[Fact, ...]:
    """Return the facts, in text order."""
    return ()
