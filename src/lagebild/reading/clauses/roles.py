"""Who does what to whom: subject, object, dative, agent and predicate of each clause.

The subject is the best-scored noun phrase that can be nominative and agrees with the finite verb; weights are of the
design's measurement (pronouns first, then sure nominatives, then ambiguous phrases, nearer to the
verb's left before the rest).
"""

from lagebild.model.grammar import ACC, ANY_AGREEMENT, DAT, NOM, PLURAL, SINGULAR, any_case
from lagebild.reading.clauses.attachment import compared, passive
from lagebild.reading.clauses.marks import AUX, CARD, COMMA, KON, MODAL, NAME, PRON, REFL, REL
from lagebild.reading.clauses.sketch import DraftClause, DraftPhrase, Sketch
from lagebild.reading.trace import Trace

SURE_PRONOUN, PERSONAL, PERSON, EXPLETIVE, ANY_PRONOUN = 9.0, 7.0, 5.0, 5.5, 4.6
NOTHING_ELSE, SURE, NOT_OBJECT, AMBIGUOUS, UNKNOWN, BARE_NUMBER = 7.2, 5.0, 4.95, 4.0, 3.0, 2.0
COUNTED, ADDED = 4.2, -3.0  # a number right before the verb; what a comma parts from another candidate
BEFORE_VERB, COPULA, PER_PHRASE, TIME, NUMBER, COMPARED, CROWDED = 0.8, 1.6, 0.15, -3.0, -3.0, -4.5, -2.0


