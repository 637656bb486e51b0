"""When a trigger counts: what must stand beside it and what must not."""

from collections.abc import Callable
from typing import Final

from lagebild.model.figure import PEOPLE
from lagebild.model.grammar import SINGULAR
from lagebild.reading.events.desk import Candidate, Desk
from lagebild.reading.events.pronouns import taken_up

#: Before the name of a class: a word of it may also stand in one of so many sentences before.
NEAR: Final = "near:$"
NEAR_SENTENCES: Final = 3
#: Types that a participle before a noun may tell; of others it is a reminder.
ATTRIBUTED: Final = frozenset({*PEOPLE, "attack", "destruction", "deployment", "fire", "flood", "explosion"})
NUMBER_TAG: Final = "CARD"


def holds(desk: Desk, found: Candidate) -> str:
    """Return why a trigger doesn't count here; "" where it does."""
    trigger = found.trigger
    if trigger.form == "verb" and trigger.reflexive and not _reflexive(desk, found):
        return "not reflexive"
    if found.attribute and found.type not in ATTRIBUTED:
        return "an attribute tells no such event"
    if found.clause is not None and desk.habitual(found.clause):
        return "a habit"
    if _lacking(desk, found):
        return "what there was not"
    return _ruled_out(desk, found) or _wanting(desk, found)


def _lacking(desk: Desk, found: Candidate) -> bool:
    """Whether a noun is told only as wanting ("ohne Warnung")."""
    if found.phrase is None or found.attribute or found.trigger.form not in ("noun", "adjnoun"):
        return False
    phrase = desk.syntax.phrases[found.phrase]
    without = desk.lexicon.words.without  # before a noun, or before an infinitive that begins with one
    before = phrase.first > 0 and desk.low[phrase.first - 1] in without
    return phrase.head == found.token and (phrase.preposition in without or before)


def _ruled_out(desk: Desk, found: Candidate) -> str:
    return next((f"beside {name}" for name in found.trigger.unless if _beside(desk, found, name)), "")


def _wanting(desk: Desk, found: Candidate) -> str:
    words = [n for n in found.trigger.needs if n not in FLAGS]
    if words and not any(_beside(desk, found, n) for n in words):
        return f"without {' '.join(words)}"
    flags = [n for n in found.trigger.needs if n in FLAGS]
    return next((f"not {name}" for name in flags if not FLAGS[name](desk, found)), "")


def _beside(desk: Desk, found: Candidate, name: str) -> bool:
    """Whether a word or class stands in the clause; for an infinitive also in the clause it hangs on."""
    if found.clause is None:
        return False
    if name.startswith(NEAR):
        return _near(desk, found, name.removeprefix(NEAR), NEAR_SENTENCES)
    clause = desk.syntax.clauses[found.clause]
    clauses = [found.clause] if clause.kind != "infinitive" or clause.parent is None else [found.clause, clause.parent]
    if name.startswith("$"):
        tokens = [t for c in clauses for t in desk.syntax.clauses[c].tokens]
        if clause.kind == "relative" and clause.antecedent is not None:
            tokens.append(desk.syntax.phrases[clause.antecedent].head)
        if clause.subject is not None:  # whom a pronoun takes up
            tokens.append(desk.syntax.phrases[taken_up(desk, found.clause, clause.subject)].head)
        return any(desk.token_in_class(t, name[1:]) for t in tokens if t not in found.tokens)
    return any(name in desk.clause_words(c) for c in clauses)


def _reflexive(desk: Desk, found: Candidate) -> bool:
    if found.clause is None:
        return False
    verb = desk.syntax.clauses[found.clause].verb
    reflexive = desk.lexicon.data.inflection.reflexive
    return (verb is not None and verb.reflexive) or reflexive in desk.clause_words(found.clause)


def _plural(desk: Desk, found: Candidate) -> bool:
    lemma = desk.lemma[found.token]
    return desk.low[found.token] != lemma or not lemma.endswith(found.trigger.text.lower())


def _singular(desk: Desk, found: Candidate) -> bool:
    return not _plural(desk, found)


def _quantified(desk: Desk, found: Candidate) -> bool:
    """Whether a number or a word of amount stands in the trigger's phrase before it."""
    if found.phrase is None:
        return False
    first = desk.syntax.phrases[found.phrase].first
    amounts = desk.facts.amounts
    return any(
        desk.syntax.tokens[t].tag == NUMBER_TAG or desk.lemma[t] in amounts or desk.low[t] in amounts
        for t in range(max(first - 1, 0), found.token)
    )


def _animate(desk: Desk, found: Candidate) -> bool:
    """Whether somebody can be meant as the logical subject: named, a pronoun, or no known thing or event."""
    if found.clause is None or found.attribute:
        return False
    clause = desk.syntax.clauses[found.clause]
    if clause.verb is not None and clause.verb.voice != "active":
        agents = desk.syntax.with_role(found.clause, "agent")
        return any(not _of_event(desk, desk.syntax.phrases[number].head) for number in agents)
    subject = desk.syntax.subject_of(found.clause)
    if subject is None:
        return False
    head = desk.syntax.phrases[subject].head
    if desk.low[head] in desk.facts.expletives:
        return False
    return not _of_event(desk, head)


def _of_event(desk: Desk, token: int) -> bool:
    """Whether a noun tells an occurrence, which does nothing of its own will."""
    return any(trigger.form == "noun" for trigger in desk.lexicon.sees(desk.lemma[token]))


