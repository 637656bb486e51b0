"""Which measure a count belongs to, told by its own words or by the clause around it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final, NamedTuple

from lagebild.languages.measures import MeasureRule, VerbRule
from lagebild.reading.figures.page import Count, Page, Standing

#: Measures of things and of people who do something: any harm told of the same count goes first.
WEAK: Final = frozenset({"participants", "forces", "vehicles", "buildings", "sites"})
#: Classes of nouns that rules without `counts` pass over.
_FULL_VERBS: Final = frozenset({"VVFIN", "VVPP", "VVINF", "VVIZU"})
_THINGS: Final = frozenset({"buildings", "vehicles", "sites", "things", "happenings"})


class Telling(NamedTuple):
    """The rule that tells the measure; `unit` for money, goods and magnitudes."""

    rule: MeasureRule
    unit: str | None = None


class Situations:
    """Asks the rules of one language about the counts of one page."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._data = page.data

    def tell(self, count: Count, *, relatives: bool = True) -> Telling | None:
        """Return the measure of a count, strongest evidence first; None where nothing tells one.

        Without `relatives` the relative clauses of the counted noun are not asked.
        """
        noun = self._by_noun(count)
        attribute = self._by_attribute(count)
        for sure in (noun, attribute):
            if sure is not None and sure.measure == "killed":
                return Telling(sure)
        verb = self._by_verb(count, relatives=relatives)
        if verb is not None and verb.measure not in WEAK:
            return Telling(verb)
        for rule in (attribute, noun, self._by_owner(count), verb, self._by_stray(count), self._by_default(count)):
            if rule is not None:
                return Telling(rule)
        return None

    def also(self, count: Count, measure: str) -> MeasureRule | None:
        """Return the rule by which an attribute tells what its bearers were before ("gefangene" freed)."""
        attribute = self._by_attribute(count)
        if attribute is None or measure not in ("released", "rescued") or attribute.measure == measure:
            return None
        return attribute if attribute.measure in ("detained", "abducted", "missing") else None

    def as_if(self, count: Count, head: int) -> MeasureRule | None:
        """Return the rule by which the clause tells the measure, were the count's noun that of another."""
        return self._by_verb(replace(count, counted=replace(count.counted, head=head)), relatives=False)

    def by_words(self, count: Count) -> Telling | None:
        """Return the measure that the count's own noun or attribute tells."""
        rule = self._by_noun(count) or self._by_attribute(count)
        return Telling(rule) if rule is not None else None

    # The counted noun itself

    def _by_noun(self, count: Count) -> MeasureRule | None:
        return None if count.counted.head is None else self.noun_rule(count.counted.head)

    def noun_rule(self, token: int) -> MeasureRule | None:
        """Return the rule by which the noun alone tells a measure."""
        names = self._page.noun_rules(token)
        rule = self._data.rules[names[0]] if names else None
        if rule is None or (rule.unless and self._forbidden(rule, token)):
            return None
        return rule if not rule.near or self._near(rule, token) else None

    def _forbidden(self, rule: MeasureRule, token: int) -> bool:
        """Whether the clause of a word says that the rule does not hold."""
        clause = self._page.syntax.clause_of(token)
        return clause is not None and not self._page.words_of(clause).isdisjoint(rule.unless)

    def _near(self, rule: MeasureRule, token: int) -> bool:
        """Whether the sentence of a word, or the one before, has one of the words that the rule asks for."""
        page = self._page
        sentences = page.notes.words[1]
        number = page.syntax.sentence_of(token)
        first, last = sentences[max(number - 1, 0)].first, sentences[number].last
        return any(page.low[t] in rule.near for t in range(first, last))

    def _by_attribute(self, count: Count) -> MeasureRule | None:
        head = count.counted.head
        for token in count.counted.attributes:
            rule = self.attribute_rule(token, head)
            if rule is not None:
                return rule
        return None

    def attribute_rule(self, token: int, head: int | None) -> MeasureRule | None:
        """Return the rule by which an attribute of a noun tells a measure."""
        for rule in self._data.attributes.get(self._page.low[token], ()):
            if self._counts(rule, head):
                return rule
        return None

    def _counts(self, rule: MeasureRule, head: int | None) -> bool:
        if head is None:
            return not rule.counts
        classes = self._page.classes(head)
        if rule.counts:
            return any(name in rule.counts for name in classes)
        return not any(name in _THINGS or name in rule.never for name in classes)

    def crowd_rule(self, clause: int) -> MeasureRule | None:
        """Return the rule by which a clause tells that people gather."""
        predicate = self._page.predicate(clause)
        for verb in self._data.verbs.get(predicate.lemma, ()) if predicate is not None else ():
            if verb.rule.measure == "participants" and self._has_words(None, clause, verb.words):
                return verb.rule
        return None

    # The clause

    def _by_verb(self, count: Count, *, relatives: bool) -> MeasureRule | None:
        standing = self._page.standing(count)
        if count.clause is not None and standing.owner is None:
            found = self._best(self._in_clause(count, count.clause, standing))
            found = found or self._best(self._in_sharing(count, count.clause, standing))
            if found is not None:
                return found
        return self._best(self._in_relatives(count)) if relatives else None

    @staticmethod
    def _best(found: Iterable[VerbRule]) -> MeasureRule | None:
        """Return the rule that asked for most words; the first of equals."""
        best: VerbRule | None = None
        for verb in found:
            if best is None or len(verb.words) > len(best.words):
                best = verb
        return None if best is None else best.rule

    def _in_clause(self, count: Count, clause: int, standing: Standing) -> Iterator[VerbRule]:
        if self._after_gap(count, clause):
            yield from self._states(count, clause, verbless=True)
        head = count.counted.head
        lemma, voice = self._local_verb(count, clause)
        if standing.role == "object" and self._first_of_two(count, clause):
            standing = standing._replace(role=None)
        if standing.role == "subject" and self._without_object(clause):
            standing = standing._replace(role="victim")
        for verb in self._data.verbs.get(lemma, ()):
            meant = self._has_words(count, clause, verb.words) and self._counts(verb.rule, head)
            meant = meant and self._allowed(verb.rule, count, clause)
            if meant and _fits(verb.rule, voice, standing):
                yield verb
        if standing.preposition is None and standing.role in ("subject", "victim", "predicate", None):
            yield from self._states(count, clause, verbless=self._page.predicate(clause) is None)

    def _in_sharing(self, count: Count, clause: int, standing: Standing) -> Iterator[VerbRule]:
        """Ask the clauses that go on with the subject of the count's clause."""
        clauses = self._page.syntax.clauses
        subject = clauses[clause].subject
        if standing.role != "subject" or standing.preposition is not None or subject is None:
            return
        for number in range(clause + 1, len(clauses)):
            if clauses[number].sentence != clauses[clause].sentence:
                return
            if clauses[number].subject == subject:
                verb = clauses[number].verb
                done = verb is not None and verb.voice != "active"
                yield from (v for v in self._in_clause(count, number, standing) if done or v.rule.how != "target")

    def _allowed(self, rule: MeasureRule, count: Count, clause: int) -> bool:
        """Whether the count is large enough for the rule, and nothing in the clause forbids it."""
        enough = (count.amount.low or count.amount.high or 0) >= rule.least
        return enough and (not rule.unless or self._page.words_of(clause).isdisjoint(rule.unless))

    def _gap(self, clause: int) -> int | None:
        """Return where a clause goes on without its verb, behind a comma."""
        page, found = self._page, self._page.syntax.clauses[clause]
        last = found.verb.tokens[-1] if found.verb is not None else len(page.tokens)
        for token in found.tokens:
            if token > last and page.tokens[token].tag in ("CARD", "PIAT", "PIS") and page.low[token - 1] == ",":
                return token
        return None

    def _after_gap(self, count: Count, clause: int) -> bool:
        gap = self._gap(clause)
        return gap is not None and count.amount.core >= gap

    def _first_of_two(self, count: Count, clause: int) -> bool:
        """Whether two phrases were taken for objects, this one first: then it may be the subject."""
        syntax = self._page.syntax
        objects = [p for p in syntax.with_role(clause, "object") if syntax.tokens[syntax.phrases[p].head].tag != "PRF"]
        return len(objects) > 1 and syntax.phrases[objects[0]].first <= count.anchor < syntax.phrases[objects[0]].last

    def _without_object(self, clause: int) -> bool:
        """Whether a clause has no object: the "subject" of a verb that must have one is it."""
        syntax = self._page.syntax
        found = syntax.clauses[clause]
        active = found.verb is not None and found.verb.voice == "active" and not found.verb.reflexive
        return active and not any(syntax.phrases[p].role in ("object", "dative") for p in found.phrases)

    def _has_words(self, count: Count | None, clause: int, wanted: tuple[str, ...]) -> bool:
        """Whether the clause has all the words; "%measure" asks for any noun of that measure's `nominal` rule.

        What stands after a gap belongs to the count there.
        """
        if not wanted:
            return True
        words = self._page.words_of(clause)
        gap = self._gap(clause) if count is not None else None
        if gap is not None and count is not None and count.amount.core < gap:
            tokens = [t for t in self._page.syntax.clauses[clause].tokens if t < gap]
            words = frozenset(self._page.low[t] for t in tokens) | {self._page.lemma(t) for t in tokens}
        return all(
            word in words if word[0] != "%" else word[1:] in self._page.nominals_of(clause) for word in wanted
        )  # fmt: skip

    def _local_verb(self, count: Count, clause: int) -> tuple[str, str]:
        """Return the clause's verb and voice; where it has several, the one next after the count.

        A coordinated verb may differ in voice from the other, and a
        headline's participle has lost its auxiliary: "any".
        """
        page, predicate = self._page, self._page.predicate(clause)
        if predicate is None:
            return "", "none"
        verb = page.syntax.clauses[clause].verb
        known = verb.tokens if verb is not None else ()
        for token in page.syntax.clauses[clause].tokens:
            if token >= count.last and page.tokens[token].tag in _FULL_VERBS:
                if token in known and predicate.lemma.endswith(page.lemma(token)):
                    break
                if page.lemma(token) in page.data.verbs:
                    return page.lemma(token), "active" if page.tokens[token].tag == "VVFIN" else "any"
                break
        if verb is not None and verb.finite is None and page.tokens[verb.tokens[-1]].tag == "VVPP":
            return predicate.lemma, "any"  # a headline's participle
        return predicate.lemma, predicate.voice

    def _states(self, count: Count, clause: int, *, verbless: bool) -> Iterator[VerbRule]:
        found = self._page.syntax.clauses[clause]
        lemmas = {self._page.lemma(t) for t in found.verb.tokens} if found.verb is not None else set()
        if not verbless and lemmas.isdisjoint(self._data.file.links.be):
            return
        for token in found.tokens:
            before = token in count.counted.attributes or (verbless and token < count.last)
            if before or self._page.tokens[token].tag == "ADJA":  # what stands before a noun is of that noun
                continue
            low = self._page.low[token]
            rules = [*self._data.states.get(low, ()), *(self._data.attributes.get(low, ()) if verbless else ())]
            for rule in rules:
                if self._counts(rule, count.counted.head):
                    yield VerbRule(rule, ())

    def _in_relatives(self, count: Count) -> Iterator[VerbRule]:
        """Ask the relative clauses of the counted noun."""
        syntax = self._page.syntax
        if count.clause is None:
            return
        phrases = set(syntax.phrases_of(count.anchor))
        for number in syntax.dependents(count.clause):
            clause = syntax.clauses[number]
            if clause.kind != "relative" or clause.antecedent not in phrases:
                continue
            subject = syntax.subject_of(number) == clause.antecedent
            if subject or self._bare_relative(number):
                yield from self._in_clause(count, number, Standing("subject" if subject else "object", None, None))

    def _bare_relative(self, clause: int) -> bool:
        """Whether the relative pronoun stands for an object, not after a preposition."""
        opener = self._page.syntax.clauses[clause].opener
        number = self._page.syntax.phrase_of(opener) if opener is not None else None
        return number is not None and self._page.syntax.phrases[number].preposition is None

    def _by_stray(self, count: Count) -> MeasureRule | None:
        """Read an object that a relative clause holds off from its verb."""
        page, syntax = self._page, self._page.syntax
        standing = page.standing(count)
        if count.clause is None or standing.preposition is not None or standing.owner is not None:
            return None
        if count.counted.head is None or not page.anyone(count.counted.head):
            return None
        sentence = page.notes.words[1][count.sentence]
        for number in syntax.clauses_in(sentence.start, sentence.end):
            predicate = page.predicate(number) if number < count.clause else None
            if predicate is None or predicate.voice != "active":
                continue
            for verb in self._data.verbs.get(predicate.lemma, ()):
                free = not syntax.with_role(number, "object")
                if free and verb.rule.how == "target" and not verb.words and verb.rule.measure not in WEAK:
                    return verb.rule
        return None

    # The noun around it, and what is left

    def _by_owner(self, count: Count) -> MeasureRule | None:
        owner = self._owner(count)
        if owner is None:
            return None
        token = self._page.tokens[owner]
        for name in self._data.nominal.of(token.text) or self._data.nominal.of(token.lemma):
            rule = self._data.rules[name]
            if self._counts(rule, count.counted.head) and not (rule.unless and self._forbidden(rule, owner)):
                return rule
        return None

    def _owner(self, count: Count) -> int | None:
        """The noun that a count hangs on, or behind which it stands with a preposition."""
        standing, syntax = self._page.standing(count), self._page.syntax
        number = syntax.phrase_of(count.anchor)
        if standing.owner is not None or standing.preposition is None or number is None:
            return standing.owner
        before = syntax.phrases[number].first - 1
        return before if before >= 0 and self._page.tokens[before].tag == "NN" else None

    def _by_default(self, count: Count) -> MeasureRule | None:
        head, amount = count.counted.head, count.amount
        if head is None or amount.kind in ("article", "both", "none"):
            return None
        for rule in self._data.defaults:
            if self._counts(rule, head) and (amount.low or amount.high or 0) >= rule.least:
                return rule
        return None


def _fits(rule: MeasureRule, voice: str, standing: Standing) -> bool:
    """Whether a count that stands so can be what a rule asks for.

    A passive and an intransitive verb have no object: what was taken for one is the subject.
    """
    if standing.preposition is not None or standing.role in ("genitive", "agent", "vocative"):
        return False
    if rule.how == "target" and rule.passive:
        return voice in ("passive", "stative", "any")
    if rule.how == "target":
        return voice in ("passive", "stative", "any") or standing.role in ("object", "dative", "victim", None)
    if rule.how == "subject":
        if rule.intransitive:
            return True
        return voice != "passive" and standing.role in ("subject", "victim", "predicate", None)
    return False
