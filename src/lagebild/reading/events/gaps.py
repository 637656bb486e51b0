"""What a gap leaves unsaid: the topic, the subject, or the question that follows."""

from lagebild.model.event import Party
from lagebild.model.span import Span
from lagebild.reading.events.desk import Candidate, Desk
from lagebild.reading.events.roles import passive

QUESTION_TAGS = ("PWS", "PWAT", "PWAV", "KOUS")


def fill_about(desk: Desk, found: Candidate) -> None:
    """Fill `about` of a gap from its frame: object, subject or topic, a dependent clause before all."""
    if not found.frame.gap or found.clause is None:
        return
    found.about = _question(desk, found.clause) or _phrase(desk, found) or _clause_before(desk, found)


def _question(desk: Desk, clause: int) -> Party | None:
    for dependent in desk.syntax.dependents(clause):
        inner = desk.syntax.clauses[dependent]
        if inner.kind != "subordinate" or inner.opener is None:
            continue
        if desk.syntax.tokens[inner.opener].tag in QUESTION_TAGS:
            start, end = desk.syntax.clause_span(dependent)
            return Party(Span(start, end), desk.notes.text[start:end])
    return None


def _phrase(desk: Desk, found: Candidate) -> Party | None:
    clause = found.clause
    if clause is None:
        return None
    topics = desk.syntax.with_preposition(clause, *desk.lexicon.words.gap_topic)
    if found.frame.gap == "topic" and topics:
        return desk.party(topics[0])
    objects = [p for p in desk.syntax.with_role(clause, "object") if desk.syntax.phrases[p].head not in found.tokens]
    if found.frame.gap == "object" and objects and not passive(desk, found):
        return desk.party(objects[0])
    subject = desk.syntax.subject_of(clause)
    if found.frame.gap != "topic" and subject is not None:
        head = desk.syntax.phrases[subject].head
        if desk.low[head] not in desk.facts.expletives and head not in found.tokens:
            return desk.party(subject)
    return desk.party(topics[0]) if topics else None


def _clause_before(desk: Desk, found: Candidate) -> Party | None:
    """A gap told after its question ("Wer schoss, ist unklar")."""
    sentence = desk.syntax.sentences[found.sentence]
    for number in desk.syntax.clauses_in(sentence.start, sentence.end):
        inner = desk.syntax.clauses[number]
        if number == found.clause or inner.opener is None:
            continue
        if desk.syntax.tokens[inner.opener].tag in QUESTION_TAGS:
            start, end = desk.syntax.clause_span(number)
            return Party(Span(start, end), desk.notes.text[start:end])
    return None