def _negated(desk: Desk, found: Candidate) -> bool:
    if found.clause is None:
        return False
    if not desk.clause_words(found.clause).isdisjoint(desk.lexicon.words.negation):
        return True
    written = {desk.low[token] for token in desk.syntax.clauses[found.clause].tokens}  # inflected it counts
    return not written.isdisjoint(desk.lexicon.words.nothing)


def _nobody(desk: Desk, found: Candidate) -> bool:
    if found.clause is None:
        return False
    words = desk.clause_words(found.clause)
    return any(n in words for n in desk.lexicon.words.nobody)


def _copula(desk: Desk, found: Candidate) -> bool:
    """Whether the clause says that something is so, or leaves the verb out."""
    if found.clause is None:
        return False
    verb = desk.syntax.clauses[found.clause].verb
    return verb is None or any(desk.lemma[t] in desk.lexicon.words.copulas for t in verb.tokens)


def _somebody(desk: Desk, found: Candidate) -> bool:
    """Whether it is people to whom the verb does something."""
    return any(_people(desk, n) for n in _affected(desk, found))


def _something(desk: Desk, found: Candidate) -> bool:
    """Whether it is no people to whom the verb does something."""
    affected = _affected(desk, found)
    return bool(affected) and not any(_people(desk, n) for n in affected)


def _affected(desk: Desk, found: Candidate) -> tuple[int, ...]:
    """Return the phrases to which the verb does something."""
    if found.clause is None or found.attribute:
        return ()
    verb = desk.syntax.clauses[found.clause].verb
    turned = verb is not None and verb.voice != "active"
    numbers = desk.syntax.with_role(found.clause, "subject" if turned else "object")
    return tuple(taken_up(desk, found.clause, number) for number in numbers)


def _people(desk: Desk, phrase: int) -> bool:
    return desk.token_in_class(desk.syntax.phrases[phrase].head, "people") or _person(desk, phrase)


def _diseased(desk: Desk, found: Candidate) -> bool:
    """Whether the sentence, or the one before, names a disease."""
    return _near(desk, found, "diseases", 1)


def _near(desk: Desk, found: Candidate, name: str, sentences: int) -> bool:
    """Whether a word of the class stands in the sentence or in one of so many before it."""
    if found.clause is None:
        return False
    sentence = desk.syntax.clauses[found.clause].sentence
    near = (n for n, c in enumerate(desk.syntax.clauses) if 0 <= sentence - c.sentence <= sentences)
    return any(desk.clause_has(n, name) for n in near)


def _person(desk: Desk, phrase: int) -> bool:
    """Whether the phrase is somebody's name, or begins with one."""
    inner = desk.syntax.phrase_of(desk.syntax.phrases[phrase].first)
    named = desk.head_mention(phrase if inner is None else inner)
    return named is not None and named.entity.kind == "person"


def _meeting(desk: Desk, found: Candidate) -> bool:
    """Whether the clause's subject and object are both somebody by name or office."""
    if found.clause is None or found.attribute:
        return False
    sides = [desk.syntax.with_role(found.clause, "subject"), desk.syntax.with_role(found.clause, "object")]
    return all(any(_official(desk, n) for n in side) for side in sides)


def _official(desk: Desk, phrase: int) -> bool:
    return _person(desk, phrase) or desk.token_in_class(desk.syntax.phrases[phrase].head, "officials")


def _done_to(desk: Desk, found: Candidate) -> bool:
    """Whether none of a phrase's nouns is the clause's subject."""
    number = desk.syntax.subject_of(found.clause) if found.clause is not None else None
    return number is None or desk.syntax.phrases[number].head not in found.tokens


def _acting(desk: Desk, found: Candidate) -> bool:
    """Whether one of a phrase's nouns stands in the clause's subject."""
    number = desk.syntax.subject_of(found.clause) if found.clause is not None else None
    if number is None:
        return False
    subject = desk.syntax.phrases[number]
    return any(subject.first <= token < subject.last for token in found.tokens)


def _transitive(desk: Desk, found: Candidate) -> bool:
    """Whether the verb does something to somebody or something: it is passive, an attribute, or has an object."""
    verb = desk.syntax.clauses[found.clause].verb if found.clause is not None else None
    if found.attribute or verb is None or verb.voice != "active" or found.clause is None:
        return True
    return bool(desk.syntax.with_role(found.clause, "object"))


def _many(desk: Desk, found: Candidate) -> bool:
    """Whether the clause's subject can only be more than one."""
    number = desk.syntax.subject_of(found.clause) if found.clause is not None else None
    return number is not None and not desk.syntax.phrases[number].agreement & SINGULAR


def _one(desk: Desk, found: Candidate) -> bool:
    return not _many(desk, found)


FLAGS: Final[dict[str, Callable[[Desk, Candidate], bool]]] = {
    "plural": _plural,
    "singular": _singular,
    "quantified": _quantified,
    "animate": _animate,
    "negated": _negated,
    "nobody": _nobody,
    "copula": _copula,
    "somebody": _somebody,
    "something": _something,
    "diseased": _diseased,
    "meeting": _meeting,
    "done-to": _done_to,
    "acting": _acting,
    "transitive": _transitive,
    "many": _many,
    "one": _one,
}
