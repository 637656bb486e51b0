"""Memberships, roles and other names that the report states."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from lagebild.languages.facts import fact_rules_of
from lagebild.model.entity import Entity
from lagebild.model.label import Fact
from lagebild.model.span import Span, hull
from lagebild.reading.facts.memberships import memberships
from lagebild.reading.notes import Notes

APPOSED: Final = 80  # characters between a name and the role beside it


def read_facts(notes: Notes) -> tuple[Fact, ...]:
    """Return the facts, in text order."""
    rules = notes.language.part(fact_rules_of)
    found = [*memberships(notes, rules, notes.mentioned), *roles(notes), *aliases(notes)]
    for fact in found:
        notes.trace.note("facts", fact.rule, (fact.span.start, fact.span.end), True)
    return tuple(sorted(found, key=lambda f: (f.span, f.kind, f.subject, f.object)))


def roles(notes: Notes) -> Iterator[Fact]:
    """Yield the role of every named person, with the passage that has both."""
    for entity in notes.entities:
        if entity.kind == "person" and entity.role and entity.name != entity.role:
            yield Fact("role", entity.name, entity.role, role_span(entity), "role-beside-name", entity.id)


def role_span(entity: Entity) -> Span:
    """Return the span from a role's mention to the name next to it; of the first name where there is none."""
    names = [m.span for m in entity.mentions if m.form == "name"]
    for mention in entity.mentions:
        near = [
            n for n in names if mention.form == "role" and hull((n, mention.span)).end - mention.span.start < APPOSED
        ]
        if near:
            return hull((mention.span, near[0]))
    return names[0] if names else entity.mentions[0].span


def aliases(notes: Notes) -> Iterator[Fact]:
    """Yield each acronym that stands in brackets behind the name it is short for."""
    for entity in notes.entities:
        mentions = sorted(entity.mentions, key=lambda m: m.span)
        for one, two in pairwise(mentions):
            between = notes.text[one.span.end : two.span.start]
            if two.form == "acronym" and one.form == "name" and between.strip() == "(":
                long_, short = one.span.of(notes.text), two.span.of(notes.text)
                yield Fact(
                    "alias", long_, short, hull((one.span, two.span)), "acronym-in-brackets", entity.id, entity.id
                )
                break
