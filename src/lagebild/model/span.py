"""A stretch of a report's text."""

from collections.abc import Iterable

from lagebild.model.record import Record


class Span(Record, frozen=True, order=True):
    """Half-open stretch [start, end), counted in code points of `Report.text`.

    Raises ValueError at birth when it is empty, reversed or begins before the text.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"not a span: [{self.start}, {self.end})")

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: "Span") -> bool:
        """Whether the other lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end

    def of(self, text: str) -> str:
        """Return the words that stand here."""
        return text[self.start : self.end]


Spans = tuple[Span, ...]


def words_of(spans: Iterable[Span], text: str) -> str:
    """Return the words of several spans, joined by single spaces."""
    return " ".join(span.of(text) for span in spans)


def hull(spans: Iterable[Span]) -> Span:
    """Return the smallest span that covers all of them; raises ValueError when there are none."""
    kept = tuple(spans)
    return Span(min(s.start for s in kept), max(s.end for s in kept))
