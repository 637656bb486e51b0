"""Who did it, to whom: roles by case, preposition and voice, best place first."""

from collections.abc import Callable, Sequence
from typing import Final

from lagebild.languages.grammar_data import grammar_data
from lagebild.model.event import Party
from lagebild.model.grammar import NOM
from lagebild.reading.events.circumstances import of_mastermind
from lagebild.reading.events.cluster import HARM
from lagebild.reading.events.desk import Candidate, Desk
from lagebild.reading.events.inner_actors import by_adjective, by_compound
from lagebild.reading.events.parties import can_be, each_other, event_noun, is_event, overlapping, stands_for_town
from lagebild.reading.events.possession import (
    by_genitive,
    by_possessive,
    holder,
    of_object,
    of_somebody,
    of_something,
    of_town,
)
from lagebild.reading.events.prepositional import by_preposition, is_free, is_verbal, reached_into, side_one, side_two
from lagebild.reading.events.pronouns import POINTING, acting, object_taken_up, taken_up, turned_round

VICTIMS: Final = "victims"
GENITIVE: Final = "genitive"
TAKING = ("abducted", "killed")  # types whose trigger may name those it is done to
BY_SOMEBODY = ("ban", "support", "legislation")  # types of what only somebody does
#: Classes of words for who meets and talks, who says things, who can set something off.
MEETING = ("officials", "forces")
SPEAKING = ("officials", "bodies", "crowd")
SOMEBODY = ("people", "crowd", "forces", "fighters")


def fill_roles(desk: Desk, found: Candidate) -> None:
    """Fill actor and target from the places that the frame names."""
    found.target = _first(desk, found, found.frame.target, None)
    found.actor = found.actor or _first(desk, found, found.frame.actor, found.target)
    if found.actor is None and "object" in found.frame.actor:
        found.actor, found.target = found.target, None
    if found.frame.name == VICTIMS or found.type in HARM:
        found.through = event_noun(desk, found.actor)
        if found.through is not None:  # what did it is the cause, whoever did that the actor
            found.cause = found.actor
            found.actor = None
    if found.type in BY_SOMEBODY and is_event(desk, found.actor) and found.target is not None and found.target.entity:
        found.actor, found.target = found.target, found.actor  # the object stands first
    if turned_round(desk, found):
        found.actor, found.target = found.target, found.actor
    if found.frame.speech and _only_pointed_at(desk, found):
        found.actor = found.target
        found.target = None
    if found.frame.speech and is_event(desk, found.actor) and found.target and not is_event(desk, found.target):
        found.actor, found.target = found.target, found.actor  # the object stands first
    if "object-genitive" in found.frame.target:
        found.target = holder(desk, found)
    found.target = found.actor if each_other(desk, found) else found.target


def _only_pointed_at(desk: Desk, found: Candidate) -> bool:
    """Whether "that" opens an active clause: who stands behind its verb speaks, and is not spoken of."""
    target = found.target
    if found.clause is None or target is None or passive(desk, found) or not is_verbal(desk, found):
        return False
    opening = desk.syntax.tokens[desk.syntax.clauses[found.clause].tokens[0]]
    alone = found.actor is None or (found.actor.span.start, found.actor.span.end) == (opening.start, opening.end)
    if opening.tag != POINTING or not alone:
        return False
    heads = desk.syntax.tokens_in(target.span.start, target.span.end)
    return target.entity is not None or any(desk.token_in_class(t, name) for t in heads for name in SPEAKING)


def lend_actors(found: Sequence[Candidate]) -> None:
    """Give harm the actor of what did it: an attack hurts nobody, who attacks does."""
    actors = {c.token: c.actor for c in found if c.actor is not None}
    for candidate in found:
        if candidate.through is not None:
            candidate.actor = actors.get(candidate.through)


def _first(desk: Desk, found: Candidate, sources: tuple[str, ...], other: Party | None) -> Party | None:
    agents = desk.notes.language.part(grammar_data).words.agent_prepositions
    for source in sources:
        find = SOURCES.get(source)
        party = find(desk, found) if find else by_preposition(desk, found, source)
        if party is None or overlapping(party, other) or not can_be(desk, party):
            continue
        doing = source in agents or (source == GENITIVE and sources is found.frame.actor)
        if not doing or not stands_for_town(desk, party):
            return party
    return None


