"""A finding: a count with its meaning; and the findings made so far, which later ones lean on."""

from dataclasses import dataclass
from typing import Final

from lagebild.model.figure import Measure, Scope
from lagebild.reading.figures.page import Count, Page


@dataclass(frozen=True, slots=True)
class Finding:
    """A count with its meaning. `part_of` is the finding it is a part of; `older` the bounds it replaces.

    `of` is what is counted where the count's own noun does not tell it.
    """

    count: Count
    measure: Measure
    rule: str
    unit: str | None = None
    scope: Scope = "total"
    part_of: "Finding | None" = None
    older: tuple[float | None, float | None] | None = None
    of: str | None = None

    @property
    def counts(self) -> bool:
        """Whether people or things are counted, not money or a magnitude measured."""
        return self.unit is None and self.measure != "magnitude"

    @property
    def bounds(self) -> tuple[float | None, float | None]:
        """What the count commits to."""
        return self.count.amount.low, self.count.amount.high


#: How many sentences before a part ("darunter …") its whole may stand.
_REACH: Final = 2


class Found:
    """The findings so far, in text order."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self.findings: list[Finding] = []

    @property
    def last(self) -> Finding | None:
        """The finding just before; None at the start."""
        return self.findings[-1] if self.findings else None

    def near(self, count: Count) -> Finding | None:
        """Return the last finding that is no part, if it stands at most so many sentences before the count."""
        found = self.latest()
        return found if found is not None and found.count.sentence >= count.sentence - _REACH else None

    def latest(self, measure: Measure | None = None) -> Finding | None:
        """Return the last finding that is no part, of one measure where it is given."""
        for finding in reversed(self.findings):
            if finding.scope != "subset" and measure in (None, finding.measure):
                return finding
        return None

    def words_of(self, finding: Finding) -> str:
        """Return what is counted, in the report's words; a number without a noun counts as the one before."""
        if finding.of is not None:
            return finding.of
        count, page = finding.count, self._page
        if count.counted.head is None:
            before = next((f for f in reversed(self.findings) if f.count.anchor < count.anchor and f.counts), None)
            noun = self._people_before(count) if before is None or before.count.sentence < count.sentence else None
            if noun is not None:
                return page.words(noun, noun + 1)
            return self.words_of(before) if before is not None else page.words(count.amount.core, count.last)
        first, words = min(count.amount.last, count.counted.head), page.quantities.words
        passed = words.more | words.of | page.data.file.links.genitives
        while first < count.counted.head and page.low[first] in passed:
            first += 1
        return page.words(first, count.counted.head + 1)

    def _people_before(self, count: Count) -> int | None:
        """Return the last noun for people before a number in its sentence."""
        whole = self._page.notes.words[1][count.sentence]
        for token in range(count.amount.first - 1, whole.first - 1, -1):
            if self._page.tokens[token].tag == "NN" and self._page.person(token):
                return token
        return None
