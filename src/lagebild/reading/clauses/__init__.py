"""Phrases and clauses: who does what to whom in each clause.

Topological fields over tags, as the German tradition (Höhle) has them, with noun phrases by agreement:
no parser, no statistics. The parts are in the order in which they run:

    nominals    cores of noun phrases and prepositional phrases
    pieces      the sentence cut at punctuation, conjunctions and second finite verbs
    fields      pieces joined to clauses
    verbs       the verb complex of each clause
    attachment  genitives, attributes, appositions, coordination
    roles       subject, object, dative, agent, predicate
"""

from typing import Final

from lagebild.languages.grammar_data import grammar_data
from lagebild.model.grammar import ANY_AGREEMENT, NOM, SINGULAR, Clause, Phrase, any_case
from lagebild.reading.clauses.attachment import Attachment
from lagebild.reading.clauses.fair_copy import fair_clauses, fair_phrases
from lagebild.reading.clauses.fields import Fields
from lagebild.reading.clauses.marks import PRON, REL
from lagebild.reading.clauses.nominals import NominalReader
from lagebild.reading.clauses.pieces import Cutter
from lagebild.reading.clauses.quoted import quote_levels
from lagebild.reading.clauses.roles import Roles
from lagebild.reading.clauses.sketch import DraftClause, Sketch
from lagebild.reading.clauses.verbs import VerbReader
from lagebild.reading.notes import Notes
from lagebild.reading.trace import Trace

#: An antecedent is looked for so many tokens back.
FARTHEST_ANTECEDENT: Final = 14
#: A longer "sentence" (a list without stops) is read in parts, so that time grows with length alone.
LONGEST_SENTENCE: Final = 500


def read_clauses(notes: Notes) -> tuple[tuple[Phrase, ...], tuple[Clause, ...]]:
    """Return phrases and clauses, in text order."""
    tokens, sentences = notes.words
    sketch = Sketch(tokens, sentences, notes.language.part(grammar_data))
    reader = SentenceReader(sketch, notes.trace)
    for number, sentence in enumerate(sentences):
        for first in range(sentence.first, sentence.last, LONGEST_SENTENCE):
            reader.read(number, first, min(first + LONGEST_SENTENCE, sentence.last))
    levels = quote_levels(tokens, sentences)
    return fair_phrases(sketch), fair_clauses(sketch, levels)


class SentenceReader:
    """The parts of the stage, ready for one report."""

    def __init__(self, sketch: Sketch, trace: Trace) -> None:
        self.sketch = sketch
        self.nominals = NominalReader(sketch)
        self.cutter = Cutter(sketch)
        self.fields = Fields(sketch)
        self.verbs = VerbReader(sketch)
        self.attachment = Attachment(sketch)
        self.roles = Roles(sketch, trace)

    def read(self, number: int, first: int, last: int) -> None:
        """Draft phrases and clauses of tokens [first, last) of a sentence."""
        sketch = self.sketch
        first_phrase, first_clause = len(sketch.phrases), len(sketch.clauses)
        self.nominals.read(first, last)
        self.fields.build(self.cutter.cut(first, last), number, last)
        for clause in sketch.clauses[first_clause:]:
            self.verbs.read(clause)
        clauses = sorted(sketch.clauses[first_clause:], key=lambda clause: clause.tokens[0])
        self.place_phrases(clauses, first_phrase, last)
        self.antecedents(clauses)
        for clause in clauses:
            self.roles.assign(clause, partners(clause, clauses))
            if clause.frames >= 0 and not clause.shared and self.roles.frames(clause):
                self.frame(clause, clauses)

    def frame(self, clause: DraftClause, clauses: list[DraftClause]) -> None:
        """Hang the clause that a frame of speech follows on it, and the main clauses coordinated with that one."""
        framed = self.sketch.clauses[clause.frames]
        framed.parent = clause.number
        last = framed
        for other in reversed(clauses[: clauses.index(framed)]):
            if other.kind != "main" or other.finite < 0:
                continue
            if other.parent >= 0 or last.after != other.number:
                return
            other.parent = clause.number
            last = other

    def place_phrases(self, clauses: list[DraftClause], first: int, end: int) -> None:
        """Give every phrase its clause and every clause its outermost phrases."""
        sketch = self.sketch
        owner = {token: clause.number for clause in clauses for token in clause.tokens}
        for phrase in sketch.phrases[first:]:
            phrase.clause = owner.get(phrase.head, -1)
        phrases = sketch.phrases
        outer = [n for n in range(first, len(phrases)) if phrases[n].parent < 0]
        outer.sort(key=lambda n: phrases[n].first)
        for number in self.attachment.join(outer, end):
            home = sketch.phrases[number].clause
            if home >= 0:
                sketch.clauses[home].phrases.append(number)

    def antecedents(self, clauses: list[DraftClause]) -> None:
        """Tie each relative clause to the nearest phrase before it that its pronoun can agree with."""
        for clause in clauses:
            if clause.kind == "relative" and clause.antecedent < 0:
                clause.antecedent = self.antecedent(clause, clauses[0].tokens[0])

    def antecedent(self, clause: DraftClause, start: int) -> int:
        cover, phrases = self.sketch.cover, self.sketch.phrases
        first = clause.tokens[0]
        mask = self.pronoun_of(clause)
        nearest, i = -1, first - 1
        while i >= start and first - i < FARTHEST_ANTECEDENT:
            number = cover[i]
            if number < 0:
                i -= 1
                continue
            adjacent = i == first - 2
            if nearest < 0:
                nearest = number
            readings = phrases[number].agreement
            if any_case(readings) & mask and (adjacent or any_case(readings) != ANY_AGREEMENT & SINGULAR):
                return number
            i = phrases[number].first - 1
        return nearest

    def pronoun_of(self, clause: DraftClause) -> int:
        """Return number and gender that the relative pronoun shows, in any case; its verb tells more."""
        sketch = self.sketch
        for number in clause.phrases[:1]:
            phrase = sketch.phrases[number]
            for i in range(phrase.first, phrase.last):
                if sketch.flags[i] & REL and sketch.flags[i] & PRON:
                    mask = any_case(sketch.tokens[i].agreement) or ANY_AGREEMENT
                    alone = phrase.preposition is None and self.only_nominative(clause)
                    return mask & self.roles.numbers(clause) or mask if alone else mask
        return ANY_AGREEMENT

    def only_nominative(self, clause: DraftClause) -> bool:
        """Whether no phrase but the pronoun can be the subject of a relative clause."""
        phrases = (self.sketch.phrases[number] for number in clause.phrases[1:])
        return not any(phrase.agreement & NOM and phrase.preposition is None for phrase in phrases)


def partners(clause: DraftClause, clauses: list[DraftClause]) -> list[DraftClause]:
    """Return the clauses before, of the same kind and level, whose subject this one can share; nearest first."""
    found: list[DraftClause] = []
    for other in clauses:
        if other is clause:
            break
        if other.kind == clause.kind and other.parent == clause.parent and other.verb is not None:
            found.append(other)
    return found[::-1]
