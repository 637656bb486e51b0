"""Claims: what each report says, taken apart into atoms that merging never rewrites."""

from collections.abc import Iterator

from lagebild.merging.case import Case, Sheet
from lagebild.model.claim import Claim, Evidence, Place
from lagebild.model.entity import Entity
from lagebild.model.event import Event, Voice
from lagebild.model.figure import Figure
from lagebild.model.label import Fact
from lagebild.model.record import key_of
from lagebild.model.span import Span


def claims_of(case: Case) -> tuple[Claim, ...]:
    """Return every claim of every report, in the order of the reports and of their text."""
    return tuple(claim for sheet in case.sheets for claim in _of_sheet(sheet))


def _of_sheet(sheet: Sheet) -> Iterator[Claim]:
    reading = sheet.reading
    for entity in reading.entities:
        yield from _of_entity(sheet, entity)
    for event in reading.events:
        yield from _of_event(sheet, event)
    for figure in reading.figures:
        yield _of_figure(sheet, figure)
    for fact in reading.facts:
        yield _of_fact(sheet, fact)


def _claim(sheet: Sheet, subject: str, aspect: str, value: str, evidence: Evidence) -> Claim:
    identity = key_of(sheet.reading.id, subject, aspect, value, evidence.place.span.start)
    return Claim(identity, sheet.key(subject), aspect, value, evidence)


def _evidence(sheet: Sheet, span: Span, rule: str, voice: Voice | None = None) -> Evidence:
    return Evidence(
        place=Place(sheet.name, span),
        rule=rule,
        published=sheet.reading.report.published,
        speaker=voice.text if voice else None,
        speaker_entity=sheet.key(voice.entity) if voice and voice.entity else None,
    )


def _of_entity(sheet: Sheet, entity: Entity) -> Iterator[Claim]:
    if not entity.mentions:
        return
    first = entity.mentions[0]
    evidence = _evidence(sheet, first.span, first.rule)
    told = (("name", entity.name), ("role", entity.role), ("country", entity.country))
    for aspect, value in told:
        if value:
            yield _claim(sheet, entity.id, aspect, value, evidence)


def _of_event(sheet: Sheet, event: Event) -> Iterator[Claim]:
    evidence = _evidence(sheet, event.mentions[0], event.rule, event.source)
    yield _claim(sheet, event.id, "type", event.type, evidence)
    yield _claim(sheet, event.id, "status", event.status, evidence)
    parties = (("actor", event.actor), ("target", event.target), ("place", event.place), ("cause", event.cause))
    for aspect, party in parties:
        if party:
            place = _evidence(sheet, party.span, event.rule, event.source)
            yield _claim(sheet, event.id, aspect, party.text, place)
    if event.time:
        when = _evidence(sheet, event.time.span, event.rule, event.source)
        yield _claim(sheet, event.id, "time", event.time.value, when)


def _of_figure(sheet: Sheet, figure: Figure) -> Claim:
    value = f"{figure.qualifier} {figure.low}..{figure.high}"
    evidence = _evidence(sheet, figure.span, figure.rule, figure.source)
    return _claim(sheet, figure.id, figure.measure, value, evidence)


def _of_fact(sheet: Sheet, fact: Fact) -> Claim:
    subject = fact.subject_entity or key_of(fact.kind, fact.subject)
    return _claim(sheet, subject, fact.kind, fact.object, _evidence(sheet, fact.span, fact.rule))
