"""Whom nobody of survived: all of them are dead."""

from dataclasses import replace

from lagebild.reading.figures.finding import Finding
from lagebild.reading.figures.page import Count, Page

RULE = "nobody-survived"


def nobody_survived(page: Page, count: Count) -> Finding | None:
    """Return the dead of a clause that says that none of so many survived; None for any other count."""
    predicate = page.predicate(count.clause) if count.clause is not None else None
    if count.amount.kind != "none" or predicate is None or predicate.lemma not in page.data.file.links.survive:
        return None
    whole = _inside(page, count) if count.counted.head is not None else _beside(page, count)
    return None if whole is None else Finding(whole, "killed", RULE)


def _inside(page: Page, count: Count) -> Count | None:
    """The number between "none" and its noun."""
    told = page.amounts_in(count.amount.last, count.anchor)
    if not told:
        return None
    return replace(count, amount=told[-1], counted=replace(count.counted, partitive=False))


def _beside(page: Page, count: Count) -> Count | None:
    """The number of people that the clause names before."""
    for other in page.counts(count.sentence):
        if other.clause == count.clause and other.amount.kind == "number" and other.counted.head is not None:
            return other
    return None
