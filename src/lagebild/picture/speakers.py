"""Sides of a dispute as shown: who a statement's speaker speaks for, and the words that stand for a side."""

from lagebild.merging.case import Sheet
from lagebild.merging.merged import Merged
from lagebild.merging.voices import Side
from lagebild.model.claim import Place
from lagebild.model.event import Voice
from lagebild.model.picture import Side as DisputeSide
from lagebild.model.span import Span
from lagebild.model.statement import Statement


def speaker_of(merged: Merged, sheet: Sheet, statement: Statement) -> Side:
    """Return the side a statement's speaker is on."""
    entity = sheet.entities.get(statement.speaker_entity or "")
    if statement.rule == "source-before" and entity is not None:
        mention = next((m for m in entity.mentions if any(s.covers(m.span) for s in statement.speaker)), None)
        if mention is not None:  # of "the police say so" the police
            head = mention.head if mention.form == "description" else None
            named = Span(head.start, mention.span.end) if head is not None else mention.span
            return merged.voices.side(sheet, Voice(named.of(sheet.text), entity.id, named), statement.id)
    text = " ".join(s.of(sheet.text) for s in statement.speaker)
    return merged.voices.side(sheet, Voice(text, statement.speaker_entity, statement.speaker[0]), statement.id)


def side_of(sheet: Sheet, span: Span, side: Side) -> DisputeSide:
    """Return a side of a dispute with the words of a span."""
    return DisputeSide(span.of(sheet.text), Place(sheet.name, span), side.name)
