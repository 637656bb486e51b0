"""The ledger: what was announced, promised, threatened or demanded, and what came of it."""

from collections.abc import Iterator
from typing import Literal

from lagebild.merging.case import Sheet
from lagebild.merging.kinds import DATED
from lagebild.merging.merged import Merged
from lagebild.merging.profile import IncidentProfile
from lagebild.merging.told import Told
from lagebild.model.claim import Place
from lagebild.model.event import Event
from lagebild.model.picture import Announcement, LedgerRow
from lagebild.model.span import Span, hull

Outcome = Literal["open", "happened", "failed", "withdrawn"]
#: Words about deeds: a row of their own only where the deed itself is not told as announced.
_PLEDGES = frozenset({"promise", "threat"})
_NEVER = frozenset({"gap", "denial", "accusation", "support", "request", "demand"})
#: What nobody announces as a deed of his own: it is feared.
_FEARED = frozenset(
    {"killed", "injured", "missing", "infected", "displaced", "landslide", "flood", "earthquake", "storm"}
) | {"epidemic", "accident", "explosion", "clash", "riot", "fire", "destruction"}


def ledger_of(merged: Merged) -> tuple[LedgerRow, ...]:
    """Return one row for each incident that was announced, in the order of the announcements."""
    rows = []
    for profile in merged.incidents.profiles.values():
        told = [merged.told[key] for key in profile.members]
        row = _row(merged, profile, told)
        if row is not None:
            rows.append((told[0].order, row.announced.place.span, row))
    kept: dict[Place, LedgerRow] = {}
    for _, _, row in sorted(rows, key=lambda r: (r[0], r[1], r[2].status == "open", r[2].type)):
        kept.setdefault(row.announced.place, row)
    return tuple(kept.values())


def _row(merged: Merged, profile: IncidentProfile, told: list[Told]) -> LedgerRow | None:
    if profile.type in _NEVER | _FEARED or profile.old:
        return None
    pledged = profile.type in _PLEDGES
    announced = [t for t in told if _is_announced(t, pledged)]
    if not announced or (pledged and _deed_announced(merged, told)):
        return None
    first = announced[0]
    done = any(_is_done(t) and t.order < first.order for t in told)
    if done and not pledged and not first.to_come:
        return None
    status, place = _outcome(merged, first, [t for t in told if t is not first], pledged)
    sheet, _ = merged.case.event(first.key)
    return LedgerRow(
        type=profile.type,
        announced=Announcement(Place(first.report, _passage(merged, first)), _by(merged, first), _said(sheet)),
        status=status,
        happened=place if status == "happened" else None,
        text=sheet.sentence(first.first).strip(),
        incident=profile.id,
    )


def _is_announced(told: Told, pledged: bool) -> bool:
    """Told as planned, or for a time to come; a pledge also where it is only told who made it."""
    planned = told.status == "announced" or (told.to_come and told.status != "denied")
    return planned or (pledged and told.status != "denied" and told.actor is not None)


def _is_done(told: Told) -> bool:
    return told.status in ("asserted", "attributed") and not told.to_come


def _deed_announced(merged: Merged, told: list[Told]) -> bool:
    """Whether the promised deed stands in the ledger by itself, told beside the promise."""
    for pledge in told:
        sheet = merged.case.by_name[pledge.report]
        at = sheet.passages.sentence(pledge.first.start)
        for event in sheet.reading.events:
            deed = merged.told.get(sheet.key(event.id))
            if deed is None or deed.type in _PLEDGES | _NEVER or deed.status != "announced":
                continue
            if any(sheet.passages.sentence(m.start) == at for m in event.mentions):
                return True
    return False


def _passage(merged: Merged, told: Told) -> Span:
    """The words that announce it: all mentions of the sentence, and what is to be done or given beside a lone one."""
    sheet, event = merged.case.event(told.key)
    number = sheet.passages.sentence(told.first.start)
    spans = [m for m in told.mentions if sheet.passages.sentence(m.start) == number]
    if told.type in _PLEDGES:
        whole = sheet.passages.sentence_span(told.first.start)
        words = whole.of(sheet.text).rstrip()
        return Span(told.first.start, max(whole.start + len(words), told.first.end))
    if len(spans) == 1 and event.target and sheet.passages.sentence(event.target.span.start) == number:
        spans.append(event.target.span)
    return hull(spans)


def _by(merged: Merged, told: Told) -> str | None:
    """Who announced it: the speaker, else the one who is to do it."""
    if told.side.name:
        return told.side.name
    _, event = merged.case.event(told.key)
    return event.actor.text if event.actor else None


def _said(sheet: Sheet) -> str | None:
    published = sheet.reading.report.published
    return published.value if published else None


def _outcome(merged: Merged, first: Told, others: list[Told], pledged: bool) -> tuple[Outcome, Place | None]:
    """What the other tellings say of it; the latest that says something decides."""
    found: tuple[Outcome, Place | None] = ("open", None)
    for told in sorted(others, key=lambda t: (t.order, t.first.start)):
        for outcome, place in _tells(merged, told, first, pledged):
            if outcome == "happened" and found[0] == "happened":
                continue
            found = (outcome, place)
    return found


def _done(sheet: Sheet, event: Event, told: Told) -> Span:
    """The mention that tells it done: of several, the one whose sentence says when."""
    if event.time is not None and told.type not in DATED:
        number = sheet.passages.sentence(event.time.span.start)
        dated = [m for m in told.mentions if sheet.passages.sentence(m.start) == number]
        if dated and told.first.start >= sheet.headline_end:
            return dated[0]
    return told.first


def _tells(merged: Merged, told: Told, first: Told, pledged: bool) -> Iterator[tuple[Outcome, Place]]:
    sheet, event = merged.case.event(told.key)
    words = sheet.words
    off = False
    for mention in told.mentions:
        passage = sheet.sentence(mention)
        if told.order > first.order and (words.cue("withdrawn", passage) or words.cue("failed", passage)):
            off = True
            yield ("withdrawn" if words.cue("withdrawn", passage) else "failed"), Place(sheet.name, mention)
    if off:
        return
    if _is_done(told) and not pledged and told.order > first.order:
        done = _done(sheet, event, told)
        at = Place(sheet.name, done)
        passage = sheet.sentence(done)
        if not words.cue("open", passage) and not words.cue("withdrawn", passage):
            yield ("failed" if words.cue("failed", passage) else "happened"), at
