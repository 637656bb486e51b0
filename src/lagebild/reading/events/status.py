"""How sure: as fact, told by somebody, hearsay, yet to come, or not so."""

from collections.abc import Callable, Collection, Sequence
from functools import lru_cache
from typing import Final

from lagebild.languages.factuality import Factuality, StatusRule
from lagebild.languages.grammar_data import grammar_data
from lagebild.model.event import Party, Status
from lagebild.model.span import Span, hull
from lagebild.model.statement import Statement
from lagebild.reading.events.desk import Candidate, Desk
from lagebild.reading.events.find import main_verb
from lagebild.reading.events.pledges import own_pronoun
from lagebild.reading.events.prepositional import is_verbal
from lagebild.reading.events.sameness import definite

Test = Callable[[Desk, Candidate, StatusRule], int | None]
PAST = ("preterite", "perfect", "pluperfect")  # tenses of what is over
STANCES: Final[dict[str, Status]] = {
    "denies": "denied",
    "refuses": "denied",
    "demands": "announced",
    "announces": "announced",
    "threatens": "announced",
    "asks": "announced",
}


def fill_status(desk: Desk, found: Candidate) -> None:
    """Fill status, its cues and the statement that tells the event."""
    if found.trigger.form == "future":
        return  # what somebody will do is told by nobody but them
    own = found.actor if found.frame.speech else None
    found.statement = desk.statement_at(desk.syntax.tokens[found.token].start, own)
    local = _local(desk, found)
    if found.frame.gap and local == "announced":  # who will not speak is silent now
        local, found.cues = None, ()
    statement = found.statement
    if found.frame.gap and found.actor is None and statement is not None and statement.speaker:
        span = hull(statement.speaker)
        found.actor = Party(span, span.of(desk.notes.text), statement.speaker_entity)
    if statement is not None and _untold(desk, found, statement, local):
        found.statement = statement = None
    if statement is None:
        found.status = local or "asserted"
    elif local in ("denied", "announced") or (local == "hearsay" and not found.hard):
        found.status = local
    elif statement.kind == "reported" and not found.frame.speech and statement.stance in STANCES:
        found.status = STANCES[statement.stance]
    else:
        found.status = "hearsay" if _supposed(desk, statement) else "attributed"


def _untold(desk: Desk, found: Candidate, statement: Statement, local: Status | None) -> bool:
    """Whether the statement around a trigger is none that tells it."""
    if statement.kind == "reported" and (_taken_for_granted(desk, found) or _occasion(desk, found, statement)):
        return True
    return (not statement.cue and local == "hearsay") or _no_voice(desk, statement)


def _occasion(desk: Desk, found: Candidate, statement: Statement) -> bool:
    """Whether an event noun only tells at what occasion something is denied, or was announced."""
    if found.phrase is None or is_verbal(desk, found) or statement.stance not in STANCES:
        return False
    phrase = desk.syntax.phrases[desk.syntax.top_phrase(found.phrase)]
    words = desk.lexicon.words
    if phrase.preposition not in words.during and phrase.preposition not in words.after:
        return False
    verb = main_verb(desk, phrase.clause)
    return STANCES[statement.stance] == "denied" or (verb is not None and found.token < verb)


def _supposed(desk: Desk, statement: Statement) -> bool:
    """Whether nobody in particular says so: no speaker, or only "reports"."""
    tokens = [t for s in statement.speaker for t in desk.syntax.tokens_in(s.start, s.end)]
    nouns = [t for t in tokens if desk.syntax.tokens[t].tag in ("NN", "NE") or t in desk.mentions]
    described = [t for t in tokens if desk.syntax.tokens[t].tag == "ADJA"]
    if any(not desk.low[t].startswith(desk.facts.vague) for t in described):
        return False  # the adjective tells whose
    return not statement.speaker or (bool(nouns) and all(desk.lemma[t] in desk.facts.supposed_voices for t in nouns))


