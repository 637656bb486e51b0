"""Noun phrases and prepositional phrases: one walk from left to right over a sentence.

A phrase here is the core (determiner, adjectives, nouns, title and name); what hangs on it (genitives,
appositions, attributes, coordination) is joined by `attachment` once the clauses are known. Participial
attributes ("der von Russland angeführten Gruppe") hold their own phrases inside.
"""

from lagebild.model.grammar import ANY_AGREEMENT, GEN, PLURAL, SINGULAR
from lagebild.reading.clauses.marks import (
    ADJ, ADV, CARD, COMMA, DET, FIN, KON, LIKE, MARK, NAME, NOMINAL, NOUN, POST, PREP, PRON, QUOTE_MARKS, REFL,
    REL, TRUNC,
)  # fmt: skip
from lagebild.reading.clauses.sketch import DraftPhrase, Sketch

#: An attribute of adverbs and adjectives before a noun is not looked for further than this many tokens.
LONGEST_ATTRIBUTE = 14


class NominalReader:
    """Finds the phrases of one report; `read(first, last)` once per sentence."""

    def __init__(self, sketch: Sketch) -> None:
        self.sketch = sketch
        self.tokens = sketch.tokens
        self.flags = sketch.flags
        self.data = sketch.data
        self.last = 0

    def read(self, first: int, last: int) -> None:
        """Draft the phrases of tokens [first, last)."""
        flags = self.flags
        self.last = last
        i = first
        while i < last:
            flag = flags[i]
            if flag & PREP:
                i = self.prepositional(i)
            elif flag & NOMINAL:
                i = self.nominal(i, i, None, ANY_AGREEMENT)
            elif flag & ADV and self.counts(i):
                i = self.nominal(i, i, None, ANY_AGREEMENT)
            else:
                i += 1

    def counts(self, i: int) -> bool:
        """Whether an adverb only makes the number after it vague ("rund 30", "mehr als 30")."""
        j = self.number_after(i)
        return j > i

    def number_after(self, i: int) -> int:
        """Return where the number begins that the words from i on make vague; i where there is none."""
        flags, last, words = self.flags, self.last, self.data.words
        j = i
        while j < last and flags[j] & (ADV | DET | PRON) and j - i < 3:
            text = self.tokens[j].text.lower()
            if text in words.approximators:
                j += 1
            elif text in words.comparative and j + 1 < last and flags[j + 1] & LIKE:
                j += 2
            else:
                break
        return j if j > i and j < last and flags[j] & CARD else i

    def prepositional(self, i: int) -> int:
        """Draft the phrase of the preposition at i; return where to go on."""
        flags, last = self.flags, self.last
        token = self.tokens[i]
        lemma = token.lemma
        j = self.counted(i)
        if j > i:  # "Über 30 Menschen": no preposition of its own
            return self.nominal(i, j, None, ANY_AGREEMENT)
        j = i + 1
        if j < last and flags[j] & PREP:
            if self.counted(j) == j:  # "bis zum", "von vor": the second governs
                lemma, token = self.tokens[j].lemma, self.tokens[j]
                j += 1
            else:  # "auf über 30 Häuser": the first does
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

    def counted(self, i: int) -> int:
        """Return where the number begins before which the preposition at i only counts; i for any other."""
        flags, tokens = self.flags, self.tokens
        known = self.data.words.counting_prepositions
        text = tokens[i].text.lower()
        if i + 1 < self.last and flags[i + 1] & CARD:
            return i + 1 if text in known else i
        if i + 2 < self.last and flags[i + 2] & CARD and f"{text} {tokens[i + 1].text.lower()}" in known:
            return i + 2
        return i

    def quote(self, i: int) -> bool:
        """Whether the token is a quotation mark."""
        return bool(self.flags[i] & MARK) and self.tokens[i].text in QUOTE_MARKS

    def nominal(self, first: int, i: int, preposition: str | None, cases: int) -> int:
        """Draft a noun phrase whose core begins at i and the whole at `first`; return where to go on."""
        flags = self.flags
        if flags[i] & PRON and self.number_after(i) == i and not self.possessive(i):
            nxt = i + 1
            self.add(first, i, nxt, self.agree(self.tokens[i].agreement or ANY_AGREEMENT, cases), preposition)
            return nxt
        phrases = self.sketch.phrases
        before = len(phrases)
        core = CoreReader(self, i)
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
        for inner in range(before, number):  # inside a participial attribute, or the possessor
            if phrases[inner].parent < 0:
                phrases[inner].parent = number
        return end

    def possessive(self, i: int) -> bool:
        """Whether a genitive pronoun stands before its noun like a determiner ("deren Hilfe")."""
        mask = self.tokens[i].agreement
        follows = i + 1 < self.last and self.flags[i + 1] & (NOUN | ADJ)
        return bool(follows) and mask != 0 and not mask & ~GEN

    def agree(self, mask: int, cases: int) -> int:
        """Return the readings in a governed case; where the words hold none, the case wins."""
        return mask & cases or cases

    def add(self, first: int, head: int, last: int, mask: int, preposition: str | None) -> None:
        """Draft a phrase and mark its tokens as covered."""
        number = len(self.sketch.phrases)
        self.sketch.phrases.append(DraftPhrase(first, head, last, mask, preposition))
        self.sketch.cover[first:last] = [number] * (last - first)


