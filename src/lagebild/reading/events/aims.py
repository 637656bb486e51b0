"""Whom or what an event noun is aimed at, where only the verb behind it or a noun for its aim tells."""

from typing import Final

from lagebild.model.event import Party
from lagebild.model.grammar import PhraseRole
from lagebild.reading.events.desk import Candidate, Desk

BY_CASE: Final[dict[str, PhraseRole]] = {"accusative": "object", "dative": "dative"}


def aimed_at(desk: Desk, found: Candidate) -> Party | None:
    """Return what the verb aims the event noun at that is its subject, or what is said to be its aim."""
    if not found.frame.aimed or found.clause is None or found.phrase is None:
        return None
    number = _by_verb(desk, found.clause, found.phrase)
    if number is None:
        number = _by_aim(desk, found.clause, found.phrase)
    return None if number is None else desk.party(number)


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