def _no_voice(desk: Desk, statement: Statement) -> bool:
    """Whether the "speaker" is an occurrence, which says nothing."""
    tokens = [t for s in statement.speaker for t in desk.syntax.tokens_in(s.start, s.end)]
    nouns = [t for t in tokens if desk.syntax.tokens[t].tag == "NN"]
    triggers = desk.lexicon.sees(desk.low[nouns[0]]) if nouns else ()
    return statement.kind == "reported" and any(
        t.form == "noun" and not desk.lexicon.frames[t.frame].speech for t in triggers
    )


def _local(desk: Desk, found: Candidate) -> Status | None:
    for rule, tests in _tested(desk.facts):
        cue = _holds(desk, found, rule, tests)
        if cue is not None:
            token = desk.syntax.tokens[cue]
            found.cues = (Span(token.start, token.end),)
            found.hard = not (rule.governors or rule.nouns)
            if rule.voiced:
                found.voice = _doer(desk, cue)
            desk.notes.trace.note("events", rule.name, (token.start, token.end), True, found.trigger.rule)
            return rule.status
    return None


def speaks_for_self(desk: Desk, found: Candidate) -> None:
    """Put the speaker in where a pronoun in what they say can only be taken for them."""
    statement, actor = found.statement, found.actor
    if statement is None or not statement.speaker or actor is None or actor.entity is not None:
        return
    if own_pronoun(desk, actor.text.lower(), statement):
        span = hull(statement.speaker)
        found.actor = Party(span, span.of(desk.notes.text), statement.speaker_entity)


def _doer(desk: Desk, token: int) -> Party | None:
    """Who does what the verb says: its subject, or in the passive its agent."""
    clause = desk.syntax.clause_of(token)
    if clause is None:
        return None
    verb = desk.syntax.clauses[clause].verb
    if verb is not None and verb.voice != "active":
        agents = desk.syntax.with_role(clause, "agent")
        return desk.party(agents[0]) if agents else None
    subject = desk.syntax.subject_of(clause)
    return desk.party(subject) if subject is not None else None


def _holds(desk: Desk, found: Candidate, rule: StatusRule, tests: Sequence[Test]) -> int | None:
    if rule.deeds and found.frame.speech:
        return None
    for test in tests:
        cue = test(desk, found, rule)
        if cue is not None:
            clauses = {found.clause, desk.syntax.clause_of(cue)}
            return None if any(_unless(desk, c, name) for name in rule.unless for c in clauses) else cue
    return None


@lru_cache
def _tested(facts: Factuality) -> tuple[tuple[StatusRule, tuple[Test, ...]], ...]:
    """Return each rule with the tests it has words for."""
    return tuple(
        (rule, tuple(test for fields, test in TESTS if any(getattr(rule, field) for field in fields)))
        for rule in facts.rules
    )


def _unless(desk: Desk, clause: int | None, name: str) -> bool:
    if clause is None:
        return False
    if name.startswith("$"):
        return desk.clause_has(clause, name[1:])
    return name in desk.clause_words(clause)


def _reached(desk: Desk, found: Candidate) -> bool:
    """Whether the clause's verb says something of the event: the trigger is the verb, its subject or object."""
    if found.clause is None or found.attribute:
        return False
    if is_verbal(desk, found):
        return True
    if found.phrase is None:
        return False
    phrase = desk.syntax.phrases[found.phrase]
    free = phrase.role is None and phrase.preposition is None and phrase.parent is None
    return phrase.head == found.token and (free or phrase.role in ("subject", "object", "predicate"))


def _words(desk: Desk, found: Candidate, rule: StatusRule) -> int | None:
    if found.clause is None or not _reached(desk, found):
        return None
    for token in desk.syntax.clauses[found.clause].tokens:
        adjective = desk.syntax.tokens[token].tag == "ADJA" or desk.syntax.of_attribute(token)
        if desk.low[token] in rule.words and not adjective:
            return token
    return None


def _adjectives(desk: Desk, found: Candidate, rule: StatusRule) -> int | None:
    if found.phrase is None or is_verbal(desk, found):
        return None
    for token in range(desk.syntax.phrases[found.phrase].first, found.token):
        if desk.low[token].startswith(rule.adjectives) and desk.syntax.tokens[token].tag.startswith("ADJ"):
            return token
    return None


