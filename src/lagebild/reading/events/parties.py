"""Who or what a phrase can stand for in a role: nobody is an event, a time or an expletive, and no town acts."""

from typing import Final

from lagebild.model.event import Party
from lagebild.model.grammar import Token
from lagebild.reading.events.desk import Candidate, Desk
from lagebild.reading.events.siting import is_town

#: Classes of words for who can do something.
ACTING = ("people", "crowd", "forces", "fighters", "police", "officials", "bodies")
LEADING: Final = 12  # characters: a time that begins a phrase is its head, one further in is an attribute


def is_event(desk: Desk, party: Party | None) -> bool:
    """Return whether a party is no one but an event or a thing said."""
    return event_noun(desk, party) is not None


def event_noun(desk: Desk, party: Party | None) -> int | None:
    """Return the noun of an event that leads a party; one inside an attribute before the leading noun does not."""
    if party is None:
        return None
    tokens = desk.syntax.tokens_in(party.span.start, party.span.end)
    number = desk.syntax.phrase_of(tokens[0]) if tokens else None
    head = desk.syntax.phrases[number].head if number is not None else None
    first = next((t for t in tokens if desk.syntax.tokens[t].tag in ("NN", "NE")), None)
    before = first is not None and any(desk.syntax.tokens[t].tag == "ADJA" for t in range(first, head or first))
    leading = head if before and head in tokens else first
    return leading if leading in desk.trigger_nouns else None


def stands_for_town(desk: Desk, party: Party) -> bool:
    """Return whether a party is a town, which does nothing behind the preposition of an agent."""
    entity = desk.entities.get(party.entity or "")
    return entity is not None and entity.kind == "place" and is_town(entity)


def overlapping(party: Party, other: Party | None) -> bool:
    """Return whether two parties share words."""
    return other is not None and party.span.overlaps(other.span)


def can_be(desk: Desk, party: Party) -> bool:
    """Return whether a phrase can stand for somebody or something: no expletive, no time, no bare mark."""
    text = party.text.lower()
    if text in desk.facts.expletives or text in desk.lexicon.words.nobody or not any(c.isalnum() for c in party.text):
        return False
    times = [t for t in desk.time_spans(party.span) if t.overlaps(party.span)]
    head = _head(desk, party) if times else None
    if head is None:
        return not any(t.start - party.span.start < LEADING for t in times)
    return not any(t.start <= head.start < t.end for t in times)


def _head(desk: Desk, party: Party) -> Token | None:
    """The noun of the phrase that a party begins."""
    tokens = desk.syntax.tokens_in(party.span.start, party.span.end)
    number = desk.syntax.phrase_of(tokens[0]) if tokens else None
    return desk.syntax.tokens[desk.syntax.phrases[number].head] if number is not None else None


def can_act(desk: Desk, phrase: int) -> bool:
    """Return whether a phrase names somebody, or is a noun for who can do something."""
    head = desk.syntax.phrases[phrase].head
    return desk.head_mention(phrase) is not None or any(desk.token_in_class(head, name) for name in ACTING)


def each_other(desk: Desk, found: Candidate) -> bool:
    """Return whether two sides do to each other what a verb of speech tells."""
    if not found.frame.speech or found.clause is None or found.trigger.form not in ("verb", "phrase"):
        return False
    return not desk.clause_words(found.clause).isdisjoint(desk.lexicon.words.each_other)
