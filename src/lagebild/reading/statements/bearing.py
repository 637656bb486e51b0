"""How a voice bears on what it says: stance, and certainty with the words that show it."""

from lagebild.model.span import Span, Spans
from lagebild.model.statement import Certainty, Stance
from lagebild.reading.statements.desk import Desk, Draft

#: From the weakest; the weakest word decides.
_WEAKEST: tuple[Certainty, ...] = ("doubtful", "unknown", "possible", "probable", "certain")


def stance_of(desk: Desk, draft: Draft) -> Stance:
    """Return what the voice does: the verb's stance, turned by negation, told by a modal without a verb."""
    cue = desk.lexicon.get(draft.lemma)
    verb = None if draft.clause is None else desk.clauses[draft.clause].verb
    if cue is not None and verb is not None and verb.lemma == draft.lemma:
        if verb.negation is not None:
            return _negated(cue.stance)
        if cue.stance != "asserts":
            return cue.stance
    return _told_by_content(desk, draft)


def _negated(stance: Stance) -> Stance:
    """What a negated verb of saying means: a denial not made is allowed for, anything else refused."""
    if stance == "denies":
        return "supposes"
    return "refuses" if stance in ("asserts", "announces") else stance


def _told_by_content(desk: Desk, draft: Draft) -> Stance:
    """What the content itself tells: a modal of duty demands, one of will or the future announces."""
    for number in desk.syntax.clauses_in(*desk.syntax.span_of_tokens(draft.first, draft.last)):
        clause = desk.clauses[number]
        if clause.verb is None or clause.verb.mood not in ("k1", "k2") or clause.kind != "main":
            continue
        if clause.verb.modal in desk.data.demanding:
            return "demands"
        if clause.verb.modal in desk.data.intending or clause.verb.tense == "future":
            return "announces"
    return "asserts"


def certainty_of(desk: Desk, draft: Draft) -> tuple[Certainty, Spans]:
    """Return how sure the statement is of itself and the words that show it."""
    found: list[tuple[int, int]] = []
    cue = desk.lexicon.get(draft.lemma)
    weakest = _WEAKEST.index(cue.certainty) if cue is not None else len(_WEAKEST) - 1
    if weakest < len(_WEAKEST) - 1:
        found += desk.syntax.runs(draft.cue)
    shown = desk.data.certainty_of
    for first, last in draft.content:
        for token in range(first, last):
            sure = shown.get(desk.lower(token))
            if sure is not None:
                weakest = min(weakest, _WEAKEST.index(sure))
                found.append((desk.tokens[token].start, desk.tokens[token].end))
    if draft.kind == "free-indirect" and not found:
        return "unknown", ()
    return _WEAKEST[weakest], tuple(Span(*run) for run in sorted(set(found)))
