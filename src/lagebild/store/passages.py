"""What can be searched in a reading: its passages, and the findings that stand in them."""

from bisect import bisect_right
from collections.abc import Iterator

from lagebild.model.event import Event, Party, Voice
from lagebild.model.figure import Figure
from lagebild.model.reading import Reading
from lagebild.model.record import Record
from lagebild.model.span import Span, words_of
from lagebild.model.statement import Statement


class Finding(Record, frozen=True):
    """A finding as it is searched; names are casefolded. Times are ISO wall-clock times, `latest` exclusive."""

    kind: str
    type: str
    start: int
    speaker: str = ""
    place: str = ""
    earliest: str | None = None
    latest: str | None = None
    label: str = ""


def passages_of(reading: Reading) -> tuple[Span, ...]:
    """Return the stretches that are read, in order; the whole text where the reading knows no segments."""
    kept = tuple(s.span for s in reading.segments if s.dropped is None)
    whole = (Span(0, len(reading.report.text)),) if reading.report.text else ()
    return kept or (whole if not reading.segments else ())


def findings_of(reading: Reading) -> Iterator[tuple[int, Finding]]:
    """Yield each finding with the number of the passage in which it begins."""
    starts = [span.start for span in passages_of(reading)]
    if not starts:
        return
    for found in all_findings(reading):
        yield max(0, bisect_right(starts, found.start) - 1), found


def all_findings(reading: Reading) -> Iterator[Finding]:
    """Yield the statements, events and figures of a reading as findings that can be searched and compared."""
    names = {e.id: e.name for e in reading.entities}
    events = {e.id: e for e in reading.events}
    text = reading.report.text
    for statement in reading.statements:
        yield _of_statement(statement, text, names)
    for event in reading.events:
        if event.mentions:
            yield _of_event(event, event.type, "event", event.mentions[0].start, event.source, names)
    for figure in reading.figures:
        yield _of_figure(figure, events.get(figure.event or ""), text, names)


def _of_statement(statement: Statement, text: str, names: dict[str, str]) -> Finding:
    speaker = words_of(statement.speaker, text)
    return Finding(
        kind="statement",
        type=statement.stance,
        start=statement.content[0].start if statement.content else 0,
        speaker=_searched(speaker, names.get(statement.speaker_entity or "")),
        label=_label(statement.stance, speaker),
    )


def _of_event(
    event: Event, kind_of: str, kind: str, start: int, source: Voice | None, names: dict[str, str]
) -> Finding:
    interval = event.time.interval if event.time else None
    place = event.place.text if event.place else ""
    return Finding(
        kind=kind,
        type=kind_of,
        start=start,
        speaker=_voice(source, names),
        place=_party(event.place, names),
        earliest=interval.earliest.isoformat() if interval and interval.earliest else None,
        latest=interval.latest.isoformat() if interval and interval.latest else None,
        label=_label(kind_of, place, source.text if source else ""),
    )


def _of_figure(figure: Figure, event: Event | None, text: str, names: dict[str, str]) -> Finding:
    if event is not None:
        return _of_event(event, figure.measure, "figure", figure.span.start, figure.source, names)
    said = figure.source.text if figure.source else ""
    return Finding(
        kind="figure",
        type=figure.measure,
        start=figure.span.start,
        speaker=_voice(figure.source, names),
        label=_label(figure.measure, figure.span.of(text), said),
    )


def _searched(*names: str | None) -> str:
    return " | ".join(name.casefold() for name in names if name)


def _voice(source: Voice | None, names: dict[str, str]) -> str:
    return _searched(source.text, names.get(source.entity or "")) if source else ""


def _party(party: Party | None, names: dict[str, str]) -> str:
    return _searched(party.text, names.get(party.entity or "")) if party else ""


def _label(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
