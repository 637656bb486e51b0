"""Noun phrases and prepositional phrases: one walk from left to right over a sentence.

A phrase here is the core (determiner, adjectives, nouns, title and name); what hangs on it (genitives,
appositions, attributes, coordination) is joined by `attachment` once the clauses are known. Participial
attributes, which stand between article and noun, hold their own phrases inside.
"""

from lagebild.model.grammar import ANY_AGREEMENT
from lagebild.reading.clauses.lookahead import Lookahead
from lagebild.reading.clauses.marks import ADJ, ADV, DET, NOMINAL, PREP, PRON
from lagebild.reading.clauses.noun_phrase import NounPhraseReader
from lagebild.reading.clauses.sketch import DraftPhrase


class NominalReader(Lookahead):
    """Finds the phrases of one report; `read(first, last)` once per sentence."""

    def read(self, first: int, last: int) -> None:
        """Draft the phrases of tokens [first, last)."""
        flags = self.flags
        self.last = last
        i = first
        while i < last:
            flag = flags[i]
            if flag & PREP:
                i = self.prepositional(i)
            elif flag & NOMINAL or (flag & ADV and self.counts(i)):
                i = self.nominal(i, i, None, ANY_AGREEMENT)
            else:
                i += 1

    def prepositional(self, i: int) -> int:
        """Draft the phrase of the preposition at i; return where to go on."""
        flags, last = self.flags, self.last
        token = self.tokens[i]
        lemma = token.lemma
        j = self.counted(i)
        if j > i:  # it only counts: no preposition of its own
            return self.nominal(i, j, None, ANY_AGREEMENT)
        j = i + 1
        if j < last and flags[j] & PREP:
            if self.counted(j) == j:  # of two in a row the second governs
                lemma, token = self.tokens[j].lemma, self.tokens[j]
                j += 1
            else:  # the second only counts: the first does
                j = self.counted(j)
        while j < last and (flags[j] & ADV or self.quote(j)) and j - i < 4:
            if self.counts(j):
                break
            j += 1
        if j >= last or not flags[j] & (NOMINAL | ADV) or (flags[j] & ADV and not self.counts(j)):
            return i + 1
        cases = token.agreement or self.data.prepositions.get(lemma, ANY_AGREEMENT)
        after = self.nominal(i, j, lemma, cases)
        return max(after, i + 1)

    def nominal(self, first: int, i: int, preposition: str | None, cases: int) -> int:
        """Draft a noun phrase whose core begins at i and the whole at `first`; return where to go on."""
        flags = self.flags
        if flags[i] & PRON and self.number_after(i) == i and not self.possessive(i) and not self.article(i):
            nxt = i + 1
            self.add(first, i, nxt, self.agree(self.tokens[i].agreement or ANY_AGREEMENT, cases), preposition)
            return nxt
        phrases = self.sketch.phrases
        before = len(phrases)
        core = NounPhraseReader(self, i, self.inner)
        end = core.walk()
        if core.head < 0:
            return i + 1
        if core.possessor:
            begin, stop, mask = core.possessor
            self.add(begin, stop - 1, stop, mask, None)
            phrases[-1].role = "genitive"
        number = len(phrases)
        self.add(first, core.head, end, self.agree(core.mask, cases), preposition)
        phrases[number].determined = core.determiner >= 0
        phrases[number].own = core.mask
        for inner in range(before, number):  # inside a participial attribute, or the possessor
            if phrases[inner].parent < 0:
                phrases[inner].parent = number
        return end

    def article(self, i: int) -> bool:
        """Whether a pronoun is the article of an adjective or attribute."""
        if self.tokens[i].tag != "PIS" or i + 1 >= self.last:
            return False
        if self.flags[i + 1] & ADJ and self.tokens[i].agreement & self.tokens[i + 1].agreement:
            self.flags[i] = DET  # like an article before adjective and noun
            return True
        if not self.flags[i + 1] & PREP:
            return False
        core = NounPhraseReader(self, i, ignore)
        core.determiner = i
        core.mask = self.tokens[i].agreement or ANY_AGREEMENT
        if core.participial(i + 1) == i + 1:
            return False
        self.flags[i] = DET
        return True

    def agree(self, mask: int, cases: int) -> int:
        """Return the readings in a governed case; where the words hold none, the case wins."""
        return mask & cases or cases

    def add(self, first: int, head: int, last: int, mask: int, preposition: str | None) -> None:
        """Draft a phrase and mark its tokens as covered."""
        number = len(self.sketch.phrases)
        self.sketch.phrases.append(DraftPhrase(first, head, last, mask, preposition))
        self.sketch.cover[first:last] = [number] * (last - first)

    def inner(self, first: int, last: int) -> None:
        """Draft the phrases inside a participial attribute."""
        outer = self.last
        self.read(first, last)
        self.last = outer


def ignore(first: int, last: int) -> None:
    """Draft nothing: only a look ahead."""
