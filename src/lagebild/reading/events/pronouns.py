"""Whom a clause leaves to the words around it: what a pronoun takes up, and who acts in an infinitive."""

from collections.abc import Iterator

from lagebild.model.event import Party
from lagebild.model.grammar import ACC, SINGULAR, any_case
from lagebild.reading.events.desk import Candidate, Desk
from lagebild.reading.events.parties import can_act

PERSONAL, POINTING = "PPER", "PDS"
OWN_ACTS = ("promise", "threat")  # what one promises or threatens is done by oneself


def acting(desk: Desk, clause: int) -> int | None:
    """Return the subject of a clause; of an infinitive that of its governor, where that promises or a noun holds it."""
    found = desk.syntax.clauses[clause]
    subject = desk.syntax.subject_of(clause)
    if found.kind != "infinitive" or found.parent is None or subject is None:
        return subject
    own = not desk.acts.get(found.parent, set()).isdisjoint(OWN_ACTS)
    held = desk.lemma[desk.syntax.phrases[subject].head] in desk.lexicon.words.contents
    return desk.syntax.subject_of(found.parent) if own or held else subject


def taken_up(desk: Desk, clause: int, phrase: int) -> int:
    """Return the phrase that a subject pronoun takes up; the phrase itself where it is none or nothing fits.

    Nearest first: the subject of a clause within its own, of the clause around
    it, of the clause that it goes on with; at the beginning of a sentence the last phrase of the one before for
    a demonstrative, its subject for a personal pronoun.
    """
    if not _open(desk, phrase):
        return phrase
    return next((n for n in _subjects(desk, clause, phrase) if _fits(desk, n, phrase)), phrase)


def object_taken_up(desk: Desk, clause: int, phrase: int) -> int:
    """Return the object that a pronoun takes up from the clause that its own goes on with."""
    before = desk.syntax.goes_on_with(clause)
    if before is None or not _open(desk, phrase):
        return phrase
    return next((n for n in desk.syntax.with_role(before, "object") if _fits(desk, n, phrase)), phrase)


def _open(desk: Desk, phrase: int) -> bool:
    """Whether a phrase is a pronoun that no entity has been found for."""
    head = desk.syntax.phrases[phrase].head
    return desk.syntax.tokens[head].tag in (PERSONAL, POINTING) and desk.head_mention(phrase) is None


def _fits(desk: Desk, told: int, phrase: int) -> bool:
    """Whether a phrase is a noun's that agrees with the pronoun in number and gender."""
    noun = desk.syntax.tokens[desk.syntax.phrases[told].head].tag in ("NN", "NE")
    agreement = [any_case(desk.syntax.phrases[n].agreement) for n in (told, phrase)]
    return noun and bool(agreement[0] & agreement[1])


def _subjects(desk: Desk, clause: int, phrase: int) -> Iterator[int]:
    syntax = desk.syntax
    head = syntax.phrases[phrase].head
    inner = [c for c in syntax.dependents(clause) if syntax.clauses[c].tokens[0] < head]
    before = syntax.goes_on_with(clause)
    around = [*inner, *syntax.ancestors(clause), *(() if before is None else (before,))]
    yield from (n for c in around if (n := syntax.clauses[c].subject) is not None and n != phrase)
    one = bool(syntax.phrases[phrase].agreement & SINGULAR) and syntax.tokens[head].tag == PERSONAL
    if not around and not one and syntax.sentence_of(head):  # alone it is rather somebody named long before
        yield from sentence_before(desk, syntax.sentence_of(head) - 1, syntax.tokens[head].tag)


def sentence_before(desk: Desk, sentence: int, tag: str) -> Iterator[int]:
    """Phrases of a sentence that a pronoun opening the next one may take up."""
    syntax = desk.syntax
    told = [c for c in syntax.clauses if c.sentence == sentence]
    if tag == POINTING:
        yield from (n for c in reversed(told) for n in reversed(c.phrases))
    else:
        yield from (c.subject for c in told if c.kind == "main" and c.subject is not None)


def turned_round(desk: Desk, found: Candidate) -> bool:
    """Return whether a pronoun behind the verb was taken for who acts, though somebody known opens the clause.

    Its form is that of the object too.
    """
    actor, target = found.actor, found.target
    verb = desk.syntax.clauses[found.clause].verb if found.clause is not None else None
    if actor is None or target is None or verb is None or verb.voice != "active" or not _somebody(desk, target):
        return False
    number = desk.syntax.phrase_of(desk.syntax.tokens_in(actor.span.start, actor.span.end)[0])
    head = desk.syntax.phrases[number].head if number is not None else 0
    pronoun = desk.syntax.tokens[head]
    if number is None or pronoun.tag != PERSONAL or not pronoun.agreement & ACC:
        return False
    return target.span.start < pronoun.start and head == min(verb.tokens) + 1


def _somebody(desk: Desk, party: Party) -> bool:
    """Whether a party is somebody who can act, and no place."""
    number = desk.syntax.phrase_of(desk.syntax.tokens_in(party.span.start, party.span.end)[0])
    if number is None or not can_act(desk, number):
        return False
    named = desk.head_mention(number)
    return named is None or named.entity.kind != "place"
