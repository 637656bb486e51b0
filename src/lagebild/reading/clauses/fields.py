"""Join pieces to clauses by the topological fields of German.

A stack holds the clauses that are still open. A clause that lacks its finite verb waits for it: a
verb-final clause until its end, a main clause across the clauses embedded in its Vorfeld. A clause is
"done" once its finite verb or its zu-infinitive has been met.
"""

from lagebild.model.grammar import ClauseKind
from lagebild.reading.clauses.judging import resumed
from lagebild.reading.clauses.marks import (
    ADV,
    AUX,
    FIN,
    IMP,
    INF,
    NOMINAL,
    PART,
    PREP,
    REL,
    SUB,
    VERBAL,
    ZU,
    ZUINF,
)
from lagebild.reading.clauses.openers import Openers, Stack
from lagebild.reading.clauses.pieces import (
    AT_CLOSING,
    AT_COMMA,
    AT_DASH,
    AT_KON,
    AT_OPENING,
    AT_STOP,
    NOTHING,
    Piece,
)  # fmt: skip
from lagebild.reading.clauses.sketch import DraftClause, Sketch

#: Tags of what opens a clause put between commas.
POINTING = ("PDS", "ADV", "PROAV")


class Fields(Openers):
    """Builds the clauses of one report; `build(pieces, sentence, end)` once per sentence."""

    def __init__(self, sketch: Sketch) -> None:
        super().__init__(sketch)
        self.sentence = 0
        # interrupted stacks with what waits in them, the first clause since, the cut that ends the interruption
        self.outer: list[tuple[Stack, Stack, int, int]] = []
        self.waiting: Stack = []
        self.glue = 0
        self.first = 0
        self.before_stop = -1

    def build(self, pieces: list[Piece], sentence: int, end: int) -> None:
        """Draft the clauses of one sentence, which ends before token `end`."""
        self.end = end
        self.sentence = sentence
        self.stack, self.outer, self.waiting = [], [], []
        self.pieces = pieces
        self.glue = 0
        self.before_stop = -1
        self.first = len(self.sketch.clauses)
        for number, piece in enumerate(pieces):
            if piece.cut > AT_COMMA:
                self.at_cut(number, piece)
            if number < self.glue:
                self.continued(piece)
            else:
                self.place(number, piece)
        self.finish()

    def at_cut(self, number: int, piece: Piece) -> None:
        """A colon or semicolon ends all; brackets and pairs of dashes interrupt; their ends resume."""
        cut = piece.cut
        if self.outer and (cut == self.outer[-1][3] or cut == AT_STOP):
            self.resume()
            if cut != AT_STOP:
                return
        if cut == AT_STOP:
            self.before_stop = self.stack[0].number if self.stack else -1
            self.stack, self.waiting = [], []
        elif cut in (AT_OPENING, AT_DASH):
            self.interrupt(number, AT_CLOSING if cut == AT_OPENING else AT_DASH)

    def interrupt(self, number: int, closing: int) -> None:
        end = number + 1
        while end < len(self.pieces) and self.pieces[end].cut != closing:
            end += 1
        if closing == AT_DASH and (end == len(self.pieces) or not (self.undone() or self.goes_on_after(end))):
            piece = self.pieces[number]
            lone = len(self.stack) == 1 and not self.stack[0].done and not self.stack[0].final
            if lone and piece.finite != piece.first:
                self.stack, self.waiting = [], []  # behind the dash a sentence of its own begins
            return
        inside = self.pieces[number:end]
        if any(p.finite >= 0 or p.zu >= 0 or p.opener >= 0 for p in inside):
            self.outer.append((self.stack, self.waiting, len(self.sketch.clauses), closing))
            self.stack, self.waiting = [], []
        elif closing == AT_CLOSING:
            self.glue = end

    def goes_on_after(self, number: int) -> bool:
        """Whether a piece behind an inserted clause only ends the bracket that the clause before it opened."""
        piece, base = self.pieces[number], self.stack[-1] if self.stack else None
        if base is None or base.final or base.finite < 0 or piece.opener >= 0 or piece.konjunction:
            return False
        return self.ends_modal(piece, base) or (self.bracket_open(base) and self.verb_at_end(piece))

    def inserted(self, number: int, piece: Piece) -> bool:
        """Whether a short main clause between commas parts the bracket of the one around it."""
        pointing = self.sketch.tokens[piece.first].tag in POINTING and piece.finite == piece.first + 1
        after = number + 1
        if not pointing or piece.cut != AT_COMMA or after == len(self.pieces) or self.pieces[after].cut != AT_COMMA:
            return False
        return self.goes_on_after(after)

    def resume(self) -> None:
        stack, waiting, first, _ = self.outer.pop()
        for clause in self.sketch.clauses[first:]:
            if clause.parent < 0:
                clause.parent = stack[-1].number if stack else -1
                if clause.kind == "main":
                    clause.kind = "parenthesis"
        self.stack, self.waiting = stack, waiting

    def finish(self) -> None:
        while self.outer:
            self.resume()
        for clause in self.sketch.clauses[self.first :]:
            if not clause.done:
                self.without_verb(clause)

    def without_verb(self, clause: DraftClause) -> None:
        """Take a participle or infinitive that can be finite for the verb; else a fragment."""
        flags = self.flags
        verbal = [i for i in clause.tokens if flags[i] & VERBAL]
        if clause.final and len(verbal) > 1 and flags[verbal[-1]] & INF and not flags[verbal[-1] - 1] & ZU:
            verbal = verbal[-1:]
        if len(verbal) == 1 and not flags[verbal[0]] & (ZUINF | IMP) and not flags[verbal[0] - 1] & ZU:
            last = not any(flags[i] & (NOMINAL | PREP) for i in clause.tokens if i > verbal[0])
            if clause.final == last and (clause.final or flags[verbal[0]] & INF) and verbal[0] > clause.tokens[0]:
                clause.finite, clause.done = verbal[0], True
                flags[verbal[0]] = FIN
                return
        if clause.kind == "main":
            clause.kind = "fragment"

    # Pieces

    def place(self, number: int, piece: Piece) -> None:
        if piece.opener < 0:
            self.opener_of(number, piece)
        if piece.opener >= 0 and (self.waits(number) or not self.question(piece)):
            self.subordinate(piece)
        elif piece.finite >= 0 and not self.completes(piece):
            self.with_finite(number, piece)
        elif piece.zu >= 0 and self.stack and not self.awaits_infinitive():
            if self.ends_bracket(piece, self.stack[0]):
                self.pop_to(self.stack[0])
                self.extend(self.stack[0], piece)
            else:
                self.infinitive(piece)
        else:
            self.verbless(number, piece)

    def new(self, kind: ClauseKind, piece: Piece, parent: int) -> DraftClause:
        clause = DraftClause(len(self.sketch.clauses), kind, self.sentence)
        clause.tokens = list(range(piece.first, piece.last))
        clause.parent = parent
        self.sketch.clauses.append(clause)
        return clause

    def extend(self, clause: DraftClause, piece: Piece) -> None:
        clause.tokens.extend(range(piece.first, piece.last))

    def pop_to(self, clause: DraftClause) -> None:
        while self.stack[-1] is not clause:
            self.stack.pop()

    def subordinate(self, piece: Piece) -> None:
        flag = self.flags[piece.opener]
        cover = self.sketch.cover[piece.opener]
        if cover >= 0 and not flag & SUB:
            flag |= self.flags[min(piece.opener + 1, self.sketch.phrases[cover].last - 1)]
        kind: ClauseKind = "relative" if flag & REL else "subordinate"
        if flag & SUB and flag & ZU:
            kind = "infinitive"
        top = self.stack[-1] if self.stack else None
        if top and piece.konjunction and top.done and top.final:
            self.stack.pop()
            clause = self.new(kind, piece, top.parent)
            clause.antecedent = top.antecedent
        else:
            clause = self.new(kind, piece, top.number if top else -1)
        clause.opener = piece.opener
        clause.final = True
        clause.finite = piece.finite
        clause.done = piece.finite >= 0 or (kind == "infinitive" and piece.zu >= 0) or self.as_planned(piece)
        if clause.parent < 0:
            self.waiting.append(clause)
        self.stack.append(clause)

    def with_finite(self, number: int, piece: Piece) -> None:
        waiting = self.undone()
        if piece.cut == AT_KON and self.stack and self.coordinate_final(piece):
            waiting = None  # no comma: it goes on with the clause before, not with the one around it
        if waiting is not None and waiting.final and piece.finite == piece.first and piece.cut == AT_COMMA:
            waiting = self.undone() if self.ended(waiting) or self.no_clause(waiting) else waiting
        if waiting is not None and not self.framed(number, piece, waiting):
            self.pop_to(waiting)
            self.extend(waiting, piece)
            self.finite(waiting, piece.finite)
        elif waiting is not None:
            clause = self.new("parenthesis", piece, waiting.number)
            self.finite(clause, piece.finite)
        elif self.inserted(number, piece):
            self.finite(self.new("parenthesis", piece, self.stack[-1].number), piece.finite)
        elif self.stack and self.coordinate_final(piece):
            top = self.stack.pop()
            clause = self.new(top.kind, piece, top.parent)
            clause.antecedent, clause.final = top.antecedent, True
            if clause.parent < 0:
                self.waiting.append(clause)
            self.finite(clause, piece.finite)
            self.stack.append(clause)
        else:
            self.main(piece)

    def ended(self, clause: DraftClause) -> bool:
        """Take the last word of a verb-final clause for its finite verb where only the tag says otherwise."""
        last = clause.tokens[-1]
        flags = self.flags
        if not flags[last] & (INF | PART) or flags[last - 1] & ZU or (flags[last] & PART and flags[last] & AUX):
            return False
        flags[last] = FIN
        self.finite(clause, clause_finite=last)
        return True

    def no_clause(self, clause: DraftClause) -> bool:
        """Give the words of a "clause" without a verb to the one around it."""
        flags = self.flags
        if len(self.stack) < 2 or self.stack[-1] is not clause or clause is not self.sketch.clauses[-1]:
            return False
        if any(flags[i] & VERBAL for i in clause.tokens):
            return False
        self.stack.pop()
        self.sketch.clauses.pop()
        self.stack[-1].tokens.extend(clause.tokens)
        return True

    def finite(self, clause: DraftClause, clause_finite: int) -> None:
        clause.finite = clause_finite
        clause.done = True
        if not clause.final:
            for other in self.waiting:
                if other is not clause:
                    other.parent = clause.number
            self.waiting = []

    def main(self, piece: Piece) -> None:
        """Begin a main clause; one that opens with its verb after a comma frames the clause before it."""
        before = self.stack[0] if self.stack and not self.stack[0].final else None
        clause = self.new("main", piece, -1)
        self.finite(clause, piece.finite)
        starts = piece.finite == piece.first or self.quote_before(piece)
        if before and starts and piece.cut in (AT_COMMA, NOTHING) and before.parent < 0:
            clause.frames = before.number
            clause.listed = self.listed(piece, self.pieces)
        elif before and piece.cut in (AT_COMMA, AT_KON):
            clause.after = before.number
        elif not before and self.before_stop >= 0:
            clause.after = self.before_stop
        self.stack = [clause]

    def coordinate_final(self, piece: Piece) -> bool:
        """Whether a conjunction goes on with a verb-final clause."""
        top = self.stack[-1]
        if not (top.final and top.done and self.verb_last(piece)):
            return False
        return piece.konjunction or (piece.cut == AT_COMMA and top.finite >= 0 and self.many_before(piece))

    def framed(self, number: int, piece: Piece, waiting: DraftClause) -> bool:
        """Whether a piece that begins with its verb is inserted, as an inquit is, into a clause resumed later."""
        if piece.cut != AT_COMMA or self.stack[-1] is not waiting or waiting.final:
            return False
        if piece.finite != piece.first and not self.subjunctive(piece.finite):
            return False
        for later in self.pieces[number + 1 :]:
            if later.cut in (AT_STOP, AT_KON):
                return False
            if later.finite >= 0 and later.opener < 0:
                return later.finite == later.first and later.cut == AT_COMMA
        return False

    def awaits_infinitive(self) -> bool:
        """Whether the innermost clause without a verb still takes the infinitive for its own."""
        waiting = self.undone()
        return waiting is not None and waiting.kind == "infinitive"

    def infinitive(self, piece: Piece) -> None:
        top = self.stack[-1]
        if top.done and top.kind == "infinitive" and piece.konjunction:
            self.stack.pop()
            clause = self.new("infinitive", piece, top.parent)
        else:
            clause = self.new("infinitive", piece, top.number)
        clause.done = clause.final = True
        self.stack.append(clause)

    def verbless(self, number: int, piece: Piece) -> None:
        if not self.stack:
            clause = self.new("main", piece, -1)
            self.stack.append(clause)
            if self.plural_second(piece):
                self.flags[piece.infinitive] = FIN
                self.finite(clause, piece.infinitive)
            elif piece.zu >= 0:
                clause.kind, clause.done, clause.final = "infinitive", True, True
                self.waiting.append(clause)
            return
        if piece.cut in (AT_COMMA, AT_DASH, AT_OPENING) and self.frame_without_verb(piece):
            self.new("parenthesis", piece, self.stack[0].number)
        elif piece.cut == AT_COMMA and self.infinitive_ahead(number, piece):
            clause = self.new("infinitive", piece, self.stack[-1].number)
            clause.final = True
            self.stack.append(clause)
        elif piece.konjunction and not self.undone() and resumed(self.pieces[number + 1 :]):
            self.stack = [self.new("main", piece, -1)]
        else:
            self.continued(piece)

    def infinitive_ahead(self, number: int, piece: Piece) -> bool:
        """Whether the piece begins an infinitive clause that embedded clauses interrupt."""
        if self.undone() or piece.participle >= 0 or not self.flags[piece.first] & (NOMINAL | PREP | ADV):
            return False
        later = number + 1
        while later < len(self.pieces) and self.pieces[later].opener >= 0 and self.pieces[later].cut == AT_COMMA:
            later += 1
        if later == number + 1 or later == len(self.pieces):
            return False
        end = self.pieces[later]
        return end.zu >= 0 and end.finite < 0 and end.cut == AT_COMMA

    def continued(self, piece: Piece) -> None:
        """Go on with the innermost clause that lacks its verb, else with the main clause."""
        if not self.stack:
            self.stack.append(self.new("main", piece, -1))
            return
        target = self.undone() or self.stack[0]
        if target.done and self.ticker(piece):
            self.new("fragment", piece, target.number)
            return
        if target.done and self.infinitive_for_finite(piece, target):
            self.flags[piece.infinitive] = FIN
            piece.finite = piece.infinitive
            self.main(piece)
            return
        self.pop_to(target)
        if not target.done and not target.final and piece.infinitive == piece.first and piece.zu < 0:
            self.extend(target, piece)
            self.flags[piece.infinitive] = FIN
            self.finite(target, piece.infinitive)
            return
        if piece.participle >= 0 and not self.takes_participle(target):
            clause = self.new("parenthesis", piece, target.number)
            clause.done = True
            if self.repeats(piece, target):
                clause.kind, clause.parent = target.kind, target.parent
                clause.base, clause.shared, clause.final = target.number, True, target.final
            return
        self.extend(target, piece)
        if piece.zu >= 0 and target.kind == "infinitive":
            target.done = True
