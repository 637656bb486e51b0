"""How many: counts and measured amounts."""

from lagebild.model.event import Event
from lagebild.model.figure import Figure, Measure
from lagebild.model.record import key_of
from lagebild.model.span import Span
from lagebild.reading.figures.finding import Finding, Found
from lagebild.reading.figures.findings import Findings
from lagebild.reading.figures.page import Page
from lagebild.reading.figures.repeats import without_repeats
from lagebild.reading.figures.voices import Told, Voices
from lagebild.reading.notes import Notes

#: Types of events that a measure may belong to, besides the type of its own name; likeliest first.
EVENTS_OF: dict[Measure, tuple[str, ...]] = {
    "forces": ("deployment", "withdrawal", "security", "raid"),
    "participants": ("protest", "riot", "strike", "blockade", "talks"),
    "sites": ("security", "attack", "destruction", "seizure", "raid", "flood"),
    "buildings": ("destruction", "fire", "raid", "flood", "storm", "earthquake"),
    "vehicles": ("destruction", "accident", "deployment", "attack", "seizure"),
    "damage": ("destruction", "earthquake", "flood", "storm", "fire"),
    "aid": ("aid", "promise", "agreement"),
    "magnitude": ("earthquake",),
}


def read_figures(notes: Notes) -> tuple[Figure, ...]:
    """Return the figures, in text order."""
    if not notes.words[0]:
        return ()
    page = Page(notes)
    found, voices = Findings(page).read(), Voices(page)
    told = [(finding, voices.tell(finding.count)) for finding in found.findings]
    kept = without_repeats(page, found, told)
    ids = {id(finding): _id(page, finding) for finding, _ in kept}
    for finding, _ in told:
        span = _span(page, finding)
        won = id(finding) in ids
        notes.trace.note("figures", finding.rule, (span.start, span.end), won, "" if won else "told before")
    return tuple(_figure(page, found, finding, voice, ids) for finding, voice in kept)


def _id(page: Page, finding: Finding) -> str:
    span = _span(page, finding)
    return key_of("figure", page.notes.report.name, span.start, span.end, finding.measure)


def _span(page: Page, finding: Finding) -> Span:
    return Span(page.start(finding.count.amount.first), page.end(finding.count.last - 1))


def _figure(page: Page, found: Found, finding: Finding, told: Told, ids: dict[int, str]) -> Figure:
    amount = finding.count.amount
    event = _event(page, finding)
    return Figure(
        id=_id(page, finding), measure=finding.measure, low=amount.low, high=amount.high,
        qualifier=amount.qualifier, span=_span(page, finding), of=found.words_of(finding),
        status=told.status, rule=finding.rule, scope=finding.scope, unit=finding.unit,
        event=event.id if event is not None else None,
        part_of=ids.get(id(finding.part_of)) if finding.part_of is not None else None,
        replaces=finding.older, source=told.source, statement=told.statement,
    )  # fmt: skip


def _event(page: Page, finding: Finding) -> Event | None:
    """Return the event a figure belongs to: of its type, in its clause, else nearest before or after it."""
    types = (finding.measure, *EVENTS_OF.get(finding.measure, ()))
    here = _span(page, finding)
    best: tuple[tuple[int, int], Event] | None = None
    for event in page.notes.events:
        if event.type not in types:
            continue
        away = min(abs(m.start - here.start) for m in event.mentions)
        rank = (types.index(event.type), away)
        if best is None or rank < best[0]:
            best = (rank, event)
    return best[1] if best is not None else None
