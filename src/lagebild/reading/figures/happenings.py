"""Which event a figure belongs to."""

from bisect import bisect_left

from lagebild.model.event import Event
from lagebild.model.figure import Measure
from lagebild.model.span import Span
from lagebild.reading.figures.finding import Finding
from lagebild.reading.figures.page import Page

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


class Happenings:
    """The events of a report, by type and place of their mentions."""

    def __init__(self, page: Page) -> None:
        self._page = page
        pairs: dict[str, list[tuple[Span, Event]]] = {}
        for event in page.notes.events:
            for mention in event.mentions:
                pairs.setdefault(event.type, []).append((mention, event))
        self._pairs = {kind: sorted(found, key=lambda p: (p[0], p[1].id)) for kind, found in pairs.items()}
        self._starts = {kind: [span.start for span, _ in found] for kind, found in self._pairs.items()}

    def event_of(self, finding: Finding) -> Event | None:
        """Return the event a figure belongs to: one told in its clause, then in its sentence, then the nearest.

        A part that its own clause tells no event of belongs to the event of its whole.
        """
        ranked = self._ranked(finding)
        if finding.part_of is not None and (ranked is None or ranked[0][0] > 0):
            return self.event_of(finding.part_of)
        return ranked[1] if ranked is not None else None

    def _ranked(self, finding: Finding) -> tuple[tuple[int, int, int], Event] | None:
        here = self._page.start(finding.count.anchor)
        best: tuple[tuple[int, int, int], Event] | None = None
        for order, kind in enumerate((finding.measure, *EVENTS_OF.get(finding.measure, ()))):
            for span, event in self._near(kind, here):
                rank = (self._apart(finding, span), order, abs(span.start - here))
                if best is None or rank < best[0]:
                    best = (rank, event)
        return best

    def _near(self, kind: str, here: int) -> list[tuple[Span, Event]]:
        """Return the mentions next before and after a place."""
        at = bisect_left(self._starts.get(kind, []), here)
        return self._pairs.get(kind, [])[max(0, at - 2) : at + 2]

    def _apart(self, finding: Finding, mention: Span) -> int:
        """Return 0 for a mention in the count's clause or in its words, 1 in its sentence, 2 elsewhere."""
        token = self._page.syntax.token_at(mention.start)
        if token is None:
            return 2
        count = finding.count
        if count.amount.first <= token < count.last or self._page.syntax.clause_of(token) == count.clause:
            return 0
        return 1 if self._page.syntax.sentence_of(token) == count.sentence else 2
