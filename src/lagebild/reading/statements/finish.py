"""From drafts to statements: offsets, entities, chain, stance, certainty, parents and ids."""

from lagebild.model.record import key_of
from lagebild.model.span import Span, Spans
from lagebild.model.statement import Statement
from lagebild.reading.statements.bearing import certainty_of, stance_of
from lagebild.reading.statements.chain import institution_of, medium_of, relay_of
from lagebild.reading.statements.desk import Desk, Draft, Range
from lagebild.reading.statements.ledger import Ledger
from lagebild.reading.statements.voices import Voices


def finished(desk: Desk, drafts: list[Draft]) -> tuple[Statement, ...]:
    """Return the statements of the drafts, in the order of the drafts."""
    drafts = [draft for draft in drafts if any(first < last for first, last in draft.content)]
    _find_parents(drafts)
    ids = {
        id(draft): key_of("statement", desk.notes.report.name, draft.rule, _spans(desk, draft.content), draft.speaker)
        for draft in drafts
    }
    drafts = list({ids[id(draft)]: draft for draft in reversed(drafts)}.values())[::-1]  # told twice: once
    voices = Voices(desk)
    for draft in drafts:
        start, end = desk.syntax.span_of_tokens(draft.first, draft.last)
        desk.notes.trace.note("statements", draft.rule, (start, end), True)
    ledger = Ledger(desk, drafts)
    return tuple(_statement(desk, voices, draft, ledger, ids) for draft in drafts)


def _find_parents(drafts: list[Draft]) -> None:
    """A statement stands in the smallest one whose content holds its content and frame.

    `drafts` come in text order, so only those before and around a draft can hold it.
    """
    open_drafts: list[Draft] = []
    for draft in drafts:
        open_drafts = [other for other in open_drafts if other.last > draft.first]
        if draft.parent is None:
            around = [o for o in open_drafts if _stands_in(draft, o)]
            if around:
                draft.parent = min(around, key=_size)
        open_drafts.append(draft)


def _stands_in(draft: Draft, other: Draft) -> bool:
    if _size(other) <= _size(draft):
        return False
    parts = (*draft.content, *(() if draft.carried or draft.kind == "direct" else draft.frame))
    return all(other.first <= first and last <= other.last for first, last in parts)


def _size(draft: Draft) -> int:
    return sum(last - first for first, last in draft.content)


def _statement(desk: Desk, voices: Voices, draft: Draft, ledger: Ledger, ids: dict[int, str]) -> Statement:
    certainty, shown_by = certainty_of(desk, draft)
    relay = relay_of(desk, draft, ledger)
    return Statement(
        id=ids[id(draft)],
        kind=draft.kind,
        content=_spans(desk, draft.content),
        rule=draft.rule,
        speaker=_one(desk, draft.speaker),
        cue=tuple(Span(*run) for run in desk.syntax.runs(draft.cue)),
        frame=_spans(desk, draft.frame),
        addressee=_one(desk, draft.addressee),
        medium=_text(desk, medium_of(desk, draft)),
        relay=_text(desk, relay),
        institution=institution_of(desk, draft),
        speaker_entity=voices.of(_voice(draft)),
        addressee_entity=voices.of(draft.addressee),
        relay_entity=voices.of(relay),
        stance=stance_of(desk, draft),
        certainty=certainty,
        certainty_cue=shown_by,
        parent=None if draft.parent is None else ids[id(draft.parent)],
    )


def _voice(draft: Draft) -> Range | None:
    """Whose entity speaks: an adverb's is that of the source it takes up."""
    if draft.rule == "pronominal-source" and draft.origin is not None:
        return draft.origin.speaker
    return draft.speaker


def _one(desk: Desk, part: Range | None) -> Spans:
    return () if part is None else _spans(desk, (part,))


def _spans(desk: Desk, ranges: tuple[Range, ...]) -> Spans:
    return tuple(Span(*desk.syntax.span_of_tokens(first, last)) for first, last in ranges if first < last)


def _text(desk: Desk, part: Range | None) -> str | None:
    if part is None:
        return None
    start, end = desk.syntax.span_of_tokens(*part)
    return desk.notes.text[start:end]
