"""From counts to findings: which measure, of what whole, new or so far, instead of which older number."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from lagebild.languages.measures import MeasureRule
from lagebild.reading.figures.countable import in_a_name, may_count
from lagebild.reading.figures.finding import Finding, Found
from lagebild.reading.figures.measured import tell_magnitude, tell_unit, unit_of
from lagebild.reading.figures.page import GAPPED, Count, Page
from lagebild.reading.figures.parts import Parts
from lagebild.reading.figures.scopes import Scopes
from lagebild.reading.figures.situations import WEAK, Situations
from lagebild.reading.figures.survivors import nobody_survived
from lagebild.reading.figures.totals import Totals
from lagebild.reading.figures.unnumbered import Unnumbered

#: How far back, in sentences, a number without a noun may point.
_REACH_BACK: Final = 2


class Findings:
    """Reads the counts of one page in text order; each may lean on those before it."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._found = Found(page)
        self._situations = Situations(page)
        self._totals = Totals(page, self._situations, self._found)
        self._parts = Parts(page, self._situations, self._found)
        self._scopes = Scopes(page, self._totals, self._found)
        self._links = page.data.file.links
        #: Tokens at which what a named source says begins, behind the source.
        self._sourced = {
            token
            for statement in page.notes.statements
            if statement.rule == "source-before"
            for span in statement.content
            for token in page.syntax.tokens_in(span.start, span.end)[:1]
        }
        self._sourced |= {
            page.syntax.tokens_in(span.start, span.end)[-1] + 1
            for statement in page.notes.statements
            if statement.rule == GAPPED
            for span in statement.speaker
        }

    def read(self) -> Found:
        """Return all findings, those with numbers in text order before those without."""
        for sentence in range(len(self._page.notes.words[1])):
            for count in self._page.counts(sentence):
                finding = self._finding(count) if may_count(self._page, count) else None
                finding = finding or nobody_survived(self._page, count)
                if finding is not None:
                    self._found.findings.append(self._scopes.of(finding))
                    self._found.findings.extend(self._also(finding))
        self._found.findings.extend(Unnumbered(self._page, self._situations, self._found).read())
        return self._found

    def _finding(self, count: Count) -> Finding | None:
        measured = self._measured(count)
        if measured is not None:
            return measured
        if in_a_name(self._page, count) or unit_of(self._page, count) is not None:
            return None
        for ask in (
            self._totals.read,
            self._parts.read,
            self._plain,
            self._like_before,
            self._said_again,
            self._said_by_another,
            self._said_before_another,
            self._same_crowd,
        ):
            finding = ask(count)
            if finding is not None:
                return finding
        return None

    def _measured(self, count: Count) -> Finding | None:
        unit = unit_of(self._page, count)
        if unit is not None:
            told = tell_unit(self._page, count, unit)
            if told is None:
                return None
            of = told[1] if told[1][0].isupper() else None
            return Finding(count, told[0].rule.measure, told[0].rule.name, unit, of=of)
        strength = tell_magnitude(self._page, count)
        return Finding(count, strength.rule.measure, strength.rule.name) if strength is not None else None

    def _plain(self, count: Count) -> Finding | None:
        told = self._situations.tell(count)
        if told is None:
            return None
        if not self._believed(count, told.rule.measure, told.rule.how):
            span = self._page.start(count.amount.first), self._page.end(count.last - 1)
            self._page.notes.trace.note("figures", told.rule.name, span, False, "no count of its own")
            return None
        return Finding(count, told.rule.measure, told.rule.name)

    def _believed(self, count: Count, measure: str, how: str) -> bool:
        amount, head = count.amount, count.counted.head
        if amount.kind == "article":
            return self._one_person(count, measure, how)
        if amount.kind == "none":
            return measure in ("killed", "injured") and how == "noun"
        if head is None:
            return self._stands_alone(count, measure)
        return True

    def _one_person(self, count: Count, measure: str, how: str) -> bool:
        """Whether an article counts: one dead, one to whom something was done, not one who only speaks."""
        head = count.counted.head
        if head is None or count.counted.partitive:
            return measure not in WEAK and (head is None or self._page.person(head))
        if how == "noun":
            return bool(self._page.data.single.of(self._page.tokens[head].text))
        classes = self._page.classes(head)
        if self._after_name(count) or self._page.standing(count).role in ("dative", "genitive", "apposition"):
            return False
        if how == "target" and measure in ("killed", "injured", "detained") and not classes:
            return self._page.tokens[head].tag == "NN"
        return measure not in WEAK and self._page.person(head) and how in ("target", "subject", "state")

    def _after_name(self, count: Count) -> bool:
        """Whether the count explains a name before a comma."""
        first, page = count.amount.first, self._page
        if first < 2 or page.tokens[first - 1].tag != "$,":
            return False
        name, verb = page.tokens[first - 2].tag == "NE", page.tokens[first - 2].tag in ("VVPP", "PTKVZ")
        return name or (verb and page.syntax.clause_of(first - 2) == count.clause)

    def _stands_alone(self, count: Count, measure: str) -> bool:
        amount = count.amount
        if self._page.standing(count).preposition is not None and not count.counted.partitive:
            return False
        if amount.kind == "crowd" or amount.more or count.counted.partitive:
            return True
        return measure not in WEAK

    def _also(self, finding: Finding) -> Iterator[Finding]:
        """Read a second harm of the same people, joined by a conjunction; captives set free."""
        page, count = self._page, finding.count
        before = self._situations.also(count, finding.measure)
        if before is not None:
            yield Finding(count, before.measure, before.name)
        after = count.last
        if count.amount.qualifier != "some" or count.counted.head is None or after + 1 >= len(page.tokens):
            return
        if page.tokens[after].tag != "KON" or page.tokens[after + 1].tag != "NN":
            return
        rule = self._situations.noun_rule(after + 1)
        if rule is not None and rule.measure != finding.measure:
            both = replace(count, counted=replace(count.counted, head=after + 1, last=after + 2))
            words = page.notes.text[page.start(after + 1) : page.end(after + 1)]
            yield Finding(both, rule.measure, rule.name, of=words)

    def _said_again(self, count: Count) -> Finding | None:
        predicate = self._page.predicate(count.clause) if count.clause is not None else None
        last = self._found.latest()
        if count.counted.head is not None or predicate is None or last is None:
            return None
        talked = not self._links.talk.isdisjoint(self._page.words_of(count.clause or 0))
        if not (talked or predicate.lemma in self._links.say) or last.count.sentence < count.sentence - _REACH_BACK:
            return None
        amount = count.amount
        if amount.kind != "number":
            return None
        return Finding(count, last.measure, "said-again", last.unit, of=self._found.words_of(last))

    def _like_before(self, count: Count) -> Finding | None:
        """Read a number without its noun beside one of the same things."""
        last = self._found.last
        if count.counted.head is not None or last is None or last.count.sentence != count.sentence:
            return None
        if last.measure not in WEAK or last.count.counted.head is None:
            return None
        rule = self._situations.as_if(count, last.count.counted.head)
        return Finding(count, last.measure, rule.name) if rule is not None and rule.measure == last.measure else None

    def _said_by_another(self, count: Count) -> Finding | None:
        """Read a bare number behind a second source, at most with a verb that says they were so many."""
        last, amount, page = self._found.latest(), count.amount, self._page
        if count.counted.head is not None or last is None or amount.kind != "number":
            return None
        begins = amount.first
        while begins not in self._sourced and page.tokens[begins - 1].tag in ("VAFIN", "PPER", "ADV", "PAV", "APPR"):
            begins -= 1
        beside = last.count.sentence == count.sentence and last.count.last < begins
        bare = page.tokens[amount.last].tag[0] == "$" or page.tokens[amount.last].tag in ("KON", "VVPP")
        if not (begins in self._sourced and beside and bare):
            return None
        return Finding(count, last.measure, "said-again", last.unit, of=self._found.words_of(last))

    def _said_before_another(self, count: Count) -> Finding | None:
        """Read a bare number whose noun the next voice names with its own number."""
        page = self._page
        if count.counted.head is not None or count.amount.core not in page.gapped or count.amount.kind != "number":
            return None
        behind = (c for c in page.counts(count.sentence) if c.amount.first > count.amount.first)
        told = [c for c in behind if c.amount.core in page.gapped and c.counted.head is not None]
        rules = (self._situations.noun_rule(c.anchor) or self._rule_of(c) for c in told)
        rule = next((rule for rule in rules if rule is not None), None)
        return None if rule is None else Finding(count, rule.measure, "said-again")

    def _rule_of(self, count: Count) -> MeasureRule | None:
        told = self._situations.tell(count)
        return told.rule if told is not None else None

    def _same_crowd(self, count: Count) -> Finding | None:
        page, head = self._page, count.counted.head
        before = count.amount.first - 1
        if head is None or before < 0 or page.tokens[before].tag != "ART" or count.amount.kind != "number":
            return None
        if "all-people" not in page.classes(head) or "forces" in page.classes(head):
            return None
        sentences = page.notes.words[1]
        near = sentences[max(0, count.sentence - 1)].start, sentences[count.sentence].end
        for number in page.syntax.clauses_in(*near):
            rule = self._situations.crowd_rule(number) if number != count.clause else None
            if rule is not None:
                return Finding(count, rule.measure, "same-crowd")
        return None
