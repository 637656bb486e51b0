"""New, in all, or a part of it."""

from dataclasses import replace
from typing import Final

from lagebild.reading.figures.finding import Finding, Found
from lagebild.reading.figures.page import Page
from lagebild.reading.figures.totals import Totals

#: How far back, in sentences, a single case may explain a total.
_REACH_BACK: Final = 2


class Scopes:
    """Judges the scope of the findings of one page."""

    def __init__(self, page: Page, totals: Totals, found: Found) -> None:
        self._page = page
        self._totals = totals
        self._found = found
        self._links = page.data.file.links

    def of(self, finding: Finding) -> Finding:
        """Tell additions ("sechs weitere Leichen") and parts from totals; keep what a total takes back."""
        self._added(finding)
        older = self._totals.replaced(finding)
        if older is not None:
            return replace(finding, older=older)
        if finding.scope != "total":
            return finding
        if finding.count.amount.new:
            known = self._found.latest(measure=finding.measure) is not None or not self._found.findings
            return replace(finding, scope="new") if known else finding
        before = finding.count.amount.first - 1
        if before >= 0 and self._page.low[before] in self._links.rest:
            whole = self._found.latest(measure=finding.measure)
            return replace(finding, scope="subset", part_of=whole)
        return self._explained(finding)

    def _added(self, whole: Finding) -> None:
        """Read single cases told right before a total that grew as what was added ("… starb; die Zahl stieg")."""
        clause, low = whole.count.clause, whole.count.amount.low
        predicate = self._page.predicate(clause) if clause is not None else None
        if predicate is None or predicate.lemma not in self._page.data.file.totals.growing or low is None:
            return
        for place, finding in enumerate(self._found.findings):
            near = 0 <= whole.count.sentence - finding.count.sentence <= 1 and self._same_segment(finding, whole)
            single = finding.count.amount.kind == "article" and (finding.count.amount.low or 0) < low
            if near and single and finding.measure == whole.measure and finding.scope == "total":
                self._found.findings[place] = replace(finding, scope="new")

    def _explained(self, finding: Finding) -> Finding:
        """Read single cases told right after a total as its parts, after a risen total as what was added."""
        whole = self._found.latest(measure=finding.measure)
        amount = finding.count.amount
        if whole is None or whole.count.amount.low is None or amount.low is None or amount.high is None:
            return finding
        head = finding.count.counted.head
        if head is None or amount.low >= whole.count.amount.low or not self._told_behind(finding, whole):
            return finding
        predicate = self._page.predicate(finding.count.clause) if finding.count.clause is not None else None
        if predicate is not None and predicate.lemma in self._links.say:
            return finding
        single = amount.kind == "article" and "all-people" not in self._page.classes(head)
        if not self._same_segment(finding, whole) or not (single or self._page.noun_rules(head)):
            return finding
        if self._rises(whole):
            return replace(finding, scope="new")
        return replace(finding, scope="subset", part_of=whole)

    def _told_behind(self, finding: Finding, whole: Finding) -> bool:
        """Whether it is told in the sentences after a total, or in the same one after a total that grew."""
        away = finding.count.sentence - whole.count.sentence
        if not away:
            return finding.count.clause != whole.count.clause and self._rises(whole)
        return 0 < away <= _REACH_BACK

    def _same_segment(self, one: Finding, two: Finding) -> bool:
        sentences = self._page.notes.words[1]
        return sentences[one.count.sentence].segment == sentences[two.count.sentence].segment

    def _rises(self, whole: Finding) -> bool:
        """Whether a total is told as having grown, or as a sum: what follows explains the growth."""
        clause = whole.count.clause
        predicate = self._page.predicate(clause) if clause is not None else None
        return predicate is not None and predicate.lemma in self._page.data.file.totals.rising
