"""Questions about one piece of a sentence and the clause it may go on with."""

from lagebild.model.grammar import NOM, PLURAL, SINGULAR
from lagebild.reading.clauses.marks import (
    ADV,
    AUX,
    COMMA,
    INF,
    KON,
    MARK,
    MODAL,
    NOMINAL,
    PART,
    PREP,
    SUB,
    VERBAL,
    WH,
    ZUINF,
)
from lagebild.reading.clauses.pieces import AT_COMMA, AT_DASH, NOTHING, Piece
from lagebild.reading.clauses.sketch import DraftClause, Sketch


class Pieces:
    """Answers from tags and phrases; changes nothing."""

    def __init__(self, sketch: Sketch) -> None:
        self.sketch = sketch
        self.flags = sketch.flags
        self.end = 0  # the token behind the sentence

    def verb_last(self, piece: Piece) -> bool:
        """Whether nothing that fills a field follows the finite verb."""
        flags = self.flags
        return not any(flags[i] & (NOMINAL | VERBAL | ADV | PREP) for i in range(piece.finite + 1, piece.last))

    def subjunctive(self, i: int) -> bool:
        """Whether a finite verb can only be Konjunktiv."""
        forms = self.sketch.tokens[i].forms
        return bool(forms) and all(form.mood in ("k1", "k2") for form in forms)

    def plural_second(self, piece: Piece) -> bool:
        """Whether what looks like an infinitive stands where the finite verb does: second."""
        cover, i = self.sketch.cover[piece.first], piece.infinitive
        if cover < 0 or i <= piece.first or piece.zu >= 0:
            return False
        phrase = self.sketch.phrases[cover]
        return phrase.last == i and bool(phrase.agreement & NOM & PLURAL) and phrase.preposition is None

    def infinitive_for_finite(self, piece: Piece, target: DraftClause) -> bool:
        """Whether an infinitive after a finished clause must be finite: a nominative plural opens the piece."""
        if piece.infinitive <= piece.first or target.finite < 0 or self.flags[target.finite] & (MODAL | AUX):
            return False
        cover = self.sketch.cover[piece.first]
        return cover >= 0 and bool(self.sketch.phrases[cover].agreement & NOM & PLURAL)

    def takes_participle(self, clause: DraftClause) -> bool:
        """Whether a clause has an auxiliary but no participle or infinitive yet."""
        if clause.finite < 0:
            return clause.final
        if not self.flags[clause.finite] & (AUX | MODAL):
            return False
        return not any(self.flags[i] & PART for i in clause.tokens)

    def bracket_open(self, clause: DraftClause) -> bool:
        """Whether an auxiliary or modal verb has neither participle nor infinitive behind it yet."""
        flags, finite = self.flags, clause.finite
        if not flags[finite] & (AUX | MODAL):
            return False
        return not any(flags[i] & (PART | INF | ZUINF) for i in clause.tokens if i > finite)

    def verb_at_end(self, piece: Piece) -> bool:
        """Whether a participle or infinitive ends a piece without a finite verb."""
        return piece.finite < 0 and bool(self.flags[piece.last - 1] & (PART | INF))

    def frame_without_verb(self, piece: Piece) -> bool:
        """Whether the piece is a frame of speech without a verb."""
        text = self.sketch.tokens[piece.first].text.lower()
        follows = piece.first + 1 < piece.last and self.flags[piece.first + 1] & NOMINAL
        return bool(follows) and text in self.sketch.data.words.frame_openers

    def question(self, piece: Piece) -> bool:
        """Whether a question word opens a main clause: its finite verb stands second."""
        opener = piece.opener
        flag = self.flags[opener]
        cover = self.sketch.cover[opener]
        end = self.sketch.phrases[cover].last if cover >= 0 else opener + 1
        flag |= self.flags[opener + 1] if end > opener + 1 else 0
        if flag & SUB:
            compares = self.sketch.tokens[opener].lemma in self.sketch.data.words.comparison
            if compares and not any(self.flags[i] & VERBAL for i in range(piece.first, piece.last)):
                return True  # a comparison between commas
            if compares and piece.cut == NOTHING and piece.finite < 0:
                return True  # an example named inside a phrase
            return compares and piece.finite > opener + 1 and not self.verb_last(piece)
        if flag & WH and piece.cut != AT_COMMA and piece.finite >= 0 and not self.verb_last(piece):
            return True
        if flag & WH:
            return piece.finite == end and (piece.cut != AT_COMMA or not self.verb_last(piece))
        return False

    def ends_bracket(self, piece: Piece, base: DraftClause) -> bool:
        """Whether an infinitive with its particle after an embedded clause belongs to the auxiliary before it."""
        if base.finite < 0 or base.final or piece.cut != AT_COMMA:
            return False
        if self.sketch.tokens[base.finite].lemma not in self.sketch.data.verbs.zu_infinitive:
            return False
        return not any(self.flags[i] & (NOMINAL | PREP) for i in range(piece.first, piece.last))

    def many_before(self, piece: Piece) -> bool:
        """Whether more than one part stands before the verb, as in no verb-second clause."""
        parts, i = 0, piece.first
        while i < piece.finite:
            cover = self.sketch.cover[i]
            parts += cover >= 0 or bool(self.flags[i] & ADV)
            i = self.sketch.phrases[cover].last if cover >= 0 else i + 1
        return parts > 1

    def repeats(self, piece: Piece, target: DraftClause) -> bool:
        """Whether a participle in a list goes on with the auxiliary before."""
        after = piece.participle + 1
        if target.finite < 0 or not self.flags[target.finite] & AUX:
            return False
        return after >= piece.last or bool(self.flags[after] & (KON | MARK | AUX))

    def as_planned(self, piece: Piece) -> bool:
        """Whether the piece is complete without a finite verb: a comparison with a participle."""
        compares = self.sketch.tokens[piece.opener].lemma in self.sketch.data.words.comparison
        return compares and piece.participle == piece.last - 1 and piece.last - piece.opener <= 3

    def ticker(self, piece: Piece) -> bool:
        """Whether a last piece without a verb stands for itself, as the second half of a headline."""
        flags, cover, phrases = self.flags, self.sketch.cover, self.sketch.phrases
        if piece.cut not in (AT_COMMA, AT_DASH) or (piece.last < self.end and flags[piece.last] & (COMMA | MARK | KON)):
            return False
        if any(flags[i] & (KON | VERBAL) for i in range(piece.first, piece.last)):
            return False
        first, before = cover[piece.first], cover[piece.first - 2]
        if first < 0 or phrases[first].preposition is not None:
            return False
        if piece.cut == AT_DASH or before < 0:
            return piece.cut == AT_DASH
        return not numbers_of(phrases[first].agreement) & numbers_of(phrases[before].agreement)

    def quote_before(self, piece: Piece) -> bool:
        return piece.finite == piece.first + 1 and not self.flags[piece.first] & (NOMINAL | ADV | KON)

    def listed(self, piece: Piece, pieces: list[Piece]) -> bool:
        """Whether a conjunction and another verb follow."""
        number = pieces.index(piece) + 1
        if number >= len(pieces):
            return False
        later = pieces[number]
        return later.konjunction and later.finite == later.first + 1


def numbers_of(mask: int) -> int:
    """Return all readings of the numbers that occur in a mask."""
    return (SINGULAR if mask & SINGULAR else 0) | (PLURAL if mask & PLURAL else 0)


def resumed(later: list[Piece]) -> bool:
    """Whether after embedded clauses a piece begins with its finite verb: it takes up what stood before them."""
    embedded = 0
    while embedded < len(later) and (later[embedded].opener >= 0 or later[embedded].zu >= 0):
        embedded += 1
    if not embedded or embedded == len(later):
        return False
    return later[embedded].finite == later[embedded].first and later[embedded].cut == AT_COMMA
