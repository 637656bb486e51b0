"""Small questions about the words ahead, shared by the readers of phrases."""

from lagebild.model.grammar import GEN
from lagebild.reading.clauses.marks import ADJ, ADV, CARD, COMMA, DET, KON, LIKE, MARK, NOUN, PRON, QUOTE_MARKS
from lagebild.reading.clauses.sketch import Sketch


class Lookahead:
    """Answers from tags and lists, within the part of a sentence that ends before `last`."""

    def __init__(self, sketch: Sketch) -> None:
        self.sketch = sketch
        self.tokens = sketch.tokens
        self.flags = sketch.flags
        self.data = sketch.data
        self.last = 0

    def counts(self, i: int) -> bool:
        """Whether an adverb, or a comparison, only makes the number after it vague."""
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

    def counted(self, i: int) -> int:
        """Return where the number begins before which the preposition at i only counts; i for any other."""
        flags, tokens = self.flags, self.tokens
        known = self.data.words.counting_prepositions
        text = tokens[i].text.lower()
        governed = self.data.noun_prepositions.get(text)
        if i and governed and tokens[i - 1].lemma.lower().endswith(governed):
            return i  # the noun before governs it
        if i + 1 < self.last and flags[i + 1] & CARD:
            return i + 1 if text in known else i
        if i + 2 < self.last and flags[i + 2] & CARD and f"{text} {tokens[i + 1].text.lower()}" in known:
            return i + 2
        return i

    def noun_after(self, i: int) -> bool:
        """Whether a noun follows, behind adjectives at most."""
        flags, last = self.flags, self.last
        while i < last and (flags[i] & (ADJ | CARD | KON | ADV) or self.quote(i)):
            i += 1
        return i < last and bool(flags[i] & NOUN)

    def sizes(self, i: int) -> bool:
        """Whether the number at i and its measure tell the size of an adjective, as an age does."""
        flags, measure = self.flags, i + 1
        if measure + 1 >= self.last or not flags[measure] & NOUN or not flags[measure + 1] & ADJ:
            return False
        words, lemma = self.data.words, self.tokens[measure].lemma
        return (lemma in words.time_nouns or lemma in words.measure_nouns) and self.noun_after(measure + 1)

    def date_after(self, i: int) -> int:
        """Return where a date between commas ends that begins with the comma at i; i where there is none."""
        flags, tokens, last = self.flags, self.tokens, self.last
        if i + 3 >= last or not flags[i + 1] & DET or not flags[i + 3] & NOUN:
            return i
        day = tokens[i + 2].text
        if not (day[0].isdecimal() and day.endswith(".")):
            return i
        j = i + 4
        if j < last and flags[j] & CARD:
            j += 1
        return j + 1 if j < last and flags[j] & COMMA else j

    def quote(self, i: int) -> bool:
        """Whether the token is a quotation mark."""
        return bool(self.flags[i] & MARK) and self.tokens[i].text in QUOTE_MARKS

    def possessive(self, i: int) -> bool:
        """Whether a genitive pronoun stands before its noun like a determiner."""
        mask = self.tokens[i].agreement
        follows = i + 1 < self.last and self.flags[i + 1] & (NOUN | ADJ)
        return bool(follows) and mask != 0 and not mask & ~GEN
