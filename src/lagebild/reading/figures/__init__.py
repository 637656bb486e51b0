"""How many: counts and measured amounts."""

from lagebild.model.event import Event
from lagebild.model.figure import Figure
from lagebild.model.record import key_of
from lagebild.model.span import Span
from lagebild.reading.figures.finding import Finding, Found
from lagebild.reading.figures.findings import Findings
from lagebild.reading.figures.happenings import Happenings
from lagebild.reading.figures.page import Page
from lagebild.reading.figures.repeats import without_repeats
from lagebild.reading.figures.voices import Told, Voices
from lagebild.reading.notes import Notes


def read_figures(notes: Notes) -> tuple[Figure, ...]:
    """Return the figures, in text order."""
    if not notes.words[0]:
        return ()
    page = Page(notes)
    found, voices = Findings(page).read(), Voices(page)
    told = [(finding, voices.tell(finding.count)) for finding in found.findings]
    kept, home = without_repeats(page, found, told)
    ids = {key: _id(page, finding) for key, finding in home.items()}
    for finding, _ in told:
        span = _span(page, finding)
        won = home[id(finding)] is finding
        notes.trace.note("figures", finding.rule, (span.start, span.end), won, "" if won else "told before")
    happenings = Happenings(page)
    kept.sort(key=lambda pair: (pair[0].count.amount.first, pair[0].count.last, pair[0].measure))
    return tuple(_figure(page, found, finding, voice, ids, happenings.event_of(finding)) for finding, voice in kept)


def _id(page: Page, finding: Finding) -> str:
    span = _span(page, finding)
    return key_of("figure", page.notes.report.name, span.start, span.end, finding.measure)


def _span(page: Page, finding: Finding) -> Span:
    return Span(page.start(finding.count.amount.first), page.end(page.closed(finding.count) - 1))


def _figure(page: Page, found: Found, finding: Finding, told: Told, ids: dict[int, str], event: Event | None) -> Figure:
    amount = finding.count.amount
    return Figure(
        id=_id(page, finding), measure=finding.measure, low=amount.low, high=amount.high,
        qualifier=amount.qualifier, span=_span(page, finding), of=found.words_of(finding),
        status=told.status, rule=finding.rule, scope=finding.scope, unit=finding.unit,
        event=event.id if event is not None else None,
        part_of=ids.get(id(finding.part_of)) if finding.part_of is not None else None,
        replaces=finding.older, source=told.source, statement=told.statement,
    )  # fmt: skip