def passive(desk: Desk, found: Candidate) -> bool:
    """Whether the clause is in the passive."""
    verb = desk.syntax.clauses[found.clause].verb if found.clause is not None else None
    return verb is not None and verb.voice != "active"


def _grammatical_subject(desk: Desk, found: Candidate) -> Party | None:
    if found.clause is None:
        return None
    subject = acting(desk, found.clause)
    if subject is None:
        subject = _unclaimed(desk, found, NOM)
    if subject is None:
        return None
    if desk.syntax.phrases[subject].head in found.tokens:  # words of the trigger do nothing
        whole = [n for n in desk.syntax.attributes(subject) if desk.syntax.phrases[n].role == "genitive"]
        return desk.party(whole[0]) if whole else None
    return desk.party(taken_up(desk, found.clause, subject))


def _unclaimed(desk: Desk, found: Candidate, case: int) -> int | None:
    """A noun phrase of the clause that no role has claimed and that can stand in the case."""
    for number in desk.syntax.clauses[found.clause].phrases if found.clause is not None else ():
        phrase = desk.syntax.phrases[number]
        free = phrase.role is None and phrase.preposition is None and phrase.parent is None
        nominal = desk.syntax.tokens[phrase.head].tag in ("NN", "NE") and phrase.head not in found.tokens
        if free and nominal and (phrase.agreement & case or not phrase.agreement):
            return number
    return _counted_attribute(desk, found)


def _counted_attribute(desk: Desk, found: Candidate) -> int | None:
    """A number with its noun that hangs on the phrase before it, though it shows no genitive."""
    waiting = list(desk.syntax.clauses[found.clause].phrases) if found.clause is not None else []
    while waiting:
        for attribute in desk.syntax.attributes(waiting.pop(0)):
            if desk.counted(attribute) and desk.syntax.phrases[attribute].role == "genitive":
                return attribute
            waiting.append(attribute)
    return None


def _agent(desk: Desk, found: Candidate) -> Party | None:
    if found.clause is None:
        return None
    agents = desk.syntax.with_role(found.clause, "agent")
    before = desk.syntax.goes_on_with(found.clause)
    if not agents and before is not None and not desk.syntax.clauses[found.clause].phrases:
        agents = desk.syntax.with_role(before, "agent")  # told once for two verbs
    parties = (desk.party(agent) for agent in agents if not _starting_point(desk, agent))
    return next((party for party in parties if not stands_for_town(desk, party)), None)


def _starting_point(desk: Desk, number: int) -> bool:
    """Whether a particle behind the phrase tells that it only is where something comes from ("von Booten aus")."""
    last = desk.syntax.phrases[number].last
    return last < len(desk.low) and desk.low[last] in desk.lexicon.words.departure


def subject(desk: Desk, found: Candidate) -> Party | None:
    """Return the logical subject: of the active verb, or the passive's agent."""
    if found.attribute:
        return _modified(desk, found) if "object" not in found.frame.target else None
    if not is_verbal(desk, found):
        return None
    if _turned(desk, found):
        return _agent(desk, found)
    return _grammatical_subject(desk, found)


def _turned(desk: Desk, found: Candidate) -> bool:
    return (
        passive(desk, found)
        and found.trigger.form in ("verb", "phrase")
        and ("object" in found.frame.target or "object" in found.frame.actor)
    )


def _object(desk: Desk, found: Candidate) -> Party | None:
    if found.attribute:
        return _modified(desk, found)
    if found.clause is None or not is_verbal(desk, found):
        return None
    if _turned(desk, found):
        return _done_to(desk, found, desk.syntax.subject_of(found.clause))
    for phrase in desk.syntax.with_role(found.clause, "object"):
        if is_free(desk, found, phrase) or _taken(desk, found, phrase):
            return desk.party(object_taken_up(desk, found.clause, phrase))
    lent = _lent_object(desk, found.clause)
    if lent is not None:
        return desk.party(lent)
    counted = _counted_attribute(desk, found)
    return None if counted is None else desk.party(counted)


def _done_to(desk: Desk, found: Candidate, told: int | None) -> Party | None:
    """The subject of a passive, unless it is the trigger's own noun and counts nobody."""
    if told is not None and _taken(desk, found, told):
        return desk.party(told)
    own = told is not None and desk.syntax.phrases[told].head in found.tokens
    return None if own else _grammatical_subject(desk, found)


