"""Check the examples that stand beside frames (events.toml) and rules of status (factuality.toml).

`<attack>angegriffen</attack>` expects an event of that type with a mention there; `<actor>…</actor>` and
`<target>…</target>` its parties; `<denied>…</denied>` an event of that status; other marks are for the reader.
"""

import re
from collections.abc import Callable
from typing import Final, NamedTuple

from lagebild.languages import events as events_data
from lagebild.languages import factuality as factuality_data
from lagebild.languages.events import Frame, event_lexicon
from lagebild.languages.factuality import StatusRule, factuality
from lagebild.languages.language import Language
from lagebild.languages.rules import REFERENCE_DAY, Failure
from lagebild.model.event import Event
from lagebild.model.report import Published, Report
from lagebild.model.span import Span
from lagebild.reading.events.desk import desk_of
from lagebild.reading.events.find import find
from lagebild.reading.events.pledges import FRAME, pledges
from lagebild.reading.notes import Notes

#: Reads a report through all stages; given, so that this stage need not know the others.
Annotate = Callable[[Report, Language], Notes]
ROLES = ("actor", "target")
STATUSES = ("asserted", "attributed", "hearsay", "announced", "denied")
_TAG: Final = re.compile(r"<(/?)([a-z]+)>")


class Mark(NamedTuple):
    """One marked passage: its tag, and its place in the text without marks."""

    tag: str
    span: Span


def failures(language: Language, annotate: Annotate) -> tuple[Failure, ...]:
    """Return every example and counterexample of the language's frames and status rules that does not hold."""
    found: list[Failure] = []
    for frame in language.part(event_lexicon).data.frames:
        found += _frame(frame, language, annotate)
    for rule in language.part(factuality).rules:
        found += _status(rule, language, annotate)
    return tuple(found)


def _frame(frame: Frame, language: Language, annotate: Annotate) -> list[Failure]:
    found = []
    for example in frame.examples:
        text, marks = unmarked(example)
        notes = _read(text, language, annotate)
        missing = [m for m in marks if not _met(m, notes)]
        if missing or not _tells(frame, notes):
            expected = ", ".join(f"{m.tag} {m.span.of(text)!r}" for m in missing) or "the frame's own trigger"
            found.append(Failure(events_data.FRAMES_FILE, frame.name, example, expected, _told(notes)))
    for example in frame.counterexamples:
        notes = _read(example, language, annotate)
        if _tells(frame, notes):
            found.append(Failure(events_data.FRAMES_FILE, frame.name, example, "nothing", _told(notes)))
    return found


def _status(rule: StatusRule, language: Language, annotate: Annotate) -> list[Failure]:
    found = []
    for example in rule.examples:
        text, marks = unmarked(example)
        notes = _read(text, language, annotate)
        missing = [m for m in marks if m.tag in STATUSES and not _met(m, notes)]
        if missing:
            found.append(Failure(factuality_data.FILE, rule.name, example, str(missing[0].tag), _told(notes)))
    for example in rule.counterexamples:
        notes = _read(example, language, annotate)
        if any(e.status == rule.status for e in notes.events):
            found.append(Failure(factuality_data.FILE, rule.name, example, f"not {rule.status}", _told(notes)))
    return found


def _read(text: str, language: Language, annotate: Annotate) -> Notes:
    return annotate(Report(text=text, name="example", published=Published(REFERENCE_DAY)), language)


def _met(mark: Mark, notes: Notes) -> bool:
    if mark.tag in ROLES:
        parties = [getattr(e, mark.tag) for e in notes.events]
        return any(p is not None and p.span == mark.span for p in parties)
    events = [e for e in notes.events if any(m.overlaps(mark.span) for m in e.mentions)]
    return any(mark.tag in (e.type, e.status) for e in events)


def _tells(frame: Frame, notes: Notes) -> bool:
    """Whether a trigger of the frame stands in an event of the reading."""
    desk = desk_of(notes)
    found = find(desk)
    found += pledges(desk, found) if frame.name == FRAME else []
    spans = [desk.syntax.tokens[c.token] for c in found if c.trigger.frame == frame.name]
    return any(_at(e, Span(t.start, t.end)) for e in notes.events for t in spans)


def _at(event: Event, span: Span) -> bool:
    return any(m.overlaps(span) for m in event.mentions)


def _told(notes: Notes) -> str:
    def parts(event: Event) -> str:
        words = "+".join(m.of(notes.text) for m in event.mentions)
        parties = "; ".join(f"{r}={p.text}" for r in ROLES if (p := getattr(event, r)) is not None)
        return f"{event.type}({words}; {event.status}; {parties})"

    return ", ".join(parts(e) for e in notes.events) or "nothing"


def unmarked(example: str) -> tuple[str, list[Mark]]:
    """Return an example without its marks, which may stand inside one another, and the marks."""
    text, marks, here = "", [], 0
    opened: list[tuple[str, int]] = []
    for tag in _TAG.finditer(example):
        text += example[here : tag.start()]
        here = tag.end()
        if not tag[1]:
            opened.append((tag[2], len(text)))
        else:
            name, start = opened.pop()
            marks.append(Mark(name, Span(start, len(text))))
    return text + example[here:], marks
