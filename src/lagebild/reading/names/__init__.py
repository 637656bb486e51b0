"""Names of persons, organisations, groups and places: what each mention is taken for."""

from lagebild.languages.gazetteer import gazetteer_of
from lagebild.languages.names import name_tables_of
from lagebild.languages.naming import naming_of
from lagebild.model.entity import NamedMention
from lagebild.reading.names.candidates import Candidate, choose
from lagebild.reading.names.known import known_candidates, known_names_of
from lagebild.reading.names.mentions import mention_of
from lagebild.reading.names.persons import person_candidates
from lagebild.reading.notes import Notes

LEAST = 0.5  # score below which nothing is taken for a name


def read_names(notes: Notes) -> tuple[NamedMention, ...]:
    """Return the names of the kept segments, in text order, never overlapping."""
    candidates = [c for c in candidates_of(notes) if c.score >= LEAST]
    won, lost = choose(candidates)
    tokens = notes.words[0]
    for candidate, rival in lost:
        note(notes, candidate, won=False, why=f"{rival.rule} is surer")
    for candidate in won:
        note(notes, candidate, won=True)
    gazetteer = notes.language.part(gazetteer_of)
    return tuple(mention_of(notes.text, tokens, c, gazetteer) for c in won)


def candidates_of(notes: Notes) -> list[Candidate]:
    """Return everything that may be a name."""
    tokens = notes.words[0]
    tables, naming = notes.language.part(name_tables_of), notes.language.part(naming_of)
    return [
        *known_candidates(notes.text, tokens, notes.language.part(known_names_of)),
        *person_candidates(tokens, tables, naming),
    ]


def note(notes: Notes, candidate: Candidate, *, won: bool, why: str = "") -> None:
    """Tell the trace what became of a candidate."""
    tokens = notes.words[0]
    span = (tokens[candidate.first].start, tokens[candidate.last - 1].end)
    notes.trace.note("names", candidate.rule, span, won, why)
