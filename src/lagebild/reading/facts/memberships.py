"""Who is a member of what, read from verbs of belonging."""

from collections.abc import Iterator

from lagebild.languages.facts import FactRules, Membership
from lagebild.model.entity import Entity
from lagebild.model.grammar import Clause
from lagebild.model.label import Fact
from lagebild.model.span import Span
from lagebild.reading.entity_index import EntityIndex
from lagebild.reading.notes import Notes


def memberships(notes: Notes, rules: FactRules, index: EntityIndex) -> Iterator[Fact]:
    """Yield every membership a clause states and does not deny."""
    for number, clause in enumerate(notes.syntax.clauses):
        if clause.verb is None or clause.verb.negation is not None:
            continue
        for rule in rules.memberships:
            if clause.verb.lemma in rule.verbs:
                yield from told(notes, number, clause, rule, index)


def told(notes: Notes, number: int, clause: Clause, rule: Membership, index: EntityIndex) -> Iterator[Fact]:
    """Yield the memberships of one clause by one rule."""
    bodies = [body for phrase in body_phrases(notes, clause, rule) for body in [entity_of(notes, phrase, index)]]
    body = next((b for b in bodies if b is not None and b.kind == "organisation"), None)
    if body is None:
        return
    start, end = notes.syntax.clause_span(number)
    for phrase in member_phrases(notes, clause, rule):
        for member in members_in(notes, phrase, index):
            if member.id != body.id:
                yield Fact("membership", member.name, body.name, Span(start, end), rule.name, member.id, body.id)


def body_phrases(notes: Notes, clause: Clause, rule: Membership) -> list[int]:
    """Return the phrases in which the organisation may stand."""
    syntax = notes.syntax
    if not rule.noun:
        return [
            n
            for n in clause.phrases
            if syntax.phrases[n].role in rule.body or syntax.phrases[n].preposition in rule.body
        ]
    nouns = [n for n in clause.phrases if syntax.tokens[syntax.phrases[n].head].lemma in rule.noun]
    attributes = [a for n in nouns for a in syntax.attributes(n)]
    local = [n for n in clause.phrases if syntax.phrases[n].preposition in rule.body]
    return [*attributes, *local] if nouns else []


def member_phrases(notes: Notes, clause: Clause, rule: Membership) -> list[int]:
    """Return the phrases in which members stand."""
    phrases = notes.syntax.phrases
    wanted = [n for n in clause.phrases if phrases[n].role == rule.member or phrases[n].preposition in rule.beside]
    return sorted(set(wanted))


def entity_of(notes: Notes, phrase: int, index: EntityIndex) -> Entity | None:
    """Return the entity a phrase stands for, by its head."""
    syntax = notes.syntax
    token = syntax.tokens[syntax.phrases[phrase].head]
    return index.at(Span(*syntax.phrase_span(phrase)), Span(token.start, token.end))


def members_in(notes: Notes, phrase: int, index: EntityIndex) -> list[Entity]:
    """Return the entities of a phrase: of each conjunct where it is a coordination, else of its head."""
    parts = notes.syntax.phrases[phrase].conjuncts or (phrase,)
    found = (entity_of(notes, part, index) for part in parts)
    return [entity for entity in found if entity is not None]
