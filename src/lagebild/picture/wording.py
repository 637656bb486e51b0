"""Wording: one group or act under the names that different voices give it."""

from collections import defaultdict

from lagebild.merging.case import Sheet
from lagebild.merging.merged import Merged
from lagebild.model.claim import Place
from lagebild.model.label import Label
from lagebild.model.picture import LabelUse, Wording


def wording_of(merged: Merged) -> tuple[Wording, ...]:
    """Return each group that is called by some name, with who uses which and at what distance."""
    books: dict[str, list[tuple[Sheet, Label]]] = defaultdict(list)
    homes: dict[str, str] = {}
    for sheet in merged.case.sheets:
        for label in sheet.reading.labels:
            books[_home(merged, sheet, label, homes)].append((sheet, label))
    return tuple(Wording(_title(uses), tuple(_use(merged, s, x) for s, x in uses)) for uses in books.values())


def _home(merged: Merged, sheet: Sheet, label: Label, homes: dict[str, str]) -> str:
    """The group a label belongs to: its actor, its group in the report, or the same word used elsewhere."""
    word = " ".join(map(sheet.words.meaning, sheet.words.stems(label.label))) or label.label
    keys = [f"word:{word}"]
    actor = merged.actors.actor(sheet.key(label.entity)) if label.entity else None
    if actor:
        keys.insert(0, f"actor:{actor}")
    if label.group:
        keys.insert(0, f"group:{' '.join(sheet.words.stems(label.group))}")
    home = next((homes[k] for k in keys if k in homes), keys[0])
    for key in keys:
        homes.setdefault(key, home)
    return home


def _title(uses: list[tuple[Sheet, Label]]) -> str:
    groups = [label.group for _, label in uses if label.group]
    plain = [label.label for _, label in uses if label.distance == "own"]
    return (groups or plain or [uses[0][1].label])[0]


def _use(merged: Merged, sheet: Sheet, label: Label) -> LabelUse:
    side = merged.voices.side(sheet, label.source)
    return LabelUse(label.label, label.distance, Place(sheet.name, label.span), side.name, sheet.reading.report.outlet)
