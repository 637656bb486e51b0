"""The core of one noun phrase: determiner, numbers, adjectives, participial attributes, nouns and names."""

from collections.abc import Callable
from typing import Final

from lagebild.model.grammar import ANY_AGREEMENT, GEN, NOM, PLURAL, SINGULAR, any_case
from lagebild.reading.clauses.lookahead import Lookahead
from lagebild.reading.clauses.marks import (
    ADJ,
    ADV,
    CARD,
    CLOSING,
    COMMA,
    DET,
    FIN,
    KON,
    LIKE,
    MARK,
    NAME,
    NOMINAL,
    NOUN,
    OPENING,
    PREP,
    PRON,
    REFL,
    REL,
    TRUNC,
    WH,
)
from lagebild.reading.clauses.syncretism import completed

#: A participial attribute is not looked for further than this many tokens.
LONGEST_ATTRIBUTE: Final = 14
#: Determiners of which a noun phrase has one; others stand before or after it.
SOLE: Final = frozenset(("ART", "PDAT", "PPOSAT"))


class NounPhraseReader:
    """Walks one noun phrase from its determiner to its last noun."""

    __slots__ = (
        "begin",
        "determiner",
        "flags",
        "head",
        "i",
        "last",
        "mask",
        "possessor",
        "read_inner",
        "reader",
        "tokens",
    )

    def __init__(self, reader: Lookahead, i: int, read_inner: Callable[[int, int], None]) -> None:
        self.reader = reader
        self.read_inner = read_inner
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
        if self.i < self.last and self.flags[self.i] & NOUN and self.object_first():
            self.read_inner(self.i, self.i + 1)
            self.i += 1
            self.modifiers()
        if self.i < self.last and self.flags[self.i] & NOUN and not self.clashes():
            self.nouns()
        elif self.head < 0 and self.i > self.begin:
            if self.i < self.last and self.tokens[self.i].tag == "PIS" and self.flags[self.i - 1] & CARD:
                self.i += 1  # a number, and a word that adds to it
            self.elliptic()
        return self.i

    def object_first(self) -> bool:
        """Whether the noun is the object of a participle after it."""
        flags, i = self.flags, self.i
        if self.determiner != i - 1 or i + 2 >= self.last or not flags[i + 1] & ADJ or not flags[i + 2] & NOUN:
            return False
        article = self.tokens[i - 1].agreement
        with_this = article & completed(self.tokens[i].agreement)
        return bool(article) and not with_this and bool(article & completed(self.tokens[i + 2].agreement))

    def clashes(self) -> bool:
        """Whether an "article" right before a noun agrees with it in nothing and so is a pronoun.

        It then stands alone, as a demonstrative before a noun of its own; elsewhere the lexicon is more often wrong
        than the tag.
        """
        determiner = self.determiner
        if determiner < 0 or determiner != self.i - 1:
            return False
        article, noun = self.tokens[determiner].agreement, self.tokens[self.i].agreement
        if not article or not noun or article & completed(noun):
            return False
        if self.flags[determiner] & WH:
            self.flags[determiner] = PRON | WH
            return True
        after_verb = determiner > 0 and self.flags[determiner - 1] & FIN
        return self.tokens[determiner].tag == "ART" and bool(article & NOM and after_verb)

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
            if self.determiner >= 0 and self.tokens[self.i].tag in SOLE and self.definite():
                break  # a pronoun ends here, the next phrase begins
            self.determiner = self.i
            self.i += 1
            if flag & REL:
                break
            self.narrow(self.tokens[self.i - 1].agreement)
        if self.determiner == self.i - 1 and self.i < last and self.indefinite():
            self.narrow(self.tokens[self.i].agreement)
            self.i += 1

    def definite(self) -> bool:
        """Whether a determiner that stands only once has been read."""
        return any(self.tokens[j].tag in SOLE for j in range(self.begin, self.i))

    def indefinite(self) -> bool:
        """Whether a pronoun follows its article."""
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
            elif flag & (ADV | PREP | COMMA | KON | MARK | DET | PRON | NOUN | LIKE):
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
        if self.reader.sizes(self.i):
            self.i += 2
            return
        token = self.tokens[self.i]
        if token.text not in self.reader.data.words.one:
            self.narrow(PLURAL)
        self.i += 1

    def truncated(self) -> bool:
        """Pass the first part of a compound that ends in a hyphen, before the whole one."""
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
        if flag & (COMMA | KON):  # between two adjectives of one noun
            adjective_before = started and flags[i - 1] & ADJ
            return i + 1 if adjective_before and self.adjective_at(i + 1) else i
        if flag & ADV:
            j = i + 1
            while j < last and flags[j] & ADV:
                j += 1
            if j < last and flags[j] & (ADJ | CARD) and (self.determiner >= 0 or self.reader.noun_after(j)):
                return j
        if self.determiner >= 0:
            return self.participial(i)
        return i

    def adjective_at(self, i: int) -> bool:
        flags, last = self.flags, self.last
        while i < last and (flags[i] & ADV or self.reader.quote(i)):
            i += 1
        return i < last and bool(flags[i] & ADJ) and self.reader.noun_after(i)

    def participial(self, i: int) -> int:
        """Pass phrases up to a participle or adjective that a noun follows; i where none comes."""
        flags = self.flags
        limit = min(self.last, i + LONGEST_ATTRIBUTE)
        if not flags[i] & (PREP | ADV | REFL | LIKE) and not self.opens_inner(i):
            return i
        j = i
        nouns = False
        while j < limit:
            flag = flags[j]
            if flag & FIN and nouns and self.must_be_adjective(i, j):
                flags[j] = flag = ADJ
            if flag & ADJ and (nouns or flags[j - 1] & (ADV | REFL | ADJ)) and self.reader.noun_after(j):
                if self.closes(j):
                    self.read_inner(i, j)
                    return j
            elif flag & COMMA and self.reader.date_after(j) > j:
                j = self.reader.date_after(j)
                continue
            elif flag & (FIN | COMMA) or not flag & (PREP | ADV | NOMINAL | KON | LIKE):
                return i
            if flag & (NOUN | PRON | CARD):
                nouns = True
            j += 1
        return i

    def must_be_adjective(self, i: int, j: int) -> bool:
        """Whether a "verb" is the participle of an attribute: its article has a preposition right after it."""
        if not self.flags[i] & PREP or i != self.determiner + 1 or j + 1 >= self.last:
            return False
        weak, text = self.reader.data.weak, self.tokens[j].text
        return bool(self.flags[j + 1] & (NOUN | ADJ)) and (text[-1:] in weak or text[-2:] in weak)

    def opens_inner(self, i: int) -> bool:
        """Whether a second determiner directly follows the first."""
        return bool(self.flags[i] & (DET | PRON)) and i == self.determiner + 1

    def closes(self, j: int) -> bool:
        """Whether the adjective at j agrees with the determiner rather than with an inner phrase."""
        mine = self.tokens[j].agreement or ANY_AGREEMENT
        after = j
        while not self.flags[after] & NOUN:
            after += 1
        noun = completed(self.tokens[after].agreement) or ANY_AGREEMENT
        if not mine & noun & self.mask:
            return False
        weak = self.reader.data.weak
        text = self.tokens[j].text
        if self.inflected() and text[-1:] not in weak and text[-2:] not in weak:
            return False
        return bool(self.flags[j - 1] & (NOUN | ADV | PRON | CARD | ADJ))

    def nouns(self) -> None:
        """Read the run of nouns and names that ends the phrase, title first."""
        flags, last, tokens = self.flags, self.last, self.tokens
        if self.possessive_name():
            return
        head = self.i
        self.narrow(completed(tokens[head].agreement))
        salutation = tokens[head].lemma in self.reader.data.words.salutations
        i = head + 1
        while i < last and not self.several_before(i):
            flag = flags[i]
            if flag & NAME or self.surname(i) or self.measured(i):
                if salutation and not flags[head] & NAME:
                    head = i
                if flag & NOUN and not flag & NAME and not self.surname(i):
                    self.mask = (tokens[i].agreement or ANY_AGREEMENT) & (self.mask | PLURAL)
                    head = i
                i += 1
            elif self.goes_on(i, flag):
                i += 1
            elif flag & MARK and self.bracketed_name(i):
                i += 3
            elif self.compounded(i, flag):
                head = i
                self.mask = tokens[self.determiner].agreement & completed(tokens[i].agreement)
                i += 1
            else:
                break
        if i > head + 1 and self.begin == head and not self.mask & ~NOM:
            self.mask = any_case(self.mask)  # a title before a name is not declined
        self.head = head
        self.i = i

    def several_before(self, i: int) -> bool:
        """Whether the given name at i stands behind a bare plural, which is no title of one person."""
        if i != self.begin + 1 or self.tokens[i].text not in self.reader.data.given:
            return False
        return bool(self.mask & PLURAL) and not self.mask & NOM & SINGULAR and self.flags[i] & NAME > 0

    def compounded(self, i: int, flag: int) -> bool:
        """Whether a noun after a name is the one the article agrees with."""
        if not flag & NOUN or not self.flags[i - 1] & NAME or self.determiner != i - 2:
            return False
        article, noun = self.tokens[i - 2].agreement, completed(self.tokens[i].agreement)
        return bool(article & noun) and not article & self.tokens[i - 1].agreement

    def surname(self, i: int) -> bool:
        """Whether a noun is the surname after a given name."""
        if not self.flags[i] & NOUN:
            return False
        before, data = self.tokens[i - 1], self.reader.data
        if self.flags[i - 1] & NAME:
            return before.text in data.given
        return before.lemma in data.words.salutations

    def bracketed_name(self, i: int) -> bool:
        """Whether a nickname stands in brackets inside a name."""
        flags, tokens = self.flags, self.tokens
        if i + 3 >= self.last or tokens[i].text not in OPENING or tokens[i + 2].text not in CLOSING:
            return False
        return bool(flags[i - 1] & flags[i + 1] & flags[i + 3] & NAME)

    def goes_on(self, i: int, flag: int) -> bool:
        """Whether a number ("Artikel 5") or the closing quotation mark still belongs to the noun."""
        if flag & CARD:
            return not (i + 1 < self.last and self.flags[i + 1] & (NOUN | ADJ | CARD))  # of the next phrase
        return bool(flag & MARK) and self.reader.quote(i) and self.opened(i)

    def measured(self, i: int) -> bool:
        """Whether a noun follows a noun of measure."""
        return bool(self.flags[i] & NOUN) and self.tokens[i - 1].lemma in self.reader.data.words.measure_nouns

    def opened(self, i: int) -> bool:
        """Whether a quotation mark was passed inside this phrase, so that the one at i closes it."""
        return any(self.reader.quote(j) for j in range(self.begin, i))

    def possessive_name(self) -> bool:
        """Read a name in the genitive, then the noun it belongs to."""
        flags, last, tokens = self.flags, self.last, self.tokens
        i = self.i
        j = i
        if tokens[i].lemma in self.reader.data.words.salutations and i + 1 < last:
            j += 1
        if self.determiner >= 0 or not flags[j] & NAME:
            return False
        while j < last and flags[j] & NAME:
            j += 1
        text = tokens[j - 1].text
        k = j
        while k < last and flags[k] & (ADJ | CARD):
            k += 1
        genitive = tokens[j - 1].agreement & GEN and text.endswith(self.reader.data.genitive_name)
        if not (genitive and k < last and flags[k] & NOUN and not flags[k] & NAME):
            return False
        measures = self.reader.data.words.measure_nouns
        if tokens[j - 1].lemma == text and (flags[j] & CARD or tokens[k].lemma in measures):
            return False  # the number begins a phrase behind a name in its base form
        self.possessor = (i, j, GEN & SINGULAR)
        self.i = j
        self.modifiers()
        self.nouns()
        return True

    def elliptic(self) -> None:
        """End a phrase without a noun on its last number, adjective or determiner."""
        flags = self.flags
        for j in range(self.i - 1, self.begin - 1, -1):
            if flags[j] & (ADJ | CARD | DET | TRUNC | PRON):
                self.head = j
                self.i = j + 1
                return
