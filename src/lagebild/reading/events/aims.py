"""Whom or what an event noun is aimed at, where only the verb behind it or a noun for its aim tells."""

from typing import Final

from lagebild.languages.statements import statement_data
from lagebild.model.event import Party
from lagebild.model.grammar import PhraseRole
from lagebild.reading.events.desk import Candidate, Desk
from lagebild.reading.events.parties import can_act

DEMAND: Final = "demand"
BY_CASE: Final[dict[str, PhraseRole]] = {"accusative": "object", "dative": "dative"}


def aimed_at(desk: Desk, found: Candidate) -> Party | None:
    """Return what the verb aims the event noun at that is its subject, or what is said to be its aim."""
    if not found.frame.aimed or found.clause is None or found.phrase is None:
        return None
    number = _by_verb(desk, found.clause, found.phrase)
    if number is None:
        number = _by_aim(desk, found.clause, found.phrase)
    return None if number is None else desk.party(number)


def obliged(desk: Desk, found: Candidate) -> Party | None:
    """Return who must do what is demanded: who acts in the first clause of its words with a modal of demanding."""
    if found.type != DEMAND or found.trigger.form not in ("verb", "phrase"):
        return None
    modals = desk.notes.language.part(statement_data).demanding
    at = desk.syntax.tokens[found.token].start
    told = [s for _, _, s in desk.statements if any(c.start <= at < c.end for c in s.cue)]
    for clause in desk.syntax.clauses if told else ():
        begin = desk.syntax.tokens[clause.tokens[0]].start
        inside = any(span.start <= begin < span.end for s in told for span in s.content)
        if inside and clause.verb is not None and clause.verb.modal in modals:
            who = clause.subject if clause.verb.voice == "active" else None
            return desk.party(who) if who is not None and can_act(desk, who) else None
    return None


def _by_verb(desk: Desk, clause: int, phrase: int) -> int | None:
    """The complement of a verb of aiming."""
    verb = desk.syntax.clauses[clause].verb
    how = desk.lexicon.words.aiming.get(verb.lemma.lower()) if verb is not None and verb.voice == "active" else None
    if how is None or desk.syntax.phrases[phrase].role != "subject":
        return None
    role = BY_CASE.get(how)
    told = desk.syntax.with_preposition(clause, how) if role is None else desk.syntax.with_role(clause, role)
    return next((n for n in told if desk.syntax.tokens[desk.syntax.phrases[n].head].tag != "PRF"), None)


def _by_aim(desk: Desk, clause: int, phrase: int) -> int | None:
    """The other side of a copula beside the aim whose genitive the event noun is."""
    for around in desk.syntax.around(phrase):
        aim = desk.syntax.phrases[around]
        if desk.lemma[aim.head] not in desk.lexicon.words.aims or aim.role not in ("subject", "predicate"):
            continue
        sides = desk.syntax.with_role(clause, "subject") + desk.syntax.with_role(clause, "predicate")
        return next((n for n in sides if n != around), None)
    return None