class CoreReader:
    """Walks one noun phrase from its determiner to its last noun."""

    __slots__ = ("begin", "determiner", "flags", "head", "i", "last", "mask", "possessor", "reader", "tokens")

    def __init__(self, reader: NominalReader, i: int) -> None:
        self.reader = reader
        self.tokens = reader.tokens
        self.flags = reader.flags
        self.last = reader.last
        self.i = self.begin = i
        self.mask = ANY_AGREEMENT
        self.head = -1
        self.determiner = -1
        self.possessor: tuple[int, int, int] | None = None

    def walk(self) -> int:
        """Read the phrase; return its end. `head` stays -1 where there is none."""
        self.i = self.reader.number_after(self.i)
        self.determiners()
        self.modifiers()
        if self.i < self.last and self.flags[self.i] & NOUN:
            self.nouns()
        elif self.head < 0 and self.i > self.begin:
            self.elliptic()
        return self.i

    def narrow(self, mask: int) -> None:
        """Keep the readings that the next word shares, if any."""
        if mask:
            self.mask = self.mask & mask or self.mask

    def determiners(self) -> None:
        flags, last = self.flags, self.last
        if self.i < last and flags[self.i] & PRON and self.reader.possessive(self.i):
            self.determiner = self.i
            self.i += 1
        while self.i < last and flags[self.i] & DET:
            flag = flags[self.i]
            self.determiner = self.i
            self.i += 1
            if flag & REL:
                break
            self.narrow(self.tokens[self.i - 1].agreement)
        if self.determiner == self.i - 1 and self.i < last and self.indefinite():
            self.narrow(self.tokens[self.i].agreement)
            self.i += 1

    def indefinite(self) -> bool:
        """Whether a pronoun follows its article ("die anderen", "das meiste")."""
        return self.tokens[self.i].tag == "PIS" and self.tokens[self.determiner].tag == "ART"

    def modifiers(self) -> None:
        """Pass numbers, adjectives, what makes them vague, quotation marks, and participial attributes."""
        flags, last = self.flags, self.last
        while self.i < last:
            flag = flags[self.i]
            if flag & ADJ:
                self.adjective()
            elif flag & CARD:
                self.number()
            elif flag & TRUNC:
                if not self.truncated():
                    return
            elif flag & (ADV | PREP | COMMA | KON | MARK | DET | PRON | NOUN):
                if not self.inside(flag):
                    return
            else:
                return

    def adjective(self) -> None:
        token = self.tokens[self.i]
        mask = token.agreement
        if self.determiner < 0 or not self.inflected():
            mask = mask & self.by_ending(token.text, self.reader.data.strong) or mask
        else:
            mask = mask & self.by_ending(token.text, self.reader.data.weak) or mask
        self.narrow(mask)
        self.i += 1

    def by_ending(self, text: str, endings: dict[str, int]) -> int:
        return endings.get(text[-2:]) or endings.get(text[-1:]) or ANY_AGREEMENT

    def inflected(self) -> bool:
        """Whether the determiner shows its case, so that adjectives after it need not (weak declension)."""
        token = self.tokens[self.determiner]
        return token.tag != "PIAT" and token.text.lower() not in self.reader.data.words.bare_determiners

    def number(self) -> None:
        token = self.tokens[self.i]
        if token.text not in ("1", "eine", "ein", "einen", "einem", "einer"):
            self.narrow(PLURAL)
        self.i += 1

    def truncated(self) -> bool:
        """Pass "Vor- und" before "Nachteile"."""
        flags = self.flags
        j = self.i + 1
        while j < self.last and flags[j] & (KON | COMMA | TRUNC):
            j += 1
        if j < self.last and flags[j] & (NOUN | ADJ):
            self.i = j
            return True
        return False

    def inside(self, flag: int) -> bool:
        """Pass what may stand between determiner and noun, if a noun still follows; False: the core ends."""
        if flag & NOUN:
            return False
        j = self.attribute_end(self.i, flag)
        if j <= self.i:
            return False
        self.i = j
        return True

    def attribute_end(self, i: int, flag: int) -> int:
        flags, last = self.flags, self.last
        started = i > self.begin
        if flag & MARK:
            known = self.reader.quote(i) and i + 1 < last and flags[i + 1] & (ADJ | CARD | NOUN)
            return i + 1 if known and started else i
        if flag & (COMMA | KON):  # "große, alte Häuser", "große und alte"
            adjective_before = started and flags[i - 1] & ADJ
            return i + 1 if adjective_before and self.adjective_at(i + 1) else i
        if flag & ADV:
            j = i + 1
            while j < last and flags[j] & ADV:
                j += 1
            if j < last and flags[j] & (ADJ | CARD) and (self.determiner >= 0 or self.noun_after(j)):
                return j
        if self.determiner >= 0:
            return self.participial(i)
        return i

    def adjective_at(self, i: int) -> bool:
        flags, last = self.flags, self.last
        while i < last and flags[i] & ADV:
            i += 1
        return i < last and bool(flags[i] & ADJ) and self.noun_after(i)

    def noun_after(self, i: int) -> bool:
        flags, last = self.flags, self.last
        while i < last and (flags[i] & (ADJ | CARD | KON | ADV) or self.reader.quote(i)):
            i += 1
        return i < last and bool(flags[i] & NOUN)

    def participial(self, i: int) -> int:
        """Pass phrases up to a participle or adjective that a noun follows; i where none comes."""
        flags = self.flags
        limit = min(self.last, i + LONGEST_ATTRIBUTE)
        if not flags[i] & (PREP | ADV | REFL) and not self.opens_inner(i):
            return i
        j = i
        nouns = False
        while j < limit:
            flag = flags[j]
            if flag & ADJ and (nouns or flags[j - 1] & (ADV | REFL)) and self.noun_after(j):
                if self.closes(j):
                    self.inner(i, j)
                    return j
            elif flag & (FIN | COMMA) or not flag & (PREP | ADV | NOMINAL | KON):
                return i
            if flag & (NOUN | PRON | CARD):
                nouns = True
            j += 1
        return i

    def opens_inner(self, i: int) -> bool:
        """Whether a second determiner directly follows the first ("die den Norden verwüstende Flut")."""
        return bool(self.flags[i] & (DET | PRON)) and i == self.determiner + 1

    def closes(self, j: int) -> bool:
        """Whether the adjective at j agrees with the determiner rather than with an inner phrase."""
        mine = self.tokens[j].agreement or ANY_AGREEMENT
        after = j
        while not self.flags[after] & NOUN:
            after += 1
        noun = self.tokens[after].agreement or ANY_AGREEMENT
        if not mine & noun & self.mask:
            return False
        weak = self.reader.data.weak
        text = self.tokens[j].text
        if self.inflected() and text[-1:] not in weak and text[-2:] not in weak:
            return False
        return bool(self.flags[j - 1] & (NOUN | ADV | PRON | CARD))

    def inner(self, i: int, j: int) -> None:
        """Draft the phrases inside a participial attribute."""
        reader = self.reader
        outer_last = reader.last
        reader.read(i, j)
        reader.last = outer_last

    def nouns(self) -> None:
        """Read the run of nouns and names that ends the phrase, title first."""
        flags, last, tokens = self.flags, self.last, self.tokens
        if self.possessive_name():
            return
        head = self.i
        self.narrow(tokens[head].agreement)
        salutation = tokens[head].lemma in self.reader.data.words.salutations
        i = head + 1
        while i < last:
            flag = flags[i]
            if flag & NAME or self.measured(i):
                if salutation and not flags[head] & NAME:
                    head = i
                if flag & NOUN and not flag & NAME:
                    self.mask = (tokens[i].agreement or ANY_AGREEMENT) & (self.mask | PLURAL)
                    head = i
                i += 1
            elif flag & CARD and not (i + 1 < last and flags[i + 1] & (NOUN | ADJ)):
                i += 1
            elif flag & MARK and self.reader.quote(i) and self.opened(i):
                i += 1
            else:
                break
        self.head = head
        self.i = i

    def measured(self, i: int) -> bool:
        """Whether a noun follows a noun of measure ("Dutzende Menschen")."""
        return bool(self.flags[i] & NOUN) and self.tokens[i - 1].lemma in self.reader.data.words.measure_nouns

    def opened(self, i: int) -> bool:
        """Whether a quotation mark was passed inside this phrase, so that the one at i closes it."""
        return any(self.reader.quote(j) for j in range(self.begin, i))

    def possessive_name(self) -> bool:
        """Read "Kasachstans Präsident": a name in the genitive, then the noun it belongs to."""
        flags, last, tokens = self.flags, self.last, self.tokens
        i = self.i
        if self.determiner >= 0 or not flags[i] & NAME:
            return False
        j = i
        while j < last and flags[j] & NAME:
            j += 1
        text = tokens[j - 1].text
        k = j
        while k < last and flags[k] & (ADJ | CARD):
            k += 1
        genitive = tokens[j - 1].agreement & GEN and text.endswith(self.reader.data.genitive_name)
        if not (genitive and k < last and flags[k] & NOUN and not flags[k] & NAME):
            return False
        self.possessor = (i, j, GEN & SINGULAR)
        self.i = j
        self.modifiers()
        self.nouns()
        return True

    def elliptic(self) -> None:
        """End a phrase without a noun on its last number, adjective or determiner ("18 weitere")."""
        flags = self.flags
        for j in range(self.i - 1, self.begin - 1, -1):
            if flags[j] & (ADJ | CARD | DET | TRUNC | PRON):
                self.head = j
                self.i = j + 1
                return
