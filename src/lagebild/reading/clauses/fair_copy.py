"""Turn the drafts into the records that later stages read."""

from lagebild.model.grammar import PLURAL, SINGULAR, Clause, Mood, Phrase, VerbComplex
from lagebild.reading.clauses.marks import KON
from lagebild.reading.clauses.sketch import DraftClause, DraftVerb, Sketch

_SUBJUNCTIVE = ("k1", "k2")


def fair_phrases(sketch: Sketch) -> tuple[Phrase, ...]:
    """Return the drafted phrases as records, numbered as drafted."""
    return tuple(
        Phrase(
            p.first, p.last, p.head, p.core_last, p.agreement, p.role, p.preposition,
            p.clause if p.clause >= 0 else None, p.parent if p.parent >= 0 else None, p.conjuncts,
        )
        for p in sketch.phrases
    )  # fmt: skip


def fair_clauses(sketch: Sketch, levels: list[int]) -> tuple[Clause, ...]:
    """Return the drafted clauses as records, numbered as drafted, with the quotation level of their verb."""
    moods = [_mood(sketch, clause, clause.verb) if clause.verb else "none" for clause in sketch.clauses]
    for clause, mood in zip(sketch.clauses, moods, strict=True):
        if clause.after >= 0 and clause.parent < 0 and clause.after != clause.number:
            before = sketch.clauses[clause.after]
            joined = sketch.flags[clause.tokens[0]] & KON
            told = moods[before.number] in _SUBJUNCTIVE and mood in _SUBJUNCTIVE
            if told if joined else _is_object(sketch, clause, mood, before, levels):
                clause.parent = before.parent if moods[before.number] in _SUBJUNCTIVE else before.number
    return tuple(_clause(sketch, clause, mood, levels) for clause, mood in zip(sketch.clauses, moods, strict=True))


def _is_object(sketch: Sketch, clause: DraftClause, mood: Mood, before: DraftClause, levels: list[int]) -> bool:
    """Whether a main clause is what the one before it says: by mood, by quotation mark, by that one's verb."""
    if mood in _SUBJUNCTIVE or levels[clause.tokens[0]] > levels[before.tokens[-1]]:
        return True
    if before.verb is None or before.verb.lemma not in sketch.data.verbs.clause_object:
        return False
    return not any(sketch.phrases[number].role == "object" for number in before.phrases)


def _clause(sketch: Sketch, c: DraftClause, mood: Mood, levels: list[int]) -> Clause:
    verb = c.verb
    at = c.tokens[0]
    if verb is not None:
        at = verb.tokens[0] if verb.finite is None else verb.finite
    return Clause(
        c.kind, tuple(c.tokens), c.sentence, _verb(verb, mood) if verb else None, tuple(c.phrases),
        c.subject if c.subject >= 0 else None, c.shared and c.subject >= 0, c.opener if c.opener >= 0 else None,
        c.parent if c.parent >= 0 else None, c.antecedent if c.antecedent >= 0 else None, levels[at],
    )  # fmt: skip


def _verb(v: DraftVerb, mood: Mood) -> VerbComplex:
    return VerbComplex(
        v.lemma, tuple(v.tokens), v.finite, v.tense, mood, v.voice, v.modal,
        v.prefix, v.reflexive, v.negation, v.zu,
    )  # fmt: skip


def _mood(sketch: Sketch, clause: DraftClause, verb: DraftVerb) -> Mood:
    """Return the mood that person and number of the subject leave; indicative where that is possible."""
    if verb.finite is None:
        return verb.mood
    forms = sketch.tokens[verb.finite].forms
    person, number = 3, ""
    if clause.subject >= 0:
        subject = sketch.phrases[clause.subject]
        person = _person(sketch, subject.head)
        number = _number(subject.agreement)
    fitting = [f for f in forms if f.person == person and number in ("", f.number)]
    moods = [f.mood for f in fitting or forms]
    return "indicative" if "indicative" in moods or not moods else moods[0]


def _person(sketch: Sketch, head: int) -> int:
    words, text = sketch.data.words, sketch.tokens[head].text.lower()
    if sketch.tokens[head].tag != "PPER":
        return 3
    return 1 if text in words.first_persons else 2 if text in words.second_persons else 3


def _number(agreement: int) -> str:
    if not agreement & PLURAL:
        return "sg"
    return "" if agreement & SINGULAR else "pl"
