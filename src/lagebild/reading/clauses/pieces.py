"""Cut a sentence into pieces: at punctuation, at what opens a clause, and between two finite verbs.

A piece holds at most one finite verb; `fields` joins pieces to clauses. Commas inside a noun phrase, as
between its adjectives, are not seen here, because phrases are stepped over as a whole.
"""

from lagebild.reading.clauses.marks import (
    ADV,
    AUX,
    CLOSING,
    COMMA,
    DASHES,
    DET,
    FIN,
    INF,
    KON,
    LIKE,
    MARK,
    MODAL,
    NOUN,
    OPENING,
    PART,
    PREP,
    PRON,
    REL,
    STOP,
    SUB,
    WH,
    ZU,
    ZUINF,
)  # fmt: skip
from lagebild.reading.clauses.sketch import Sketch

# What stands before a piece
START, NOTHING, AT_COMMA, AT_STOP, AT_DASH, AT_OPENING, AT_CLOSING, AT_KON = range(8)
STOPS = (":", ";", "!", "?")


class Piece:
    """Tokens [first, last), how it is cut off from the piece before it, and what it can be."""

    __slots__ = ("cut", "finite", "first", "infinitive", "konjunction", "last", "like", "opener", "participle", "zu")

    def __init__(self, first: int, cut: int) -> None:
        self.first = first
        self.last = first
        self.cut = cut
        self.opener = -1
        self.finite = -1
        self.zu = -1
        self.participle = -1
        self.infinitive = -1
        self.konjunction = False
        self.like = -1


