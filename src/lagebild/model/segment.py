"""A stretch of a report with one job."""

from typing import Literal

from lagebild.model.record import Record
from lagebild.model.span import Span

SegmentKind = Literal[
    "headline", "caption", "credit", "dateline", "lead", "body", "subheading", "byline", "teaser", "furniture"
]

#: Only these carry statements and events of the report's own story.
STORY_KINDS: frozenset[str] = frozenset({"headline", "lead", "body", "subheading", "caption"})


class Segment(Record, frozen=True):
    """`dropped` says why nothing is read from this stretch; None where it is read."""

    kind: SegmentKind
    span: Span
    rule: str
    dropped: str | None = None