def _modal(desk: Desk, found: Candidate, rule: StatusRule) -> int | None:
    if found.clause is None or not _reached(desk, found):
        return None
    verb = desk.syntax.clauses[found.clause].verb
    if verb is None or verb.finite is None:
        return None
    asked = ((rule.modals, verb.modal), (rule.tenses, verb.tense), (rule.moods, verb.mood), (rule.verbs, verb.lemma))
    fits = all(not wanted or told in wanted for wanted, told in asked)
    return verb.finite if fits and (not rule.perfect or _perfect_infinitive(desk, verb.tokens)) else None


def _perfect_infinitive(desk: Desk, tokens: tuple[int, ...]) -> bool:
    """Whether a modal's infinitive tells what is done: not the passive's."""
    tags = {desk.syntax.tokens[t].tag for t in tokens}
    auxiliaries = [t for t in tokens if desk.syntax.tokens[t].tag == "VAINF"]
    still = any(desk.lemma[t] not in desk.facts.perfect_auxiliaries for t in auxiliaries)
    return "VAPP" in tags or ("VVPP" in tags and not still)


def _governed(desk: Desk, found: Candidate, rule: StatusRule) -> int | None:
    cue = _governor(desk, found, rule)
    if cue is None or not (rule.refuted or rule.status == "denied"):
        return cue
    clause = desk.syntax.clause_of(cue)
    refuted = clause is not None and _clause_negation(desk, clause) is not None
    return cue if refuted == rule.refuted else None


def _governor(desk: Desk, found: Candidate, rule: StatusRule) -> int | None:
    if found.clause is None or found.attribute:
        return None
    if not is_verbal(desk, found):
        clause = desk.syntax.clauses[found.clause]
        if clause.verb is not None and _governs(desk, found.clause, rule) and _complement(desk, found, rule):
            return main_verb(desk, found.clause)
        if not _reached(desk, found):
            return None
    return _governing_clause(desk, found.clause, rule)


def _taken_for_granted(desk: Desk, found: Candidate) -> bool:
    """Whether another event noun stands between, or one that takes the event as given: only that is told."""
    if found.phrase is None or is_verbal(desk, found):
        return False
    heads = [desk.syntax.phrases[n].head for n in desk.syntax.around(found.phrase)]
    granted = any(desk.low[h].endswith(desk.facts.granting) for h in heads)
    return granted or any(h in desk.trigger_nouns and h != found.token for h in heads)


def _complement(desk: Desk, found: Candidate, rule: StatusRule) -> bool:
    if found.phrase is None:
        return False
    if _taken_for_granted(desk, found):
        return False
    around = desk.syntax.around(found.phrase)
    phrase = desk.syntax.phrases[around[-1] if around else found.phrase]
    if phrase.preposition is not None:
        return phrase.preposition in rule.prepositions
    return phrase.role in ("object", "subject")


def _governing_clause(desk: Desk, clause: int, rule: StatusRule) -> int | None:
    here = desk.syntax.clauses[clause]
    kinds = ("infinitive", "subordinate", "relative") if rule.status == "attributed" else ("infinitive", "subordinate")
    if here.kind not in kinds or here.parent is None:
        return None
    if (
        here.opener is not None
        and here.kind == "subordinate"
        and desk.low[here.opener] not in desk.facts.complementisers
    ):
        return None  # no content of the governing verb
    return main_verb(desk, here.parent) if _governs(desk, here.parent, rule) else None


def _governs(desk: Desk, clause: int, rule: StatusRule) -> bool:
    verb = desk.syntax.clauses[clause].verb
    if verb is None:
        return False
    return verb.lemma in rule.governors or bool(desk.acts.get(clause, set()).intersection(rule.acts))


def _under_noun(desk: Desk, found: Candidate, rule: StatusRule) -> int | None:
    names = _small(rule.nouns)
    heads = (desk.syntax.phrases[number].head for number in _around(desk, found))
    return next((head for head in heads if desk.lemma[head] in names), None)


