"""Roles told by a preposition: beside the trigger's noun, in its clause, behind its object; two sides."""

from collections.abc import Iterator
from typing import Final

from lagebild.model.event import Party
from lagebild.model.grammar import ACC, DAT
from lagebild.reading.events.desk import Candidate, Desk

REACH: Final = 8  # tokens behind a noun within which its attributes are looked for


def is_verbal(desk: Desk, found: Candidate) -> bool:
    """Return whether the trigger is (part of) its clause's verb, so that the clause's phrases are its roles."""
    return (
        found.trigger.form in ("verb", "phrase", "words", "participle", "predicate", "future") and not found.attribute
    )


def is_free(desk: Desk, found: Candidate, phrase: int) -> bool:
    """Whether a phrase is neither the trigger's own fixed words nor a reflexive pronoun."""
    head = desk.syntax.phrases[phrase].head
    return head not in found.tokens and desk.syntax.tokens[head].tag != "PRF"


def attributes_of(desk: Desk, found: Candidate) -> Iterator[int]:
    """Yield the phrases that hang on the trigger's noun."""
    if found.phrase is not None:
        yield from desk.syntax.attributes(found.phrase)


def by_preposition(desk: Desk, found: Candidate, preposition: str) -> Party | None:
    """Return who or what stands behind the preposition: what is reached before where something lies."""
    told = [phrase for phrase in _prepositional(desk, found, preposition) if is_free(desk, found, phrase)]
    if is_verbal(desk, found) and preposition not in found.frame.actor:
        told = [phrase for phrase in told if desk.syntax.phrases[phrase].role != "agent"]
    reached = [phrase for phrase in told if not _lying(desk, phrase)]
    if not reached and is_verbal(desk, found):  # a dative behind an event noun only tells where it was
        reached = told
    if reached:
        return desk.party(reached[0])
    if is_verbal(desk, found) and found.clause is not None:
        carried = [*desk.syntax.with_role(found.clause, "object"), *_of_trigger(desk, found)]
        for number in carried:
            for attribute in desk.syntax.attributes(number):
                if desk.syntax.phrases[attribute].preposition == preposition:
                    return desk.party(attribute)
    return None


def _of_trigger(desk: Desk, found: Candidate) -> Iterator[int]:
    """Yield the subject where it is a word of the trigger ("fehlt jede Spur von …")."""
    number = desk.syntax.subject_of(found.clause) if found.clause is not None else None
    if number is not None and desk.syntax.phrases[number].head in found.tokens:
        yield number


def _prepositional(desk: Desk, found: Candidate, *prepositions: str) -> Iterator[int]:
    """Prepositional phrases of the noun first, then of the clause, those after the trigger first."""
    noun = not is_verbal(desk, found) and not found.attribute
    if noun:
        for phrase in attributes_of(desk, found):
            for inner in (phrase, *desk.syntax.attributes(phrase)):
                if desk.syntax.phrases[inner].preposition in prepositions:
                    yield inner
    if found.clause is None:
        return
    inside = desk.syntax.with_preposition(found.clause, *prepositions)
    if noun and not _carried(desk, found):  # one that the grammar hung elsewhere, but right behind the noun
        inside = tuple(p for p in inside if _follows(desk, found, p))
    yield from inside


def _carried(desk: Desk, found: Candidate) -> bool:
    """Whether the noun is what a clause says that there was, or was done."""
    verb = desk.syntax.clauses[found.clause].verb if found.clause is not None else None
    if verb is None or found.phrase is None:
        return False
    phrase = desk.syntax.phrases[found.phrase]
    done_to = phrase.role == ("object" if verb.voice == "active" else "subject")
    if verb.lemma not in desk.facts.happening and not (done_to and verb.lemma.lower() in desk.lexicon.words.support):
        return False
    return phrase.parent is None and phrase.preposition is None and phrase.role in ("subject", "object")


def _follows(desk: Desk, found: Candidate, phrase: int) -> bool:
    """Whether a phrase stands shortly behind the noun, with no other event noun or verb between."""
    first = desk.syntax.phrases[phrase].first
    between = range(found.token + 1, first)
    reach = REACH if desk.syntax.phrases[phrase].preposition in desk.lexicon.words.reaching else 0
    return (
        first > found.token
        and len(between) <= reach
        and not any(t in desk.trigger_nouns or desk.syntax.tokens[t].tag.startswith("V") for t in between)
    )


def _lying(desk: Desk, number: int) -> bool:
    """Whether a phrase tells where something is, not what is reached: a dative behind a preposition of place."""
    phrase = desk.syntax.phrases[number]
    case = phrase.agreement & (ACC | DAT)
    return phrase.preposition in desk.lexicon.words.locative and bool(case) and not case & ACC


def reached_into(desk: Desk, found: Candidate) -> Party | None:
    """Return what the verb reaches into: an accusative behind a preposition of place."""
    if found.clause is None or not is_verbal(desk, found):
        return None
    words = desk.lexicon.words
    for number in desk.syntax.with_preposition(found.clause, *words.into):
        if desk.lemma[desk.syntax.phrases[number].head] in words.nowhere:
            continue
        case = desk.syntax.phrases[number].agreement & (ACC | DAT)
        if case and not case & DAT and is_free(desk, found, number):
            return desk.party(number)
    return None


def _sides(desk: Desk, found: Candidate) -> list[Party]:
    for phrase in _prepositional(desk, found, *desk.lexicon.words.between):
        parts = desk.syntax.phrases[phrase].conjuncts
        if len(parts) > 1:
            return [desk.party(parts[0]), desk.party(parts[-1])]
        return [desk.party(phrase)]
    return []


def side_one(desk: Desk, found: Candidate) -> Party | None:
    """Return the first of two sides ("zwischen …")."""
    sides = _sides(desk, found)
    return sides[0] if sides else None


def side_two(desk: Desk, found: Candidate) -> Party | None:
    """Return the second of two sides."""
    sides = _sides(desk, found)
    return sides[1] if len(sides) > 1 else None
