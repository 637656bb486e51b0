"""The chain a statement came by: the body that speaks, who passed it on, where it was said."""

from lagebild.reading.statements.desk import Desk, Draft, Range
from lagebild.reading.statements.ledger import Ledger
from lagebild.reading.statements.parts import noun_range


def institution_of(desk: Desk, draft: Draft) -> str | None:
    """Return the body that speaks through a speaker: the genitive behind the office."""
    if draft.speaker is None:
        return None
    for number in _phrases_in(desk, draft.speaker):
        phrase = desk.phrases[number]
        if not desk.speaks_for(desk.tokens[phrase.head].lemma):
            continue
        for inner in desk.syntax.attributes(number):
            attribute = desk.phrases[inner]
            if attribute.role == "genitive" or attribute.preposition in desk.data.belonging:
                first, last = noun_range(desk, inner)
                if first < draft.speaker[1]:
                    return _text(desk, (first, _before_name(desk, first, min(last, draft.speaker[1]))))
    return None


def _before_name(desk: Desk, first: int, last: int) -> int:
    """Where the body ends before the speaker's own name, at the comma."""
    commas = (t for t in range(first + 1, last) if desk.word(t) == "," and desk.tag(t + 1) == "NE")
    return next(commas, last)


def relay_of(desk: Desk, draft: Draft, ledger: Ledger) -> Range | None:
    """Return who passed the statement on: an agency spoken to, or one that tells of the telling."""
    if draft.addressee is not None and _names_medium(desk, draft.addressee):
        return draft.addressee
    for frame in draft.frame:
        for other in ledger.around(frame):
            if other is draft or other.speaker is None or other.speaker == draft.speaker:
                continue
            if other.holds(frame) and _names_medium(desk, other.speaker):
                return other.speaker
    return None


def medium_of(desk: Desk, draft: Draft) -> Range | None:
    """Return where it was said: a medium behind a preposition."""
    if draft.clause is None:
        return None
    for number in desk.clauses[draft.clause].phrases:
        phrase = desk.phrases[number]
        inside = any(first <= phrase.first and phrase.last <= last for first, last in draft.frame)
        if inside and phrase.preposition in desk.data.said_in and desk.is_medium(phrase.head):
            return noun_range(desk, number)
    return None


def _names_medium(desk: Desk, part: Range) -> bool:
    return any(desk.is_relay(desk.tokens[token].lemma) for token in range(*part))


def _phrases_in(desk: Desk, part: Range) -> list[int]:
    found = {n for token in range(*part) for n in desk.syntax.phrases_of(token)}
    return sorted(n for n in found if part[0] <= desk.phrases[n].head < part[1])


def _text(desk: Desk, part: Range) -> str:
    start, end = desk.syntax.span_of_tokens(*part)
    return desk.notes.text[start:end]
