"""Speaker, addressee and cue words of a clause."""

from lagebild.model.grammar import Clause, Phrase
from lagebild.reading.statements.desk import Desk, Range


def cue_tokens(desk: Desk, number: int) -> tuple[int, ...]:
    """Return the tokens that mark a statement: the verb complex, its "sich", "es" and "davon"."""
    clause = desk.clauses[number]
    if clause.verb is None:
        return ()
    found = set(clause.verb.tokens)
    for token in clause.tokens:
        if desk.tag(token) == "PRF" or (
            token > clause.tokens[0]
            and desk.lower(token) in desk.data.correlates
            and desk.lower(token + 1) not in desk.data.not_correlating
        ):
            found.add(token)
    if clause.opener is not None and desk.lower(clause.opener) in desk.data.as_words:
        found.add(clause.opener)
    if clause.verb.lemma in desk.data.impersonal_verbs:
        found.update(t for t in clause.tokens if desk.lower(t) in desk.data.impersonal_subjects)
    if clause.verb.negation is not None:
        found.discard(clause.verb.negation)
    return tuple(sorted(found))


def parties(desk: Desk, number: int) -> tuple[Range | None, Range | None]:
    """Return speaker and addressee of the clause that holds the cue."""
    clause = desk.clauses[number]
    verb = clause.verb
    if verb is None:
        return None, None
    if verb.lemma in desk.data.impersonal_verbs:
        return _place_of_words(desk, clause), None
    subject = _subject(desk, number)
    if verb.voice != "active":
        agents = desk.syntax.with_role(number, "agent")
        speaker = noun_range(desk, agents[0]) if agents else _place_of_words(desk, clause)
        return speaker, _addressee(desk, number, verb.lemma) or _passive_addressee(desk, subject, verb.lemma)
    return subject, _addressee(desk, number, verb.lemma)


def _subject(desk: Desk, number: int) -> Range | None:
    """The subject; a relative pronoun stands for itself."""
    clause = desk.clauses[number]
    if clause.kind == "relative" and clause.subject is not None:
        return noun_range(desk, clause.subject)
    subject = desk.syntax.subject_of(number)
    return None if subject is None else noun_range(desk, subject)


def _passive_addressee(desk: Desk, subject: Range | None, lemma: str) -> Range | None:
    """ "X wird aufgefordert": the subject is spoken to."""
    if subject is None or lemma not in desk.data.addressed_accusative:
        return None
    return subject if desk.lower(subject[0]) not in desk.data.impersonal_subjects else None


def _addressee(desk: Desk, number: int, lemma: str) -> Range | None:
    data = desk.data
    for phrase in desk.syntax.with_role(number, "dative"):
        if lemma in data.addressed_dative and _is_dative(desk, phrase):
            return noun_range(desk, phrase)
    for phrase in desk.syntax.with_role(number, "object"):
        if lemma in data.addressed_accusative and desk.tag(desk.phrases[phrase].head) != "PRF":
            return noun_range(desk, phrase)
    for phrase in desk.clauses[number].phrases:
        preposition = desk.phrases[phrase].preposition
        if preposition in data.addressed:
            return noun_range(desk, phrase)
        if preposition in data.heard and desk.listens(desk.phrases[phrase].head):
            return noun_range(desk, phrase)
    return None


def _is_dative(desk: Desk, number: int) -> bool:
    """Whether the phrase is no genitive behind another noun and no reflexive pronoun."""
    phrase = desk.phrases[number]
    if desk.tag(phrase.head) == "PRF":
        return False
    return desk.lower(phrase.first) in desk.data.dative_articles or desk.tag(phrase.first - 1) not in ("NN", "NE")


def _place_of_words(desk: Desk, clause: Clause) -> Range | None:
    """In "in dem Bericht heißt es": what the words stand in."""
    for number in clause.phrases:
        phrase = desk.phrases[number]
        if phrase.preposition is not None and phrase.parent is None:
            head = desk.tokens[phrase.head].lemma
            if head in desk.data.media or desk.is_saying(head):
                return noun_range(desk, number)
    return None


def noun_range(desk: Desk, number: int) -> Range:
    """Return the tokens of a phrase without its preposition and without relative clauses."""
    phrase = desk.phrases[number]
    first = phrase.first + (1 if phrase.preposition is not None and phrase.first < phrase.head else 0)
    last = _cut(desk, phrase, first)
    return desk.trimmed(first, last) or (phrase.first, phrase.last)


def _cut(desk: Desk, phrase: Phrase, first: int) -> int:
    """Where the phrase ends before tokens of another clause (a relative clause inside it)."""
    home = desk.syntax.clause_of(phrase.head)
    for token in range(phrase.head + 1, phrase.last):
        clause = desk.syntax.clause_of(token)
        if clause is not None and clause != home and desk.clauses[clause].kind == "relative":
            return token
    return max(phrase.last, first + 1)
