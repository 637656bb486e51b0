"""What a gap leaves unsaid: the topic, the subject, or the question that follows."""

from lagebild.model.event import Party
from lagebild.model.span import Span
from lagebild.reading.events.desk import Candidate, Desk
from lagebild.reading.events.roles import passive

QUESTION_WORDS = ("PWS", "PWAT", "PWAV")
QUESTION_TAGS = (*QUESTION_WORDS, "KOUS")


def fill_about(desk: Desk, found: Candidate) -> None:
    """Fill `about` of a gap from its frame: object, subject or topic, a dependent clause before all."""
    if not found.frame.gap or found.clause is None:
        return
    found.about = (
        _question(desk, found.clause)
        or _asked_before(desk, found)
        or _phrase(desk, found)
        or _clause_before(desk, found)
    )
    if found.actor is not None and found.about is not None and found.actor.span == found.about.span:
        found.actor = None  # what is not known keeps nothing back


def _question(desk: Desk, clause: int) -> Party | None:
    said = [frame for statement in desk.notes.statements for frame in statement.frame]
    for dependent in desk.syntax.dependents(clause):
        inner = desk.syntax.clauses[dependent]
        if inner.kind != "subordinate" or inner.opener is None:
            continue
        asked = Span(*desk.syntax.clause_span(dependent))
        if _asks(desk, inner.opener) and not any(frame.overlaps(asked) for frame in said):
            return Party(asked, asked.of(desk.notes.text))
    return None


def _asked_before(desk: Desk, found: Candidate) -> Party | None:
    """The question clause that opens the sentence; not how somebody said it."""
    sentence = desk.syntax.sentences[found.sentence]
    for number in desk.syntax.clauses_in(sentence.start, sentence.end):
        inner = desk.syntax.clauses[number]
        if number == found.clause or inner.opener != sentence.first or not _is_question(desk, inner.opener):
            continue
        asked = Span(*desk.syntax.clause_span(number))
        if not any(frame.overlaps(asked) for said in desk.notes.statements for frame in said.frame):
            return Party(asked, asked.of(desk.notes.text))
    return None


def _is_question(desk: Desk, opener: int) -> bool:
    """Whether a clause opens with a question word, at most a preposition before it."""
    tags = [token.tag for token in desk.syntax.tokens[opener : opener + 2]]
    return tags[0] in QUESTION_WORDS or (tags[0] in ("APPR", "KOUS") and tags[1:] == ["PWAT"])


def _asks(desk: Desk, opener: int) -> bool:
    """Whether a word opens a question or the content of a verb."""
    return desk.syntax.tokens[opener].tag in QUESTION_TAGS or desk.low[opener] in desk.facts.complementisers


def _phrase(desk: Desk, found: Candidate) -> Party | None:
    clause = found.clause
    if clause is None:
        return None
    if found.frame.gap == "self" and found.phrase is not None:
        return desk.party(found.phrase)
    topics = desk.syntax.with_preposition(clause, *desk.lexicon.words.gap_topic)
    if found.frame.gap == "topic" and topics:
        return desk.party(topics[0])
    objects = [
        p
        for p in desk.syntax.with_role(clause, "object")
        if desk.syntax.phrases[p].head not in found.tokens
        and desk.syntax.tokens[desk.syntax.phrases[p].head].tag != "PRF"
    ]
    if found.frame.gap == "object" and objects and not passive(desk, found):
        return desk.party(objects[0])
    subject = desk.syntax.subject_of(clause)
    if found.frame.gap != "topic" and subject is not None:
        head = desk.syntax.phrases[subject].head
        if desk.low[head] not in desk.facts.expletives and head not in found.tokens:
            return desk.party(subject)
    return desk.party(topics[0]) if topics else _beside(desk, found, clause)


def _beside(desk: Desk, found: Candidate, clause: int) -> Party | None:
    """The noun phrase of a headline without a verb ("Ursache unklar")."""
    if desk.syntax.clauses[clause].verb is not None:
        return None
    for number in desk.syntax.clauses[clause].phrases:
        phrase = desk.syntax.phrases[number]
        if phrase.preposition is None and phrase.parent is None and phrase.head not in found.tokens:
            return desk.party(number)
    return None


def _clause_before(desk: Desk, found: Candidate) -> Party | None:
    """A gap told after its question."""
    sentence = desk.syntax.sentences[found.sentence]
    for number in desk.syntax.clauses_in(sentence.start, sentence.end):
        inner = desk.syntax.clauses[number]
        if number == found.clause or inner.opener is None:
            continue
        if _asks(desk, inner.opener):
            start, end = desk.syntax.clause_span(number)
            return Party(Span(start, end), desk.notes.text[start:end])
    return None
