"""Harm told without a number."""

from typing import Final

from lagebild.languages.measures import MeasureRule
from lagebild.reading.figures.amounts import Amount
from lagebild.reading.figures.counted import Counted
from lagebild.reading.figures.finding import Finding, Found
from lagebild.reading.figures.page import Count, Page
from lagebild.reading.figures.situations import Situations

#: Before these a noun speaks of somebody known, or its number has been read.
_DETERMINERS: Final = frozenset({"ART", "PPOSAT", "PDAT", "PIAT", "PIDAT", "APPRART", "CARD", "PWAT", "PRELAT"})


class Unnumbered:
    """Reads the harm that one page tells without a number."""

    def __init__(self, page: Page, situations: Situations, found: Found) -> None:
        self._page = page
        self._situations = situations
        self._found = found

    def read(self) -> list[Finding]:
        """Return the harm that is told without any number, once for a measure that has no other figure."""
        known = {finding.measure for finding in self._found.findings}
        found: list[Finding] = []
        for token, told in enumerate(self._page.tokens):
            rule = self._bare_rule(token) if told.tag == "NN" else None
            if rule is not None and rule.measure not in known:
                known.add(rule.measure)
                amount = Amount(token, token, token + 1, None, None, "some", "bare", "bare")
                sentence = self._page.syntax.sentence_of(token)
                clause = self._page.syntax.clause_of(token)
                count = Count(amount, Counted(token, token + 1), sentence, clause)
                found.append(Finding(count, rule.measure, rule.name))
        return found

    def _bare_rule(self, token: int) -> MeasureRule | None:
        page, text = self._page, self._page.tokens[token].text
        if not page.data.bare.of(text):
            return None
        before = token - 1
        while before >= 0 and page.tokens[before].tag == "ADJA":
            if page.low[before].startswith(page.data.file.bare.perhaps):
                return None
            before -= 1
        if before >= 0 and page.tokens[before].tag in _DETERMINERS:
            relative = before > 0 and page.tokens[before - 1].tag == "$,"
            if not relative:
                return None
        clause = page.syntax.clause_of(token)
        predicate = page.predicate(clause) if clause is not None else None
        opener = page.syntax.clauses[clause].opener if clause is not None else None
        asked = opener is not None and page.low[opener] in page.data.file.bare.asking
        if asked or (predicate is not None and predicate.negated):
            return None
        return self._situations.noun_rule(token)
