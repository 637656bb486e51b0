"""A reading as the JSON that other programs rely on: see docs/output.md."""

from collections.abc import Iterable
from typing import Any

import msgspec

from lagebild.model.entity import Division, Entity, Location
from lagebild.model.event import Event, Party, Voice
from lagebild.model.figure import Figure
from lagebild.model.label import Fact, Label
from lagebild.model.reading import Reading
from lagebild.model.report import Report
from lagebild.model.segment import Segment
from lagebild.model.span import Span
from lagebild.model.statement import Statement
from lagebild.model.time import Interval, TimeMention

Json = dict[str, Any]


def reading_json(reading: Reading, *, layers: frozenset[str] = frozenset()) -> Json:
    """Return the reading as plain data after the output contract, offsets in code points.

    `layers` adds "words" and "clauses" where the reading was made with its grammar.
    """
    return _findings(reading) | _grammar(reading, layers)


def _grammar(reading: Reading, layers: frozenset[str]) -> Json:
    if reading.grammar is None:
        return {}
    words = [msgspec.to_builtins(token) for token in reading.grammar.tokens]
    clauses = {
        "sentences": [msgspec.to_builtins(s) for s in reading.grammar.sentences],
        "phrases": [msgspec.to_builtins(p) for p in reading.grammar.phrases],
        "clauses": [msgspec.to_builtins(c) for c in reading.grammar.clauses],
    }
    return ({"words": words} if "words" in layers else {}) | (clauses if "clauses" in layers else {})


def _findings(reading: Reading) -> Json:
    return {
        "report": _report(reading.report, reading.id, reading.rules),
        "segments": [_segment(s) for s in reading.segments],
        "times": [_time(t) for t in reading.times],
        "entities": [_entity(e) for e in reading.entities],
        "statements": [_statement(s) for s in reading.statements],
        "events": [_event(e) for e in reading.events],
        "figures": [_figure(f) for f in reading.figures],
        "labels": [_label(x) for x in reading.labels],
        "facts": [_fact(x) for x in reading.facts],
    }


def _pairs(spans: Iterable[Span]) -> list[list[int]]:
    return [[s.start, s.end] for s in spans]


def _report(report: Report, id_: str, rules: str) -> Json:
    return {
        "id": id_,
        "name": report.name,
        "outlet": report.outlet,
        "url": report.url,
        "title": report.title,
        "published": report.published.value if report.published else None,
        "language": report.language,
        "authors": list(report.authors),
        "agencies": list(report.agencies),
        "rules": rules,
    }


def _segment(segment: Segment) -> Json:
    found: Json = {"kind": segment.kind, "start": segment.span.start, "end": segment.span.end}
    return found | ({"dropped": segment.dropped} if segment.dropped else {}) | {"rule": segment.rule}


def _interval(interval: Interval | None) -> Json | None:
    if interval is None:
        return None
    ends = (interval.earliest, interval.latest)
    earliest, latest = (end.isoformat(timespec="seconds") if end else None for end in ends)
    return {"earliest": earliest, "latest": latest, "grain": interval.grain}


def _time(time: TimeMention) -> Json:
    return {
        "start": time.span.start,
        "end": time.span.end,
        "type": time.timex_type,
        "value": time.value,
        "anchored": time.anchored,
        "anchor": _pairs([time.anchor])[0] if time.anchor else None,
        "mod": time.mod,
        "interval": _interval(time.interval),
        "rule": time.rule,
    }


def location_json(location: Location | None) -> Json | None:
    """Return a place's position and the divisions it is found by, of a report as of a picture."""
    if location is None:
        return None
    return {
        "latitude": location.latitude,
        "longitude": location.longitude,
        "precision": location.precision,
        "covers": [_division(d) for d in location.covers],
        "within": [_division(d) for d in location.within],
    }


def _division(division: Division) -> Json:
    return {"name": division.name, "wikidata": division.wikidata, "geonames": division.geonames}


def _entity(entity: Entity) -> Json:
    return {
        "id": entity.id,
        "kind": entity.kind,
        "name": entity.name,
        "role": entity.role,
        "country": entity.country,
        "wikidata": entity.wikidata,
        "geonames": entity.geonames,
        "location": location_json(entity.location),
        "mentions": [
            {"start": m.span.start, "end": m.span.end, "form": m.form, "rule": m.rule} for m in entity.mentions
        ],
    }


def _statement(statement: Statement) -> Json:
    return {
        "id": statement.id,
        "kind": statement.kind,
        "content": _pairs(statement.content),
        "speaker": _pairs(statement.speaker),
        "cue": _pairs(statement.cue),
        "frame": _pairs(statement.frame),
        "addressee": _pairs(statement.addressee),
        "medium": statement.medium,
        "relay": statement.relay,
        "institution": statement.institution,
        "speaker_entity": statement.speaker_entity,
        "addressee_entity": statement.addressee_entity,
        "relay_entity": statement.relay_entity,
        "stance": statement.stance,
        "certainty": statement.certainty,
        "certainty_cue": _pairs(statement.certainty_cue),
        "parent": statement.parent,
        "rule": statement.rule,
    }


def _party(party: Party | None) -> Json | None:
    if party is None:
        return None
    return {"start": party.span.start, "end": party.span.end, "text": party.text, "entity": party.entity}


def _voice(voice: Voice | None) -> Json | None:
    if voice is None:
        return None
    found: Json = {"text": voice.text, "entity": voice.entity}
    return found | ({"start": voice.span.start, "end": voice.span.end} if voice.span else {})


def _event(event: Event) -> Json:
    time = event.time
    return {
        "id": event.id,
        "type": event.type,
        "plover": event.plover,
        "mentions": _pairs(event.mentions),
        "actor": _party(event.actor),
        "target": _party(event.target),
        "place": _party(event.place),
        "time": None
        if time is None
        else {
            "start": time.span.start,
            "end": time.span.end,
            "value": time.value,
            "interval": _interval(time.interval),
        },
        "status": event.status,
        "status_cue": _pairs(event.status_cue),
        "source": _voice(event.source),
        "statement": event.statement,
        "about": _party(event.about),
        "cause": _party(event.cause),
        "background": event.background,
        "rule": event.rule,
    }


def _figure(figure: Figure) -> Json:
    return {
        "id": figure.id,
        "measure": figure.measure,
        "low": figure.low,
        "high": figure.high,
        "qualifier": figure.qualifier,
        "scope": figure.scope,
        "unit": figure.unit,
        "start": figure.span.start,
        "end": figure.span.end,
        "of": figure.of,
        "event": figure.event,
        "part_of": figure.part_of,
        "replaces": list(figure.replaces) if figure.replaces else None,
        "status": figure.status,
        "source": _voice(figure.source),
        "statement": figure.statement,
        "rule": figure.rule,
    }


def _label(label: Label) -> Json:
    return {
        "start": label.span.start,
        "end": label.span.end,
        "label": label.label,
        "distance": label.distance,
        "group": label.group,
        "source": _voice(label.source),
        "entity": label.entity,
        "rule": label.rule,
    }


def _fact(fact: Fact) -> Json:
    return {
        "kind": fact.kind,
        "subject": fact.subject,
        "object": fact.object,
        "start": fact.span.start,
        "end": fact.span.end,
        "rule": fact.rule,
    }