class Roles:
    """Gives the phrases of one report their roles; `assign(clause)` once per clause, in text order."""

    def __init__(self, sketch: Sketch, trace: Trace) -> None:
        self.sketch = sketch
        self.trace = trace
        self.phrases = sketch.phrases
        self.tokens = sketch.tokens
        self.flags = sketch.flags
        self.words = sketch.data.words
        self.verbs = sketch.data.verbs

    def assign(self, clause: DraftClause, before: list[DraftClause]) -> None:
        """Set the roles in one clause; `before` are the clauses it can share a subject with, nearest first."""
        if clause.verb is not None and clause.kind != "infinitive":
            self.subject(clause, before)
        self.others(clause)

    def subject(self, clause: DraftClause, before: list[DraftClause]) -> None:
        numbers = self.numbers(clause)
        self.relative(clause)
        best, scores = self.best(clause, numbers)
        lender = next((b for b in before if self.agrees(b, numbers)), None)
        clause.shared = lender is not None and self.shares(clause, best)
        if clause.shared and lender is not None:
            clause.subject = lender.subject
        elif best >= 0:
            clause.subject = best
            phrase = self.phrases[best]
            phrase.role = "subject"
            phrase.agreement = phrase.agreement & NOM & numbers or phrase.agreement & NOM or phrase.agreement
        if self.trace.on:
            for number, value in scores:
                self.tell(number, number == clause.subject, f"score {value:.2f}")

    def best(self, clause: DraftClause, numbers: int) -> tuple[int, list[tuple[int, float]]]:
        """Return the best candidate for the subject (-1: none) and the scores of all."""
        best, score = -1, 0.0
        scores: list[tuple[int, float]] = []
        for place, number in enumerate(clause.phrases):
            found = self.score(clause, self.phrases[number], place, numbers)
            if found and score > UNKNOWN and self.object_pronoun(clause, self.phrases[number], best, numbers):
                found = AMBIGUOUS - 1
            if found:
                scores.append((number, found))
            if found > score:
                best, score = number, found
        return best, scores

    def object_pronoun(self, clause: DraftClause, phrase: DraftPhrase, best: int, numbers: int) -> bool:
        """Whether a pronoun behind another candidate is the object.

        The neuter pronoun is; others are where both stand behind the verb or before one at the end, for there a
        pronoun that is the subject comes first.
        """
        token = self.tokens[phrase.head]
        if token.tag != "PPER" or not phrase.agreement & ACC:
            return False
        if not phrase.agreement & PLURAL:
            return clause.verb is None or clause.verb.lemma not in self.words.impersonal
        first = self.phrases[best]
        behind = clause.final or first.head > clause.finite
        return bool(behind and first.agreement & NOM & numbers) and not self.flags[first.head] & PRON

    def tell(self, number: int, won: bool, why: str) -> None:
        """Leave a trace of a candidate for the subject."""
        phrase, tokens = self.phrases[number], self.tokens
        self.trace.note("clauses", "subject", (tokens[phrase.first].start, tokens[phrase.last - 1].end), won, why)

    def relative(self, clause: DraftClause) -> None:
        """Leave a relative pronoun only the numbers and genders that its antecedent has."""
        if clause.antecedent < 0 or not clause.phrases:
            return
        pronoun = self.phrases[clause.phrases[0]]
        if self.flags[pronoun.head] & REL:
            antecedent = self.phrases[clause.antecedent].agreement
            pronoun.agreement = pronoun.agreement & any_case(antecedent) or pronoun.agreement

    def agrees(self, before: DraftClause, numbers: int) -> bool:
        """Whether the subject of a clause fits a verb that allows these readings."""
        return before.subject >= 0 and bool(any_case(self.phrases[before.subject].agreement) & numbers)

    def frames(self, clause: DraftClause) -> bool:
        """Whether a clause that begins with its verb can tell who says the clause before it.

        It needs a subject or the passive; with an auxiliary first also a verb of saying,
        for otherwise it is a condition.
        """
        verb = clause.verb
        if verb is None or (clause.subject < 0 and verb.voice != "passive"):
            return False
        return not self.flags[clause.finite] & (AUX | MODAL) or verb.lemma in self.verbs.clause_object

    def shares(self, clause: DraftClause, best: int) -> bool:
        """Whether a coordinated clause has no subject of its own."""
        first = clause.tokens[0]
        if not self.flags[first] & KON and not clause.shared:
            if best < 0 or clause.final:
                return (clause.frames >= 0 or clause.final) and (best < 0 or self.object_of_final(clause, best))
            object_like = self.phrases[best].agreement & ACC or self.predicate_like(clause, self.phrases[best])
            return clause.frames >= 0 and self.goes_on(clause) and bool(object_like)
        if best < 0:
            return True
        if not self.phrases[best].agreement & (ACC | DAT) or clause.opener >= 0 or self.expletive(clause, best):
            return False
        return self.rather_object(clause, self.phrases[best])

    def expletive(self, clause: DraftClause, best: int) -> bool:
        """Whether the candidate is the pronoun of an impersonal verb."""
        impersonal = clause.verb is not None and clause.verb.lemma in self.words.impersonal
        return impersonal and self.tokens[self.phrases[best].head].tag == "PPER"

    def object_of_final(self, clause: DraftClause, best: int) -> bool:
        """Whether a clause without an opener goes on with the subject of the verb-final clause before."""
        if clause.opener >= 0 or not self.phrases[best].agreement & ACC:
            return False
        return self.rather_object(clause, self.phrases[best])

    def predicate_like(self, clause: DraftClause, phrase: DraftPhrase) -> bool:
        """Whether the only nominative is what the copula says of the subject before."""
        return self.copula(clause) and not phrase.determined and not self.flags[phrase.head] & (PRON | NAME)

    def goes_on(self, clause: DraftClause) -> bool:
        """Whether a clause that begins with its verb tells more of the subject before: it is no frame of speech."""
        possesses = self.tokens[clause.finite].lemma in self.verbs.perfect
        return clause.listed or possesses or self.continues(clause)

    def continues(self, clause: DraftClause) -> bool:
        """Whether an adverb such as "aber" follows soon after the verb that begins the clause."""
        after = [i for i in clause.tokens if clause.finite < i <= clause.finite + 4]
        return any(self.tokens[i].lemma in self.words.continuing for i in after)

    def rather_object(self, clause: DraftClause, phrase: DraftPhrase) -> bool:
        """Whether the best candidate of a coordinated clause is its object and the subject the one before."""
        if clause.verb is not None and clause.verb.finite is None:  # the auxiliary is shared
            return clause.verb.voice == "active"
        if clause.final and clause.verb is not None and clause.verb.voice == "passive":
            return False  # a passive has no object
        if clause.final:
            return clause.kind == "relative" or not (phrase.determined or self.flags[phrase.head] & PRON)
        return clause.finite == clause.tokens[0] + 1 and phrase.first > clause.finite

    def numbers(self, clause: DraftClause) -> int:
        """Return the readings whose number the finite verb allows in the third person."""
        verb = clause.verb
        if verb is None or verb.finite is None:
            return ANY_AGREEMENT
        forms = self.tokens[verb.finite].forms
        mask = 0
        for form in forms:
            if form.person == 3:
                mask |= PLURAL if form.number == "pl" else SINGULAR
        if not forms:  # an infinitive or participle that was taken for the verb
            token = self.tokens[verb.finite]
            if token.tag.endswith(("INF", "PP")):
                return PLURAL if token.text.endswith(self.sketch.data.plural_ending) else SINGULAR
            return ANY_AGREEMENT
        return mask

    def score(self, clause: DraftClause, phrase: DraftPhrase, place: int, numbers: int) -> float:
        """Return how well a phrase does as subject; 0 where it cannot be one."""
        mask = phrase.agreement
        flag = self.flags[phrase.head]
        if not mask & NOM or flag & REFL or phrase.preposition is not None:
            return 0.0
        if flag & PRON:
            value = self.pronoun(clause, phrase, mask)
        elif flag & CARD and phrase.last == phrase.first + 1:
            counts = phrase.head + 1 == clause.finite and not clause.final and not self.year(phrase)
            value = COUNTED if counts else BARE_NUMBER
        else:
            value = SURE if not mask & ~NOM else NOT_OBJECT if not mask & ACC else AMBIGUOUS
            value = UNKNOWN if mask == ANY_AGREEMENT else value
            alone = not mask & ~NOM or (not place and not mask & (ACC | DAT))
            if self.copula(clause):
                value = min(value, AMBIGUOUS)  # both parts are nominative: place decides
            elif alone:
                value = NOTHING_ELSE
            if mask & ~NOM and self.tokens[phrase.head].lemma in self.words.time_nouns:
                value += TIME
        if flag & PRON and self.speaker(phrase):
            value = UNKNOWN if mask & DAT else self.spoken(clause, phrase, value)  # rather dative
        elif not mask & NOM & numbers:
            value += NUMBER
        if compared(self.sketch, phrase, clause.opener):
            value += COMPARED
        return value + self.place(clause, phrase, place)

    def spoken(self, clause: DraftClause, phrase: DraftPhrase, value: float) -> float:
        """Return the value of a pronoun of the first or second person: subject only of a verb that has it."""
        verb = clause.verb
        forms = self.tokens[verb.finite].forms if verb is not None and verb.finite is not None else ()
        person = 1 if self.tokens[phrase.head].text.lower() in self.words.first_persons else 2
        known = not forms or any(form.person == person or form.mood == "k1" for form in forms)
        return value if known else value + NUMBER

    def speaker(self, phrase: DraftPhrase) -> bool:
        """Whether the phrase is a pronoun of the first or second person."""
        text = self.tokens[phrase.head].text.lower()
        return text in self.words.first_persons or text in self.words.second_persons

    def pronoun(self, clause: DraftClause, phrase: DraftPhrase, mask: int) -> float:
        if not mask & ~NOM:
            return SURE_PRONOUN
        token = self.tokens[phrase.head]
        if token.tag != "PPER":
            return self.other_pronoun(clause, phrase)
        if mask & PLURAL:
            return PERSONAL
        lemma = clause.verb.lemma if clause.verb is not None else ""
        if lemma in self.words.impersonal:
            return SURE_PRONOUN
        first = phrase.head < clause.finite and not clause.final
        if first and lemma not in self.verbs.copula and self.sketch.data.perfect_with_be(lemma):
            return UNKNOWN  # the verb has no object, so the other phrase is its subject
        return EXPLETIVE

    def other_pronoun(self, clause: DraftClause, phrase: DraftPhrase) -> float:
        """Return the value of a pronoun that is no personal one."""
        if self.of_a_clause(clause, phrase):
            return UNKNOWN
        return PERSON if self.tokens[phrase.head].text.lower() in self.words.person_pronouns else ANY_PRONOUN

    def of_a_clause(self, clause: DraftClause, phrase: DraftPhrase) -> bool:
        """Whether a relative pronoun takes up a clause, of which the verb's subject speaks: it is the object."""
        verb, words = clause.verb, self.words
        if verb is None or self.tokens[phrase.head].text.lower() not in words.clause_relatives:
            return False
        antecedent = self.phrases[clause.antecedent].head if clause.antecedent >= 0 else -1
        named = antecedent >= 0 and self.tokens[antecedent].tag in ("PDS", "PIS")
        return verb.lemma in self.verbs.clause_object and not named

    def place(self, clause: DraftClause, phrase: DraftPhrase, place: int) -> float:
        if clause.final or phrase.head > clause.finite:
            return -PER_PHRASE * place + (ADDED if self.added(clause, phrase, place) else 0.0)
        if place and (self.sketch.cover[phrase.first - 1] >= 0 or self.set_off(clause, phrase)):
            return CROWDED
        return BEFORE_VERB + (COPULA if self.copula(clause) else 0.0) - PER_PHRASE * place

    def added(self, clause: DraftClause, phrase: DraftPhrase, place: int) -> bool:
        """Whether a comma of its own clause parts a phrase from another that can be the subject: it only tells more
        ("… kamen drei Menschen um, die meisten im Schlaf").
        """
        before = phrase.first - 2
        sure = not phrase.agreement & ~NOM
        if clause.final or sure or not self.flags[before + 1] & COMMA or before not in clause.tokens:
            return False
        others = (self.phrases[number] for number in clause.phrases[:place])
        return any(p.preposition is None and p.agreement & NOM and not self.no_object(clause, p) for p in others)

    def set_off(self, clause: DraftClause, phrase: DraftPhrase) -> bool:
        """Whether commas before and behind part a phrase of the Vorfeld from the one before it: it only tells more."""
        flags, first = self.flags, phrase.first
        closed = clause.finite > 1 and bool(flags[clause.finite - 1] & COMMA)
        return closed and bool(flags[first - 1] & COMMA) and self.sketch.cover[first - 2] >= 0

    def copula(self, clause: DraftClause) -> bool:
        """Whether the verb joins two nominatives."""
        return clause.verb is not None and clause.verb.lemma in self.verbs.copula

    def others(self, clause: DraftClause) -> None:
        copula = self.copula(clause)
        if len(clause.phrases) > 1 and not copula:
            self.two_objects(clause)
        for number in clause.phrases:
            phrase = self.phrases[number]
            if phrase.role is None:
                self.role(clause, phrase, copula)

    def two_objects(self, clause: DraftClause) -> None:
        """Of two phrases that can be accusative, give the first that can be dative the dative."""
        can = [
            phrase
            for phrase in (self.phrases[number] for number in clause.phrases)
            if phrase.role is None and phrase.preposition is None and phrase.agreement & ACC
        ]
        if len(can) < 2 or any(self.no_object(clause, phrase) for phrase in can):
            return
        for phrase in can:
            receives = phrase.determined or self.flags[phrase.head] & (NAME | PRON) or not phrase.agreement & SINGULAR
            given = [p for p in can if p is not phrase and not self.flags[p.first - 1] & COMMA]
            if phrase.agreement & DAT and receives and any(self.given(p, phrase) for p in given):
                phrase.role = "dative"
                phrase.agreement &= DAT
                return

    def given(self, phrase: DraftPhrase, receiver: DraftPhrase) -> bool:
        """Whether a phrase is what is given: no dative, or a bare noun after a name."""
        if not phrase.agreement & DAT:
            return True
        bare = not phrase.determined and not self.flags[phrase.head] & (NAME | PRON)
        return bare and phrase.first > receiver.first and bool(self.flags[receiver.head] & NAME)

    def placeholder(self, clause: DraftClause, phrase: DraftPhrase) -> bool:
        """Whether a pronoun only fills the Vorfeld."""
        expletive = self.tokens[phrase.head].tag == "PPER" and phrase.agreement & NOM and phrase.head < clause.finite
        return bool(expletive) and not clause.final and clause.subject >= 0 and not phrase.agreement & PLURAL

    def no_object(self, clause: DraftClause, phrase: DraftPhrase) -> bool:
        """Whether a phrase is a comparison, a time or the reflexive."""
        compares = compared(self.sketch, phrase, clause.opener)
        return compares or self.timely(phrase) or bool(self.flags[phrase.head] & REFL)

    def year(self, phrase: DraftPhrase) -> bool:
        """Whether a bare number stands for a year."""
        text = self.tokens[phrase.head].text
        return len(text) == 4 and text.isdigit() and phrase.last == phrase.first + 1

    def timely(self, phrase: DraftPhrase) -> bool:
        return self.tokens[phrase.head].lemma in self.words.time_nouns

    def measured_from(self, phrase: DraftPhrase) -> bool:
        """Whether a phrase only tells from where a direction is taken."""
        at = phrase.first - 1
        if at >= 0 and self.tokens[at].text.lower() == phrase.preposition:
            at -= 1
        return at >= 0 and self.tokens[at].text.lower() in self.words.direction_words

    def role(self, clause: DraftClause, phrase: DraftPhrase, copula: bool) -> None:
        mask = phrase.agreement
        if phrase.preposition is not None:
            agent = phrase.preposition in self.words.agent_prepositions and passive(clause)
            acts = not (self.timely(phrase) or self.flags[phrase.head] & CARD or self.measured_from(phrase))
            phrase.role = "agent" if agent and acts else "adverbial"
        elif clause.verb is None:
            return
        elif compared(self.sketch, phrase, clause.opener) or self.tokens[phrase.head].lemma in self.words.time_nouns:
            phrase.role = "adverbial"
        elif self.placeholder(clause, phrase):
            return
        elif self.year(phrase):
            phrase.role = "adverbial"
        elif copula and mask & NOM:
            phrase.role = "predicate"
            phrase.agreement = mask & NOM
        elif mask & DAT and clause.verb.lemma in self.verbs.dative:
            phrase.role = "dative"
            phrase.agreement = mask & DAT
        elif mask & ACC and clause.verb.voice == "active":
            phrase.role = "object"
            phrase.agreement = mask & ACC
        elif mask & DAT:
            phrase.role = "dative"
            phrase.agreement = mask & DAT
