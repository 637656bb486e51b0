"""What hangs on what: genitives, attributes, appositions, coordination of noun phrases."""

from functools import lru_cache
from typing import Final

from lagebild.model.grammar import ACC, DAT, GEN, NOM, PLURAL
from lagebild.reading.clauses.judging import numbers_of
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
    NOUN,
    OPENING,
    POST,
    PRON,
    QUOTE_MARKS,
    STOP,
)
from lagebild.reading.clauses.sketch import DraftClause, DraftPhrase, Sketch

#: Tokens of a bracket that may stand between an apposition and its comma.
LONGEST_BRACKET: Final = 6
SHORTEST: Final = 3  # letters of the first of two times written together


def cases_of(mask: int) -> int:
    """Return all readings of the cases that occur in a mask."""
    direct = (NOM if mask & NOM else 0) | (ACC if mask & ACC else 0)
    return direct | (GEN if mask & GEN else 0) | (DAT if mask & DAT else 0)


@lru_cache(maxsize=1 << 14)
def is_time(lemma: str, times: frozenset[str]) -> bool:
    """Whether a noun is a time, or two of them written together, as a weekday and a part of the day."""
    if lemma in times:
        return True
    return any(lemma[:cut] in times and lemma[cut:].capitalize() in times for cut in range(SHORTEST, len(lemma) - 2))


