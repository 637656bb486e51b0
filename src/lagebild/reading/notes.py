"""The desk a report is read on: what each stage has found so far.

Stages never import each other; they meet here. Each product has the name of its stage. Notes live
for one report and leave nothing behind; what leaves the house is a Reading.
"""

from lagebild.languages.language import Language
from lagebild.model.entity import Entity, NamedMention
from lagebild.model.event import Event
from lagebild.model.figure import Figure
from lagebild.model.grammar import Clause, Grammar, Phrase, Sentence, Token
from lagebild.model.label import Fact, Label
from lagebild.model.report import Report
from lagebild.model.segment import Segment
from lagebild.model.span import Span
from lagebild.model.statement import Statement
from lagebild.model.time import TimeMention
from lagebild.reading.entity_index import EntityIndex
from lagebild.reading.syntax import Syntax
from lagebild.reading.trace import Trace


class Notes:
    """The working state of one reading; each stage fills the field of its own name."""

    def __init__(self, report: Report, language: Language, *, tracing: bool = False) -> None:
        self.report = report
        self.text = report.text
        self.language = language
        self.trace = Trace(on=tracing)
        self.segments: tuple[Segment, ...] = ()
        self.sentences: tuple[tuple[int, int, int], ...] = ()  # start, end, segment
        self.words: tuple[tuple[Token, ...], tuple[Sentence, ...]] = ((), ())
        self.clauses: tuple[tuple[Phrase, ...], tuple[Clause, ...]] = ((), ())
        self.times: tuple[TimeMention, ...] = ()
        self.names: tuple[NamedMention, ...] = ()
        self.entities: tuple[Entity, ...] = ()
        self.statements: tuple[Statement, ...] = ()
        self.events: tuple[Event, ...] = ()
        self.figures: tuple[Figure, ...] = ()
        self.labels: tuple[Label, ...] = ()
        self.facts: tuple[Fact, ...] = ()
        self._syntax: Syntax | None = None
        self._mentioned: EntityIndex | None = None

    @property
    def grammar(self) -> Grammar:
        """Words and clauses together."""
        return Grammar(self.words[0], self.words[1], self.clauses[0], self.clauses[1])

    @property
    def syntax(self) -> Syntax:
        """Look-ups over words and clauses; built once, and anew when a stage has replaced them."""
        known = self._syntax
        if known is None or known.tokens is not self.words[0] or known.clauses is not self.clauses[1]:
            known = self._syntax = Syntax(self.grammar)
        return known

    @property
    def mentioned(self) -> EntityIndex:
        """Look-ups over the entities found so far; built once, and anew when a stage has replaced them."""
        known = self._mentioned
        if known is None or known.entities is not self.entities:
            known = self._mentioned = EntityIndex(self.entities)
        return known

    def kept(self, span: Span) -> bool:
        """Whether the span lies in a segment that is read (not a teaser, byline or furniture)."""
        return any(s.span.covers(span) for s in self.segments if s.dropped is None)
