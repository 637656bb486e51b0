"""Wording: one group or act under the names that different voices give it."""

from collections import defaultdict

from lagebild.merging.case import Sheet
from lagebild.merging.merged import Merged
from lagebild.merging.voices import STATE
from lagebild.model.claim import Place
from lagebild.model.label import Label
from lagebild.model.picture import LabelUse, Wording
from lagebild.model.span import Span

_PEOPLE = "people"  # how a reading marks a label for persons
_CROWDS = frozenset({"protest", "riot", "clash", "seizure", "blockade", "strike"})


def wording_of(merged: Merged) -> tuple[Wording, ...]:
    """Return each group that is called by some name, with who uses which and at what distance."""
    books: dict[str, list[tuple[Sheet, Label]]] = defaultdict(list)
    homes: dict[str, str] = {}
    for sheet in merged.case.sheets:
        for label in sheet.reading.labels:
            books[_home(merged, sheet, label, homes)].append((sheet, label))
    return tuple(Wording(_title(uses), tuple(_use(merged, s, x) for s, x in uses)) for uses in books.values())


def _home(merged: Merged, sheet: Sheet, label: Label, homes: dict[str, str]) -> str:
    """The group a label belongs to: its actor, the incident it names, its side of one, or the same word elsewhere."""
    word = " ".join(map(sheet.words.meaning, sheet.words.stems(label.label))) or label.label
    actor = merged.actors.actor(sheet.key(label.entity)) if label.entity else None
    keys = [f"actor:{actor}"] if actor else []
    keys += [*_in_events(merged, sheet, label.span), *_facing(merged, sheet, label), f"word:{word}"]
    home = next((homes[k] for k in keys if k in homes), keys[0])
    for key in keys:
        homes.setdefault(key, home)
    return home


def _in_events(merged: Merged, sheet: Sheet, span: Span) -> list[str]:
    """What the label stands for in the events it is told in: the act itself, who did it, whom it was done to."""
    found = []
    for event in sheet.reading.events:
        for told in merged.told_of(sheet.key(event.id)):
            home = merged.incidents.of_event[told.key]
            if any(span.overlaps(m) for m in told.mentions):
                found.append(f"act:{home}")
            for role, party in (("actor", event.actor), ("target", event.target)):
                if party is not None and party.span.overlaps(span):
                    found.append(f"{role}:{home}")
    for figure in sheet.reading.figures:
        if figure.span.overlaps(span):
            parts = merged.told_of(sheet.key(figure.event or ""))
            found += [f"target:{merged.incidents.of_event[t.key]}" for t in parts[:1]]
    return sorted(set(found))


def _facing(merged: Merged, sheet: Sheet, label: Label) -> list[str]:
    """People whom a government names, and people who protest: whom the forces of the state face."""
    stems = set(sheet.words.stems(label.label))
    if label.group != _PEOPLE or stems & sheet.words.forces:
        return []
    crowd = any(
        e.type in _CROWDS and any(label.span.overlaps(s) for s in (*e.mentions, *((e.actor.span,) if e.actor else ())))
        for e in sheet.reading.events
    )
    side = merged.voices.side(sheet, label.source)
    chosen = label.distance == "quoted" or (label.distance == "voiced" and len(label.label.split()) > 1)
    named = chosen and side.key.startswith(STATE)
    country = side.country if named else min(sheet.story, default="")
    return [f"crowd:{country}"] if crowd or named else []


def _title(uses: list[tuple[Sheet, Label]]) -> str:
    plain = [label.label for _, label in uses if label.distance == "own"]
    return (plain or [uses[0][1].label])[0]


def _use(merged: Merged, sheet: Sheet, label: Label) -> LabelUse:
    side = merged.voices.side(sheet, label.source)
    return LabelUse(label.label, label.distance, Place(sheet.name, label.span), side.name, sheet.reading.report.outlet)
