"""What one report says."""

from lagebild.model.entity import Entity
from lagebild.model.event import Event
from lagebild.model.figure import Figure
from lagebild.model.grammar import Grammar
from lagebild.model.label import Fact, Label
from lagebild.model.record import Record
from lagebild.model.report import Report
from lagebild.model.segment import Segment
from lagebild.model.statement import Statement
from lagebild.model.time import TimeMention


class Reading(Record, frozen=True):
    """Everything that was read from one report; every span counts in `report.text`.

    `rules` is the fingerprint of the language data and program that read it.
    `grammar` holds words and clauses only where they were asked for.
    """

    id: str
    report: Report
    rules: str
    segments: tuple[Segment, ...] = ()
    times: tuple[TimeMention, ...] = ()
    entities: tuple[Entity, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    figures: tuple[Figure, ...] = ()
    labels: tuple[Label, ...] = ()
    facts: tuple[Fact, ...] = ()
    grammar: Grammar | None = None
