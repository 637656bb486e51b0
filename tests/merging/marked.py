"""Readings made by hand: own texts with the findings marked in them, so that merging is tested by itself.

    === r1 | Küstenkurier | 2026-09-03T08:00
    {Ministerin Alma Brenn|entity p1 person name="Alma Brenn" role=Ministerin country=SI} meldete
    {{zwölf Tote|event k1 killed place=o1 by=p1 status=attributed}|figure 12 measure=killed event=k1 by=p1}.

`{words|what id …}` marks words; marks nest. What can be marked: entity, event, figure, statement, label, time.
An id that comes again marks one more mention. `actor`, `target`, `place`, `by` take an entity's id or words.
"""

import re
import shlex
from dataclasses import dataclass, field
from typing import Any

from lagebild.model.entity import Entity, Location, Mention
from lagebild.model.event import Event, EventTime, Party, Voice
from lagebild.model.figure import Figure
from lagebild.model.label import Label
from lagebild.model.reading import Reading
from lagebild.model.record import key_of
from lagebild.model.report import Published, Report
from lagebild.model.segment import Segment
from lagebild.model.span import Span
from lagebild.model.statement import Statement
from lagebild.model.time import TimeMention

_HEAD = re.compile(r"^=== (.+)$", re.M)


@dataclass
class Mark:
    what: str
    names: list[str]
    values: dict[str, str]
    span: Span


@dataclass
class Sheet:
    text: str = ""
    marks: list[Mark] = field(default_factory=list)

    def of(self, what: str) -> list[Mark]:
        return [m for m in self.marks if m.what == what]


def readings_in(source: str) -> list[Reading]:
    """Return the reading of every report of a marked-up file."""
    parts = _HEAD.split(source)[1:]
    return [reading_of(head, body.strip()) for head, body in zip(parts[::2], parts[1::2], strict=True)]


def reading_of(head: str, body: str) -> Reading:
    name, outlet, published, *agencies = (cell.strip() for cell in head.split("|"))
    sheet = unmarked(body)
    report = Report(
        text=sheet.text,
        name=name,
        outlet=outlet,
        published=Published(published) if published else None,
        language="de",
        agencies=tuple(agencies),
    )
    line = sheet.text.find("\n")
    segments = [Segment("headline", Span(0, line), "marked"), Segment("body", Span(line, len(sheet.text)), "marked")]
    return Reading(
        id=key_of(name, sheet.text, published),
        report=report,
        rules="de",
        segments=tuple(segments),
        times=tuple(TimeMention(m.span, "DATE", m.names[0], "marked") for m in sheet.of("time")),
        entities=tuple(_entities(sheet)),
        statements=tuple(_statement(sheet, n, m) for n, m in enumerate(sheet.of("statement"))),
        events=tuple(_events(sheet)),
        figures=tuple(_figure(sheet, n, m) for n, m in enumerate(sheet.of("figure"))),
        labels=tuple(_label(sheet, m) for m in sheet.of("label")),
    )


def unmarked(body: str) -> Sheet:
    """Return the text without its marks, and the marks with their spans in it."""
    text: list[str] = []
    open_at: list[int] = []
    sheet = Sheet()
    length = 0
    at = 0
    while at < len(body):
        letter = body[at]
        if letter == "{":
            open_at.append(length)
        elif letter == "|" and open_at:
            end = body.index("}", at)
            what, *words = shlex.split(body[at + 1 : end])
            values = dict(w.split("=", 1) for w in words if "=" in w)
            names = [w for w in words if "=" not in w]
            sheet.marks.append(Mark(what, names, values, Span(open_at.pop(), length)))
            at = end
        else:
            text.append(letter)
            length += 1
        at += 1
    sheet.text = "".join(text)
    sheet.marks.sort(key=lambda m: (m.span.start, m.span.end))
    return sheet


def _entities(sheet: Sheet) -> list[Entity]:
    books: dict[str, list[Mark]] = {}
    for mark in sheet.of("entity"):
        books.setdefault(mark.names[0], []).append(mark)
    return [_entity(sheet, name, marks) for name, marks in books.items()]