class Attachment:
    """Joins the phrases of one report; `join(numbers, end)` once per sentence, with its outermost phrases in order
    and the token it ends before.
    """

    def __init__(self, sketch: Sketch) -> None:
        self.sketch = sketch
        self.phrases = sketch.phrases
        self.flags = sketch.flags
        self.tokens = sketch.tokens
        self.end = len(sketch.tokens)
        self.tops: list[int] = []

    def join(self, numbers: list[int], end: int) -> list[int]:
        """Set parents and conjuncts; return the phrases that stay outermost, with coordinated ones made here."""
        self.end = end
        tops: list[int] = []
        self.tops = tops
        for place, number in enumerate(numbers):
            phrase = self.phrases[number]
            before = tops[-1] if tops else -1
            if before >= 0 and self.phrases[before].clause == phrase.clause:
                if self.attributive(self.phrases[before], phrase):
                    self.phrases[tops.pop()].parent = number
                    phrase.first = self.phrases[before].first
                    tops.append(number)
                    continue
                parent = self.parent(before, phrase, numbers, place)
                if parent >= 0:
                    self.hang(number, parent)
                    continue
                group = self.coordinate(tops, number)
                if group >= 0:
                    tops.append(group)
                    continue
            tops.append(number)
        for number in tops:
            self.postposition(self.phrases[number])
        return tops

    def attributive(self, left: DraftPhrase, phrase: DraftPhrase) -> bool:
        """Whether a prepositional phrase opens a participial attribute."""
        if left.preposition is None or phrase.preposition is not None or left.last != phrase.first:
            return False
        clause = self.sketch.clauses[phrase.clause] if phrase.clause >= 0 else None
        if clause is None or clause.final or clause.finite < phrase.head:
            return False
        return not phrase.determined and bool(self.flags[phrase.first] & ADJ)

    def postposition(self, phrase: DraftPhrase) -> None:
        """Let "zufolge" after a phrase govern it."""
        end = phrase.last
        if end < self.end and self.flags[end] & POST and phrase.preposition is None:
            phrase.preposition = self.tokens[end].lemma
            phrase.last += 1
            governed = self.sketch.data.prepositions.get(phrase.preposition, phrase.agreement)
            phrase.agreement = phrase.agreement & governed or governed

    def hang(self, number: int, parent: int) -> None:
        phrases = self.phrases
        phrase = phrases[number]
        phrase.parent = parent
        tokens, end = self.tokens, phrase.last
        if end < self.end and tokens[end].text in CLOSING and tokens[phrase.first - 1].text in OPENING:
            end += 1
        while parent >= 0:
            phrases[parent].last = max(phrases[parent].last, end)
            parent = phrases[parent].parent

    def gap(self, left: DraftPhrase, right: DraftPhrase) -> int:
        """Return the bits of the one token between two phrases, 0 where none, -1 where there are more words."""
        flags = self.flags
        first, last = left.last, right.first
        while first < last and self.quote(first):
            first += 1
        while last > first and self.quote(last - 1):
            last -= 1
        if first >= last:
            return 0
        adverbs = all(flags[i] & ADV for i in range(first + 1, last))
        if last - first > 1 and not (adverbs and flags[first] & (KON | COMMA)):
            return -1
        return flags[first]

    def quote(self, i: int) -> bool:
        return bool(self.flags[i] & MARK) and self.tokens[i].text in QUOTE_MARKS

    def innermost(self, number: int, end: int) -> int:
        """Return the last phrase inside a phrase that ends where it ends."""
        found = number
        for inner in range(len(self.phrases) - 1, number, -1):
            phrase = self.phrases[inner]
            if phrase.parent >= 0 and phrase.last == end and phrase.first > self.phrases[found].first:
                found = inner
                break
        return found

    def parent(self, before: int, phrase: DraftPhrase, numbers: list[int], place: int) -> int:
        """Return the phrase that a phrase is an attribute or apposition of; -1: of none."""
        left = self.phrases[before]
        gap = self.gap(left, phrase)
        pronoun = self.flags[left.head] & PRON and not (gap == 0 and self.tokens[left.head].tag == "PIS")
        if gap < 0 or (pronoun and not gap & MARK and phrase.preposition is None):
            return -1
        host = self.innermost(before, left.last)
        if gap == 0:
            if phrase.preposition is None:
                return host if self.genitive(self.phrases[host], phrase) else -1
            return host if self.attribute(left, self.phrases[host], phrase) else -1
        if gap & MARK and self.tokens[phrase.first - 1].text in OPENING and phrase.preposition is None:
            phrase.role = "apposition"
            return host
        if gap & COMMA and not self.list_goes_on(numbers, place):
            for known in (before, host):
                if self.apposition(self.phrases[known], phrase):
                    phrase.role = "apposition"
                    phrase.agreement &= cases_of(self.phrases[known].agreement)
                    return known
        return -1

    def genitive(self, left: DraftPhrase, phrase: DraftPhrase) -> bool:
        """Whether a noun phrase is the genitive attribute of the one it directly follows."""
        mask, flags = phrase.agreement, self.flags
        if not mask & GEN or flags[phrase.head] & PRON:
            return False
        if not flags[left.head] & (NOUN | CARD | PRON) and not left.determined:
            return False
        if flags[left.head] & NAME and not left.determined:
            return False
        if self.told(left, phrase) or (self.flags[phrase.head] & NAME and mask & DAT and self.of_time(left, phrase)):
            return False  # a time has no owner
        if phrase.determined:
            found = not mask & NOM or self.genitive_plural(left, phrase)
        elif flags[phrase.head] & NAME:
            text = self.tokens[phrase.last - 1].text
            found = text.endswith(self.sketch.data.genitive_name) and not flags[left.head] & NAME
        else:
            found = not mask & ~GEN or (phrase.head > phrase.first and not mask & ACC)
        if found:
            phrase.role = "genitive"
            phrase.agreement = mask & GEN
        return found

    def told(self, left: DraftPhrase, phrase: DraftPhrase) -> bool:
        """Whether a person with a name is followed by who is spoken to."""
        clause = self.sketch.clauses[phrase.clause] if phrase.clause >= 0 else None
        named = left.preposition is None and any(flag & NAME for flag in self.flags[left.head + 1 : left.last])
        if not named or not phrase.agreement & DAT or not phrase.determined:
            return False
        return clause is not None and (clause.final or clause.finite < phrase.first)

    def genitive_plural(self, left: DraftPhrase, phrase: DraftPhrase) -> bool:
        """Whether an article that shows more than one case begins a genitive rather than a subject of its own."""
        clause = self.sketch.clauses[phrase.clause] if phrase.clause >= 0 else None
        if clause is not None and not clause.final and clause.finite > phrase.head:
            return True  # the Vorfeld holds one part
        if left.preposition is not None:
            return not (self.tells_time(left) or self.flags[left.head] & NAME)
        if left.parent >= 0 or (left.agreement & NOM and not left.role):
            return True
        others = (self.phrases[top] for top in self.tops[:-1])  # a subject before: this is none
        return any(o.agreement & NOM and o.preposition is None and o.clause == phrase.clause for o in others)

    def attribute(self, left: DraftPhrase, inner: DraftPhrase, phrase: DraftPhrase) -> bool:
        """Whether a prepositional phrase belongs to the phrase before it, or what is inside: always in the Vorfeld."""
        clause = self.sketch.clauses[phrase.clause] if phrase.clause >= 0 else None
        if clause is None or self.flags[left.head] & PRON or self.of_time(left, phrase):
            return False
        words = self.sketch.data.words
        if not clause.final and clause.finite > phrase.head:
            return True
        governed = self.sketch.data.noun_prepositions.get(phrase.preposition or "")
        if governed and any(self.tokens[n.head].lemma.lower().endswith(governed) for n in (left, inner)):
            return True
        if phrase.preposition not in words.attribute_prepositions:
            places = words.place_prepositions
            within = left.preposition in places and phrase.preposition in places
            return within and bool(self.flags[left.head] & NAME)
        return not (phrase.preposition in words.agent_prepositions and passive(clause))

    def of_time(self, left: DraftPhrase, phrase: DraftPhrase) -> bool:
        """Whether a prepositional phrase tells a time or follows one that does: adverbial in either case."""
        return self.tells_time(phrase) or (left.preposition is not None and self.tells_time(left))

    def tells_time(self, phrase: DraftPhrase) -> bool:
        """Whether a phrase is a stretch of time."""
        return is_time(self.tokens[phrase.head].lemma, self.sketch.data.words.time_nouns)

    def apposition(self, left: DraftPhrase, phrase: DraftPhrase) -> bool:
        """Whether a noun phrase between commas renames the one before it."""
        if phrase.preposition is not None:
            return False
        if self.flags[left.head] & PRON and self.tokens[left.head].tag != "PIS":
            return False
        if self.flags[phrase.head] & PRON and not self.one_of(phrase):
            return False
        same = cases_of(phrase.agreement) & left.agreement
        if not same or not numbers_of(phrase.agreement) & same:
            return False
        end = self.end_of(phrase)
        return end >= self.end or bool(self.flags[end] & (COMMA | STOP | FIN))

    def one_of(self, phrase: DraftPhrase) -> bool:
        """Whether a pronoun has a genitive after it ("one of the towns")."""
        follows = phrase.last < self.end and self.flags[phrase.last] & DET
        return self.tokens[phrase.head].tag == "PIS" and bool(follows)

    def list_goes_on(self, numbers: list[int], place: int) -> bool:
        """Whether a conjunction ends the list that begins here ("A, B and C")."""
        for k in range(place, len(numbers) - 1):
            left, right = self.phrases[numbers[k]], self.phrases[numbers[k + 1]]
            gap = self.gap(left, right)
            if gap < 0 or left.clause != right.clause:
                return False
            if gap & KON:
                return True
        return False

    def end_of(self, phrase: DraftPhrase) -> int:
        """Return the token after a phrase and the phrases and brackets that directly follow it."""
        i = phrase.last
        flags, cover, phrases = self.flags, self.sketch.cover, self.phrases
        while i < self.end and not flags[i] & COMMA:
            after = phrases[cover[i]].last if cover[i] >= 0 else self.behind_bracket(i)
            if after <= i:
                break
            i = after
        return i

    def behind_bracket(self, i: int) -> int:
        """Return where a short bracket that opens at i is over; i where none opens."""
        if self.tokens[i].text not in OPENING:
            return i
        inside = range(i + 1, min(i + LONGEST_BRACKET, self.end))
        return next((j + 1 for j in inside if self.tokens[j].text in CLOSING), i)

    def coordinate(self, tops: list[int], number: int) -> int:
        """Make the phrase that joins a phrase to those before it by a conjunction (and commas); -1: none."""
        right = self.phrases[number]
        last = self.phrases[tops[-1]]
        if not self.gap(last, right) & KON or self.gap(last, right) < 0:
            return -1
        if right.preposition is not None:
            return -1
        inner = self.innermost(tops[-1], last.last)
        if inner != tops[-1] and self.prefers(self.phrases[inner], last, right):
            self.group([inner, number])
            return tops.pop()
        if not self.alike(last, right):
            return -1
        members = [tops.pop(), number]
        while tops and self.listed(self.phrases[tops[-1]], self.phrases[members[0]]):
            members.insert(0, tops.pop())
        return self.group(members)

    def prefers(self, inner: DraftPhrase, outer: DraftPhrase, right: DraftPhrase) -> bool:
        """Whether a phrase is coordinated with an attribute rather than with the phrase that has it."""
        if not self.alike(inner, right):
            return False
        if not self.alike(outer, right):
            return True
        if inner.preposition in self.sketch.data.words.paired_prepositions and not inner.conjuncts:
            return right.determined or not inner.determined or not inner.agreement & PLURAL
        if right.determined:
            subject_like = bool(right.agreement & NOM) and not right.agreement & ACC
            return inner.determined and not subject_like
        return not inner.determined and bool(self.flags[inner.head] & NAME) == bool(self.flags[right.head] & NAME)

    def listed(self, left: DraftPhrase, right: DraftPhrase) -> bool:
        gap = self.gap(left, right)
        same = left.clause == right.clause and right.preposition is None
        return gap > 0 and bool(gap & COMMA) and same and self.alike(left, right)

    def alike(self, left: DraftPhrase, right: DraftPhrase) -> bool:
        """Whether two phrases can stand in the same case, and both or neither tell a time."""
        if not cases_of(left.agreement) & right.agreement:
            return False
        return self.tells_time(left) == self.tells_time(right)

    def group(self, members: list[int]) -> int:
        phrases = self.phrases
        first = phrases[members[0]]
        mask = PLURAL
        for member in members:
            mask &= cases_of(phrases[member].agreement)
        whole = DraftPhrase(first.first, first.head, phrases[members[-1]].last, mask, first.preposition)
        whole.clause, whole.conjuncts, whole.determined = first.clause, tuple(members), first.determined
        number = len(phrases)
        phrases.append(whole)
        if first.parent >= 0:
            self.hang(number, first.parent)
        for member in members:
            phrases[member].parent = number
        return number


def passive(clause: DraftClause) -> bool:
    """Whether the clause has a passive verb."""
    return clause.verb is not None and clause.verb.voice != "active"


def compared(sketch: Sketch, phrase: DraftPhrase, opener: int) -> bool:
    """Whether a word of comparison or inclusion stands before the phrase and does not open its clause."""
    i = phrase.first - 1
    if i == opener:
        return False
    if i > 0 and sketch.flags[i] & ADV and sketch.tokens[i].lemma not in sketch.data.words.inclusion:
        i -= 1  # an adverb between
    if i < 0:
        return False
    return bool(sketch.flags[i] & LIKE) or sketch.tokens[i].lemma in sketch.data.words.inclusion
