"""What a report tells of earlier cases, or of what happens again and again: no mention of its own story."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from lagebild.reading.events.desk import Candidate, Desk
from lagebild.reading.events.moments import dates, is_past

BEFORE, PAST = "pluperfect", "preterite"
AGO: Final = 30  # days before the report after which what is told in the pluperfect is another case


def mark_earlier(desk: Desk, candidates: Sequence[Candidate]) -> None:
    """Mark the candidates told of earlier cases; what is told so carries on from sentence to sentence."""
    for found in candidates:
        found.earlier = _earlier(desk, found)
    told = {c.sentence for c in candidates if c.earlier}
    for found in candidates:
        if not found.earlier and _carried(desk, found, told):
            found.earlier = True
            told.add(found.sentence)


def _earlier(desk: Desk, found: Candidate) -> bool:
    """Whether a clause says by itself that it tells of what was before, or is usual."""
    if found.clause is None or found.frame.gap:
        return False
    words = desk.clause_words(found.clause)
    sentence = desk.syntax.sentences[found.sentence]
    once = any(desk.low[t] in desk.lexicon.words.once for t in range(sentence.first, found.token))
    if once or _usual(desk, found.clause) or not words.isdisjoint(desk.lexicon.words.once):
        return True
    past = found.time is not None and is_past(desk, found.time, AGO)
    return _tense(desk, found.clause) == BEFORE and (past or not words.isdisjoint(desk.lexicon.words.formerly))


def _tense(desk: Desk, clause: int) -> str:
    verb = desk.syntax.clauses[clause].verb
    return verb.tense if verb is not None else ""


def _carried(desk: Desk, found: Candidate, told: set[int]) -> bool:
    """Whether a clause goes on with an earlier case: in the pluperfect, pointing back ("dabei"), or in the preterite
    without a time of its own.
    """
    if found.clause is None or found.frame.gap:
        return False
    sentences, before = desk.syntax.sentences, found.sentence - 1
    if _tense(desk, found.clause) == BEFORE and found.sentence in told:
        return True
    follows = before in told and sentences[before].segment == sentences[found.sentence].segment
    if follows and found.time is None and _tense(desk, found.clause) == PAST and not _dated(desk, found.sentence):
        return True
    pointing = not desk.clause_words(found.clause).isdisjoint(desk.lexicon.words.here)
    return follows and (pointing or _tense(desk, found.clause) == BEFORE)


def _dated(desk: Desk, sentence: int) -> bool:
    """Whether a sentence tells a time of its own."""
    return any(dates(desk, mention) for _, mention in desk.times.get(sentence, ()))


def _usual(desk: Desk, clause: int) -> bool:
    """Whether a clause in the present tells what happens again and again."""
    tokens = desk.syntax.clauses[clause].tokens
    pairs = {f"{desk.low[a]} {desk.low[b]}" for a, b in pairwise(tokens)}
    return _tense(desk, clause) == "present" and not pairs.isdisjoint(desk.lexicon.words.again)