def _around(desk: Desk, found: Candidate) -> Sequence[int]:
    """The phrases that hold the trigger: around a noun; before an infinitive those of the verb it hangs on."""
    if not is_verbal(desk, found):
        return desk.syntax.around(found.phrase) if found.phrase is not None else ()
    clause = desk.syntax.clauses[found.clause] if found.clause is not None else None
    if clause is None or clause.kind != "infinitive" or clause.parent is None:
        return ()
    return desk.syntax.with_role(clause.parent, "object")


@lru_cache
def _small(nouns: Collection[str]) -> frozenset[str]:
    return frozenset(noun.lower() for noun in nouns)


def _opened(desk: Desk, found: Candidate, rule: StatusRule) -> int | None:
    if found.clause is None or not is_verbal(desk, found):
        return None
    clause = desk.syntax.clauses[found.clause]
    if clause.opener is None or desk.low[clause.opener] not in rule.openers:
        return None
    return clause.opener if clause.verb is not None and clause.verb.tense in ("present", "none") else None


def _asked(desk: Desk, found: Candidate, rule: StatusRule) -> int | None:
    """The opener of an indirect question about what has been, or whether there is something at all."""
    clause = desk.syntax.clauses[found.clause] if found.clause is not None else None
    if clause is None or clause.opener is None or desk.low[clause.opener] not in rule.questions:
        return None
    if is_verbal(desk, found):
        over = clause.verb is not None and clause.verb.tense in PAST
        return clause.opener if over else None
    return clause.opener if _reached(desk, found) and not definite(desk, found) else None


#: Flags of triggers that the negation in their clause belongs to.
OWN_NEGATION: Final = frozenset(("negated", "nobody"))


def _negated(desk: Desk, found: Candidate, rule: StatusRule) -> int | None:
    negation = (*desk.lexicon.words.negation, *desk.lexicon.words.nobody)
    if found.clause is None or found.frame.gap or any(w in negation for w in found.trigger.words):
        return None
    if not OWN_NEGATION.isdisjoint(found.trigger.needs):
        return None
    own = _own_negation(desk, found)
    if own is not None:
        return own
    clause = desk.syntax.clauses[found.clause]
    if (
        clause.verb is None
        or not _reached(desk, found)
        or (found.trigger.form in ("noun", "adjnoun") and (clause.verb.lemma not in desk.facts.happening))
    ):
        return None
    return _clause_negation(desk, found.clause)


def _clause_negation(desk: Desk, clause: int) -> int | None:
    words = desk.lexicon.words
    tokens = desk.syntax.clauses[clause].tokens
    for at, token in enumerate(tokens):
        low = desk.low[token]
        if desk.lemma[token] in words.negation or low in words.negation or low in words.nobody:
            following = desk.low[tokens[at + 1]] if at + 1 < len(tokens) else ""
            if following not in desk.facts.not_negating and not _of_part(desk, token):
                return token
    return None


def _of_part(desk: Desk, token: int) -> bool:
    """Whether a negation only says who is not among those told."""
    inclusion = desk.notes.language.part(grammar_data).words.inclusion
    return token > 0 and desk.low[token - 1] in inclusion


def _own_negation(desk: Desk, found: Candidate) -> int | None:
    if found.phrase is None or is_verbal(desk, found):
        return None
    for token in range(desk.syntax.phrases[found.phrase].first, found.token):
        if desk.syntax.tokens[token].tag in ("PIAT", "PIS") and (
            desk.lemma[token] in desk.lexicon.words.negation or desk.low[token] in desk.lexicon.words.nobody
        ):
            return token
    return None


def _tail(desk: Desk, found: Candidate, rule: StatusRule) -> int | None:
    own = not is_verbal(desk, found) and not found.frame.speech
    return found.token if own and desk.low[found.token].endswith(rule.tails) else None


#: The fields of a rule, and how they are tested.
TESTS: tuple[tuple[tuple[str, ...], Test], ...] = (
    (("tails",), _tail),
    (("words",), _words),
    (("adjectives",), _adjectives),
    (("modals", "tenses"), _modal),
    (("governors",), _governed),
    (("nouns",), _under_noun),
    (("openers",), _opened),
    (("questions",), _asked),
    (("negated",), _negated),
)
