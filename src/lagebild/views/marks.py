"""The findings of a reading as marks on its text, for every view that shows the text."""

from collections.abc import Iterator
from typing import Literal

from lagebild.model.reading import Reading
from lagebild.model.record import Record
from lagebild.model.span import Span

Layer = Literal["statement", "speaker", "cue", "event", "figure", "time", "entity", "dropped"]


class Mark(Record, frozen=True):
    """One finding at one place. `id` is the finding's, `note` what it is in a word, `rule` its rule."""

    layer: Layer
    span: Span
    id: str
    note: str
    rule: str


def marks_of(reading: Reading) -> tuple[Mark, ...]:
    """Return all marks of a reading, by place, longer before shorter."""
    found = [*_statements(reading), *_events(reading), *_figures(reading), *_others(reading)]
    return tuple(sorted(found, key=lambda m: (m.span.start, -m.span.end, m.layer, m.id)))


def _statements(reading: Reading) -> Iterator[Mark]:
    for s in reading.statements:
        for layer, spans in (("statement", s.content), ("speaker", s.speaker), ("cue", s.cue)):
            for span in spans:
                yield Mark(layer, span, s.id, s.kind, s.rule)  # type: ignore[arg-type]


def _events(reading: Reading) -> Iterator[Mark]:
    for event in reading.events:
        for span in event.mentions:
            yield Mark("event", span, event.id, f"{event.type}/{event.status}", event.rule)


def _figures(reading: Reading) -> Iterator[Mark]:
    for figure in reading.figures:
        yield Mark("figure", figure.span, figure.id, f"{figure.measure}/{figure.status}", figure.rule)


def _others(reading: Reading) -> Iterator[Mark]:
    for number, time in enumerate(reading.times, start=1):
        yield Mark("time", time.span, f"t{number}", time.value, time.rule)
    for entity in reading.entities:
        for mention in entity.mentions:
            yield Mark("entity", mention.span, entity.id, entity.kind, mention.rule)
    for number, segment in enumerate(reading.segments, start=1):
        if segment.dropped:
            yield Mark("dropped", segment.span, f"d{number}", segment.dropped, segment.rule)
