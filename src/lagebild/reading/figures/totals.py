"""Totals: what the number of something comes to, rises or falls to."""

from typing import Final

from lagebild.model.figure import Measure, Scope
from lagebild.reading.figures.amounts import Amount
from lagebild.reading.figures.counted import Counted
from lagebild.reading.figures.finding import Finding, Found
from lagebild.reading.figures.page import Count, Page
from lagebild.reading.figures.situations import Situations

#: How many tokens after a total its noun may stand.
_TOTAL_REACH: Final = 9


class Totals:
    """Reads the totals of one page."""

    def __init__(self, page: Page, situations: Situations, found: Found) -> None:
        self._page = page
        self._situations = situations
        self._found = found
        self._links = page.data.file.links
        self._totals = page.data.file.totals

    def read(self, count: Count) -> Finding | None:
        """Return the count as what a total comes to; None where no total is told."""
        total = self._total_before(count) if not count.counted.partitive else None
        if total is None or not self._joined(count, total):
            return None
        told = self._of_total(total)
        if told is None:
            return None
        measure, rule = told
        own = self._situations.by_words(count)
        if own is not None and own.rule.measure != measure:
            return None
        scope: Scope = "new" if self._page.word_before(count) in self._totals.by else "total"
        return Finding(count, measure, rule, scope=scope, of=self._total_words(total))

    def _total_before(self, count: Count) -> int | None:
        """Return the nearest "Zahl" before the count in its sentence, or after it in its clause."""
        whole = self._page.notes.words[1][count.sentence]
        for token in range(count.amount.first - 1, whole.first - 1, -1):
            if self._page.is_total(token) or self._taken_up(token, whole.first):
                return token
        for token in range(count.last, whole.last):
            if self._page.is_total(token) and self._page.syntax.clause_of(token) == count.clause:
                return token
        return None

    def _taken_up(self, token: int, first: int) -> bool:
        """Whether a pronoun with a genitive behind it stands for a total told before in the sentence."""
        page = self._page
        if token + 2 >= len(page.low) or page.low[token] not in self._totals.pronouns:
            return False
        if page.low[token + 1] not in self._links.genitives:
            return False
        return bool(page.noun_rules(token + 2)) and any(page.is_total(t) for t in range(first, token))

    def _joined(self, count: Count, total: int) -> bool:
        """Whether the number is what the total comes to: by a preposition, a colon, or a verb like "betragen"."""
        before = self._page.word_before(count)
        head = count.counted.head
        if head is not None and not self._page.noun_rules(head) and not self._page.anyone(head):
            return False
        if before in self._totals.before:
            return True
        predicate = self._page.predicate(count.clause) if count.clause is not None else None
        return predicate is not None and predicate.lemma in self._totals.verbs and head is None

    def _of_total(self, total: int) -> tuple[Measure, str] | None:
        """Return the measure of a total by the noun after it, its attribute or its relative clause."""
        page = self._page
        own = page.data.own_totals.of(page.tokens[total].text)
        if own:
            return own[0], "number-of"  # type: ignore[return-value]
        complement = self._complement(total)
        if complement is None:
            last = self._found.latest()
            return (last.measure, "number-again") if last is not None else None
        told = self._situations.tell(complement)
        return (told.rule.measure, "number-of") if told is not None else None

    def _complement(self, total: int) -> Count | None:
        """Return the genitive after a total as a count without a number."""
        page = self._page
        whole = page.notes.words[1][page.syntax.sentence_of(total)]
        first = total + 1
        if first >= whole.last or page.low[first] not in self._links.genitives | page.quantities.words.of:
            return None
        attributes: list[int] = []
        for token in range(first + 1, min(whole.last, first + _TOTAL_REACH)):
            if page.tokens[token].tag in ("ADJA", "VVPP"):
                attributes.append(token)
            elif page.tokens[token].tag.startswith(("$", "V")):
                break
            elif page.tokens[token].tag == "NN" and (attributes or token == first + 1 or page.noun_rules(token)):
                amount = Amount(token, token, token, None, None, "some", "bare", "bare")
                clause = page.syntax.clause_of(token)
                return Count(amount, Counted(token, token + 1, tuple(attributes)), 0, clause)
        return None

    def _total_words(self, total: int) -> str | None:
        complement = self._complement(total)
        if complement is None:
            last = self._found.latest()
            return self._found.words_of(last) if last is not None else self._page.words(total, total + 1)
        return self._page.words(min((*complement.counted.attributes, complement.anchor)), complement.last)

    def replaced(self, finding: Finding) -> tuple[float | None, float | None] | None:
        """Return the bounds that the report itself takes back: the number from which another is reached, or a slip."""
        last = self._found.last
        if last is None or last.measure != finding.measure or finding.scope != "total":
            return None
        if last.count.sentence == finding.count.sentence:
            instead = self._page.word_before(last.count)
            reached = self._page.word_before(finding.count) in self._totals.before - self._totals.from_
            return (
                last.bounds if instead in self._totals.from_ and (reached or instead in self._totals.instead) else None
            )
        whole = self._page.notes.words[1][finding.count.sentence]
        before = range(whole.first, finding.count.amount.first)
        corrected = any(self._page.low[t] in self._totals.right for t in before)
        return last.bounds if corrected and last.count.sentence == finding.count.sentence - 1 else None