def _entity(sheet: Sheet, name: str, marks: list[Mark]) -> Entity:
    values: dict[str, str] = {}
    for mark in reversed(marks):
        values |= mark.values
    kind: Any = next(n for m in marks for n in m.names[1:] if n in ("person", "organisation", "group", "place"))
    forms: Any = [next((n for n in m.names[1:] if n in ("role", "pronoun", "description")), "name") for m in marks]
    location = None
    if "at" in values:
        latitude, longitude = map(float, re.split("[,/]", values["at"]))
        location = Location(latitude, longitude, values.get("precision", "city"))  # type: ignore[arg-type]
    return Entity(
        id=name,
        kind=kind,
        name=values.get("name") or marks[0].span.of(sheet.text),
        mentions=tuple(Mention(m.span, f, "marked") for m, f in zip(marks, forms, strict=True)),
        role=values.get("role"),
        country=values.get("country"),
        location=location,
    )


def _party(sheet: Sheet, mark: Mark, role: str) -> Party | None:
    told = mark.values.get(role)
    if told is None:
        return None
    entities = [m for m in sheet.of("entity") if m.names[0] == told]
    if not entities:
        return Party(mark.span, told)
    near = min(entities, key=lambda m: abs(m.span.start - mark.span.start))
    return Party(near.span, near.span.of(sheet.text), told)


def _voice(sheet: Sheet, mark: Mark) -> Voice | None:
    party = _party(sheet, mark, "by")
    return Voice(party.text, party.entity, party.span) if party else None


def _events(sheet: Sheet) -> list[Event]:
    books: dict[str, list[Mark]] = {}
    for mark in sheet.of("event"):
        books.setdefault(mark.names[0], []).append(mark)
    return [_event(sheet, name, marks) for name, marks in books.items()]


def _event(sheet: Sheet, name: str, marks: list[Mark]) -> Event:
    full = next(m for m in marks if len(m.names) > 1)
    values = full.values
    status: Any = values.get("status") or ("attributed" if "by" in values else "asserted")
    when = values.get("time")
    return Event(
        id=name,
        type=full.names[1],
        mentions=tuple(m.span for m in marks),
        status=status,
        rule="marked",
        actor=_party(sheet, full, "actor"),
        target=_party(sheet, full, "target"),
        place=_party(sheet, full, "place"),
        cause=_party(sheet, full, "cause"),
        about=_party(sheet, full, "about"),
        time=EventTime(full.span, when) if when else None,
        source=_voice(sheet, full),
        background="background" in full.names,
    )


def _figure(sheet: Sheet, number: int, mark: Mark) -> Figure:
    low, _, high = mark.names[0].partition("..")
    values = mark.values
    bounds = (_bound(low), _bound(high) if ".." in mark.names[0] else _bound(low))
    plain = "exactly" if bounds[0] == bounds[1] else "at-least"
    told: Any = {"qualifier": values.get("qualifier", plain), "scope": values.get("scope", "total")}
    status: Any = values.get("status") or ("attributed" if "by" in values else "asserted")
    measure: Any = values["measure"]
    replaces = values.get("replaces")
    return Figure(
        id=f"f{number}",
        measure=measure,
        low=bounds[0],
        high=bounds[1],
        span=mark.span,
        of=values.get("of", mark.span.of(sheet.text)),
        status=status,
        rule="marked",
        event=values.get("event"),
        replaces=(float(replaces), float(replaces)) if replaces else None,
        source=_voice(sheet, mark),
        **told,
    )


def _bound(text: str) -> float | None:
    return float(text) if text else None


def _statement(sheet: Sheet, number: int, mark: Mark) -> Statement:
    party = _party(sheet, mark, "by")
    return Statement(
        id=f"s{number}",
        kind="indirect",
        content=(mark.span,),
        rule="marked",
        speaker=(party.span,) if party else (),
        speaker_entity=party.entity if party else None,
    )


def _label(sheet: Sheet, mark: Mark) -> Label:
    distance: Any = mark.names[0]
    return Label(
        span=mark.span,
        label=mark.span.of(sheet.text),
        distance=distance,
        rule="marked",
        group=mark.values.get("group"),
        source=_voice(sheet, mark),
        entity=mark.values.get("entity"),
    )
