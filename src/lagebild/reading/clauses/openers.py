"""What opens a piece although its tag does not say so, and which of the open clauses lacks its verb."""

from lagebild.reading.clauses.judging import Pieces
from lagebild.reading.clauses.marks import AUX, INF, KON, MODAL, NOMINAL, PART, PREP
from lagebild.reading.clauses.pieces import AT_CLOSING, AT_COMMA, AT_DASH, Piece
from lagebild.reading.clauses.relatives import free, opens_infinitive, part_relative, relative_article
from lagebild.reading.clauses.sketch import DraftClause, Sketch

Stack = list[DraftClause]
#: What can part the end of a bracket from its beginning.
INSERTED = (AT_COMMA, AT_DASH, AT_CLOSING)


class Openers(Pieces):
    """Knows the pieces of the sentence and the clauses that are open."""

    def __init__(self, sketch: Sketch) -> None:
        super().__init__(sketch)
        self.stack: Stack = []
        self.pieces: list[Piece] = []

    def undone(self) -> DraftClause | None:
        """Return the innermost open clause that lacks its verb."""
        for clause in reversed(self.stack):
            if not clause.done:
                return clause
        return None

    def opener_of(self, number: int, piece: Piece) -> None:
        """Note what opens a piece although its tag does not say so."""
        if piece.finite >= 0 and self.verb_last(piece):
            self.disguised(number, piece)
        elif piece.like >= 0 and piece.finite == piece.like + 1:  # a comparison that is a clause
            piece.opener = piece.like
        elif piece.like == piece.first and piece.finite < 0 and self.waits(number):
            piece.opener = piece.like
            free(self.sketch, piece.like)
        elif piece.zu >= 0 and piece.finite < 0 and opens_infinitive(self.sketch, piece.first):
            free(self.sketch, piece.first)

    def waits(self, number: int) -> bool:
        """Whether the verb of the clause that opens here comes behind a comma."""
        return self.verb_comes_later(number) or self.dangles(number) or self.lists(number)

    def lists(self, number: int) -> bool:
        """Whether commas part only the members of a list, whose last one stands before the verb."""
        if number and (self.undone() is not None or self.pieces[0].finite < 0):
            return False
        for piece in self.pieces[number + 1 :]:
            if piece.cut != AT_COMMA or piece.opener >= 0 or piece.zu >= 0:
                return False
            if piece.finite >= 0:
                joined = any(self.flags[i] & KON for i in range(piece.first + 1, piece.finite - 1))
                return joined and self.verb_last(piece) and not self.flags[piece.first] & (PREP | KON)
        return False

    def verb_comes_later(self, number: int) -> bool:
        """Whether what stands in commas parts an opening clause from its verb, as an apposition does."""
        if number or self.pieces[0].finite >= 0:
            return False
        later = [p for p in self.pieces[1:] if p.opener < 0 and p.finite >= 0]
        if len(later) < 2 or later[0] is self.pieces[1]:
            return False
        own, main = later[0], later[1]
        return own.cut == main.cut == AT_COMMA and self.verb_last(own) and main.finite == main.first

    def dangles(self, number: int) -> bool:
        """Whether a verb alone behind an embedded clause ends what opens here."""
        if self.pieces[number].finite >= 0:
            return False
        for later in range(number + 1, len(self.pieces)):
            piece = self.pieces[later]
            if piece.cut != AT_COMMA or piece.finite < 0 or not self.verb_last(piece):
                return False
            if not any(self.flags[i] & (NOMINAL | PREP) for i in range(piece.first, piece.last)):
                return later > number + 1
        return False

    def disguised(self, number: int, piece: Piece) -> None:
        """Find what opens a clause with its verb last where the tag does not tell."""
        if piece.like >= 0 and piece.finite > piece.like + 1:
            piece.opener = piece.like
            free(self.sketch, piece.like)
        elif piece.cut == AT_COMMA and piece.finite > piece.first + 1 and not self.ends_waiting(number):
            pronoun = relative_article(self.sketch, piece.first, piece.finite)
            if pronoun >= 0:
                piece.opener = piece.first
                part_relative(self.sketch, pronoun)

    def ends_waiting(self, number: int) -> bool:
        """Whether the verb of a piece is the one that a verb-final clause waits for: no other comes."""
        waiting = self.undone()
        if waiting is None or not waiting.final:
            return False
        later = self.pieces[number + 1] if number + 1 < len(self.pieces) else None
        return later is None or later.finite < 0 or not self.verb_last(later)

    def completes(self, piece: Piece) -> bool:
        """Whether a participle with its auxiliary behind a comma only ends the bracket of a modal verb."""
        base = self.stack[-1] if self.stack else None
        if base is None or piece.cut not in INSERTED or not self.ends_modal(piece, base):
            return False
        self.flags[piece.finite] = INF | self.flags[piece.finite] & AUX
        return True

    def ends_modal(self, piece: Piece, base: DraftClause) -> bool:
        """Whether a participle with its auxiliary is what the modal verb of a clause still lacks."""
        flags, become = self.flags, self.sketch.data.verbs.become
        if base.finite < 0 or piece.finite < 0:
            return False
        if not flags[base.finite] & MODAL and self.sketch.tokens[base.finite].lemma != become:
            return False
        if not self.verb_last(piece) or any(flags[i] & (INF | PART) for i in base.tokens):
            return False
        if flags[piece.finite] & AUX and flags[piece.finite - 1] & PART:
            return True
        return piece.cut != AT_COMMA and self.sketch.tokens[piece.finite].text.endswith(self.sketch.data.plural_ending)
