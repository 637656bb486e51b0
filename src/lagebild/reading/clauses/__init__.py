"""Phrases and clauses: who does what to whom in each clause."""

from lagebild.model.grammar import Clause, Phrase
from lagebild.reading.notes import Notes


def read_clauses(notes: Notes) -> tuple[tuple[Phrase, ...], tuple[Clause, ...]]:
    """Return phrases and clauses, in text order."""
    return ((), ())
