"""The verb complex of each clause: full verb, auxiliaries, modal, prefix, voice, tense."""

from itertools import pairwise
from typing import Final

from lagebild.model.grammar import NOM, Tense
from lagebild.reading.clauses.marks import (
    ADV,
    AUX,
    FIN,
    IMP,
    INF,
    KON,
    MODAL,
    PART,
    PREFIX,
    PRON,
    REFL,
    REL,
    SUB,
    VERBAL,
    WH,
    ZU,
    ZUINF,
)
from lagebild.reading.clauses.relatives import free, opens_infinitive
from lagebild.reading.clauses.sketch import DraftClause, DraftVerb, Sketch

_PERFECT: Final[dict[str, Tense]] = {"present": "perfect", "preterite": "pluperfect"}


class VerbReader:
    """Builds the verb complexes of one report; `read(clause)` once per clause, in order."""

    def __init__(self, sketch: Sketch) -> None:
        self.sketch = sketch
        self.tokens = sketch.tokens
        self.flags = sketch.flags
        self.data = sketch.data.verbs
        self.negation = sketch.data.words.negation

    def read(self, clause: DraftClause) -> DraftClause | None:
        """Set `clause.verb`; return the clause of a second participle or infinitive coordinated with its verb."""
        flags = self.flags
        verbal = [i for i in clause.tokens if flags[i] & VERBAL]
        if not verbal:
            return None
        finite = clause.finite
        rest = [i for i in verbal if i != finite]
        second = self.coordinated(clause, rest) if len(rest) > 1 else None
        if second is not None:
            rest = [i for i in rest if i < second.tokens[0] or i > second.tokens[-1]]
        if finite < 0 and flags[verbal[0]] & IMP:
            finite = verbal[0]
            rest = verbal[1:]
            clause.done = True
        if finite >= 0 and not flags[finite] & (AUX | MODAL):
            rest = self.of_full_verb(clause, finite, rest)
        elif finite >= 0 and len(rest) > 1:
            rest = self.governed(clause, rest)
        clause.verb = verb = self.complex(finite, rest)
        self.surroundings(clause, verb)
        if clause.base >= 0:
            self.borrow(clause, verb)
        elif finite < 0 and len(verb.tokens) == 1 and flags[verb.tokens[0]] & PART:
            lone = not self.sketch.data.perfect_with_be(verb.lemma)
            verb.voice = "passive" if lone else "active"  # a headline's bare participle
        if second is not None:
            self.elliptic(second, verb)
        return second

    def borrow(self, clause: DraftClause, verb: DraftVerb) -> None:
        """Take voice, tense and modal from the clause whose auxiliary this one shares."""
        lender = self.sketch.clauses[clause.base].verb
        if lender is not None:
            verb.voice, verb.tense, verb.modal = lender.voice, lender.tense, lender.modal

    def of_full_verb(self, clause: DraftClause, finite: int, rest: list[int]) -> list[int]:
        """Return the verbs that a finite full verb can govern; an infinitive with its particle becomes a clause."""
        flags = self.flags
        lemma = self.tokens[finite].lemma
        if lemma in self.data.stay and any(flags[i] & PART for i in rest):
            return [i for i in rest if flags[i] & PART]
        for i in rest:
            if flags[i] & ZUINF or (flags[i] & INF and flags[i - 1] & ZU):
                if lemma not in self.data.zu_infinitive:
                    self.part_infinitive(clause, i)
                    return []
                return [i]
        return [i for i in rest if flags[i] & INF] if lemma in self.data.bare_infinitive else []

    def governed(self, clause: DraftClause, rest: list[int]) -> list[int]:
        """Cut off the infinitive that a participle or infinitive governs."""
        flags = self.flags
        for first, second in pairwise(rest):
            with_zu = flags[second] & ZUINF or (flags[second] & INF and flags[second - 1] & ZU)
            if with_zu and not flags[first] & (AUX | MODAL | ZUINF) and not flags[first - 1] & ZU:
                begins = max(first, clause.finite) if clause.finite < second else first
                self.part_infinitive(clause, second, begins + 1)
                return [i for i in rest if i <= first or i > second]
        return rest

    def part_infinitive(self, clause: DraftClause, verb: int, first: int = -1) -> None:
        """Cut an infinitive with its object off from the finite verb that governs it."""
        clauses = self.sketch.clauses
        if first < 0:
            first = self.infinitive_begins(clause, verb)
        inner = DraftClause(len(clauses), "infinitive", clause.sentence)
        inner.tokens = [i for i in clause.tokens if first <= i <= verb]
        clause.tokens = [i for i in clause.tokens if i < first or i > verb]
        inner.parent, inner.final, inner.done = clause.number, True, True
        clauses.append(inner)
        if opens_infinitive(self.sketch, first):
            free(self.sketch, first)
        self.read(inner)

    def infinitive_begins(self, clause: DraftClause, verb: int) -> int:
        """Return the first token of an infinitive clause: after verb, pronouns and the subject's place."""
        flags, cover, phrases = self.flags, self.sketch.cover, self.sketch.phrases
        needs_subject = not self.subject_before(clause)
        first = max([clause.finite] if clause.finite < verb else [clause.tokens[0] - 1]) + 1
        i = first
        end = verb if flags[verb] & ZUINF else verb - 1
        while i < end:
            number = cover[i]
            phrase = phrases[number] if number >= 0 else None
            if phrase is None:
                if not flags[i] & (ADV | SUB | REL | WH | KON):
                    break
                i += 1
            elif flags[phrase.head] & PRON or (needs_subject and phrase.agreement & NOM and not phrase.preposition):
                needs_subject = needs_subject and bool(flags[phrase.head] & REFL or not phrase.agreement & NOM)
                i = phrase.last
            else:
                break
        return min(i, end)

    def subject_before(self, clause: DraftClause) -> bool:
        """Whether a phrase that can be the subject stands before the finite verb of a main clause."""
        if clause.final:
            return False
        cover, phrases = self.sketch.cover, self.sketch.phrases
        for i in clause.tokens:
            if i >= clause.finite:
                return False
            number = cover[i]
            if number >= 0 and phrases[number].agreement & NOM and phrases[number].preposition is None:
                return True
        return False

    def complex(self, finite: int, rest: list[int]) -> DraftVerb:
        """Return the verb complex of a finite verb (-1: none) and the other verbs of its clause."""
        tokens = self.tokens
        lemma = tokens[finite].lemma if finite >= 0 else ""
        full = self.full(rest)
        if full < 0 and rest:
            full = rest[0]
        used = rest if finite < 0 else sorted([finite, *rest])
        verb = DraftVerb(tokens[full].lemma if full >= 0 else lemma, used, finite if finite >= 0 else None)
        if full >= 0:
            self.voice(verb, lemma, full, rest)
            self.modal(verb, finite, full, rest)
        verb.tense = self.tense(verb, finite, lemma, full, rest)
        return verb

    def full(self, rest: list[int]) -> int:
        flags = self.flags
        for i in rest:
            if not flags[i] & (AUX | MODAL):
                return i
        return -1

    def voice(self, verb: DraftVerb, lemma: str, full: int, rest: list[int]) -> None:
        data = self.data
        if not self.flags[full] & PART:
            if lemma == data.become and self.preterite(verb.finite):
                verb.voice = "passive"  # there is no future in the preterite
            return
        lemmas = [self.tokens[i].lemma for i in rest if i != full]
        if data.become in lemmas or lemma == data.become:
            verb.voice = "passive"
        elif lemma in data.perfect and lemma != data.be:
            verb.voice = "active"
        elif lemma in data.stay or self._state_with_be(lemma, lemmas, verb.lemma):
            verb.voice = "stative"

    def _state_with_be(self, lemma: str, lemmas: list[str], full: str) -> bool:
        data = self.data
        return (lemma == data.be or data.be in lemmas) and not self.sketch.data.perfect_with_be(full)

    def preterite(self, finite: int | None) -> bool:
        forms = self.tokens[finite].forms if finite is not None else ()
        return bool(forms) and all(form.tense == "preterite" and form.mood == "indicative" for form in forms)

    def modal(self, verb: DraftVerb, finite: int, full: int, rest: list[int]) -> None:
        tokens, flags, data = self.tokens, self.flags, self.data
        if finite >= 0 and flags[finite] & MODAL:
            verb.modal = tokens[finite].lemma
            return
        zu = flags[full] & ZUINF or (flags[full] & INF and flags[full - 1] & ZU)
        if zu and finite >= 0 and tokens[finite].lemma in data.zu_infinitive:
            verb.modal = tokens[finite].lemma
            return
        for i in [finite, *rest]:
            if i >= 0 and i != full and (flags[i] & MODAL or tokens[i].lemma in data.bare_infinitive):
                verb.modal = tokens[i].lemma

    def tense(self, verb: DraftVerb, finite: int, lemma: str, full: int, rest: list[int]) -> Tense:
        data, flags = self.data, self.flags
        if finite < 0:
            past = full >= 0 and any(flags[i] & (INF | ZUINF) for i in rest) and self.perfect(verb, lemma, full, rest)
            return "perfect" if past else "none"
        forms = self.tokens[finite].forms
        simple: Tense = forms[0].tense if forms else "present"
        if full < 0 or simple == "none":
            return simple
        perfect = self.perfect(verb, lemma, full, rest)
        future = lemma == data.become and not self.preterite(finite) and any(flags[i] & INF for i in rest)
        if future:
            return "future-perfect" if perfect else "future"
        return _PERFECT[simple] if perfect else simple

    def perfect(self, verb: DraftVerb, lemma: str, full: int, rest: list[int]) -> bool:
        """Whether the complex is a perfect: an auxiliary of it with a participle, finite or not."""
        data, flags = self.data, self.flags
        if any(flags[i] & PART and flags[i] & AUX for i in rest):
            return True
        lemmas = [self.tokens[i].lemma for i in rest if i != full]
        told = lemma in data.perfect or bool(data.perfect.intersection(lemmas))
        return bool(flags[full] & PART) and verb.voice == "active" and told

    def surroundings(self, clause: DraftClause, verb: DraftVerb) -> None:
        """Add prefix, reflexive, particle and negation."""
        flags, tokens = self.flags, self.tokens
        more: list[int] = []
        for i in clause.tokens:
            flag = flags[i]
            if flag & PREFIX and self.own_prefix(verb, i):
                verb.prefix = i
                more.append(i)
            elif flag & REFL:
                verb.reflexive = True
                more.append(i)
            elif flag & ZU and flag == ZU:
                verb.zu = True
                more.append(i)
            elif flag & ZUINF:
                verb.zu = True
            if verb.negation is None and tokens[i].lemma in self.negation:
                verb.negation = i
        if more:
            verb.tokens = sorted([*verb.tokens, *more])
        if verb.prefix is not None and (verb.finite is not None and self.simple(verb)):
            verb.lemma = tokens[verb.prefix].text.lower() + verb.lemma

    def own_prefix(self, verb: DraftVerb, i: int) -> bool:
        """Whether a "prefix" is one: beside an auxiliary alone, other words say how something is."""
        alone = verb.finite is not None and bool(self.flags[verb.finite] & AUX) and self.simple(verb)
        return not alone or self.tokens[i].text.lower() in self.data.separable_prefixes

    def simple(self, verb: DraftVerb) -> bool:
        """Whether the finite verb is the full verb, so that the prefix is its own."""
        flags = self.flags
        return not any(flags[i] & (VERBAL ^ FIN) for i in verb.tokens)

    def coordinated(self, clause: DraftClause, rest: list[int]) -> DraftClause | None:
        """Cut off a second participle that shares the auxiliary of the first; None where there is none."""
        flags = self.flags
        full = [i for i in rest if not flags[i] & (AUX | MODAL)]
        if clause.kind == "infinitive":
            full = [i for i in rest if flags[i] & ZUINF or flags[i - 1] & ZU]
        for first, second in pairwise(full):
            alike = clause.kind == "infinitive" or flags[first] & flags[second] & (PART | INF | ZUINF)
            if not alike or second == first + 1:
                continue
            after = first + 1 if flags[first + 1] & KON else second
            joint = next((i for i in range(min(after, second - 1), first, -1) if flags[i] & KON), -1)
            if joint >= 0 and not joint < clause.finite < second:
                return self.cut(clause, joint, second)
        return None

    def cut(self, clause: DraftClause, joint: int, verb: int) -> DraftClause:
        clauses = self.sketch.clauses
        second = DraftClause(len(clauses), clause.kind, clause.sentence)
        second.tokens = [i for i in clause.tokens if joint <= i <= verb]
        clause.tokens = [i for i in clause.tokens if i < joint or i > verb]
        second.parent, second.antecedent = clause.parent, clause.antecedent
        second.final, second.done, second.shared = clause.final, True, True
        clauses.append(second)
        return second

    def elliptic(self, second: DraftClause, verb: DraftVerb) -> None:
        """Give the second clause what its verb shares with the first: auxiliary, voice, tense, modal."""
        flags = self.flags
        own = [i for i in second.tokens if flags[i] & VERBAL]
        second.verb = mine = DraftVerb(self.tokens[own[0]].lemma, own, None)
        mine.voice, mine.tense, mine.modal = verb.voice, verb.tense, verb.modal
        if mine.voice == "stative" and self.sketch.data.perfect_with_be(mine.lemma):
            mine.voice = "active"
        self.surroundings(second, mine)