class Cutter:
    """Cuts sentences of one report."""

    def __init__(self, sketch: Sketch) -> None:
        self.sketch = sketch
        self.flags = sketch.flags
        self.bare_infinitive = sketch.data.verbs.bare_infinitive
        self.pieces: list[Piece] = []
        self.piece = Piece(0, START)
        self.joints: list[int] = []
        self.bare = True
        self.last = 0
        self.bracket = -1  # where a bracket without a verb ends: it is no piece of its own

    def cut(self, first: int, last: int) -> list[Piece]:
        """Return the pieces of tokens [first, last), in order; none is empty."""
        self.pieces = []
        self.last = last
        self.bracket = -1
        self.start(first, START)
        flags, cover, phrases = self.flags, self.sketch.cover, self.sketch.phrases
        i = first
        while i < last:
            flag = flags[i]
            inside = cover[i]
            if inside >= 0:
                phrase = phrases[inside]
                if phrase.first == i or i < phrase.first:
                    self.at_phrase(i, phrase.first, phrase.last)
                    i = phrase.last
                    continue
            if flag & (COMMA | STOP | MARK):
                self.at_mark(i, flag, last)
            elif flag:
                self.at_word(i, flag)
            else:
                self.bare = False
            i += 1
        self.close(last)
        return self.pieces

    def start(self, first: int, cut: int) -> None:
        self.piece = Piece(first, cut)
        self.joints = []
        self.bare = True

    def close(self, last: int) -> None:
        """End the piece before `last`; without words it leaves nothing."""
        flags, piece = self.flags, self.piece
        if piece.opener >= 0 and self.joints and piece.finite < 0 and piece.infinitive >= 0:
            self.twice(last)
        for i in range(self.piece.first, last):
            if flags[i] != MARK:
                self.piece.last = last
                self.pieces.append(self.piece)
                return

    def twice(self, last: int) -> None:
        """Part a relative clause where a conjunction joins what look like two infinitives: both are finite verbs."""
        flags, joint, piece = self.flags, self.joints[0], self.piece
        plain = INF | PART | AUX | MODAL
        if piece.zu >= 0 or flags[joint - 1] & plain != INF or flags[last - 1] & plain != INF:
            return
        flags[joint - 1] = flags[last - 1] = FIN
        piece.finite, piece.last = joint - 1, joint
        self.pieces.append(piece)
        self.start(joint, AT_KON)
        self.piece.konjunction = True
        self.piece.finite = last - 1

    def split(self, at: int, cut: int) -> Piece:
        """End the piece and begin another at `at`; return the one that ended."""
        ended = self.piece
        self.close(at)
        self.start(at, cut)
        return ended

    def at_phrase(self, i: int, first: int, last: int) -> None:
        flags = self.flags
        second = first + 1 if first + 1 < last else first
        flag = flags[first] | flags[second]
        if first == second and self.lone_article(first):
            flags[first] = flag = PRON | REL
        if flag & (REL | WH) and (flag & REL or self.bare or self.piece.finite >= 0):
            self.open(i)
        elif self.bare and flags[first] & PREP:
            self.may_open(first)
        self.bare = False

    def lone_article(self, i: int) -> bool:
        """Whether an article with no noun, right after one, is a relative pronoun without its comma."""
        flags, token = self.flags, self.sketch.tokens[i]
        if token.tag != "ART" or i <= self.piece.first or not flags[i - 1] & NOUN:
            return False
        return token.text in self.sketch.data.words.relative_forms

    def may_open(self, i: int) -> None:
        """Note a preposition that can be a conjunction, in case the verb stands last."""
        if self.sketch.tokens[i].text.lower() in self.sketch.data.words.conjunction_prepositions:
            self.piece.like = i

    def at_mark(self, i: int, flag: int, last: int) -> None:
        cut = self.cut_of(i, flag, last)
        if cut:
            self.close(i)
            self.start(i + 1, cut)

    def cut_of(self, i: int, flag: int, last: int) -> int:
        """Return what a mark cuts; 0 where it does not cut (quotation marks, a dot inside the sentence)."""
        if flag & COMMA:
            return AT_COMMA if i > self.bracket else 0
        text = self.sketch.tokens[i].text
        if text in STOPS or (flag & STOP and i >= last - 2):
            return AT_STOP
        if text in DASHES:
            return AT_DASH
        if text in OPENING:
            self.bracket = self.verbless_bracket(i, last)
            return 0 if self.bracket > i else AT_OPENING
        return AT_CLOSING if text in CLOSING and i > self.bracket else 0

    def verbless_bracket(self, i: int, last: int) -> int:
        """Return where the bracket opened at i closes if no clause stands in it; else -1."""
        flags, tokens = self.flags, self.sketch.tokens
        for j in range(i + 1, last):
            if tokens[j].text in CLOSING:
                return j
            if flags[j] & (FIN | SUB | ZUINF) or tokens[j].text in STOPS:
                return -1
        return -1

    def at_word(self, i: int, flag: int) -> None:
        if flag & KON:
            self.at_konjunction(i)
            return
        if flag & FIN:
            self.at_finite(i)
        elif flag & (SUB | WH):
            if flag & SUB or self.bare or self.piece.finite >= 0:
                self.open(i)
        else:
            self.note(i, flag)
        if not flag & (ADV | PREP | LIKE):
            self.bare = False

    def at_konjunction(self, i: int) -> None:
        if self.piece.first == i:
            self.piece.konjunction = True
        piece = self.piece
        if max(piece.finite, piece.zu, piece.participle, piece.infinitive) >= 0:
            self.joints.append(i)

    def note(self, i: int, flag: int) -> None:
        """Keep where the piece has an infinitive with its particle, a participle, a comparison."""
        if flag & (INF | PART) and self.finite_again(i):
            self.flags[i] = FIN
            self.at_finite(i)
        elif flag & INF and flag & (AUX | MODAL) and self.finite_last(i):
            self.flags[i] = FIN | flag & (AUX | MODAL)
            self.at_finite(i)
        elif flag & ZUINF or (flag & INF and self.flags[i - 1] & ZU and i > self.piece.first):
            self.piece.zu = i
        elif flag & PART:
            self.piece.participle = i
        elif flag & INF:
            self.piece.infinitive = i
        elif flag & LIKE and self.bare:
            self.piece.like = i
        elif flag & PREP and self.bare:
            self.may_open(i)

    def finite_last(self, i: int) -> bool:
        """Whether an auxiliary or modal verb after a participle ends a verb-final clause."""
        flags, piece = self.flags, self.piece
        again = piece.opener >= 0 and any(joint > piece.finite for joint in self.joints)
        if (piece.finite >= 0 and not again) or not flags[i - 1] & (PART | INF):
            return False
        if not self.final():
            return False
        return i + 1 >= self.last or bool(flags[i + 1] & (COMMA | STOP | MARK | KON))

    def final(self) -> bool:
        """Whether the piece has its verb last, or may: it begins with an article after a comma."""
        piece = self.piece
        return piece.opener >= 0 or (piece.cut == AT_COMMA and bool(self.flags[piece.first] & DET))

    def finite_again(self, i: int) -> bool:
        """Whether what looks like an infinitive after a conjunction must be a second finite verb."""
        flags, piece = self.flags, self.piece
        if piece.finite < 0 or not self.joints or flags[i] & (AUX | MODAL) or flags[i - 1] & ZU:
            return False
        if flags[piece.finite] & (AUX | MODAL) or self.sketch.tokens[piece.finite].lemma in self.bare_infinitive:
            return False
        if piece.opener < 0:
            return self.joints[-1] == i - 1
        return i + 1 >= self.last or bool(flags[i + 1] & (COMMA | STOP | MARK | KON))

    def open(self, i: int) -> None:
        """Note what opens a clause; where words stand before it, a comma is missing and it is cut here."""
        if not self.bare and self.piece.opener != i - 1:  # an opener of two words opens once
            joined = bool(self.flags[i - 1] & KON) and i - 1 > self.piece.first
            self.split(i - joined, AT_KON if joined else NOTHING)
            self.piece.konjunction = joined
        if self.piece.opener < 0:
            self.piece.opener = i

    def at_finite(self, i: int) -> None:
        if self.flags[i - 1] & KON and i - 1 > self.piece.first and self.piece.opener < 0:
            self.split(i - 1, AT_KON)  # nothing but a verb can follow
            self.piece.konjunction = True
        piece = self.piece
        if piece.finite >= 0 and self.closes_bracket(i):
            self.flags[i] = self.instead(self.flags[piece.finite], i)
            piece.participle = i
            return
        if piece.finite < 0 and self.final() and piece.zu < 0 and self.joints:
            self.earlier(i)
            piece = self.piece
        if piece.finite >= 0 or (piece.opener >= 0 and piece.zu >= 0):
            at, cut = self.seam(i)
            self.split(at, cut)
            self.piece.konjunction = cut == AT_KON
        self.piece.finite = i

    def infinitive_again(self, i: int) -> bool:
        """Whether a modal verb has a second infinitive: after the first comes a conjunction."""
        if not self.governs_infinitive() or not self.flags[self.joints[-1] - 1] & INF:
            return False
        return self.sketch.tokens[i].text.endswith(self.sketch.data.plural_ending)

    def governs_infinitive(self) -> bool:
        """Whether the finite verb of the piece is a modal or "werden"."""
        finite = self.piece.finite
        become = self.sketch.tokens[finite].lemma == self.sketch.data.verbs.become
        return become or bool(self.flags[finite] & MODAL)

    def instead(self, finite: int, i: int) -> int:
        """Return the bits of the verb at i, which ends a clause whose finite verb has the bits `finite`."""
        kind = self.flags[i] & (AUX | MODAL)
        if self.joints or kind & MODAL:
            return INF | kind
        return (PART if finite & AUX else INF if finite & MODAL else ADV) | kind

    def earlier(self, i: int) -> None:
        """Take the verb before a conjunction in a verb-final clause for finite."""
        piece, flags = self.piece, self.flags
        other = self.joints[0] - 1
        if not flags[other] & (PART | INF) or flags[other] & (AUX | MODAL):
            return
        if not flags[i] & (AUX | MODAL) or (flags[i] & AUX and flags[other] & INF and flags[i - 1] & PART):
            flags[other] = FIN
            piece.finite = other
            piece.participle = piece.infinitive = -1

    def closes_bracket(self, i: int) -> bool:
        """Whether a "finite" verb at the end of a clause that has one is a participle or infinitive.

        Taggers take a form that can be either for the wrong one.
        """
        flags, piece = self.flags, self.piece
        if flags[i] & MODAL:  # an infinitive may stand for the participle
            return bool(flags[piece.finite] & AUX and flags[i - 1] & INF) and not self.joints
        if flags[i] & AUX and not self.governs_infinitive():
            return False
        if self.joints and not self.infinitive_again(i):
            return False
        if not self.joints and (piece.participle >= 0 or piece.opener >= 0 or flags[i - 1] & (INF | PART)):
            return False
        if not self.joints and flags[i - 1] & ADV and not flags[i] & AUX:
            return True  # a participle that says how, not what was done
        return i + 1 >= self.last or bool(flags[i + 1] & (COMMA | STOP | MARK | KON))

    def seam(self, i: int) -> tuple[int, int]:
        """Return where the piece of a second finite verb at i begins."""
        piece = self.piece
        previous = max(piece.finite, piece.zu)
        joints = [joint for joint in self.joints if joint > previous]
        if joints:
            for joint in joints:
                if joint == previous + 1:
                    return joint, AT_KON
            return joints[-1], AT_KON
        if piece.opener >= 0:
            return previous + 1, NOTHING
        inside = self.sketch.cover[i - 1]
        if inside >= 0 and self.sketch.phrases[inside].first > previous:
            return self.sketch.phrases[inside].first, NOTHING
        return i, NOTHING
