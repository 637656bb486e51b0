"""How many: counts and measured amounts."""

from lagebild.model.figure import Figure
from lagebild.model.record import key_of
from lagebild.model.span import Span
from lagebild.reading.figures.findings import Finding, Findings
from lagebild.reading.figures.page import Page
from lagebild.reading.notes import Notes


def read_figures(notes: Notes) -> tuple[Figure, ...]:
    """Return the figures, in text order."""
    if not notes.words[0]:
        return ()
    page = Page(notes)
    findings = Findings(page)
    return tuple(_figure(page, findings, finding) for finding in findings.read())


def _figure(page: Page, findings: Findings, finding: Finding) -> Figure:
    count = finding.count
    span = Span(page.start(count.amount.first), page.end(count.last - 1))
    amount = count.amount
    return Figure(
        id=key_of("figure", page.notes.report.name, span.start, span.end, finding.measure),
        measure=finding.measure, low=amount.low, high=amount.high, qualifier=amount.qualifier,
        span=span, of=findings.words_of(finding), status="asserted", rule=finding.rule,
        scope=finding.scope, unit=finding.unit, replaces=finding.older,
    )  # fmt: skip
