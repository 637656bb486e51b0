"""Look up which entity stands at a place of the text: for statements, events, figures, labels.

    index = notes.mentioned                     # an EntityIndex, built once
    index.at(span)                              entity of the best mention in or over the span, or None
    index.mentions_in(span)                     (mention, entity) inside the span, in text order
    index.places_in(span)                       the same, places only

Best is: the mention that ends where the head of the phrase is; else the first inside; else the smallest around.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from lagebild.model.entity import Entity, EntityKind, Mention
from lagebild.model.span import Span

Found = tuple[Mention, Entity]


class EntityIndex:
    """The mentions of a report by where they stand."""

    def __init__(self, entities: Sequence[Entity]) -> None:
        self.entities = entities
        pairs = [(mention, entity) for entity in entities for mention in entity.mentions]
        self._pairs: list[Found] = sorted(pairs, key=lambda p: (p[0].span.start, -p[0].span.end, p[1].id))
        self._starts = [mention.span.start for mention, _ in self._pairs]
        self._longest = max((m.span.end - m.span.start for m, _ in self._pairs), default=0)

    def overlapping(self, span: Span) -> list[Found]:
        """Return the mentions that share a character with the span, in text order."""
        first = bisect_left(self._starts, span.start - self._longest)
        last = bisect_right(self._starts, span.end - 1)
        return [pair for pair in self._pairs[first:last] if pair[0].span.overlaps(span)]

    def mentions_in(self, span: Span, kind: EntityKind | None = None) -> list[Found]:
        """Return the mentions that lie wholly in the span, of one kind where it is given."""
        return [
            (mention, entity)
            for mention, entity in self.overlapping(span)
            if span.covers(mention.span) and (kind is None or entity.kind == kind)
        ]

    def places_in(self, span: Span) -> list[Found]:
        """Return the mentions of places that lie wholly in the span."""
        return self.mentions_in(span, "place")

    def at(self, span: Span, head: Span | None = None) -> Entity | None:
        """Return the entity a phrase stands for: by its head where given, else by the best mention in it."""
        around = self.overlapping(head) if head is not None else []
        if around:
            return min(around, key=lambda p: p[0].span.end - p[0].span.start)[1]
        if head is not None:
            return None
        found = self.overlapping(span)
        inside = [pair for pair in found if span.covers(pair[0].span)]
        exact = next((entity for mention, entity in inside if mention.span == span), None)
        if exact is not None:
            return exact
        if inside:
            return inside[0][1]
        return min(found, key=lambda p: p[0].span.end - p[0].span.start)[1] if found else None
