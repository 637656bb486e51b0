"""The way through a report. The order of the stages is stated here and nowhere else."""

from collections.abc import Callable

from lagebild.languages.fingerprint import rules_of
from lagebild.languages.language import Language
from lagebild.model.reading import Reading
from lagebild.model.record import key_of
from lagebild.model.report import Report
from lagebild.reading.clauses import read_clauses
from lagebild.reading.entities import read_entities
from lagebild.reading.events import read_events
from lagebild.reading.facts import read_facts
from lagebild.reading.figures import read_figures
from lagebild.reading.labels import read_labels
from lagebild.reading.masthead import read_masthead
from lagebild.reading.names import read_names
from lagebild.reading.notes import Notes
from lagebild.reading.segments import read_segments
from lagebild.reading.sentences import read_sentences
from lagebild.reading.statements import read_statements
from lagebild.reading.times import read_times
from lagebild.reading.words import read_words

#: Each stage fills the field of the desk that stands before it.
STAGES: tuple[tuple[str, Callable[[Notes], object]], ...] = (
    ("segments", read_segments),
    ("report", read_masthead),
    ("sentences", read_sentences),
    ("words", read_words),
    ("clauses", read_clauses),
    ("times", read_times),
    ("names", read_names),
    ("entities", read_entities),
    ("statements", read_statements),
    ("events", read_events),
    ("figures", read_figures),
    ("labels", read_labels),
    ("facts", read_facts),
)


def annotate(report: Report, language: Language, *, tracing: bool = False, until: str | None = None) -> Notes:
    """Return the desk after all stages; pure: equal reports and data give equal notes.

    `until` names the last stage to run, for who wants only the times or the words.
    """
    notes = Notes(report, language, tracing=tracing)
    for name, stage in STAGES:
        setattr(notes, name, stage(notes))
        if name == until:
            break
    return notes


def read(report: Report, language: Language, *, grammar: bool = False, until: str | None = None) -> Reading:
    """Return what the report says. `grammar` keeps words and clauses in the reading; `until` as in annotate."""
    return reading_of(annotate(report, language, until=until), grammar=grammar)


def reading_of(notes: Notes, *, grammar: bool = False) -> Reading:
    """Return the desk's findings as a Reading, in text order, without the working notes."""
    report = notes.report
    return Reading(
        id=key_of("reading", report.name, report.text, report.published, report.outlet),
        report=report,
        rules=notes.language.part(rules_of),
        segments=notes.segments,
        times=notes.times,
        entities=notes.entities,
        statements=notes.statements,
        events=notes.events,
        figures=notes.figures,
        labels=notes.labels,
        facts=notes.facts,
        grammar=notes.grammar if grammar else None,
    )
