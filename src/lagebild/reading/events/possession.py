"""Whose something is: genitives, possessives and the relative "whose", as roles of an event."""

from lagebild.languages.coreference import Pronoun, coreference_of
from lagebild.languages.grammar_data import grammar_data
from lagebild.model.event import Party
from lagebild.model.grammar import FEM, MASC, NEUT, PLURAL, SINGULAR
from lagebild.reading.events.desk import POSSESSIVE, Candidate, Desk
from lagebild.reading.events.parties import can_act, is_event, overlapping, stands_for_town
from lagebild.reading.events.pronouns import PERSONAL, sentence_before

GENDERS = {"m": MASC, "f": FEM, "n": NEUT}


def by_genitive(desk: Desk, found: Candidate) -> Party | None:
    """Return what the genitive behind an event noun names."""
    number = _genitive(desk, found)
    return None if number is None else desk.party(number)


def of_somebody(desk: Desk, found: Candidate) -> Party | None:
    """Return whom the genitive names, where it is somebody who can act."""
    number = _genitive(desk, found)
    return desk.party(number) if number is not None and can_act(desk, number) else None


def of_something(desk: Desk, found: Candidate) -> Party | None:
    """Return what the genitive names, where it is nobody who can act."""
    number = _genitive(desk, found)
    return None if number is None or can_act(desk, number) else desk.party(number)


def of_town(desk: Desk, found: Candidate) -> Party | None:
    """Return the town that the genitive names: towns do no deeds, it is done to them."""
    party = by_genitive(desk, found)
    return party if party is not None and stands_for_town(desk, party) else None


def by_possessive(desk: Desk, found: Candidate) -> Party | None:
    """Return whom a possessive or a name in the genitive before an event noun names."""
    if found.phrase is None or found.clause is None:
        return None
    genitive = desk.notes.language.part(grammar_data).genitive_name
    first = desk.syntax.phrases[found.phrase].first
    for token in range(first, found.token):
        if is_possessive(desk, token):
            return _owner(desk, found.clause, token)
        if desk.syntax.tokens[token].tag == "NE" and desk.low[token].endswith(genitive):
            return desk.party_of_token(token)
    return None


def of_object(desk: Desk, found: Candidate) -> Party | None:
    """Return the genitive of the clause's object: whose resignation is demanded."""
    if found.clause is None:
        return None
    for phrase in desk.syntax.with_role(found.clause, "object"):
        for attribute in desk.syntax.attributes(phrase):
            if desk.syntax.phrases[attribute].role == "genitive":
                return desk.party(attribute)
    return None


def holder(desk: Desk, found: Candidate) -> Party | None:
    """Return whose deed is demanded, behind a possessive that is not the speaker's own; else the target as it is."""
    target = found.target
    first = next(iter(desk.syntax.tokens_in(target.span.start, target.span.end)), None) if target is not None else None
    if first is None or found.clause is None or not is_event(desk, target) or not is_possessive(desk, first):
        return target
    owner = _owner(desk, found.clause, first)
    actor = found.actor
    own = actor is not None and (overlapping(owner, actor) or (owner.entity or "") == actor.entity)
    return target if own else owner


def possessor(desk: Desk, clause: int, token: int) -> int | None:
    """Return the subject around a possessive, or before one that opens its sentence, where it agrees: whose act of
    speech or deed it is; of a relative one the noun before its clause.
    """
    if is_whose(desk, token):
        return desk.syntax.clauses[clause].antecedent
    pronoun = desk.notes.language.part(coreference_of).possessives.get(desk.lemma[token])
    if pronoun is None:
        return None
    readings = _owners(pronoun)
    for around in (clause, *desk.syntax.ancestors(clause)):
        subject = desk.syntax.clauses[around].subject
        if subject is None:
            continue
        phrase = desk.syntax.phrases[subject]
        if phrase.first <= token < phrase.last:
            break
        return subject if _owns(desk, subject, readings) else None
    sentence = desk.syntax.sentence_of(token)
    if token != desk.syntax.sentences[sentence].first:
        return None
    before = sentence_before(desk, sentence - 1, PERSONAL) if sentence else ()
    return next((n for n in before if _owns(desk, n, readings)), None)


def is_whose(desk: Desk, token: int) -> bool:
    """Whether a relative pronoun stands before what somebody has."""
    number, clause = desk.syntax.phrase_of(token), desk.syntax.clause_of(token)
    if number is None or clause is None or desk.syntax.phrases[number].head == token:
        return False
    return desk.syntax.clauses[clause].kind == "relative" and desk.syntax.clauses[clause].opener == token


def is_possessive(desk: Desk, token: int) -> bool:
    """Whether a word tells whose something is."""
    return desk.syntax.tokens[token].tag == POSSESSIVE or is_whose(desk, token)


def _genitive(desk: Desk, found: Candidate) -> int | None:
    for phrase in desk.syntax.attributes(found.phrase) if found.phrase is not None else ():
        if desk.syntax.phrases[phrase].role == "genitive" and desk.syntax.phrases[phrase].first > found.token:
            return phrase
    return None


def _owner(desk: Desk, clause: int, token: int) -> Party:
    """Whose something is, behind a possessive."""
    owner = None if token in desk.mentions else possessor(desk, clause, token)
    return desk.party_of_token(token) if owner is None else desk.party(owner)


def _owns(desk: Desk, number: int, readings: int) -> bool:
    """Whether a phrase is a noun's of which a possessive can be."""
    phrase = desk.syntax.phrases[number]
    return desk.syntax.tokens[phrase.head].tag in ("NN", "NE") and bool(phrase.agreement & readings)


def _owners(pronoun: Pronoun) -> int:
    """The readings of whom a possessive can stand for; where its number is open, any plural too."""
    genders = sum(mask for letter, mask in GENDERS.items() if letter in pronoun.genders)
    return SINGULAR & genders | (PLURAL if pronoun.number == "?" else 0)
