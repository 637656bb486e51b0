"""What the clause itself says of its count: planned, feared, guessed, told in the subjunctive."""

from lagebild.languages.factuality import Factuality, StatusRule, factuality
from lagebild.model.event import Status
from lagebild.reading.figures.page import Count, Page

_PERFECT = ("perfect", "pluperfect", "future-perfect")


class Certainties:
    """Asks the rules of factuality about the counts of one page."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._words = page.data.file.voices
        self._facts: Factuality = page.notes.language.part(factuality)
        self.expletives = self._facts.expletives
        #: Verbs whose subject plans, fears or demands what they govern.
        self.governors = frozenset(g for r in self._facts.rules if r.status == "announced" for g in r.governors)

    def of(self, count: Count) -> Status | None:
        """Return the status that the clause's own words give; None where they give none."""
        for rule in self._facts.rules:
            if rule.status != "attributed" and self._holds(rule, count):
                return "hearsay" if self._sums_up(rule, count) else rule.status
        return None

    def _sums_up(self, rule: StatusRule, count: Count) -> bool:
        """Whether a modal goes with a verb of amount: "soll 300 betragen" is hearsay, not a plan."""
        predicate = self._page.predicate(count.clause) if count.clause is not None else None
        stative = self._page.data.file.totals.verbs | self._page.data.file.links.be
        return bool(rule.modals) and not rule.moods and predicate is not None and predicate.lemma in stative

    def _holds(self, rule: StatusRule, count: Count) -> bool:
        """Whether a rule holds of the count by its attributes, its owner, or its clause."""
        page = self._page
        attributes = [word for t in count.counted.attributes for word in (page.lemma(t), page.low[t])]
        if rule.adjectives and any(word.startswith(rule.adjectives) for word in attributes):
            return True
        owner = page.standing(count).owner if rule.nouns else None
        if owner is not None and page.tokens[owner].lemma in rule.nouns:
            return True
        return count.clause is not None and self._clause_holds(rule, count, count.clause)

    def _clause_holds(self, rule: StatusRule, count: Count, number: int) -> bool:
        clause = self._page.syntax.clauses[number]
        if rule.words and not self._page.words_of(number).isdisjoint(rule.words):
            return self._of_clause(rule, number)
        if rule.openers:
            return clause.opener is not None and self._page.lemma(clause.opener) in rule.openers
        return bool(rule.governors and self._governed(rule, count)) or self._verb_holds(rule, count)

    def _of_clause(self, rule: StatusRule, number: int) -> bool:
        """Whether one of a rule's words is said of the clause, none only of an adjective in it."""
        page = self._page
        found = [t for t in page.around(number) if page.low[t] in rule.words or page.lemma(t) in rule.words]
        return not found or any(not page.syntax.of_attribute(t) for t in found)

    def _verb_holds(self, rule: StatusRule, count: Count) -> bool:
        if count.clause is None:
            return False
        verb = self._page.syntax.clauses[count.clause].verb
        if verb is None or rule.negated:
            return False
        if rule.modals:
            return (
                verb.modal in rule.modals
                and (not rule.perfect or verb.tense in _PERFECT)
                and (not rule.verbs or verb.lemma in rule.verbs)
                and (not rule.moods or verb.mood in rule.moods)
            )
        return bool(rule.tenses) and verb.tense in rule.tenses

    def _governed(self, rule: StatusRule, count: Count) -> bool:
        """Whether a verb like "fordern" has the count as its object, or its clause as its content."""
        page, syntax = self._page, self._page.syntax
        if count.clause is None:
            return False
        predicate = page.predicate(count.clause)
        standing = page.standing(count)
        if predicate is not None and predicate.lemma in rule.governors:
            if page.noun_rules(count.anchor) and predicate.voice == "active" and self._claims_lives(predicate.lemma):
                return False
            if standing.preposition is not None:
                return standing.preposition in rule.prepositions
            return standing.role == "object" or predicate.voice == "passive"
        clause = syntax.clauses[count.clause]
        parent = page.predicate(clause.parent) if clause.parent is not None else None
        return clause.kind in ("subordinate", "infinitive") and parent is not None and parent.lemma in rule.governors

    def _claims_lives(self, lemma: str) -> bool:
        """Whether the verb, of a disaster, means that it cost lives ("forderte 20 Tote")."""
        return any(verb.rule.measure == "killed" for verb in self._page.data.verbs.get(lemma, ()))

    def guessed(self, count: Count) -> bool:
        """Whether the number is an estimate that nobody is named for."""
        predicate = self._page.predicate(count.clause) if count.clause is not None else None
        return predicate is not None and predicate.voice == "passive" and predicate.lemma in self._words.guess

    def reported(self, count: Count) -> bool:
        """Whether it is reported speech though nobody is said to speak: by its subjunctive or an impersonal verb."""
        if count.clause is None:
            return False
        clause = self._page.syntax.clauses[count.clause]
        above = self._page.predicate(clause.parent) if clause.parent is not None else None
        rumoured = clause.kind == "subordinate" and above is not None and above.lemma in self._words.rumour
        return rumoured or (clause.verb is not None and clause.verb.mood == "k1")
