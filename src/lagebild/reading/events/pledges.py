"""Own future told by somebody ("man werde verzichten", "wir werden helfen"): a promise, or a threat."""

from typing import Final

from lagebild.languages.events import Trigger
from lagebild.model.event import Party
from lagebild.model.span import hull
from lagebild.model.statement import Statement
from lagebild.reading.events.desk import Candidate, Desk
from lagebild.reading.events.find import main_verb

FRAME: Final = "own-future"
VIOLENT: Final = frozenset(["attack", "killed", "seizure", "destruction", "detained", "injured"])
ACTORS = ("officials", "forces")


def pledges(desk: Desk, found: list[Candidate]) -> list[Candidate]:
    """Return what speakers say they will do, as promises and threats, in text order; announced violence is a threat."""
    if FRAME not in desk.lexicon.frames:
        return []
    violent = {c.clause for c in found if c.type in VIOLENT and c.trigger.form in ("verb", "phrase")}
    for announced in found:
        if announced.type == "promise" and _of_violence(desk, announced, violent):
            announced.type = "threat"
    made = (_pledge(desk, clause, violent) for clause in range(len(desk.syntax.clauses)))
    return [m for m in made if m is not None]


def _of_violence(desk: Desk, found: Candidate, violent: set[int | None]) -> bool:
    """Whether somebody announces a deed of violence in an infinitive."""
    if found.clause is None or found.trigger.form != "verb":
        return False
    inner = [c for c in desk.syntax.dependents(found.clause) if desk.syntax.clauses[c].kind == "infinitive"]
    return any(c in violent and not _denied(desk, c) for c in inner)


def _pledge(desk: Desk, clause: int, violent: set[int | None]) -> Candidate | None:
    main = main_verb(desk, clause)
    if main is None or not (_future(desk, clause) or _committed(desk, clause)):
        return None
    start = desk.syntax.tokens[desk.syntax.clauses[clause].tokens[0]].start
    statement = desk.statement_at(start)
    if statement is None or not statement.speaker or not _own(desk, clause, statement):
        return None
    threat = (clause in violent or _otherwise(desk, clause)) and not _denied(desk, clause)
    verb = desk.syntax.clauses[clause].verb
    tokens = tuple(sorted({main, *(verb.tokens if verb else ())}))
    kind = "threat" if threat else "promise"
    trigger = Trigger((kind,), "future", FRAME, desk.lemma[main])
    found = Candidate(
        type=kind,
        trigger=trigger,
        frame=desk.lexicon.frames[FRAME],
        token=main,
        tokens=tokens,
        clause=clause,
        phrase=None,
        sentence=desk.syntax.sentence_of(main),
    )
    span = hull(statement.speaker)
    found.actor = Party(span, span.of(desk.notes.text), statement.speaker_entity)
    return found


def _otherwise(desk: Desk, clause: int) -> bool:
    """Whether it is told as what follows where a demand is not met."""
    return desk.low[desk.syntax.clauses[clause].tokens[0]] in desk.lexicon.words.otherwise


def _future(desk: Desk, clause: int) -> bool:
    found = desk.syntax.clauses[clause]
    verb = found.verb
    if verb is None or verb.voice != "active" or found.kind in ("relative", "infinitive"):
        return False
    if found.opener is not None and desk.low[found.opener] in desk.lexicon.words.conditional:
        return False
    return verb.tense == "future"


def _committed(desk: Desk, clause: int) -> bool:
    """Whether an infinitive hangs on a verb that commits."""
    found = desk.syntax.clauses[clause]
    if found.kind != "infinitive" or found.parent is None or found.verb is None or found.verb.modal is not None:
        return False
    parent = desk.syntax.clauses[found.parent].verb
    plain = not any(desk.syntax.tokens[t].tag in ("VAINF", "VMINF") for t in found.verb.tokens)
    return plain and parent is not None and parent.lemma in desk.lexicon.words.committing


def _own(desk: Desk, clause: int, statement: Statement) -> bool:
    """Whether the clause's subject can be who speaks: we, one, he; the same name; an office or force."""
    if desk.syntax.clauses[clause].kind == "infinitive":
        return True
    subject = desk.syntax.subject_of(clause)
    if subject is None:
        return False
    head = desk.syntax.phrases[subject].head
    verb = desk.syntax.clauses[clause].verb
    if own_pronoun(desk, desk.low[head], statement):
        # the second subjunctive of others tells no future
        return verb is None or verb.mood not in ("k2", "none") or _same_sentence(desk, clause, statement)
    located = desk.head_mention(subject)
    if located is not None and located.entity.id == statement.speaker_entity:
        return True
    return any(desk.token_in_class(head, name) for name in ACTORS) or _acronym(desk, head)


def own_pronoun(desk: Desk, word: str, statement: Statement) -> bool:
    """Whether a pronoun (lower case) in what somebody says can be themselves; of their own words, only "I" and "we"."""
    words = desk.lexicon.words
    return word in (words.quoted_pronouns if statement.kind == "direct" else words.own_pronouns)


def _same_sentence(desk: Desk, clause: int, statement: Statement) -> bool:
    """Whether the word that introduces a statement stands in the clause's own sentence."""
    here = desk.syntax.sentence_of(desk.syntax.clauses[clause].tokens[0])
    cues = (desk.syntax.token_at(c.start) for c in statement.cue)
    return any(token is not None and desk.syntax.sentence_of(token) == here for token in cues)


def _acronym(desk: Desk, token: int) -> bool:
    text = desk.syntax.tokens[token].text
    return len(text) > 1 and text.isupper()


def _denied(desk: Desk, clause: int) -> bool:
    words = desk.clause_words(clause)
    return not words.isdisjoint(desk.lexicon.words.negation)