def _lent_object(desk: Desk, clause: int) -> int | None:
    """The object of the clause before, where a bare verb only goes on with it."""
    before = desk.syntax.goes_on_with(clause)
    if before is None or desk.syntax.clauses[clause].phrases:
        return None
    return next(iter(desk.syntax.with_role(before, "object")), None)


def _taken(desk: Desk, found: Candidate, phrase: int) -> bool:
    """Whether the trigger's own noun counts hostages or dead."""
    return found.type in TAKING and desk.syntax.phrases[phrase].head in found.tokens and desk.counted(phrase)


def _dative(desk: Desk, found: Candidate) -> Party | None:
    if found.clause is None or not is_verbal(desk, found):
        return None
    for phrase in desk.syntax.with_role(found.clause, "dative"):
        if is_free(desk, found, phrase):
            return desk.party(phrase)
    return None


def _modified(desk: Desk, found: Candidate) -> Party | None:
    return None if found.phrase is None else desk.party(found.phrase)


def _self(desk: Desk, found: Candidate) -> Party | None:
    return _modified(desk, found)


def _support(desk: Desk, found: Candidate) -> Party | None:
    """The subject of the verb that carries the event noun as its object, or the agent of its passive."""
    if found.clause is None or found.phrase is None or of_mastermind(desk, found):
        return None
    verb = desk.syntax.clauses[found.clause].verb
    nested = any(desk.syntax.phrases[n].head in desk.trigger_nouns for n in desk.syntax.around(found.phrase))
    if verb is None or nested:
        return None
    top = desk.syntax.phrases[desk.syntax.top_phrase(found.phrase)]
    claimed = _claimed(desk, found.clause, top.preposition)
    if verb.lemma.lower() not in desk.lexicon.words.support and not claimed and not _causes(desk, found, verb.lemma):
        return _caller(desk, found, verb.lemma.lower())
    if passive(desk, found):
        return _agent(desk, found) if top.role == "subject" else None
    words = desk.lexicon.words
    carried = top.role == "object" or top.preposition in words.support_prepositions or claimed
    return _grammatical_subject(desk, found) if carried else None


def _claimed(desk: Desk, clause: int, preposition: str | None) -> bool:
    """Whether the clause says that somebody takes what stands behind the preposition upon themselves."""
    words = desk.clause_words(clause)
    claims = desk.lexicon.words.claims.items()
    return any(before == preposition and words.issuperset(phrase.split()) for phrase, before in claims)


def _caller(desk: Desk, found: Candidate, lemma: str) -> Party | None:
    """Who calls for what the noun tells."""
    words = desk.lexicon.words
    if lemma not in words.calling or found.phrase is None or passive(desk, found):
        return None
    called = desk.syntax.phrases[found.phrase].preposition in words.called_to
    return _grammatical_subject(desk, found) if called else None


def _causes(desk: Desk, found: Candidate, lemma: str) -> bool:
    """Whether people set off what the noun tells; things that do are a cause."""
    number = desk.syntax.subject_of(found.clause) if found.clause is not None else None
    if lemma not in desk.lexicon.words.causing or number is None:
        return False
    return any(desk.token_in_class(desk.syntax.phrases[number].head, name) for name in SOMEBODY)


def _occasion(desk: Desk, found: Candidate) -> Party | None:
    """Who does something after or at an event noun that names nobody."""
    if found.phrase is None or found.clause is None or passive(desk, found):
        return None
    top = desk.syntax.phrases[desk.syntax.top_phrase(found.phrase)]
    number = desk.syntax.subject_of(found.clause)
    if top.preposition not in desk.lexicon.words.occasion or number is None:
        return None
    head = desk.syntax.phrases[number].head
    return desk.party(number) if any(desk.token_in_class(head, name) for name in MEETING) else None


SOURCES: Final[dict[str, Callable[[Desk, Candidate], Party | None]]] = {
    "subject": subject,
    "object": _object,
    "object-genitive": of_object,
    "dative": _dative,
    GENITIVE: by_genitive,
    "genitive-town": of_town,
    "genitive-who": of_somebody,
    "genitive-what": of_something,
    "possessive": by_possessive,
    "self": _self,
    "into": reached_into,
    "adjective": by_adjective,
    "compound": by_compound,
    "support": _support,
    "first": side_one,
    "second": side_two,
    "occasion": _occasion,
}
