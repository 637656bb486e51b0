"""Disputes on whether something is so: who denies it, and whom that answers."""

from collections.abc import Iterator

from lagebild.merging.case import Sheet
from lagebild.merging.kinds import COUNTED, HARM, SPEECH
from lagebild.merging.merged import Merged
from lagebild.merging.told import Told
from lagebild.merging.voices import OWN, Side
from lagebild.model.claim import Place
from lagebild.model.event import Event, Voice
from lagebild.model.picture import Dispute
from lagebild.model.picture import Side as DisputeSide
from lagebild.model.span import Span
from lagebild.picture.speakers import side_of, speaker_of

_REACH = 900  # characters: a denial answers what was said shortly before
_NEAR = 40
#: Numbers tell their differences; that some died here and some there is no dispute.
_COUNTS = HARM - COUNTED


def denial_disputes(merged: Merged, sheet: Sheet) -> Iterator[Dispute]:
    """Yield what a side denies in a report beside what others told of it."""
    for at, denier, answers in _denials(merged, sheet):
        sides = _told_otherwise(merged, sheet, at, denier)
        if answers and not _names_what_it_denies(sheet, at):
            sides += _said_near(merged, sheet, at, denier, after=not sides)
        if sides:
            own = DisputeSide(sheet.sentence(at).strip(), Place(sheet.name, at), denier.name)
            yield Dispute("whether", "denial", (*sides, own))


def _denials(merged: Merged, sheet: Sheet) -> list[tuple[Span, Side, bool]]:
    """Where a side denies something, one for each sentence, in text order; and whether it answers somebody."""
    found: list[tuple[Span, Side, bool]] = []
    for event in sheet.reading.events:
        if event.mentions and event.type == "denial":
            found.append((min(event.mentions), _denier(merged, sheet, event), True))
        elif event.mentions and event.status == "denied" and _contested(sheet, event):
            found.append((min(event.mentions), merged.voices.side(sheet, event.source, event.statement), False))
    for statement in sheet.reading.statements:
        if statement.stance == "denies" and statement.speaker and statement.content:
            at = (statement.cue or statement.content)[0]
            found.append((at, speaker_of(merged, sheet, statement), True))
        if statement.speaker and statement.content and _calls_false(sheet, statement.content[0]):
            found.append((statement.content[0], speaker_of(merged, sheet, statement), True))
    for label in sheet.reading.labels:
        if label.source is not None and sheet.words.cue("calls-false", label.label):
            found.append((label.span, merged.voices.side(sheet, label.source), True))
    kept: dict[int, tuple[Span, Side, bool]] = {}
    told = (f for f in found if f[1].key and not _denies_number(sheet, f[0]))
    for at, side, answers in sorted(told, key=lambda f: (f[0], not f[2])):
        kept.setdefault(sheet.passages.sentence(at.start), (at, side, answers))
    return list(kept.values())


def _contested(sheet: Sheet, event: Event) -> bool:
    """Whether a denied event is somebody's claim, not a number that is none or a thing not yet known."""
    sentence = sheet.sentence(min(event.mentions))
    return event.type not in _COUNTS and sheet.words.cue("unanswered", sentence) is None


def _denies_number(sheet: Sheet, at: Span) -> bool:
    number = sheet.passages.sentence(at.start)
    denied = (f for f in sheet.reading.figures if f.status == "denied")
    return any(sheet.passages.sentence(f.span.start) == number for f in denied)


def _names_what_it_denies(sheet: Sheet, at: Span) -> bool:
    """Whether the sentence itself tells what is denied, an outbreak or the like, and so answers nobody."""
    number = sheet.passages.sentence(at.start)
    denied = (e for e in sheet.reading.events if e.status == "denied" and e.type not in SPEECH)
    return any(sheet.passages.sentence(m.start) == number for e in denied for m in e.mentions)


def _calls_false(sheet: Sheet, at: Span) -> bool:
    return sheet.words.cue("calls-false", at.of(sheet.text)) is not None


def _said_near(merged: Merged, sheet: Sheet, at: Span, denier: Side, *, after: bool) -> list[DisputeSide]:
    """What another side said just before a denial; else, if `after`, just after it."""
    said = sorted((s for s in _said(merged, sheet) if s[1].key and s[1].key != denier.key), key=lambda s: s[0])
    before = [s for s in said if s[0].start < at.start and at.start - s[0].start < _REACH]
    later = [s for s in said if s[0].start > at.start and s[0].start - at.start < _REACH]
    near = before[-1:] or (later[:1] if after else [])
    return [side_of(sheet, span, side) for span, side in near]


def _told_otherwise(merged: Merged, sheet: Sheet, at: Span, denier: Side) -> list[DisputeSide]:
    number = sheet.passages.sentence(at.start)
    found: dict[tuple[str, Span], DisputeSide] = {}
    for event in sheet.reading.events:
        for told in () if event.type in _COUNTS else merged.told_of(sheet.key(event.id)):
            if told.type in SPEECH or all(sheet.passages.sentence(m.start) != number for m in told.mentions):
                continue
            for other, name in _rivals(merged, told, denier):
                there = merged.case.by_name[other.report]
                side = DisputeSide(other.first.of(there.text), Place(other.report, other.first), name)
                found.setdefault((other.report, other.first), side)
    return list(found.values())[:3]


def _rivals(merged: Merged, told: Told, denier: Side) -> Iterator[tuple[Told, str | None]]:
    """The tellings of the same incident, up to this report, by other named sides that do not deny it."""
    home = merged.incidents.of_event[told.key]
    for key in merged.incidents.profiles[home].members[-_NEAR:]:
        other = merged.told[key]
        if other.status == "denied" or other.key == told.key or other.order > told.order:
            continue
        side = other.side if other.side.key not in ("", denier.key) else _teller(merged, other)
        if side.key not in ("", denier.key):
            yield other, side.name


def _teller(merged: Merged, told: Told) -> Side:
    """The speaker of the statement that an event is told in, where the event names another source."""
    sheet = merged.case.by_name[told.report]
    for statement in sheet.reading.statements:
        if statement.speaker and any(c.covers(told.first) for c in statement.content):
            return speaker_of(merged, sheet, statement)
    return OWN


def _denier(merged: Merged, sheet: Sheet, event: Event) -> Side:
    party = event.actor
    if party is None:
        return merged.voices.side(sheet, event.source, event.statement)
    return merged.voices.side(sheet, Voice(party.text, party.entity, party.span))


def _said(merged: Merged, sheet: Sheet) -> Iterator[tuple[Span, Side]]:
    """What voices said in a report: the beginning of each statement with its side."""
    for statement in sheet.reading.statements:
        if statement.content and statement.speaker and statement.stance != "denies":
            yield statement.content[0], speaker_of(merged, sheet, statement)
    for event in sheet.reading.events:
        if event.source is not None and event.type not in ("denial", "gap") and event.status != "denied":
            yield min(event.mentions), merged.voices.side(sheet, event.source, event.statement)
        elif event.type in ("accusation", "promise") and event.actor is not None:
            voice = Voice(event.actor.text, event.actor.entity, event.actor.span)
            yield min(event.mentions), merged.voices.side(sheet, voice)
